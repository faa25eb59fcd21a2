"""The expressions of a text in order, each resolved with what the text has said before it."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from bnevents.models import Region, TimeExpression
from bnevents.text import Sentence, Tokens
from bnevents.times.context import Context, Resolved
from bnevents.times.grammar import may_start, name_at, read
from bnevents.times.reading import Reading
from bnevents.times.resolve import resolve
from bnevents.times.scanner import Scanner
from bnevents.times.tense import Tenses
from bnevents.times.terms import tense_of_term
from bnevents.times.values import Bounds

# a date takes its year from the date before it within so many sentences, if it is so many days before or after it
_SENTENCES, _BEFORE, _AFTER = 2, 60, 150
_OPENING, _CLOSING = "‘“„«", "’”»"


class Discourse:
    """The state of one pass over a text."""

    def __init__(self, tokens: Tokens, published: dt.date | dt.datetime | None, region: Region) -> None:
        self.tokens, self.published = tokens, published
        self.region: Region = region
        self.last_day: dt.date | None = None
        self.last_month: tuple[int, int] | None = None
        self.last_year: int | None = None
        self.last_fiscal: int | None = None
        self.last_span: Bounds | None = None
        self.explicit: Resolved | None = None  # the last expression, if it says or has taken a year of its own
        self.explicit_at = 0
        self.said: dt.date | None = None
        self.sentence = 0

    def run(self, sentences: Sequence[Sentence]) -> list[TimeExpression]:
        """Return the expressions of the sentences, in text order."""
        found: list[TimeExpression] = []
        forms = self.tokens.forms
        for number, sentence in enumerate(sentences):
            self.sentence = number
            if not sentence.quote:
                self.said = None
            scan: Scanner | None = None
            tenses: Tenses | None = None
            quotations: _Quotations | None = None
            end, last = sentence.first, sentence.last
            for i in [i for i in range(sentence.first, last) if may_start(forms[i])]:
                if i < end:
                    continue
                scan = scan or Scanner(self.tokens, sentence.first, last)
                if skip := name_at(scan, i):
                    end = skip
                    continue
                reading = read(scan, i)
                if reading is None:
                    continue
                tenses = tenses or Tenses(self.tokens, sentence.first, last)
                quotations = quotations or _Quotations(self.tokens, sentence)
                found.append(self._expression(reading, scan, tenses, quotations))
                end = reading.last
        return found

    def _expression(self, r: Reading, scan: Scanner, tenses: Tenses, quotations: _Quotations) -> TimeExpression:
        tense = tense_of_term(scan, r, tenses.after(r.last))
        quoted = quotations.holds(r.first)
        context = Context(
            published=self.published,
            region=self.region,
            tense=tense,
            said=self.said if quoted else None,
            last_day=self.last_day,
            last_month=self.last_month,
            last_year=self.last_year,
            last_fiscal=self.last_fiscal,
            last_span=self.last_span,
        )
        if r.length is not None and r.length.relation == "ago" and not r.length.anchored and _counts_from(scan, r):
            r.length.relation = None
            r.last -= 1
        elif r.length is not None and r.length.anchored and self.last_span is None:
            r.length.relation, r.length.anchored = None, False  # nothing in the text that it could count from
            r.first, r.last = r.length.start, r.last - 1
        resolved = resolve(r, context)
        if resolved.value is not None and (year := self._text_year(r, resolved, tense)) is not None:
            resolved = resolve(r, replace(context, text_year=year))
            resolved.explicit = True
        self._remember(r, resolved, before_quotation=not quoted and quotations.last_opening >= r.last)
        return to_expression(self.tokens, r, resolved)

    def _text_year(self, r: Reading, resolved: Resolved, tense: str | None) -> int | None:
        """Return the year of the date before this one, where this one has none and goes on from it."""
        before = self.explicit
        if (
            before is None
            or r.month is None
            or r.has_year
            or r.direction is not None
            or r.others
            or before.year is None
        ):
            return None
        if r.calendar != "gregorian" or (r.end is not None and r.end.has_year):
            return None
        if tense == "future" or self.sentence - self.explicit_at > (_SENTENCES if before.day is not None else 0):
            return None
        if resolved.year is not None and before.year >= resolved.year:
            return None if before.year > resolved.year else before.year
        if self.sentence == self.explicit_at or before.day is None:
            return before.year
        same = dt.date(before.year, r.month, min(r.day or 15, 28))
        return before.year if -_BEFORE <= (same - before.day).days <= _AFTER else None

    def _remember(self, r: Reading, resolved: Resolved, *, before_quotation: bool) -> None:
        if resolved.type not in ("DATE", "TIME") or r.token is not None:
            return
        if resolved.earliest is not None and resolved.latest is not None:
            self.last_span = resolved.earliest, resolved.latest
        if resolved.day is not None:
            self.last_day = resolved.day
            if before_quotation:
                self.said = resolved.day
        if (
            r.fiscal is not None
            and resolved.earliest is not None
            and r.month is None
            and r.nth is None
            and r.quarter is None
        ):
            self.last_fiscal = resolved.earliest.year
        self.last_month = resolved.month or self.last_month
        self.last_year = resolved.year or self.last_year
        says_year = r.year is not None or r.of_year is not None or resolved.explicit
        if says_year and resolved.year is not None and r.fiscal is None:
            self.explicit, self.explicit_at = resolved, self.sentence
        else:
            self.explicit = None


class _Quotations:
    """The quotation marks of a sentence: what stands inside a quotation, and where the last one opens."""

    def __init__(self, tokens: Tokens, sentence: Sentence) -> None:
        self.inside = sentence.quote
        self.marks: list[tuple[int, bool]] = []  # (token, whether what follows it is quoted)
        self.last_opening = -1
        forms, inside = tokens.forms, sentence.quote
        for i in range(sentence.first, sentence.last):
            mark = forms[i].text
            if forms[i].kind != "punct" or not (mark in _OPENING or mark in _CLOSING or mark == '"'):
                continue
            inside = mark in _OPENING or (mark == '"' and not inside)
            self.marks.append((i, inside))
            if mark in _OPENING or mark == '"':
                self.last_opening = i

    def holds(self, token: int) -> bool:
        """Whether a token stands inside a quotation."""
        at = bisect_left(self.marks, token, key=lambda mark: mark[0])
        return self.marks[at - 1][1] if at else self.inside


def _counts_from(scan: Scanner, r: Reading) -> bool:
    """Whether `আগে` after a length counts from the event named before it: `নির্বাচনের তিন দিন আগে`."""
    before = scan.form(r.first - 1)
    if before is None or before.kind != "word" or before.noun.case != "genitive":
        return False
    return not (before.verbs and before.verb_first)


def to_expression(tokens: Tokens, r: Reading, resolved: Resolved) -> TimeExpression:
    """Return the value object of a resolved reading; its span ends before the clitics -ও and -ই."""
    last = r.last - resolved.drop
    start = tokens.starts[r.first]
    end = tokens.ends[last - 1] - (r.clitic if not resolved.drop else 0)
    return TimeExpression(
        start=start,
        end=end,
        text=tokens.text[start:end],
        type=resolved.type,
        value=resolved.value,
        mod=resolved.mod,
        edtf=resolved.edtf,
        earliest=resolved.earliest,
        latest=resolved.latest,
        calendar=resolved.calendar,
        flags=resolved.flags,
    )
