"""From the fillers of a sentence's drafts to arguments: pronouns, dropped subjects and places are made out."""

from __future__ import annotations

from collections.abc import Sequence

from bnevents.entities.names import PLACES
from bnevents.events.arguments import COUNTED, argument, counts_named, is_bare_count, of_entity, of_quantity, span_of
from bnevents.events.clauses import Clause
from bnevents.events.coordination import group_of, modifiers_of, part_of
from bnevents.events.counting import total
from bnevents.events.drafts import Draft
from bnevents.events.fillers import Filled
from bnevents.events.index import TriggerIndex
from bnevents.events.lexicon import syntax
from bnevents.events.phrases import Phrase, VerbGroup
from bnevents.events.references import Memory, clause_subject, dropped_subject, refers, resolve
from bnevents.events.roles import RoleFinder
from bnevents.models import Argument, Entity, GenericRole


class Resolver:
    """Makes out who and what the fillers of one sentence are.

    Args:
        finder: what found them.
        index: the rule set with its triggers.
        memory: what the article has named so far.
        named: the names of the sentence, in text order.
    """

    def __init__(self, finder: RoleFinder, index: TriggerIndex, memory: Memory, named: Sequence[Entity]) -> None:
        self.finder, self.tokens = finder, finder.tokens
        self.index, self.memory, self.named = index, memory, named

    def fill(self, draft: Draft) -> None:
        """Turn the fillers of a draft into arguments, with pronouns and dropped subjects resolved."""
        self._supply_subject(draft)
        generics = self.index.generics[draft.event]
        beside = [
            other.entity
            for items in draft.roles.fillers.values()
            for other in items
            if isinstance(other, Phrase) and other.entity is not None
        ]
        if any(isinstance(i, Phrase) and i.pronoun == "self" for f in draft.roles.fillers.values() for i in f):
            beside += [made.entity for made in draft.sources if made.entity is not None]  # `আমি তাঁকে অভিনন্দন জানাই`
        for role, filled in draft.roles.fillers.items():
            generic = generics[role]
            done: list[Argument] = []
            starts: set[int] = set()
            for item in filled:
                if isinstance(item, Phrase) and is_bare_count(item) and (role in COUNTED or counts_named(item, filled)):
                    continue  # `১৫ জন` is a quantity, nobody is named
                thing = self.finder.meant_by(item, draft.match, role) if isinstance(item, Phrase) else None
                if thing is not None and isinstance(item, Phrase):
                    meant = argument(thing, role, generic, self.tokens)
                    source = span_of(self.tokens, item.first, item.last)
                    if meant.span.start not in starts:  # `চুক্তিটি, যা … স্বাক্ষরিত হয়েছিল`
                        done.append(meant.model_copy(update={"resolved_from": source}))
                        starts.add(meant.span.start)
                    continue
                if isinstance(item, Phrase) and _only_points(item, generic):
                    continue  # `এ নিয়ে আলোচনা`, `এ ব্যাপারে তদন্ত`: talks about this
                for made in self.arguments(item, role, generic, draft.sources, beside):
                    if made.span.start not in starts or not any(other.span == made.span for other in done):
                        done.append(made)
                        starts.add(made.span.start)
            draft.arguments[role] = done
        if (quantity := total(draft.roles.counts)) is not None:
            draft.arguments["quantity"] = [of_quantity(quantity, self.tokens)]

    def arguments(
        self,
        item: Filled,
        role: str,
        generic: GenericRole,
        speakers: Sequence[Argument] = (),
        beside: Sequence[Entity] = (),
    ) -> list[Argument]:
        """Return the values of a filler.

        Args:
            item: the filler.
            role: the role that it fills.
            generic: the generic role.
            speakers: whom আমি stands for.
            beside: who fills the event's other places, for whom a pronoun cannot stand.
        """
        tokens = self.tokens
        if not isinstance(item, Phrase):
            return [argument(item, role, generic, tokens)]
        if item.pronoun == "self" and item.case == "bare" and speakers:
            source = span_of(tokens, item.first, item.last)
            return [
                made.model_copy(update={"role": role, "generic": generic, "resolved_from": source}) for made in speakers
            ]
        if (head := self._antecedent(item)) is not None:
            source = span_of(tokens, item.first, item.last)
            return [argument(member, role, generic, tokens, resolved_from=source) for member in group_of(head)]
        if item.pronoun == "people" and item.case == "bare" and len(speakers) == 1 and _are_many(speakers[0]):
            source = span_of(tokens, item.first, item.last)  # `ইরান বলছে, তারা …`, `বিদ্রোহীরা বলেছে যে তারা …`
            return [speakers[0].model_copy(update={"role": role, "generic": generic, "resolved_from": source})]
        crowd = self.crowd(item.first) or self.memory.crowd if item.pronoun == "people" else None
        if crowd is not None and item.case == "bare":
            source = span_of(tokens, item.first, item.last)  # `বন্দুকধারীরা পালিয়েছে। তারা …`
            return [argument(crowd, role, generic, tokens, resolved_from=source)]
        officer = self.memory.officer
        if item.pronoun == "person" and officer is not None and not any(e.label == "PERSON" for e in self.named):
            source = span_of(tokens, item.first, item.last)
            return [argument(officer, role, generic, tokens, resolved_from=source)]
        if item.entity is None and refers(item):
            start = tokens.starts[item.first] if item.first < len(tokens) else 0
            before = [entity for entity in self.named if entity.end <= start]
            topic = self._topic(item)
            if item.pronoun == "person" and item.case == "accusative":  # `কমান্ডার মারফি বলেন, তাকে আটক করা হয়`
                beside = [*beside, *(made.entity for made in speakers if made.entity is not None)]
            if antecedents := resolve(item, self.memory, before, topic, beside):
                if len(antecedents) == 2:
                    self.memory.group = antecedents
                source = span_of(tokens, item.first, item.last)
                return [of_entity(entity, role, generic, resolved_from=source) for entity in antecedents]
        if generic == "place":
            return self._places(item, role)
        return [argument(item, role, generic, tokens)]

    def officer(self) -> Phrase | None:
        """Return the last subject of a sentence that an office alone names (`জেলা প্রশাসক বলেন`), or None."""
        members, office = self.finder.members, self.index.rules.classes.get("office")
        phrases = [phrase for clause in self.finder.clauses for phrase in clause.phrases()]
        if office is None or not any(p.stem in office.noun_set or p.stem.endswith(office.suffix) for p in phrases):
            return None  # most sentences
        found: Phrase | None = None
        for clause in self.finder.clauses:
            acting = [p for p in clause.phrases() if members.may_act(p) and not (p.parenthetical or p.pronoun)]
            if clause.verb is not None and clause.verb.honorific:  # it honours a person, no state and no body
                acting = [p for p in acting if members.in_class(p, "person") or members.in_class(p, "office")]
            if acting:
                subject = acting[0]
                single = subject.entity is None and not (subject.plural or subject.quantity or subject.group)
                found = subject if single and members.in_class(subject, "office") else None
        return found

    def crowd(self, before: int | None = None) -> Phrase | None:
        """Return the last subject of the sentence that is people in the plural (`বন্দুকধারীরা`), or None.

        Args:
            before: the token before which it must stand, or None for the whole sentence.
        """
        found: Phrase | None = None
        if not any(phrase.plural for clause in self.finder.clauses for phrase in clause.phrases()):
            return None
        for clause in self.finder.clauses:
            subject = self.finder.subject_of(clause)
            if subject is None or (before is not None and subject.last > before):
                continue
            if clause_subject(clause) is not None:
                found = None
            elif self.finder.members.is_nominative(subject) and not clause.reporting:
                found = subject
        return found

    def _antecedent(self, phrase: Phrase) -> Phrase | None:
        """Return whom a relative pronoun after a comma stands for (`ইরিত্রিয়া, যাদের বিরুদ্ধে অভিযোগ উঠেছে`), or None."""
        if not phrase.pronoun or phrase.stem not in syntax().relatives:
            return None
        phrases = [other for clause in self.finder.clauses for other in clause.phrases()]
        opening = (p.first for p in phrases if p.first <= phrase.first and p.stem in syntax().relatives)
        commas = [first - 1 for first in opening if first and self.tokens.forms[first - 1].norm == ","]
        head = next((p for p in phrases if commas and p.end == commas[-1]), None)
        if head is None or head.pronoun:
            return None
        members = self.finder.members
        if members.in_class(head, "actor"):
            return head
        owner = head.modifiers[-1] if head.modifiers else None  # `জনগণের ইচ্ছা, যারা …`
        return owner if owner is not None and members.in_class(owner, "people") else None

    def _topic(self, phrase: Phrase) -> Entity | None:
        """Return whom তিনি and তার can stand for in their sentence.

        তিনি is the person who is the subject of an earlier clause, তার the subject of its own clause before it
        (`ইরান তার হামলার পর`).
        """
        topic: Entity | None = None
        for clause in self.finder.clauses:
            own = clause.last > phrase.first
            subject = clause_subject(clause) if not own or phrase.case == "genitive" else None
            named = subject.entity if subject is not None and subject.end <= phrase.first else None
            if phrase.case == "genitive":
                topic = named if own else None
            elif named is not None and phrase.case == "bare" and named.label == "PERSON":
                topic = named
            if own:
                break
        return topic

    def _places(self, item: Phrase, role: str) -> list[Argument]:
        """Return a place with the larger places that it is said to lie in; a mere `শহর` is left out beside them."""
        larger = [
            of_entity(phrase.entity, role, "place")
            for phrase in modifiers_of(item)
            if phrase.entity is not None
            and (phrase.entity.label in PLACES or phrase.stem in syntax().place_nouns)  # `সদর থানার`
        ]
        if self.finder.members.unknown_place(item):
            named = part_of(self.tokens, item, item.core, item.head)
            return [*larger, argument(named, role, "place", self.tokens)]
        names = item.postposition in syntax().beside or (
            item.core < item.head and item.stem in syntax().spots
        )  # `থানার সামনে`
        if item.entity is None and item.stem in syntax().place_nouns and not names and (larger or role == "place"):
            return larger  # `শহরে`, `এলাকায়` name no place of their own
        return [*larger, argument(item, role, "place", self.tokens)]

    def _supply_subject(self, draft: Draft) -> None:
        """Give a finite clause without a subject that of the clause, or of the sentence, that it continues."""
        match = draft.match
        role = subject_role(draft)
        if role is None:
            return
        if draft.factuality.directed and match.verb is not None and match.verb.form in ("infinitive", "participle"):
            self._supply_directed(draft, role)
            return
        partners = draft.phrases(role)
        if partners and not all(phrase.postposition in syntax().comitative for phrase in partners):
            return
        if self.finder.around.is_matter(match):
            return
        own = clause_subject(match.clause) or self.finder.subject_of(match.clause)
        opens = match.verb is not None and match.verb.form == "participle" and match.construction == "finite"
        behind = own is not None and own.first > match.first and self.finder.around.leads_to(own, match)
        if opens and behind and own is not None and self.finder.fits(own, match, role):
            draft.roles.fillers[role] = [*group_of(own), *partners]  # `চুক্তিতে সই করে মোদি ঢাকায় যান`
            return
        parted = own is not None and any(
            isinstance(item, VerbGroup) and item.form == "conditional" and match.first < item.first < own.first
            for item in match.clause.items
        )  # `মিছিল বের করার চেষ্টা করলে তিনজনকে আটক করে পুলিশ`
        if draft.factuality.controlled and own is not None and not parted and self.finder.fits(own, match, role):
            draft.roles.fillers[role] = [*group_of(own), *partners]
            return
        if match.verb is None or match.construction != "finite" or own is not None:
            return
        subject = dropped_subject(match.clause, self.finder.clauses, match.verb, self.finder.subject_of)
        if subject is not None and self.finder.fits(subject, draft.match, role):
            draft.roles.fillers[role] = [*group_of(subject), *partners]
            return
        if not partners and subject is None and match.verb.finite and match.verb.honorific and match.clause.index == 0:
            person = self.memory.subject
            if person is not None:
                draft.arguments[role] = []
                draft.roles.fillers[role] = [_as_phrase(person, match.clause)]

    def _supply_directed(self, draft: Draft, role: str) -> None:
        """Fill in who is to do it: not the subject, but who is told to (`নেপালকে সই করতে চাপ দিচ্ছে ইরাক`)."""
        match = draft.match
        other = {item.first for name in draft.roles.fillers if name != role for item in draft.phrases(name)}
        told = (
            phrase
            for phrase in match.clause.phrases()
            if phrase.case == "accusative" and not phrase.postposition and phrase.first not in other
        )
        chosen = next((phrase for phrase in told if self.finder.fits(phrase, match, role)), None)
        draft.roles.fillers[role] = [] if chosen is None else [*group_of(chosen)]


def subject_role(draft: Draft) -> str | None:
    """Return the role that the subject of the predicate fills, or None."""
    for role, fillers in draft.match.frame.roles.items():
        if any(filler.rel == "subject" for filler in fillers):
            return role
    return None


def _only_points(phrase: Phrase, generic: GenericRole) -> bool:
    """Whether a phrase is one word that points at what was said: এ, ওই."""
    points = phrase.last == phrase.first + 1 and phrase.stem in syntax().determiners
    return points and (generic == "theme" or bool(phrase.postposition and not phrase.pronoun))


def is_body(speaker: Argument) -> bool:
    """Whether a speaker is a state or a body, which speaks of itself as তারা."""
    return speaker.entity is not None and speaker.entity.label in ("GPE", "ORG")


def _are_many(speaker: Argument) -> bool:
    """Whether a speaker says তারা of itself: a body, or people in the plural."""
    return is_body(speaker) or (speaker.entity is None and speaker.span.text.endswith(("রা", "গণ")))


def _as_phrase(entity: Entity, clause: Clause) -> Phrase:
    """Return a person named in an earlier sentence as the filler of a role."""
    at = clause.first
    return Phrase(at, at, at, at, entity.lemma, "bare", end=at, entity=entity)
