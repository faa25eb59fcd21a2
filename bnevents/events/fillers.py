"""What fills the roles of a match."""

from __future__ import annotations

from collections.abc import Sequence
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

    def keep(self, role: str, items: Sequence[Filled]) -> None:
        """Leave some of the fillers of a role; without any the role is empty again."""
        if items:
            self.fillers[role] = list(items)
        else:
            self.fillers.pop(role, None)
