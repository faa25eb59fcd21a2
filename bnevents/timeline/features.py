"""What merging looks at in a mention: who, where, when, what, in a form that compares across articles."""

from __future__ import annotations

import datetime as dt
import hashlib
import itertools
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from bnevents.entities.offices import terms
from bnevents.entities.words import titles
from bnevents.models import Argument, Entity, Event, Extraction, Span
from bnevents.text import normalize
from bnevents.timeline.models import Mention
from bnevents.timeline.table import families, stems
from bnevents.timeline.years import Partial, read_partial, read_weekday

SIGNED, RATIFIED = "TreatySigned", "TreatyRatified"
_DATED_SPAN = 400  # days: a longer stretch (a decade, a reign) dates nothing
_LEAD = 2  # sentences: the headline and the first one of the body
_NEAR_TRIGGER = 60  # characters before a trigger in which a count of it stands
_TITLE = 3  # words between a country and the person who speaks for it


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that fills a role.

    Attributes:
        key: what it is compared by: an id, a name, or the stems of a phrase in a row.
        head: what it is found by besides its key: of a person the last part of the name, of a phrase the stem of its
            last word, which Bengali phrases end in.
        named: whether the key is that of a name.
        countries: ids of the countries that it is, leads, belongs to or is named with.
        offices: what it is in them: titles before the name, or the last word of a phrase.
        name: the parts of a person's name.
    """

    key: str
    head: str
    named: bool
    countries: frozenset[str]
    offices: frozenset[str] = frozenset()
    name: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where something happens: its key, whether it is a country, and its coordinates in degrees, where known."""

    key: str
    country: bool
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class Filler:
    """One filler of a role as the timeline shows it; `actor` is what tells it apart, or None."""

    role: str
    key: str
    id: str | None
    name: str | None
    lemma: str
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A mention with what it is compared by.

    Attributes:
        order: position in the order of all mentions: document, offset, type, number.
        family: types that are merged together share it.
        kind: types that may be one happening share it: the family, but for signature and ratification.
        first, last: the days that its own time covers, as ordinals, or None.
        wide: the same of a time of years (a war, a reign), which dates no happening: `first` and `last` are then None.
        partial: month and day of a time that leaves its year open, or None.
        weekday: the day of the week of a time that says no more, or None.
        published: the day of its article, as an ordinal, or None.
        agents, patients, places: who and where.
        words: stems of what it is about; `trigger`: stems of its trigger.
        context: keys of the names in its sentence.
        count: how often it happened, as told (`সাতবার`, seven times), or None: many happenings are not one of them.
        lasting: whether it names what lasts for months.
        lead: whether it stands in the headline or the first sentence, which tell what is new.
        fillers: its participants as shown.
        cause: order of the mention that brought it about, or None.
        mention: the mention as shown.
    """

    order: tuple[str, int, str, str]
    family: str
    kind: str
    first: int | None
    last: int | None
    wide: tuple[int, int] | None
    partial: Partial | None
    weekday: int | None
    published: int | None
    agents: frozenset[Actor]
    patients: frozenset[Actor]
    places: frozenset[Place]
    words: frozenset[str]
    trigger: frozenset[str]
    context: frozenset[str]
    count: str | None
    lasting: bool
    lead: bool
    fillers: tuple[Filler, ...]
    cause: tuple[str, int, str, str] | None
    mention: Mention


def document_of(extraction: Extraction) -> str:
    """Return what tells a document apart: its source, else the hash of its text."""
    return extraction.source or f"sha256:{_digest(extraction)}"


def document_key(extraction: Extraction) -> str:
    """Return what two copies of one document have in common: source, text, and what was read from it."""
    return f"{extraction.source or ''}\0{extraction.published or ''}\0{_digest(extraction)}"


def _digest(extraction: Extraction) -> str:
    return hashlib.sha256(extraction.text.encode("utf-8", "replace")).hexdigest()


def items_of(extraction: Extraction) -> Iterator[Item]:
    """Yield the mentions of an extraction; what is only supposed in a condition is no happening and left out."""
    key = document_key(extraction)
    published = _ordinal(extraction.published)
    orders = {event.id: _order(key, event) for event in extraction.events if event.id}
    leads = extraction.sentences[:_LEAD]
    source = _Source(extraction, key, published, _Named(extraction), leads[-1].end if leads else 0, _laws(extraction))
    for event in extraction.events:
        if event.modality != "conditional":
            yield _item(event, source, orders.get(event.cause or ""))


def _laws(extraction: Extraction) -> tuple[int, ...]:
    """Return where the sentences begin that treaties signed there or right before become law in."""
    told = [e.sentence.start for e in extraction.events if e.type == RATIFIED and _makes_law(e)]
    starts = sorted({event.sentence.start for event in extraction.events}) if told else []
    before = {later: earlier for earlier, later in itertools.pairwise(starts)}
    return tuple({start for law in told for start in (law, before.get(law, law))})


def _makes_law(event: Event) -> bool:
    return not families().into_law.isdisjoint(stems(event.trigger.text))


def _kind(event: Event, laws: tuple[int, ...]) -> str:
    """Return what a mention's partners must be, too; a signature that makes a treaty law ratifies it."""
    if event.type == SIGNED:
        return RATIFIED if event.sentence.start in laws and event.time is None else SIGNED
    return event.type if event.type == RATIFIED else families().of.get(event.type, event.type)


def _order(key: str, event: Event) -> tuple[str, int, str, str]:
    return key, event.trigger.start, event.type, event.id


class _Named:
    """The names of an article, found by where they stand, and the countries that it says people speak for."""

    def __init__(self, extraction: Extraction) -> None:
        self._entities = sorted(extraction.entities, key=lambda entity: (entity.start, entity.end))
        self._starts = [entity.start for entity in self._entities]
        self._homes: dict[str, frozenset[str]] = {}
        self._offices: dict[str, frozenset[str]] = {}
        for before, person in itertools.pairwise(self._entities):
            if person.label == "PERSON" and (countries := _countries(before)) and before.label != "PERSON":
                # `মালদ্বীপের প্রেসিডেন্ট মোহাম্মদ মুইজ্জু`
                between = extraction.text[before.end : person.start].split()
                title = normalize(between[-1]) if 0 < len(between) <= _TITLE else ""
                if title in titles():
                    key = _key(person)
                    self._homes[key] = self._homes.get(key, frozenset()) | countries
                    self._offices[key] = self._offices.get(key, frozenset()) | {title}

    def countries(self, entity: Entity) -> frozenset[str]:
        """Return the countries that a name is, leads, belongs to or speaks for."""
        return _countries(entity) | self._homes.get(_key(entity), frozenset())

    def offices(self, entity: Entity) -> frozenset[str]:
        """Return the titles that the article gives a person with the name of a country."""
        return self._offices.get(_key(entity), frozenset())

    def within(self, span: Span) -> tuple[Entity, ...]:
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return tuple(entity for entity in self._entities[first:last] if entity.end <= span.end)


@dataclass(frozen=True, slots=True)
class _Source:
    extraction: Extraction
    key: str
    published: int | None
    named: _Named
    lead_end: int
    laws: tuple[int, ...]


def _item(event: Event, source: _Source, cause: tuple[str, int, str, str] | None) -> Item:
    table = families()
    days = _days(event)
    wide = days is not None and days[1] - days[0] > _DATED_SPAN
    first, last = days if days is not None and not wide else (None, None)
    open_time = event.time.value if event.time is not None and days is None else None
    agents, patients = (_side(event, role, source.named) for role in ("agent", "patient"))
    if event.type in table.mutual:
        agents, patients = agents | patients, frozenset[Actor]()
    if not agents and event.type in table.own_force:
        forces = [a for a in event.arguments if a.generic == "theme"]
        owners = (country for force in forces for country in _countries_within(force, source.named))
        agents = frozenset(Actor(country, country, True, frozenset({country})) for country in owners)
    trigger = stems(event.trigger.text)
    return Item(
        order=_order(source.key, event),
        family=table.of.get(event.type, event.type),
        kind=_kind(event, source.laws),
        first=first,
        last=last,
        wide=days if wide else None,
        partial=read_partial(open_time),
        weekday=read_weekday(open_time),
        published=source.published,
        agents=agents,
        patients=patients,
        places=frozenset(_place(a) for a in event.arguments if a.generic == "place"),
        words=frozenset(word for a in event.arguments if a.generic == "theme" for word in stems(a.lemma)),
        trigger=frozenset(trigger),
        context=frozenset(_key(entity) for entity in source.named.within(event.sentence)),
        count=_count(event),
        lasting=bool(trigger) and trigger[0] in table.lasting and table.going.issuperset(trigger[1:]),
        lead=event.trigger.end <= source.lead_end,
        fillers=tuple(_filler(argument) for argument in event.arguments if argument.generic != "quantity"),
        cause=cause,
        mention=_mention(event, source.extraction),
    )


def _count(event: Event) -> str | None:
    before = event.sentence.text[: max(0, event.trigger.start - event.sentence.start)]
    found = families().counts.search(normalize(before[-_NEAR_TRIGGER:]))
    return found[1] if found else None


def _side(event: Event, role: str, named: _Named) -> frozenset[Actor]:
    sites = {argument.span.start for argument in event.arguments if argument.generic == "place"}
    found = (
        _actor(argument, named)
        for argument in event.arguments
        # a town that is attacked (`ঢাকায় হামলা`) is where its people are: it is no other victim than they
        if argument.generic == role and not (argument.span.start in sites and _is_town(argument.entity))
    )
    return frozenset(actor for actor in found if actor is not None)


def _mention(event: Event, extraction: Extraction) -> Mention:
    return Mention(
        document=document_of(extraction),
        published=extraction.published,
        event_id=event.id,
        type=event.type,
        trigger=event.trigger,
        sentence=event.sentence,
        time=event.time.value if event.time is not None else None,
        quantity=next((a.value for a in event.arguments if a.generic == "quantity" and a.value is not None), None),
        polarity=event.polarity,
        modality=event.modality,
        attribution=tuple(argument.lemma for argument in event.attribution),
    )


def _ordinal(moment: dt.date | None) -> int | None:
    return None if moment is None else moment.toordinal()


def _days(event: Event) -> tuple[int, int] | None:
    time = event.time
    if time is None or time.earliest is None or time.latest is None or time.latest < time.earliest:
        return None
    return time.earliest.toordinal(), time.latest.toordinal()


@cache
def _countries_of_people() -> dict[str, frozenset[str]]:
    """Return the countries that people lead or have led, by their key (`PERSON:…`)."""
    found: dict[str, set[str]] = {}
    for places in terms().values():
        for place, held in places.items():
            for term in held:
                found.setdefault(term.who, set()).add(f"ISO:{place}")
    return {who: frozenset(countries) for who, countries in found.items()}


def _key(entity: Entity) -> str:
    """Return what a name is compared by; a capital that stands for its country is the country."""
    return entity.stands_for or _own_key(entity)


def _own_key(entity: Entity) -> str:
    return entity.id or f"{entity.label}:{entity.name or normalize(entity.lemma)}"


def _countries(entity: Entity) -> frozenset[str]:
    found = frozenset(key for key in (entity.id, entity.stands_for) if key is not None and key.startswith("ISO:"))
    if entity.label == "PERSON":
        return found | _countries_of_people().get(f"PERSON:{entity.name}", frozenset())
    return found


def _countries_within(argument: Argument, named: _Named) -> frozenset[str]:
    """Return the countries that a filler names: `উত্তর কোরিয়ার সৈন্য` (soldiers of North Korea) names one."""
    return frozenset(country for entity in named.within(argument.span) for country in named.countries(entity))


def _actor(argument: Argument, named: _Named) -> Actor | None:
    entity = argument.entity
    if entity is not None:
        key = _key(entity)
        name = tuple(normalize(entity.lemma).split()) if entity.label == "PERSON" else ()
        return Actor(key, name[-1] if name else key, True, named.countries(entity), named.offices(entity), name)
    words = stems(argument.lemma)
    if not words or normalize(argument.lemma) in families().nobody:
        return None
    countries = _countries_within(argument, named)
    offices = titles().intersection(words[-1:]) if countries else frozenset[str]()
    return Actor("".join(words), words[-1], False, countries, offices)


def _is_country(entity: Entity | None) -> bool:
    return entity is not None and (entity.id or "").startswith("ISO:") and "-" not in (entity.id or "")


def _is_town(entity: Entity | None) -> bool:
    return entity is not None and entity.label == "GPE" and not _is_country(entity)


def _place(argument: Argument) -> Place:
    entity = argument.entity
    if entity is None:
        return Place("".join(stems(argument.lemma)) or normalize(argument.lemma), False, None, None)
    key = _own_key(entity)
    return Place(key, _is_country(entity), entity.latitude, entity.longitude)


def _filler(argument: Argument) -> Filler:
    entity = argument.entity
    if entity is None:
        said = normalize(argument.lemma)
        same = None if said in families().nobody else "".join(stems(said))
        return Filler(argument.generic, said, None, None, argument.lemma, same)
    key = _own_key(entity) if argument.generic == "place" else _key(entity)
    if key == entity.stands_for:  # মস্কো for Russia: the name is that of the city
        return Filler(argument.generic, key, key, None, argument.lemma, key)
    return Filler(argument.generic, key, entity.id, entity.name, argument.lemma, key)
