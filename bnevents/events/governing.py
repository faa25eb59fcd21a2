"""What an event does to the event in its content: an accusation makes it possible, a demand requested."""

from __future__ import annotations

from collections.abc import Sequence

from bnevents.events.drafts import Draft
from bnevents.events.fillers import Content
from bnevents.events.lexicon import syntax
from bnevents.events.phrases import Phrase
from bnevents.models import Argument, event_class


def govern(drafts: Sequence[Draft]) -> None:
    """Change factuality, attribution and agent of the drafts that stand in what another one governs."""
    for governor in drafts:
        effect = governor.match.frame.governs
        if effect is None:
            continue
        for draft in drafts:
            if draft is governor or presupposed(draft) or not _inside(draft, governor):
                continue
            cue = (governor.match.first, governor.match.last)
            if effect.modality is not None:
                draft.factuality.weigh(effect.modality, cue)
            if effect.polarity == "negated":
                draft.factuality.negate(cue)
            if effect.attributed and not draft.sources:
                draft.sources = list(_of(governor, "agent"))
            if effect.agent is not None:
                _lend_agent(draft, governor, effect.agent)


def presupposed(draft: Draft) -> bool:
    """Whether an event is told on the way: a participle before a noun (`সই করা চুক্তি`), or an occasion (`বৈঠকের পর`)."""
    match = draft.match
    if match.construction == "participle":
        return True
    anchor = match.verb or match.phrase
    return anchor is not None and anchor.postposition in syntax().occasion_postpositions


def _inside(draft: Draft, governor: Draft) -> bool:
    """Whether a trigger stands in what fills a role of the governor, or right before it as a genitive."""
    if draft.match.first >= governor.match.first and draft.match.clause is governor.match.clause:
        return False
    for items in governor.roles.fillers.values():
        for item in items:
            if isinstance(item, Content) and item.first <= draft.match.first < item.last:
                return True
            if isinstance(item, Phrase) and item.first <= draft.match.first < item.last and item is draft.match.phrase:
                return True
            if isinstance(item, Phrase) and _belongs(draft, item):
                return True
    clause = draft.match.clause
    if clause.index == governor.match.clause.index + 1 and (
        "যে" in clause.openers
        or governor.match.clause.claim is not None
        or (clause.quoted and governor.match.clause.reporting)
    ):
        return True
    return (
        draft.match.phrase is not None
        and draft.match.phrase.case == "genitive"
        and not draft.match.phrase.postposition
        and clause is governor.match.clause
        and draft.match.phrase.end == governor.match.first
    )


def _belongs(draft: Draft, noun: Phrase) -> bool:
    """Whether a trigger stands right before a noun, in the genitive (`হামলার কথা`, `হামলা চালানোর কথা`)."""
    verb, phrase = draft.match.verb, draft.match.phrase
    anchor = verb if verb is not None and verb.form == "verbal_noun" else phrase if verb is None else None
    return anchor is not None and anchor.case == "genitive" and not anchor.postposition and anchor.end == noun.first


def _of(draft: Draft, generic: str) -> list[Argument]:
    roles = event_class(draft.event).roles()
    return [made for role, found in draft.arguments.items() if roles[role] == generic for made in found]


def _lend_agent(draft: Draft, governor: Draft, generic: str) -> None:
    roles = event_class(draft.event).roles()
    own = next((role for role, kind in roles.items() if kind == "agent"), None)
    if own is None or draft.arguments.get(own):
        return
    draft.arguments[own] = [
        made.model_copy(update={"role": own, "generic": "agent"}) for made in _of(governor, generic)
    ]
