"""Verb forms: lexeme, tense, person, negation, and the non-finite forms.

A form is a stem and an ending. The stems of a verb have three grades, because its vowel rises before some endings:
low (ওঠে, লেখা), high (উঠছে, লিখবে) and perfect (উঠেছে, রেখেছে). `data/verbs.yaml` lists the verbs by conjugation and the
few that are irregular as whole forms.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any, Literal, cast

import yaml

from bnevents.text.characters import normalize

VerbForm = Literal["finite", "participle", "infinitive", "conditional", "verbal_noun", "imperative"]
Tense = Literal[
    "present", "progressive", "perfect", "past", "past_progressive", "past_perfect", "habitual", "future", ""
]
Case = Literal["bare", "accusative", "genitive", "locative"]


@dataclass(frozen=True, slots=True)
class Verb:
    """A reading of a form as a verb.

    Attributes:
        lexeme: dictionary form, the verbal noun (`করা`).
        form: finite, participle (`করে`), infinitive (`করতে`), conditional (`করলে`), verbal_noun or imperative.
        tense: of finite forms.
        person: 1, 2 or 3.
        honorific: whether the form honours its subject (`করেন`).
        negated: whether it has a negation in it (`করেনি`, `নেই`).
        case: of verbal nouns.
    """

    lexeme: str
    form: VerbForm
    tense: Tense = ""
    person: int = 3
    honorific: bool = False
    negated: bool = False
    case: Case = "bare"


# endings: (grade, ending, form, tense, person, honorific)
_Ending = tuple[str, str, VerbForm, Tense, int, bool]
_PERSONS: dict[str, tuple[int, bool]] = {"3": (3, False), "h": (3, True), "1": (1, False), "2": (2, False)}


def _tense(grade: str, tense: Tense, **endings: str) -> list[_Ending]:
    """Return the endings of a tense; keyword p3, ph, p1, p2 with alternatives separated by spaces."""
    return [
        (grade, ending, "finite", tense, *_PERSONS[key[1]])
        for key, written in endings.items()
        for ending in written.split()
    ]


_CONSONANT: list[_Ending] = [
    ("perfect", "ে", "participle", "", 3, False),
    *_tense("low", "present", p3="ে", ph="েন", p2="ো"),
    *_tense("high", "present", p1="ি"),
    *_tense("high", "progressive", p3="ছে", ph="ছেন", p1="ছি", p2="ছো ছ"),
    *_tense("high", "past_progressive", p3="ছিল ছিলো", ph="ছিলেন", p1="ছিলাম"),
    *_tense("perfect", "perfect", p3="েছে", ph="েছেন", p1="েছি", p2="েছো েছ"),
    *_tense("perfect", "past_perfect", p3="েছিল েছিলো", ph="েছিলেন", p1="েছিলাম"),
    *_tense("high", "past", p3="ল লো", ph="লেন", p1="লাম"),
    *_tense("high", "future", p3="বে", ph="বেন", p1="ব বো"),
    *_tense("high", "habitual", p3="ত তো", ph="তেন", p1="তাম"),
    ("high", "তে", "infinitive", "", 3, False),
    ("high", "লে", "conditional", "", 3, False),
    ("high", "ুন", "imperative", "", 3, True),
    ("high", "ুক", "imperative", "", 3, False),
]
_VOWEL: list[_Ending] = [
    ("perfect", "য়ে", "participle", "", 3, False),
    *_tense("low", "present", p3="য়", ph="ন", p1="ই", p2="ও"),
    *_tense("low", "progressive", p3="চ্ছে", ph="চ্ছেন", p1="চ্ছি", p2="চ্ছ চ্ছো"),
    *_tense("low", "past_progressive", p3="চ্ছিল", ph="চ্ছিলেন", p1="চ্ছিলাম"),
    *_tense("perfect", "perfect", p3="য়েছে", ph="য়েছেন", p1="য়েছি", p2="য়েছ"),
    *_tense("perfect", "past_perfect", p3="য়েছিল য়েছিলো", ph="য়েছিলেন", p1="য়েছিলাম"),
    *_tense("high", "past", p3="ল লো", ph="লেন", p1="লাম"),
    *_tense("low", "future", p3="বে", ph="বেন", p1="ব বো"),
    *_tense("high", "habitual", p3="ত তো", ph="তেন", p1="তাম"),
    ("high", "তে", "infinitive", "", 3, False),
    ("high", "লে", "conditional", "", 3, False),
    ("low", "ক", "imperative", "", 3, False),
]
_SOFT: list[_Ending] = [  # চাওয়া: these beside those of _VOWEL
    *_tense("soft", "progressive", p3="ছে", ph="ছেন", p1="ছি"),
    *_tense("soft", "past_progressive", p3="ছিল", ph="ছিলেন", p1="ছিলাম"),
    *_tense("soft", "past", p3="ল লো", ph="লেন", p1="লাম"),
    *_tense("soft", "future", p3="বে", ph="বেন", p1="ব বো"),
    *_tense("soft", "habitual", p3="ত তো", ph="তেন", p1="তাম"),
    ("soft", "তে", "infinitive", "", 3, False),
    ("soft", "লে", "conditional", "", 3, False),
]
_CAUSATIVE: list[_Ending] = [
    ("perfect", "িয়ে", "participle", "", 3, False),
    *_tense("low", "present", p3="য়", ph="ন", p1="ই", p2="ও"),
    *_tense("low", "progressive", p3="চ্ছে", ph="চ্ছেন", p1="চ্ছি", p2="চ্ছ চ্ছো"),
    *_tense("low", "past_progressive", p3="চ্ছিল", ph="চ্ছিলেন", p1="চ্ছিলাম"),
    *_tense("perfect", "perfect", p3="িয়েছে", ph="িয়েছেন", p1="িয়েছি", p2="িয়েছ"),
    *_tense("perfect", "past_perfect", p3="িয়েছিল িয়েছিলো", ph="িয়েছিলেন", p1="িয়েছিলাম"),
    *_tense("low", "past", p3="ল লো", ph="লেন", p1="লাম"),
    *_tense("low", "future", p3="বে", ph="বেন", p1="ব বো"),
    *_tense("low", "habitual", p3="ত তো", ph="তেন", p1="তাম"),
    ("low", "তে", "infinitive", "", 3, False),
    ("low", "লে", "conditional", "", 3, False),
    ("low", "ক", "imperative", "", 3, False),
]
_NOUN_CASES: list[tuple[str, Case]] = [
    ("", "bare"), ("র", "genitive"), ("য়", "locative"), ("কে", "accusative"), ("তে", "locative"), ("টা", "bare"),
    ("টি", "bare"),
]  # fmt: skip
_HIGHER = {"ও": "উ", "ো": "ু", "এ": "ই", "ে": "ি"}
_FRONT = {"আ": "এ", "া": "ে"}
_LONGEST_ENDING = 9
_CAUSATIVE_PRESENT = normalize("ায়")
_CAUSATIVE_INFINITIVE = normalize("াতে")


def _raised(stem: str, table: dict[str, str]) -> str:
    """Return the stem with its first vowel changed, if the table has that vowel."""
    for at, letter in enumerate(stem):
        if letter in "অআইঈউঊএঐওঔািীুূেৈোৌ":
            return stem[:at] + table[letter] + stem[at + 1 :] if letter in table else stem
    return stem


class _Lexicon:
    """Verb stems by conjugation, and whole irregular forms."""

    def __init__(self) -> None:
        source = files("bnevents.text").joinpath("data", "verbs.yaml").read_text(encoding="utf-8")
        table = cast("dict[str, Any]", yaml.load(source, Loader=yaml.CBaseLoader))
        self.stems: dict[tuple[str, str], list[str]] = {}  # (grade of a conjugation, stem) -> lexemes
        self.forms: dict[str, list[Verb]] = {}
        self.endings: dict[str, list[tuple[str, Verb]]] = {}
        self.noun_first = frozenset(normalize(table["noun_first"]).split())
        self.noun_of_action = frozenset(normalize(table["noun_of_action"]).split())
        level = {normalize(word) for key in ("level", "causative_level") for word in table[key].split()}
        for lexeme in dict.fromkeys(normalize(table["consonant"]).split()):
            self._consonant(lexeme, lexeme in level)
        soft = set(normalize(table["soft"]).split())
        for lexeme in normalize(table["vowel"]).split():
            low = lexeme[: -len("ওয়া")]
            front = _raised(low, _FRONT)
            self._add("vowel", lexeme, low=low, high=front, perfect=front)
            if lexeme in soft:
                self._add("soft", lexeme, soft=f"{low}ই")
            self._verbal_noun(lexeme, lexeme)
        for lexeme in normalize(table["rounded"]).split():
            low = lexeme[: -len("য়া")]
            self._add("vowel", lexeme, low=low, high=_raised(low, _HIGHER), perfect=_raised(low, _HIGHER))
            self._verbal_noun(lexeme, lexeme)
        for lexeme in dict.fromkeys(normalize(table["causative"]).split()):
            self._causative(lexeme, lexeme, lexeme in level)
        for written, lexeme in table["o_spelling"].items():
            self._causative(normalize(written), normalize(lexeme), normalize(lexeme) in level)
        for written, lexeme in table["raised_spelling"].items():
            self._verbal_noun(normalize(written), normalize(lexeme))
        for lexeme, forms in table["irregular"].items():
            self._irregular(normalize(lexeme).removesuffix("_না"), forms)
        conjugations = {"consonant": _CONSONANT, "vowel": _VOWEL, "soft": _SOFT, "causative": _CAUSATIVE}
        for conjugation, endings in conjugations.items():
            for grade, ending, form, tense, person, honorific in endings:
                reading = Verb("", form, tense, person, honorific)
                self.endings.setdefault(normalize(ending), []).append((f"{conjugation} {grade}", reading))

    def _add(self, conjugation: str, lexeme: str, **grades: str) -> None:
        for grade, stem in grades.items():
            known = self.stems.setdefault((f"{conjugation} {grade}", stem), [])
            if lexeme not in known:
                known.append(lexeme)

    def _consonant(self, lexeme: str, level: bool) -> None:
        low = lexeme.removesuffix("া")
        high = low if level else _raised(low, _HIGHER)
        perfect = high if high != low else _raised(low, _FRONT)
        self._add("consonant", lexeme, low=low, high=high, perfect=perfect)
        self._verbal_noun(lexeme, lexeme)
        self.forms.setdefault(f"{high}বার", []).append(Verb(lexeme, "verbal_noun", case="genitive"))

    def _causative(self, written: str, lexeme: str, level: bool) -> None:
        low = written.removesuffix("নো")
        stem = low[:-1]
        self._add("causative", lexeme, low=low, perfect=stem if level else _raised(stem, _HIGHER))
        self._verbal_noun(written, lexeme)

    def _verbal_noun(self, written: str, lexeme: str) -> None:
        for ending, case in _NOUN_CASES:
            self.forms.setdefault(written + normalize(ending), []).append(Verb(lexeme, "verbal_noun", case=case))

    def _irregular(self, lexeme: str, table: dict[str, Any]) -> None:
        for key, value in table.items():
            if isinstance(value, str):
                for written in normalize(value).split():
                    if key == "verbal_noun":
                        self._verbal_noun(written, lexeme)
                    else:
                        self.forms.setdefault(written, []).append(Verb(lexeme, cast("VerbForm", key)))
                continue
            for person, forms in cast("dict[str, str]", value).items():
                for written in normalize(forms).split():
                    number, honorific = _PERSONS[person]
                    tense = cast("Tense", "present" if key == "negative" else key)
                    reading = Verb(lexeme, "finite", tense, number, honorific, key == "negative")
                    self.forms.setdefault(written, []).append(reading)

    def positive(self, norm: str) -> Iterator[Verb]:
        """Yield the readings of a form without negation or clitic."""
        yield from self.forms.get(norm, ())
        for cut in range(max(1, len(norm) - _LONGEST_ENDING), len(norm)):
            for grade, reading in self.endings.get(norm[cut:], ()):
                for lexeme in self.stems.get((grade, norm[:cut]), ()):
                    yield replace(reading, lexeme=lexeme)


@cache
def _lexicon() -> _Lexicon:
    return _Lexicon()


@cache
def lexemes() -> frozenset[str]:
    """Return the dictionary form of every verb that the library can inflect."""
    table = _lexicon()
    inflected = (verb.lexeme for verbs in table.forms.values() for verb in verbs)
    return frozenset((*inflected, *(lexeme for found in table.stems.values() for lexeme in found)))


def is_noun_first(norm: str) -> bool:
    """Return whether a form that can be a verb is mostly something else."""
    return norm in _lexicon().noun_first


def verb_readings(norm: str) -> tuple[Verb, ...]:
    """Return the readings of a normalised form as a verb, without repeats: participles before finite forms.

    Example:
        >>> [(v.lexeme, v.form, v.tense) for v in verb_readings(normalize("উঠেছিলেন"))]  # had risen
        [('ওঠা', 'finite', 'past_perfect')]
    """
    found = list(_lexicon().positive(norm)) or list(_extended(norm))
    if norm.endswith(_CAUSATIVE_PRESENT) and norm not in _lexicon().noun_of_action:
        found.sort(key=lambda verb: verb.form != "finite")  # জানায় informs, rather than "in knowing"
    elif norm.endswith(_CAUSATIVE_INFINITIVE):
        found.sort(key=lambda verb: verb.form != "infinitive")  # জানাতে is to inform, rather than "in knowing"
    return tuple(dict.fromkeys(found))


def _extended(norm: str) -> Iterator[Verb]:
    """Yield readings with the negations -নি and -না, and the clitics -ই, -ও and -টাই."""
    lexicon = _lexicon()
    for negation in ("নি", "না"):
        if norm.endswith(negation):
            for reading in lexicon.positive(norm.removesuffix(negation)):
                if reading.form == "finite" and not reading.negated:
                    # -নি after the present tells that something has not happened
                    tense: Tense = "perfect" if negation == "নি" and reading.tense == "present" else reading.tense
                    yield replace(reading, negated=True, tense=tense)
    for clitic in ("ই", "ও"):
        if norm.endswith(clitic) and len(norm) > 2:
            bare = norm[:-1]
            yield from lexicon.positive(bare)
            for negation in ("নি", "না"):
                if bare.endswith(negation):
                    for reading in lexicon.positive(bare.removesuffix(negation)):
                        if reading.form == "finite":
                            yield replace(reading, negated=True, tense="perfect" if negation == "নি" else reading.tense)
