"""The ways to fill the roles of a frame, worked out once for each construction in which its predicate stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from bnevents.events.lexicon import syntax
from bnevents.models import GenericRole
from bnevents.rules import RuleSet
from bnevents.rules.schema import Case, Construction, Filler, Frame, Relation

_CASES: frozenset[str] = frozenset(get_args(Case))
_PLACES = frozenset(("head", "compound"))


@dataclass(frozen=True, slots=True, eq=False)
class Way:
    """One way to fill a role.

    Attributes:
        filler: what the rule asks for.
        rel, of: relation to the predicate, or role inside whose filler it stands; see `Filler`.
        marks: the cases and postpositions that the phrase may have.
        head: whether the noun that a participle modifies is tried first.
        partner: whether it names one with whom something is done.
        common: whether it is a way in which every event may have its place.
    """

    filler: Filler
    rel: Relation | None
    of: str | None
    marks: frozenset[str]
    head: bool
    partner: bool
    common: bool


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """A role of a frame.

    Attributes:
        role: its name.
        ways: the ways to fill it, in order.
        adds: whether what all ways find adds up, as it does for places.
        required: whether the frame does not match without it.
    """

    role: str
    ways: tuple[Way, ...]
    adds: bool
    required: bool


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """What a frame looks for.

    Attributes:
        own: the roles that the frame names, in the order in which they are filled.
        common: the roles that every event has besides.
    """

    own: tuple[Slot, ...]
    common: tuple[Slot, ...]


def plan(
    frame: Frame, rules: RuleSet, generics: Mapping[str, GenericRole], construction: Construction, *, must: bool
) -> Plan:
    """Return what a frame looks for while its predicate stands in a construction.

    Args:
        frame: the frame.
        rules: its rule set.
        generics: the roles of its event type, each with its generic role.
        construction: how the predicate stands.
        must: whether it tells what somebody must do.
    """

    def slot(role: str, fillers: tuple[Filler, ...], *, adds: bool) -> Slot:
        ways = tuple(_way(filler, rules, construction, must) for filler in fillers)
        return Slot(role, ways, adds, any(filler.required for filler in fillers))

    own = {name: frame.roles.get(name, ()) for name in rules.common}
    # a frame that says where for itself has no common place; other ways of its own join the common ones
    told = {name for name, fillers in own.items() if any("locative" in filler.case for filler in fillers)}
    return Plan(
        own=tuple(
            slot(role, fillers, adds=generics[role] == "place")
            for role, fillers in sorted(frame.roles.items(), key=_order)
        ),
        common=tuple(
            slot(role, (*own[role], *fillers), adds=True) for role, fillers in rules.common.items() if role not in told
        ),
    )


def _order(role: tuple[str, tuple[Filler, ...]]) -> int:
    """Fill the subject first, since its case is the least telling, and what is governed last: it is what is left."""
    ways = role[1]
    if any(filler.rel == "content" for filler in ways):
        return 2
    return int(ways[0].rel != "subject")


def _way(filler: Filler, rules: RuleSet, construction: Construction, must: bool) -> Way:
    marks, head = _shape(filler, rules, construction, must)
    return Way(
        filler=filler,
        rel=filler.rel,
        of=filler.of,
        marks=marks,
        head=head,
        partner=not syntax().comitative.isdisjoint(filler.postposition),
        common=filler in rules.common.get("place", ()),
    )


def _shape(filler: Filler, rules: RuleSet, construction: Construction, must: bool) -> tuple[frozenset[str], bool]:
    """Return the cases and postpositions that a filler may have, and whether it may be the noun after a participle."""
    if filler.rel not in ("subject", "object") or filler.postposition:
        return frozenset((*filler.case, *filler.postposition)), False
    usual = frozenset(rules.relations.get(filler.rel, {}).get(construction, ()))
    marks = usual - _PLACES
    if filler.case:
        marks = marks - _CASES | set(filler.case)
    elif filler.rel == "subject" and must:
        marks |= {"accusative", "genitive"}
    return marks, "head" in usual
