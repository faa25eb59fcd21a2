"""What a rule file may say: the rule language as pydantic models.

A pack is one YAML file for one event type. Its frames name a predicate (a noun with light verbs, a verb, or a
participial adjective) and the roles by relation; what a relation looks like in each construction is written
once, in `relations.yaml`. Word classes live in `classes.yaml`. Every list of words holds dictionary forms:
nouns without case ending, verbs as verbal nouns (`করা`). All words are normalised on loading, so either
spelling of য়, ড়, ঢ় may be used.
"""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import Annotated, Literal, Self, cast

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from bnevents.models import EntityLabel, GenericRole, Modality, Polarity
from bnevents.text import normalize

Case = Literal["bare", "accusative", "genitive", "locative"]
Position = Literal["headline", "argument", "attribute"]
Relation = Literal[
    "subject", "object", "possessor", "compound", "head", "named", "content", "content_subject", "controller", "trigger"
]
Construction = Literal["finite", "passive", "participle", "verbal_noun", "noun", "headline"]


def _as_list(value: object) -> object:
    return cast("object", value) if isinstance(value, list | tuple) else [value]


def _normal(value: object) -> object:
    return normalize(value).strip() if isinstance(value, str) else value


def _moment(value: str) -> str:
    try:
        dt.datetime.fromisoformat(value) if "T" in value else dt.date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"{value!r} is no ISO date; write it as 2024-11-10 or 2024-11-10T14:30") from None
    return value


Word = Annotated[str, BeforeValidator(_normal), Field(min_length=1)]
Names = Annotated[tuple[str, ...], BeforeValidator(_as_list)]
Moment = Annotated[str, AfterValidator(_moment)]
Words = Annotated[tuple[Word, ...], BeforeValidator(_as_list)]


class Model(BaseModel):
    """Strict base: unknown keys are errors, values are immutable."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class WordClass(Model):
    """A class of fillers: by entity label or by head noun.

    Attributes:
        include: names of classes all of whose members belong to it.
        label: entity labels that belong to it.
        noun: head nouns that belong to it, one word each.
        suffix: endings of head nouns that belong to it (`কর্মী`, `মন্ত্রী`).
    """

    include: Names = ()
    label: Annotated[tuple[EntityLabel, ...], BeforeValidator(_as_list)] = ()
    noun: Words = ()
    suffix: Words = ()


class Filler(Model):
    """One way to fill a role. All given conditions must hold.

    Attributes:
        rel: relation to the predicate: subject, object, possessor (a genitive before the event noun), compound (a
            bare noun right before it), head (the noun after a participle), content (the clause, verbal noun or
            infinitive that the predicate governs), content_subject (the subject of the clause that the predicate
            governs: `অভিযোগ করেছে যে রাশিয়া …`), controller (the subject of the clause in which a bare event noun
            stands, who takes part in it: `কিমের সঙ্গে বৈঠকে পুতিন বলেন`), trigger (the event noun itself: a flood
            is its own hazard).
        case: cases that the phrase may have.
        postposition: postpositions that follow the phrase.
        is_: names of word classes (`@actor`), any of which must hold.
        head: head nouns, any of which must hold.
        not_head: head nouns that forbid the phrase.
        label: entity labels, any of which must hold.
        not_label: entity labels that forbid the phrase.
        of: name of a role; the phrase is a genitive inside what fills that role (`রাশিয়ার সেনা`).
        inside: head nouns; the phrase is a genitive before one of them in the locative (`পুলিশের অভিযানে গ্রেপ্তার`).
        required: without a filler of the role the frame does not match; said once, it holds for all its ways.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    rel: Relation | None = None
    case: Annotated[tuple[Case, ...], BeforeValidator(_as_list)] = ()
    postposition: Words = ()
    is_: Words = Field(default=(), alias="is")
    head: Words = ()
    not_head: Words = ()
    label: Annotated[tuple[EntityLabel, ...], BeforeValidator(_as_list)] = ()
    not_label: Annotated[tuple[EntityLabel, ...], BeforeValidator(_as_list)] = ()
    of: str | None = None
    inside: Words = ()
    required: bool = False


Fillers = Annotated[tuple[Filler, ...], BeforeValidator(_as_list)]


class Predicate(Model):
    """What names the event.

    Attributes:
        noun: event nouns (`স্বাক্ষর`); several words match in sequence (`ক্ষোভ প্রকাশ`).
        light: names of light-verb groups, or verbs, that make the noun a predicate.
        verb: verbs that name the event by themselves; the last word inflects (`মারা যাওয়া`).
        adjective: participial adjectives (`নিহত`, `স্বাক্ষরিত`): with হওয়া, before a noun, or ending a headline.
        gap: how many tokens may stand between noun and light verb.
        bare: positions in which the noun alone is an event: headline, argument (with a case or postposition, or
            object of another verb), attribute (a genitive).
        object: head nouns of an object that belongs to the trigger (`ডিক্রিতে স্বাক্ষর`).
    """

    noun: Words = ()
    light: Words = ()
    verb: Words = ()
    adjective: Words = ()
    gap: int = 3
    bare: Annotated[tuple[Position, ...], BeforeValidator(_as_list)] = ()
    object: Words = ()

    @model_validator(mode="after")
    def _names_something(self) -> Self:
        if not (self.noun or self.verb or self.adjective):
            raise ValueError("a predicate needs `noun:`, `verb:` or `adjective:`")
        if self.noun and not (self.light or self.bare):
            raise ValueError("a noun needs `light:` (verbs that carry it) or `bare:` (where it stands alone)")
        return self


class Condition(Model):
    """A condition on the surroundings of a predicate; a condition holds when all its keys do.

    Attributes:
        head, case, postposition, is_, label: there is such a phrase in the clause.
        role: this role is filled (`role: treaty`); with the keys above, the filler is such a phrase.
        before: the words right before the trigger, or the compound's first part, include one of these.
        after: the word right after the trigger is one of these.
        word: the sentence has one of these words (any inflection).
        construction: the predicate stands in one of these constructions.
        told: one of the sentences before, not far away, told an event of one of these types (`… ১২ জন মারা গেছেন` after
            a flood).
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    head: Words = ()
    case: Annotated[tuple[Case, ...], BeforeValidator(_as_list)] = ()
    postposition: Words = ()
    is_: Words = Field(default=(), alias="is")
    label: Annotated[tuple[EntityLabel, ...], BeforeValidator(_as_list)] = ()
    role: str | None = None
    before: Words = ()
    after: Words = ()
    word: Words = ()
    construction: Annotated[tuple[Construction, ...], BeforeValidator(_as_list)] = ()
    told: Names = ()

    @cached_property
    def said(self) -> str:
        """The condition in words, as the file writes it."""
        given = self.model_dump(by_alias=True, exclude_defaults=True)
        return ", ".join(f"{key}: {value}" for key, value in given.items())


Conditions = Annotated[tuple[Condition, ...], BeforeValidator(_as_list)]


class Governs(Model):
    """What a frame does to the event that stands in its content (`সফরের আমন্ত্রণ`, `হামলার অভিযোগ`).

    Attributes:
        modality, polarity: what the governed event becomes.
        attributed: whether the governed event is attributed to this event's agent.
        agent: generic role of this event whose filler is the governed event's agent where it has none of its own.
    """

    modality: Modality | None = None
    polarity: Polarity | None = None
    attributed: bool = False
    agent: GenericRole | None = None


def _is_words(value: object) -> bool:
    return isinstance(value, str) or (
        isinstance(value, list | tuple) and all(isinstance(item, str) for item in cast("list[object]", value))
    )


def _words(value: object) -> object:
    return tuple(normalize(item) for item in cast("list[str]", _as_list(value)))


class ExampleEvent(BaseModel):
    """An expected event: `type`, `trigger`, factuality, and any domain role with the lemmas that fill it."""

    model_config = ConfigDict(extra="allow", frozen=True)

    type: str
    trigger: str | None = None
    time: str | None = None
    quantity: int | float | None = None
    polarity: Polarity = "affirmed"
    modality: Modality = "actual"
    attribution: Words = ()
    cause: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _fillers_are_lists(cls, data: object) -> object:
        if not isinstance(data, dict):
            return data
        fields = cast("dict[str, object]", data)
        if odd := [key for key, value in fields.items() if key not in cls.model_fields and not _is_words(value)]:
            raise ValueError(f"the role {odd[0]!r} needs a list of words: [{odd[0]}]")
        return {key: value if key in cls.model_fields else _words(value) for key, value in fields.items()}

    @property
    def fillers(self) -> dict[str, tuple[str, ...]]:
        """The expected lemmas of each domain role."""
        return cast("dict[str, tuple[str, ...]]", self.model_extra or {})


class Example(Model):
    """A text with every event that must come out of it; the specification and the test of a frame.

    Attributes:
        text: one or more sentences.
        published: publication date, ISO.
        region: BD or IN.
        headline: the text is a headline.
        events: all its events, of every type.
        why: why it is so.
    """

    text: str = Field(min_length=1)
    published: Moment | None = None
    region: Literal["BD", "IN"] | None = None
    headline: bool = False
    events: tuple[ExampleEvent, ...] = ()
    why: str = ""


class Frame(Model):
    """One way in which news tells an event of a type.

    Attributes:
        id: `type-in-kebab-case.name`, unique over all packs.
        why: what it means, in one line.
        predicate: what names the event.
        roles: each role with the ways to fill it, tried in order; all ways of the first that fits fill it.
        when: conditions that must all hold.
        unless: conditions any of which forbids.
        beats: ids of frames that give way where both match the same words.
        modality, polarity: what the event always is, whatever its clause says.
        governs: what it does to events in its content.
        count_of: the role whose counted persons or things give the quantity.
        caused_by: event types of the same sentence that bring this one about, and lend it `lends`.
        lends: own role -> role of the cause, where the own role is empty.
        shares: own role -> event type -> the role of such an event in the same clause that fills it as well, where it
            is empty: who is jailed in a case is its accused.
        examples: at least one that matches and one that must not.
    """

    id: str
    why: str
    predicate: Predicate
    roles: dict[str, Fillers] = {}
    when: Conditions = ()
    unless: Conditions = ()
    beats: Names = ()
    governs: Governs | None = None
    count_of: str | None = None
    caused_by: Names = ()
    lends: dict[str, str] = {}
    shares: dict[str, dict[str, str]] = {}
    modality: Modality | None = None
    polarity: Polarity | None = None
    examples: tuple[Example, ...] = ()


class Declaration(Model):
    """A new event type that a pack brings: its meaning and each domain role with its generic role."""

    doc: str
    roles: dict[str, GenericRole] = {}


def _some_frames(frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
    if not frames:
        raise ValueError("a pack needs at least one frame")
    return frames


class Pack(Model):
    """One rule file: an event type, roles that all its frames share, word classes of its own, and the frames."""

    event: str
    declare: Declaration | None = None
    classes: dict[str, WordClass] = {}
    roles: dict[str, Fillers] = {}
    frames: Annotated[tuple[Frame, ...], AfterValidator(_some_frames)]


class Classes(Model):
    """`classes.yaml`: word classes, light-verb groups and the roles that every type has."""

    classes: dict[str, WordClass]
    light: dict[str, Words]
    common: dict[str, Fillers] = {}


class RelationTable(Model):
    """`relations.yaml`: relation -> construction -> cases, postpositions, and `head` or `compound`."""

    relations: dict[Literal["subject", "object"], dict[Construction, Words]]
