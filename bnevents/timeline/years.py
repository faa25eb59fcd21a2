"""Days that an article tells without their year (`৯ নভেম্বর`): the year comes from what else is told of the event.

An article that says when it was published has no such days: its extraction has resolved them.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterable

_TOLD = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?$")
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
_HALF = 183  # days: nearer than half a year only one year's day can be

Partial = tuple[int, int | None]
Days = tuple[int, int]


def read_partial(value: str | None) -> Partial | None:
    """Return month and day of a value that leaves the year open, or None for every other value.

    Example:
        >>> read_partial("XXXX-11-09"), read_partial("XXXX-06"), read_partial("2024-06")
        ((11, 9), (6, None), None)
    """
    found = _TOLD.match(value or "")
    return (int(found[1]), int(found[2]) if found[2] else None) if found else None


def read_weekday(value: str | None) -> int | None:
    """Return the day of the week (Monday is 1) of a value that says no more, or None for every other value.

    Example:
        >>> read_weekday("XXXX-WXX-3"), read_weekday("2024-W45-3")
        (3, None)
    """
    found = _WEEKDAY.match(value or "")
    return int(found[1]) if found else None


def has_weekday(weekday: int, first: int, last: int) -> bool:
    """Return whether a stretch of days, as ordinals, has such a day."""
    return any(dt.date.fromordinal(day).isoweekday() == weekday for day in range(first, min(last, first + 6) + 1))


def days_in(partial: Partial, year: int) -> Days | None:
    """Return the first and the last day, as ordinals, in a year; None for 29 February of most years."""
    month, day = partial
    try:
        first = dt.date(year, month, day or 1)
    except ValueError:
        return None
    return first.toordinal(), first.toordinal() + (0 if day else monthrange(year, month)[1] - 1)


def within(partial: Partial, first: int, last: int) -> Days | None:
    """Return the days of the one year in which they touch a stretch, or None."""
    years = range(dt.date.fromordinal(first).year, dt.date.fromordinal(last).year + 1)
    found = [days for year in years if (days := days_in(partial, year)) and days[0] <= last and first <= days[1]]
    return found[0] if len(found) == 1 else None


def nearest(partial: Partial, days: Iterable[int]) -> Days | None:
    """Return the days of the year that is nearest to the latest of some days, or None without any.

    Example:
        >>> first, _ = nearest((12, 30), [dt.date(2025, 1, 4).toordinal()])
        >>> dt.date.fromordinal(first).isoformat()
        '2024-12-30'
    """
    latest = max(days, default=None)
    return None if latest is None else within(partial, latest - _HALF, latest + _HALF - 1)


def value_of(days: Days) -> str:
    """Return the ISO value of a day or a whole month."""
    first = dt.date.fromordinal(days[0])
    return first.isoformat() if days[0] == days[1] else first.isoformat()[:7]
