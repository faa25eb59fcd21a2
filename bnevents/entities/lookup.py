"""The gazetteer's longest matches over a text, as candidates and as tags for the name model."""

from __future__ import annotations

from collections.abc import Sequence

from bnevents.entities import words as w
from bnevents.entities.features import GAZETTEER_TAGS
from bnevents.entities.gazetteer import CURATED, Gazetteer
from bnevents.entities.mentions import WEIGHTS, Mention
from bnevents.entities.names import PLACES, Name
from bnevents.entities.words import STARTS, Word

_BEYOND_DOUBT = 8  # priority of countries and their people
_LONG = 6  # letters of a name that a verb form can hardly be
_TAG = {tag: at for at, tag in enumerate(GAZETTEER_TAGS)}


def listed_mentions(gazetteer: Gazetteer, words: Sequence[Word], ranges: Sequence[tuple[int, int]]) -> list[Mention]:
    """Return the listed names in the ranges, from left to right, the longest at each place.

    Weak ones, and words that are rather no name here, have no weight.
    """
    out: list[Mention] = []
    for first, last in ranges:
        end = first
        for at in [at for at in range(first, last) if words[at].flags & STARTS]:
            found = gazetteer.at(words, at, last) if at >= end else None
            if found is not None:
                end, name, stem = found
                weight = 0.0 if name.weak or _doubtful(words, at, end, name, stem) else WEIGHTS["gazetteer"]
                out.append(Mention(at, end, name.label, "gazetteer", name, stem, weight))
    return out


def _doubtful(words: Sequence[Word], first: int, last: int, name: Name, found: str) -> bool:
    """Return whether a listed word is rather a word of the language here: পেলে (Pelé, or: having got)."""
    if last - first > 1 or name.priority >= _BEYOND_DOUBT:
        return False
    flags, stem = words[first].flags, words[first].stem
    if name.priority >= CURATED and found == stem:
        return False
    if name.label in PLACES and w.settled(stem, w.settlement_endings()[0]):
        return False
    return bool(flags & w.COMMON) or (words[first].known and not flags & w.LISTED and len(stem) < _LONG)


def gazetteer_tags(count: int, mentions: Sequence[Mention]) -> list[int]:
    """Return for each of `count` words the index of its tag in `features.GAZETTEER_TAGS`."""
    out = [0] * count
    for mention in mentions:
        kind = mention.label if mention.weight else "weak"
        out[mention.first] = _TAG[f"B-{kind}"]
        for at in range(mention.first + 1, mention.last):
            out[at] = _TAG[f"I-{kind}"]
    return out
