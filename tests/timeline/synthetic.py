"""Synthetic extractions, made from the ontology: the same happenings told by several articles in several ways.

Each world event is drawn from an event class, with participants for its roles; articles mention it with its full date,
its month or none, with all participants or some, so that what belongs together is known.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass

from bnevents import ontology
from bnevents.models import Argument, Entity, Event, Extraction, Span, TimeExpression, event_class

COUNTRIES = tuple(f"ISO:{a}{b}" for a in "ABCDEFGHIJ" for b in "KLMNOPQRST")
CITIES = tuple(f"geonames:{n}" for n in range(1, 401))
TYPES = tuple(event_class(name) for name in ontology.__all__ if name in Event.types)
START = dt.date(2015, 1, 1)
PER_ARTICLE = 3  # events an article tells
REPORTS = 4  # articles that tell one world event, on average


@dataclass(frozen=True)
class World:
    """Something that happened in the synthetic world."""

    number: int
    kind: type[Event]
    day: dt.date
    agents: tuple[str, ...]
    patient: str
    place: str


def world(number: int, days: int, rng: random.Random) -> World:
    agents = tuple(rng.sample(COUNTRIES, 2))
    patient = rng.choice([country for country in COUNTRIES if country not in agents])
    day = START + dt.timedelta(days=rng.randrange(days))
    return World(number, rng.choice(TYPES), day, agents, patient, rng.choice(CITIES))


def extractions(count: int, *, seed: int = 7) -> Iterator[tuple[Extraction, tuple[int, ...]]]:
    """Yield extractions, each with the numbers of the world events that its events tell.

    The world grows with the number of articles: a hundred articles a day, whatever their number.
    """
    rng = random.Random(seed)
    total = max(1, count * PER_ARTICLE // REPORTS)
    days = max(3, count // 100)
    worlds = sorted((world(i, days, rng) for i in range(total)), key=lambda w: (w.day, w.number))
    for number in range(count):
        centre = number * total // count
        told = [worlds[min(total - 1, max(0, centre + rng.randrange(-8, 9)))] for _ in range(PER_ARTICLE)]
        told = list({w.number: w for w in told}.values())
        published = max(w.day for w in told) + dt.timedelta(days=rng.randrange(2))
        yield _article(number, told, published, rng), tuple(w.number for w in told)


def _article(number: int, told: list[World], published: dt.date, rng: random.Random) -> Extraction:
    text, events = "", []
    for k, happened in enumerate(told):
        sentence = f"খবর {number}-{k}: {happened.kind.__name__} {happened.number}।\n"
        span = Span(start=len(text), end=len(text) + len(sentence) - 1, text=sentence[:-1])
        text += sentence
        events.append(_event(happened, span, f"e{k}", rng))
    return Extraction(text=text, source=f"paper-{number}", published=published, region="BD", events=tuple(events))


def _event(happened: World, sentence: Span, ident: str, rng: random.Random) -> Event:
    start = sentence.start + sentence.text.index(happened.kind.__name__)
    trigger = Span(start=start, end=start + len(happened.kind.__name__), text=happened.kind.__name__)
    arguments: list[Argument] = []
    for role, generic in happened.kind.roles().items():
        if generic == "agent":
            arguments += [_argument(role, generic, key, trigger) for key in happened.agents]
        elif generic == "patient" and rng.random() < 0.8:
            arguments.append(_argument(role, generic, happened.patient, trigger))
        elif generic == "place" and rng.random() < 0.7:
            arguments.append(_argument(role, generic, happened.place, trigger))
    return happened.kind(
        trigger=trigger, arguments=tuple(arguments), time=_time(happened.day, trigger, rng), sentence=sentence, id=ident
    )


def _argument(role: str, generic: str, key: str, span: Span) -> Argument:
    label = "GPE"
    entity = Entity(start=span.start, end=span.end, text=span.text, label=label, lemma=key, id=key, name=key)
    return Argument(role=role, generic=generic, span=span, lemma=key, entity=entity)


def _time(day: dt.date, span: Span, rng: random.Random) -> TimeExpression | None:
    draw = rng.random()
    if draw < 0.6:
        first = last = day
        value = day.isoformat()
    elif draw < 0.75:
        first = day.replace(day=1)
        last = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
        value = f"{day:%Y-%m}"
    else:
        return None
    return TimeExpression(
        start=span.start, end=span.end, text=span.text, type="DATE", value=value, earliest=first, latest=last
    )
