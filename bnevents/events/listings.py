"""Lists of demands, charges or terms: what stands behind `দাবির মধ্যে রয়েছে` is demanded, and not told as done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bnevents.events import factuality
from bnevents.events.clauses import Clause
from bnevents.events.drafts import Draft
from bnevents.events.lexicon import syntax
from bnevents.events.phrases import Phrase, VerbGroup

_AMONG, _BE = "মধ্যে", "হওয়া"


def weigh_listed(drafts: Sequence[Draft], clauses: Sequence[Clause]) -> None:
    """Give the events of a list the modality of what it lists (`দাবিগুলো হলো মন্ত্রীর পদত্যাগ ও মামলা প্রত্যাহার`).

    Args:
        drafts: the events of a sentence, judged by their own clauses.
        clauses: its clauses.
    """
    for effect, noun, verb in _openings(clauses):
        for draft in drafts:
            if draft.match.first >= verb.last and draft.match.construction != "participle":
                factuality.apply_effect(draft.factuality, effect, (noun.head, noun.head + 1))


def _openings(clauses: Sequence[Clause]) -> Iterator[tuple[str, Phrase, VerbGroup]]:
    """Yield what a list does to its items, its noun and the verb behind which it begins."""
    table = factuality.cues()
    for clause in clauses:
        for noun in clause.phrases():
            verb = next((v for v in clause.items if isinstance(v, VerbGroup) and v.first >= noun.last), None)
            if noun.stem not in table.listing or verb is None or not verb.finite or verb.negated:
                continue
            among = noun.postposition == _AMONG and verb.lexeme in syntax().existence
            named = noun.plural and noun.case == "bare" and verb.lexeme == _BE and verb.first == noun.end
            if among or named:
                yield table.governors[noun.stem], noun, verb
