"""Extractions made by hand, for tests: articles of one line an event."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from bnevents.models import Argument, Entity, Event, Extraction, Span, TimeExpression, event_class

NAMES: dict[str, dict[str, Any]] = {
    "রাশিয়া": {"label": "GPE", "id": "ISO:RU", "name": "Russia"},
    "উত্তর কোরিয়া": {"label": "GPE", "id": "ISO:KP", "name": "North Korea"},
    "জাপান": {"label": "GPE", "id": "ISO:JP", "name": "Japan"},
    "ভারত": {"label": "GPE", "id": "ISO:IN", "name": "India"},
    "নেপাল": {"label": "GPE", "id": "ISO:NP", "name": "Nepal"},
    "পুতিন": {"label": "PERSON", "name": "Vladimir Putin"},
    "কিম": {"label": "PERSON", "name": "Kim Jong Un"},
    "মোদি": {"label": "PERSON", "name": "Narendra Modi"},
    "মস্কো": {"label": "GPE", "id": "geonames:524901", "name": "Moscow", "stands_for": "ISO:RU"},
    "ঢাকা": {"label": "GPE", "id": "geonames:1185241", "name": "Dhaka", "latitude": 23.7104, "longitude": 90.40744},
    "গাজীপুর": {"label": "GPE", "id": "geonames:1200109", "name": "Gazipur", "latitude": 23.99, "longitude": 90.42},
    "খুলনা": {"label": "GPE", "id": "geonames:1336135", "name": "Khulna", "latitude": 22.81, "longitude": 89.56},
}


def event(kind: str, *, time: str | tuple[str, str] | None = None, **said: Any) -> dict[str, Any]:
    """For `article`: roles are lists of names, `quantity` a number, `before` what precedes the trigger."""
    return {"kind": kind, "time": time, **said}


def article(source: str, published: str | None, *events: dict[str, Any]) -> Extraction:
    """An extraction with one sentence an event."""
    text, made, entities = f"{source}\n", [], []
    for number, told in enumerate(events):
        made_event, sentence, named = _event(told, len(text), f"e{number + 1}")
        made.append(made_event)
        entities.extend(named)
        text += sentence + "\n"
    moment = dt.date.fromisoformat(published) if published else None
    return Extraction(text=text, source=source, published=moment, entities=tuple(entities), events=tuple(made))


def _event(told: dict[str, Any], start: int, ident: str) -> tuple[Event, str, list[Entity]]:
    roles: dict[str, Sequence[str]] = {r: told.get(r, ()) for r in ("agent", "patient", "theme", "place")}
    trigger = told.get("trigger", told["kind"])
    sentence, arguments, entities = "", [], []
    for role, names in roles.items():
        for name in names:
            at = start + len(sentence)
            entity = None
            if name in NAMES:
                entity = Entity(start=at, end=at + len(name), text=name, lemma=name, **NAMES[name])
                entities.append(entity)
            span = Span(start=at, end=at + len(name), text=name)
            arguments.append(Argument(role=role, generic=role, span=span, lemma=name, entity=entity))
            sentence += name + " "
    sentence += told.get("before", "")
    place = start + len(sentence)
    sentence += f"{trigger}।"
    span = Span(start=place, end=place + len(trigger), text=trigger)
    if "quantity" in told:
        arguments.append(
            Argument(role="quantity", generic="quantity", span=span, lemma=trigger, value=told["quantity"])
        )
    cited = told.get("attribution")
    return (
        event_class(told["kind"])(
            trigger=span,
            arguments=tuple(arguments),
            time=_time(told["time"], span),
            polarity=told.get("polarity", "affirmed"),
            modality=told.get("modality", "actual"),
            attribution=(Argument(role="source", generic="agent", span=span, lemma=cited),) if cited else (),
            cause=told.get("cause"),
            sentence=Span(start=start, end=start + len(sentence), text=sentence),
            id=ident,
        ),
        sentence,
        entities,
    )


def _time(value: str | tuple[str, str] | None, span: Span) -> TimeExpression | None:
    if value is None:
        return None
    if isinstance(value, str) and value.startswith("XXXX"):
        return TimeExpression(start=span.start, end=span.end, text=span.text, type="DATE", value=value)
    first, last = (value, value) if isinstance(value, str) else value
    return TimeExpression(
        start=span.start,
        end=span.end,
        text=span.text,
        type="DATE",
        value=first if first == last else f"{first}/{last}",
        earliest=dt.date.fromisoformat(first[:10]),
        latest=dt.date.fromisoformat(last[:10]),
    )
