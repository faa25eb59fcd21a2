"""What events of one sentence have in common: the cause of dead and injured, and roles that they share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bnevents.events.arguments import is_bare_count
from bnevents.events.clauses import Clause
from bnevents.events.drafts import Draft
from bnevents.events.fillers import Filled
from bnevents.events.phrases import Phrase, is_named_place
from bnevents.models import GenericRole


def link_causes(drafts: Sequence[Draft], generics: Mapping[str, Mapping[str, GenericRole]]) -> None:
    """Set the cause of each draft whose frame names types that bring it about, and lend it the cause's fillers.

    Args:
        drafts: the drafts of a sentence.
        generics: event type -> role -> generic role.
    """
    for draft in drafts:
        frame = draft.match.frame
        if not frame.caused_by:
            continue
        candidates = [
            other
            for other in drafts
            if other is not draft
            and other.event in frame.caused_by
            and other.cause is not draft
            and _near(other, draft)
        ]
        if not candidates:
            continue
        draft.cause = min(candidates, key=lambda other: _distance(other, draft))
        for own, lent in frame.lends.items():
            if _is_victim(draft, draft.cause, lent):
                draft.roles.fillers["victims"] = draft.cause.roles.fillers.pop(lent)
            elif draft.cause.filled(lent) and not draft.filled(own):
                draft.roles.fillers[own] = list(draft.cause.filled(lent))
    for draft in drafts:
        if draft.cause is not None:
            _leave_thing(draft, draft.cause, generics)
            _share_place(draft, draft.cause)
            if draft.match.frame.lends:
                _share_victims(draft, draft.cause, generics)


def share_fillers(drafts: Sequence[Draft]) -> None:
    """Fill the empty roles of drafts from those of others in their clause, as their frames ask.

    In `হত্যা মামলায় রহিমকে গ্রেপ্তার করা হয়` who is arrested is the accused of the case.

    Args:
        drafts: the drafts of a sentence.
    """
    for draft in drafts:
        for own, shared in draft.match.frame.shares.items():
            if draft.filled(own):
                continue
            others = [other for other in drafts if other.match.clause is draft.match.clause and other.event in shared]
            filled = [other for other in others if other is not draft and other.filled(shared[other.event])]
            if filled:
                nearest = min(filled, key=lambda other: _distance(other, draft))
                draft.roles.fillers[own] = list(nearest.filled(shared[nearest.event]))


def inherit_place(drafts: Sequence[Draft], clauses: Sequence[Clause]) -> None:
    """Give the events after a colon the place that stands before it (`ঢাকা কারাগার: সংঘর্ষে আহত ১০`)."""
    for draft in drafts:
        clause = draft.match.clause
        if not clause.index or ":" not in clause.openers or draft.filled("place"):
            continue
        before = clauses[clause.index - 1]
        places = [p for p in before.phrases() if is_named_place(p)]
        standing = [p for p in places if not p.postposition and p.case in ("bare", "locative")]
        told = [other for other in drafts if other.match.clause is before]
        if before.verb is None and standing and (not told or draft.cause in told):
            draft.roles.fillers["place"] = list(standing)


def _is_victim(effect: Draft, cause: Draft, role: str) -> bool:
    """Whether the one named person before an attack is who died of it (`রহিমের গুলিতে নিহত হওয়ার ঘটনায়`)."""
    verb = effect.match.verb
    if (
        verb is None
        or verb.form != "verbal_noun"
        or "victims" not in effect.match.frame.roles
        or effect.filled("victims")
    ):
        return False
    found = cause.phrases(role)
    return len(found) == 1 and found[0].entity is not None and found[0].entity.label == "PERSON"


def _near(cause: Draft, effect: Draft) -> bool:
    """Whether the cause stands in the clause of the effect before it, or in the clause right before."""
    there, here = cause.match.clause, effect.match.clause
    if there is here:
        return cause.match.first < effect.match.first or here.verb is None
    return there.index + 1 == here.index and not there.reporting


def _distance(cause: Draft, effect: Draft) -> tuple[bool, int]:
    return cause.match.first > effect.match.first, abs(effect.match.first - cause.match.first)


def _share_victims(effect: Draft, cause: Draft, generics: Mapping[str, Mapping[str, GenericRole]]) -> None:
    """Make the named victims the target of an attack by people (`সমর্থকদের হামলায় দুই কর্মী আহত হন`).

    What a state attacks, or what is attacked somewhere, is a place.
    """
    target = next((role for role, generic in generics[cause.event].items() if generic == "patient"), None)
    agents = (role for role, generic in generics[cause.event].items() if generic == "agent")
    acted = any(cause.filled(role) for role in agents)
    # `খুলনায় দুর্বৃত্তদের হামলায়`: where people attack is not whom they attack
    only_where = acted and target is not None and cause.filled(target) == cause.filled("place")
    if target is None or (cause.filled(target) and not only_where):
        return
    aimed = any("@state" in way.is_ for way in cause.match.frame.roles.get(target, ()))
    if aimed and cause.filled("place") and not only_where:
        return
    by_state = any(
        phrase.entity is not None and phrase.entity.label in ("GPE", "NORP")
        for role, generic in generics[cause.event].items()
        if generic == "agent"
        for phrase in cause.phrases(role)
    )
    if by_state and not cause.filled(target):
        struck = (p for p in cause.phrases("place") if p.entity is not None and p.entity.label == "GPE")
        if places := list[Filled](struck):  # `ইউক্রেনের হামলায় মস্কোতে একজন নিহত হন`
            cause.roles.fillers[target] = places
    victims = [
        phrase
        for role, generic in generics[effect.event].items()
        if generic == "patient"
        for phrase in effect.phrases(role)
        if not is_bare_count(phrase) and not phrase.pronoun and not phrase.stem.endswith("জন")
    ]
    if victims and not by_state:
        cause.roles.fillers[target] = list(victims)


def _leave_thing(effect: Draft, cause: Draft, generics: Mapping[str, Mapping[str, GenericRole]]) -> None:
    """Take with what it happened out of where people died (`ট্রেনে কাটা পড়ে বৃদ্ধের মৃত্যু`)."""
    roles = generics[cause.event]
    things = {id(item) for role, found in cause.roles.fillers.items() if roles.get(role) == "theme" for item in found}
    if things and effect.filled("place"):
        effect.roles.keep("place", [item for item in effect.filled("place") if id(item) not in things])


def _share_place(effect: Draft, cause: Draft) -> None:
    """Give either the place that only the other has: they happened together."""
    here, there = effect.match.clause, cause.match.clause
    together = here is there or (":" in here.openers and there.index + 1 == here.index)  # `বন্যা: ফেনীতে নিহত ১৭`
    for one, other in ((effect, cause), (cause, effect)):
        if (together or one is effect) and not one.filled("place"):
            places = [item for item in other.filled("place") if isinstance(item, Phrase)]
            if places:
                one.roles.fillers["place"] = list(places)
