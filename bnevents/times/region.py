"""Whether a text is from Bangladesh or from India, by its own words."""

from __future__ import annotations

from functools import cache

from bnevents.models import Region
from bnevents.text import Tokens, normalize, tokenize
from bnevents.times.lexicon import lexicon

_READ = 1200  # tokens: the beginning tells
_SPELLING = 5  # votes of a spelling; a place or a body has one


@cache
def _cues() -> dict[str, tuple[Region, int]]:
    data = lexicon().data
    found: dict[str, tuple[Region, int]] = {}
    for heading, votes in (("regions", 1), ("region_spellings", _SPELLING)):
        lists: dict[Region, list[str]] = data[heading]
        found |= {normalize(word): (region, votes) for region, words in lists.items() for word in words}
    return found


def guess_region(text: Tokens | str, *, default: Region = "BD") -> Region:
    """Return the country whose calendar, spelling and institutions a text uses.

    Counts the words of one country in the first tokens: its spellings (অগস্ট, অর্থবর্ষ against অর্থবছর, রোববার) first,
    then the places and bodies that it writes about.

    Args:
        text: the text or its tokens.
        default: what to say where no side has more words.

    Example:
        >>> guess_region("চলতি অর্থবর্ষে"), guess_region("চলতি অর্থবছরে")  # in this fiscal year
        ('IN', 'BD')
    """
    tokens = tokenize(text) if isinstance(text, str) else text
    cues = _cues()
    telling = cues.keys()
    votes = {"BD": 0, "IN": 0}
    for form in tokens.forms[:_READ]:
        if not telling.isdisjoint(form.stems):
            region, count = next(cues[stem] for stem in form.stems if stem in cues)
            votes[region] += count
    if votes["BD"] == votes["IN"]:
        return default
    return "IN" if votes["IN"] > votes["BD"] else "BD"
