"""Whom a document cites from sentence to sentence, and for which of its events."""

from __future__ import annotations

from collections.abc import Sequence

from bnevents.events.arguments import of_entity, span_of
from bnevents.events.attribution import Report, reports_on
from bnevents.events.clauses import reporting
from bnevents.events.drafts import Draft
from bnevents.events.lexicon import syntax
from bnevents.events.phrases import Phrase
from bnevents.events.resolution import Resolver, is_body
from bnevents.models import Argument
from bnevents.text import Sentence, Tokens


class Speakers:
    """Follows who is cited through the sentences of one document.

    Args:
        tokens: tokens of the document.
    """

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.speaker: list[Argument] = []
        self.narrated: int | None = None  # where the last sentence ends that a person goes on to tell

    def cite(self, drafts: Sequence[Draft], reports: Sequence[Report], sentence: Sentence, resolver: Resolver) -> None:
        """Set the sources of a sentence's drafts, and make possible what a report leaves open."""
        for draft in drafts:
            match = draft.match
            covering = reports_on(reports, match.clause.index, match.first)
            if match.verb is not None and match.verb is match.clause.verb:  # `উদ্বেগের কথা জানিয়েছেন` says itself
                covering = [report for report in covering if report.clause != match.clause.index]
            if match.clause.resumed_by is not None:  # `করিম, যিনি ঢাকায় গেছেন, বলেছেন …`: who he is, he does not say
                covering = [report for report in covering if report.clause != match.clause.resumed_by]
            told = [] if _is_known(draft) else covering
            # whom a pronoun of the inner citation means is not always clear: then the outer one is all that is known
            sources = (self._sources(report, resolver) for report in told)
            draft.sources = next(filter(None, sources), list[Argument]())
            doubt = next((report.doubt for report in covering if report.doubt is not None), None)
            if doubt is not None:
                draft.factuality.weigh("possible", doubt)
            quoted = match.clause.quoted and (sentence.quote or (not reports and self._is_quotation(sentence)))
            if not draft.sources and (quoted or (not reports and self._goes_on(sentence))):
                draft.sources = list(self.speaker)

    def _sources(self, report: Report, resolver: Resolver) -> list[Argument]:
        if report.sources:
            found = [made for phrase in report.sources for made in self._source(phrase, resolver)]
            unclear = {self.tokens.starts[phrase.first] for phrase in report.sources if phrase.pronoun}
            return [made for made in found if made.span.start not in unclear or made.entity is not None]
        if report.cited:  # `প্রতিবেদনে বলা হয়েছে`: whom the sentence before cited
            return list(self.speaker)
        if report.dropped and resolver.memory.subject is not None:
            return [of_entity(resolver.memory.subject, "source", "agent")]
        return []

    def _source(self, phrase: Phrase, resolver: Resolver) -> list[Argument]:
        """Return who a phrase names as a source; তিনি is whom the sentence before cited (`মুখপাত্র বলেন, … তিনি …`)."""
        if phrase.pronoun == "person" and len(self.speaker) == 1 and not is_body(self.speaker[0]):
            source = span_of(self.tokens, phrase.first, phrase.last)
            return [self.speaker[0].model_copy(update={"resolved_from": source})]
        return resolver.arguments(phrase, "source", "agent")

    def remember(self, reports: Sequence[Report], sentence: Sentence, resolver: Resolver) -> None:
        """Take in who was cited, after a sentence's events were read."""
        clauses = resolver.finder.clauses
        outside = [report for report in reports if report.clause < 0 or not clauses[report.clause].quoted]
        told = outside or ([] if sentence.quote else reports)  # what a quotation reports in turn does not end it
        if told:
            self.speaker = self._sources(told[-1], resolver)
            person = any(made.entity is not None and made.entity.label == "PERSON" for made in self.speaker)
            quoted = any(clause.quoted for clause in clauses)
            self.narrated = sentence.end if person and told[-1].opens and not quoted else None
        elif sentence.quote:
            self.narrated = None
        elif self._goes_on(sentence):
            self.narrated = sentence.end
        else:
            self.speaker, self.narrated = [], None

    def _goes_on(self, sentence: Sentence) -> bool:
        """Whether a sentence still tells what a person says.

        It speaks of me or us, or takes up what was told (`X বলেন, … । এ ঘটনায় …`).
        """
        forms = self.tokens.forms[sentence.first : sentence.last]
        if self.speaker and any(syntax().pronouns.get(form.norm, ("", ""))[0] == "self" for form in forms):
            return True
        if self.narrated is None or "\n" in self.tokens.text[self.narrated : sentence.start]:
            return False
        return self.tokens.forms[sentence.first].norm in syntax().taking_up

    def _is_quotation(self, sentence: Sentence) -> bool:
        """Whether a sentence is a quotation from end to end (`X বলেন, “…।” “…।”`): its speaker was named before."""
        marks = [form.norm for form in self.tokens.forms[sentence.first : sentence.last]]
        mark = marks[0]
        if mark not in ("'", '"'):
            return False
        return mark in marks[-2:] if mark in marks[1:] else True


def _is_known(draft: Draft) -> bool:
    """Whether an event is one that all the world sees and is only named: no source tells that it took place."""
    match = draft.match
    return match.verb is None and match.construction == "noun" and draft.event in reporting().public
