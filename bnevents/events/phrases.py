"""What a sentence consists of: phrases, verb groups, and the marks between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bnevents.entities.names import PLACES
from bnevents.models import Entity
from bnevents.text import Form, Sentence
from bnevents.text.numerals import Quantity

# marks that join equals
JOINTS = frozenset(("and", ","))
# what adds to a number (`নিহত আরও ২৩`)
MORE = frozenset(("আরও", "আরো"))
# what may open a number or a phrase behind the verb (`আহত হয়েছেন বেশ কয়েকজন`)
ADDING = MORE | {"বেশ", "প্রায়", "মাত্র"}


@dataclass(slots=True, eq=False)
class Phrase:
    """A noun phrase without its postposition.

    Attributes:
        first, last: its tokens, half-open, determiners and numbers included.
        core: first token after determiners and numbers.
        head: token of its head, the last content word.
        stem: dictionary form of the head.
        case: bare, accusative, genitive or locative.
        postposition: the postposition that follows, or "".
        end: one past the postposition.
        entity: the name that the phrase is, or None.
        entities: all names inside it.
        quantity: the number before its head, or None.
        pronoun: person, people, self or thing for pronouns, else "".
        definite, plural: of the head.
        determiner: the word that opens it, or "".
        joined: joined with the phrase before it by a conjunction or a comma of a list.
        parenthetical: stands in brackets.
        stems: all dictionary forms that the head may have.
        group: the phrases that are coordinated with it, itself included, in text order; empty where it stands alone.
        modifiers: the genitive phrases right before it.
    """

    first: int
    last: int
    core: int
    head: int
    stem: str
    case: str
    postposition: str = ""
    end: int = 0
    entity: Entity | None = None
    entities: tuple[Entity, ...] = ()
    quantity: Quantity | None = None
    pronoun: str = ""
    definite: bool = False
    plural: bool = False
    determiner: str = ""
    joined: str = ""
    parenthetical: bool = False
    stems: frozenset[str] = frozenset()
    group: tuple[Phrase, ...] = ()
    modifiers: tuple[Phrase, ...] = ()


@dataclass(slots=True, eq=False)
class VerbGroup:
    """A verb with its auxiliaries and negation.

    Attributes:
        first, last: its tokens, half-open, free-standing negation included.
        head: token of the verb that carries the meaning.
        lexeme: dictionary form of that verb.
        form: finite, participle, infinitive, conditional, verbal_noun or imperative: of the last verb.
        tense: of the last verb.
        negated: whether it is negated.
        modal: can, must, wish, about, begin, let or "".
        passive: whether it is passive (`করা হয়`).
        case: of a verbal noun.
        postposition: after a verbal noun (`করার জন্য`).
        trigger_last: one past the last token that a trigger may include (no free negation).
        negator: token of a free-standing negation, or None.
    """

    first: int
    last: int
    head: int
    lexeme: str
    form: str
    tense: str
    negated: bool = False
    modal: str = ""
    passive: bool = False
    case: str = "bare"
    postposition: str = ""
    end: int = 0
    trigger_last: int = 0
    negator: int | None = None
    honorific: bool = False
    person: int = 3
    concessive: bool = False

    @property
    def finite(self) -> bool:
        """Whether the group can end a sentence."""
        return self.form in ("finite", "imperative")


@dataclass(slots=True, eq=False)
class Mark:
    """Punctuation, conjunction or particle between phrases; `kind` is its normalised text."""

    kind: str
    token: int


Item = Phrase | VerbGroup | Mark


def is_bracketed(item: Item) -> bool:
    """Whether an item is a bracket or stands in one."""
    return item.kind in ("(", ")") if isinstance(item, Mark) else isinstance(item, Phrase) and item.parenthetical


@dataclass(frozen=True, slots=True)
class WordSets:
    """What the rules know of words.

    Attributes:
        actor_nouns, actor_suffixes: nouns of those who act, and endings of such nouns: they end a phrase.
        body_nouns, body_suffixes: collectives, which no person's name follows in apposition.
        title_nouns, title_suffixes: offices, which go on to the name that bears them, and endings of such nouns.
        named_bodies: bodies that are called by their common noun: no name goes with it (`পুলিশ ছাত্রদলের নেতাকে …`).
        thing_nouns: actors, weapons, vehicles …: a noun with an ending after them begins a phrase of its own.
        place_nouns: nouns of places.
        light_verbs: verbs that make a noun a predicate.
        given: event nouns that দেওয়া carries: দিয়ে after them is no postposition (`হুঁশিয়ারি দিয়ে বলেছেন`).
        verb_openers: first word of a verb of two words -> the verbs that follow it (`মারা`: `যাওয়া`).
        adjectives: participial adjectives, which begin a phrase.
        event_nouns: last words of event nouns.
        predicate_words: all words of event nouns and participial adjectives.
        open_class: form -> whether no closed class has it; filled by the parser as it meets them.
    """

    actor_nouns: frozenset[str]
    actor_suffixes: tuple[str, ...]
    body_nouns: frozenset[str]
    body_suffixes: tuple[str, ...]
    title_nouns: frozenset[str]
    title_suffixes: tuple[str, ...]
    named_bodies: frozenset[str]
    thing_nouns: frozenset[str]
    place_nouns: frozenset[str]
    light_verbs: frozenset[str]
    given: frozenset[str]
    verb_openers: Mapping[str, frozenset[str]]
    adjectives: frozenset[str]
    event_nouns: frozenset[str]
    predicate_words: frozenset[str]
    open_class: dict[Form, bool] = field(default_factory=dict[Form, bool])


@dataclass(slots=True)
class Parsed:
    """A sentence as items in the order of the text."""

    sentence: Sentence
    items: list[Item] = field(default_factory=list[Item])


def is_on_the_way(before: Item | None, item: Item | None) -> bool:
    """Whether a noun says on which way something happened, with the verbal noun before it (`বাড়ি ফেরার পথে`)."""
    if not isinstance(item, Phrase) or item.stem != "পথ" or item.case != "locative":
        return False
    return isinstance(before, VerbGroup) and before.form == "verbal_noun" and before.end == item.first


def is_named_place(item: object) -> bool:
    """Whether an item is a phrase that is the name of a place."""
    return isinstance(item, Phrase) and item.entity is not None and item.entity.label in PLACES
