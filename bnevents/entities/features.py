"""What the name model sees of a word: strings, each with a weight for every tag.

A word's own features are found once for each form; the model adds up those of the two words to the left and to the
right, so all that depends on context is sums (and two small tables of word classes).
"""

from __future__ import annotations

from bnevents.entities import words as w
from bnevents.entities.words import Word

OFFSETS = (-2, -1, 0, 1, 2)
TAGS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG")
# tags that the gazetteer's longest match gives to words; weak names are marked apart
GAZETTEER_TAGS = ("O", *(f"{p}-{k}" for k in ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "weak") for p in "BI"))
GAZETTEER_OFFSETS = (-1, 0, 1)
PAD = "pad"
CLASSES = (
    *("pad", "(", ")", ",", "।", "'", "-", ":", "punct", "number", "capitals", "latin", "verb", "title", "titled"),
    *("particle", "both", "given", "family", "org", "fac", "loc", "gpe", "inner", "known", "knowns", "bare"),
    *("accusative", "genitive", "locative", "settled"),
)
CLASS_OF = {name: at for at, name in enumerate(CLASSES)}
_MARKS = frozenset("(),।'-:")
_FLAGS = (
    (w.CAPITALS, "capitals"),
    (w.LATIN, "latin"),
    (w.TITLE, "title"),
    (w.ORG_HEAD, "org"),
    (w.FAC_HEAD, "fac"),
    (w.LOC_HEAD, "loc"),
    (w.GPE_HEAD, "gpe"),
    (w.ORG_INNER, "inner"),
    (w.PARTICLE, "particle"),
    (w.GIVEN | w.FAMILY, "both"),
    (w.GIVEN, "given"),
    (w.FAMILY, "family"),
    (w.VERB, "verb"),
)


def class_of(word: Word) -> int:
    """Return the index of the one class that tells most about a word."""
    if word.kind == "punct":
        return CLASS_OF[word.norm if word.norm in _MARKS else "punct"]
    if word.kind == "number":
        return CLASS_OF["number"]
    flags = word.flags
    for mask, name in _FLAGS:
        if flags & mask == mask:
            if name == "title" and not flags & w.BARE:
                name = "titled"
            return CLASS_OF[name]
    if word.known:
        return CLASS_OF["known" if flags & w.BARE else "knowns"]
    if flags & w.SETTLED:
        return CLASS_OF["settled"]
    return CLASS_OF["bare" if flags & w.BARE else word.case]


def features_of(word: Word) -> dict[int, list[str]]:
    """Return a word's features for each place that it can have beside the word that is tagged."""
    norm, stem = word.norm, word.stem
    if word.kind == "number":
        norm = stem = "#" * min(len(norm), 5)
    name = CLASSES[class_of(word)]
    if word.kind == "punct":
        near = [f"w={norm}"]
        return {offset: [f"{offset}:{f}" for f in near] for offset in OFFSETS}
    flags = [f"f={bit}" for bit in range(18) if word.flags >> bit & 1]
    endings = [f"x={norm[-n:]}" for n in (1, 2, 3) if len(norm) > n]
    own = [f"w={norm}", f"s={stem}", f"k={word.skeleton}", f"c={name}", *flags, *endings]
    own += [f"p={norm[:n]}" for n in (1, 2, 3, 4) if len(norm) > n] + [f"x={norm[-4:]}"] * (len(norm) > 4)
    own += [f"y={stem[-n:]}" for n in (2, 3, 4) if len(stem) > n] + [f"l={min(len(norm), 12)}", f"e={word.case}"]
    own += [f"n={stem[at : at + 3]}" for at in range(1, len(stem) - 3)]
    beside = [f"w={norm}", f"s={stem}", f"e={word.case}", *flags, *endings[1:]]
    out = {0: own, -1: beside, 1: beside, -2: [f"s={stem}", f"c={name}"], 2: [f"s={stem}", f"c={name}"]}
    return {offset: [f"{offset}:{feature}" for feature in out[offset]] for offset in OFFSETS}


LEXICAL = ("w=", "s=", "k=")  # features that name the word itself


def padding() -> dict[int, list[str]]:
    """Return the features of the place before and after a sentence."""
    return {offset: [f"{offset}:{PAD}"] for offset in OFFSETS}


def gazetteer_feature(offset: int, tag: int) -> str:
    """Return the feature that a word at an offset is covered by a listed name."""
    return f"g{offset}={GAZETTEER_TAGS[tag]}"


def class_feature(before: int, own: int, after: int) -> str:
    """Return the feature of three classes in a row."""
    return f"c={CLASSES[before]}|{CLASSES[own]}|{CLASSES[after]}"


def pair_feature(first: int, second: int, *, own_first: bool) -> str:
    """Return the feature of two classes in a row, of which the first or the second is the tagged word's."""
    return f"{'ca' if own_first else 'cb'}={CLASSES[first]}|{CLASSES[second]}"
