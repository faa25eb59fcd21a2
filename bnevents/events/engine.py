"""From the sentences of a document to its events."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import TypeVar

from bnevents.events.arguments import span_of
from bnevents.events.attribution import find_reports
from bnevents.events.causes import inherit_place, link_causes, share_fillers
from bnevents.events.clauses import Clause, split_clauses
from bnevents.events.drafts import Draft
from bnevents.events.factuality import judge
from bnevents.events.gapping import share_verbs
from bnevents.events.governing import credit, govern, part
from bnevents.events.index import TriggerIndex, trigger_index
from bnevents.events.listings import weigh_listed
from bnevents.events.matching import Trace, find_matches
from bnevents.events.parsing import parse
from bnevents.events.phrases import Mark, Phrase, VerbGroup
from bnevents.events.precedence import choose
from bnevents.events.references import Memory
from bnevents.events.resolution import Resolver
from bnevents.events.roles import RoleFinder
from bnevents.events.speakers import Speakers
from bnevents.events.timing import assign_times
from bnevents.models import Entity, Event, Span, TimeExpression, event_class
from bnevents.rules import RuleSet
from bnevents.text import Sentence, Tokens

Moment = dt.date | dt.datetime
T = TypeVar("T")
_FAR = 400  # tokens: so far on an event is still what the article is about


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
        self.speakers = Speakers(tokens)
        self.told: dict[str, int] = {}  # type of an event -> the last token at which one was told

    def read(self, sentence: Sentence, *, headline: bool, count: int) -> list[Event]:
        """Return the events of a sentence; `count` is how many the document has so far."""
        forms = self.tokens.forms
        triggered = any(map(self.index.candidates, forms[sentence.first : sentence.last]))
        named = self._within(self.entities, self.entity_starts, sentence)
        if not triggered and not named:
            return []
        clauses, times = self.clauses(sentence)
        told = {event for event, last in self.told.items() if sentence.first - last < _FAR}
        finder = RoleFinder(self.tokens, clauses, self.index, self.memory.things, told)
        resolver = Resolver(finder, self.index, self.memory, named)
        drafts = self._drafts(finder, sentence, headline) if triggered else []
        reports = find_reports(clauses, finder)
        if drafts:
            assign_times(drafts, clauses, times, self.tokens, sentence, self.published)
            self.speakers.cite(drafts, reports, sentence, resolver)
            part(drafts, self.index.generics)
            for draft in drafts:
                resolver.fill(draft)
            govern(drafts, self.index.generics)
            credit(drafts, self.index.generics)
        self.speakers.remember(reports, sentence, resolver)
        if headline:  # it is about nobody yet
            self.memory.remember([], named)
        else:
            self.memory.remember(clauses, named, resolver.officer(), resolver.crowd())
        happened = (draft for draft in drafts if draft.factuality.happened)
        self.told |= {draft.event: draft.match.last for draft in happened}
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

    def _drafts(self, finder: RoleFinder, sentence: Sentence, headline: bool) -> list[Draft]:
        """Return the events of a sentence with their fillers, before references are resolved."""
        found: list[Draft] = []
        for match in find_matches(self.tokens, finder.clauses, self.index, headline=headline, trace=self.trace):
            roles = finder.fill(match)
            if isinstance(roles, str):
                if self.trace is not None:
                    self.trace.note(match.frame.id, match.first, match.last, roles)
                continue
            found.append(Draft(match, roles, sentence))
        drafts = choose(found, self.trace)
        if self.trace is not None:
            for draft in drafts:
                self.trace.note(draft.match.frame.id, draft.match.first, draft.match.last, None)
        share_verbs(drafts)
        link_causes(drafts, self.index.generics)
        share_fillers(drafts)
        inherit_place(drafts, finder.clauses)
        for draft in drafts:
            draft.factuality = judge(draft.match, self.tokens)
        weigh_listed(drafts, finder.clauses)
        claims = {draft.factuality.claim for draft in drafts}
        return [draft for draft in drafts if draft.match.noun_first not in claims]  # to say so is no demand

    def _event(self, draft: Draft, ids: dict[int, str]) -> Event:
        match, tokens, sentence = draft.match, self.tokens, draft.sentence
        klass = event_class(draft.event)
        arguments = [made for role in self.index.generics[draft.event] for made in draft.arguments.get(role, ())]
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
