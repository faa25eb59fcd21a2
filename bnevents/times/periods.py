"""Periods: months, years, weeks and parts of them, decades, centuries, fiscal years and seasons."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from bnevents.models import Calendar, Region
from bnevents.times import years
from bnevents.times.context import Context
from bnevents.times.reading import Reading, Shift
from bnevents.times.values import Bounds, add_months, bounds, month_bounds, month_value, week_value

UNKNOWN_DAY, UNKNOWN_MONTH, UNKNOWN_YEAR, UNKNOWN_WEEK = "XXXX-XX-XX", "XXXX-XX", "XXXX", "XXXX-WXX"
_FISCAL_START: dict[Region, int] = {"BD": 7, "IN": 4}


@dataclass(slots=True)
class Extent:
    """Days, before a time of day is added: a value, or its bounds where it is no single unit."""

    value: str | None
    span: Bounds | None = None
    calendar: Calendar = "gregorian"
    flags: tuple[str, ...] = ()
    explicit: bool = False


def single_day(day: dt.date | None) -> Extent:
    """Return the extent of one day, or of one that cannot be known."""
    return Extent(day.isoformat(), (day, day)) if day is not None else Extent(UNKNOWN_DAY)


def given_year(r: Reading, context: Context) -> tuple[int | None, bool]:
    """Return the year that the expression itself says, and whether it says one at all."""
    if r.year is not None:
        return r.year, True
    if r.of_year is not None:
        if r.direction in ("new", "leaving") and context.today is not None:
            late = context.today.month >= 7
            return context.today.year + ((1 if late else 0) if r.direction == "new" else (0 if late else -1)), True
        return years.shifted_year(r.of_year, context), True
    return None, False


def impossible() -> Extent:
    """Return the extent of a date that no calendar has."""
    return Extent(None, None, flags=("impossible",))


def month_of(r: Reading, context: Context) -> Extent:
    """Return the month of `জুন ২০২৪`, `গত মাসে`, `চলতি বছরের জুনে`."""
    at, said = _year_month(r, context)
    if at is None:
        return Extent(f"XXXX-{r.month:02}" if r.month is not None else UNKNOWN_MONTH)
    return Extent(month_value(*at), explicit=said)


def _year_month(r: Reading, context: Context) -> tuple[tuple[int, int] | None, bool]:
    if r.month is None:
        return (years.shifted_month(r.of_month, context) if r.of_month is not None else None), False
    year, said = given_year(r, context)
    if not said:
        year = years.month_year(r.month, r.direction, context)
    return ((year, r.month) if year is not None else None), said


def year_of(r: Reading, context: Context) -> Extent:
    """Return the year, or its half or quarter."""
    year, _ = given_year(r, context)
    if year is None:
        return Extent(UNKNOWN_YEAR)
    if r.before_christ:
        return Extent(f"BC{year:04}", explicit=True)
    if r.half is not None:
        return Extent(f"{year:04}-H{r.half}", explicit=True)
    if r.quarter is not None:
        return Extent(f"{year:04}-Q{r.quarter}", explicit=True)
    return Extent(f"{year:04}", explicit=True)


def nth_of(r: Reading, context: Context) -> Extent:
    """Resolve the first week, the last Friday, the first six months of a month or a year."""
    nth, count = r.nth or 1, r.nth_count
    if r.has_month:
        at, said = _year_month(r, context)
        if at is None:
            return Extent(f"XXXX-{r.month:02}" if r.month is not None else UNKNOWN_MONTH)
        first, last = month_bounds(*at)
    else:
        year, said = given_year(r, context)
        if r.of_week is not None or year is None:
            return Extent(UNKNOWN_YEAR) if r.of_week is None else week_of(r, context)
        first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
        if r.nth_unit == "m":
            return _nth_months(year, nth, count)
        if r.nth_unit == "W" and count == 1:
            week = dt.date(year, 1, 4) if nth > 0 else dt.date(year, 12, 28)
            return Extent(week_value(week + dt.timedelta(weeks=max(nth - 1, 0))), explicit=said)
    return nth_days(r, first, last, explicit=said)


def nth_days(r: Reading, first: dt.date, last: dt.date, *, explicit: bool) -> Extent:
    """Return the days, weeks or weekday that are meant between the first and the last day of a month or a year."""
    nth = r.nth or 1
    if r.nth_unit == "weekday":
        days = [first + dt.timedelta(days=k) for k in range((last - first).days + 1)]
        days = [day for day in days if day.weekday() == r.weekday]
        return single_day(days[-1] if nth < 0 else days[nth - 1] if nth <= len(days) else None)
    length = 7 * r.nth_count if r.nth_unit == "W" else r.nth_count
    start = last - dt.timedelta(days=length - 1) if nth < 0 else first + dt.timedelta(days=(nth - 1) * length)
    end = min(start + dt.timedelta(days=length - 1), last)
    start = max(start, first)
    if start == end:
        return Extent(start.isoformat(), (start, start), explicit=explicit)
    return Extent(f"{start.isoformat()}/{end.isoformat()}", (start, end), explicit=explicit)


def _nth_months(year: int, nth: int, count: int) -> Extent:
    first = 13 - count if nth < 0 else (nth - 1) * count + 1
    last = first + count - 1
    if not 1 <= first <= last <= 12:
        return Extent(f"{year:04}", explicit=True)
    if first == last:
        return Extent(month_value(year, first), explicit=True)
    return Extent(f"{month_value(year, first)}/{month_value(year, last)}", explicit=True)


def week_of(r: Reading, context: Context) -> Extent:
    """Return the week of গত সপ্তাহে, চলতি সপ্তাহের …"""
    monday = years.shifted_monday(r.of_week or Shift(0), context)
    return Extent(week_value(monday)) if monday is not None else Extent(UNKNOWN_WEEK)


def decade_of(r: Reading, context: Context) -> Extent:
    """Return the decade or the century."""
    number, scale = (r.decade, 10) if r.decade is not None else (r.century or 0, 100)
    assert number is not None
    if number < 0:  # গত দশকে
        if context.today is None:
            return Extent("XXX" if scale == 10 else "XX")
        number = context.today.year // scale + number + 2
    return Extent(f"{number:03}" if scale == 10 else f"{number:02}", explicit=True)


def fiscal_of(r: Reading, context: Context) -> Extent:
    """Resolve a fiscal year: from July in Bangladesh, from April in India, whose word for it is অর্থবর্ষ."""
    start = _FISCAL_START["IN" if r.fiscal == "IN" else context.region]
    if r.of_year is not None:
        if context.today is None:
            return Extent(UNKNOWN_YEAR)
        base = context.today.year - (context.today.month < start)
        if r.of_year.anchor == "text" and context.last_fiscal is not None:
            base = context.last_fiscal
        year = base + r.of_year.by
        since = (context.today.month - start) % 12  # months of the running fiscal year that are over
        if r.direction == "leaving":
            year -= since < 6
        elif r.direction == "new":
            year += since >= 6
    else:
        year = r.year or 0
    first, months = dt.date(year, start, 1), 12
    if r.month is not None:
        year += r.month < start
        return Extent(month_value(year, r.month), explicit=True)
    if r.quarter is not None:
        first, months = add_months(first, 3 * (r.quarter - 1)), 3
    elif r.half is not None:
        first, months = add_months(first, 6 * (r.half - 1)), 6
    elif r.nth_unit == "m" and r.nth is not None:
        months = r.nth_count
        first = add_months(first, 12 - months if r.nth < 0 else (r.nth - 1) * months)
    last = add_months(first, months - 1)
    return Extent(
        f"{month_value(first.year, first.month)}/{month_value(last.year, last.month)}", explicit=r.year is not None
    )


_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def season_of(r: Reading, context: Context) -> Extent:
    """Return the season, in the year that the text says or tense and direction give."""
    season = r.season or "WI"
    year, said = given_year(r, context)
    if not said:
        today = context.today
        if today is None:
            return Extent(f"XXXX-{season}")
        start = _SEASON_STARTS[season]
        year = today.year if today.month >= start else today.year - 1  # the last one that has begun
        over = bounds(f"{year:04}-{season}")
        running = over is not None and today <= over[1]
        if r.direction == "past" and running:
            year -= 1
        elif r.direction == "next" or (r.direction is None and context.tense == "future" and not running):
            year += 1
    if year is None:  # `গত বছরের শীতকালে`, of nobody knows which year
        return Extent(f"XXXX-{season}")
    return Extent(f"{year:04}-{season}", explicit=said)
