"""The grammar of lengths: `আড়াই বছর`, `১ বছর ২ মাস`, `তিন দিন আগে`, `গত পাঁচ মাসে`, `এর এক দিন আগে`."""

from __future__ import annotations

from bnevents.text.numerals import number_word, starts_quantity
from bnevents.times.lexicon import Word
from bnevents.times.reading import Length, Reading
from bnevents.times.relative import is_verb
from bnevents.times.scanner import Scanner

_ORDER = "CJXYmWDHMS"  # from long to short
# what a length may begin with besides a number
_OPENERS = (
    "unit",
    "lasting",
    "fixed_length",
    "vague_length",
    "vague_number",
    "about_unit",
    "at_least",
    "at_most",
    "about",
)
_WITHOUT_NUMBER = "X"
EXACTLY = frozenset(("ঠিক", "মাত্র"))  # may stand between a day and the length that counts from it


def length(scan: Scanner, r: Reading, i: int) -> int:
    """Read a length of time, with the bound and the relation (আগে, পরে) around it."""
    form = scan.form(i)
    if form is None or not r.is_empty:
        return 0
    if form.kind != "number" and not starts_quantity(form) and scan.find(i, *_OPENERS) is None:
        return 0
    found = Length(start=i)
    at, bound = _bounds(scan, i)
    done = _parts(scan, r, found, at)
    if not done:
        return 0
    about = r.about
    if bound == "about":
        about = True
    elif bound is not None:
        found.mod = "EQUAL_OR_MORE" if bound == "at_least" else "EQUAL_OR_LESS"
    r.about = about
    r.length = found
    return _after(scan, r, found, done)


def _bounds(scan: Scanner, i: int) -> tuple[int, str | None]:
    hit = scan.find(i, "about", "at_least", "at_most")
    return (hit.last, hit.word.kind) if hit is not None else (i, None)


def _parts(scan: Scanner, r: Reading, found: Length, i: int) -> int:
    """Read the numbers with their units."""
    if (hit := scan.find(i, "fixed_length")) is not None:
        found.fixed = hit.word.value
        set_end(r, hit.word)
        return hit.last
    if (hit := scan.find(i, "vague_length")) is not None:
        found.fixed = hit.word.value
        set_end(r, hit.word)
        return hit.last
    if (hit := scan.find(i, "about_unit")) is not None:
        found.parts[hit.word.value] = 1
        r.about = True
        set_end(r, hit.word)
        return hit.last
    unit = scan.find(i, "unit")
    if unit is not None and unit.word.case == "bare" and (about := scan.find(unit.last, "about_number")) is not None:
        found.parts[unit.word.value] = about.word.value
        r.about = True
        set_end(r, about.word)
        return about.last
    if unit is not None and unit.word.case == "bare" and unit.word.count is None:  # বছর দুই আগে
        number = number_word(scan.norm(unit.last))
        if number is not None and scan.find(unit.last + 1, "ago", "later") is not None:
            found.parts[unit.word.value] = number
            r.about, r.case, r.clitic = True, "bare", 0
            return unit.last + 1
    lasting = scan.find(i, "lasting")
    if lasting is not None and lasting.word.count is None:
        found.parts[lasting.word.value] = 1
        set_end(r, lasting.word)
        return lasting.last
    return numbered(scan, r, found, i)


def numbered(scan: Scanner, r: Reading, found: Length, i: int) -> int:
    """Read numbers with their units, from long to short: `১ বছর ২ মাস`, `১ বছর, ০৯ মাস`."""
    at, done, order = i, 0, -1
    while (step := _one(scan, found, at)) is not None:
        unit, number, to, about = step
        place = _ORDER.index(unit.word.value) if unit.word.value in _ORDER else -1
        if place <= order or (done and (to is not None or number is None)):
            break
        found.parts[unit.word.value] = number
        found.to = to
        r.about = r.about or about
        set_end(r, unit.word)
        done = at = unit.last
        order = place
        if unit.word.kind == "lasting" or unit.word.case == "genitive" or to is not None:
            break
        case, definite = unit.word.case, at
        if case == "locative":
            break
        at = _to_next_part(scan, definite)
    if done and len(found.parts) == 1 and _is_idiom(scan, i, done, r):
        return 0
    return done


def _to_next_part(scan: Scanner, i: int) -> int:
    """Skip what joins the parts of one length: a comma, `ও`, `আগে` between two parts."""
    norm = scan.norm(i)
    if norm == "," or scan.find(i, "and") is not None:
        return i + 1
    return i


def _is_idiom(scan: Scanner, first: int, last: int, r: Reading) -> bool:
    """Whether `একদিন` (one day, some day) is no length: it has no ending, and nothing after it makes it one."""
    word = scan.find(first, "unit")
    if word is None or word.word.count != 1 or word.word.value != "D" or r.case != "bare":
        return False
    return scan.find(last, "ago", "later") is None and scan.norm(last) not in ("ধরে", "ব্যাপী", "সময়", "হলো")


def _one(scan: Scanner, found: Length, i: int):
    """Read one number with its unit: (unit, number, upper number, whether it is approximate)."""
    hit = scan.find(i, "unit", "lasting")
    if hit is not None and hit.word.count is not None:
        count = hit.word.count
        return hit, (None if count == _WITHOUT_NUMBER else count), None, False
    vague = scan.find(i, "vague_number")
    if vague is not None:
        unit = scan.find(vague.last, "unit", "lasting")
        return (unit, None, None, False) if unit is not None and unit.word.count is None else None
    quantity = scan.quantity(i)
    if quantity is None:
        return None
    unit, at = scan.find(quantity.last, "unit", "lasting"), quantity.last
    if scan.norm(at) in ("টি", "টা") and unit is None:
        unit = scan.find(at + 1, "unit", "lasting")
    if unit is None and scan.norm(at) == "-" and scan.glued(at) and scan.glued(at + 1):
        unit = scan.find(at + 1, "unit", "lasting")
    if unit is None or unit.word.count is not None or quantity.case == "genitive":
        return None
    if unit.word.stem == "শতক" and unit.word.case == "bare":
        return None  # land is measured in শতক, and a batsman's hundred is one
    if quantity.value is None:
        low, high = quantity.minimum, quantity.maximum
        if high is None:
            return unit, None, None, False
        return unit, low, high, quantity.approximate
    if quantity.minimum is not None and quantity.exclusive:
        found.mod = "MORE_THAN"
    elif quantity.minimum is not None:
        found.mod = "EQUAL_OR_MORE"
    elif quantity.maximum is not None:
        found.mod = "LESS_THAN" if quantity.exclusive else "EQUAL_OR_LESS"
    return unit, quantity.value, None, quantity.approximate and not quantity.exclusive


def set_end(r: Reading, word: Word) -> None:
    """Take case and clitic from the last word."""
    r.case, r.clitic = word.case, word.clitic


def _after(scan: Scanner, r: Reading, found: Length, i: int) -> int:
    """Read what follows a length: `আগে`, `এর কম সময়ের`, `এর বেশি`, `মতো`."""
    if r.case == "genitive":
        hit = scan.find(i, "more", "less")
        if hit is not None:
            found.mod = "MORE_THAN" if hit.word.kind == "more" else "LESS_THAN"
            r.case, r.clitic = "bare", 0
            time = scan.find(hit.last, "length_word")
            return time.last if time is not None else hit.last
        if scan.norm(i) in ("মতো", "মত"):
            r.about, r.case, r.clitic = True, "bare", 0
            return i + 1
        return i
    if r.case == "locative":
        return i
    again = scan.find(i, "each_after")  # দুই বছর পরপর
    if again is not None and found.to is None and found.fixed is None and None not in found.parts.values():
        r.every, r.length = each(found), None
        return again.last
    hit = scan.find(i, "ago", "later")
    if hit is None:
        return i
    found.relation = "ago" if hit.word.kind == "ago" else "later"
    r.clitic = 0
    chained = Length()
    more = numbered(scan, Reading(i), chained, hit.last)
    if more and not (set(chained.parts) & set(found.parts)) and (again := scan.find(more, hit.word.kind)) is not None:
        found.parts |= chained.parts
        return again.last
    return hit.last


def relative_length(scan: Scanner, r: Reading, i: int) -> int:
    """Read a length that ends or begins now: `গত পাঁচ মাসে`, `আগামী ১০ বছরে`, `সর্বশেষ ২৪ ঘণ্টায়`."""
    if not r.is_empty:
        return 0
    hit = scan.find(i, "modifier")
    if hit is None or hit.word.value not in ("past", "next", "latest", "following", "previous") or is_verb(scan, i):
        return 0
    done = length(scan, r, hit.last)
    if not done or r.length is None:
        return 0
    r.length.direction = "next" if hit.word.value in ("next", "following") else "past"
    return done


def anchored_length(scan: Scanner, r: Reading, i: int) -> int:
    """Read a length that counts from a day in the text: `এর এক দিন আগে`, `তার দুই সপ্তাহ পর`."""
    hit = scan.find(i, "points_at")
    if hit is None or not r.is_empty:
        return 0
    done = length(scan, r, hit.last + (scan.norm(hit.last) in EXACTLY))
    if not done or r.length is None or r.length.relation is None:
        r.length, r.about = None, False
        return 0
    r.length.anchored = True
    return done


def each(found: Length) -> str:
    """Return the duration after which something comes again: `দুই বছর পরপর` is `P2Y`."""
    return iso({unit: number for unit, number in found.parts.items() if number is not None})


def iso(parts: dict[str, int | float]) -> str:
    """Return the ISO 8601 duration of units and numbers.

    Halves and quarters of a unit are told in the next smaller ones, where these fit: two and a half years are `P2Y6M`.

    Example:
        >>> iso({"Y": 2.5}), iso({"H": 1.5}), iso({"J": 1}), iso({"X": 2})  # আড়াই বছর, দেড় ঘণ্টা, এক যুগ, দুই দশক
        ('P2Y6M', 'PT1H30M', 'P12Y', 'P20Y')
    """
    years: dict[str, int] = {"C": 100, "J": 12, "X": 10, "Y": 1}
    amounts: dict[str, float] = {}
    for unit, number in parts.items():
        if unit in years:
            amounts["Y"] = amounts.get("Y", 0) + number * years[unit]
        elif unit == "F":
            amounts["D"] = amounts.get("D", 0) + number * 15
        else:
            amounts[unit] = amounts.get(unit, 0) + number
    for unit, smaller, factor in (("Y", "m", 12), ("m", "D", 30), ("D", "H", 24), ("H", "M", 60), ("M", "S", 60)):
        fraction = amounts.get(unit, 0) % 1
        if fraction and (fraction * factor) % 1 == 0:
            amounts[unit] -= fraction
            amounts[smaller] = amounts.get(smaller, 0) + fraction * factor
    dates = "".join(_amount(amounts, unit) for unit in "YmWD")
    times = "".join(_amount(amounts, unit) for unit in "HMS")
    return f"P{dates}T{times}" if times else f"P{dates}" if dates else "P0D"


def _amount(amounts: dict[str, float], unit: str) -> str:
    number = amounts.get(unit, 0)
    if not number:
        return ""
    whole = int(number) if number == int(number) else round(number, 6)
    return f"{whole}{unit.upper()}"
