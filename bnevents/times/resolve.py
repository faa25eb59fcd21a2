"""From a reading to its value: pure functions of the reading and its context."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from bnevents.times.context import Context, Resolved
from bnevents.times.durations import resolve_length, shift_by
from bnevents.times.foreign import extent_of, replace_today
from bnevents.times.hours import with_time
from bnevents.times.periods import Extent
from bnevents.times.reading import Reading, Shift
from bnevents.times.values import bounds, edtf


def resolve(r: Reading, context: Context) -> Resolved:
    """Return what a reading means in its context."""
    if r.token is not None:
        return Resolved("DATE", r.token)
    if r.every is not None:
        return Resolved("SET", r.every)
    dated = _is_dated(r)
    if r.length is not None and not dated:
        return resolve_length(r.length, r, context)
    if r.end is not None:
        return _range(r, context)
    extent = extent_of(r, context)
    if r.length is not None:
        return shift_by(r.length, extent.span or bounds(extent.value), r, context)
    result = _result(r, extent)
    if r.part is not None or r.has_clock:
        result = with_time(r, result, context)
    return result


def _is_dated(r: Reading) -> bool:
    return not Reading(0).is_empty or r.has_day or r.has_month or r.has_year or r.of_week is not None or r.has_clock


def _result(r: Reading, extent: Extent) -> Resolved:
    mod = r.mod or r.edge or ("APPROX" if r.about else None)
    flags = extent.flags + (("approximate",) if r.about and "approximate" not in extent.flags else ())
    span = extent.span if extent.span is not None else bounds(extent.value)
    result = Resolved("DATE", extent.value, mod, None, calendar=extent.calendar, flags=flags, explicit=extent.explicit)
    if span is not None:
        result.earliest, result.latest = span
        if span[0] == span[1]:
            result.day = span[0]
        if (span[0].year, span[0].month) == (span[1].year, span[1].month):
            result.month = span[0].year, span[0].month
        if span[0].year == span[1].year:
            result.year = span[0].year
    if extent.value is not None:
        result.edtf = edtf(extent.value, mod)
    return result


def _range(r: Reading, context: Context) -> Resolved:
    """Resolve both ends; the one that says less takes the rest from the other."""
    end = r.end
    assert end is not None
    start = replace(r, end=None, joint=None)
    end = _completed(start, end)
    low, high = resolve(start, context), resolve(end, context)
    low, high = _in_order(start, end, low, high, context)
    flags = tuple(dict.fromkeys(low.flags + high.flags))
    if low.value is None or high.value is None:
        return Resolved(low.type, None, flags=flags or ("impossible",), calendar=low.calendar)
    value = f"{_side(low.value, 0)}/{_side(high.value, 1)}"
    mod = "APPROX" if r.about else None
    result = Resolved("TIME" if "T" in value else "DATE", value, mod, calendar=low.calendar, flags=flags)
    result.earliest, result.latest = low.earliest, high.latest
    if result.earliest is None or result.latest is None:
        result.earliest = result.latest = None
    result.edtf = edtf(value, mod, joint=r.joint)
    result.explicit, result.year, result.month, result.day = high.explicit, high.year, high.month, high.day
    return result


def _side(value: str, side: int) -> str:
    return value.split("/")[-side] if "/" in value else value


def _completed(start: Reading, end: Reading) -> Reading:
    """Give the end what only the start says, and the start what only the end says (`১ থেকে ৪ ডিসেম্বর ২০২৪`)."""
    if end.day is not None and end.month is None and start.month is None:
        end.of_month, end.direction = start.of_month, start.direction
    elif end.day is not None and end.month is None:
        end.month, end.calendar = start.month, start.calendar
        end.year, end.of_year = start.year, start.of_year
    if end.year is not None and start.year is None and start.of_year is None and start.has_month:
        later = start.month is not None and end.month is not None and start.month > end.month
        start.year = end.year - (1 if later else 0)
    elif start.has_year and not end.has_year and end.month is not None and start.month is not None:
        if start.year is not None:
            end.year = start.year + (1 if end.month < start.month else 0)
        elif start.of_year is not None:
            end.of_year = Shift(start.of_year.by + (1 if end.month < start.month else 0), start.of_year.anchor)
    if end.direction is None and start.direction is not None and not end.has_year:
        end.direction = start.direction
    if end.has_clock and end.part is None and not end.part_stem and start.part_stem:
        end.part, end.part_stem = start.part, start.part_stem
    return end


def _in_order(
    start: Reading, end: Reading, low: Resolved, high: Resolved, context: Context
) -> tuple[Resolved, Resolved]:
    """Resolve again the end that stands on the wrong side of the other one."""
    if low.latest is None or high.earliest is None:
        return low, high
    if (start.has_clock or start.part) and not end.has_day and low.day is not None:
        high = resolve(end, replace(context, last_day=low.day))
        both = start.has_clock and end.has_clock and high.value is not None and low.value is not None
        if both and str(high.value) <= str(low.value) and high.day is not None:
            high = resolve(end, replace(context, last_day=low.day + dt.timedelta(days=1)))
        return low, high
    if low.earliest is None or low.earliest <= high.earliest:
        return low, high
    if context.tense == "future" or start.direction == "next":
        return low, resolve(end, replace(replace_today(context, low.latest), tense="future"))
    return resolve(start, replace(replace_today(context, high.earliest), tense="past")), high
