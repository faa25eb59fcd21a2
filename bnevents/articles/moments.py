"""Days and moments as publication lines write them: `১০:৫৯ পূর্বাহ্ন, বৃহস্পতিবার, ১৪ সেপ্টেম্বর ২০২৩`."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import cast

from bnevents.articles.lines import labels, phrases

Moment = dt.date | dt.datetime

_YEARS = range(1900, 2101)  # no page of news is older; 1432 is a Bangla year
_TO_ASCII = str.maketrans("০১২৩৪৫৬৭৮৯", "0123456789")
_INVISIBLE = re.compile("[\u200b-\u200d\ufeff]")
_LETTER = r"\w\u0980-\u09ff"
_ISO = re.compile(
    r"(?<!\d)(\d{4}-\d{2}-\d{2})(?:[t ]\s*(\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(z|[+-]\d{2}:?\d{2})?)?(?![\d:-])"
)
_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)")


def fold(text: str) -> str:
    """Return a line as dates are read from it: decomposed, lower case, ASCII digits, without joiners.

    Example:
        >>> fold("২০২৩ May")
        '2023 may'
    """
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", text)).casefold().translate(_TO_ASCII)


def read_moment(folded: str) -> Moment | None:
    """Return the first Gregorian day in a folded line, with the clock time that stands in it, or None.

    Days without a year, Bangla and Hijri days, and impossible days are none. A clock time with an offset from UTC
    gives an aware datetime; every other one is local.

    Example:
        >>> read_moment(fold("১৪ সেপ্টেম্বর ২০২৩, ১০:৫৯ অপরাহ্ন"))  # 14 September 2023, 10:59 pm
        datetime.datetime(2023, 9, 14, 22, 59)
        >>> read_moment(fold("বুধবার, ১৪ পৌষ ১৪৩২")) is None  # Wednesday, 14 Poush 1432
        True
    """
    if iso := _ISO.search(folded):
        return _read_iso(iso)
    day, rest = _read_day(folded)
    if day is None:
        return None
    clock = _read_clock(rest)
    return day if clock is None else dt.datetime.combine(day, clock)


def _read_iso(found: re.Match[str]) -> Moment | None:
    day, clock, zone = found.groups()
    try:
        if clock is None:
            return dt.date.fromisoformat(day)
        return dt.datetime.fromisoformat(f"{day}T{clock}{(zone or '').upper()}")
    except ValueError:
        return None


def _read_day(folded: str) -> tuple[dt.date | None, str]:
    """Return the first possible day, and the line without it."""
    patterns = _patterns()
    for found in patterns.day.finditer(folded):
        number = found["d1"] or found["d2"]
        day = _day(int(found["y"]), patterns.month_number[found["m1"] or found["m2"]], int(number))
        if day is not None:
            return day, f"{folded[: found.start()]} , {folded[found.end() :]}"
    for found in _NUMERIC.finditer(folded):
        day = _day(int(found[4]), int(found[3]), int(found[1]))
        if day is not None:
            return day, f"{folded[: found.start()]} , {folded[found.end() :]}"
    return None, folded


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None


def _read_clock(rest: str) -> dt.time | None:
    patterns = _patterns()
    for found in patterns.clock.finditer(rest):
        hour = int(found["h1"] or found["h2"] or found["h3"])
        minute = int(found["m1"] or found["m2"] or found["m3"] or 0)
        half = patterns.half.get(found["after"] or found["before"] or "")
        if half == "pm" and hour < 12:
            hour += 12
        elif half == "am" and hour == 12:
            hour = 0
        elif half == "night" and hour <= 12:  # রাত ১০টা is 22, রাত ১২টা and ২টা belong to the small hours
            hour = hour % 12 if hour < 6 or hour == 12 else hour + 12
        try:
            return dt.time(hour, minute, int(found["s1"] or 0))
        except ValueError:
            continue
    return None


class _Patterns:
    """The patterns of days and clock times, made from the word lists once."""

    def __init__(self) -> None:
        months = cast("dict[str, list[str]]", labels()["months"])
        self.month_number = {fold(name): int(number) for number, names in months.items() for name in names}
        month = _any(self.month_number)
        ordinal = r"(?:লা|রা|ঠা|ই|শে|এ|st|nd|rd|th)?"
        self.day = re.compile(
            rf"(?<![\d:])(?:(?P<d1>\d{{1,2}})\s?{ordinal}[\s,./-]{{0,3}}(?<![{_LETTER[2:]}])(?P<m1>{month})"
            rf"|(?<![{_LETTER}])(?P<m2>{month})\.?[\s,/-]{{0,3}}(?P<d2>\d{{1,2}})\s?{ordinal}(?!\d))"
            rf"\.?[\s,./-]{{0,4}}(?P<y>\d{{4}})(?!\d)"
        )
        self.half = {fold(word): half for name, half in _HALVES.items() for word in phrases(name)}
        half = _any(self.half)
        hours, oclock, minutes = (_any(map(fold, phrases(name))) for name in ("hours", "oclock", "minutes"))
        self.clock = re.compile(
            rf"(?:(?<![{_LETTER}])(?P<before>{half})\s*)?(?<!\d)(?:"
            rf"(?P<h1>\d{{1,2}})(?:[:.]|:\s)(?P<m1>\d{{2}})(?:[:.](?P<s1>\d{{2}}))?(?!\d)"
            rf"|(?P<h2>\d{{2}})(?P<m2>\d{{2}})(?=\s*(?:{hours}))"
            rf"|(?P<h3>\d{{1,2}})(?=\s*(?:{oclock})(?![{_LETTER}]))(?:\s*(?:{oclock})\s*(?P<m3>\d{{1,2}})(?=\s*(?:{minutes})))?"
            rf")(?:\s*(?P<after>{half})(?![{_LETTER}]))?"
        )


_HALVES = {"before_noon": "am", "after_noon": "pm", "night": "night"}


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def _patterns() -> _Patterns:
    return _Patterns()
