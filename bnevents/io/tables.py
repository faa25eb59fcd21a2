"""The tables of the event store: columns, and the rows that an extraction or a timeline event makes in each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from bnevents.io.rows import EVENT_COLUMNS, ColumnKind, event_row
from bnevents.io.timelines import TIMELINE_COLUMNS, timeline_rows
from bnevents.models import Entity, Event, Extraction, well_formed
from bnevents.timeline import TimelineEvent

Kind = ColumnKind | Literal["moment"]
Row = dict[str, Any]

_SQL: Mapping[Kind, str] = {
    "text": "VARCHAR",
    "texts": "VARCHAR[]",
    "date": "DATE",
    "moment": "TIMESTAMP",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "flag": "BOOLEAN",
}
# `end` is a word of SQL, so offsets have other names than in Python
_OFFSETS = {"start": "start_char", "end": "end_char"}

# name, kind and meaning of each column; docs/store.md is written from this
TABLES: Mapping[str, tuple[tuple[str, Kind, str], ...]] = {
    "articles": (
        ("document", "text", "SHA-256 of the content: the key that all tables share"),
        ("source", "text", "where it came from: the file, or the record's own id or URL"),
        ("published", "moment", "local moment of publication; midnight where only the day is known"),
        ("published_from", "text", "caller, article, or empty"),
        ("region", "text", "BD or IN"),
        ("text", "text", "the text that all offsets refer to"),
        ("warnings", "texts", "what was uncertain"),
        ("extraction", "text", "the whole extraction as JSON; `Extraction.model_validate_json` reads it"),
    ),
    "entities": (
        ("document", "text", "the article"),
        ("start_char", "integer", "first character"),
        ("end_char", "integer", "one past the last character"),
        ("text", "text", "the name as it stands"),
        ("label", "text", "PERSON, ORG, GPE, LOC, FAC or NORP"),
        ("lemma", "text", "the name without its case ending"),
        ("id", "text", "ISO:…, geonames:… or Q…"),
        ("name", "text", "English name"),
        ("latitude", "number", "degrees"),
        ("longitude", "number", "degrees"),
        ("country", "text", "ISO 3166 code of the country that the place is or lies in"),
        ("stands_for", "text", "id of the country or body that a place name stands for"),
        ("found_by", "text", "gazetteer, cue, model or coreference"),
    ),
    "events": (
        ("document", "text", "the article"),
        *((_OFFSETS.get(column.name, column.name), column.kind, column.meaning) for column in EVENT_COLUMNS),
    ),
    "arguments": (
        ("document", "text", "the article"),
        ("event_id", "text", "the event"),
        ("role", "text", "domain role, or attribution"),
        ("generic", "text", "agent, patient, theme, place or quantity"),
        ("start_char", "integer", "first character; the antecedent's, where a pronoun was resolved"),
        ("end_char", "integer", "one past the last character"),
        ("text", "text", "what stands there"),
        ("lemma", "text", "without case ending"),
        ("entity_id", "text", "id of the entity"),
        ("entity_name", "text", "its English name"),
        ("pronoun", "text", "the pronoun that was resolved"),
        ("value", "number", "the number, of quantities"),
        ("minimum", "number", "at least"),
        ("maximum", "number", "at most"),
        ("approximate", "flag", "whether the text says that the number is not exact"),
    ),
    "timeline": (
        *((column.name, column.kind, column.meaning) for column in TIMELINE_COLUMNS),
        ("event", "text", "the timeline event as JSON, its documents by their key"),
    ),
    "mentions": (
        ("timeline_id", "text", "the timeline event"),
        ("document", "text", "the article"),
        ("event_id", "text", "the event in it"),
    ),
    "stale": (("type", "text", "event types that were added to since the timeline was merged"),),
}
_KEYS = {"articles": "document", "timeline": "id", "stale": "type"}


def create_table(table: str) -> str:
    """Return the statement that makes a table where there is none.

    Example:
        >>> create_table("stale")
        'CREATE TABLE IF NOT EXISTS stale ("type" VARCHAR PRIMARY KEY)'
    """
    columns = (
        f'"{name}" {_SQL[kind]}{" PRIMARY KEY" if _KEYS.get(table) == name else ""}' for name, kind, _ in TABLES[table]
    )
    return f"CREATE TABLE IF NOT EXISTS {table} ({', '.join(columns)})"


def json_structure(table: str) -> list[dict[str, Any]]:
    """Return the structure of a JSON array of the table's rows, as DuckDB's `from_json` takes it."""
    return [{name: [_SQL["text"]] if kind == "texts" else _SQL[kind] for name, kind, _ in TABLES[table]}]


def article_rows(extraction: Extraction, document: str) -> dict[str, list[Row]]:
    """Return the rows that an extraction makes, by table."""
    return {
        "articles": [_article(extraction, document)],
        "entities": [_entity(entity, document) for entity in extraction.entities],
        "events": [_event(event, extraction, document) for event in extraction.events],
        "arguments": [row for event in extraction.events for row in _arguments(event, document)],
    }


def timeline_table_rows(events: Sequence[TimelineEvent], sources: Mapping[str, str]) -> dict[str, list[Row]]:
    """Return the rows that timeline events make, by table.

    Args:
        events: events whose documents are named by their key.
        sources: the source of each document.
    """
    rows = timeline_rows(events)
    for row, event in zip(rows, events, strict=True):
        row["documents"] = [sources.get(document, document) for document in event.documents]
        row["event"] = event.model_dump_json()
    mentions = [
        {"timeline_id": event.id, "document": mention.document, "event_id": mention.event_id}
        for event in events
        for mention in event.mentions
    ]
    return {"timeline": rows, "mentions": mentions}


def _article(extraction: Extraction, document: str) -> Row:
    return {
        "document": document,
        "source": well_formed(extraction.source or document),
        "published": extraction.published.isoformat() if extraction.published is not None else None,
        "published_from": extraction.published_from,
        "region": extraction.region,
        "text": well_formed(extraction.text).replace("\0", "\ufffd"),
        "warnings": [well_formed(warning) for warning in extraction.warnings],
        "extraction": extraction.model_dump_json(),
    }


def _entity(entity: Entity, document: str) -> Row:
    return {
        "document": document,
        "start_char": entity.start,
        "end_char": entity.end,
        "text": well_formed(entity.text),
        "label": entity.label,
        "lemma": well_formed(entity.lemma),
        "id": entity.id,
        "name": entity.name,
        "latitude": entity.latitude,
        "longitude": entity.longitude,
        "country": entity.country,
        "stands_for": entity.stands_for,
        "found_by": entity.source,
    }


def _event(event: Event, extraction: Extraction, document: str) -> Row:
    row = event_row(event, extraction)
    return {"document": document, **{_OFFSETS.get(name, name): value for name, value in row.items()}}


def _arguments(event: Event, document: str) -> list[Row]:
    told = [(argument.role, argument) for argument in event.arguments]
    told += [("attribution", argument) for argument in event.attribution]
    return [
        {
            "document": document,
            "event_id": event.id,
            "role": role,
            "generic": argument.generic,
            "start_char": argument.span.start,
            "end_char": argument.span.end,
            "text": well_formed(argument.span.text),
            "lemma": well_formed(argument.lemma),
            "entity_id": argument.entity.id if argument.entity is not None else None,
            "entity_name": argument.entity.name if argument.entity is not None else None,
            "pronoun": well_formed(argument.resolved_from.text) if argument.resolved_from is not None else None,
            "value": argument.value,
            "minimum": argument.minimum,
            "maximum": argument.maximum,
            "approximate": argument.approximate,
        }
        for role, argument in told
    ]
