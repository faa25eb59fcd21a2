"""What a word form tells about names, found out once for each form.

A `Word` holds the spelling skeletons of a form's stems and the classes (title, head of an organisation's name, given
name …) that these stems belong to. All passes over a text read words, so a token costs one dictionary look-up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import cast

import yaml

from bnevents.entities.names import DATA
from bnevents.entities.spelling import skeleton
from bnevents.text import Form, normalize
from bnevents.text.nouns import lexicon

TITLE, HONORIFIC, ORG_HEAD, FAC_HEAD, LOC_HEAD, GPE_HEAD, ORG_INNER = (1 << n for n in range(7))
GIVEN, FAMILY, PARTICLE, LATIN, CAPITALS, KNOWN, BARE, VERB = (1 << n for n in range(7, 15))
LISTED, MANY, SETTLED, STARTS, COMMON = (1 << n for n in range(15, 20))
NAME_PART = GIVEN | FAMILY
_CLASSES = {
    "titles": TITLE,
    "honorifics": HONORIFIC,
    "org_heads": ORG_HEAD,
    "fac_heads": FAC_HEAD,
    "loc_heads": LOC_HEAD,
    "gpe_heads": GPE_HEAD,
    "org_inner": ORG_INNER,
}
_CAPITALS_LONGEST = 6
_GENITIVES = (normalize("ের"), normalize("য়ার"))  # what the -র of a name hardly ends
_MEMO_LARGEST = 200_000
_PART_SHORTEST = 3  # letters of either part of a compound
_COMPOUND_LONGEST = 60  # letters of a word that is looked at for parts


class Word:
    """A word form as name finding sees it.

    Attributes:
        text, norm: as written; normalised.
        kind: word, number, latin or punct.
        skeleton: spelling skeleton of the whole form.
        stems: candidate stems with their skeletons, the best reading first, the whole form among them.
        stem: the best reading's stem.
        case: the best reading's case.
        flags: classes of the form, see the constants of this module.
        known: whether the form is a common word or a verb, and so rather no name.
        cut: length of the written form without clitics.
    """

    __slots__ = ("case", "cut", "flags", "kind", "known", "norm", "skeleton", "stem", "stems", "text")

    def __init__(
        self, form: Form, classes: Mapping[str, int], common: frozenset[str], starts: Callable[[str], bool]
    ) -> None:
        self.text, self.norm, self.kind, self.cut = form.text, form.norm, form.kind, form.cut
        self.skeleton = skeleton(form.norm)
        self.known = False
        if form.kind == "punct":
            self.stem, self.stems, self.flags, self.case = form.norm, (), 0, "bare"
            return
        readings = [noun.stem for noun in form.nouns]
        self.stem = readings[0] if readings else form.norm
        self.case = form.nouns[0].case if form.nouns else "bare"
        stems = dict.fromkeys((*readings, form.norm, *sorted(form.stems, key=len, reverse=True)))
        self.stems = tuple((stem, skeleton(stem)) for stem in stems if stem)
        bare = form.norm[: form.cut - len(form.text)] if form.cut < len(form.text) else form.norm
        ordinary = form.norm in common or bare in common or self.stem in common
        self.known = form.verb_first or ordinary
        self.flags = self._flags(form, classes) | (COMMON if ordinary else 0)
        if not self.known and not self.flags & (NAME_PART | LATIN) and derived(self.stem):
            self.known = True
            self.flags |= KNOWN
        if not self.known and form.kind == "word":
            if settled(form.norm, settlement_endings()[0]):  # the -র of শিবপুর is no ending
                self.stem, self.case = form.norm, "bare"
                self.flags |= SETTLED | BARE
            elif settled(self.stem, settlement_endings()[1]):
                self.flags |= SETTLED
        if any(starts(key) for _, key in self.stems) or starts(self.skeleton):
            self.flags |= STARTS

    def _flags(self, form: Form, classes: Mapping[str, int]) -> int:
        flags = classes.get(self.norm, 0)
        bare = bool(flags)
        if not flags:
            for noun in form.nouns:
                if flags := classes.get(noun.stem, 0):
                    break
        if bare or not form.nouns or form.nouns[0].case == "bare":
            flags |= BARE
        if self.known:
            flags |= KNOWN
        if form.verb_first:
            flags |= VERB
        if form.nouns and form.nouns[0].known:
            flags |= LISTED
        if form.nouns and (form.nouns[0].plural or form.nouns[0].definite):
            flags |= MANY
        if form.kind == "latin":
            flags |= LATIN
            letters = form.text.lstrip("@#")
            if letters.isascii() and letters.isupper() and 1 < len(letters) <= _CAPITALS_LONGEST:
                flags |= CAPITALS
        return flags


def unended(word: Word) -> bool:
    """Return whether a word may have no case ending: a foreign name's own -র (জ্যাসপার) reads like the genitive."""
    return bool(word.flags & BARE) or (word.case == "genitive" and not word.norm.endswith(_GENITIVES))


class Words:
    """Words of forms, memoised; bounded, and safe to use from several threads.

    Args:
        starts: tells whether a name may begin with a word of this skeleton.
    """

    def __init__(self, starts: Callable[[str], bool]) -> None:
        self._starts = starts
        self._memo: dict[Form, Word] = {}
        self._classes = word_classes()
        self._common = common_words() | stems("ordinary")

    def of(self, forms: list[Form]) -> list[Word]:
        """Return the words of a text's forms."""
        known = self._memo.get
        return [known(form) or self._new(form) for form in forms]

    def _new(self, form: Form) -> Word:
        if len(self._memo) > _MEMO_LARGEST:
            self._memo.clear()
        word = self._memo[form] = Word(form, self._classes, self._common, self._starts)
        return word


@lru_cache(maxsize=1)
def word_classes() -> dict[str, int]:
    """Return the classes of cue words and parts of names by normalised stem."""
    cues, parts = _curated("cues"), _curated("name_parts")
    classes: dict[str, int] = {}
    for key, flag in _CLASSES.items():
        for word in cast("list[str]", cues[key]):
            classes[normalize(word)] = classes.get(normalize(word), 0) | flag
    listed = {GIVEN: parts["given"], FAMILY: parts["family"], PARTICLE: " ".join(cast("list[str]", parts["particle"]))}
    for flag, words in listed.items():
        for word in normalize(str(words)).split():
            classes[word] = classes.get(word, 0) | flag
            if flag == PARTICLE:
                classes[f"{word}."] = classes.get(f"{word}.", 0) | flag
    return classes


@lru_cache(maxsize=16)
def stems(key: str) -> frozenset[str]:
    """Return the normalised words that `cues.yaml` has under a key."""
    return frozenset(normalize(word) for word in cast("list[str]", _curated("cues")[key]))


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Return words that are no names: what the training corpora have outside names, and other words of the news."""
    paths = [path for name in ("common_words", "news_words") if (path := DATA / f"{name}.txt").exists()]
    return frozenset(word for path in paths for word in path.read_text(encoding="utf-8").split())


@lru_cache(maxsize=1)
def _derivation() -> tuple[tuple[str, ...], frozenset[str]]:
    """Return the endings that make words out of words, and the words that compounds are made of."""
    endings = tuple(normalize(ending) for ending in cast("list[str]", _curated("cues")["derived"]))
    names = {word for word, flags in word_classes().items() if flags & (NAME_PART | PARTICLE)}
    return endings, common_words() & lexicon() - names


def derived(stem: str) -> bool:
    """Return whether a word that no list has is made of words of the language: গাড়িচালক, বিচ্ছিন্নতাবাদী.

    Example:
        >>> derived("গাড়িচালক"), derived("পুতিন")  # driver of a car; Putin
        (True, False)
    """
    endings = _derivation()[0]
    if any(stem.endswith(ending) and len(stem) > len(ending) + 1 for ending in endings):
        return True
    return any(one and other for one, other in _halves(stem, _PART_SHORTEST))


def half_known(stem: str) -> bool:
    """Return whether a word that no list has begins or ends with a word of the language: অস্ত্রভান্ডার (arsenal)."""
    return any(one or other for one, other in _halves(stem, _PART_SHORTEST + 1))


def _halves(stem: str, shortest: int) -> Iterator[tuple[bool, bool]]:
    """Yield, for each place where a word may be cut, which half is a word of the language."""
    words = _derivation()[1]
    for at in range(shortest, len(stem) - shortest + 1 if len(stem) <= _COMPOUND_LONGEST else 0):
        yield stem[:at] in words, stem[at:] in words


@lru_cache(maxsize=1)
def settlement_endings() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what names of settlements end in: the endings that tell for sure, and all of them."""
    listed = cast("dict[str, list[str]]", _curated("cues")["settlement_endings"])
    sure, likely = (tuple(normalize(ending) for ending in listed[key]) for key in ("sure", "likely"))
    return sure, (*sure, *likely)


def settled(stem: str, endings: tuple[str, ...]) -> bool:
    """Return whether a word is one of the endings with something before it.

    Example:
        >>> settled("আলমপুর", ("পুর",)), settled("পুর", ("পুর",))  # Alampur; pur
        (True, False)
    """
    return stem.endswith(endings) and any(stem.endswith(e) and len(stem) > len(e) + 1 for e in endings)


@lru_cache(maxsize=1)
def titles() -> frozenset[str]:
    """Return the words that stand before a person's name and are no part of it: প্রেসিডেন্ট, মন্ত্রী."""
    return frozenset(normalize(word) for word in cast("list[str]", _curated("cues")["titles"]))


@lru_cache(maxsize=2)
def _curated(name: str) -> dict[str, object]:
    text = (DATA / "curated" / f"{name}.yaml").read_text(encoding="utf-8")
    return cast("dict[str, object]", yaml.load(text, Loader=yaml.CSafeLoader))
