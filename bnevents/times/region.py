"""Whether a text is from Bangladesh or from India, by its own words."""

from __future__ import annotations

from functools import cache

from bnevents.models import Region
from bnevents.text import Tokens, tokenize
from bnevents.times.lexicon import lexicon

_READ = 1200  # tokens: the beginning tells


@cache
def _cues() -> dict[str, Region]:
    regions: dict[Region, list[str]] = lexicon().data["regions"]
    return {form.norm: region for region, words in regions.items() for word in words for form in tokenize(word).forms}


def guess_region(text: Tokens | str, *, default: Region = "BD") -> Region:
    """Return the country whose calendar, spelling and institutions a text uses.

    Counts words of the lexicon's `regions` (অগস্ট, অর্থবর্ষ and নবান্ন against অর্থবছর, উপজেলা and বাসস) in the first tokens.

    Args:
        text: the text or its tokens.
        default: what to say where no side has more words.

    Example:
        >>> guess_region("চলতি অর্থবর্ষে রাজ্যের আয় বেড়েছে"), guess_region("চলতি অর্থবছরে আয় বেড়েছে")  # fiscal year, in both
        ('IN', 'BD')
    """
    tokens = tokenize(text) if isinstance(text, str) else text
    cues = _cues()
    votes = {"BD": 0, "IN": 0}
    for form in tokens.forms[:_READ]:
        for stem in form.stems:
            if (region := cues.get(stem)) is not None:
                votes[region] += 1
                break
    if votes["BD"] == votes["IN"]:
        return default
    return "IN" if votes["IN"] > votes["BD"] else "BD"
