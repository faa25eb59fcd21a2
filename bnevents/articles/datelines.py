"""The line of place, day and agency that opens an agency report: `ঢাকা, ১৬ মে ২০১৯ (বাসস) :`."""

from __future__ import annotations

import re
from functools import cache

from pydantic import BaseModel, ConfigDict

from bnevents.articles.lines import alternatives, is_date_word, labels, letters, words

_REACH = 110  # characters: no dateline is longer
_CLOSE = re.compile(r"\s*(?:[:ঃ]+\s*[-–—]*|[-–—]{1,2}(?=\s)|[।|])\s*")
_PAREN = re.compile(r"[(\[]\s*([^()\[\]]{1,40}?)\s*[)\]]")
_DAY_AND_MONTH = re.compile(r"[০-৯\d]{1,2}\s*(?:লা|রা|ঠা|ই|শে|এ)?\s+\S+")


class Dateline(BaseModel):
    """What a dateline says.

    Attributes:
        place: where the report was written, or None.
        agency: who wrote it, or None.
        date: the words of its date, or None.
        length: characters of the paragraph that it takes, with the mark that ends it.
    """

    model_config = ConfigDict(frozen=True)

    place: str | None = None
    agency: str | None = None
    date: str | None = None
    length: int = 0


@cache
def _agency() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(letters(name) for name in labels()['agencies'])})$")


@cache
def _bylines() -> frozenset[str]:
    return frozenset(letters(word) for word in labels()["byline"]["word"])


def dateline_end(paragraph: str) -> int:
    """Return how many characters of a paragraph its dateline takes; 0 without one."""
    found = read_dateline(paragraph)
    return found.length if found is not None else 0


def read_dateline(paragraph: str) -> Dateline | None:
    """Read the dateline at the beginning of a paragraph.

    It is a place of at most four words with a date, an agency in brackets or a reporter's title, closed by a colon, a
    dash or a danda. A place alone is none: `ঢাকা:` opens a sentence as often.

    Example:
        >>> # Dhaka, 16 May 2019 (BSS): the prime minister said
        >>> found = read_dateline("ঢাকা, ১৬ মে ২০১৯ (বাসস) : প্রধানমন্ত্রী বলেছেন")
        >>> found.place, found.agency, found.date
        ('ঢাকা', 'বাসস', '১৬ মে ২০১৯')
    """
    opening = paragraph[:_REACH]
    for close in _CLOSE.finditer(opening):
        before = opening[: close.start()]
        if close[0].strip() in ("।", "|") and not before.rstrip().endswith((")", "]")):
            return None  # a sentence has ended
        found = _read(before)
        if found is not None:
            return found.model_copy(update={"length": close.end()})
        if len(words(before)) > 12:
            return None
    return None


def _read(opening: str) -> Dateline | None:
    agency = None
    if bracket := _PAREN.search(opening):
        if opening[bracket.end() :].strip(" ,") and not _is_date_part(opening[bracket.end() :]):
            return None
        if _is_date_part(bracket[1]):
            opening = f"{opening[: bracket.start()]}, {bracket[1]}"
        else:
            agency = bracket[1]
            opening = f"{opening[: bracket.start()]} {opening[bracket.end() :]}"
    place: list[str] = []
    date: list[str] = []
    reporter = False
    for part in (part.strip() for part in re.split(r"[,/]|\s[-–—]\s", opening)):
        if not part:
            continue
        if _is_date_part(part) or (date and part.strip("০১২৩৪৫৬৭৮৯0123456789") == ""):
            date.append(part)
        elif not _bylines().isdisjoint(words(part)):
            reporter = True
        elif agency is None and _agency().match(letters(part)):
            agency = part
        else:
            place.append(part)
    if agency is not None and not _agency().match(letters(agency)) and not date:
        return None
    said = " ".join(place)
    if len(words(said)) > 4 or len(place) > 2 or not (date or agency or reporter) or (not said and not agency):
        return None
    return Dateline(place=", ".join(place) or None, agency=agency, date=", ".join(date) or None)


def _is_date_part(text: str) -> bool:
    found = words(text)
    return (
        bool(found)
        and all(is_date_word(word) for word in found)
        and (bool(_DAY_AND_MONTH.search(text)) or len(found) == 1)
    )
