"""An event under construction."""

from __future__ import annotations

from dataclasses import dataclass, field

from bnevents.events.factuality import Factuality
from bnevents.events.fillers import Filled, Roles
from bnevents.events.matching import Match
from bnevents.events.phrases import Phrase
from bnevents.models import Argument, TimeExpression
from bnevents.text import Sentence


@dataclass(slots=True, eq=False)
class Draft:
    """A match with what was found out about it.

    Attributes:
        match: frame and trigger.
        roles: who fills its roles.
        sentence: the sentence that tells it.
        factuality: polarity and modality.
        time: its time, or None.
        sources: who is cited for it.
        cause: the draft that brought it about, or None.
        arguments: the finished arguments of each role.
    """

    match: Match
    roles: Roles
    sentence: Sentence
    factuality: Factuality = field(default_factory=Factuality)
    time: TimeExpression | None = None
    sources: list[Argument] = field(default_factory=list[Argument])
    cause: Draft | None = None
    arguments: dict[str, list[Argument]] = field(default_factory=dict[str, "list[Argument]"])

    @property
    def event(self) -> str:
        """The event type."""
        return self.match.event

    @property
    def verbal(self) -> bool:
        """Whether a verb, and not only a noun, tells it."""
        return self.match.verb is not None

    def filled(self, role: str) -> list[Filled]:
        """Return what fills a role."""
        return self.roles.fillers.get(role, [])

    def phrases(self, role: str) -> list[Phrase]:
        """Return the phrases that fill a role."""
        return [item for item in self.filled(role) if isinstance(item, Phrase)]
