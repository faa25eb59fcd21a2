"""Lengths of time: as durations, or as the day that a length away from another day is."""

from __future__ import annotations

import datetime as dt

from bnevents.times.context import Context, Resolved
from bnevents.times.lengths import iso
from bnevents.times.reading import Length, Number, Reading
from bnevents.times.values import Bounds, add_months, bounds, edtf, month_value, week_value

_YEARS = {"C": 100, "J": 12, "X": 10, "Y": 1}
_VAGUE = {
    "C": "PXY", "J": "PXY", "X": "PXY", "Y": "PXY", "m": "PXM", "W": "PXW", "D": "PXD", "F": "PXD",
    "H": "PTXH", "M": "PTXM", "S": "PTXS",
}  # fmt: skip
_SECONDS = {"H": 3600, "M": 60, "S": 1}


def resolve_length(length: Length, r: Reading, context: Context) -> Resolved:
    """Return a duration, or the day or moment that is so long ago or ahead."""
    mod = length.mod or ("APPROX" if r.about else None)
    flags = ("approximate",) if r.about else ()
    if length.relation is not None:
        base = context.last_span[0] if length.anchored and context.last_span is not None else None
        points = length.relation == "ago" or length.anchored or context.alone or context.tense == "future"
        if points:
            return _point(length, base, mod, flags, context)
        return Resolved("DURATION", duration(length), mod, flags=flags, drop=1)
    return Resolved("DURATION", duration(length), mod, flags=flags)


def duration(length: Length) -> str:
    """Return the TIMEX3 duration: `P2Y6M`, `PXD` where the number is not said, `P3D/P4D` for a range."""
    if length.fixed is not None:
        return length.fixed
    unit = next(iter(length.parts))
    if length.parts[unit] is None:
        return _VAGUE[unit]
    parts: dict[str, Number] = {unit: number for unit, number in length.parts.items() if number is not None}
    if length.to is not None:
        return f"{iso(parts)}/{iso({unit: length.to})}"
    return iso(parts)


def _point(length: Length, base: dt.date | None, mod: str | None, flags: tuple[str, ...], context: Context) -> Resolved:
    """Resolve `তিন দিন আগে`, `এক ঘণ্টা পর` from the publication or, where the text points at it, from its last day."""
    sign = -1 if length.relation == "ago" else 1
    vague = "PAST_REF" if sign < 0 else "FUTURE_REF"
    parts = {unit: number for unit, number in length.parts.items() if number is not None}
    if length.fixed is not None and not parts:
        parts = _parts_of(length.fixed)
    if len(parts) != max(len(length.parts), 1) or not parts:
        return Resolved("DATE", vague, None, flags=flags)
    small = any(unit in _SECONDS for unit in parts)
    moment = context.moment if base is None else None
    start = moment or base or context.today
    if start is None:
        unit = list(parts)[-1]
        value = {"m": "XXXX-XX", "W": "XXXX-WXX", "D": "XXXX-XX-XX", "F": "XXXX-XX-XX"}.get(unit, "XXXX")
        return Resolved("TIME" if small else "DATE", "XXXX-XX-XX" if small else value, mod, flags=flags)
    if length.to is not None:
        ends = sorted((_moved(start, {u: n}, sign) for u in parts for n in (parts[u], length.to)), key=str)
        if None in ends:
            return Resolved("DATE", vague, None, flags=flags)
        values = [_value(end, parts) for end in ends if end is not None]
        return _dated("TIME" if small else "DATE", "/".join(values), mod, flags)
    found = _moved(start, parts, sign)
    if found is None:
        return Resolved("DATE", vague, None, flags=flags)
    return _dated("TIME" if small else "DATE", _value(found, parts), mod, flags)


def _dated(kind: str, value: str, mod: str | None, flags: tuple[str, ...]) -> Resolved:
    result = Resolved("TIME" if kind == "TIME" else "DATE", value, mod, edtf(value, mod), flags=flags)
    if (span := bounds(value)) is not None:
        result.earliest, result.latest = span
        result.day = span[0] if span[0] == span[1] else None
        result.year = span[0].year if span[0].year == span[1].year else None
        result.month = (
            (span[0].year, span[0].month) if (span[0].year, span[0].month) == (span[1].year, span[1].month) else None
        )
    return result


def _parts_of(fixed: str) -> dict[str, Number]:
    """Return the units of a fixed length: `PT30M` is 30 minutes."""
    body, _, clock = fixed[1:].partition("T")
    source = clock or body
    if "X" in source or not source[:-1].isdigit():
        return {}
    unit = source[-1]
    return {("m" if unit == "M" and not clock else unit): int(source[:-1])}


def _moved(start: dt.date, parts: dict[str, Number], sign: int) -> dt.date | None:
    """Return the day or moment so many units away; None where no date can say it."""
    try:
        months = sum(number * _YEARS[unit] * 12 for unit, number in parts.items() if unit in _YEARS) + parts.get("m", 0)
        whole = int(months)
        moved = add_months(start, sign * whole) if whole else start
        days = parts.get("W", 0) * 7 + parts.get("D", 0) + parts.get("F", 0) * 15 + (months - whole) * 30
        seconds = sum(number * _SECONDS[unit] for unit, number in parts.items() if unit in _SECONDS)
        if isinstance(moved, dt.datetime):
            return moved + sign * dt.timedelta(days=days, seconds=seconds)
        return moved + sign * dt.timedelta(days=int(days) + int(seconds // 86400))
    except (ValueError, OverflowError):
        return None


def _value(found: dt.date, parts: dict[str, Number]) -> str:
    """Return the day, week, month, year or moment, as fine as the smallest unit that the length has."""
    if "S" in parts and isinstance(found, dt.datetime):
        return found.strftime("%Y-%m-%dT%H:%M:%S").zfill(19)
    if ("H" in parts or "M" in parts) and isinstance(found, dt.datetime):
        return f"{found.year:04}-{found.month:02}-{found.day:02}T{found.hour:02}:{found.minute:02}"
    if any(unit in _SECONDS for unit in parts) or "D" in parts or "F" in parts:
        return f"{found.year:04}-{found.month:02}-{found.day:02}"
    if "W" in parts:
        return week_value(found)
    if "m" in parts or any(number % 1 for number in parts.values()):
        return month_value(found.year, found.month)
    return f"{found.year:04}"


def shift_by(length: Length, span: Bounds | None, r: Reading, context: Context) -> Resolved:
    """Return the day a length before or after another one: `১০ নভেম্বরের তিন দিন আগে`, `নতুন বছর শুরুর দুই দিন পর`."""
    flags = ("approximate",) if r.about else ()
    mod = "APPROX" if r.about else None
    parts = {unit: number for unit, number in length.parts.items() if number is not None}
    sign = -1 if length.relation == "ago" else 1
    if span is None:
        return Resolved("DATE", "XXXX-XX-XX", mod, flags=flags)
    start = span[0] if sign < 0 or r.edge == "START" else span[1]
    small = any(unit in _SECONDS for unit in length.parts)
    if len(parts) < len(length.parts):
        if small:  # so few hours that the day is the same
            return _dated("TIME", start.isoformat(), None, ())
        return Resolved("DATE", "PAST_REF" if context.tense != "future" else "FUTURE_REF")
    found = _moved(start, parts, sign)
    if found is None:
        return Resolved("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", flags=flags)
    return _dated("TIME" if small else "DATE", _value(found, parts), mod, flags)
