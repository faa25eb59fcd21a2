"""Clock times and parts of the day on their day."""

from __future__ import annotations

import datetime as dt

from bnevents.text import normalize
from bnevents.times.context import Context, Resolved
from bnevents.times.lexicon import lexicon
from bnevents.times.reading import Reading

_MIDNIGHT_WORDS = ("মধ্যরাত", "মাঝরাত")
_BEYOND_MIDNIGHT = 24


def _window(r: Reading) -> tuple[int, int] | None:
    """Return the hours that the part of the day allows: from, to; over 24 in the night that follows."""
    ranges: dict[str, list[int]] = lexicon().data["part_hours"]
    if r.meridiem is not None:
        low, high = ranges[r.meridiem]
        return low, high
    stem = r.part_stem
    for word, (low, high) in ranges.items():
        if stem.startswith(normalize(word)) and stem:
            return low, high
    for words in ("রাত", "মধ্যরাত"):
        if stem.endswith(words):
            return ranges[words][0], ranges[words][1]
    return None


def hour_of(r: Reading) -> int:
    """Return the hour on the day's own clock, 24 or more where it is past the midnight that ends the day.

    Example:
        >>> from bnevents.times.reading import Reading
        >>> hour_of(Reading(0, part="NI", part_stem="রাত", hour=1))  # রাত ১টা, one at night
        25
    """
    hour = r.hour or 0
    window = _window(r)
    if window is None or hour > 12 or (hour == 0 and r.meridiem is None and not r.part_stem):
        return hour
    low, high = window
    if r.meridiem is not None:
        return hour % 12 + (12 if r.meridiem == "pm" else 0)
    for candidate in (hour % 12, hour % 12 + 12, hour % 12 + 24):
        if low <= candidate < high or (candidate == high and not r.minute):
            return candidate
    return hour


def with_time(r: Reading, result: Resolved, context: Context) -> Resolved:
    """Return the resolved day with its time: `2024-08-12T10:00`, `2024-01-02TNI`."""
    result.type = "TIME"
    result.edtf = None
    if result.value is None:
        return result
    base = result.value
    if not r.has_clock:
        result.value = f"{base}T{r.part}"
        return result
    hour = hour_of(r)
    day = result.day
    if hour >= _BEYOND_MIDNIGHT:
        hour -= _BEYOND_MIDNIGHT
        if day is not None and not _is_over(r, day, hour, context):
            day += dt.timedelta(days=1)
            result.earliest = result.latest = result.day = day
            base = day.isoformat()
    seconds = f":{r.second:02}" if r.second is not None else ""
    result.value = f"{base}T{hour:02}:{r.minute or 0:02}{seconds}"
    return result


def _is_over(r: Reading, day: dt.date, hour: int, context: Context) -> bool:
    """Whether the small hours of the next day had not come when the text was published, though it tells of the past."""
    named = r.has_day or context.last_day is not None
    if (r.since_day and named) or context.tense == "future" or context.published is None:
        return False
    after = dt.datetime.combine(day + dt.timedelta(days=1), dt.time(hour, r.minute or 0))
    if context.moment is not None:
        return after > context.moment.replace(tzinfo=None)
    return context.today is not None and after.date() > context.today and context.tense == "past"
