"""The grammar of the clock and of the parts of the day: `সকাল সাড়ে ১০টায়`, `বেলা ১১টা ৩৮ মিনিটে`, `দিবাগত রাতে`, `১১:৪৬ এএম`."""

from __future__ import annotations

import re

from bnevents.text import normalize
from bnevents.text.numerals import number_word
from bnevents.times.reading import Reading
from bnevents.times.scanner import Scanner

_COLON = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{2})")
_FRACTIONS = {normalize(word): minutes for word, minutes in (("সাড়ে", 30), ("সোয়া", 15), ("পৌনে", -15))}
_HALF_HOURS = {normalize("দেড়"): (1, 30), normalize("আড়াই"): (2, 30)}
_SPELLED_ENDINGS = tuple(normalize(e) for e in ("টায়", "টার", "টা", "টে"))
_VISARGA = "ঃ"
_PUBLISHED_AT = frozenset(normalize(word) for word in ("সময়", "আপডেট", "প্রকাশিত", "প্রকাশ", ":"))


def part_of_day(scan: Scanner, r: Reading, i: int) -> int:
    """Read a part of the day, with a clock time after it: `রাতে`, `দিবাগত রাত ১২টায়`, `সন্ধ্যার পর`."""
    if r.part is not None or r.has_clock:
        return 0
    hit = scan.find(i, "part", "clock_part")
    if hit is None:
        return 0
    at = hit.last
    if (since := scan.find(i, "since_day")) is not None and hit.last == since.last:
        return 0
    about = False
    k = at
    if (vague := scan.find(k, "about")) is not None:
        k, about = vague.last, True
    clocked = clock(scan, r, k, after_part=True) if hit.word.case == "bare" or scan.find(i, "clock_part") else 0
    if not clocked and hit.word.kind == "clock_part":
        return 0
    r.part = hit.word.value or r.part
    words = hit.word.stem.split(" ")
    r.part_stem = words[-1]
    if words[0] == "দিবাগত":
        r.since_day = True
    if clocked:
        r.about = r.about or about
        return clocked
    r.case, r.clitic = hit.word.case, hit.word.clitic
    return at


def since_day(scan: Scanner, r: Reading, i: int) -> int:
    """Read `দিবাগত` where the part of the day follows only later, or not at all."""
    hit = scan.find(i, "since_day")
    if hit is None or hit.last != i + 1 or not r.has_day or r.since_day:
        return 0
    if scan.find(i, "part") is not None:
        return 0
    r.since_day = True
    return hit.last


def clock(scan: Scanner, r: Reading, i: int, *, after_part: bool = False) -> int:
    """Read a clock time at token `i`; `after_part` where a part of the day stands before it."""
    if r.has_clock:
        return 0
    zone = scan.find(i, "zone")
    k = zone.last if zone is not None else i
    about = False
    if (vague := scan.find(k, "about")) is not None:
        k, about = vague.last, True
    if (zone or about) and (part := scan.find(k, "part")) is not None and part.word.case == "bare" and not after_part:
        done = part_of_day(scan, r, k)
        if done and r.has_clock:
            r.about = about
            return done
        r.part, r.part_stem = (None, "") if done else (r.part, r.part_stem)
        return 0
    sure = after_part or zone is not None or r.since_day
    done = _written(scan, r, k, after_part=after_part) or _hours(scan, r, k, sure=sure, about=about)
    if not done:
        return 0
    if about:
        r.about = True
    return meridiem(scan, r, done)


def zone(scan: Scanner, r: Reading, i: int) -> int:
    """Read `স্থানীয় সময়` before a day: `স্থানীয় সময় শনিবার সকাল ৯টায়`."""
    hit = scan.find(i, "zone")
    if hit is None or not r.is_empty:
        return 0
    return hit.last if scan.find(hit.last, "weekday", "deictic", "month_day", "modifier", "turning") or scan.digits(hit.last) else 0


def meridiem(scan: Scanner, r: Reading, i: int) -> int:
    """Read `এএম`, `অপরাহ্ন`, `pm` after a clock time."""
    hit = scan.find(i, "meridiem")
    if hit is None or r.part is not None or r.meridiem is not None:
        part = scan.find(i, "part")
        if part is not None and r.part is None and part.word.case == "bare" and ":" in scan.norm(i - 1):
            r.part, r.part_stem = part.word.value, part.word.stem.split(" ")[-1]
            return part.last
        return i
    r.meridiem = hit.word.value
    if scan.norm(hit.last) == "." and scan.glued(hit.last) and scan.norm(i) in ("a.m", "p.m"):
        return hit.last + 1
    return hit.last


def _set(r: Reading, hour: int, minute: int, second: int | None = None) -> bool:
    if not (0 <= hour <= 24 and 0 <= minute < 60 and (second is None or second < 60)) or (hour == 24 and minute):
        return False
    r.hour, r.minute, r.second = hour, minute, second
    return True


def _written(scan: Scanner, r: Reading, i: int, *, after_part: bool = False) -> int:
    """Read `১১:৪৬`, `১০:৫৯:০৭`, `১৯ঃ৩০ মিনিটে`, `১০.৩০ মিনিটে`, `১৬৩৪ ঘণ্টা`."""
    form = scan.form(i)
    if form is None or form.kind != "number":
        return 0
    at = i + 1
    if match := _COLON.fullmatch(form.norm):
        second = int(match[3]) if match[3] else None
        if not _set(r, int(match[1]), int(match[2]), second):
            return 0
    elif form.norm.isdigit() and len(form.norm) <= 2 and scan.norm(at) == _VISARGA and scan.glued(at) and scan.glued(at + 1):
        minute = scan.digits(at + 1)
        if minute is None or len(scan.norm(at + 1)) != 2 or not _set(r, int(form.norm), minute):
            return 0
        at += 2
    elif match := _DOTTED.fullmatch(form.norm):
        unit = scan.find(at, "unit")
        marked = after_part or (unit is not None and unit.word.value == "M") or scan.find(at, "hour", "meridiem") is not None
        if not marked or not _set(r, int(match[1]), int(match[2])):
            return 0
    elif form.norm.isdigit() and len(form.norm) == 4 and (unit := scan.find(at, "unit")) is not None and unit.word.value == "H":
        exact = int(form.norm) % 100 != 0 or form.norm.startswith("0") or scan.norm(i - 1) in _PUBLISHED_AT
        if not exact or not _set(r, int(form.norm[:2]), int(form.norm[2:])):
            return 0
        r.case = unit.word.case
        return unit.last
    else:
        return 0
    if (hit := scan.find(at, "hour")) is not None:
        r.case, r.clitic = hit.word.case, hit.word.clitic
        return hit.last
    unit = scan.find(at, "unit")
    if unit is not None and unit.word.value == "M" and unit.word.count is None:
        r.case, r.clitic = unit.word.case, unit.word.clitic
        return unit.last
    case, after = scan.case_ending(at)
    if case != "bare" and scan.norm(at) in ("-", "'"):
        r.case, at = case, after  # pyright: ignore[reportAttributeAccessIssue]
    return at


def _hours(scan: Scanner, r: Reading, i: int, *, sure: bool, about: bool) -> int:
    """Read `১০টা`, `সাড়ে ৮টায়`, `পৌনে ১১টা`, `১১টা ৩৮ মিনিটে`, `তিনটায়`; bare `১০টা` only where it is surely an hour."""
    norm = scan.norm(i)
    shift, at = _FRACTIONS.get(norm, 0), i
    if shift:
        at = i + 1
    marked = _hour(scan, at)
    if marked is None:
        return 0
    hour, extra, case, clitic, after = marked
    minute = shift + extra
    if minute < 0:
        hour, minute = hour - 1, 60 + minute
    certain = sure or bool(shift) or bool(extra)
    end, minutes, seconds, kind = _minutes(scan, after) if not shift and not extra and case == "bare" else (after, None, None, None)
    if minutes is not None:
        minute, certain, after = minutes, True, end
        case, clitic = kind or (case, clitic)
    if not certain and scan.forms[at].kind == "number":
        certain = case in ("locative", "genitive") or about or _bounded(scan, after)
    if not certain and scan.forms[at].kind == "word" and case == "locative":
        certain = _bounded(scan, after)
    if not certain or not _set(r, hour if hour >= 0 else 23, minute, seconds):
        return 0
    r.case, r.clitic = case, clitic
    return after


def _bounded(scan: Scanner, i: int) -> bool:
    return scan.find(i, "to", "ends", "about_after") is not None


def _hour(scan: Scanner, i: int):
    """Read an hour with its mark: (hour, minutes that its word adds, case, clitic, token after it)."""
    form = scan.form(i)
    if form is None:
        return None
    if form.kind == "number":
        value = scan.digits(i)
        hit = scan.find(i + 1, "hour")
        if value is None or value > 24 or hit is None:
            return None
        return value, 0, hit.word.case, hit.word.clitic, hit.last
    norm = form.norm
    for clitic in ("", "ই", "ও"):
        bare = norm.removesuffix(clitic) if clitic else norm
        for ending in _SPELLED_ENDINGS:
            if bare.endswith(ending) and (clitic == "" or norm.endswith(clitic)):
                value = _spelled(bare[: -len(ending)])
                if value is not None:
                    case = "bare" if ending in ("টা", "টে") else "genitive" if ending.endswith("র") else "locative"
                    return *value, case, len(clitic), i + 1
    value = _spelled(norm)
    hit = scan.find(i + 1, "hour")
    return (*value, hit.word.case, hit.word.clitic, hit.last) if value is not None and hit is not None else None


def _spelled(norm: str) -> tuple[int, int] | None:
    if norm in _HALF_HOURS:
        return _HALF_HOURS[norm]
    value = number_word(norm)
    return (value, 0) if isinstance(value, int) and 1 <= value <= 12 else None


def _minutes(scan: Scanner, i: int):
    """Read minutes and seconds after the hour: (token after them, minutes, seconds, (case, clitic))."""
    form = scan.form(i)
    if form is None:
        return i, None, None, None
    value = scan.digits(i)
    if value is None and form.kind == "word":
        found = scan.quantity(i)
        value = found.value if found is not None and isinstance(found.value, int) and found.minimum is None else None
    if value is None or not isinstance(value, int) or value > 59:
        return i, None, None, None
    unit = scan.find(i + 1, "unit")
    if unit is None or unit.word.value != "M":
        two = len(form.norm) == 2 and form.kind == "number"
        ends = scan.norm(i + 1) in ("", "।", ",", ")", "|") or _bounded(scan, i + 1)
        return (i + 1, value, None, ("bare", 0)) if two and ends else (i, None, None, None)
    at, seconds, last = unit.last, None, unit.word
    second = scan.digits(at)
    if second is not None and (unit := scan.find(at + 1, "unit")) is not None and unit.word.value == "S" and second < 60:
        at, seconds, last = unit.last, second, unit.word
    return at, value, seconds, (last.case, last.clitic)
