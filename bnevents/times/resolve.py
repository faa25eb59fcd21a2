"""From a reading to its value: pure functions of the reading and its context."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from bnevents.models import Calendar, Region
from bnevents.times import calendars, years
from bnevents.times.context import Context, Resolved
from bnevents.times.durations import resolve_length, shift_by
from bnevents.times.hours import with_time
from bnevents.times.reading import Reading, Shift
from bnevents.times.values import Bounds, add_months, bounds, edtf, month_bounds, month_value, week_value

_FISCAL_START: dict[Region, int] = {"BD": 7, "IN": 4}
_UNKNOWN_DAY, _UNKNOWN_MONTH, _UNKNOWN_YEAR, _UNKNOWN_WEEK = "XXXX-XX-XX", "XXXX-XX", "XXXX", "XXXX-WXX"


@dataclass(slots=True)
class Extent:
    """Days, before a time of day is added: a value, or its bounds where it is no single unit."""

    value: str | None
    span: Bounds | None = None
    calendar: Calendar = "gregorian"
    flags: tuple[str, ...] = ()
    explicit: bool = False


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
    extent = _extent(r, context)
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


# one point or period


def _extent(r: Reading, context: Context) -> Extent:
    if r.calendar != "gregorian" or r.others:
        return _other_calendars(r, context)
    return _gregorian(r, context)


def _gregorian(r: Reading, context: Context) -> Extent:
    if r.day_part:
        return _day(years.shifted_day(Shift(0, "text"), context))
    if r.named is not None:
        return _named(r, context)
    if r.day is not None:
        return _weekday_checked(r, _month_day(r, context), context)
    if r.of_day is not None or r.turning is not None:
        return _weekday_checked(r, _deictic(r, context), context)
    if r.fiscal is not None:
        return _fiscal(r, context)
    if r.nth is not None:
        return _nth(r, context)
    if r.weekday is not None:
        return _weekday(r, context)
    if r.of_week is not None:
        monday = years.shifted_monday(r.of_week, context)
        return Extent(week_value(monday)) if monday is not None else Extent(_UNKNOWN_WEEK)
    if r.decade is not None or r.century is not None:
        return _decade(r, context)
    if r.season is not None:
        return _season(r, context)
    if r.has_month:
        return _month(r, context)
    if r.has_year:
        return _year(r, context)
    return _day(context.last_day or context.today)  # a clock time: of the last day in the text, else of today


def _day(day: dt.date | None) -> Extent:
    return Extent(day.isoformat(), (day, day)) if day is not None else Extent(_UNKNOWN_DAY)


def _given_year(r: Reading, context: Context) -> tuple[int | None, bool]:
    """Return the year that the expression itself says, and whether it says one at all."""
    if r.year is not None:
        return r.year, True
    if r.of_year is not None:
        if r.direction in ("new", "leaving") and context.today is not None:
            late = context.today.month >= 7
            return context.today.year + ((1 if late else 0) if r.direction == "new" else (0 if late else -1)), True
        return years.shifted_year(r.of_year, context), True
    return None, False


def _impossible() -> Extent:
    return Extent(None, None, flags=("impossible",))


def _month_day(r: Reading, context: Context) -> Extent:
    day = r.day or 0
    if r.month is None:
        return _day_of_month(r, day, context)
    month = r.month
    if not years.can_exist(month, day):
        return _impossible()
    year, said = _given_year(r, context)
    if said:
        if year is None:
            return Extent(f"XXXX-{month:02}-{day:02}")
        date = years.date(year, month, day)
        if date is None:
            return _impossible()
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
        if future and day < today.day:
            at = years.shifted_month(Shift(1), context)
        elif not future and r.direction != "this" and day > today.day:
            at = years.shifted_month(Shift(-1), context)
    if at is None:
        return Extent(f"XXXX-XX-{day:02}") if day <= 31 else _impossible()
    date = years.date(*at, day)
    return _day(date) if date is not None else _impossible()


def _deictic(r: Reading, context: Context) -> Extent:
    if r.of_day is not None:
        return _day(years.shifted_day(r.of_day, context))
    side = 1 if context.tense == "future" or (context.tense is None and not r.part) else -1
    return _day(years.shifted_day(Shift(side * (r.turning or 0)), context))


def _weekday_checked(r: Reading, extent: Extent, context: Context) -> Extent:
    """Compare a date with the weekday beside it: a date wins, and আজ gives way by a day to the weekday that is named."""
    if r.weekday is None or extent.span is None or extent.span[0].weekday() == r.weekday:
        if r.weekday is not None and extent.value == _UNKNOWN_DAY:
            return Extent(f"{_UNKNOWN_WEEK}-{r.weekday + 1}")
        return extent
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
            return Extent(f"{_UNKNOWN_WEEK}-{weekday + 1}")
        return _day(monday + dt.timedelta(days=weekday))
    day = years.weekday_date(weekday, r.direction, context)
    return _day(day) if day is not None else Extent(f"{_UNKNOWN_WEEK}-{weekday + 1}")


def _named(r: Reading, context: Context) -> Extent:
    code = (r.named or {}).get(context.region, "")
    year, said = _given_year(r, context)
    if code.startswith("b"):
        month, day = int(code[1:3]), int(code[4:])
        after = 1 if month >= 10 else 0  # from Magh on a Bangla month falls in the next Gregorian year

        def make(gregorian: int) -> dt.date | None:
            return calendars.bangla_to_gregorian(gregorian - 593 - after, month, day, region=context.region)
    else:
        month, day = int(code[:2]), int(code[3:])

        def make(gregorian: int) -> dt.date | None:
            return years.date(gregorian, month, day)

    if said:
        date = make(year) if year is not None else None
    else:
        date = years.nearest(make, r.direction, context)
    if date is None:
        return Extent(_UNKNOWN_DAY if code.startswith("b") else f"XXXX-{code}")
    return Extent(date.isoformat(), (date, date), explicit=said)


def _month(r: Reading, context: Context) -> Extent:
    at, said = _year_month(r, context)
    if at is None:
        return Extent(f"XXXX-{r.month:02}" if r.month is not None else _UNKNOWN_MONTH)
    return Extent(month_value(*at), explicit=said)


def _year_month(r: Reading, context: Context) -> tuple[tuple[int, int] | None, bool]:
    if r.month is None:
        return (years.shifted_month(r.of_month, context) if r.of_month is not None else None), False
    year, said = _given_year(r, context)
    if not said:
        year = years.month_year(r.month, r.direction, context)
    return ((year, r.month) if year is not None else None), said


def _year(r: Reading, context: Context) -> Extent:
    year, _ = _given_year(r, context)
    if year is None:
        return Extent(_UNKNOWN_YEAR)
    if r.before_christ:
        return Extent(f"BC{year:04}", explicit=True)
    if r.half is not None:
        return Extent(f"{year:04}-H{r.half}", explicit=True)
    if r.quarter is not None:
        return Extent(f"{year:04}-Q{r.quarter}", explicit=True)
    return Extent(f"{year:04}", explicit=True)


def _nth(r: Reading, context: Context) -> Extent:
    """Resolve the first week, the last Friday, the first six months of a month or a year."""
    nth, count = r.nth or 1, r.nth_count
    if r.has_month:
        at, said = _year_month(r, context)
        if at is None:
            return Extent(f"XXXX-{r.month:02}" if r.month is not None else _UNKNOWN_MONTH)
        first, last = month_bounds(*at)
    else:
        year, said = _given_year(r, context)
        if r.of_week is not None or year is None:
            return _gregorian(replace(r, nth=None, nth_unit=None, weekday=None), context)
        first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
        if r.nth_unit == "m":
            return _nth_months(year, nth, count)
        if r.nth_unit == "W" and count == 1:
            week = dt.date(year, 1, 4) if nth > 0 else dt.date(year, 12, 28)
            return Extent(week_value(week + dt.timedelta(weeks=max(nth - 1, 0))), explicit=said)
    if r.nth_unit == "weekday":
        days = [first + dt.timedelta(days=k) for k in range((last - first).days + 1)]
        days = [day for day in days if day.weekday() == r.weekday]
        return _day(days[-1] if nth < 0 else days[nth - 1] if nth <= len(days) else None)
    length = 7 * count if r.nth_unit == "W" else count
    start = last - dt.timedelta(days=length - 1) if nth < 0 else first + dt.timedelta(days=(nth - 1) * length)
    end = min(start + dt.timedelta(days=length - 1), last)
    start = max(start, first)
    if start == end:
        return Extent(start.isoformat(), (start, start), explicit=said)
    return Extent(f"{start.isoformat()}/{end.isoformat()}", (start, end), explicit=said)


def _nth_months(year: int, nth: int, count: int) -> Extent:
    first = 13 - count if nth < 0 else (nth - 1) * count + 1
    last = first + count - 1
    if not 1 <= first <= last <= 12:
        return Extent(f"{year:04}", explicit=True)
    if first == last:
        return Extent(month_value(year, first), explicit=True)
    return Extent(f"{month_value(year, first)}/{month_value(year, last)}", explicit=True)


def _decade(r: Reading, context: Context) -> Extent:
    number, scale = (r.decade, 10) if r.decade is not None else (r.century or 0, 100)
    assert number is not None  # noqa: S101 - one of the two is given
    if number < 0:  # গত দশকে
        if context.today is None:
            return Extent("XXX" if scale == 10 else "XX")
        number = context.today.year // scale + number + 2
    return Extent(f"{number:03}" if scale == 10 else f"{number:02}", explicit=True)


def _fiscal(r: Reading, context: Context) -> Extent:
    """Resolve a fiscal year: from July in Bangladesh, from April in India, whose word for it is অর্থবর্ষ."""
    start = _FISCAL_START["IN" if r.fiscal == "IN" else context.region]
    if r.of_year is not None:
        if context.today is None:
            return Extent(_UNKNOWN_YEAR)
        base = context.today.year - (context.today.month < start)
        if r.of_year.anchor == "text" and context.last_fiscal is not None:
            base = context.last_fiscal
        year = base + r.of_year.by
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
    return Extent(f"{month_value(first.year, first.month)}/{month_value(last.year, last.month)}", explicit=r.year is not None)


_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def _season(r: Reading, context: Context) -> Extent:
    season = r.season or "WI"
    year, said = _given_year(r, context)
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
    return Extent(f"{year:04}-{season}", explicit=said)


# other calendars


def _other_calendars(r: Reading, context: Context) -> Extent:
    """Resolve a date in the Bangla or Hijri calendar; a Gregorian one beside it decides."""
    readings = [replace(r, others=[]), *r.others]
    gregorian = next((one for one in readings if one.calendar == "gregorian"), None)
    if gregorian is None:
        return _foreign(readings[0], context)
    if gregorian.year is None and (other := next((o for o in readings if o.year is not None and o.calendar == "bangla"), None)):
        gregorian = replace(gregorian, year=(other.year or 0) + 593 + ((other.month or 1) >= 9 and (gregorian.month or 1) < 4))
    gregorian = replace(gregorian, weekday=r.weekday if gregorian.weekday is None else gregorian.weekday)
    extent = _gregorian(gregorian, context)
    flags = extent.flags
    for other in readings:
        if other.calendar == "gregorian" or extent.span is None:
            continue
        theirs = _foreign(other, replace_today(context, extent.span[0]))
        tolerance = 1 if other.calendar == "hijri" or context.region == "IN" else 0
        if theirs.span is None or abs((theirs.span[0] - extent.span[0]).days) > tolerance:
            flags = (*flags, "calendar_conflict") if "calendar_conflict" not in flags else flags
    return Extent(extent.value, extent.span, "gregorian", flags, extent.explicit)


def replace_today(context: Context, day: dt.date) -> Context:
    """Return the context as it is on another day."""
    return replace(context, published=day, said=None, text_year=None, tense=None)


def _foreign(r: Reading, context: Context) -> Extent:
    approximate = ("approximate",) if r.calendar == "hijri" or context.region == "IN" else ()
    span = _foreign_span(r, context)
    if span is None:
        known = r.year is not None or context.today is not None
        impossible = known and r.day is not None and (r.calendar == "bangla" or r.day > 30)
        value = None if impossible else _UNKNOWN_DAY if r.day is not None else _UNKNOWN_MONTH if r.month else _UNKNOWN_YEAR
        return Extent(value, None, r.calendar, ("impossible",) if impossible else approximate)
    first, last = span
    value = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    extent = Extent(value, span, r.calendar, approximate, explicit=r.year is not None)
    return _weekday_checked(r, extent, context) if first == last else extent


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
            number = gregorian - 593 - (1 if month >= 10 else 0)
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
            year = near.year - 593 - (1 if near < calendars.bangla_month(near.year - 593, 1, region=region)[0] else 0)
        else:
            year = calendars.hijri_year(near + dt.timedelta(days=3))
    if day is None:
        return calendars.bangla_month(year, month, region=region) if r.calendar == "bangla" else calendars.hijri_month(year, month, region=region)
    convert = calendars.bangla_to_gregorian if r.calendar == "bangla" else calendars.hijri_to_gregorian
    date = convert(year, month, day, region=region)
    return (date, date) if date is not None else None


def _foreign_year(calendar: Calendar, year: int, region: Region) -> Bounds | None:
    if calendar == "bangla":
        return calendars.bangla_month(year, 1, region=region)[0], calendars.bangla_month(year, 12, region=region)[1]
    first, last = calendars.hijri_month(year, 1, region=region), calendars.hijri_month(year, 12, region=region)
    return (first[0], last[1]) if first is not None and last is not None else None


# ranges


def _range(r: Reading, context: Context) -> Resolved:
    """Resolve both ends; the one that says less takes the rest from the other."""
    end = r.end
    assert end is not None  # noqa: S101 - the caller has looked
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
    if end.has_clock and end.part is None and start.part is not None and not end.part_stem:
        end.part, end.part_stem = start.part, start.part_stem
    return end


def _in_order(start: Reading, end: Reading, low: Resolved, high: Resolved, context: Context) -> tuple[Resolved, Resolved]:
    """Resolve again the end that stands on the wrong side of the other one."""
    if low.latest is None or high.earliest is None:
        return low, high
    if (start.has_clock or start.part) and not end.has_day and low.day is not None:
        high = resolve(end, replace(context, last_day=low.day))
        if high.value is not None and low.value is not None and high.value <= low.value and high.day is not None:
            high = resolve(end, replace(context, last_day=low.day + dt.timedelta(days=1)))
        return low, high
    if low.earliest is None or low.earliest <= high.earliest:
        return low, high
    if context.tense == "future" or start.direction == "next":
        return low, resolve(end, replace(replace_today(context, low.latest), tense="future"))
    return resolve(start, replace(replace_today(context, high.earliest), tense="past")), high
