"""The two entrances: all expressions of a text, and one expression by itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from bnevents.models import Region, TimeExpression
from bnevents.text import Sentence, Tokens, tokenize
from bnevents.times.context import Context
from bnevents.times.discourse import Discourse, to_expression
from bnevents.times.grammar import read
from bnevents.times.region import guess_region
from bnevents.times.resolve import resolve
from bnevents.times.scanner import Scanner

_LONGEST = 400  # tokens: no expression is longer
_AROUND = frozenset(".,;:।!?()[]'\"- ")


def find_times(
    tokens: Tokens,
    sentences: Sequence[Sentence],
    *,
    published: dt.date | dt.datetime | None = None,
    region: Region = "BD",
) -> list[TimeExpression]:
    """Return the time expressions of a text in text order, without overlap.

    Relative ones resolve against the publication and the dates before them in the text; without a publication date they
    keep underspecified values and have no bounds.

    Args:
        tokens: the text's tokens.
        sentences: the sentences to look at.
        published: when the text was published: a day, or a moment in local time.
        region: BD or IN: whose calendar, fiscal year and holidays.

    Example:
        >>> from bnevents.text import split_sentences, tokenize
        >>> tokens = tokenize("বুধবার বৈঠক হয়। পরদিন তাঁরা ফিরে যান।")  # a meeting on Wednesday; they went back the next day
        >>> found = find_times(tokens, split_sentences(tokens), published=dt.date(2024, 6, 21))
        >>> [(time.text, time.value) for time in found]
        [('বুধবার', '2024-06-19'), ('পরদিন', '2024-06-20')]
    """
    return Discourse(tokens, published, region).run(sentences)


def parse_time(
    expression: str, *, published: dt.date | dt.datetime | None = None, region: Region | None = None
) -> TimeExpression | None:
    """Return what one time expression means, or None where the string is no time expression.

    Args:
        expression: the expression and nothing else but punctuation around it.
        published: the day or moment that relative expressions count from.
        region: BD or IN; guessed from the words where None.

    Example:
        >>> parse_time("গত জুনে", published=dt.date(2024, 11, 10)).value  # last June
        '2024-06'
        >>> parse_time("৩০ ফেব্রুয়ারি").flags  # 30 February
        ('impossible',)
    """
    tokens = tokenize(expression)
    forms = tokens.forms
    first, last = 0, len(forms)
    if not 0 < last <= _LONGEST:
        return None
    while first < last and forms[first].norm in _AROUND and not _opens_month(tokens, first):
        first += 1
    while last > first and forms[last - 1].norm in _AROUND and forms[last - 1].norm not in ")]":
        last -= 1
    scan = Scanner(tokens, first, last)
    reading = read(scan, first) if first < last else None
    if reading is None:
        return None
    rest = {forms[i].norm for i in range(reading.last, last)}
    if not rest <= _AROUND and not _is_postposition(scan, reading.last, last):
        return None
    context = Context(published=published, region=region or guess_region(tokens), alone=True)
    return to_expression(tokens, reading, resolve(reading, context))


def _opens_month(tokens: Tokens, i: int) -> bool:
    return tokens.forms[i].norm == "[" or tokens.forms[i].norm == "'"


def _is_postposition(scan: Scanner, i: int, last: int) -> bool:
    """Whether what is left is one postposition: `নাগাদ`, `পর্যন্ত`, `থেকে`, `দিকে`, `ধরে`, `মধ্যে`."""
    hit = scan.find(i, "to", "ends", "about_after")
    if hit is not None and hit.last == last:
        return True
    return i + 1 == last and scan.norm(i) in ("ধরে", "মধ্যে", "জন্য", "যাবৎ", "উপলক্ষে")
