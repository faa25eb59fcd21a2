"""The grammar of days, weeks, months and years that count from a day: আজ, গত সপ্তাহে, চলতি মাসের শেষ শুক্রবার, পরদিন."""

from __future__ import annotations

from bnevents.text import normalize
from bnevents.times import dates, eras
from bnevents.times.reading import Anchor, Reading, Shift
from bnevents.times.scanner import Scanner

_SHIFTS: dict[str, tuple[int, Anchor]] = {
    "past": (-1, "published"), "this": (0, "published"), "next": (1, "published"),
    "same": (0, "text"), "previous": (-1, "text"), "following": (1, "text"),
}  # fmt: skip
_VERBS = frozenset(("গেল", "গেলো", "আসছে"))
_BEFORE_WENT = frozenset(normalize(word) for word in ("মারা", "দেখা", "শোনা", "পাওয়া", "জানা", "ভেসে", "উড়ে", "নিয়ে"))
_TO_SET = frozenset(
    normalize(word) for word in ("ধার্য", "নির্ধারণ", "ঠিক", "নির্ধারিত")
)  # শুনানির পরবর্তী দিন ধার্য: the next date
_NEW, _LEAVING = "new", "leaving"


def _set_unit(r: Reading, unit: str, shift: Shift) -> bool:
    if unit == "Y":
        r.of_year = shift
    elif unit == "m":
        r.of_month = shift
    elif unit == "W":
        r.of_week = shift
    else:
        return False
    return True


def modified(scan: Scanner, r: Reading, i: int) -> int:
    """Read `গত সপ্তাহে`, `চলতি বছরের`, `আগামী ১২ জুন`, `ওই মাসে`, `গতবছর`, `নতুন বছরের`."""
    hit = scan.find(i, "relative_unit")
    if hit is not None:
        value, unit = hit.word.value
        by, anchor = _SHIFTS[value]
        if not _free(r, unit) or not _set_unit(r, unit, Shift(by, anchor)):
            return 0
        r.case, r.clitic = hit.word.case, hit.word.clitic
        return hit.last
    hit = scan.find(i, "modifier")
    if hit is None or r.direction is not None:
        return 0
    value, at = hit.word.value, hit.last
    if value == "latest" or is_verb(scan, i):
        return 0
    unit = scan.find(at, "unit")
    if unit is not None and unit.word.count is None:
        if not _free(r, unit.word.value):
            return 0
        if value in (_NEW, _LEAVING):
            if unit.word.value != "Y":
                return 0
            r.of_year, r.direction = Shift(0), value
        elif unit.word.value in ("X", "C") and value in ("past", "this", "next"):
            return _of_decade(scan, r, unit.last, unit.word.value, _SHIFTS[value][0])
        elif not _set_unit(r, unit.word.value, Shift(*_SHIFTS[value])):
            return 0
        r.case, r.clitic = unit.word.case, unit.word.clitic
        return unit.last
    if value in (_NEW, _LEAVING):
        fiscal = scan.find(at, "fiscal") if r.is_empty else None
        if fiscal is None:
            return 0
        r.fiscal, r.of_year, r.direction = fiscal.word.value, Shift(0), value
        r.case, r.clitic = fiscal.word.case, fiscal.word.clitic
        return fiscal.last
    if not (r.is_empty or r.of_year is not None):
        return 0
    return _modified_date(scan, r, value, at, scan.norm(i))


def _of_decade(scan: Scanner, r: Reading, last: int, unit: str, by: int) -> int:
    if unit == "X":
        r.decade = -2 + by  # relative: resolved from the publication
    else:
        r.century = -2 + by
    word = scan.find(last - 1, "unit")
    if word is not None:
        r.case, r.clitic = word.word.case, word.word.clitic
    return last


def _modified_date(scan: Scanner, r: Reading, value: str, at: int, modifier: str) -> int:
    """Read the date, month, weekday, season or fiscal year after a modifier."""
    if (hit := scan.find(at, "fiscal")) is not None and r.is_empty and value in _SHIFTS:
        r.fiscal, r.of_year, r.case, r.clitic = hit.word.value, Shift(*_SHIFTS[value]), hit.word.case, hit.word.clitic
        return hit.last
    near = value in ("past", "next") or (value == "this" and modifier not in ("এ", "এই"))
    readers = (eras.fiscal_year, eras.year, dates.day_and_month, day_of_month) if near else ()
    for reader in readers:
        if done := reader(scan, r, at):
            r.direction = value
            return done
    if value in ("past", "this", "next", "previous", "following"):
        for reader in (weekday, dates.month, season, named_day):
            if value in ("previous", "following") and reader is not weekday:
                break
            if done := reader(scan, r, at):
                r.direction = value
                return done
    return 0


def is_verb(scan: Scanner, i: int) -> bool:
    """Whether `গেল` and `আসছে` are verbs (went, is coming): after a participle or the noun of a compound verb."""
    if scan.norm(i) not in _VERBS:
        return False
    before = scan.form(i - 1)
    if before is None or before.kind != "word":
        return False
    return before.norm in _BEFORE_WENT or any(verb.form in ("participle", "infinitive") for verb in before.verbs)


def _free(r: Reading, unit: str) -> bool:
    """Whether a relative unit may stand after what has been read: a month after a year, nothing after a day."""
    if r.is_empty:
        return True
    return unit == "m" and r.of_year is not None and not r.has_month and not r.has_day


def unit_alone(scan: Scanner, r: Reading, i: int) -> int:
    """Read `বছরের শুরুতে`, `মাসের প্রথম সপ্তাহে`, `দিনের শেষভাগে`: a unit without a modifier, before a part of it."""
    hit = scan.find(i, "unit")
    if (
        hit is None
        or not r.is_empty
        or hit.word.count is not None
        or (i > scan.first and scan.forms[i - 1].kind == "number")
    ):
        return 0
    unit = hit.word.value
    if unit == "D" and hit.word.case == "genitive":
        part = scan.find(hit.last, "day_part")
        if part is None or part.word.case != "locative":
            return 0
        r.day_part, r.case, r.clitic = True, part.word.case, part.word.clitic
        return part.last
    if unit not in ("Y", "m", "W"):
        return 0
    scratch = Reading(i)
    _set_unit(scratch, unit, Shift(0))
    scratch.case = hit.word.case
    if hit.word.case != "genitive":
        if hit.word.case != "bare" or scan.norm(hit.last) != "শেষে":
            return 0
        scratch.case = "genitive"
    before = scan.form(i - 1)
    if before is not None and (before.number is not None or before.norm in ("প্রতি", "কয়েক", "শিক্ষা", "প্রথম")):
        return 0
    done = nth(scan, scratch, hit.last) or edge(scan, scratch, hit.last)
    if not done:
        return 0
    _set_unit(r, unit, Shift(0))
    r.nth, r.nth_unit, r.nth_count, r.weekday = scratch.nth, scratch.nth_unit, scratch.nth_count, scratch.weekday
    r.edge, r.half, r.quarter, r.case, r.clitic = (
        scratch.edge,
        scratch.half,
        scratch.quarter,
        scratch.case,
        scratch.clitic,
    )
    return done


def deictic(scan: Scanner, r: Reading, i: int) -> int:
    """Read `আজ`, `গতকাল`, `আগামীকাল`, `কাল`, `পরশু`, `গতরাতে`."""
    bracketed = scan.norm(i - 1) == "(" and r.weekday is not None and r.day is None and r.of_day is None  # বুধবার (গতকাল)
    if (r.has_day and not bracketed) or r.has_month or r.of_week is not None or r.has_year:
        return 0
    hit = scan.find(i, "deictic", "turning", "night_day")
    if hit is None:
        return 0
    if hit.word.kind == "turning":
        r.turning = hit.word.value
    else:
        r.of_day = Shift(hit.word.value)
        if hit.word.kind == "night_day":
            r.part, r.part_stem = "NI", hit.word.stem.split(" ")[-1]
    r.case, r.clitic = hit.word.case, hit.word.clitic
    return hit.last


def anaphoric(scan: Scanner, r: Reading, i: int) -> int:
    """Read `এদিন`, `পরদিন`, `আগের দিন`, `ওই রাতে`: counted from the last day before it in the text."""
    if not r.is_empty:
        return 0
    hit = scan.find(i, "that_day", "that_night")
    if hit is None or (scan.norm(hit.last) in _TO_SET and hit.word.case == "bare"):
        return 0
    r.of_day, r.case, r.clitic = Shift(hit.word.value, "text"), hit.word.case, hit.word.clitic
    if hit.word.kind == "that_night":
        r.part, r.part_stem = "NI", "রাত"
    return hit.last


def weekday(scan: Scanner, r: Reading, i: int) -> int:
    """Read a weekday; the short names only before a comma or in a list."""
    if r.weekday is not None or r.named is not None or (r.part is not None and not r.has_clock):
        return 0
    if (r.has_month or r.has_year) and r.day is None:
        return 0
    if r.has_clock and not (r.day is not None or scan.norm(i - 1) == ","):
        return 0
    hit = scan.find(i, "weekday", "short_weekday")
    if hit is None:
        return 0
    if hit.word.kind == "short_weekday":
        nxt = hit.last
        listed = scan.find(nxt, "and", "or")
        date = scan.norm(nxt) == "," and scan.forms[nxt + 1].kind == "number" if nxt + 1 < scan.last else False
        after = listed.last if listed is not None else nxt + 1 if scan.norm(nxt) == "-" else -1
        if not date and (after < 0 or scan.find(after, "weekday") is None):
            return 0
    r.weekday, r.case, r.clitic = hit.word.value, hit.word.case, hit.word.clitic
    return hit.last


def day_of_month(scan: Scanner, r: Reading, i: int) -> int:
    """Read `১২ তারিখে`: a day of the month that the text or the publication gives."""
    if r.day is not None or (r.has_day and r.weekday is None):
        return 0
    found = dates.day_list(scan, i)
    if found is None or r.of_week is not None or (r.month is None and r.has_year and r.of_month is None):
        return 0
    hit = scan.find(found[2], "date_word")
    if hit is None:
        return 0
    dates.set_days(r, i, found[0], found[1])
    r.case, r.clitic = hit.word.case, hit.word.clitic
    return hit.last


def named_day(scan: Scanner, r: Reading, i: int) -> int:
    """Read a named day: `বিজয় দিবস`, `পয়লা বৈশাখ`."""
    if r.day is not None or r.has_month or r.named is not None or r.part is not None:
        return 0
    hit = scan.find(i, "named")
    if hit is None:
        return 0
    r.named, r.case, r.clitic = hit.word.value, hit.word.case, hit.word.clitic
    return dates.year_after(scan, r, hit.last) if r.case == "bare" else hit.last


def season(scan: Scanner, r: Reading, i: int) -> int:
    """Read a season: `গত শীতে`, `২০২৪ সালের গ্রীষ্মে`."""
    if r.has_day or r.has_month or r.of_week is not None or r.part is not None or r.season is not None:
        return 0
    hit = scan.find(i, "season")
    if hit is None:
        return 0
    r.season, r.case, r.clitic = hit.word.value, hit.word.case, hit.word.clitic
    return hit.last


def nth(scan: Scanner, r: Reading, i: int) -> int:
    """Read `প্রথম সপ্তাহে`, `শেষ শুক্রবার`, `প্রথম প্রান্তিকে`, `প্রথম ছয় মাসে` after a month or a year in the genitive."""
    if r.nth is not None or r.edge is not None or r.case != "genitive" or r.has_day:
        return 0
    if not (r.has_month or r.has_year or r.of_week is not None):
        return 0
    ordinal = scan.find(i, "ordinal")
    if ordinal is None:
        return 0
    if done := _half(scan, r, i):
        return done
    at = ordinal.last
    if (hit := scan.find(at, "weekday")) is not None and r.has_month:
        r.nth, r.nth_unit, r.weekday, r.case, r.clitic = (
            ordinal.word.value,
            "weekday",
            hit.word.value,
            hit.word.case,
            hit.word.clitic,
        )
        return hit.last
    if (hit := scan.find(at, "quarter")) is not None and r.has_year and not r.has_month:
        r.quarter = 4 if ordinal.word.value == -1 else ordinal.word.value
        r.case, r.clitic = hit.word.case, hit.word.clitic
        return hit.last
    count = 1
    unit = scan.find(at, "unit")
    if unit is None or unit.word.count is not None:
        quantity = scan.quantity(at)
        if unit is not None and isinstance(unit.word.count, int):
            count = unit.word.count
        elif quantity is not None and isinstance(quantity.value, int) and quantity.minimum is None:
            count, unit = quantity.value, scan.find(quantity.last, "unit")
    if unit is None or unit.word.value not in ("W", "D", "m") or not 1 <= count <= 60:
        return 0
    if unit.word.value == "m" and r.has_month:
        return 0
    r.nth, r.nth_unit, r.nth_count = ordinal.word.value, unit.word.value, count
    r.case, r.clitic = unit.word.case, unit.word.clitic
    return unit.last


def _half(scan: Scanner, r: Reading, i: int) -> int:
    hit = scan.find(i, "half")
    if hit is None or not (r.has_year or r.has_month) or (len(hit.word.stem.split(" ")) == 2 and r.has_month):
        return 0
    if r.has_month:
        r.edge = "START" if hit.word.value == 1 else "END"
    else:
        r.half = hit.word.value
    r.case, r.clitic = hit.word.case, hit.word.clitic
    return hit.last


def edge(scan: Scanner, r: Reading, i: int) -> int:
    """Read the part of a year, month, week or decade: `শুরুতে`, `মাঝামাঝি`, `শেষের দিকে`, `প্রথমার্ধে`."""
    whole = r.has_month or r.has_year or r.of_week is not None or r.decade is not None or r.century is not None
    if not whole or r.edge is not None or r.half is not None or r.has_day or r.nth is not None or r.part is not None:
        return 0
    if r.case == "genitive" and (done := _half(scan, r, i)):
        return done
    hit = scan.find(i, "edge")
    if hit is None:
        return 0
    sure = hit.word.case in ("locative", "genitive") or hit.word.value == "MID" or " " in hit.word.stem
    if not sure and scan.find(hit.last, "to", "ends") is None:
        return 0
    if r.case != "genitive" and not (
        r.case == "bare" and (hit.word.value == "MID" or (hit.word.case == "locative" and r.month))
    ):
        return 0
    if (
        hit.word.case == "genitive"
        and scan.find(hit.last, "edge") is None
        and hit.word.stem == "শুরু"
        and scan.quantity(hit.last)
    ):
        return 0  # শুরুর কয়েক ঘণ্টা পর: the length counts from there
    r.edge, r.case, r.clitic = hit.word.value, hit.word.case, hit.word.clitic
    return hit.last
