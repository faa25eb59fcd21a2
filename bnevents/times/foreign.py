"""Dates in the Bangla and Hijri calendars, alone or beside a Gregorian one, which then decides."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from bnevents.models import Calendar, Region
from bnevents.times import calendars, years
from bnevents.times.context import Context
from bnevents.times.extents import gregorian, weekday_checked
from bnevents.times.periods import UNKNOWN_DAY, UNKNOWN_MONTH, UNKNOWN_YEAR, Extent, nth_days
from bnevents.times.reading import Reading
from bnevents.times.values import Bounds

_BOISHAKH, _POUSH = 4, 9  # the Gregorian month in which the Bangla year begins; the Bangla month that reaches January


def extent_of(r: Reading, context: Context) -> Extent:
    """Return the days of a reading in whatever calendars it uses."""
    if r.calendar != "gregorian" and (r.of_day is not None or r.turning is not None):  # গতকাল শনিবার ১১ জ্যৈষ্ঠ
        other = replace(r, of_day=None, turning=None, weekday=None, others=[])
        r = replace(r, day=None, month=None, year=None, calendar="gregorian", others=[other, *r.others])
    if r.calendar != "gregorian" or r.others:
        return other_calendars(r, context)
    return gregorian(r, context)


def other_calendars(r: Reading, context: Context) -> Extent:
    """Resolve a date in the Bangla or Hijri calendar; a Gregorian one beside it decides."""
    readings = [replace(r, others=[]), *r.others]
    base = next((one for one in readings if one.calendar == "gregorian"), None)
    if base is None:
        return _in_calendar(readings[0], context)
    bangla = next((one for one in readings if one.year is not None and one.calendar == "bangla"), None)
    if base.year is None and bangla is not None and base.of_day is None and base.turning is None:
        next_year = (bangla.month or 1) >= _POUSH and (base.month or 1) < _BOISHAKH
        base = replace(base, year=(bangla.year or 0) + calendars.BEFORE_BANGLA_YEAR + next_year)
    base = replace(base, weekday=r.weekday if base.weekday is None else base.weekday)
    extent = gregorian(base, context)
    flags = extent.flags
    for other in readings:
        if other.calendar == "gregorian" or extent.span is None:
            continue
        theirs = _in_calendar(other, replace_today(context, extent.span[0]))
        tolerance = 1 if other.calendar == "hijri" or context.region == "IN" else 0
        differ = theirs.span is None or abs((theirs.span[0] - extent.span[0]).days) > tolerance
        if differ and "calendar_conflict" not in flags:
            flags = (*flags, "calendar_conflict")
    return Extent(extent.value, extent.span, "gregorian", flags, extent.explicit)


def replace_today(context: Context, day: dt.date) -> Context:
    """Return the context as it is on another day."""
    return replace(context, published=day, said=None, text_year=None, tense=None)


def _in_calendar(r: Reading, context: Context) -> Extent:
    approximate = ("approximate",) if r.calendar == "hijri" or context.region == "IN" else ()
    span = _foreign_span(r, context)
    if span is None:
        known = r.year is not None or context.today is not None
        impossible = known and r.day is not None and (r.calendar == "bangla" or r.day > 30)
        unknown = UNKNOWN_DAY if r.day is not None else UNKNOWN_MONTH if r.month else UNKNOWN_YEAR
        value = None if impossible else unknown
        return Extent(value, None, r.calendar, ("impossible",) if impossible else approximate)
    first, last = span
    if r.nth is not None and r.day is None:
        extent = nth_days(r, first, last, explicit=r.year is not None)
        return replace(extent, calendar=r.calendar, flags=approximate)
    value = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    extent = Extent(value, span, r.calendar, approximate, explicit=r.year is not None)
    return weekday_checked(r, extent, context) if first == last else extent


def _foreign_span(r: Reading, context: Context) -> Bounds | None:
    region = context.region
    year = r.year
    if r.month is None:
        if year is None:
            return None
        return _foreign_year(r.calendar, year, region)
    month, day = r.month, r.day

    def make(gregorian: int) -> dt.date | None:
        if r.calendar == "bangla":
            number = gregorian - calendars.BEFORE_BANGLA_YEAR - (1 if month >= 10 else 0)
            return calendars.bangla_to_gregorian(number, month, day or 1, region=region)
        number = calendars.hijri_year(dt.date(gregorian, 7, 1))
        found = calendars.hijri_to_gregorian(number, month, day or 1, region=region)
        if found is not None and found.year > gregorian:
            return calendars.hijri_to_gregorian(number - 1, month, day or 1, region=region)
        return found

    if year is None:
        near = years.nearest(make, r.direction, context)
        if near is None:
            return None
        if day is not None:
            return near, near
        if r.calendar == "bangla":
            year = (
                near.year
                - calendars.BEFORE_BANGLA_YEAR
                - (
                    1
                    if near < calendars.bangla_month(near.year - calendars.BEFORE_BANGLA_YEAR, 1, region=region)[0]
                    else 0
                )
            )
        else:
            year = calendars.hijri_year(near + dt.timedelta(days=3))
    if day is None:
        month_of = calendars.bangla_month if r.calendar == "bangla" else calendars.hijri_month
        return month_of(year, month, region=region)
    convert = calendars.bangla_to_gregorian if r.calendar == "bangla" else calendars.hijri_to_gregorian
    date = convert(year, month, day, region=region)
    return (date, date) if date is not None else None


def _foreign_year(calendar: Calendar, year: int, region: Region) -> Bounds | None:
    if calendar == "bangla":
        return calendars.bangla_month(year, 1, region=region)[0], calendars.bangla_month(year, 12, region=region)[1]
    first, last = calendars.hijri_month(year, 1, region=region), calendars.hijri_month(year, 12, region=region)
    return (first[0], last[1]) if first is not None and last is not None else None
