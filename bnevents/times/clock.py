"""The grammar of the clock and of the parts of the day: `সকাল সাড়ে ১০টায়`, `বেলা ১১টা ৩৮ মিনিটে`, `দিবাগত রাতে`."""

from __future__ import annotations

import re

from bnevents.text import Form, normalize
from bnevents.text.numerals import number_word
from bnevents.times.lexicon import WordCase
from bnevents.times.reading import Reading
from bnevents.times.scanner import Scanner

_COLON = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{2})")
_FRACTIONS = {normalize(word): minutes for word, minutes in (("সাড়ে", 30), ("সোয়া", 15), ("পৌনে", -15))}
_HALF_HOURS = {normalize("দেড়"): (1, 30), normalize("আড়াই"): (2, 30)}
_HOURS, _MINUTES = 24, 60
_SPELLED_ENDINGS: tuple[tuple[str, WordCase], ...] = (
    (normalize("টায়"), "locative"), ("টার", "genitive"), ("টা", "bare"), ("টে", "bare"),
)  # fmt: skip
_VISARGA = "ঃ"  # written for a colon
_PUBLISHED_AT = frozenset(normalize(word) for word in ("সময়", "আপডেট", "প্রকাশিত", "প্রকাশ", ":"))


def part_of_day(scan: Scanner, r: Reading, i: int) -> int:
    """Read a part of the day, with a clock time after it: `রাতে`, `দিবাগত রাত ১২টায়`, `সন্ধ্যার পর`."""
    if r.part is not None or r.has_clock or not (r.has_day or r.is_empty):
        return 0
    hit = scan.find(i, "part", "clock_part")
    if hit is None:
        return 0
    about = scan.find(hit.last, "about")
    at = about.last if about is not None else hit.last
    clocked = clock(scan, r, at, after_part=True) if hit.word.case == "bare" else 0
    if not clocked and hit.word.kind == "clock_part":
        return 0
    r.part = hit.word.value or r.part
    words = hit.word.stem.split(" ")
    r.part_stem = words[-1]
    r.since_day = r.since_day or words[0] == "দিবাগত"
    if clocked:
        r.about = r.about or about is not None
        return clocked
    r.case, r.clitic = hit.word.case, hit.word.clitic
    return hit.last


def since_day(scan: Scanner, r: Reading, i: int) -> int:
    """Read `দিবাগত` where the part of the day follows only later, or not at all."""
    hit = scan.find(i, "since_day")
    if hit is None or not r.has_day or r.since_day or scan.find(i, "part") is not None:
        return 0
    r.since_day = True
    return hit.last


def clock(scan: Scanner, r: Reading, i: int, *, after_part: bool = False) -> int:
    """Read a clock time at token `i`; `after_part` where a part of the day stands before it."""
    if r.has_clock or not (r.has_day or r.is_empty):
        return 0
    where = scan.find(i, "zone")
    k = where.last if where is not None else i
    about = scan.find(k, "about")
    if about is not None:
        k = about.last
    if (where or about) and not after_part and (part := scan.find(k, "part")) is not None and part.word.case == "bare":
        inner = Reading(i)  # প্রায় রাত ১২টায়: only with a clock time
        done = part_of_day(scan, inner, k)
        if not inner.has_clock or r.part is not None:
            return 0
        r.part, r.part_stem, r.since_day = inner.part, inner.part_stem, r.since_day or inner.since_day
        r.hour, r.minute, r.second, r.case, r.clitic = inner.hour, inner.minute, inner.second, inner.case, inner.clitic
        r.about = about is not None
        return done
    sure = after_part or where is not None or r.since_day
    written = _written(scan, r, k, after_part=after_part)
    done = written or _hours(scan, r, k, sure=sure, about=about is not None)
    if not done:
        return 0
    r.about = r.about or about is not None
    return meridiem(scan, r, done)


def zone(scan: Scanner, r: Reading, i: int) -> int:
    """Read `স্থানীয় সময়` before a day: `স্থানীয় সময় শনিবার সকাল ৯টায়`."""
    hit = scan.find(i, "zone")
    if hit is None or not r.is_empty:
        return 0
    day = scan.find(hit.last, "weekday", "deictic", "month_day", "modifier", "turning")
    return hit.last if day is not None or scan.digits(hit.last) is not None else 0


def meridiem(scan: Scanner, r: Reading, i: int) -> int:
    """Read `এএম`, `অপরাহ্ন`, `pm`, or a part of the day after a time in digits (`০৬:১১ সকাল`); `i` without one."""
    hit = scan.find(i, "meridiem")
    if hit is not None and r.part is None and r.meridiem is None:
        r.meridiem = hit.word.value
        return hit.last
    part = scan.find(i, "part")
    if part is not None and r.part is None and part.word.case == "bare" and ":" in scan.norm(i - 1):
        r.part, r.part_stem = part.word.value, part.word.stem.split(" ")[-1]
        return part.last
    return i


def _set(r: Reading, hour: int, minute: int, second: int | None = None) -> bool:
    """Write a time into the reading if there is such a time."""
    if not (0 <= hour <= _HOURS and 0 <= minute < _MINUTES and (second is None or second < _MINUTES)):
        return False
    if hour == _HOURS and minute:
        return False
    r.hour, r.minute, r.second = hour, minute, second
    return True


def _written(scan: Scanner, r: Reading, i: int, *, after_part: bool) -> int:
    """Read `১১:৪৬`, `১০:৫৯:০৭`, `১৯ঃ৩০ মিনিটে`, `১০.৩০ মিনিটে`, `১৬৩৪ ঘণ্টা`."""
    form = scan.form(i)
    if form is None or form.kind != "number":
        return 0
    at = i + 1
    if form.norm.isdigit() and len(form.norm) == 4:
        return _military(scan, r, i)
    if match := _COLON.fullmatch(form.norm):
        if not _set(r, int(match[1]), int(match[2]), int(match[3]) if match[3] else None):
            return 0
    elif match := _DOTTED.fullmatch(form.norm):
        unit = scan.find(at, "unit")
        minutes = unit is not None and unit.word.value == "M"
        marked = after_part or minutes or scan.find(at, "hour", "meridiem") is not None
        if not marked or not _set(r, int(match[1]), int(match[2])):
            return 0
    elif (minute := _after_visarga(scan, form, at)) is not None:
        if not _set(r, int(form.norm), minute):
            return 0
        at += 2
    else:
        return 0
    return _clock_ending(scan, r, at)


def _military(scan: Scanner, r: Reading, i: int) -> int:
    """Read `১৬৩৪ ঘণ্টা`; a round number of hours is a length unless a publication line stands before it."""
    norm, unit = scan.norm(i), scan.find(i + 1, "unit")
    if unit is None or unit.word.value != "H":
        return 0
    exact = int(norm) % 100 != 0 or norm.startswith("0") or scan.norm(i - 1) in _PUBLISHED_AT
    if not exact or not _set(r, int(norm[:2]), int(norm[2:])):
        return 0
    r.case = unit.word.case
    return unit.last


def _after_visarga(scan: Scanner, form: Form, i: int) -> int | None:
    """Return the minutes after a visarga that stands for a colon: `১৯ঃ৩০`."""
    if not form.norm.isdigit() or len(form.norm) > 2 or scan.norm(i) != _VISARGA or not scan.glued(i):
        return None
    return scan.digits(i + 1) if scan.glued(i + 1) and len(scan.norm(i + 1)) == 2 else None


def _clock_ending(scan: Scanner, r: Reading, at: int) -> int:
    """Read `টায়`, `মিনিটে` or a case ending after a time in digits."""
    if (hit := scan.find(at, "hour")) is not None:
        r.case, r.clitic = hit.word.case, hit.word.clitic
        return hit.last
    unit = scan.find(at, "unit")
    if unit is not None and unit.word.value == "M" and unit.word.count is None:
        r.case, r.clitic = unit.word.case, unit.word.clitic
        return unit.last
    case, after = scan.case_ending(at)
    if case != "bare" and scan.norm(at) in ("-", "'"):
        r.case = case
        return after
    return at


def _hours(scan: Scanner, r: Reading, i: int, *, sure: bool, about: bool) -> int:
    """Read `১০টা`, `সাড়ে ৮টায়`, `পৌনে ১১টা`, `১১টা ৩৮ মিনিটে`, `তিনটায়`; bare `১০টা` only where it must be an hour."""
    shift = _FRACTIONS.get(scan.norm(i), 0)
    at = i + 1 if shift else i
    marked = _hour(scan, at)
    if marked is None:
        return 0
    hour, extra, case, clitic, after = marked
    minute = shift + extra
    if minute < 0:
        hour, minute = hour - 1, _MINUTES + minute
    certain = sure or bool(shift) or bool(extra)
    second: int | None = None
    if not shift and not extra and case == "bare" and (found := _minutes(scan, after)) is not None:
        minute, second, case, clitic, after = found
        certain = True
    if not certain:
        ended = case in ("locative", "genitive") if scan.forms[at].kind == "number" else False
        bounded = _bounded(scan, after) and (scan.forms[at].kind == "number" or case == "locative")
        certain = ended or bounded or (about and scan.forms[at].kind == "number")
    if not certain or not _set(r, hour if hour >= 0 else 23, minute, second):
        return 0
    r.case, r.clitic = case, clitic
    return after


def _bounded(scan: Scanner, i: int) -> bool:
    """Whether `থেকে`, `পর্যন্ত`, `নাগাদ` or `দিকে` follows."""
    return scan.find(i, "to", "ends", "about_after") is not None


def _hour(scan: Scanner, i: int) -> tuple[int, int, WordCase, int, int] | None:
    """Read an hour with its mark: (hour, minutes that its word adds, case, clitic, token after it)."""
    form = scan.form(i)
    if form is None:
        return None
    if form.kind == "number":
        value = scan.digits(i)
        hit = scan.find(i + 1, "hour")
        if value is None or value > _HOURS or hit is None:
            return None
        return value, 0, hit.word.case, hit.word.clitic, hit.last
    norm = form.norm
    for clitic in ("", "ই", "ও"):
        bare = norm.removesuffix(clitic)
        for ending, case in _SPELLED_ENDINGS:
            if bare.endswith(ending) and (found := _spelled(bare[: -len(ending)])) is not None:
                return *found, case, len(clitic), i + 1
    found = _spelled(norm)
    hit = scan.find(i + 1, "hour")
    return (*found, hit.word.case, hit.word.clitic, hit.last) if found is not None and hit is not None else None


def _spelled(norm: str) -> tuple[int, int] | None:
    """Return hour and minutes of `তিন`, `দেড়`, `আড়াই`."""
    if norm in _HALF_HOURS:
        return _HALF_HOURS[norm]
    value = number_word(norm)
    return (value, 0) if isinstance(value, int) and 1 <= value <= _HOURS // 2 else None


def _minutes(scan: Scanner, i: int) -> tuple[int, int | None, WordCase, int, int] | None:
    """Read minutes and seconds after the hour: (minutes, seconds, case, clitic, token after them)."""
    i += scan.norm(i) == "বেজে"
    form = scan.form(i)
    if form is None:
        return None
    value: int | float | None = scan.digits(i)
    if value is None and form.kind == "word":
        found = scan.quantity(i)
        value = found.value if found is not None and found.minimum is None else None
    if value is None or value % 1 or value >= _MINUTES:
        return None
    minute = int(value)
    unit = scan.find(i + 1, "unit")
    if unit is None or unit.word.value != "M":
        two = len(form.norm) == 2 and form.kind == "number"
        ends = scan.norm(i + 1) in ("", "।", ",", ")") or _bounded(scan, i + 1)
        return (minute, None, "bare", 0, i + 1) if two and ends else None
    second = scan.digits(unit.last)
    seconds = scan.find(unit.last + 1, "unit") if second is not None and second < _MINUTES else None
    if seconds is not None and seconds.word.value == "S":
        return minute, second, seconds.word.case, seconds.word.clitic, seconds.last
    return minute, None, unit.word.case, unit.word.clitic, unit.last
