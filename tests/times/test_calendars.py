"""The Bangla and Hijri calendars, against datelines where these are at hand."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from bnevents.times import calendars
from support import SHARED

TRIPLES = SHARED / "times" / "bangla_triples.json"
# datelines of Bangladesh that the tables of 1987 and 2019 do not give, and why
NOT_BY_THE_TABLE = {
    "1972-11-04": "before the reform of 1987, when the traditional calendar held: within a day",
    "2023-03-15": "still the table of 1987, and the day before",
    "2025-01-17": "the year is misprinted: 1432 for 1431",
    "2025-03-19": "written before sunrise: the day before",
    "2025-11-19": "still the table of 1987",
    "2025-12-28": "still the table of 1987",
}


def triples(*places: str) -> list[dict[str, Any]]:
    return [one for one in json.loads(TRIPLES.read_text(encoding="utf-8")) if one["place"] in places]


@pytest.mark.skipif(not TRIPLES.exists(), reason="the development data is not here")
def test_datelines_of_bangladesh() -> None:
    failed: dict[str, int] = {}
    for one in triples("BD", "BD-pre1987"):
        date = calendars.bangla_to_gregorian(*one["bangla"])
        want = dt.date.fromisoformat(one["gregorian"])
        if date != want:
            failed[one["gregorian"]] = abs((date - want).days) if date is not None else 1
    assert set(failed) == set(NOT_BY_THE_TABLE)
    assert all(days <= 1 for key, days in failed.items() if key != "2025-01-17")


@pytest.mark.skipif(not TRIPLES.exists(), reason="the development data is not here")
def test_datelines_of_west_bengal() -> None:
    away = [
        abs((calendars.bangla_to_gregorian(*one["bangla"], region="IN") - dt.date.fromisoformat(one["gregorian"])).days)
        for one in triples("WB")
    ]
    assert sum(days == 0 for days in away) / len(away) >= 0.85
    assert max(away) <= 1


@pytest.mark.parametrize(
    ("bangla", "gregorian"),
    [
        ((1431, 1, 1), "2024-04-14"),  # the first of the year is fixed
        ((1425, 7, 1), "2018-10-16"),  # the table of 1987: Ashwin has 30 days
        ((1426, 6, 31), "2019-10-16"),  # the first day that the table of 2019 names otherwise
        ((1426, 7, 1), "2019-10-17"),
        ((1430, 11, 8), "2024-02-21"),
        ((1430, 11, 30), "2024-03-14"),  # Falgun has 30 days in a leap year
        ((1431, 11, 29), "2025-03-14"),
        ((1431, 12, 30), "2025-04-13"),
    ],
)
def test_tables_of_bangladesh(bangla: tuple[int, int, int], gregorian: str) -> None:
    date = dt.date.fromisoformat(gregorian)
    assert calendars.bangla_to_gregorian(*bangla) == date
    assert calendars.gregorian_to_bangla(date) == bangla


@pytest.mark.parametrize("bangla", [(1426, 7, 31), (1431, 11, 30), (1431, 13, 1), (1431, 1, 0), (1431, 1, 32)])
def test_days_that_the_calendar_has_not(bangla: tuple[int, int, int]) -> None:
    assert calendars.bangla_to_gregorian(*bangla) is None


def test_new_year_of_west_bengal() -> None:
    days = {calendars.bangla_to_gregorian(year, 1, 1, region="IN").strftime("%m-%d") for year in range(1417, 1440)}
    assert days <= {"04-14", "04-15"}


def test_hijri() -> None:
    eve = calendars.hijri_to_gregorian(1445, 10, 1, region="BD")
    assert eve == dt.date(2024, 4, 11)  # Eid al-Fitr in Bangladesh, a day after Umm al-Qura
    assert calendars.hijri_to_gregorian(1446, 9, 31) is None
    assert calendars.hijri_to_gregorian(900, 1, 1) is None
    assert calendars.hijri_month(900, 1) is None
    assert calendars.hijri_year(dt.date(2024, 8, 1)) == 1446
    assert calendars.hijri_year(dt.date(1800, 8, 1)) == 1215
