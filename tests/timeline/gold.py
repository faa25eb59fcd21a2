"""Extractions made from gold annotations, and the B-cubed measure of clusters over mentions."""

from __future__ import annotations

import datetime as dt
import json
import pathlib
from collections.abc import Iterable
from typing import Any

from bnevents import extract
from bnevents.entities.gazetteer import builtin_gazetteer
from bnevents.models import Argument, Entity, Event, Extraction, Span, TimeExpression, event_class
from bnevents.text import analyse, tokenize

ROOT = pathlib.Path(__file__).resolve().parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"
Key = tuple[str, int, int, str]  # document, first and last character of the trigger, type
Clusters = dict[Key, frozenset[str]]


def own_extractions(*, dated: bool) -> list[Extraction]:
    """Return what the library reads in the seed articles.

    Args:
        dated: whether the caller passes the dates of publication, which two of the five pages do not have.
    """
    known = json.loads((SEEDS / "gold.docs.json").read_text("utf-8"))
    return [
        extract(
            (SEEDS / name).read_bytes().decode("utf-8"), published=told["published"] if dated else None, source=name
        )
        for name, told in known.items()
    ]


def gold_extractions() -> tuple[list[Extraction], Clusters]:
    """Return the seed articles as gold extractions, and the clusters of each mention (document, start, end, type)."""
    published = json.loads((SEEDS / "gold.docs.json").read_text("utf-8"))
    rows: dict[str, list[dict[str, Any]]] = {}
    for line in (SEEDS / "gold.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        rows.setdefault(row["doc"], []).append(row)
    extractions, clusters = [], {}
    for name, sentences in rows.items():
        text = (SEEDS / name).read_bytes().decode("utf-8")
        entities = tuple(_entity(e, text) for row in sentences for e in row["entities"])
        events = []
        for row in sentences:
            sentence = Span(start=row["start"], end=row["end"], text=text[row["start"] : row["end"]])
            for gold in row["events"]:
                event = _event(gold, text, sentence, entities, f"e{len(events) + 1}")
                events.append(event)
                if gold["cluster"]:
                    key = (name, event.trigger.start, event.trigger.end, event.type)
                    clusters[key] = frozenset(gold["cluster"])
        date = published[name]["published"]
        moment = dt.datetime.fromisoformat(date) if "T" in date else dt.date.fromisoformat(date)
        read = Extraction(text=text, source=name, published=moment, entities=entities, events=tuple(events))
        told = tuple(
            Span(start=row["start"], end=row["end"], text=text[row["start"] : row["end"]]) for row in sentences
        )
        extractions.append(read.model_copy(update={"sentences": told}))
    return extractions, clusters


def _lemma(said: str) -> str:
    tokens = tokenize(said)
    if not len(tokens):
        return said
    last = len(tokens) - 1
    return said[: tokens.starts[last]] + analyse(tokens.forms[last].text).noun.stem


def _entity(gold: dict[str, Any], text: str) -> Entity:
    said = text[gold["start"] : gold["end"]]
    lemma = _lemma(said)
    known = builtin_gazetteer().find(lemma) or builtin_gazetteer().find(said)
    if known is None:
        return Entity(start=gold["start"], end=gold["end"], text=said, label=gold["label"], lemma=lemma)
    return Entity(
        start=gold["start"],
        end=gold["end"],
        text=said,
        label=gold["label"],
        lemma=lemma,
        id=known.id,
        name=known.english,
        latitude=known.latitude,
        longitude=known.longitude,
        stands_for=known.stands_for,
    )


def _argument(gold: dict[str, Any], role: Any, text: str, entities: tuple[Entity, ...]) -> Argument:
    start, end = gold["start"], gold["end"]
    entity = next((e for e in entities if e.start == start and e.end == end), None)
    return Argument(
        role=role,
        generic=role,
        span=Span(start=start, end=end, text=text[start:end]),
        lemma=entity.lemma if entity else _lemma(text[start:end]),
        entity=entity,
    )


def _event(gold: dict[str, Any], text: str, sentence: Span, entities: tuple[Entity, ...], ident: str) -> Event:
    roles = ("agent", "patient", "theme", "place")
    arguments = [_argument(a, role, text, entities) for role in roles for a in gold[role]]
    trigger = Span(start=gold["start"], end=gold["end"], text=text[gold["start"] : gold["end"]])
    if gold["quantity"] is not None:
        arguments.append(
            Argument(role="quantity", generic="quantity", span=trigger, lemma=trigger.text, value=gold["quantity"])
        )
    return event_class(gold["type"])(
        trigger=trigger,
        arguments=tuple(arguments),
        time=_time(gold["time"]) if gold["time"] else None,
        polarity=gold["polarity"],
        modality=gold["modality"],
        sentence=sentence,
        id=ident,
    )


def _time(gold: dict[str, Any]) -> TimeExpression:
    first, last = bounds(gold["value"])
    return TimeExpression(
        start=gold["start"],
        end=gold["end"],
        text=gold["text"],
        type="DATE",
        value=gold["value"],
        earliest=first,
        latest=last,
    )


def bounds(value: str) -> tuple[dt.date, dt.date]:
    """Return first and last day of a value: a day, a month, a year, an ISO week or an interval of those."""
    if "/" in value:
        early, late = value.split("/")
        return bounds(early)[0], bounds(late)[1]
    if "W" in value:
        year, week = value.split("-W")
        return dt.date.fromisocalendar(int(year), int(week), 1), dt.date.fromisocalendar(int(year), int(week), 7)
    parts = [int(part) for part in value[:10].split("-")]
    if len(parts) == 3:
        return dt.date(*parts), dt.date(*parts)
    if len(parts) == 2:
        following = dt.date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1)
        return dt.date(parts[0], parts[1], 1), following - dt.timedelta(days=1)
    return dt.date(parts[0], 1, 1), dt.date(parts[0], 12, 31)


def b_cubed(gold: dict[Any, frozenset[str]], mine: dict[Any, Iterable[str]]) -> tuple[float, float, float]:
    """Return B-cubed precision, recall and F1 over the mentions that both have; a missing one counts against recall."""
    groups = {key: frozenset(mine.get(key, ())) for key in gold}

    def share(one: dict[Any, frozenset[str]], other: dict[Any, frozenset[str]]) -> float:
        total = 0.0
        keys = [key for key in gold if one[key]]
        for key in keys:
            together = [k for k in keys if not one[k].isdisjoint(one[key])]
            total += sum(k == key or not other[k].isdisjoint(other[key]) for k in together) / len(together)
        return total / len(keys) if keys else 0.0

    precision, recall = share(groups, gold), share(gold, groups)
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0
