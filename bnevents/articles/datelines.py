"""The line of place, day and agency that opens an agency report: `ঢাকা, ১৬ মে ২০১৯ (বাসস) :`."""

from __future__ import annotations

import re
from functools import cache

from pydantic import BaseModel, ConfigDict

from bnevents.articles.lines import alternatives, is_date_word, labels, letters, words
from bnevents.entities.gazetteer import builtin_gazetteer

_REACH = 110  # characters: no dateline is longer
_UNITS = frozenset(map(letters, ("জেলা", "উপজেলা", "থানা", "মহানগর")))  # `মেহেরপুর জেলা প্রতিনিধি`
_PARAGRAPH = 40  # characters: what follows a dateline is longer
_PLACE = 40  # characters of the name of a place
_CLOSE = re.compile(r"\s*(?:[:ঃ]+\s*[-–—]*|[-–—]{1,2}(?=\s)|[।|])\s*")
_PAREN = re.compile(r"[(\[]\s*([^()\[\]]{1,40}?)\s*[)\]]")
_DAY_AND_MONTH = re.compile(r"[০-৯\d]{1,2}\s*(?:লা|রা|ঠা|ই|শে|এ)?\s+\S+")


class Dateline(BaseModel):
    """What a dateline says.

    Attributes:
        place: where the report was written, or None.
        author: the reporter who is named in it, or None.
        agency: who wrote it, or None.
        date: the words of its date, or None.
        length: characters of the paragraph that it takes, with the mark that ends it.
    """

    model_config = ConfigDict(frozen=True)

    place: str | None = None
    author: str | None = None
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
    dash or a danda; or a desk alone (`অনলাইন ডেস্ক :`); or a known place with a colon before a whole paragraph (`ঢাকা:`).

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
        if found is None and close[0].strip() in (":", "ঃ") and len(paragraph) - close.end() > _PARAGRAPH:
            own = place_in(before.strip())
            found = Dateline(place=own) if own is not None else None
        if found is not None:
            return found.model_copy(update={"length": close.end()})
        if len(words(before)) > 12:
            return None
    return None


def _read(opening: str) -> Dateline | None:
    agency = None
    if bracket := _PAREN.search(opening):
        behind = words(opening[bracket.end() :])
        titled = bool(behind) and _bylines().issuperset(behind)  # `শেরপুর (বগুড়া) প্রতিনিধি`
        if opening[bracket.end() :].strip(" ,") and not titled and not _is_date_part(opening[bracket.end() :]):
            return None
        if titled:
            opening = f"{opening[: bracket.start()]}{opening[bracket.end() :]}"
        elif _is_date_part(bracket[1]):
            opening = f"{opening[: bracket.start()]}, {bracket[1]}"
        else:
            agency = bracket[1]
            opening = f"{opening[: bracket.start()]} {opening[bracket.end() :]}"
    place: list[str] = []
    date: list[str] = []
    author: str | None = None
    reporter = ""
    for part in (part.strip() for part in re.split(r"[,/]|\s[-–—]\s", opening)):
        if not part:
            continue
        if _is_date_part(part) or (date and part.strip("০১২৩৪৫৬৭৮৯0123456789") == ""):
            date.append(part)
        elif not _bylines().isdisjoint(words(part)):
            reporter = part
            if (own := place_in(part)) is not None:  # `রহিম, বগুড়া প্রতিনিধি`: a name, and where he reports from
                author = next((bare for bare in place if place_in(bare) is None), None)
                place = [own]
        elif agency is None and _agency().match(letters(part)):
            agency = part
        else:
            place.append(part)
    if agency is not None and not _agency().match(letters(agency)) and not date:
        return None
    said = " ".join(place)
    if not said and not agency and len(reporter.split()) > 1:
        author = reporter
    if len(words(said)) > 4 or len(place) > 2 or not (date or agency or reporter) or not (said or agency or author):
        return None
    return Dateline(place=", ".join(place) or None, author=author, agency=agency, date=", ".join(date) or None)


def place_in(part: str) -> str | None:
    """Return the town or district that the part of a byline names, or None: `বগুড়া প্রতিনিধি`, `ঢাকা`.

    Example:
        >>> place_in("বগুড়া প্রতিনিধি"), place_in("নিজস্ব প্রতিবেদক")  # correspondent in Bogura; own reporter
        ('বগুড়া', None)
    """
    rest = " ".join(word for word in part.split() if letters(word) not in _bylines() | _UNITS)
    known = builtin_gazetteer().find(rest) if 0 < len(rest) <= _PLACE else None
    country = known is not None and known.id is not None and known.id.startswith("ISO:") and "-" not in known.id
    return rest if known is not None and known.label == "GPE" and not country else None


def _is_date_part(text: str) -> bool:
    found = words(text)
    return (
        bool(found)
        and all(is_date_word(word) for word in found)
        and (bool(_DAY_AND_MONTH.search(text)) or len(found) == 1)
    )
