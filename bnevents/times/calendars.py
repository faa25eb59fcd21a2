"""Bangla and Hijri calendars: pure functions from their dates to Gregorian ones and back.

Bangladesh reformed its calendar in 1987 and again in 1426 (2019); West Bengal keeps the sidereal one, whose months
begin on the civil day after the sun enters a sign of the zodiac. That day is computed here from the sun's longitude
(Meeus, Astronomical Algorithms, chapter 25: a hundredth of a degree, about a quarter of an hour) and Lahiri's ayanamsa;
printed almanacs differ from it by a day now and then. The Hijri calendar is Umm al-Qura; in Bangladesh the moon is as a
rule seen a day later.
"""

from __future__ import annotations

import calendar
import datetime as dt
import math
from functools import lru_cache
from typing import cast

from hijridate import Gregorian, Hijri

from bnevents.models import Region

BEFORE_BANGLA_YEAR = 593
_FIRST_YEAR_OF_1987_TABLE = 1394  # before the reform Bangladesh kept the sidereal calendar, too
_FIRST_YEAR_OF_2019_TABLE = 1426
_FALGUN = 11
_MONTHS_1987 = (31, 31, 31, 31, 31, 30, 30, 30, 30, 30, 30, 30)
_MONTHS_2019 = (31, 31, 31, 31, 31, 31, 30, 30, 30, 30, 29, 30)
_INDIAN_TIME = 5.5 / 24
_J2000 = 2451545.0
_AYANAMSA_2000 = 23.85306  # degrees, Lahiri
_PRECESSION = 50.2888 / 3600  # degrees a year
_HIJRI_OFFSET = {"BD": 1, "IN": 1}


def bangla_month_lengths(year: int) -> tuple[int, ...]:
    """Return the days of the twelve months, from Boishakh on, of a Bangla year in Bangladesh."""
    months: list[int] = list(_MONTHS_2019 if year >= _FIRST_YEAR_OF_2019_TABLE else _MONTHS_1987)
    if calendar.isleap(year + BEFORE_BANGLA_YEAR + 1):  # Falgun falls in the next Gregorian year
        months[_FALGUN - 1] += 1
    return tuple(months)


def bangla_to_gregorian(year: int, month: int, day: int, *, region: Region = "BD") -> dt.date | None:
    """Return the Gregorian date of a Bangla one, or None where that month has no such day.

    Args:
        year: Bangla year, 1432 for instance.
        month: 1 (Boishakh) to 12 (Choitro).
        day: day of the month; 99 means the last one.
        region: BD for the official calendar of Bangladesh, IN for the sidereal one of West Bengal (within a day).

    Example:
        >>> [bangla_to_gregorian(1432, 1, 1, region=region).isoformat() for region in ("BD", "IN")]  # ১ বৈশাখ ১৪৩২
        ['2025-04-14', '2025-04-15']
    """
    if not (1 <= month <= 12 and day >= 1 and 1 <= year <= 9000):
        return None
    first, length = _bangla_month(year, month, region)
    if day == 99:
        day = length
    return first + dt.timedelta(days=day - 1) if day <= length else None


def bangla_month(year: int, month: int, *, region: Region = "BD") -> tuple[dt.date, dt.date]:
    """Return the first and the last day of a Bangla month."""
    first, length = _bangla_month(year, month, region)
    return first, first + dt.timedelta(days=length - 1)


def gregorian_to_bangla(date: dt.date, *, region: Region = "BD") -> tuple[int, int, int]:
    """Return (year, month, day) of a date in the Bangla calendar.

    Example:
        >>> gregorian_to_bangla(dt.date(2024, 2, 21))  # ৮ ফাল্গুন ১৪৩০, International Mother Language Day
        (1430, 11, 8)
    """
    year = date.year - BEFORE_BANGLA_YEAR
    if date < _bangla_month(year, 1, region)[0]:
        year -= 1
    month = 12
    while month > 1 and date < _bangla_month(year, month, region)[0]:
        month -= 1
    first, _ = _bangla_month(year, month, region)
    return year, month, (date - first).days + 1


def _bangla_month(year: int, month: int, region: Region) -> tuple[dt.date, int]:
    """Return the first day of a month and its length."""
    if region == "IN" or year < _FIRST_YEAR_OF_1987_TABLE:
        first = _sidereal_month(year, month)
        after = _sidereal_month(year, month + 1) if month < 12 else _sidereal_month(year + 1, 1)
        return first, (after - first).days
    lengths = bangla_month_lengths(year)
    first = dt.date(year + BEFORE_BANGLA_YEAR, 4, 14) + dt.timedelta(days=sum(lengths[: month - 1]))
    return first, lengths[month - 1]


def _solar_longitude(julian_day: float) -> float:
    """Return the sun's apparent tropical longitude in degrees."""
    t = (julian_day - _J2000) / 36525
    mean = 280.46646 + 36000.76983 * t + 0.0003032 * t * t
    anomaly = math.radians(357.52911 + 35999.05029 * t - 0.0001537 * t * t)
    centre = (
        (1.914602 - 0.004817 * t) * math.sin(anomaly)
        + (0.019993 - 0.000101 * t) * math.sin(2 * anomaly)
        + 0.000289 * math.sin(3 * anomaly)
    )
    node = math.radians(125.04 - 1934.136 * t)
    return mean + centre - 0.00569 - 0.00478 * math.sin(node)


def _sidereal_longitude(julian_day: float) -> float:
    years = (julian_day - _J2000) / 365.25
    return (_solar_longitude(julian_day) - _AYANAMSA_2000 - _PRECESSION * years) % 360


@lru_cache(maxsize=4096)
def _sidereal_month(year: int, month: int) -> dt.date:
    """Return the first day of a month in West Bengal: the civil day after the sun enters sign number `month`."""
    target = (month - 1) * 30.0
    start = dt.date(year + BEFORE_BANGLA_YEAR, 4, 14) + dt.timedelta(days=round((month - 1) * 30.44))
    day = start.toordinal() + 1721424.5 - _INDIAN_TIME  # Julian day of Indian midnight
    for _ in range(6):  # the sun moves nearly a degree a day: a few steps reach the minute
        ahead = (target - _sidereal_longitude(day) + 180) % 360 - 180
        day += ahead * 365.2564 / 360
    entered = dt.date.fromordinal(math.floor(day + _INDIAN_TIME - 1721424.5))
    return entered + dt.timedelta(days=1)


def hijri_to_gregorian(year: int, month: int, day: int, *, region: Region = "BD") -> dt.date | None:
    """Return the Gregorian date of a Hijri one as it is kept in the region (within a day), or None.

    None where the month has no such day, or the year is outside the tables of Umm al-Qura (1343 to 1500).

    Example:
        >>> hijri_to_gregorian(1446, 9, 1).isoformat()  # ১ রমজান ১৪৪৬ in Bangladesh
        '2025-03-02'
    """
    try:
        date = cast("dt.date", Hijri(year, month, day).to_gregorian())
    except (ValueError, OverflowError):
        return None
    return dt.date(date.year, date.month, date.day) + dt.timedelta(days=_HIJRI_OFFSET[region])


def hijri_month(year: int, month: int, *, region: Region = "BD") -> tuple[dt.date, dt.date] | None:
    """Return the first and the last day of a Hijri month as it is kept in the region, or None outside the tables."""
    first = hijri_to_gregorian(year, month, 1, region=region)
    if first is None:
        return None
    last = hijri_to_gregorian(year, month, 30, region=region) or hijri_to_gregorian(year, month, 29, region=region)
    return (first, last) if last is not None else None


def hijri_year(date: dt.date) -> int:
    """Return the Hijri year in which a date falls (by Umm al-Qura, by arithmetic outside its tables)."""
    try:
        return Gregorian(date.year, date.month, date.day).to_hijri().year
    except (ValueError, OverflowError):
        return int((date.year - 622) * 33 / 32) + 1
