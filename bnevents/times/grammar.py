"""One expression from its first token on: chunks are read as long as they fit what has been read, then a range.

Nothing is tried twice: a chunk either stands at a token or not, and each is a few tokens long, so that the cost of a
text is linear in its tokens.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace

from bnevents.text import Form
from bnevents.text.numerals import starts_quantity
from bnevents.times import clock, dates, eras, lengths
from bnevents.times.lexicon import lexicon
from bnevents.times.reading import Reading
from bnevents.times.relative import (
    anaphoric,
    day_of_month,
    deictic,
    edge,
    modified,
    named_day,
    nth,
    season,
    unit_alone,
    weekday,
)
from bnevents.times.repetitions import repetition
from bnevents.times.scanner import Scanner

Reader = Callable[[Scanner, Reading, int], int]

_OPEN, _CLOSE = frozenset("(["), frozenset(")]")
_NUMBER_READERS: tuple[Reader, ...] = (
    dates.full_date, eras.fiscal_year, eras.decade_or_century, eras.year, dates.day_and_month, day_of_month,
    clock.clock,
)  # fmt: skip
_READERS: dict[str, tuple[Reader, ...]] = {
    "month_day": (dates.day_and_month, day_of_month),
    "month": (dates.month,), "bmonth": (dates.month,), "hmonth": (dates.month,),
    "weekday": (weekday,), "short_weekday": (weekday,),
    "deictic": (deictic,), "turning": (deictic,), "night_day": (deictic,),
    "that_day": (anaphoric,), "that_night": (anaphoric,),
    "modifier": (modified,), "relative_unit": (modified,),
    "named": (named_day,), "season": (season,),
    "part": (clock.part_of_day,), "clock_part": (clock.part_of_day,), "since_day": (clock.since_day,),
    "zone": (clock.clock, clock.zone), "about": (clock.clock,),
    "nickname": (eras.decade_or_century, eras.year, eras.nickname), "bc": (eras.year,),
    "century": (eras.decade_or_century,),
    "ordinal": (nth,), "edge": (edge,), "half": (edge,), "day_part": (edge,),
    "unit": (unit_alone,),
}  # fmt: skip
_STARTING = frozenset((
    *_READERS, "set", "every", "vague", "vague_length", "vague_number", "fixed_length", "about_unit", "lasting",
    "points_at", "at_least", "at_most", "name",
)) - {"ordinal", "edge", "half", "day_part"}  # fmt: skip


# what these words begin is read at once, not chunk by chunk
_WHOLE: dict[str, tuple[Reader, ...]] = {
    "set": (repetition,), "every": (repetition,), "unit": (repetition,),
    "points_at": (lengths.anchored_length,), "modifier": (lengths.relative_length,),
}  # fmt: skip
# these are no times by themselves
_NEEDS_MORE = frozenset(("modifier", "vague_number", "points_at", "about", "at_least", "at_most", "every"))
_SAME = frozenset(("একই", "এই", "এ"))
_BETWEEN = frozenset(("টি", *lengths.EXACTLY))  # may stand between a number and its unit: ৫টি বছর
_starting: dict[Form, bool] = {}
_MEMO_LARGEST = 200_000


def may_start(form: Form) -> bool:
    """Whether an expression may begin with a form: the check that most tokens fail, made once a form."""
    found = _starting.get(form)
    if found is None:
        if len(_starting) > _MEMO_LARGEST:
            _starting.clear()
        found = _starting[form] = _may_start(form)
    return found


def _may_start(form: Form) -> bool:
    if form.kind == "number":
        return True
    if form.kind == "punct":
        return form.norm in ("'", "[")
    node = lexicon().lookup(form.norm)
    words = node.words if node is not None else ()
    longer = node is not None and bool(node.after)
    return longer or any(word.kind in _STARTING for word in words) or starts_quantity(form)


def read(scan: Scanner, i: int) -> Reading | None:
    """Return the longest expression that begins at a token, or None."""
    form = scan.forms[i]
    if not may_start(form) or _stands_before_no_time(scan, i):
        return None
    point = _point(scan, i)
    if point is None:
        return None
    return _range(scan, point)


def _stands_before_no_time(scan: Scanner, i: int) -> bool:
    """Whether a number, `এই` or `প্রায়` stands before a word that makes no time of it: most do."""
    form, after = scan.forms[i], scan.form(i + 1)
    if after is None or after.kind != "word" or may_start(after) or after.norm in _BETWEEN:
        return False
    if form.kind == "number":
        return form.norm.isdigit() and scan.lexicon.lookup(after.norm) is None
    node = scan.lexicon.lookup(form.norm)
    if node is None:
        return scan.lexicon.lookup(after.norm) is None
    if after.norm in node.after or any(word.kind not in _NEEDS_MORE for word in node.words):
        return False
    return scan.lexicon.lookup(after.norm) is None


def name_at(scan: Scanner, i: int) -> int:
    """Return the token after a name that only looks like a time (`আজকের পত্রিকা`), 0 where none stands."""
    hit = scan.find(i, "name")
    return hit.last if hit is not None else 0


def _point(scan: Scanner, i: int) -> Reading | None:
    """Read one expression without its range."""
    r = Reading(i)
    if (vague := scan.find(i, "vague")) is not None and _is_vague(scan, i, vague.word.stem):
        r.token, r.last = vague.word.value, vague.last
        return r
    for hit in scan.hits(i):
        for reader in _WHOLE.get(hit.word.kind, ()):
            if done := reader(scan, r, i):
                r.last = done
                return r
    done = _steps(scan, r, i, 0)
    if not done or r.is_empty:
        r = Reading(i)
        done = lengths.length(scan, r, i)
        if not done:
            return None
        r.last = done
        return r
    done = _tail(scan, r, done)
    r.last = done
    return r if _stands_alone(scan, r) else _length_instead(scan, i)


def _length_instead(scan: Scanner, i: int) -> Reading | None:
    r = Reading(i)
    r.last = lengths.length(scan, r, i)
    return r if r.last else None


def _is_vague(scan: Scanner, i: int, stem: str) -> bool:
    """Whether a vague word counts from now: `কয়েক দিন আগে` does, `ভোটের কয়েক দিন আগে` counts from the vote."""
    before = scan.form(i - 1)
    if not stem.endswith("আগে") or before is None or before.kind != "word":
        return True
    return before.noun.case != "genitive"


def _steps(scan: Scanner, r: Reading, i: int, depth: int) -> int:
    """Read chunk after chunk; return the token after the last one, 0 if there is none."""
    at, done = i, 0
    while at < scan.last:
        nxt = _step(scan, r, at)
        if not nxt and done:
            nxt = _connected(scan, r, at, depth)
        elif not nxt and scan.norm(at) == "[" and scan.find(at + 1, "month") is not None and not depth:
            nxt = dates.month(scan, r, at + 1)
        if not nxt:
            break
        at = done = nxt
    return done


def _step(scan: Scanner, r: Reading, i: int) -> int:
    form = scan.forms[i]
    if form.kind == "number" or (form.norm == "'" and scan.glued(i + 1)):
        return _first_of(_NUMBER_READERS, scan, r, i)
    hits = scan.hits(i)
    seen: set[str] = set()
    for hit in hits:
        kind = hit.word.kind
        if kind in seen or kind not in _READERS:
            continue
        seen.add(kind)
        if done := _first_of(_READERS[kind], scan, r, i):
            return done
    if form.kind == "word" and starts_quantity(form):
        return _first_of((eras.year, eras.decade_or_century, dates.day_and_month, clock.clock), scan, r, i)
    return 0


def _first_of(readers: tuple[Reader, ...], scan: Scanner, r: Reading, i: int) -> int:
    for reader in readers:
        if done := reader(scan, r, i):
            return done
    return 0


def _connected(scan: Scanner, r: Reading, i: int, depth: int) -> int:
    """Read what a comma or a bracket joins to a date: `শনিবার (২৯ সেপ্টেম্বর)`, `শুক্রবার, ৩ মে`, `২৮ ডিসেম্বর, ১৪ পৌষ`."""
    norm = scan.norm(i)
    if other := _other_calendar(scan, r, i + 1 if norm == "," else i):
        return other
    if norm == "," and (r.has_day or (r.has_clock and scan.norm(i - 1) != "")):
        return _step(scan, r, i + 1) if _may_follow(scan, r, i + 1) else 0
    if norm in _OPEN and not depth and (r.has_day or r.has_month):
        inside = replace(r, others=list(r.others))
        done = _steps(scan, inside, i + 1, depth + 1)
        if not done:
            done = _other_calendar(scan, inside, i + 1, bracketed=True)
        if done and scan.norm(done) in _CLOSE:
            _copy(inside, r)
            r.case, r.clitic = "bare", 0
            return done + 1
    return 0


def _may_follow(scan: Scanner, r: Reading, i: int) -> bool:
    """Whether what stands after a comma belongs to the same date, not to the next clause."""
    form = scan.form(i)
    if form is None:
        return False
    if r.weekday is None and scan.find(i, "weekday") is not None:
        return r.day is not None or r.of_day is not None or r.has_clock
    if form.kind == "number" or scan.find(i, "month_day") is not None:
        return r.day is None or ":" in form.norm
    if scan.find(i, "month") is not None:
        following = scan.digits(i + 1)
        return r.day is None and following is not None
    part = scan.find(i, "part", "clock_part")
    return part is not None and part.last < scan.last and scan.forms[part.last].kind == "number"


def _other_calendar(scan: Scanner, r: Reading, i: int, *, bracketed: bool = False) -> int:
    """Read the same day in another calendar after a full date."""
    if r.day is None or r.month is None or i >= scan.last:
        return 0
    other = Reading(i)
    done = dates.day_and_month(scan, other, i) or (
        dates.month(scan, other, i) if scan.find(i, "bmonth", "hmonth") else 0
    )
    if not done or other.day is None or other.calendar == r.calendar or other.end is not None:
        return 0
    if any(known.calendar == other.calendar for known in r.others):
        return 0
    if other.year is None and r.year is None and not bracketed:
        return 0
    r.others.append(other)
    r.case, r.clitic = other.case, other.clitic
    return done


def _copy(source: Reading, target: Reading) -> None:
    for item in fields(Reading):
        if item.name not in ("first", "last"):
            setattr(target, item.name, getattr(source, item.name))


def _tail(scan: Scanner, r: Reading, i: int) -> int:
    """Read what qualifies a whole date: `জুলাই থেকে মার্চ`, `পর`, `এর তিন দিন আগে`, `শুরুর কয়েক ঘণ্টা পর`."""
    if r.month is not None and r.day is None and (done := dates.month_range(scan, r, i)):
        return done
    if r.of_year is not None and r.case == "genitive" and scan.norm(i) in _SAME and scan.find(i + 1, "length_word"):
        r.case, r.clitic = "locative", 0  # গত বছরের একই সময়ে
        return i + 2
    base, mark = i, None
    if r.case == "bare" and (r.of_year is not None or r.year is not None or r.month is not None):
        mark = scan.find(i, "opening")
        base = mark.last if mark is not None and mark.word.stem == "শুরুর" else i
        mark = mark if base != i else None
    if r.case == "genitive" or mark is not None:
        if r.case == "genitive" and (hit := scan.find(i, "ago", "later")) is not None and hit.word.stem not in (
            "আগের", "পরের", "আগেকার", "বাদে",
        ):  # fmt: skip
            if hit.word.kind == "later" and scan.find(hit.last, "unit") is not None:
                return i
            r.mod = "BEFORE" if hit.word.kind == "ago" else "AFTER"
            r.case, r.clitic = "bare", 0
            return hit.last
        base += scan.norm(base) in lengths.EXACTLY
        scratch = Reading(base)
        done = lengths.length(scan, scratch, base)
        if done and scratch.length is not None and scratch.length.relation is not None:
            r.length, r.about, r.case, r.clitic = scratch.length, scratch.about, "bare", 0
            if mark is not None:
                r.edge = "START"
            return done
    if (
        (hit := scan.find(i, "about_after")) is not None
        and (r.case != "bare" or hit.word.stem == "নাগাদ")
        and r.edge is None
    ):
        r.about = True  # the word itself is a postposition and stays outside
    return i


def _range(scan: Scanner, r: Reading) -> Reading:
    """Read the other end of a range or an alternative: `থেকে ২০ জুলাই`, `বা রোববার`."""
    if r.end is not None or r.case != "bare" or r.length is not None or r.token or r.every or r.mod or r.edge:
        return r
    joint = scan.find(r.last, "to", "or", "and")
    kind = joint.word.kind if joint is not None else None
    at = joint.last if joint is not None else r.last
    if kind is None and scan.norm(r.last) == "-":
        kind, at = "to", r.last + 1
    if kind is None or (kind == "and" and not _is_short(scan, r)):
        return r
    if not (scan.first <= at < scan.last) or not may_start(scan.forms[at]):
        return r
    end = _point(scan, at) or _bare_hour(scan, r, at)
    if end is None or end.length is not None or end.token or end.every or not _alike(r, end):
        return r
    r.end, r.joint = end, kind  # pyright: ignore[reportAttributeAccessIssue]
    r.last, r.case, r.clitic = end.last, end.case, end.clitic
    return r


def _bare_hour(scan: Scanner, r: Reading, i: int) -> Reading | None:
    """Read the hour that ends a range of hours and has no part of the day of its own: `বিকেল চারটা থেকে পাঁচটা`."""
    if not r.has_clock:
        return None
    end = Reading(i)
    end.last = clock.clock(scan, end, i, after_part=True)
    return end if end.last else None


def _is_short(scan: Scanner, r: Reading) -> bool:
    return scan.find(r.first, "short_weekday") is not None and r.last == r.first + 1


def _alike(one: Reading, other: Reading) -> bool:
    """Whether two readings are of a kind, so that a range of them means something."""
    if one.has_clock or other.has_clock:
        return one.has_clock and other.has_clock
    if one.part or other.part:
        return bool(one.part and other.part)
    if one.has_day or other.has_day:
        return one.has_day and other.has_day
    if one.has_month or other.has_month:
        return one.has_month and other.has_month
    return one.has_year == other.has_year


def _stands_alone(scan: Scanner, r: Reading) -> bool:
    """Whether what was read is a time by itself: no bare part of the day, no month name that is a word besides."""
    if r.has_clock:
        return True
    followed = scan.find(r.last, "to", "ends", "about_after") is not None
    only_short = scan.find(r.first, "short_weekday") is not None and scan.find(r.first, "weekday") is None
    if only_short and r.last == r.first + 1:
        joint = scan.find(r.last, "or", "and")
        nxt = joint.last if joint is not None else r.last + 1 if scan.norm(r.last) == "-" else -1
        return nxt > 0 and scan.find(nxt, "weekday") is not None
    if r.part is not None and not (r.has_day or r.has_month):
        if "-" in (scan.norm(r.first - 1), scan.norm(r.last)):
            return False
        if r.mod is not None or r.since_day:
            return True
        if (r.case == "bare" and r.part_stem.startswith(("রাতভর", "রাতব্যাপী", "সারারাত"))) or scan.norm(r.first) == "সারা":
            return True
        return r.case == "locative" or (r.case == "bare" and followed) or (r.case == "genitive" and followed)
    if r.month is not None and not (r.day or r.year or r.of_year or r.direction or r.end or r.edge or r.nth or r.half):
        return _month_alone(scan, r, followed=followed)
    if r.season is not None and not (r.has_year or r.direction):
        plain = scan.lexicon.sets("plain_seasons")
        hit = scan.find(r.first, "season")
        return hit is not None and hit.word.stem in plain and r.case in ("locative", "genitive")
    if r.calendar == "hijri" and r.day is not None and r.year is None and r.month == 2 and not r.others:
        return False  # ২ সফর: two tours
    if r.turning is not None and r.last == r.first + 1 and not r.part:
        return _is_day_of_turning(scan, r)
    return True


def _month_alone(scan: Scanner, r: Reading, *, followed: bool) -> bool:
    hit = scan.find(r.first, "month", "bmonth", "hmonth")
    if hit is None or hit.last != r.last:  # মাস stands beside it
        return True
    if r.month in scan.lexicon.data["ambiguous_months"] and r.calendar == "gregorian":
        return False
    if r.calendar != "gregorian":
        return r.case in ("locative", "genitive") and hit.word.stem not in scan.lexicon.sets("person_months")
    return r.case in ("locative", "genitive") or followed or r.mod is not None


def _is_day_of_turning(scan: Scanner, r: Reading) -> bool:
    """Whether `কাল` is a day: not the age or the season that another word makes of it."""
    before = scan.form(r.first - 1)
    if scan.norm(r.last) in ("ধরে", "পর", "পরে", "আগে") or scan.norm(r.last) == "-" or scan.norm(r.first - 1) == "-":
        return False
    return before is None or before.kind != "word" or before.noun.case != "genitive"
