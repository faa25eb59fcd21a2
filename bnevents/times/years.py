"""Which year, month or day an expression means that does not say it: chosen by direction, tense and the text."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable

from bnevents.times.context import Context
from bnevents.times.reading import Shift

# without a verb that tells, a day is taken to be past unless the next one is this near and the last one that far
_NEAR, _FAR, _NEAR_MONTHS = 90, 200, 4


def date(year: int, month: int, day: int) -> dt.date | None:
    """Return the date, or None where the calendar has no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def can_exist(month: int, day: int) -> bool:
    """Whether some year has this day."""
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(2024, month)[1]


def shifted_year(shift: Shift, context: Context) -> int | None:
    """Return the year of গত বছর, ওই বছর …, None where it cannot be known."""
    if shift.anchor == "text" and context.last_year is not None:
        return context.last_year + shift.by
    return context.today.year + shift.by if context.today is not None else None


def shifted_month(shift: Shift, context: Context) -> tuple[int, int] | None:
    """Return (year, month) of গত মাস, ওই মাস …"""
    base = context.last_month if shift.anchor == "text" else None
    if base is None:
        if context.today is None:
            return None
        base = context.today.year, context.today.month
    index = base[0] * 12 + base[1] - 1 + shift.by
    return index // 12, index % 12 + 1


def shifted_day(shift: Shift, context: Context) -> dt.date | None:
    """Return the day of আজ, গতকাল, এদিন, পরদিন …"""
    base = context.last_day if shift.anchor == "text" else None
    base = base or context.today
    return base + dt.timedelta(days=shift.by) if base is not None else None


def shifted_monday(shift: Shift, context: Context) -> dt.date | None:
    """Return the Monday of গত সপ্তাহ, চলতি সপ্তাহ …"""
    base = context.last_day if shift.anchor == "text" else None
    base = base or context.today
    if base is None:
        return None
    return base - dt.timedelta(days=base.weekday()) + dt.timedelta(weeks=shift.by)


def weekday_date(weekday: int, direction: str | None, context: Context) -> dt.date | None:
    """Return the day that a weekday means: with গত strictly before today, with আগামী after it, else by tense."""
    today = context.today
    if direction in ("previous", "following") and context.last_day is not None:
        today = context.last_day
    if today is None:
        return None
    back = (today.weekday() - weekday) % 7
    if direction in ("past", "previous"):
        return today - dt.timedelta(days=back or 7)
    ahead = (weekday - today.weekday()) % 7
    if direction in ("next", "following"):
        return today + dt.timedelta(days=ahead or 7)
    if direction == "this":
        return today - dt.timedelta(days=today.weekday()) + dt.timedelta(days=weekday)
    return today + dt.timedelta(days=ahead) if context.tense == "future" else today - dt.timedelta(days=back)


def nearest(make: Callable[[int], dt.date | None], direction: str | None, context: Context) -> dt.date | None:
    """Return a yearly day in the year that the text means; `make` gives it for a year, or None.

    The year is that of the text before it where that says one, else by গত or আগামী, else by the verb.
    """
    today = context.today
    if context.text_year is not None and direction is None:
        return make(context.text_year)
    if today is None:
        return None
    around = [d for year in range(today.year - 8, today.year + 9) if (d := make(year)) is not None]
    past = [d for d in around if d < today] if direction == "past" else [d for d in around if d <= today]
    future = [d for d in around if d > today] if direction == "next" else [d for d in around if d >= today]
    if direction == "this":
        return next((d for d in around if d.year == today.year), None)
    if direction == "past" or (direction is None and context.tense in ("past", "present")):
        return past[-1] if past else None
    if direction == "next" or context.tense == "future":
        if direction is None and past and (today - past[-1]).days <= 2 and future and future[0] != today:
            return past[-1]
        return future[0] if future else None
    if not past or not future:
        return (past or future or [None])[0]
    if context.alone and future[0].year > today.year:
        return past[-1]  # nothing but the expression is known: its year is the publication's, if not the year before
    is_near = (future[0] - today).days <= _NEAR and (today - past[-1]).days >= _FAR
    return future[0] if is_near else past[-1]


def month_year(month: int, direction: str | None, context: Context) -> int | None:
    """Return the year of a month that is named without one."""
    today = context.today
    if context.text_year is not None and direction is None:
        return context.text_year
    if today is None:
        return None
    if direction == "past":
        return today.year - (month >= today.month)
    if direction == "next":
        return today.year + (month <= today.month)
    if direction == "this":
        return today.year
    if context.tense == "future":
        return today.year + (month < today.month)
    ahead = (month - today.month) % 12
    if context.tense is None and 0 < ahead <= _NEAR_MONTHS and not (context.alone and month < today.month):
        return today.year + (month < today.month)
    return today.year - (month > today.month)
