"""What fills the roles of a match."""

from __future__ import annotations

from dataclasses import dataclass, field

from bnevents.events.phrases import Phrase


@dataclass(slots=True, eq=False)
class Content:
    """A clause-like filler: tokens `[first, last)` that the predicate governs."""

    first: int
    last: int


Filled = Phrase | Content


@dataclass(slots=True, eq=False)
class Roles:
    """The fillers of a match by role, and the phrases that say how many."""

    fillers: dict[str, list[Filled]] = field(default_factory=dict[str, "list[Filled]"])
    counts: list[Phrase] = field(default_factory=list[Phrase])
