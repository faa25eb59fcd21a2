"""Names that stand in a list with others: what is between two places is a place."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bnevents.entities import words as w
from bnevents.entities.mentions import WEIGHTS, Mention, same_kind
from bnevents.entities.words import Word

_SEPARATORS = frozenset({",", "ও", "এবং", ";"})
_LONGEST = 3  # words of an item


def enumerated(
    words: Sequence[Word],
    ranges: Sequence[tuple[int, int]],
    mentions: Sequence[Mention],
    weak: Sequence[Mention] = (),
) -> list[Mention]:
    """Return the items of lists that are words of no lexicon, with the label of the items on both sides.

    Args:
        words: the words of the text.
        ranges: the sentences.
        mentions: what was found, without overlap.
        weak: listed names that are words as well: beside another item of their kind, and after the country in which
            they lie, they are meant as names.
    """
    begins = {mention.first: mention for mention in mentions if mention.label != "NORP"}
    ends = {mention.last: mention for mention in begins.values()}
    out: list[Mention] = []
    for name in weak:
        owner, word = ends.get(name.first), words[name.first]
        if word.flags & w.VERB:
            continue
        if owner is not None and owner.label == "GPE" == name.label and words[name.first - 1].norm == owner.stem + "র":
            out.append(Mention(name.first, name.last, name.label, "gazetteer", name.name, name.stem, WEIGHTS["cue"]))
            continue
        for beside in (ends.get(name.first - 1), begins.get(name.last + 1)):
            if beside is None or beside.source == "model":
                continue
            between = name.first - 1 if beside.last < name.last else name.last
            if words[between].norm in _SEPARATORS and same_kind(beside.label, name.label):
                item = Mention(name.first, name.last, name.label, "gazetteer", name.name, name.stem, WEIGHTS["cue"])
                out.append(item)
                begins[item.first] = ends[item.last] = item
                break
    for first, last in ranges:
        places = [at for at in range(first, last) if words[at].norm in _SEPARATORS]
        for left, right in pairwise(places):
            if not 1 < right - left <= _LONGEST + 1 or not all(_foreign(words[at]) for at in range(left + 1, right)):
                continue
            if any(at in begins for at in range(left + 1, right)):
                continue
            before, after = ends.get(left), begins.get(right + 1)
            if before is None or after is None or not same_kind(before.label, after.label):
                continue
            item = Mention(left + 1, right, before.label, "cue", stem=words[right - 1].stem, weight=WEIGHTS["cue"])
            out.append(item)
            ends[right] = item
    return out


def _foreign(word: Word) -> bool:
    heads = w.TITLE | w.VERB | w.MANY | w.ORG_HEAD | w.FAC_HEAD | w.GPE_HEAD
    return word.kind == "word" and not word.known and not word.flags & heads
