"""From the sentences of a document to its events."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import TypeVar

from bnevents.events.arguments import COUNTED, argument, counts_named, is_bare_count, of_entity, of_quantity, span_of
from bnevents.events.attribution import Report, find_reports, reports_on
from bnevents.events.causes import inherit_place, link_causes
from bnevents.events.clauses import Clause, reporting, split_clauses
from bnevents.events.coordination import group_of, modifiers_of, part_of
from bnevents.events.counting import total
from bnevents.events.drafts import Draft
from bnevents.events.factuality import judge
from bnevents.events.fillers import Filled
from bnevents.events.governing import govern, part
from bnevents.events.index import TriggerIndex, trigger_index
from bnevents.events.lexicon import syntax
from bnevents.events.matching import Trace, find_matches
from bnevents.events.parsing import parse
from bnevents.events.phrases import Mark, Phrase, VerbGroup
from bnevents.events.precedence import choose
from bnevents.events.references import Memory, clause_subject, dropped_subject, resolve
from bnevents.events.roles import RoleFinder
from bnevents.events.timing import assign_times
from bnevents.models import Argument, Entity, Event, GenericRole, Span, TimeExpression, event_class
from bnevents.rules import RuleSet
from bnevents.text import Sentence, Tokens

# words that open a sentence which goes on with what the one before told
_TAKES_UP = frozenset(("এ", "এতে", "এর"))

Moment = dt.date | dt.datetime
T = TypeVar("T")


def find_events(
    tokens: Tokens,
    sentences: Sequence[Sentence],
    *,
    entities: Sequence[Entity],
    times: Sequence[TimeExpression],
    rules: RuleSet,
    headlines: frozenset[int] = frozenset(),
    published: Moment | None = None,
    trace: Trace | None = None,
) -> list[Event]:
    """Return the events of a document in text order.

    Args:
        tokens: its tokens.
        sentences: the sentences to read.
        entities: the names found in it, in text order.
        times: the time expressions, in text order.
        rules: the frames to look for.
        headlines: indices of the sentences that are headlines.
        published: publication date, for lengths that end now.
        trace: records what was tried.
    """
    reader = _Reader(tokens, entities, times, rules, published, trace)
    events: list[Event] = []
    for number, sentence in enumerate(sentences):
        events.extend(reader.read(sentence, headline=number in headlines, count=len(events)))
    return events


def read_clauses(
    tokens: Tokens,
    sentences: Sequence[Sentence],
    entities: Sequence[Entity],
    times: Sequence[TimeExpression],
    rules: RuleSet,
) -> Iterable[str]:
    """Yield each clause of a document with its phrases in brackets, for people who write rules."""
    reader = _Reader(tokens, entities, times, rules, None, None)
    for sentence in sentences:
        for clause in reader.clauses(sentence)[0]:
            yield " ".join(_shown(item, tokens) for item in clause.items)


def _shown(item: Phrase | VerbGroup | Mark, tokens: Tokens) -> str:
    if isinstance(item, Mark):
        return item.kind
    text = tokens.text[tokens.starts[item.first] : tokens.ends[item.last - 1]]
    if isinstance(item, VerbGroup):
        marks = [
            item.form,
            item.tense,
            item.modal,
            "passive" * item.passive,
            "negated" * item.negated,
            item.postposition,
        ]
        return f"<{text}: {item.lexeme} {' '.join(mark for mark in marks if mark)}>"
    return f"[{text}: {item.stem} {item.case}{' + ' + item.postposition if item.postposition else ''}]"


class _Reader:
    """Reads the sentences of one document one after the other; holds what they have named so far."""

    def __init__(
        self,
        tokens: Tokens,
        entities: Sequence[Entity],
        times: Sequence[TimeExpression],
        rules: RuleSet,
        published: Moment | None,
        trace: Trace | None,
    ) -> None:
        self.tokens, self.rules, self.published, self.trace = tokens, rules, published, trace
        self.index: TriggerIndex = trigger_index(rules)
        self.entities, self.times = entities, times
        self.entity_starts = [entity.start for entity in entities]
        self.time_starts = [time.start for time in times]
        self.memory = Memory()
        self.speaker: list[Argument] = []
        self.narrated: int | None = None  # where the last sentence ends that a person goes on to tell

    def read(self, sentence: Sentence, *, headline: bool, count: int) -> list[Event]:
        """Return the events of a sentence; `count` is how many the document has so far."""
        forms = self.tokens.forms
        triggered = any(self.index.candidates(forms[at]) for at in range(sentence.first, sentence.last))
        named = self._within(self.entities, self.entity_starts, sentence)
        if not triggered and not named:
            return []
        clauses, times = self.clauses(sentence)
        self.finder = RoleFinder(self.tokens, clauses, self.index, self.memory.things)
        drafts = self._drafts(clauses, sentence, headline) if triggered else []
        reports = find_reports(clauses, self.finder)
        if drafts:
            assign_times(drafts, clauses, times, self.tokens, sentence, self.published)
            self._cite(drafts, reports, sentence, named)
            part(drafts)
            for draft in drafts:
                self._fill(draft, clauses, named)
            govern(drafts)
        self._remember_speaker(reports, sentence, named)
        if headline:  # it is about nobody yet
            self.memory.remember([], named)
        else:
            self.memory.remember(clauses, named, self._officer(clauses))
        ids = {id(draft): f"e{count + n + 1}" for n, draft in enumerate(drafts)}
        return [self._event(draft, ids) for draft in drafts]

    def clauses(self, sentence: Sentence) -> tuple[list[Clause], dict[int, TimeExpression]]:
        """Return the clauses of a sentence, and its time expressions by their first token."""
        tokens = self.tokens
        names = {
            tokens.at(entity.start): entity for entity in self._within(self.entities, self.entity_starts, sentence)
        }
        times = {tokens.at(time.start): time for time in self._within(self.times, self.time_starts, sentence)}
        return split_clauses(parse(tokens, sentence, names, times, self.index.words), tokens), times

    def _within(self, items: Sequence[T], starts: list[int], sentence: Sentence) -> Sequence[T]:
        return items[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]

    def _drafts(self, clauses: list[Clause], sentence: Sentence, headline: bool) -> list[Draft]:
        """Return the events of a sentence with their fillers, before references are resolved."""
        found: list[Draft] = []
        for match in find_matches(self.tokens, clauses, self.index, headline=headline, trace=self.trace):
            roles = self.finder.fill(match)
            if isinstance(roles, str):
                if self.trace is not None:
                    self.trace.note(match.frame.id, match.first, match.last, roles)
                continue
            found.append(Draft(match, roles, sentence))
        drafts = choose(found, self.trace)
        if self.trace is not None:
            for draft in drafts:
                self.trace.note(draft.match.frame.id, draft.match.first, draft.match.last, None)
        link_causes(drafts, self.index.generics)
        inherit_place(drafts, clauses)
        for draft in drafts:
            draft.factuality = judge(draft.match, self.tokens)
        return drafts

    # roles

    def _fill(self, draft: Draft, clauses: Sequence[Clause], named: Sequence[Entity]) -> None:
        """Turn the fillers of a draft into arguments, with pronouns and dropped subjects resolved."""
        self._supply_subject(draft, clauses)
        generics = self.index.generics[draft.event]
        for role, filled in draft.roles.fillers.items():
            generic = generics[role]
            done: list[Argument] = []
            beside = [
                other.entity
                for items in draft.roles.fillers.values()
                for other in items
                if isinstance(other, Phrase) and other.entity is not None
            ]
            for item in filled:
                if isinstance(item, Phrase) and is_bare_count(item) and (role in COUNTED or counts_named(item, filled)):
                    continue  # `১৫ জন` is a quantity, nobody is named
                thing = self.finder.meant_by(item, draft.match, role) if isinstance(item, Phrase) else None
                if thing is not None and isinstance(item, Phrase):
                    meant = argument(thing, role, generic, self.tokens)
                    source = span_of(self.tokens, item.first, item.last)
                    done.append(meant.model_copy(update={"resolved_from": source}))
                    continue
                if generic == "theme" and isinstance(item, Phrase) and _only_points(item):
                    continue  # `এ নিয়ে আলোচনা`: talks about this
                for made in self._arguments(item, role, generic, named, draft.sources, beside):
                    if not any(other.span == made.span for other in done):
                        done.append(made)
            draft.arguments[role] = done
        if (quantity := total(draft.roles.counts)) is not None:
            draft.arguments["quantity"] = [of_quantity(quantity, self.tokens)]

    def _arguments(
        self,
        item: Filled,
        role: str,
        generic: GenericRole,
        named: Sequence[Entity],
        speakers: Sequence[Argument] = (),
        beside: Sequence[Entity] = (),
    ) -> list[Argument]:
        """Return the values of a filler; `speakers` is whom আমি stands for, `beside` who fills the other places."""
        tokens = self.tokens
        if not isinstance(item, Phrase):
            return [argument(item, role, generic, tokens)]
        if item.pronoun == "self" and item.case == "bare" and speakers:
            source = span_of(tokens, item.first, item.last)
            return [
                made.model_copy(update={"role": role, "generic": generic, "resolved_from": source}) for made in speakers
            ]
        if item.pronoun == "people" and item.case == "bare" and len(speakers) == 1 and _is_body(speakers[0]):
            source = span_of(tokens, item.first, item.last)  # `ইরান বলছে, তারা …`
            return [speakers[0].model_copy(update={"role": role, "generic": generic, "resolved_from": source})]
        officer = self.memory.officer
        if item.pronoun == "person" and officer is not None and not any(e.label == "PERSON" for e in named):
            source = span_of(tokens, item.first, item.last)
            return [argument(officer, role, generic, tokens, resolved_from=source)]
        if item.entity is None:
            start = tokens.starts[item.first] if item.first < len(tokens) else 0
            before = [entity for entity in named if entity.end <= start]
            topic = self._topic(item)
            if antecedents := resolve(item, self.memory, before, topic, beside):
                if len(antecedents) == 2:
                    self.memory.group = antecedents
                source = span_of(tokens, item.first, item.last)
                return [of_entity(entity, role, generic, resolved_from=source) for entity in antecedents]
        if generic == "place":
            return self._places(item, role)
        return [argument(item, role, generic, tokens)]

    def _officer(self, clauses: Sequence[Clause]) -> Phrase | None:
        """Return the last subject of a sentence that an office alone names (`জেলা প্রশাসক বলেন`), or None."""
        members, office = self.finder.members, self.rules.classes.get("office")
        phrases = [phrase for clause in clauses for phrase in clause.phrases()]
        if office is None or not any(p.stem in office.noun_set or p.stem.endswith(office.suffix) for p in phrases):
            return None  # most sentences
        found: Phrase | None = None
        for clause in clauses:
            acting = [p for p in clause.phrases() if members.may_act(p) and not (p.parenthetical or p.pronoun)]
            if clause.verb is not None and clause.verb.honorific:  # it honours a person, no state and no body
                acting = [p for p in acting if members.in_class(p, "person") or members.in_class(p, "office")]
            if acting:
                subject = acting[0]
                single = subject.entity is None and not (subject.plural or subject.quantity or subject.group)
                found = subject if single and members.in_class(subject, "office") else None
        return found

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
            if phrase.entity is not None and phrase.entity.label in ("GPE", "LOC", "FAC")
        ]
        if self.finder.members.unknown_place(item):
            named = part_of(self.tokens, item, item.core, item.head)
            return [*larger, argument(named, role, "place", self.tokens)]
        if item.entity is None and item.stem in syntax().place_nouns and (larger or role == "place"):
            return larger  # `শহরে`, `এলাকায়` name no place of their own
        return [*larger, argument(item, role, "place", self.tokens)]

    def _supply_subject(self, draft: Draft, clauses: Sequence[Clause]) -> None:
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
        own = clause_subject(match.clause) or self.finder.subject_of(match.clause)
        opens = match.verb is not None and match.verb.form == "participle" and match.construction == "finite"
        if opens and own is not None and own.first > match.first and self.finder.fits(own, match, role):
            draft.roles.fillers[role] = [*group_of(own), *partners]  # `চুক্তিতে সই করে মোদি ঢাকায় যান`
            return
        if draft.factuality.controlled and own is not None and self.finder.fits(own, match, role):
            draft.roles.fillers[role] = [*group_of(own), *partners]
            return
        if match.verb is None or match.construction != "finite" or own is not None:
            return
        subject = dropped_subject(match.clause, clauses, match.verb, self.finder.subject_of)
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

    # who says it

    def _cite(
        self,
        drafts: Sequence[Draft],
        reports: Sequence[Report],
        sentence: Sentence,
        named: Sequence[Entity],
    ) -> None:
        for draft in drafts:
            match = draft.match
            covering = reports_on(reports, match.clause.index, match.first)
            told = [] if _is_known(draft) else covering
            # whom a pronoun of the inner citation means is not always clear: then the outer one is all that is known
            sources = (self._sources(report, named) for report in told)
            draft.sources = next(filter(None, sources), list[Argument]())
            doubt = next((report.doubt for report in covering if report.doubt is not None), None)
            if doubt is not None:
                draft.factuality.weigh("possible", doubt)
            quoted = match.clause.quoted and (sentence.quote or (not reports and self._is_quotation(sentence)))
            if not covering and (quoted or (not reports and self._goes_on(sentence))):
                draft.sources = list(self.speaker)

    def _sources(self, report: Report, named: Sequence[Entity]) -> list[Argument]:
        if report.sources:
            found = [made for phrase in report.sources for made in self._source(phrase, named)]
            unclear = {self.tokens.starts[phrase.first] for phrase in report.sources if phrase.pronoun}
            return [made for made in found if made.span.start not in unclear or made.entity is not None]
        if report.cited:  # `প্রতিবেদনে বলা হয়েছে`: whom the sentence before cited
            return list(self.speaker)
        if report.dropped and self.memory.subject is not None:
            return [of_entity(self.memory.subject, "source", "agent")]
        return []

    def _source(self, phrase: Phrase, named: Sequence[Entity]) -> list[Argument]:
        """Return who a phrase names as a source; তিনি is whom the sentence before cited (`মুখপাত্র বলেন, … তিনি …`)."""
        if phrase.pronoun == "person" and len(self.speaker) == 1 and not _is_body(self.speaker[0]):
            source = span_of(self.tokens, phrase.first, phrase.last)
            return [self.speaker[0].model_copy(update={"resolved_from": source})]
        return self._arguments(phrase, "source", "agent", named)

    def _remember_speaker(self, reports: Sequence[Report], sentence: Sentence, named: Sequence[Entity]) -> None:
        if reports:
            self.speaker = self._sources(reports[-1], named)
            person = any(made.entity is not None and made.entity.label == "PERSON" for made in self.speaker)
            quoted = any(clause.quoted for clause in self.finder.clauses)
            self.narrated = sentence.end if person and reports[-1].opens and not quoted else None
        elif self._goes_on(sentence):
            self.narrated = sentence.end
        elif not sentence.quote:
            self.speaker, self.narrated = [], None

    def _goes_on(self, sentence: Sentence) -> bool:
        """Whether a sentence still tells what a person says: it takes up what was told (`X বলেন, … । এ ঘটনায় …`)."""
        if self.narrated is None or "\n" in self.tokens.text[self.narrated : sentence.start]:
            return False
        return self.tokens.forms[sentence.first].norm in _TAKES_UP

    def _is_quotation(self, sentence: Sentence) -> bool:
        """Whether a sentence is a quotation from end to end (`X বলেন, “…।” “…।”`): its speaker was named before."""
        marks = [form.norm for form in self.tokens.forms[sentence.first : sentence.last]]
        mark = marks[0]
        if mark not in ("'", '"'):
            return False
        return mark in marks[-2:] if mark in marks[1:] else True

    # the value

    def _event(self, draft: Draft, ids: dict[int, str]) -> Event:
        match, tokens, sentence = draft.match, self.tokens, draft.sentence
        klass = event_class(draft.event)
        order = list(self.index.generics[draft.event])
        arguments = [made for role in sorted(draft.arguments, key=order.index) for made in draft.arguments[role]]
        return klass(
            type=draft.event,
            trigger=span_of(tokens, match.first, match.last),
            arguments=tuple(arguments),
            time=draft.time,
            polarity=draft.factuality.polarity,
            modality=draft.factuality.modality,
            attribution=tuple(draft.sources),
            cues=tuple(dict.fromkeys(span_of(tokens, first, last) for first, last in draft.factuality.cues)),
            cause=None if draft.cause is None else ids.get(id(draft.cause)),
            sentence=Span(start=sentence.start, end=sentence.end, text=tokens.text[sentence.start : sentence.end]),
            rule=match.frame.id,
            id=ids[id(draft)],
        )


def _is_known(draft: Draft) -> bool:
    """Whether an event is one that all the world sees and is only named: no source tells that it took place."""
    match = draft.match
    return match.verb is None and match.construction == "noun" and draft.event in reporting().public


def subject_role(draft: Draft) -> str | None:
    """Return the role that the subject of the predicate fills, or None."""
    for role, fillers in draft.match.frame.roles.items():
        if any(filler.rel == "subject" for filler in fillers):
            return role
    return None


def _only_points(phrase: Phrase) -> bool:
    """Whether a phrase is one word that points at what was said: এ, ওই."""
    return phrase.last == phrase.first + 1 and phrase.stem in syntax().determiners


def _is_body(speaker: Argument) -> bool:
    """Whether a speaker is a state or a body, which speaks of itself as তারা."""
    return speaker.entity is not None and speaker.entity.label in ("GPE", "ORG")


def _as_phrase(entity: Entity, clause: Clause) -> Phrase:
    """Return a person named in an earlier sentence as the filler of a role."""
    at = clause.first
    return Phrase(at, at, at, at, entity.lemma, "bare", end=at, entity=entity)
