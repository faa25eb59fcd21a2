"""Number words, each read once a form: value, scale, bound, classifier and case ending (`data/numerals.yaml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, cast

import yaml

from bnevents.text.characters import normalize

Number = int | float

_LONGEST_WORD = 32  # letters: no number word is longer
_MEMO_LARGEST = 50_000


@dataclass(frozen=True, slots=True)
class Piece:
    """A number word: `সাড়ে` adds, `তিন` is a value, `হাজার` a scale, `দেড়শতাধিক` a value with a scale and a bound."""

    value: Number | None = None
    scale: int = 1
    added: float | None = None
    more: bool = False
    about: bool = False
    many: bool = False
    vague: bool = False
    collective: bool = False
    counted: bool = False
    case: str = "bare"


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The words of `data/numerals.yaml`, normalised."""

    numbers: dict[str, Number]
    scales: dict[str, int]
    collectives: dict[str, int]
    alone: frozenset[str]
    added: dict[str, float]
    added_alone: dict[str, float]
    endings: dict[str, str]
    classified: dict[str, str]
    sets: dict[str, frozenset[str]]
    bounds: dict[str, str]


def _case(ending: str) -> str:
    if ending.rstrip("ওই").endswith("র"):
        return "genitive"
    return "locative" if ending.rstrip("ওই") in ("ে", "তে", "য়") else "bare"


@cache
def number_words() -> NumberWords:
    """Return the words, read once a process."""
    text = files("bnevents.text").joinpath("data", "numerals.yaml").read_text(encoding="utf-8")
    data = cast("dict[str, Any]", yaml.load(text, Loader=yaml.CSafeLoader))
    norm = normalize

    def listed(name: str) -> frozenset[str]:
        return frozenset(norm(word) for word in data[name])

    numbers: dict[str, Number] = {norm(w): value for value, words in data["units"].items() for w in words}
    numbers |= {norm(w): value for value, words in data["fixed"].items() for w in words}
    numbers |= {norm(w): 0.5 for w in data["halved"]}
    names = ("at_least", "at_most", "about", "more", "less", "like", "passed", "nearly", "more_words", "range", "point")
    names += ("alternatives", "persons", "counted", "vague", "more_suffixes", "about_suffixes", "classifiers")
    return NumberWords(
        numbers=numbers,
        scales={norm(w): value for value, words in data["scales"].items() for w in words},
        collectives={norm(w): value for value, words in data["collectives"].items() for w in words},
        alone=listed("alone"),
        added={norm(w): value for w, value in data["added"].items()},
        added_alone={norm(w): value for w, value in data["added_alone"].items()},
        endings={norm(e): _case(norm(e)) for e in data["case_endings"]},
        classified={norm(c + e): _case(norm(e)) for c in data["classifiers"] for e in data["classifier_endings"]},
        sets={name: listed(name) for name in names},
        bounds={word: name for name in ("at_least", "at_most", "about") for word in listed(name)},
    )


_pieces: dict[str, Piece | None] = {}


def piece_of(norm: str) -> Piece | None:
    """Return what a word says as part of a number; None for other words."""
    try:
        return _pieces[norm]
    except KeyError:
        if len(_pieces) > _MEMO_LARGEST:
            _pieces.clear()
        found = _pieces[norm] = _read_word(norm) if len(norm) <= _LONGEST_WORD else None
        return found


def number_word(norm: str) -> Number | None:
    """Return the number that a plain number word says (`পঁচিশ`, `দেড়`), or None.

    Args:
        norm: a normalised form.
    """
    return number_words().numbers.get(norm)


def _read_word(norm: str) -> Piece | None:
    words = number_words()
    if (added := words.added.get(norm)) is not None:
        return Piece(added=added)
    starts = [
        length
        for length in range(len(norm), 0, -1)
        if norm[:length] in words.numbers or norm[:length] in words.sets["vague"]
    ]
    for length in starts:
        stem, rest = norm[:length], norm[length:]
        vague = stem in words.sets["vague"]
        if (found := _read_rest(stem, None if vague else words.numbers[stem], rest, vague)) is not None:
            return found
    return _read_rest("", None, norm, False)


def _read_rest(stem: str, value: Number | None, rest: str, vague: bool) -> Piece | None:
    """Read what follows the number in a word: a scale, a bound, a classifier, a case ending."""
    words = number_words()
    scale, collective = 1, False
    rest = rest.removeprefix("'") if value is not None else rest
    for length in range(len(rest), 0, -1):
        head = rest[:length]
        if head in words.scales and (value is not None or vague or head in words.alone or head == rest):
            scale, rest = words.scales[head], rest[length:]
        elif value is None and head in words.collectives:
            scale, rest, collective = words.collectives[head], rest[length:], True
        else:
            continue
        if (found := _finish(stem, value, scale, collective, rest, vague)) is not None:
            return found
        return None
    return _finish(stem, value, scale, collective, rest, vague) if stem else None


def _finish(stem: str, value: Number | None, scale: int, collective: bool, rest: str, vague: bool) -> Piece | None:
    words = number_words()
    scaled = scale != 1
    if rest in words.sets["more_suffixes"] or rest in words.sets["more_words"]:
        return Piece(value, scale, more=True, collective=collective) if scaled else None
    if rest in words.sets["about_suffixes"]:
        return Piece(value, scale, about=True, collective=collective) if scaled else None
    if rest == "ো" and scaled and value is None:
        return Piece(None, scale, many=True)
    if (case := words.classified.get(rest)) is not None and (value is not None or vague):
        return None if value == 0.5 else Piece(value, scale, counted=True, case=case, vague=vague)
    if (case := words.endings.get(rest)) is None:
        return None
    short = stem in ("দু", "ছ") or value == 1  # একে, একই, দুর are other words
    if rest and not scaled and (short or vague or value == 0.5):
        return None
    if rest.startswith("র") and not _ends_in_vowel(stem if not scaled else ""):
        return None if not scaled or scale not in (100, 10_000_000) else Piece(value, scale, case=case, vague=vague)
    return Piece(value, scale, case=case, vague=vague, collective=collective)


def _ends_in_vowel(stem: str) -> bool:
    return stem[-1:] in "ািীুূেৈোৌইউএওঅআ"
