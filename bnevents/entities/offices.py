"""Who held an office on a day: প্রধানমন্ত্রী (prime minister) of Bangladesh, প্রেসিডেন্ট (president) of Russia …"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

import yaml

from bnevents.entities.gazetteer import builtin_gazetteer
from bnevents.entities.names import DATA, Name
from bnevents.text import normalize


@dataclass(frozen=True, slots=True)
class Term:
    """A stretch of time in which somebody held an office.

    Attributes:
        who: key of the person in the gazetteer.
        first, until: first day, and day of leaving; None while in office.
    """

    who: str
    first: dt.date
    until: dt.date | None

    def covers(self, day: dt.date) -> bool:
        """Return whether the office was held on a day; on the day of leaving it still was."""
        return self.first <= day and (self.until is None or day <= self.until)


@lru_cache(maxsize=1)
def terms() -> dict[str, dict[str, tuple[Term, ...]]]:
    """Return the terms by office (stem) and the ISO 3166 code of the country or state."""
    data = cast("dict[str, Any]", yaml.load((DATA / "curated" / "offices.yaml").read_text("utf-8"), yaml.CSafeLoader))
    out: dict[str, dict[str, tuple[Term, ...]]] = {}
    for row in cast("list[dict[str, Any]]", data["offices"]):
        held = tuple(
            Term(f"PERSON:{holder['who']}", holder["from"], holder.get("until"))
            for holder in cast("list[dict[str, Any]]", row["holders"])
        )
        for office in cast("list[str]", row["office"]):
            places = out.setdefault(normalize(office), {})
            places[row["of"]] = places.get(row["of"], ()) + held
    return out


def office_holder(office: str, of: str, on: dt.date) -> Name | None:
    """Return who held an office on a day, or None where our table does not say.

    Args:
        office: the Bengali word for it, without ending.
        of: country or state, as the id of its entity (`ISO:BD`, `ISO:IN-WB`).
        on: the day.

    Example:
        >>> holder = office_holder("প্রেসিডেন্ট", "ISO:US", dt.date(2016, 5, 1))  # the president of the United States
        >>> holder.english, holder.spelling
        ('Barack Obama', 'বারাক ওবামা')
    """
    day = on.date() if isinstance(on, dt.datetime) else on
    held = terms().get(normalize(office), {}).get(of.removeprefix("ISO:"), ())
    now = [term.who for term in held if term.covers(day)]
    return _name(now[-1]) if now else None


def holders(office: str, on: dt.date) -> list[Name]:
    """Return all who held an office of this name anywhere on a day."""
    day = on.date() if isinstance(on, dt.datetime) else on
    held = terms().get(normalize(office), {})
    found = (_name(term.who) for place in held.values() for term in place if term.covers(day))
    return [name for name in found if name is not None]


def _name(key: str) -> Name | None:
    known = builtin_gazetteer().by_key.get(key)
    return known[0] if known else None
