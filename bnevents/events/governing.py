"""What an event does to the event in its content: an accusation makes it possible, a demand requested."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bnevents.events.coordination import effective_case, group_of
from bnevents.events.drafts import Draft
from bnevents.events.fillers import Content, Filled
from bnevents.events.lexicon import syntax
from bnevents.events.phrases import Phrase, VerbGroup
from bnevents.models import Argument, GenericRole

Generics = Mapping[str, Mapping[str, GenericRole]]  # event type -> role -> generic role

_REASONS = frozenset(("জন্য", "কারণে"))


def govern(drafts: Sequence[Draft], generics: Generics) -> None:
    """Change factuality, attribution and agent of the drafts that stand in what another one governs."""
    for governor in drafts:
        effect = governor.match.frame.governs
        if effect is None:
            continue
        for draft in drafts:
            if draft is governor or _stands_apart(draft, governor) or not _inside(draft, governor):
                continue
            cue = (governor.match.first, governor.match.last)
            if effect.modality is not None:
                draft.factuality.weigh(effect.modality, cue)
            if effect.polarity == "negated" and governor.factuality.polarity == "affirmed":  # no `অস্বীকার করেনি`
                draft.factuality.negate(cue)
            if effect.attributed and not draft.sources:
                draft.sources = list(_of(governor, "agent", generics))
            if effect.agent is not None:
                _lend_agent(draft, governor, effect.agent, generics)


def credit(drafts: Sequence[Draft], generics: Generics) -> None:
    """Give a deed for which somebody is praised or blamed to that person (`সই করার জন্য নেপালকে ধন্যবাদ দেন মোদি`)."""
    for praise in drafts:
        credited = _of(praise, "patient", generics) if praise.event in syntax().credited else []
        for deed in drafts if credited else ():
            verb, before = deed.match.verb, deed.match.first < praise.match.first
            if verb is None or verb.postposition not in _REASONS or deed.match.clause is not praise.match.clause:
                continue
            own = next((role for role, kind in generics[deed.event].items() if kind == "agent"), None)
            if before and own is not None:
                deed.arguments[own] = [m.model_copy(update={"role": own, "generic": "agent"}) for m in credited]


def part(drafts: Sequence[Draft], generics: Generics) -> None:
    """Take out of what a predicate governs what stands beside it: who is addressed, and who asks it of another.

    `ইরানের বিরুদ্ধে হামলা চালানোর অভিযোগ করেছে ইরাক`: neither is Iran the target, nor Iraq the attacker.
    """
    for governor in drafts:
        effect = governor.match.frame.governs
        if effect is None:
            continue
        roles = generics[governor.event]
        addressed: set[int] = set()
        asking: set[int] = set()
        for role, items in governor.roles.fillers.items():
            phrases = [item for item in items if isinstance(item, Phrase)]
            addressed |= {p.first for p in phrases if effective_case(p) == "accusative" or p.postposition}
            if effect.agent == "patient" and roles[role] == "agent":
                asking |= {phrase.first for phrase in phrases}
        for draft in drafts:
            if draft is not governor and not _stands_apart(draft, governor) and _inside(draft, governor):
                # who calls for a meeting takes part in it: only what a verb tells is for another to do
                outside = addressed if draft.match.verb is None else addressed | asking
                objects = _leave_out(draft, outside, generics[draft.event])
                if effect.agent == "patient" and objects:
                    _unaddress(governor, objects, roles)


def _unaddress(governor: Draft, objects: set[int], roles: Mapping[str, GenericRole]) -> None:
    """Take whom a demanded deed befalls out of those whom the demand is put to (`রহিমকে অপসারণের দাবি জানানো হয়`)."""
    for role, items in list(governor.roles.fillers.items()):
        if roles.get(role) == "patient":
            governor.roles.keep(role, [item for item in items if item.first not in objects])


def _leave_out(draft: Draft, outside: set[int], roles: Mapping[str, GenericRole]) -> set[int]:
    """Remove the phrases that begin at some tokens; an object in its case stays, the only one that there is.

    Returns:
        The first tokens of the objects that stay.
    """
    stay: set[int] = set()
    for role, items in list(draft.roles.fillers.items()):
        kept: list[Filled] = [item for item in items if not isinstance(item, Phrase) or item.first not in outside]
        if not kept and roles.get(role) == "patient":
            match = draft.match  # `রহিমকে হত্যার হুমকি`
            objects = (item for item in items if isinstance(item, Phrase) and effective_case(item) == "accusative")
            own = match.first if match.phrase is None else match.phrase.first
            start = min(own, match.first)  # `নেপালকে খাদ্য সহায়তার প্রতিশ্রুতি`
            found = [p for p in objects if match.construction != "noun" or group_of(p)[-1].end == start]
            kept = [member for p in found[:1] for member in group_of(p)]
            stay |= {p.first for p in found}
        draft.roles.keep(role, kept)
    return stay


def presupposed(draft: Draft) -> bool:
    """Whether an event is told on the way: a participle before a noun (`সই করা চুক্তি`), or an occasion (`বৈঠকের পর`)."""
    match = draft.match
    if match.construction == "participle":
        return True
    if match.verb is None and match.case == "locative" and match.phrase is not None and not match.phrase.postposition:
        return True  # `মানববন্ধনে বিচারের দাবি জানানো হয়`: where it is demanded
    anchor = match.verb or match.phrase
    return anchor is not None and anchor.postposition in syntax().occasion_postpositions


def _stands_apart(draft: Draft, governor: Draft) -> bool:
    """Whether an event is told on the way to what governs, and is not its ground (`হামলা চালানোর জন্য অভিযুক্ত করেছে`)."""
    anchor = _anchor(draft)
    ground = anchor is not None and anchor.postposition in _REASONS and anchor.end == governor.match.first
    return presupposed(draft) and not ground


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
    anchor = _anchor(draft)
    return (
        anchor is not None
        and anchor.case == "genitive"
        and not anchor.postposition
        and clause is governor.match.clause
        and anchor.end == governor.match.first
    )


def _belongs(draft: Draft, noun: Phrase) -> bool:
    """Whether a trigger stands right before a noun, in the genitive (`হামলার কথা`, `হামলা চালানোর কথা`)."""
    anchor = _anchor(draft)
    return anchor is not None and anchor.case == "genitive" and not anchor.postposition and anchor.end == noun.first


def _anchor(draft: Draft) -> VerbGroup | Phrase | None:
    """Return the verbal noun or the event noun that bears the case of a predicate, or None where it bears none."""
    verb = draft.match.verb
    return draft.match.phrase if verb is None else verb if verb.form == "verbal_noun" else None


def _of(draft: Draft, generic: str, generics: Generics) -> list[Argument]:
    roles = generics[draft.event]
    return [made for role, found in draft.arguments.items() if roles[role] == generic for made in found]


def _lend_agent(draft: Draft, governor: Draft, generic: str, generics: Generics) -> None:
    roles = generics[draft.event]
    own = next((role for role, kind in roles.items() if kind == "agent"), None)
    if own is None or draft.arguments.get(own):
        return
    suffers = {made.span.start for found in draft.arguments.values() for made in found}
    draft.arguments[own] = [
        made.model_copy(update={"role": own, "generic": "agent"})
        for made in _of(governor, generic, generics)
        if made.span.start not in suffers
    ]
