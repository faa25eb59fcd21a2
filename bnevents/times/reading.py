"""What the grammar reads off an expression, before it is resolved: fields, none of them computed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from bnevents.models import Calendar
from bnevents.times.lexicon import WordCase

Anchor = Literal["published", "text"]
Joint = Literal["to", "or", "and"]
Number = int | float


@dataclass(slots=True)
class Shift:
    """So many units from an anchor: গত মাসে is -1 from the publication, পরের বছর +1 from the last year in the text."""

    by: int
    anchor: Anchor = "published"


@dataclass(slots=True)
class Length:
    """A length of time.

    Attributes:
        parts: unit -> number; None where the number is not said (`কয়েক ঘণ্টা`).
        to: the upper end of a range of lengths (`তিন থেকে চার দিন`).
        mod: EQUAL_OR_MORE, LESS_THAN …, or None.
        fixed: the ISO duration of words that say it whole (`আধঘণ্টা`).
        relation: ago, later or None.
        direction: past (গত পাঁচ মাসে), next or None.
        anchored: whether it counts from a day in the text (`এর এক দিন আগে`).
        start: the token at which the length itself begins.
    """

    parts: dict[str, Number | None] = field(default_factory=dict[str, "Number | None"])
    to: Number | None = None
    mod: str | None = None
    fixed: str | None = None
    relation: Literal["ago", "later"] | None = None
    direction: Literal["past", "next"] | None = None
    anchored: bool = False
    start: int = 0


@dataclass(slots=True)
class Reading:
    """The fields of one expression. All are None or empty where the text does not say them.

    Attributes:
        first, last: half-open range of tokens.
        clitic: letters of -ও or -ই at the end, which the span leaves out.
        case: case ending of the last word.
        year, month, day, calendar: a date's own fields; `years` is a range of them, `days` a list.
        direction: গত (past), চলতি (this), আগামী (next) before a month, a weekday or a date.
        of_year, of_month, of_week, of_day: shifts (`গত বছরের`, `চলতি মাসের`, `গত সপ্তাহের`, `গতকাল`).
        turning: কাল or পরশু, whose side the verb decides.
        weekday: 0 (Monday) to 6; nth: which one, or which week or day, of the month or year.
        part, part_stem, since_day: part of the day, the word for it, and whether it is the night after (`দিবাগত`).
        hour, minute, second, meridiem: the clock.
        others: the same day in other calendars.
        end, joint: the other end of a range.
    """

    first: int
    last: int = 0
    clitic: int = 0
    case: WordCase = "bare"
    year: int | None = None
    year_case: WordCase | None = None
    month: int | None = None
    day: int | None = None
    calendar: Calendar = "gregorian"
    before_christ: bool = False
    direction: str | None = None
    of_year: Shift | None = None
    of_month: Shift | None = None
    of_week: Shift | None = None
    of_day: Shift | None = None
    turning: int | None = None
    weekday: int | None = None
    nth: int | None = None
    nth_unit: str | None = None
    nth_count: int = 1
    edge: str | None = None
    half: int | None = None
    quarter: int | None = None
    season: str | None = None
    decade: int | None = None
    century: int | None = None
    fiscal: str | None = None
    named: dict[str, str] | None = None
    day_part: bool = False
    part: str | None = None
    part_stem: str = ""
    since_day: bool = False
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    meridiem: str | None = None
    about: bool = False
    mod: str | None = None
    others: list[Reading] = field(default_factory=list["Reading"])
    end: Reading | None = None
    joint: Joint | None = None
    length: Length | None = None
    token: str | None = None
    every: str | None = None

    @property
    def has_clock(self) -> bool:
        """Whether it says an hour."""
        return self.hour is not None

    @property
    def has_day(self) -> bool:
        """Whether it says a day, of whatever kind."""
        return (
            self.day is not None
            or self.of_day is not None
            or self.turning is not None
            or self.weekday is not None
            or self.named is not None
        )

    @property
    def has_month(self) -> bool:
        """Whether it says a month."""
        return self.month is not None or self.of_month is not None

    @property
    def has_year(self) -> bool:
        """Whether it says a year."""
        return self.year is not None or self.of_year is not None

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been read yet."""
        return (
            self.hour is None and self.year is None and self.month is None and self.day is None and self.part is None
            and self.of_day is None and self.weekday is None and self.of_year is None and self.of_month is None
            and self.of_week is None and self.turning is None and self.length is None and self.named is None
            and self.season is None and self.fiscal is None and self.decade is None and self.century is None
            and self.token is None and self.every is None and not self.day_part
        )  # fmt: skip
