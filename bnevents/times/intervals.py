"""The interval of an event from a length that ends or begins at the publication: `গত পাঁচ মাসে`, `এক সপ্তাহ ধরে`."""

from __future__ import annotations

import datetime as dt
import re

from bnevents.models import TimeExpression
from bnevents.text import normalize
from bnevents.times.values import add_months, bounds, month_value

_LENGTH = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
_PAST = frozenset(normalize(word) for word in ("গত", "বিগত", "গেল", "গেলো", "সর্বশেষ", "শেষ"))
_NEXT = frozenset(normalize(word) for word in ("আগামী", "আগামি", "আসছে", "সামনের", "পরবর্তী"))
_LASTING = frozenset(normalize(word) for word in ("ধরে", "যাবৎ", "যাবত", "ধরেই"))
_SINCE = frozenset(normalize(word) for word in ("থেকে", "থেকেই", "হতে"))
_LOOK = 12  # characters after the expression that may hold ধরে or থেকে


def event_interval(
    time: TimeExpression, text: str, published: dt.date | dt.datetime | None, *, ongoing: bool = False
) -> TimeExpression | None:
    """Return the time of an event that a length or a beginning gives, or None where it gives none.

    A length with গত or before ধরে ends at the publication, one with আগামী begins there; a date before থেকে begins what
    goes on (`ongoing`). Years give an interval of years, months of months, all else of days.

    Args:
        time: an expression of the text.
        text: the text that its offsets refer to.
        published: when the text was published.
        ongoing: whether the event still goes on (a progressive verb), for dates before থেকে.

    Returns:
        The expression with another value and bounds, or None.

    Example:
        >>> from bnevents.models import TimeExpression
        >>> text = "গত পাঁচ মাসে"  # in the last five months
        >>> time = TimeExpression(start=0, end=len(text), text=text, type="DURATION", value="P5M")
        >>> event_interval(time, text, dt.date(2024, 11, 10)).value
        '2024-06/2024-11'
    """
    if published is None:
        return None
    today = published.date() if isinstance(published, dt.datetime) else published
    after = _word_after(text, time.end)
    if time.type == "DURATION":
        direction = _direction(time, after)
        return _from_length(time, today, direction) if direction else None
    if ongoing and after in _SINCE and time.earliest is not None and time.earliest <= today:
        if time.value is None or "/" in time.value or "T" in time.value:
            return None
        return _interval(time, f"{time.value}/{_like(time.value, today)}")
    return None


def _word_after(text: str, end: int) -> str:
    words = text[end : end + _LOOK].split(maxsplit=1)
    return normalize(words[0].strip("।,;")) if words and text[end : end + 1].isspace() else ""


def _direction(time: TimeExpression, after: str) -> int:
    first = normalize(time.text.split(maxsplit=1)[0])
    if first in _PAST or after in _LASTING:
        return -1
    return 1 if first in _NEXT else 0


def _from_length(time: TimeExpression, today: dt.date, direction: int) -> TimeExpression | None:
    match = _LENGTH.fullmatch(time.value or "")
    if match is None or not any(match.groups()):
        return None
    years, months, weeks, days, hours, minutes, seconds = (int(part or 0) for part in match.groups())
    try:
        moved = add_months(today, direction * (years * 12 + months))
        clock = dt.timedelta(hours=hours, minutes=minutes, seconds=seconds)
        moved += direction * (
            dt.timedelta(weeks=weeks, days=days) + dt.timedelta(days=-(-clock // dt.timedelta(days=1)))
        )
    except (ValueError, OverflowError):
        return None
    start, end = sorted((moved, today))
    if weeks or days or clock:
        return _interval(time, f"{start.isoformat()}/{end.isoformat()}")
    if months:
        return _interval(time, f"{month_value(start.year, start.month)}/{month_value(end.year, end.month)}")
    return _interval(time, f"{start.year:04}/{end.year:04}")


def _like(value: str, day: dt.date) -> str:
    """Return a day as finely as another value is: a year as a year, a month as a month."""
    if re.fullmatch(r"\d{4}", value):
        return f"{day.year:04}"
    return month_value(day.year, day.month) if re.fullmatch(r"\d{4}-\d\d", value) else day.isoformat()


def _interval(time: TimeExpression, value: str) -> TimeExpression:
    start, end = value.split("/")
    if start == end:
        value = start
    span = bounds(value)
    earliest, latest = span if span is not None else (None, None)
    update = {"type": "DATE", "value": value, "earliest": earliest, "latest": latest, "edtf": None}
    return time.model_copy(update=update)
