"""Who তিনি, তারা, দুই দেশ and a dropped subject are: what the article has told so far.

Conservative: a phrase that the text does not make clear stays what it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from bnevents.events.clauses import Clause
from bnevents.events.coordination import effective_case, group_of
from bnevents.events.lexicon import read_table
from bnevents.events.phrases import Phrase, VerbGroup
from bnevents.models import Entity

_AREAS = ("GPE", "LOC")
_THINGS = 24  # so many common nouns back is as far as এটি reaches
_FADING = 0.9  # what is left of a name's weight after each sentence


@dataclass(slots=True)
class Memory:
    """What the article has named so far.

    Attributes:
        subject: the person that the last sentence was about, or None.
        officer: who was last named as a subject by an office alone (`জেলা প্রশাসক`), if no person was since; or None.
        crowd: the people in the plural (`বন্দুকধারীরা`) who were the last subject of several, or None.
        group: the names that the last joint subject had.
        people, states, places: names in the order of their last mention; places are those that are no states.
        weights: how much the article has been about each name lately.
        things: common nouns of the last sentences, for এটি.
        honoured: the names of whom a verb spoke with respect: সে is none of them.
    """

    subject: Entity | None = None
    officer: Phrase | None = None
    crowd: Phrase | None = None
    group: list[Entity] = field(default_factory=list[Entity])
    people: list[Entity] = field(default_factory=list[Entity])
    states: list[Entity] = field(default_factory=list[Entity])
    places: list[Entity] = field(default_factory=list[Entity])
    weights: dict[str, float] = field(default_factory=dict[str, float])
    things: list[Phrase] = field(default_factory=list[Phrase])
    honoured: set[str] = field(default_factory=set[str])

    def remember(
        self,
        clauses: Sequence[Clause],
        entities: Sequence[Entity],
        officer: Phrase | None = None,
        crowd: Phrase | None = None,
    ) -> None:
        """Take in a sentence after its events were read.

        Args:
            clauses: its clauses.
            entities: the names in it.
            officer: its subject, where only an office names it.
            crowd: its subject, where that is people in the plural.
        """
        self.weights = {key: weight * _FADING for key, weight in self.weights.items() if weight > 0.1}
        for entity in entities:
            key = _key(entity)
            self.weights[key] = self.weights.get(key, 0.0) + 1.0
            if entity.label == "PERSON":
                _move_to_end(self.people, entity)
            elif is_state(entity):
                _move_to_end(self.states, entity)
            elif entity.label in _AREAS:
                _move_to_end(self.places, entity)
        for clause in clauses:
            self.things += [p for p in clause.phrases() if p.entity is None and not p.pronoun]
        del self.things[:-_THINGS]
        last = self.subject
        for clause in clauses:
            subject = clause_subject(clause)
            if subject is None:
                continue
            named = [member.entity for member in group_of(subject) if member.entity is not None]
            people = [entity for entity in named if entity.label == "PERSON"]
            if clause.verb is not None and clause.verb.honorific:
                self.honoured |= {_key(entity) for entity in people}
            if len(named) > 1 and clause.verb is not None:  # `প্রিটোরিয়া, দক্ষিণ আফ্রিকা (এপি) — …` is nobody
                self.group, self.crowd = named, None
            if len(people) == 1 and len(named) == 1:
                self.subject, self.officer = people[0], None
        if crowd is not None:
            self.crowd = crowd
        if officer is not None:
            self.officer = officer
        elif self.subject is last and (affected := _affected(clauses)) is not None:
            self.subject, self.officer = affected, None
        if self.subject is None and len(self.people) == 1:
            self.subject = self.people[0]


def _affected(clauses: Sequence[Clause]) -> Entity | None:
    """Return the one person to whom something was done in a sentence that no person is the subject of, or None."""
    phrases = [p for clause in clauses for p in clause.phrases() if p.case == "accusative" and not p.postposition]
    people = [p.entity for p in phrases if p.entity is not None and p.entity.label == "PERSON"]
    return people[0] if len(people) == 1 else None


def is_state(entity: Entity) -> bool:
    """Whether a name is that of a country."""
    return entity.label == "GPE" and (entity.id or "").startswith("ISO:") and "-" not in (entity.id or "")


def _move_to_end(known: list[Entity], entity: Entity) -> None:
    for k, other in enumerate(known):
        if same(other, entity):
            del known[k]
            break
    known.append(entity)
    if len(known) > 50:  # older names are not meant by a pronoun; keeps the cost of a long text linear
        del known[0]


def same(one: Entity, other: Entity) -> bool:
    """Whether two mentions are of one entity."""
    if one.id is not None and other.id is not None:
        return one.id == other.id
    return one.lemma == other.lemma


def _key(entity: Entity) -> str:
    return entity.id or entity.lemma


def clause_subject(clause: Clause) -> Phrase | None:
    """Return the phrase that is most likely the clause's subject: bare, a name or a pronoun, first in the clause."""
    verb = clause.verb
    for phrase in clause.phrases():
        if effective_case(phrase) != "bare" or phrase.postposition or phrase.parenthetical:
            continue
        named = phrase.entity is not None and phrase.entity.label in ("PERSON", "ORG", "GPE")
        placed = verb is None or phrase.last <= verb.first or phrase in clause.trailing
        if placed and (named or phrase.pronoun):
            return phrase
    return None


def refers(phrase: Phrase) -> bool:
    """Whether a phrase may stand for names that were told before: a pronoun, two of a kind, or a definite noun."""
    return bool(phrase.pronoun) or phrase.definite or _is_two(phrase) or any(map(_is_two, phrase.modifiers[-1:]))


def _is_two(phrase: Phrase) -> bool:
    return phrase.determiner in ("দুই", "উভয়") or (phrase.quantity is not None and phrase.quantity.value == 2)


def resolve(
    phrase: Phrase, memory: Memory, before: Sequence[Entity], topic: Entity | None = None, beside: Sequence[Entity] = ()
) -> list[Entity]:
    """Return the names that a pronoun or a phrase such as `দুই দেশ` stands for; empty where it is not clear.

    Args:
        phrase: the phrase.
        memory: what earlier sentences named.
        before: the names before it in its own sentence, in text order.
        topic: who the sentence is about so far, or None.
        beside: the names that fill the event's other places, for whom a pronoun cannot stand.
    """
    table = read_table("syntax")
    if phrase.pronoun == "person":
        own = [entity for entity in reversed(before) if entity.label == "PERSON"]
        ranked = [topic, *own, memory.subject, *reversed(memory.people)]
        free = (e for e in ranked if e is not None and not any(same(e, other) for other in beside))
        if phrase.stem == "সে":
            free = (entity for entity in free if _key(entity) not in memory.honoured)
        return list(islice(free, 1))
    if phrase.pronoun == "people":
        return list(memory.group) if len(memory.group) > 1 else []
    if phrase.entity is not None or phrase.pronoun or (phrase.stem == "জন" and phrase.case == "accusative"):
        return []  # `দুজনকে গ্রেপ্তার করা হয়`: others
    two = _is_two(phrase)
    if two and phrase.stem in table["pairs"]["side"] and len(memory.group) == 2:
        return list(memory.group)
    if two and phrase.stem in table["pairs"]["country"]:
        return _pair(memory.states, [e for e in before if is_state(e)], memory.weights)
    if two and (phrase.stem in table["pairs"]["person"] or phrase.stem == "জন"):
        return _pair(memory.people, [e for e in before if e.label == "PERSON"], memory.weights)
    leaders = phrase.plural and phrase.stem in table["pairs"]["person"]  # `দুই দেশের নেতারা`
    if leaders and any(_is_two(owner) and owner.stem in table["pairs"]["country"] for owner in phrase.modifiers[-1:]):
        return _pair(memory.people, [e for e in before if e.label == "PERSON"], memory.weights)
    if phrase.definite and phrase.stem in table["definite"]["country"]:
        states = [*memory.states, *(e for e in before if is_state(e))]
        return states[-1:]
    if phrase.definite and phrase.stem in (*table["definite"]["town"], *table["definite"]["region"]):
        kinds = ("GPE",) if phrase.stem in table["definite"]["town"] else _AREAS
        places = [*memory.places, *(e for e in before if e.label in _AREAS and not is_state(e))]
        return [entity for entity in places if entity.label in kinds][-1:]  # `শহরটি দখল করেছে`
    return []


def _pair(known: Sequence[Entity], before: Sequence[Entity], weights: Mapping[str, float]) -> list[Entity]:
    """Return the two names that the article has been about most, in the order of their last mention."""
    distinct: list[Entity] = []
    for entity in reversed([*known, *before]):
        if not any(same(entity, other) for other in distinct):
            distinct.append(entity)
    near = {_key(entity) for entity in before}
    ranked = sorted(distinct, key=lambda entity: weights.get(_key(entity), 0.0) + (_key(entity) in near), reverse=True)
    chosen = ranked[:2]
    return [entity for entity in reversed(distinct) if entity in chosen] if len(chosen) == 2 else []


def dropped_subject(
    clause: Clause,
    clauses: Sequence[Clause],
    verb: VerbGroup | None,
    subject_of: Callable[[Clause], Phrase | None],
) -> Phrase | None:
    """Return the subject of an earlier clause of the sentence that a clause without a subject continues.

    Args:
        clause: the clause without a subject.
        clauses: the clauses of the sentence.
        verb: its verb, which must honour whom the other verb honours.
        subject_of: finds a subject that neither a name nor a pronoun is (`পুলিশ`).
    """
    for k in range(clause.index - 1, -1, -1):
        other = clauses[k]
        joined = "and" in clause.openers
        if other.quoted and joined and not clause.quoted:
            continue  # `মন্ত্রী বলেন, “… হবে,” এবং তদন্তের দাবি জানান`
        if other.quoted != clause.quoted or (other.reporting and not joined):
            return None
        subject = clause_subject(other) or subject_of(other)
        if subject is not None:
            agrees = verb is None or other.verb is None or verb.honorific == other.verb.honorific
            return subject if agrees else None
    return None
