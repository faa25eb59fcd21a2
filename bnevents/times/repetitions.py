"""The grammar of what comes again: `প্রতিদিন সকাল ৮টায়`, `প্রতি শুক্রবার`, `প্রতি দুই বছর পরপর`, `সপ্তাহে তিন দিন`."""

from __future__ import annotations

from bnevents.text import normalize
from bnevents.text.numerals import number_word
from bnevents.times import clock, dates
from bnevents.times.hours import hour_of
from bnevents.times.lengths import each, iso, numbered, set_end
from bnevents.times.reading import Length, Reading
from bnevents.times.scanner import Hit, Scanner

_ANY_DAY = "XXXX-XX-XX"
_TIMES = normalize("বার")


def repetition(scan: Scanner, r: Reading, i: int) -> int:
    """Read a repeated time: its period, its weekday or its date, with the hour if one follows."""
    if not r.is_empty:
        return 0
    if (hit := scan.find(i, "set")) is not None:
        r.every = hit.word.value
        if r.every == "P1D":
            return _at_an_hour(scan, r, _ANY_DAY, hit.last)
        return _on_a_date(scan, r, hit.last) if r.every == "P1Y" else hit.last
    if (hit := scan.find(i, "every")) is not None:
        return _every(scan, r, hit.last)
    unit = scan.find(i, "unit")
    if unit is not None and unit.word.case == "locative" and unit.word.count is None and unit.word.value in "DWmY":
        return _times_a_unit(scan, r, unit)
    return 0


def _at_an_hour(scan: Scanner, r: Reading, day: str, i: int) -> int:
    """Read the time of day after a repeated day: `প্রতিদিন সকাল ৮টায়` is `XXXX-XX-XXT08:00`."""
    time = Reading(i)
    done = clock.part_of_day(scan, time, i) or clock.clock(scan, time, i)
    if not done or not (time.has_clock or time.case == "locative"):
        return i
    hour = f"{hour_of(time) % 24:02}:{time.minute or 0:02}" if time.has_clock else time.part
    r.every, r.case, r.clitic = f"{day}T{hour}", time.case, time.clitic
    return done


def _on_a_date(scan: Scanner, r: Reading, i: int) -> int:
    """Read the date after `প্রতি বছর`: `প্রতি বছর ১৬ ডিসেম্বর` is `XXXX-12-16`."""
    date = Reading(i)
    done = dates.day_and_month(scan, date, i)
    if not done or date.has_year or date.end is not None or date.calendar != "gregorian":
        return i
    r.every, r.case, r.clitic = f"XXXX-{date.month:02}-{date.day:02}", date.case, date.clitic
    return done


def _every(scan: Scanner, r: Reading, i: int) -> int:
    """Read what follows `প্রতি`: a weekday, a unit, a length."""
    if (day := scan.find(i, "weekday")) is not None:
        r.every = f"XXXX-WXX-{day.word.value + 1}"
        set_end(r, day.word)
        return _at_an_hour(scan, r, r.every, day.last)
    if (unit := scan.find(i, "unit")) is not None and unit.word.count is None:
        r.every = iso({unit.word.value: 1})
        set_end(r, unit.word)
        return unit.last
    found, scratch = Length(), Reading(i)
    done = numbered(scan, scratch, found, i)
    if not done or found.to is not None or None in found.parts.values():
        return 0
    r.every = each(found)
    r.case, r.clitic = scratch.case, scratch.clitic
    hit = scan.find(done, "each_after")
    return hit.last if hit is not None else done


def _times_a_unit(scan: Scanner, r: Reading, unit: Hit) -> int:
    """Read how often in a unit: `বছরে দুবার`, `সপ্তাহে তিন দিন`."""
    word = scan.find(unit.last, "unit")
    norm = scan.norm(unit.last)
    glued = norm.endswith(_TIMES) and number_word(norm.removesuffix(_TIMES)) is not None
    if glued or (
        word is not None and word.word.value == "D" and word.word.count is not None and word.word.case == "bare"
    ):
        r.every = iso({unit.word.value: 1})
        return unit.last + 1
    quantity = scan.quantity(unit.last)
    hit = scan.find(quantity.last, "times") if quantity is not None else None
    if hit is None or (hit.word.stem == "দিন" and unit.word.value == "D"):
        return 0
    r.every = iso({unit.word.value: 1})
    return hit.last
