"""The timeline: extractions go in one by one or together, merged events come out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator

from bnevents.errors import InputError
from bnevents.models import Extraction
from bnevents.timeline.completing import completed
from bnevents.timeline.features import Item, document_key, items_of
from bnevents.timeline.merging import merge
from bnevents.timeline.models import TimelineEvent
from bnevents.timeline.summary import summarise

Merged = list[tuple[TimelineEvent, list[Item]]]


class Timeline:
    """Events over articles: every happening once, with all that the articles say of it.

    The result depends on the articles alone, not on their order, and an article that is added again changes nothing.
    Events are merged when they are asked for; after `add` only the types of events that the new article tells are
    merged again.

    Args:
        extractions: the articles to begin with.
        families: names of the families of types that are merged (see `data/families.yaml`), by default all.

    Example:
        >>> from bnevents.models import Extraction
        >>> timeline = Timeline()
        >>> timeline.add(Extraction(text="ঢাকায় বৈঠক হয়েছে।"))  # a meeting took place in Dhaka; nothing was read from it
        >>> len(timeline), timeline.documents
        (0, 1)
    """

    def __init__(self, extractions: Iterable[Extraction] = (), *, families: Collection[str] | None = None) -> None:
        self._families = families
        self._documents: set[str] = set()
        self._items: dict[str, list[Item]] = {}
        self._merged: dict[str, Merged] = {}
        self._stale: set[str] = set()
        self._events: tuple[TimelineEvent, ...] | None = None
        self.update(extractions)

    def add(self, extraction: Extraction) -> None:
        """Add the events of one article; copies of an article that is in already are passed over.

        Raises:
            InputError: it is no `Extraction`.
        """
        if not isinstance(extraction, Extraction):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise InputError(
                f"a timeline is made of extractions, not of {type(extraction).__name__}; "
                "pass a list of what bnevents.extract returns"
            )
        key = document_key(extraction)
        if key in self._documents:
            return
        self._documents.add(key)
        for item in completed(items_of(extraction)):
            if self._families is not None and item.family not in self._families:
                continue
            self._items.setdefault(item.family, []).append(item)
            self._stale.add(item.family)
        self._events = None if self._stale else self._events

    def update(self, extractions: Iterable[Extraction]) -> None:
        """Add the events of many articles; they are read one at a time."""
        for extraction in extractions:
            self.add(extraction)

    @property
    def documents(self) -> int:
        """How many articles are in."""
        return len(self._documents)

    @property
    def events(self) -> tuple[TimelineEvent, ...]:
        """All events, by time; those without a date stand where they were first reported."""
        if self._events is None:
            for family in sorted(self._stale):
                self._merged[family] = [(summarise(group), group.items) for group in merge(self._items[family])]
            self._stale.clear()
            self._events = tuple(sorted(_linked(self._merged.values()), key=_place_in_time))
        return self._events

    def between(self, first: dt.date, last: dt.date) -> tuple[TimelineEvent, ...]:
        """Return the events that may have happened from one day to another, both included."""
        return tuple(event for event in self.events if _touches(event, first, last))

    def __len__(self) -> int:
        return len(self.events)

    def __iter__(self) -> Iterator[TimelineEvent]:
        return iter(self.events)


def timeline(extractions: Iterable[Extraction]) -> Timeline:
    """Merge the events of many articles into one timeline.

    Mentions of one happening, over sentences and articles, become one event: their types, days, participants, places
    and factuality must agree as far as they are told. What mentions contradict each other in (two dates, two numbers of
    dead) is kept in `TimelineEvent.conflicts`. Events that are only supposed in a condition are left out.

    Args:
        extractions: what `bnevents.extract` and `extract_many` return; read one at a time.

    Raises:
        InputError: one of them is no `Extraction`.

    Example:
        >>> from bnevents.models import Extraction
        >>> timeline([Extraction(text="ঢাকা")]).events  # Dhaka: no event
        ()
    """
    return Timeline(extractions)


def _linked(families: Iterable[Merged]) -> Iterator[TimelineEvent]:
    """Yield the events, each with the id of the event that brought it about."""
    merged = [pair for family in families for pair in family]
    causes = {item.cause for _, items in merged for item in items if item.cause is not None}
    known = {item.order: event.id for event, items in merged for item in items if item.order in causes}
    for event, items in merged:
        found = sorted({known[item.cause] for item in items if item.cause in known} - {event.id})
        yield event.model_copy(update={"cause": found[0]}) if found else event


def _place_in_time(event: TimelineEvent) -> tuple[dt.date, int, dt.date, str]:
    time = event.time
    first = (time.earliest or time.latest) if time is not None else None
    last = (time.latest or time.earliest) if time is not None else None
    dated = time is not None and time.source != "report"
    return first or dt.date.max, 0 if dated else 1, last or dt.date.max, event.id


def _touches(event: TimelineEvent, first: dt.date, last: dt.date) -> bool:
    time = event.time
    if time is None:
        return False
    return (time.earliest or dt.date.min) <= last and (time.latest or dt.date.max) >= first
