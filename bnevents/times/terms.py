"""Terms: by when, or until when (`৩০ জুনের মধ্যে`, `২২ এপ্রিল পর্যন্ত`)."""

from __future__ import annotations

from bnevents.models import TimeExpression
from bnevents.text import normalize
from bnevents.times.context import Tense
from bnevents.times.reading import Reading
from bnevents.times.scanner import Scanner

_BY = tuple(map(normalize, ("মধ্যে", "নাগাদ")))
_UNTIL = tuple(map(normalize, ("পর্যন্ত", "অবধি")))
_BETWEEN = tuple(map(normalize, ("ও", "আর", "এবং")))


def tense_of_term(scan: Scanner, r: Reading, tense: Tense | None) -> Tense | None:
    """Return the tense to resolve a reading by: a term told in the past may lie ahead (`৩০ জুনের মধ্যে দিতে বলা হয়েছে`).

    A month or a weekday with `পর্যন্ত` is as often over, and what stands between two days is no term.

    Args:
        scan: the scanner of its sentence.
        r: the reading.
        tense: that of the governing verb.
    """
    if tense == "future" or r.end is not None or scan.norm(r.first - 1) in _BETWEEN:
        return tense
    by = scan.norm(r.last - 1) in _BY or scan.norm(r.last) in _BY
    if r.weekday is not None and r.day is None:
        return "future" if by and r.direction is None else tense
    return None if by or (r.day is not None and scan.norm(r.last) in _UNTIL) else tense


def is_term(time: TimeExpression, text: str) -> bool:
    """Whether an expression is a term: it ends in a postposition of one, or one follows."""
    return text[time.start : time.end].endswith(_BY) or text[time.end :].lstrip().startswith((*_BY, *_UNTIL))
