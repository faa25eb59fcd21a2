"""The conditions of frames as the matcher reads them: plain values, those on fillers apart from the others."""

from __future__ import annotations

from dataclasses import dataclass

from bnevents.rules.schema import Condition, Frame


@dataclass(frozen=True, slots=True, eq=False)
class Check:
    """A condition; the fields are those of `Condition`.

    Attributes:
        forbids: whether it must not hold.
        asks: whether it asks for a phrase of some kind.
        failure: what to say where it fails.
    """

    construction: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    word: frozenset[str]
    head: frozenset[str]
    case: frozenset[str]
    postposition: frozenset[str]
    label: frozenset[str]
    is_: tuple[str, ...]
    role: str | None
    told: frozenset[str]
    forbids: bool
    asks: bool
    failure: str


@dataclass(frozen=True, slots=True, eq=False)
class Checks:
    """The conditions of a frame in the order in which they are tested.

    Attributes:
        surroundings: those that need no fillers.
        fillers: those on what fills a role.
    """

    surroundings: tuple[Check, ...]
    fillers: tuple[Check, ...]


def checks(frame: Frame) -> Checks:
    """Return the conditions of a frame."""
    found = (
        *(_check(each, forbids=False) for each in frame.when),
        *(_check(each, forbids=True) for each in frame.unless),
    )
    return Checks(
        surroundings=tuple(check for check in found if check.role is None),
        fillers=tuple(check for check in found if check.role is not None),
    )


def _check(condition: Condition, *, forbids: bool) -> Check:
    said = f"unless: {condition.said}` holds" if forbids else f"when: {condition.said}` does not hold"
    return Check(
        construction=frozenset(condition.construction),
        before=frozenset(condition.before),
        after=frozenset(condition.after),
        word=frozenset(condition.word),
        head=frozenset(condition.head),
        case=frozenset(condition.case),
        postposition=frozenset(condition.postposition),
        label=frozenset(condition.label),
        is_=condition.is_,
        role=condition.role,
        told=frozenset(condition.told),
        forbids=forbids,
        asks=any((condition.head, condition.case, condition.postposition, condition.is_, condition.label)),
        failure=f"the condition `{said}",
    )
