"""The values that the library returns: frozen, comparable, picklable, JSON in and out.

Offsets are half-open `[start, end)` in characters of the string that the caller passed:
`text[span.start:span.end] == span.text`, always.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Annotated, Any, ClassVar, Literal, Self, cast, overload

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer, SerializeAsAny, model_validator

Region = Literal["BD", "IN"]
EntityLabel = Literal["PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"]
EntitySource = Literal["gazetteer", "cue", "model", "coreference"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Calendar = Literal["gregorian", "bangla", "hijri"]
GenericRole = Literal["agent", "patient", "theme", "place", "quantity"]
Polarity = Literal["affirmed", "negated"]
Modality = Literal["actual", "future", "possible", "conditional", "requested"]

SCHEMA_VERSION = "1.1"
GENERIC_ROLES: tuple[GenericRole, ...] = ("agent", "patient", "theme", "place", "quantity")

_SURROGATE = re.compile("[\ud800-\udfff]")


def well_formed(text: str) -> str:
    """Return the text with each lone surrogate replaced by U+FFFD, one for one, so that offsets hold.

    Python strings may have lone surrogates, UTF-8 and with it JSON and Arrow have none.
    """
    return _SURROGATE.sub("\ufffd", text)


Text = Annotated[str, PlainSerializer(well_formed, return_type=str, when_used="json")]


class Role:
    """A domain role of an event class: a read-only view on the event's arguments.

    On the class it is the role itself (`TreatySigned.treaty.generic` is `"theme"`), on an event the tuple
    of the arguments that fill it. A role whose name is that of a field of every event is given its `name` and
    another attribute (`PersonConvicted.punishment` is the role `sentence`).
    """

    def __init__(self, generic: GenericRole, *, name: str = "") -> None:
        self.generic: GenericRole = generic
        self.name = name

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = self.name or name

    @overload
    def __get__(self, event: None, owner: type) -> Role: ...

    @overload
    def __get__(self, event: Event, owner: type) -> tuple[Argument, ...]: ...

    def __get__(self, event: Event | None, owner: type) -> Role | tuple[Argument, ...]:
        if event is None:
            return self
        if self.name == self.generic:  # `place` and `quantity`, which every type may have under any domain name
            return tuple(a for a in event.arguments if a.generic == self.generic)
        return tuple(a for a in event.arguments if a.role == self.name)


class Value(BaseModel):
    """Base of all values: immutable, compared and hashed by content, closed to unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(Role,), ser_json_inf_nan="constants")


class Span(Value):
    """A stretch of the caller's text.

    Attributes:
        start: first character.
        end: one past the last character.
        text: what stands there.

    Example:
        >>> Span(start=0, end=4, text="ঢাকা").text  # Dhaka
        'ঢাকা'
    """

    start: int
    end: int
    text: Text


class Entity(Span):
    """A named person, organisation, place, building or people.

    Attributes:
        label: PERSON, ORG, GPE (countries to villages), LOC (rivers, mountains), FAC (buildings, roads),
            NORP (peoples).
        lemma: the name without its case ending.
        id: `Q…` (Wikidata), `ISO:…` (country) or `geonames:…`; None where no source says so.
        name: the English name, where known.
        latitude, longitude: degrees, of places.
        country: ISO 3166 code (`BD`) of the country that a place is or lies in, where known.
        stands_for: the id of the country or body that a place name stands for (`মস্কো` for Russia's government).
        source: what found it: gazetteer, cue, model or coreference.
        full_name: of a short form (`রাকিবুল`), the full name before it in the document (`রাকিবুল হাসান`); else None.
    """

    label: EntityLabel
    lemma: Text
    id: str | None = None
    name: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None
    stands_for: str | None = None
    source: EntitySource = "gazetteer"
    full_name: Text | None = None


class TimeExpression(Span):
    """A time expression and what it means.

    Attributes:
        type: TIMEX3 type: DATE, TIME, DURATION or SET.
        value: ISO 8601 / TIMEX3 value, as precise as the text; underspecified (`XXXX-WXX-3`) where nothing fixes
            it; None for an impossible date.
        mod: TIMEX3 modifier (START, MID, END, APPROX, EQUAL_OR_MORE, …) or None.
        edtf: Extended Date/Time Format, where it says more than `value`, else None.
        earliest, latest: first and last day that the value covers, or None where it has no bounds.
        calendar: the calendar that the text uses.
        flags: what is uncertain: impossible, weekday_conflict, calendar_conflict, approximate.
    """

    type: TimeType
    value: str | None
    mod: str | None = None
    edtf: str | None = None
    earliest: dt.date | None = None
    latest: dt.date | None = None
    calendar: Calendar = "gregorian"
    flags: tuple[str, ...] = ()


class Argument(Value):
    """What fills a role of an event.

    Attributes:
        role: the domain name of the role (`signatories`).
        generic: agent, patient, theme, place or quantity.
        span: where it stands; the antecedent's place where a pronoun was resolved.
        lemma: the text of the span without its case ending.
        entity: the entity, where the filler is a name.
        resolved_from: the pronoun's own span, or None.
        value: the number, for quantities.
        minimum, maximum: bounds of the number (`অন্তত ১৫ জন`, at least 15), or None.
        approximate: whether the text says that the number is not exact (`প্রায়`, `শতাধিক`).
    """

    role: str
    generic: GenericRole
    span: Span
    lemma: Text
    entity: Entity | None = None
    resolved_from: Span | None = None
    value: int | float | None = None
    minimum: int | float | None = None
    maximum: int | float | None = None
    approximate: bool = False


class Event(Value):
    """Something that happened, is planned, denied or supposed, told in one sentence.

    Typed events are subclasses (`TreatySigned`), each with its domain roles as attributes; an event whose type
    this process does not know is a plain `Event`.

    Attributes:
        type: name of the event type, a class name in the past tense.
        trigger: the shortest expression that names the event.
        arguments: what fills its roles, in the order of the text within a role.
        time: when it happened, or None where the text does not say.
        polarity: affirmed or negated.
        modality: actual, future, possible, conditional or requested.
        attribution: who is cited for it.
        cues: the spans that decided polarity and modality.
        cause: id of the event in the same extraction that brought it about, or None.
        sentence: the sentence that tells it.
        rule: id of the frame that found it.
        id: unique in its extraction.
    """

    type: str
    trigger: Span
    arguments: tuple[Argument, ...] = ()
    time: TimeExpression | None = None
    polarity: Polarity = "affirmed"
    modality: Modality = "actual"
    attribution: tuple[Argument, ...] = ()
    cues: tuple[Span, ...] = ()
    cause: str | None = None
    sentence: Span
    rule: str = ""
    id: str = ""

    place = Role("place")
    quantity = Role("quantity")

    types: ClassVar[dict[str, type[Event]]] = {}

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: object) -> None:
        """Register the class under its name, and make that name the default of `type`."""
        super().__pydantic_init_subclass__(**kwargs)
        Event.types[cls.__name__] = cls

    @model_validator(mode="before")
    @classmethod
    def _type_is_class_name(cls, data: object) -> object:
        if cls is Event or not isinstance(data, dict):
            return data
        fields = cast("dict[str, object]", data)
        given = fields.setdefault("type", cls.__name__)
        if given != cls.__name__:
            raise ValueError(f"a {cls.__name__} cannot have the type {given!r}")
        return fields

    @classmethod
    def roles(cls) -> dict[str, GenericRole]:
        """Return the domain roles of this class, each with its generic role; `place` and `quantity` included.

        Example:
            >>> from bnevents.ontology import TreatySigned  # signatories sign a treaty (চুক্তি)
            >>> TreatySigned.roles()
            {'signatories': 'agent', 'treaty': 'theme', 'place': 'place', 'quantity': 'quantity'}
        """
        own = [role for klass in cls.__mro__ for role in vars(klass).values() if isinstance(role, Role)]
        return {role.name: role.generic for role in own}

    def __reduce__(self) -> tuple[Callable[..., Event], tuple[str, dict[str, GenericRole], dict[str, Any]]]:
        """Pickle by type name and content, so that types declared by a rule pack travel between processes."""
        return _restore_event, (type(self).__name__, type(self).roles(), self.model_dump())


def event_class(name: str) -> type[Event]:
    """Return the class registered for an event type, or `Event` for an unknown type."""
    # registers the built-in types; ontology imports this module
    import bnevents.ontology  # noqa: F401  # pyright: ignore[reportUnusedImport]

    return Event.types.get(name, Event)


def declare_event(name: str, roles: Mapping[str, GenericRole], *, doc: str = "") -> type[Event]:
    """Return the class of an event type, making it if there is none yet.

    Args:
        name: name of the type.
        roles: each domain role with its generic role.
        doc: what the type means.

    Raises:
        ValueError: the type is known with other roles, or a role has the name of a field of every event.

    Example:
        >>> declare_event("FerrySank", {"vessel": "theme"}).roles()["vessel"]  # লঞ্চডুবি, the sinking of a launch
        'theme'
    """
    klass = event_class(name)
    if klass is Event:
        if taken := sorted(set(roles) & set(Event.model_fields)):
            raise ValueError(f"{name} cannot have the role {taken[0]!r}: every event has a field of that name")
        members: dict[str, object] = {role: Role(generic) for role, generic in roles.items()}
        return cast("type[Event]", type(name, (Event,), {**members, "__doc__": doc, "__module__": __name__}))
    known = klass.roles()
    if different := {role for role, generic in roles.items() if known.get(role) != generic}:
        raise ValueError(f"{name} is known without the roles {', '.join(sorted(different))}")
    return klass


def _restore_event(name: str, roles: dict[str, GenericRole], data: dict[str, Any]) -> Event:
    klass = Event if name == "Event" else declare_event(name, roles)
    return klass.model_validate(data)


def _load_event(value: object) -> object:
    """Give a dict of a known type its own class."""
    if isinstance(value, dict):
        fields = cast("dict[str, Any]", value)
        return event_class(str(fields.get("type"))).model_validate(fields)
    return value


def _load_moment(value: object) -> object:
    """Keep the granularity of an ISO string: a date stays a date."""
    if isinstance(value, str):
        return dt.datetime.fromisoformat(value) if "T" in value else dt.date.fromisoformat(value)
    return value


AnyEvent = Annotated[SerializeAsAny[Event], BeforeValidator(_load_event)]
Moment = Annotated[dt.datetime | dt.date, BeforeValidator(_load_moment)]


class Extraction(Value):
    """All that was read from one document.

    Attributes:
        text: the document, as passed.
        source: the caller's id or URL of it, or None.
        published: publication date (or moment, where the hour is known) in local time, or None.
        published_from: `caller`, `article` (its own publication line) or None.
        region: `BD` or `IN`: whose calendar and fiscal year apply.
        sentences: the sentences of headline, body and captions.
        entities, times, events: what was found, in text order.
        warnings: what was uncertain or failed, in words.
        schema_version: version of this layout.
    """

    text: Text
    source: Text | None = None
    published: Moment | None = None
    published_from: Literal["caller", "article"] | None = None
    region: Region = "BD"
    sentences: tuple[Span, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    events: tuple[AnyEvent, ...] = ()
    warnings: tuple[Text, ...] = ()
    schema_version: str = SCHEMA_VERSION

    def to_frame(self) -> Any:
        """Return the events as a pandas data frame, one row an event (extra `frame`).

        Raises:
            MissingExtraError: pandas is not installed.
        """
        from bnevents.io.frames import events_to_frame  # a value object's view of itself

        return events_to_frame([self])

    def _repr_html_(self) -> str:
        """Return the text with its events and entities marked, for notebooks."""
        from bnevents.view.html import extraction_to_html  # a value object's view of itself

        return extraction_to_html(self)

    @classmethod
    def empty(cls, text: str = "", **fields: Any) -> Self:
        """Return an extraction that found nothing."""
        return cls(text=text, **fields)
