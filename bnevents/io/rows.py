"""Events and documents as flat rows: the one layout that data frames, Arrow, Parquet, Spark and the tables share.

The columns follow POLECAT's where they say the same (event date, type, mode, intensity, quad code, contexts, actor,
recipient, place with coordinates, source), beside what only we know. Type, polarity and modality stay raw.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any, Literal, NamedTuple

from bnevents.models import Argument, Event, Extraction, GenericRole, well_formed
from bnevents.ontology.plover import project

ColumnKind = Literal["text", "texts", "date", "integer", "number", "flag"]
RowKind = Literal["events", "documents"]


class Column(NamedTuple):
    """A column: its name, what it holds, and what that means."""

    name: str
    kind: ColumnKind
    meaning: str


EVENT_COLUMNS: tuple[Column, ...] = (
    Column("source", "text", "the document's id or URL"),
    Column("published", "date", "local date of publication"),
    Column("event_id", "text", "id of the event, unique in its document"),
    Column("type", "text", "event type, as in the ontology"),
    Column("trigger", "text", "the words that name the event"),
    Column("polarity", "text", "affirmed or negated"),
    Column("modality", "text", "actual, future, possible, conditional or requested"),
    Column("event_date", "text", "ISO 8601 value of the time, as precise as the text"),
    Column("earliest", "date", "first day of it"),
    Column("latest", "date", "last day of it"),
    Column("agent", "texts", "who does it"),
    Column("agent_id", "texts", "their ids, empty where not known, in the same order"),
    Column("patient", "texts", "to whom it is done"),
    Column("patient_id", "texts", "their ids"),
    Column("theme", "texts", "what it is about"),
    Column("place", "texts", "where"),
    Column("place_id", "texts", "their ids"),
    Column("latitude", "number", "degrees, of the first place that has them"),
    Column("longitude", "number", "degrees"),
    Column("country", "text", "ISO 3166 code, of the first place whose country is known"),
    Column("quantity", "number", "how many"),
    Column("quantity_minimum", "number", "at least"),
    Column("quantity_maximum", "number", "at most"),
    Column("quantity_approximate", "flag", "whether the text says that the number is not exact"),
    Column("attribution", "texts", "who is cited for it"),
    Column("cause", "text", "id of the event that brought it about: do not count both"),
    Column("plover_type", "text", "PLOVER type"),
    Column("plover_mode", "text", "PLOVER mode"),
    Column("quad_code", "integer", "1 verbal, 2 material cooperation; 3 verbal, 4 material conflict"),
    Column("intensity", "number", "PLOVER's conflict-cooperation score"),
    Column("contexts", "texts", "PLOVER contexts and auxiliary modes"),
    Column("cameo_root", "text", "CAMEO root code"),
    Column("start", "integer", "first character of the trigger"),
    Column("end", "integer", "one past its last character"),
    Column("sentence", "text", "the sentence that tells it"),
    Column("rule", "text", "id of the frame that found it"),
)

DOCUMENT_COLUMNS: tuple[Column, ...] = (
    Column("source", "text", "the document's id or URL"),
    Column("published", "date", "local date of publication"),
    Column("region", "text", "BD or IN"),
    Column("events", "integer", "how many events it has"),
    Column("warnings", "texts", "what was uncertain or failed"),
    Column("extraction", "text", "the whole extraction as JSON; `Extraction.model_validate_json` reads it"),
)

COLUMNS: dict[RowKind, tuple[Column, ...]] = {"events": EVENT_COLUMNS, "documents": DOCUMENT_COLUMNS}


def rows_of(
    extractions: Iterable[Extraction], *, rows: RowKind = "events", announced_is_agreed: bool = False
) -> Iterator[dict[str, Any]]:
    """Yield one flat row an event, or one a document (which keeps documents without events and their warnings).

    Args:
        extractions: any number, read one at a time.
        rows: events or documents.
        announced_is_agreed: see `bnevents.ontology.plover.project`.
    """
    for extraction in extractions:
        if rows == "documents":
            yield document_row(extraction)
        else:
            for event in extraction.events:
                yield event_row(event, extraction, announced_is_agreed=announced_is_agreed)


def event_row(event: Event, extraction: Extraction, *, announced_is_agreed: bool = False) -> dict[str, Any]:
    """Return an event of an extraction as a row with the columns of `EVENT_COLUMNS`."""
    code = project(event, announced_is_agreed=announced_is_agreed)
    agents, patients, places = (_role(event, role) for role in ("agent", "patient", "place"))
    located = next((a.entity for a in places if a.entity is not None and a.entity.latitude is not None), None)
    quantity = next((a for a in event.arguments if a.generic == "quantity"), None)
    return {
        "source": _text(extraction.source),
        "published": _day(extraction.published),
        "event_id": event.id,
        "type": event.type,
        "trigger": well_formed(event.trigger.text),
        "polarity": event.polarity,
        "modality": event.modality,
        "event_date": event.time.value if event.time else None,
        "earliest": event.time.earliest if event.time else None,
        "latest": event.time.latest if event.time else None,
        "agent": _names(agents),
        "agent_id": _ids(agents),
        "patient": _names(patients),
        "patient_id": _ids(patients),
        "theme": _names(_role(event, "theme")),
        "place": _names(places),
        "place_id": _ids(places),
        "latitude": located.latitude if located else None,
        "longitude": located.longitude if located else None,
        "country": next((a.entity.country for a in places if a.entity is not None and a.entity.country), None),
        "quantity": quantity.value if quantity else None,
        "quantity_minimum": quantity.minimum if quantity else None,
        "quantity_maximum": quantity.maximum if quantity else None,
        "quantity_approximate": quantity.approximate if quantity else None,
        "attribution": _names(event.attribution),
        "cause": event.cause,
        "plover_type": code.type,
        "plover_mode": code.mode,
        "quad_code": code.quad,
        "intensity": code.intensity,
        "contexts": list(code.contexts),
        "cameo_root": code.cameo,
        "start": event.trigger.start,
        "end": event.trigger.end,
        "sentence": well_formed(event.sentence.text),
        "rule": event.rule,
    }


def document_row(extraction: Extraction) -> dict[str, Any]:
    """Return an extraction as a row with the columns of `DOCUMENT_COLUMNS`."""
    return {
        "source": _text(extraction.source),
        "published": _day(extraction.published),
        "region": extraction.region,
        "events": len(extraction.events),
        "warnings": [well_formed(warning) for warning in extraction.warnings],
        "extraction": extraction.model_dump_json(),
    }


def _role(event: Event, generic: GenericRole) -> list[Argument]:
    return [argument for argument in event.arguments if argument.generic == generic]


def _names(arguments: Iterable[Argument]) -> list[str]:
    return [well_formed(argument.lemma) for argument in arguments]


def _ids(arguments: Iterable[Argument]) -> list[str]:
    return [(argument.entity.id or "") if argument.entity else "" for argument in arguments]


def _text(value: str | None) -> str | None:
    return None if value is None else well_formed(value)


def _day(moment: dt.date | None) -> dt.date | None:
    return moment.date() if isinstance(moment, dt.datetime) else moment
