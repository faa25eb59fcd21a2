"""TIMEX3 and ISO 8601 values as strings: built from dates, and read back to the days that they cover."""

from __future__ import annotations

import calendar
import datetime as dt
import re

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-(\d))?")
_PART = re.compile(r"(\d{4})-(SP|SU|FA|WI|H[12]|Q[1-4])")
_YEARS = re.compile(r"\d{2,4}")
_MONTHS_OF_PART: dict[str, tuple[int, int]] = {
    "SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14), "H1": (1, 6), "H2": (7, 12),
    "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12),
}  # fmt: skip
_EDTF_PART = {
    "SP": "21", "SU": "22", "FA": "23", "WI": "24", "Q1": "33", "Q2": "34", "Q3": "35", "Q4": "36",
    "H1": "40", "H2": "41",
}  # fmt: skip

Bounds = tuple[dt.date, dt.date]


def month_bounds(year: int, month: int) -> Bounds:
    """Return the first and the last day of a month."""
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def add_months(date: dt.date, months: int) -> dt.date:
    """Return the same day of another month, or that month's last day where it is shorter.

    Raises:
        ValueError: the year is before 1 or after 9999.
    """
    index = date.year * 12 + date.month - 1 + months
    year, month = index // 12, index % 12 + 1
    if not 1 <= year <= 9999:
        raise ValueError(f"the year {year} is outside what dates can say")
    return date.replace(year=year, month=month, day=min(date.day, calendar.monthrange(year, month)[1]))


def week_value(date: dt.date) -> str:
    """Return the ISO week that holds a day.

    Example:
        >>> week_value(dt.date(2024, 11, 10))
        '2024-W45'
    """
    year, week, _ = date.isocalendar()
    return f"{year:04}-W{week:02}"


def month_value(year: int, month: int) -> str:
    """Return the ISO month."""
    return f"{year:04}-{month:02}"


def bounds(value: str | None) -> Bounds | None:
    """Return the first and the last day that a value covers; None for underspecified values, durations and sets.

    Example:
        >>> [day.isoformat() for day in bounds("2024-06/2024-11")]
        ['2024-06-01', '2024-11-30']
        >>> bounds("XXXX-WXX-3") is None
        True
    """
    if value is None:
        return None
    if "/" in value:
        start, _, end = value.partition("/")
        first, last = bounds(start), bounds(end)
        return (first[0], last[1]) if first is not None and last is not None else None
    try:
        return _bounds(value)
    except ValueError:
        return None


def _bounds(value: str) -> Bounds | None:
    if match := _DAY.fullmatch(value):
        day = dt.date(int(match[1]), int(match[2]), int(match[3]))
        return day, day
    if match := _MONTH.fullmatch(value):
        return month_bounds(int(match[1]), int(match[2]))
    if match := _WEEK.fullmatch(value):
        if match[3]:
            day = dt.date.fromisocalendar(int(match[1]), int(match[2]), int(match[3]))
            return day, day
        monday = dt.date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return monday, monday + dt.timedelta(days=6)
    if match := _PART.fullmatch(value):
        first, last = _MONTHS_OF_PART[match[2]]
        year = int(match[1])
        return dt.date(year, first, 1), month_bounds(year + (last > 12), (last - 1) % 12 + 1)[1]
    if _YEARS.fullmatch(value):
        scale = 10 ** (4 - len(value))
        first_year = max(int(value) * scale, 1)
        return dt.date(first_year, 1, 1), dt.date(int(value) * scale + scale - 1, 12, 31)
    return None


def edtf(value: str, mod: str | None, *, joint: str | None = None) -> str | None:
    """Return the Extended Date/Time Format of a value where it says more than the value, else None.

    Args:
        value: the TIMEX3 value.
        mod: its modifier.
        joint: `or` or `and` where the value's two ends are alternatives or a list.

    Example:
        >>> edtf("2024-04-22/2024-04-23", None, joint="or"), edtf("2024-06", "APPROX"), edtf("199", None)
        ('[2024-04-22,2024-04-23]', '2024-06~', '199X')
    """
    if "T" in value or "XX" in value or value.startswith("P"):
        return None
    if "/" in value:
        if joint not in ("or", "and"):
            return None
        inner = value.replace("/", ",")
        return f"[{inner}]" if joint == "or" else f"{{{inner}}}"
    approximate = "~" if mod == "APPROX" else ""
    if match := _PART.fullmatch(value):
        return f"{match[1]}-{_EDTF_PART[match[2]]}{approximate}"
    if value.isdigit() and len(value) < 4:
        return value.ljust(4, "X") + approximate
    return (
        value + approximate
        if approximate and (_DAY.fullmatch(value) or _MONTH.fullmatch(value) or value.isdigit())
        else None
    )
