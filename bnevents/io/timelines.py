"""Timelines as rows, JSON, JSON Lines, CSV and iCalendar."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Iterable
from typing import Any

from bnevents._extras import require
from bnevents.io.rows import Column
from bnevents.models import GenericRole, well_formed
from bnevents.timeline import TimelineEvent

TIMELINE_COLUMNS: tuple[Column, ...] = (
    Column("id", "text", "id of the timeline event"),
    Column("date", "text", "ISO 8601 value; `../2024-11-10`: by that day, `2024-11-10/..`: not before it"),
    Column("earliest", "date", "first day"),
    Column("latest", "date", "last day"),
    Column("date_source", "text", "text, inferred (year of other articles), or report where no mention gives a date"),
    Column("type", "text", "event type, as in the ontology"),
    Column("polarity", "text", "affirmed or negated"),
    Column("modality", "text", "actual, future, possible or requested"),
    Column("agent", "texts", "who does it"),
    Column("agent_id", "texts", "their ids, empty where not known, in the same order"),
    Column("patient", "texts", "to whom it is done"),
    Column("patient_id", "texts", "their ids"),
    Column("theme", "texts", "what it is about"),
    Column("place", "texts", "where"),
    Column("place_id", "texts", "their ids"),
    Column("quantity_minimum", "number", "smallest number that a mention gives"),
    Column("quantity_maximum", "number", "largest number that a mention gives"),
    Column("conflicts", "texts", "in what the mentions contradict each other: `quantity: 10000 | 11000`"),
    Column("cause", "text", "id of the event that brought it about: do not count both"),
    Column("mentions", "integer", "how many mentions tell it"),
    Column("documents", "texts", "the articles that tell it"),
    Column("sentence", "text", "its first mention's sentence"),
)
_STEP = dt.timedelta(days=1)


def timeline_rows(events: Iterable[TimelineEvent]) -> list[dict[str, Any]]:
    """Return one flat row an event, with the columns of `TIMELINE_COLUMNS`.

    Args:
        events: a `Timeline`, or events of one.

    Example:
        >>> from bnevents.timeline import Timeline
        >>> timeline_rows(Timeline())
        []
    """
    return [_row(event) for event in events]


def timeline_to_json(events: Iterable[TimelineEvent], *, indent: int | None = 2) -> str:
    """Return the events with all their mentions as a JSON array; `TimelineEvent.model_validate` reads each."""
    return json.dumps([event.model_dump(mode="json") for event in events], ensure_ascii=False, indent=indent)


def timeline_to_jsonl(events: Iterable[TimelineEvent]) -> str:
    """Return the events with all their mentions as JSON Lines, one event a line."""
    return "".join(event.model_dump_json() + "\n" for event in events)


def timeline_to_csv(events: Iterable[TimelineEvent]) -> str:
    """Return the rows as CSV with a header; several values in one cell are divided by ` | `.

    A cell that a spreadsheet would read as a formula begins with an apostrophe.
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, [column.name for column in TIMELINE_COLUMNS], lineterminator="\n")
    writer.writeheader()
    for row in timeline_rows(events):
        writer.writerow({name: _cell(value) for name, value in row.items()})
    return out.getvalue()


def timeline_to_ical(events: Iterable[TimelineEvent], *, name: str = "bnevents") -> bytes:
    """Return the dated events as an iCalendar file of whole-day entries (extra `ical`).

    Events without a date in the text have no day to stand on and are left out; the same events give the same bytes.

    Args:
        events: a `Timeline`, or events of one.
        name: what the calendar is called.

    Raises:
        MissingExtraError: icalendar is not installed.
    """
    icalendar = require("icalendar", extra="ical")
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//bnevents//timeline//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", well_formed(name))
    for event in events:
        time = event.time
        if time is None or time.source == "report" or time.earliest is None or time.latest is None:
            continue
        entry = icalendar.Event()
        entry.add("uid", f"{event.id}@bnevents")
        entry.add("dtstamp", _stamp(event, time.latest))
        entry.add("dtstart", time.earliest)
        entry.add("dtend", time.latest + _STEP)
        entry.add("summary", _line(event.title))
        entry.add("description", _description(event))
        entry.add("categories", [event.type])
        entry.add("status", "CONFIRMED" if event.modality == "actual" else "TENTATIVE")
        if places := event.fillers("place"):
            entry.add("location", _line(", ".join(place.lemma for place in places)))
        calendar.add_component(entry)
    return bytes(calendar.to_ical())


def _row(event: TimelineEvent) -> dict[str, Any]:
    time = event.time
    low, high = event.quantity if event.quantity is not None else (None, None)
    return {
        "id": event.id,
        "date": event.day,
        "earliest": time.earliest if time is not None else None,
        "latest": time.latest if time is not None else None,
        "date_source": time.source if time is not None else None,
        "type": event.type,
        "polarity": event.polarity,
        "modality": event.modality,
        "agent": _names(event, "agent"),
        "agent_id": _ids(event, "agent"),
        "patient": _names(event, "patient"),
        "patient_id": _ids(event, "patient"),
        "theme": _names(event, "theme"),
        "place": _names(event, "place"),
        "place_id": _ids(event, "place"),
        "quantity_minimum": low,
        "quantity_maximum": high,
        "conflicts": [
            well_formed(f"{conflict.field}: {' | '.join(claim.value for claim in conflict.claims)}")
            for conflict in event.conflicts
        ],
        "cause": event.cause,
        "mentions": len(event.mentions),
        "documents": [well_formed(document) for document in event.documents],
        "sentence": well_formed(event.mentions[0].sentence.text),
    }


def _names(event: TimelineEvent, role: GenericRole) -> list[str]:
    return [well_formed(participant.lemma) for participant in event.fillers(role)]


def _ids(event: TimelineEvent, role: GenericRole) -> list[str]:
    return [participant.id or "" for participant in event.fillers(role)]


def _cell(value: Any) -> str:
    if isinstance(value, list):
        value = " | ".join(str(part) for part in value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    text = "" if value is None else str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def _line(text: str) -> str:
    """Return the text as one line without control characters, which iCalendar cannot hold."""
    return "".join(mark for mark in " ".join(well_formed(text).split()) if mark.isprintable() or mark in "\u200c\u200d")


def _stamp(event: TimelineEvent, latest: dt.date) -> dt.datetime:
    """Return a moment that depends on the event alone: its last report, else its last day."""
    days = [mention.published for mention in event.mentions if mention.published is not None]
    day = max((day.date() if isinstance(day, dt.datetime) else day for day in days), default=latest)
    return dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)


def _description(event: TimelineEvent) -> str:
    lines = [f"{mention.document}: {mention.sentence.text}" for mention in event.mentions]
    lines += [f"{conflict.field}: {' | '.join(c.value for c in conflict.claims)}" for conflict in event.conflicts]
    return "\n".join(_line(line) for line in lines)
