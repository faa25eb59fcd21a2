"""What an expression is resolved against: the publication, the region, the verb's tense, and the days before it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from bnevents.models import Calendar, Region, TimeType
from bnevents.times.values import Bounds

Tense = Literal["past", "present", "progressive", "future"]


@dataclass(frozen=True, slots=True)
class Context:
    """The clock and the text around an expression; nothing here comes from the machine's own clock.

    Attributes:
        published: when the text was published, or None.
        region: whose calendar, fiscal year and holidays.
        tense: of the governing verb, None where it says nothing.
        said: the day on which a quotation was spoken; আজ inside it is that day.
        last_day, last_month, last_year: the last ones before the expression in the text.
        text_year: the year of the dates just before it, where these say it.
        last_span: first and last day of the last dated expression in the text, however fine.
        last_fiscal: the year in which the last fiscal year in the text began.
        alone: whether the expression is the whole input (`parse_time`).
    """

    published: dt.date | dt.datetime | None = None
    region: Region = "BD"
    tense: Tense | None = None
    said: dt.date | None = None
    last_day: dt.date | None = None
    last_month: tuple[int, int] | None = None
    last_year: int | None = None
    text_year: int | None = None
    last_fiscal: int | None = None
    last_span: Bounds | None = None
    alone: bool = False

    @property
    def today(self) -> dt.date | None:
        """The day that আজ means."""
        if self.said is not None:
            return self.said
        return self.published.date() if isinstance(self.published, dt.datetime) else self.published

    @property
    def moment(self) -> dt.datetime | None:
        """The moment of publication, None where only its day is known."""
        return self.published if isinstance(self.published, dt.datetime) else None


@dataclass(slots=True)
class Resolved:
    """A resolved expression: the fields of `TimeExpression` without its span.

    Attributes:
        day: the one day that it names, where it names one.
        month, year: those that it names.
        explicit: whether the text itself gives the year.
        drop: whether the last token of the reading (`পর`) is no part of the expression after all.
    """

    type: TimeType
    value: str | None
    mod: str | None = None
    edtf: str | None = None
    earliest: dt.date | None = None
    latest: dt.date | None = None
    calendar: Calendar = "gregorian"
    flags: tuple[str, ...] = ()
    day: dt.date | None = None
    month: tuple[int, int] | None = None
    year: int | None = None
    explicit: bool = False
    drop: int = 0
