"""The grammar of dates: day and month, month, dates in digits, and the year that follows them.

Each function reads one chunk at token `i`, writes it into the reading and returns the token after it; 0, with the
reading as it was, where the chunk does not stand there.
"""

from __future__ import annotations

import re

from bnevents.models import Calendar
from bnevents.text.numerals import number_word
from bnevents.times.reading import Joint, Reading
from bnevents.times.scanner import Scanner

_CALENDARS: dict[str, Calendar] = {
    "month": "gregorian",
    "short_month": "gregorian",
    "bmonth": "bangla",
    "hmonth": "hijri",
}
_SAFAR = 2  # month of the Hijri year
_MOST_DAYS = 8
_LARGEST_DAY = 39  # ৩২ জানুয়ারি is an impossible date, not no date
_SEPARATED = re.compile(r"(\d{1,4})[/.](\d{1,2})[/.](\d{1,4})")
OPEN, CLOSE = frozenset("(["), frozenset(")]")


def full_date(scan: Scanner, r: Reading, i: int) -> int:
    """Read a date in digits: `১২/১১/২০২৪`, `১২-১১-২০২৪`, `২০২৪-১১-১২`."""
    if r.day is not None or r.month is not None or r.year is not None:
        return 0
    norm = scan.norm(i)
    if match := _SEPARATED.fullmatch(norm):
        return _era_after(scan, r, _numeric(r, i + 1, *match.groups()))
    joined = all(scan.norm(i + k) == "-" and scan.glued(i + k) and scan.glued(i + k + 1) for k in (1, 3))
    parts = [scan.norm(i + k) for k in (0, 2, 4)]
    if joined and all(part.isdigit() for part in parts) and scan.norm(i + 5) != "-":
        return _era_after(scan, r, _numeric(r, i + 5, *parts))
    return 0


def _era_after(scan: Scanner, r: Reading, i: int) -> int:
    """Skip an era mark after a date in digits (`১২/১১/২০২৪ ইং`); 0 where no date was read."""
    return era(scan, r, i) if i else 0


def _numeric(r: Reading, last: int, one: str, two: str, three: str) -> int:
    if len(one) == 4 and len(two) <= 2 and len(three) <= 2:
        year, month, day = int(one), int(two), int(three)
    elif len(one) <= 2 and len(two) <= 2 and len(three) in (2, 4):
        day, month, year = int(one), int(two), int(three)
        if len(three) == 2:
            year += 2000 if year < 70 else 1900
        if month > 12 >= day:  # the American order
            day, month = month, day
    else:
        return 0
    if not (1000 <= year < 3000 and day <= 99 and month <= 99):
        return 0
    r.year, r.month, r.day = year, month, day
    return last


def day_number(scan: Scanner, i: int) -> tuple[int, int] | None:
    """Read the day of a month, with its ending: `৫`, `৫ই`, `২১শে`, `একুশে`, `পয়লা`; return it and the token after it."""
    if (hit := scan.find(i, "month_day")) is not None:
        return hit.word.value, hit.last
    form = scan.form(i)
    if form is None:
        return None
    if form.kind != "number":
        word = number_word(form.norm) if form.kind == "word" else None
        return (word, i + 1) if isinstance(word, int) and 1 <= word <= 31 else None
    value = scan.digits(i)
    if value is None or value > _LARGEST_DAY or len(form.norm) > 2:
        return None
    k = i + 1
    if scan.norm(k) == "-" and scan.glued(k) and scan.glued(k + 1) and scan.find(k + 1, "day_ending"):
        return value, k + 2
    if (hit := scan.find(k, "day_ending")) is not None and (scan.glued(k) or hit.word.stem in ("শে", "লা", "ঠা", "ই")):
        return value, hit.last
    return value, k


def joint_at(scan: Scanner, i: int) -> tuple[Joint, int] | None:
    """Return what joins two days, months or years at a token, and the token after it."""
    if scan.norm(i) == "-":
        return "to", i + 1
    if (hit := scan.find(i, "to", "or", "and")) is not None:
        return hit.word.kind, hit.last  # pyright: ignore[reportReturnType]
    return None


def day_list(scan: Scanner, i: int) -> tuple[list[int], Joint | None, int] | None:
    """Read days of a month: one, a range (`১ থেকে ৪`), alternatives (`২২ বা ২৩`) or a list (`১০, ১১ ও ১২`).

    Returns:
        The days, what joins them, and the token after them; None where no day stands there or they are out of order.
    """
    days: list[int] = []
    joint: Joint | None = None
    at = i
    while (found := day_number(scan, at)) is not None:
        if days and found[0] <= days[-1]:
            return None
        days.append(found[0])
        at = found[1]
        glue = joint_at(scan, at)
        if len(days) < _MOST_DAYS and glue is not None and day_number(scan, glue[1]) is not None:
            if joint is not None and joint != glue[0]:
                return None
            joint, at = glue
        elif len(days) < _MOST_DAYS and scan.norm(at) == "," and joint is None and _list_goes_on(scan, at + 1):
            at += 1
        else:
            break
    return (days, joint, at) if days else None


def set_days(r: Reading, i: int, days: list[int], joint: Joint | None) -> None:
    """Write a list of days into a reading."""
    r.day = days[0]
    if len(days) > 1:
        r.joint = joint or "and"
        r.end = Reading(i, day=days[-1])


def day_and_month(scan: Scanner, r: Reading, i: int) -> int:
    """Read `১২ নভেম্বর ২০২৪`, `৫ই জুন`, `১ থেকে ৪ ডিসেম্বর`, `২২ বা ২৩ এপ্রিল`, `১৪ পৌষ ১৪৩২ বঙ্গাব্দ`."""
    if r.has_day and r.weekday is None and r.of_day is None and r.turning is None:
        return 0
    if r.month is not None or r.day is not None or r.of_month is not None or r.of_week is not None:
        return 0
    found = day_list(scan, i)
    if found is None:
        return 0
    days, joint, at = found
    joined = scan.norm(at) == "," or (scan.norm(at) == "-" and scan.glued(at) and scan.glued(at + 1))
    if joined and scan.find(at + 1, "month") is not None and len(days) == 1:
        at += 1
    if scan.norm(at) in OPEN or not (hit := scan.find(at, "month", "bmonth", "hmonth", "short_month")):
        return 0
    if scan.forms[i].kind == "word" and scan.find(i, "month_day") is None and hit.word.value == 5:
        return 0  # পাঁচ মে is seldom a day: the month is as often a name or a verb ending
    r.month, r.case, r.clitic = hit.word.value, hit.word.case, hit.word.clitic
    set_days(r, i, days, joint)
    r.calendar = _CALENDARS[hit.word.kind]
    at = hit.last
    if (
        (mas := scan.find(at, "unit")) is not None
        and mas.word.value == "m"
        and hit.word.case == "bare"
        and mas.word.count is None
    ):
        r.case, at = mas.word.case, mas.last
    at = year_after(scan, r, at)
    return date_word(scan, r, at)


def _list_goes_on(scan: Scanner, i: int) -> bool:
    """Whether days listed with commas end in `ও` and a last day: `১০, ১১ ও ১২ নভেম্বর`."""
    for _ in range(5):
        found = day_number(scan, i)
        if found is None:
            return False
        if (glue := joint_at(scan, found[1])) is not None:
            return glue[0] == "and" and day_number(scan, glue[1]) is not None
        if scan.norm(found[1]) != ",":
            return False
        i = found[1] + 1
    return False


def date_word(scan: Scanner, r: Reading, i: int) -> int:
    """Skip `তারিখ` after a date."""
    hit = scan.find(i, "date_word")
    if hit is None or r.case == "locative":
        return i
    r.case, r.clitic = hit.word.case, hit.word.clitic
    return hit.last


def year_after(scan: Scanner, r: Reading, i: int) -> int:
    """Read the year after a month, if there is one, with its era; return the token after it, `i` without one."""
    if r.has_year or r.case == "locative":
        return i
    hyphen = scan.norm(i) == "-" and scan.norm(i - 2) == "-" and scan.glued(i)
    k = i + 1 if scan.norm(i) == "," or hyphen else i
    short = scan.norm(k) == "'" and scan.glued(k + 1) and len(scan.norm(k + 1)) == 2
    year = scan.full_year(k)
    if short and scan.digits(k + 1) is not None:
        year, k = 2000 + int(scan.norm(k + 1)), k + 1
        year -= 100 if year > 2069 else 0
    if year is None or (k > i + (short or 0) and scan.find(k + 1, "hour") is not None):
        return i
    if r.calendar == "gregorian" and not 1500 <= year < 2200:
        return i
    if r.calendar != "gregorian" and not 1200 <= year < 1700:
        return i
    if scan.norm(k + 1) == "-" and scan.digits(k + 2) is not None and scan.glued(k + 1) and r.day is None:
        return i  # জুলাই ২০২১-২২ অর্থবছর
    if _counts(scan, k + 1):
        return i
    r.year = year
    r.case, after = scan.case_ending(k + 1)
    return era(scan, r, after)


def _counts(scan: Scanner, i: int) -> bool:
    """Whether the number before token `i` counts something: `জুন ২০০০ টাকা`, `১৯৭২ জন`."""
    form = scan.form(i)
    return form is not None and form.norm in ("জন", "টাকা", "টি", "কোটি", "লাখ", "হাজার", "ডলার", "শতাংশ")


def era(scan: Scanner, r: Reading, i: int) -> int:
    """Read an era mark after a year: `সালের`, `খ্রিস্টাব্দে`, `বঙ্গাব্দ`, `ইং`."""
    if r.case != "bare":
        return i
    kinds = {"gregorian": "year", "bangla": "byear", "hijri": "hyear"}[r.calendar]
    hit = scan.find(i, kinds)
    if hit is None and scan.norm(i) in OPEN and (hit := scan.find(i + 1, kinds)) is not None:
        return hit.last + 1 if scan.norm(hit.last) in CLOSE else i
    if hit is None:
        return i
    if (
        hit.word.stem == "বাংলা"
        and scan.find(hit.last, kinds) is None
        and scan.norm(hit.last) not in ("", ",", ")", "।", "|")
    ):
        return i
    r.case, r.clitic = hit.word.case, hit.word.clitic
    return hit.last


def month(scan: Scanner, r: Reading, i: int) -> int:
    """Read a month with what stands after it: `জুন মাসে`, `জুন ২০২৪`, `ডিসেম্বর ১১, ২০১৪`, `জুলাই থেকে মার্চ`."""
    hit = scan.find(i, "month", "bmonth", "hmonth")
    if hit is None or r.month is not None or r.of_month is not None or r.of_week is not None or r.day is not None:
        return 0
    if r.of_day is not None or r.turning is not None or r.part is not None:
        return 0
    if r.has_clock and day_number(scan, hit.last) is None:
        return 0
    if hit.word.kind == "hmonth" and hit.word.value == _SAFAR:
        unit = scan.find(hit.last, "unit")
        if unit is None or unit.word.value != "m":
            return 0  # the word is as a rule a tour
    r.calendar = _CALENDARS[hit.word.kind]
    r.month, r.case, r.clitic, at = hit.word.value, hit.word.case, hit.word.clitic, hit.last
    if scan.norm(at) in CLOSE and scan.norm(i - 1) in OPEN:
        at += 1
    if r.case == "bare" and (day := day_after_month(scan, r, at)):
        return day
    unit = scan.find(at, "unit")
    if unit is not None and unit.word.value == "m" and unit.word.count is None and r.case == "bare":
        r.case, r.clitic, at = unit.word.case, unit.word.clitic, unit.last
    if r.case == "genitive" and (found := day_list(scan, at)) is not None and scan.find(found[2], "date_word"):
        set_days(r, at, found[0], found[1])
        r.case = "bare"
        return date_word(scan, r, found[2])
    return year_after(scan, r, at)


def day_after_month(scan: Scanner, r: Reading, i: int) -> int:
    """Read the day after a month: `ডিসেম্বর ১১, ২০১৪`, `মাঘ ৬ ১৪৩১`."""
    value = scan.digits(i)
    if value is None or not 1 <= value <= 31 or len(scan.norm(i)) > 2:
        return 0
    found = day_number(scan, i)
    at = found[1] if found else i + 1
    year = scan.full_year(at + 1) if scan.norm(at) == "," else scan.full_year(at)
    if year is None:
        form = scan.form(at)
        ends = (
            form is None
            or form.norm in (",", ".", "।", ")", "|", "-")
            or scan.find(at, "clock_part", "part") is not None
        )
        if not ends or scan.norm(at) == "-" or (scan.norm(at) == "," and scan.digits(at + 1) is not None):
            return 0
    r.day = value
    return year_after(scan, r, at) if year is not None else at


def month_range(scan: Scanner, r: Reading, i: int) -> int:
    """Read the other month of a range after a month: `থেকে মার্চ`, `-ডিসেম্বর`; the reading has the first."""
    if r.month is None or r.day is not None or r.end is not None:
        return 0
    glue = joint_at(scan, i)
    if glue is None or (glue[0] != "to" and (r.case != "bare" or r.calendar != "gregorian")):
        return 0
    end = Reading(i, calendar=r.calendar)
    at = month(scan, end, glue[1])
    if not at and (hit := scan.find(glue[1], "modifier")) is not None:
        at = month(scan, end, hit.last)
        end.direction = hit.word.value if at else None
    if not at or end.calendar != r.calendar or end.day is not None:
        return 0
    r.end, r.joint, r.case, r.clitic = end, glue[0], end.case, end.clitic
    if r.year is None and end.year is not None:
        r.year = end.year - (1 if (end.month or 0) < r.month else 0)
    elif r.year is not None and end.year is None:
        end.year = r.year + (1 if (end.month or 0) < r.month else 0)
    return at
