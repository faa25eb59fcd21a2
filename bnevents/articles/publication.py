"""When a page says that it was published: its own line, told apart from updates, mastheads and page clocks."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from bnevents.articles.datelines import read_dateline
from bnevents.articles.freeform import read_free
from bnevents.articles.layout import Region, segment
from bnevents.articles.lines import SECTION_ENDS, phrases, role_of
from bnevents.articles.moments import Moment, fold, read_moment

Says = Literal["published", "updated", "nothing"]
# between headline and body; in or right below the body; there below a byline; right above the headline; a few lines
# above it; higher up; below a copy of the headline; among other stories
Zone = Literal["head", "inside", "signed", "kicker", "above", "masthead", "copy", "far"]

_LONGEST = 200  # characters: no line of dates is longer
_ABOVE = 6  # lines above a headline in which its own labelled date may stand
_LABEL_ALONE = 30  # characters: no label without its date is longer
_OVERHEAD = ("kicker", "above", "masthead")
_BELOW = 8  # lines below the body in which its own labelled date may stand
_HINT = re.compile(r"[12১২][0-9০-৯]{3}")  # what every complete date has
_SEPARATOR = r"[\s:ঃ：|;,–—-]*"


@dataclass(frozen=True, slots=True)
class Dates:
    """What a page says of its own age.

    Attributes:
        published: day or moment of publication, or None.
        updated: day or moment of its last update, where a line says so apart from the publication, or None.
    """

    published: Moment | None = None
    updated: Moment | None = None


@dataclass(frozen=True, slots=True)
class _Stamp:
    """A date in a line around the article, with what the line calls it and where it stands."""

    says: Says
    zone: Zone
    moment: Moment | None
    folded: str


def publication(text: str, regions: Sequence[Region] | None = None) -> Moment | None:
    r"""Return the day or moment that a page gives as its own publication, or None.

    A labelled line beside the article wins (`প্রকাশিত: …`), then a date between headline and body, then a dateline
    with a year, then the time of an update. The date above the page (`রবিবার, ২৮ ডিসেম্বর ২০২৫, ১৪ পৌষ ১৪৩২`)
    is that of the visit, and the dates of other stories are theirs: neither is taken.

    Args:
        text: a page as pasted, or an article alone.
        regions: what `segment` says of the text, where that is known already.

    Returns:
        A date, or a datetime where the line has a clock time; aware only where the line gives an offset from UTC.

    Example:
        >>> # a bridge opens; published; a new bridge opened today
        >>> page = "সেতু চালু হলো\nপ্রকাশিত: ৩ মে ২০২৪, ৫:২০ পিএম\nআজ নতুন সেতু চালু হয়েছে।"
        >>> publication(page)
        datetime.datetime(2024, 5, 3, 17, 20)
    """
    return page_dates(text, regions).published


def page_dates(text: str, regions: Sequence[Region] | None = None) -> Dates:
    """Return what a page says of its publication and its last update; see `publication`."""
    if not _HINT.search(text):
        return Dates()
    known = segment(text) if regions is None else regions
    stamps = list(_stamps(text, known))
    updated = _first(stamps, "updated", ("head", "inside", "kicker", "above", "copy"))
    published = (
        _first(stamps, "published", ("head",))
        or _first(stamps, "nothing", ("head",))
        or _first(stamps, "published", ("inside", "kicker", "above", "copy"))
        or _kicker(stamps)
        or _dateline(text, known)
        or _first(stamps, "nothing", ("signed",))
        or updated
        or _issue(stamps)
    )
    return Dates(published, updated)


def _first(stamps: Sequence[_Stamp], says: Says, zones: Sequence[Zone]) -> Moment | None:
    """Return the first such moment, of the zones in their order."""
    for zone in zones:
        for stamp in stamps:
            if stamp.says == says and stamp.zone == zone and stamp.moment is not None:
                return stamp.moment
    return None


def _kicker(stamps: Sequence[_Stamp]) -> Moment | None:
    """Return a bare moment right above the headline: page clocks name the weekday, or another calendar."""
    for stamp in stamps:
        if stamp.zone == "kicker" and stamp.says == "nothing" and isinstance(stamp.moment, dt.datetime):
            calendars = _calendars()
            if not (calendars.weekday.search(stamp.folded) or calendars.bangla.search(stamp.folded)):
                return stamp.moment
    return None


def _issue(stamps: Sequence[_Stamp]) -> Moment | None:
    """Return the day of a printed issue: its masthead names the place and the day in all three calendars, and no hour.

    A page whose own publication line is there but empty has lost its date; what stands above it is the visit's.
    """
    if any(stamp.says == "published" for stamp in stamps):
        return None
    calendars = _calendars()
    for stamp in stamps:
        if stamp.zone in _OVERHEAD and stamp.says == "nothing" and type(stamp.moment) is dt.date:
            folded = stamp.folded
            opening = re.split(r"[,\s]", folded.strip(), maxsplit=1)[0]
            if (
                calendars.bangla.search(folded)
                and calendars.hijri.search(folded)
                and calendars.weekday.search(folded)
                and not calendars.weekday.match(opening)
                and not opening[:1].isdigit()
            ):
                return stamp.moment
    return None


def _dateline(text: str, regions: Sequence[Region]) -> Moment | None:
    """Return the day of a dateline that names its year."""
    for region in regions:
        if region.kind == "dateline":
            found = read_dateline(text[region.start : region.end] + " ।")
            return read_moment(fold(found.date)) if found is not None and found.date else None
    return None


def _stamps(text: str, regions: Sequence[Region]) -> Iterator[_Stamp]:
    """Yield the dates of the lines around the article, in text order; a label without a date, too."""
    frame = _Frame.of(text, regions)
    over, below, previous, label_waits = False, 0, "", False
    for start, line in _lines(text, regions):
        if start >= frame.bottom:
            below += 1
            over = over or below > _BELOW or role_of(line) in SECTION_ENDS
        zone = "far" if over else frame.zone(text, start, start + len(line))
        if over and frame.title and previous.startswith(frame.title):
            zone = "copy"
        elif zone == "inside" and start >= frame.bottom and role_of(previous) == "byline":
            zone = "signed"
        previous = line
        stamps = list(_read_line(line, zone)) if len(line) <= _LONGEST else []
        if label_waits and stamps and stamps[0].says == "nothing":
            stamps[0] = replace(stamps[0], says="published")
        label_waits = len(stamps) == 1 and stamps[0].says == "published" and stamps[0].moment is None
        yield from stamps


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where headline and body stand, in characters; `title` is what a copy of the headline says."""

    title: str
    top: int
    first: int
    bottom: int

    @classmethod
    def of(cls, text: str, regions: Sequence[Region]) -> _Frame:
        headline = next((region for region in regions if region.kind == "headline"), None)
        told = [region for region in regions if region.kind in ("dateline", "body")]
        first, bottom = (told[0].start, told[-1].end) if told else (len(text), 0)
        if headline is None:
            return cls("", first, first, bottom)
        return cls(text[headline.start : headline.end], headline.start, first, bottom)

    def zone(self, text: str, start: int, end: int) -> Zone:
        if start < self.top:
            between = text[end : self.top].strip()
            if not self.title:  # an article without a headline: the line right above it
                return "head" if not between or role_of(between) == "byline" else "masthead"
            if not between:
                return "kicker"
            return "above" if between.count("\n") < _ABOVE else "masthead"
        return "head" if start < self.first else "inside"


def _lines(text: str, regions: Sequence[Region]) -> Iterator[tuple[int, str]]:
    for region in regions:
        if region.kind in ("furniture", "byline"):
            position = region.start
            for raw in text[region.start : region.end].splitlines(keepends=True):
                if line := raw.strip():
                    yield position + raw.index(line[0]), line
                position += len(raw)


def _read_line(line: str, zone: Zone) -> Iterator[_Stamp]:
    """Yield what a line says: the bare date before its first label, then each label's."""
    dated = bool(_HINT.search(line))
    if not dated and len(line) > _LABEL_ALONE:
        return
    folded = fold(line)
    found = list(_labels().finditer(folded)) if dated else [label for label in (_labels().match(folded),) if label]
    opening = folded[: found[0].start()] if found else folded
    if dated and (moment := read_moment(opening)) is not None:
        yield _Stamp("nothing", zone, moment, folded)
    for k, label in enumerate(found):
        end = found[k + 1].start() if k + 1 < len(found) else len(folded)
        said = folded[label.end() : end]
        says: Says = "published" if label["published"] else "updated"
        yield _Stamp(says, zone, read_moment(said) or read_free(said), folded)


@cache
def _labels() -> re.Pattern[str]:
    """Return the pattern of labels: at a word's beginning, followed by a colon, a bar or the date itself."""
    groups = (
        f"(?P<{name}>{'|'.join(re.escape(word) for word in _longest_first(phrases(name)))})"
        for name in ("published", "updated")
    )
    edge = r"\w\u0980-\u09ff"
    return re.compile(rf"(?<![{edge}])(?:{'|'.join(groups)})(?![{edge}]){_SEPARATOR}")


def _longest_first(words: Sequence[str]) -> list[str]:
    return sorted({fold(word) for word in words}, key=lambda word: (-len(word), word))


@dataclass(frozen=True, slots=True)
class _Calendars:
    bangla: re.Pattern[str]
    hijri: re.Pattern[str]
    weekday: re.Pattern[str]


@cache
def _calendars() -> _Calendars:
    def names(name: str) -> re.Pattern[str]:
        found = "|".join(re.escape(word) for word in _longest_first(phrases(name)))
        return re.compile(rf"(?<![\w\u0980-\u09ff])(?:{found})(?![\w\u0980-\u09ff])")

    return _Calendars(names("bangla_months"), names("hijri_months"), names("weekdays"))
