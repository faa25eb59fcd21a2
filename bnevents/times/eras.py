"""The grammar of years and longer periods: `২০২২ সালের`, `২০১৪-১৮ সালে`, fiscal years, decades and centuries."""

from __future__ import annotations

from bnevents.times.dates import CLOSE, OPEN, joint_at
from bnevents.times.reading import Joint, Reading
from bnevents.times.scanner import Scanner


def year(scan: Scanner, r: Reading, i: int) -> int:
    """Read a year with a mark that it is one: `২০২২ সালের`, `২০১৮-তে`, `১৪৩২ বঙ্গাব্দ`, `২০১৪-১৮ সালে`."""
    if not r.is_empty:
        return 0
    before = scan.find(i, "bc")
    if before is not None and (value := scan.digits(before.last)) is not None:
        r.year, r.before_christ = value, True
        unit = scan.norm(before.last + 1)
        return before.last + (2 if unit.startswith("অব্দ") else 1)
    value, at = scan.full_year(i), i + 1
    if value is None:
        value, at = _spelled_year(scan, i)
    if value is None:
        return 0
    to: int | None = None
    joint = joint_at(scan, at)
    if joint is not None:
        to, end = _second_year(scan, value, joint[1], joint[0])
        if to is not None:
            at = end
    for kind, calendar in (("year", "gregorian"), ("byear", "bangla"), ("hyear", "hijri")):
        if (hit := scan.find(at, kind)) is not None and (kind == "year" or 1200 <= value < 1700):
            if hit.word.stem == "বাংলা":
                hit = scan.find(hit.last, "year") or hit
            if hit.word.stem in ("সন", "সাল") and 1300 <= value < 1460:
                calendar = "bangla"  # ১৪৩১ সন
            r.calendar = calendar  # pyright: ignore[reportAttributeAccessIssue]
            r.case, r.clitic, at = hit.word.case, hit.word.clitic, hit.last
            break
    else:
        if not 1800 <= value < 2200:
            return 0
        case, after = scan.case_ending(at)
        if case == "bare":
            bracketed = scan.norm(i - 1) in OPEN and scan.norm(at) in CLOSE
            if not (bracketed and 1900 <= value < 2100):
                return 0
        else:
            if scan.norm(after) in ("বেশি", "অধিক", "কম", "মতো", "মত"):
                return 0
            r.case, at = case, after
    r.year, r.year_case = value, r.case
    if to is not None:
        r.end, r.joint = Reading(i, year=to, calendar=r.calendar), joint[0] if joint else "to"
    return at


def _spelled_year(scan: Scanner, i: int) -> tuple[int | None, int]:
    """Read a year in words before a year mark: `দুই হাজার ২৪ সালে`, `একাত্তর সালে`, `'৭১ সালে`."""
    if scan.norm(i) == "'" and scan.glued(i + 1) and len(scan.norm(i + 1)) == 2:
        value = scan.digits(i + 1)
        if value is not None and (scan.find(i + 2, "year") or scan.case_ending(i + 2)[0] != "bare"):
            return (1900 if value > 30 else 2000) + value, i + 2
        return None, i
    hit = scan.find(i, "nickname")
    if hit is not None and scan.find(i + 1, "year") is not None and hit.word.case == "bare":
        return hit.word.value, i + 1
    value = scan.digits(i)
    if value is not None and len(scan.norm(i)) == 2 and value > 40 and scan.norm(i + 1) in ("সালে", "সালের", "সাল"):
        return 1900 + value, i + 1
    form = scan.form(i)
    if form is None or form.kind != "word":
        return None, i
    found = scan.quantity(i)
    if found is None or not isinstance(found.value, int) or not 1000 <= found.value < 3000 or found.minimum is not None:
        return None, i
    return (found.value, found.last) if scan.find(found.last, "year") is not None else (None, i)


def _second_year(scan: Scanner, first: int, i: int, joint: Joint) -> tuple[int | None, int]:
    second = scan.full_year(i)
    if second is not None and first < second and scan.find(i + 1, "year", "byear") is not None:
        return second, i + 1
    short = scan.digits(i)
    if joint == "to" and short is not None and len(scan.norm(i)) == 2 and scan.find(i + 1, "year", "byear") is not None:
        second = first // 100 * 100 + short
        return (second, i + 1) if second > first else (None, i)
    return None, i


def nickname(scan: Scanner, r: Reading, i: int) -> int:
    """Read a year that is called by its last two digits: `একাত্তরের মুক্তিযুদ্ধে`, `'৫২-র`."""
    if not r.is_empty:
        return 0
    hit = scan.find(i, "nickname")
    if hit is None or hit.word.case not in ("genitive", "locative"):
        return 0
    form = scan.form(hit.last)
    following = scan.lexicon.sets("after_nicknamed_years")
    dated = scan.digits(hit.last) is not None and scan.find(hit.last + 1, "month") is not None
    if hit.word.case == "genitive" and not dated and (form is None or not (form.stems & following)):
        return 0
    if hit.word.case == "locative" and hit.word.value != 1971:
        return 0
    r.year, r.case, r.clitic, r.year_case = hit.word.value, hit.word.case, hit.word.clitic, hit.word.case
    return hit.last


def fiscal_year(scan: Scanner, r: Reading, i: int) -> int:
    """Read `২০২১-২২ অর্থবছর`, `২০২৩-২০২৪ অর্থবর্ষের`, `২০২৪ অর্থবছরে`."""
    if not r.is_empty:
        return 0
    first = scan.full_year(i)
    if first is None:
        return 0
    at, second = i + 1, None
    if scan.norm(at) in ("-", "/") or scan.find(at, "to") is not None:
        second = scan.digits(at + 1)
        at += 2
        if second is None:
            return 0
        second = second if second > 99 else first // 100 * 100 + second
        if second != first + 1 and not (first % 100 == 99 and second % 100 == 0):
            return 0
    elif "/" in scan.norm(i):
        return 0
    if (sal := scan.find(at, "year")) is not None:
        at = sal.last
    hit = scan.find(at, "fiscal")
    if hit is None:
        return 0
    r.year = first if second is not None else first - 1
    r.fiscal, r.case, r.clitic, r.year_case = hit.word.value, hit.word.case, hit.word.clitic, hit.word.case
    return hit.last


def decade_or_century(scan: Scanner, r: Reading, i: int) -> int:
    """Read `নব্বইয়ের দশকে`, `১৯৯০-এর দশক`, `বিংশ শতাব্দী`, `২১ শতকে`."""
    of_century = r.century is not None and r.case == "genitive" and r.decade is None and not r.has_day
    if not r.is_empty and not of_century:
        return 0
    value, at, genitive = _round_number(scan, i)
    if value is None:
        return 0
    unit = scan.find(at, "unit")
    if unit is None or unit.word.count is not None:
        return 0
    if unit.word.value == "X" and value % 10 == 0 and (20 <= value <= 90 or 1500 <= value < 2100):
        if not genitive and value < 1000 and scan.forms[i].kind == "number" and value < 50:
            return 0
        century = 19 if r.century is None or r.century < 0 else r.century  # গত শতকের ষাটের দশকে: the last one is over
        r.decade = value // 10 if value > 1000 else century * 10 + value // 10
        r.century = None
    elif unit.word.value == "C" and r.century is None and 10 <= value <= 22:
        r.century = value - 1
    else:
        return 0
    r.case, r.clitic = unit.word.case, unit.word.clitic
    return unit.last


def _round_number(scan: Scanner, i: int) -> tuple[int | None, int, bool]:
    form = scan.form(i)
    if form is None:
        return None, i, False
    if (hit := scan.find(i, "century")) is not None:
        return hit.word.value, hit.last, True
    if form.kind == "number":
        value = scan.digits(i)
        case, at = scan.case_ending(i + 1)
        if scan.norm(at) == "তম":
            return value, at + 1, True
        return value, at, case == "genitive"
    found = scan.quantity(i)
    if found is None or not isinstance(found.value, int) or found.last != i + 1 or found.minimum is not None:
        return None, i, False
    return found.value, i + 1, found.case == "genitive"
