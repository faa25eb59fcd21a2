"""The words of time expressions: read once from `data/lexicon.yaml`, with their case endings, and looked up by form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import Any, Literal, cast

import yaml

from bnevents.text import normalize, tokenize
from bnevents.text.numerals import number_word

WordCase = Literal["bare", "locative", "genitive", "accusative"]

_MEMO_LARGEST = 100_000
_LONGEST = 40  # letters: no word of a time expression is longer


@dataclass(frozen=True, slots=True)
class Word:
    """One reading of a form (or of several forms in a row) as a word of time.

    Attributes:
        kind: what it is: month, weekday, unit, part …
        value: which one.
        case: its case ending.
        clitic: letters of -ও or -ই at its end.
        stem: the lexicon's spelling of it.
        count: for a unit in one word with a number (`তিনদিন`), the number; None for any other word.
    """

    kind: str
    value: Any
    case: WordCase = "bare"
    clitic: int = 0
    stem: str = ""
    count: Any = None


@dataclass(slots=True)
class Node:
    """What a form may be: its readings, and what the next form may make of it (`ওই` and then `দিন`)."""

    words: list[Word] = field(default_factory=list[Word])
    after: dict[str, Node] = field(default_factory=dict[str, "Node"])


# (ending, case) for each way that a stem can end
_AFTER_CONSONANT: tuple[tuple[str, WordCase], ...] = (("ে", "locative"), ("ের", "genitive"), ("কে", "accusative"))
_AFTER_AA: tuple[tuple[str, WordCase], ...] = (
    ("য়", "locative"), ("তে", "locative"), ("র", "genitive"), ("কে", "accusative"),
)  # fmt: skip
_AFTER_I: tuple[tuple[str, WordCase], ...] = (
    ("তে", "locative"), ("য়ে", "locative"), ("র", "genitive"), ("য়ের", "genitive"), ("এর", "genitive"),
    ("'র", "genitive"), ("কে", "accusative"),
)  # fmt: skip
_AFTER_VOWEL: tuple[tuple[str, WordCase], ...] = (
    ("তে", "locative"), ("য়ে", "locative"), ("র", "genitive"), ("য়ের", "genitive"), ("'র", "genitive"),
    ("কে", "accusative"),
)  # fmt: skip
_DEFINITE: tuple[tuple[str, WordCase], ...] = (
    ("টি", "bare"), ("টা", "bare"), ("টিতে", "locative"), ("টায়", "locative"), ("টির", "genitive"), ("টার", "genitive"),
    ("গুলো", "bare"), ("গুলোতে", "locative"), ("গুলোয়", "locative"), ("গুলোর", "genitive"),
)  # fmt: skip
_CLITICS = ("", "ই", "ও")


def inflect(stem: str, *, definite: bool = False) -> Iterable[tuple[str, WordCase, int]]:
    """Yield each form of a stem with its case and the length of its clitic.

    Example:
        >>> [form for form, case, clitic in inflect("জুন") if not clitic]  # June
        ['জুন', 'জুনে', 'জুনের', 'জুনকে']
    """
    last = stem[-1]
    if last == "া":
        endings = _AFTER_AA
    elif last in "ইউএওঐ":
        endings = _AFTER_I
    elif last in "িীুূেৈোৌ":
        endings = _AFTER_VOWEL
    else:
        endings = _AFTER_CONSONANT
    cases: list[tuple[str, WordCase]] = [("", "bare"), *endings, *(_DEFINITE if definite else ())]
    for ending, case in cases:
        for clitic in _CLITICS:
            form = stem + normalize(ending) + clitic
            yield form, case, len(clitic)


class Lexicon:
    """All words of time: `lookup` gives the entries of a form."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data
        self.table: dict[str, Node] = {}
        self._fill()
        self._units = tuple(normalize(unit) for unit in data["glued_units"])
        self._vague = {normalize(word) for word in data["vague_numbers"]}
        self._memo: dict[str, Node | None] = {}

    def sets(self, name: str) -> frozenset[str]:
        """Return the words under a heading that is a plain list."""
        return frozenset(normalize(word) for word in self.data[name])

    def lookup(self, norm: str) -> Node | None:
        """Return what a form may be; None for most words."""
        found = self.table.get(norm)
        if found is not None:
            return found
        try:
            return self._memo[norm]
        except KeyError:
            if len(self._memo) > _MEMO_LARGEST:
                self._memo.clear()
            found = self._memo[norm] = self._glued(norm) if 3 < len(norm) < _LONGEST else None
            return found

    def _glued(self, norm: str) -> Node | None:
        """Read `তিনদিনে`, `কয়েকমাসের`, `দু'বছর`: a number word with a unit in one word."""
        for length in range(len(norm) - 2, 1, -1):
            head = norm[:length].rstrip("'")
            count = "X" if head in self._vague else number_word(head)
            node = self.table.get(norm[length:]) if count is not None else None
            if node is None:
                continue
            words = [w for w in node.words if w.kind in ("unit", "lasting") and w.stem.startswith(self._units)]
            if words:
                return Node([replace(word, count=count) for word in words])
        return None

    def _add(
        self, words: Iterable[str], kind: str, value: Any, *, inflected: bool = True, definite: bool = False
    ) -> None:
        for written in words:
            forms = tuple(form.norm for form in tokenize(str(written)).forms)
            plain: tuple[tuple[str, WordCase, int], ...] = ((forms[-1], "bare", 0),)
            table = self.table
            node = Node()
            for form in forms[:-1]:
                node = table.setdefault(form, Node())
                table = node.after
            for last, case, clitic in inflect(forms[-1], definite=definite) if inflected else plain:
                leaf = table.setdefault(last, Node())
                if all(word.kind != kind for word in leaf.words):
                    leaf.words.append(Word(kind, value, case, clitic, " ".join(forms)))

    def _fill(self) -> None:
        data, add = self.data, self._add
        for heading, kind in (("months", "month"), ("bangla_months", "bmonth"), ("hijri_months", "hmonth")):
            for value, words in data[heading].items():
                add(words, kind, value)
        for value, words in data["short_months"].items():
            add(words, "short_month", value, inflected=False)
        for other in data["not_months"]:  # মেয়ের is the daughter's
            self.table.pop(normalize(other), None)
        add(data["not_times"], "name", None)
        for value, words in data["weekdays"].items():
            add(words, "weekday", value)
        for value, words in data["short_weekdays"].items():
            add(words, "short_weekday", value, inflected=False)
        for value, words in data["units"].items():
            add(words, "unit", value, definite=True)
        for value, words in data["modifiers"].items():
            add(words, "modifier", value, inflected=False)
        for value, words in data["days"].items():
            add(words, "deictic", value)
        for value, words in data["day_genitives"].items():
            add(words, "deictic", value, inflected=False)
        for value, words in data["turning_days"].items():
            add((w + clitic for w in words for clitic in ("", "ই", "ও")), "turning", value, inflected=False)
        for heading, kind in (
            ("anaphoric_days", "that_day"),
            ("anaphoric_nights", "that_night"),
            ("night_days", "night_day"),
        ):
            for value, words in data[heading].items():
                add(words, kind, value, definite=kind == "that_day")
        for value, words in data["parts"].items():
            add(words, "part", value)
        for words in data["only_with_clock"].values():
            add(words, "clock_part", None, inflected=False)
        for value, words in data["meridiem"].items():
            add(words, "meridiem", value, inflected=False)
        add(data["since_day"], "since_day", None, inflected=False)
        add(data["hour_marks"], "hour", None)
        add(data["time_zones"], "zone", None, inflected=False)
        for heading, kind in (
            ("years", "year"),
            ("bangla_years", "byear"),
            ("hijri_years", "hyear"),
            ("dates", "date_word"),
        ):
            add(data[heading], kind, None, definite=kind == "year")
        add(data["before_christ"], "bc", None)
        for value, words in data["fiscal"].items():
            add(words, "fiscal", value)
        for value, words in data["seasons"].items():
            add(words, "season", value)
        for value, words in data["edges"].items():
            add(words, "edge", value)
        for value, words in data["halves"].items():
            add(words, "half", value)
        add(data["quarters"]["words"], "quarter", None)
        add(data["later_parts_of_day"], "day_part", None)
        for value, words in data["ordinals"].items():
            add(words, "ordinal", value, inflected=False)
        for value, words in data["month_days"].items():
            add(words, "month_day", value, inflected=False)
        add(data["day_endings"], "day_ending", None, inflected=False)
        for value, words in data["named_days"].items():
            add(words, "named", {"BD": value, "IN": value})
        both: dict[str, dict[str, str]] = {}
        for region, days in data["named_days_in"].items():
            for value, words in days.items():
                for word in words:
                    both.setdefault(word, {})[region] = value
        for word, value in both.items():
            add([word], "named", {"BD": next(iter(value.values())), "IN": next(iter(value.values())), **value})
        for value, words in data["nicknamed_years"].items():
            add(words, "nickname", value)
        for value, words in data["nickname_genitives"].items():
            for word in words:
                self.table.setdefault(normalize(word), Node()).words.append(Word("nickname", value, "genitive"))
        for value, words in data["centuries"].items():
            add(words, "century", value, inflected=False)
        for value, words in data["vague"].items():
            add(words, "vague", value, inflected=False)
        for value, words in data["sets"].items():
            add(words, "set", value, inflected=False)
        add(data["every"], "every", None, inflected=False)
        add(data["each_after"], "each_after", None, inflected=False)
        add(data["times"], "times", None, inflected=False)
        for value, words in data["vague_lengths"].items():
            add(words, "vague_length", value)
        add(data["vague_numbers"], "vague_number", None, inflected=False)
        for value, words in data["lasting"].items():
            add(words, "lasting", value)
        for unit, words in data["units"].items():
            for word in words:
                add((f"{word}{ending}" for ending in data["lasting_endings"]), "lasting", unit)
                add((f"{word}খানেক", f"{word} খানেক"), "about_unit", unit)
        for unit, words in data["units"].items():
            if unit in ("W", "m", "Y"):
                glued = [
                    (m, value) for value, ms in data["modifiers"].items() for m in ms if m in data["glued_modifiers"]
                ]
                for modifier, value in glued:
                    add((modifier + word for word in words), "relative_unit", (value, unit))
        for value, words in data["fixed_lengths"].items():
            add(words, "fixed_length", value)
        for value, words in data["about_numbers"].items():
            add(words, "about_number", value)
        for value, words in data["relations"].items():
            add(words, value, None, inflected=False)
        for heading, kind in (
            ("to", "to"), ("or", "or"), ("and", "and"), ("about", "about"), ("about_after", "about_after"),
            ("at_least", "at_least"), ("at_most", "at_most"), ("more", "more"), ("less", "less"),
            ("length_words", "length_word"), ("points_at", "points_at"), ("opening", "opening"),
        ):  # fmt: skip
            add(data[heading], kind, None, inflected=False)


@cache
def lexicon() -> Lexicon:
    """Return the lexicon, read once a process."""
    text = files("bnevents.times").joinpath("data", "lexicon.yaml").read_text(encoding="utf-8")
    return Lexicon(cast("dict[str, Any]", yaml.load(text, Loader=yaml.CSafeLoader)))
