"""The days that one Gregorian date or period covers: each kind of reading has its function, all of them pure."""

from __future__ import annotations

import datetime as dt

from bnevents.times import calendars, periods, years
from bnevents.times.context import Context
from bnevents.times.periods import UNKNOWN_DAY, UNKNOWN_WEEK, Extent, given_year, impossible, single_day
from bnevents.times.reading import Reading, Shift
from bnevents.times.values import add_months


def gregorian(r: Reading, context: Context) -> Extent:
    """Return the days of a reading in the Gregorian calendar."""
    if r.day_part:
        return single_day(years.shifted_day(Shift(0, "text"), context))
    if r.named is not None:
        return _named(r, context)
    if r.day is not None:
        return weekday_checked(r, _month_day(r, context), context)
    if r.of_day is not None or r.turning is not None:
        return weekday_checked(r, _deictic(r, context), context)
    if r.fiscal is not None:
        return periods.fiscal_of(r, context)
    if r.nth is not None:
        return periods.nth_of(r, context)
    if r.weekday is not None:
        return _weekday(r, context)
    if r.of_week is not None:
        return periods.week_of(r, context)
    if r.decade is not None or r.century is not None:
        return periods.decade_of(r, context)
    if r.season is not None:
        return periods.season_of(r, context)
    if r.has_month:
        return periods.month_of(r, context)
    if r.has_year:
        return periods.year_of(r, context)
    return single_day(context.last_day or context.today)  # a clock time: of the last day in the text, else of today


def _month_day(r: Reading, context: Context) -> Extent:
    day = r.day or 0
    if r.month is None:
        return _day_of_month(r, day, context)
    month = r.month
    if not years.can_exist(month, day):
        return impossible()
    year, said = given_year(r, context)
    if said:
        if year is None:
            return Extent(f"XXXX-{month:02}-{day:02}")
        date = years.date(year, month, day)
        if date is None:
            return impossible()
        return Extent(date.isoformat(), (date, date), explicit=True)
    date = years.nearest(lambda year: years.date(year, month, day), r.direction, context)
    if date is None:
        return Extent(f"XXXX-{month:02}-{day:02}")
    if r.weekday is not None and date.weekday() != r.weekday and r.direction is None and context.today is not None:
        date = _year_by_weekday(date, r.weekday, context.today)
    return Extent(date.isoformat(), (date, date), explicit=context.text_year is not None)


def _year_by_weekday(date: dt.date, weekday: int, today: dt.date) -> dt.date:
    """Return the same day a year away where that fits the weekday and is near: `সোমবার (২ জানুয়ারি)` late in December."""
    for by in (12, -12):
        other = add_months(date, by)
        if other.weekday() == weekday and abs((other - today).days) <= 60:
            return other
    return date


def _day_of_month(r: Reading, day: int, context: Context) -> Extent:
    """Resolve `১২ তারিখ`: of the month that is said, else of the last one in the text, else the nearest by tense."""
    shift = r.of_month or (Shift(0, "text") if context.last_month is not None and r.direction is None else None)
    at = years.shifted_month(shift, context) if shift is not None else None
    if at is None and context.today is not None and r.of_month is None:
        today = context.today
        at = today.year, today.month
        future = r.direction == "next" or (r.direction is None and context.tense == "future")
        if future and (day < today.day or (r.direction == "next" and day == today.day)):
            at = years.shifted_month(Shift(1), context)
        elif not future and r.direction != "this" and day > today.day - (r.direction == "past"):
            at = years.shifted_month(Shift(-1), context)
    if at is None:
        return Extent(f"XXXX-XX-{day:02}") if day <= 31 else impossible()
    date = years.date(*at, day)
    return single_day(date) if date is not None else impossible()


def _deictic(r: Reading, context: Context) -> Extent:
    if r.of_day is not None:
        return single_day(years.shifted_day(r.of_day, context))
    if r.weekday is not None and context.today is not None:
        for side in (-1, 1):  # কাল শুক্রবার: the weekday tells whether it is tomorrow or yesterday
            day = context.today + dt.timedelta(days=side * (r.turning or 0))
            if day.weekday() == r.weekday:
                return single_day(day)
    ahead = context.tense in ("future", "progressive") or (context.tense is None and not r.part)
    side = 1 if ahead else -1
    return single_day(years.shifted_day(Shift(side * (r.turning or 0)), context))


def weekday_checked(r: Reading, extent: Extent, context: Context) -> Extent:
    """Compare a date with the weekday beside it: a date wins, আজ gives way by a day to the weekday that is named."""
    if r.weekday is None or extent.span is None or extent.span[0].weekday() == r.weekday:
        if r.weekday is not None and extent.value == UNKNOWN_DAY:
            return Extent(f"{UNKNOWN_WEEK}-{r.weekday + 1}")
        return extent
    if r.of_day is not None and r.of_day.anchor == "text":  # পরদিন সোমবার
        return single_day(years.weekday_date(r.weekday, "following" if r.of_day.by > 0 else None, context))
    flags = (*extent.flags, "weekday_conflict")
    if r.day is None:
        for by in (-1, 1):
            day = extent.span[0] + dt.timedelta(days=by)
            if day.weekday() == r.weekday:
                return Extent(day.isoformat(), (day, day), flags=flags)
    return Extent(extent.value, extent.span, extent.calendar, flags, extent.explicit)


def _weekday(r: Reading, context: Context) -> Extent:
    weekday = r.weekday or 0
    if r.of_week is not None:
        monday = years.shifted_monday(r.of_week, context)
        if monday is None:
            return Extent(f"{UNKNOWN_WEEK}-{weekday + 1}")
        return single_day(monday + dt.timedelta(days=weekday))
    day = years.weekday_date(weekday, r.direction, context)
    return single_day(day) if day is not None else Extent(f"{UNKNOWN_WEEK}-{weekday + 1}")


def _named(r: Reading, context: Context) -> Extent:
    code = (r.named or {}).get(context.region, "")
    year, said = given_year(r, context)
    if code.startswith("b"):
        month, day = int(code[1:3]), int(code[4:])
        after = 1 if month >= 10 else 0  # from Magh on a Bangla month falls in the next Gregorian year

        def make(gregorian_year: int) -> dt.date | None:
            return calendars.bangla_to_gregorian(
                gregorian_year - calendars.BEFORE_BANGLA_YEAR - after, month, day, region=context.region
            )
    else:
        month, day = int(code[:2]), int(code[3:])

        def make(gregorian_year: int) -> dt.date | None:
            return years.date(gregorian_year, month, day)

    said_date = make(year) if year is not None else None
    date = said_date if said else years.nearest(make, r.direction, context)
    if date is None:
        return Extent(UNKNOWN_DAY if code.startswith("b") else f"XXXX-{code}")
    return Extent(date.isoformat(), (date, date), explicit=said)
