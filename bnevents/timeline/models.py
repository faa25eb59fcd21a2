"""The values of a timeline: events over articles, with everything that each article says of them."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from bnevents.models import GENERIC_ROLES, GenericRole, Modality, Moment, Polarity, Span, Text, Value

ConflictField = Literal["time", "place", "quantity", "polarity", "modality"]
TimeSource = Literal["text", "inferred", "report"]


class Mention(Value):
    """One event of one article: the evidence of a timeline event.

    Attributes:
        document: the article's `source`, or `sha256:…` of its text where it has none.
        published: when the article was published, or None.
        event_id: id of the event in its extraction.
        type, polarity, modality: as extracted.
        trigger: the words that name it, with offsets into the article's text.
        sentence: the sentence that tells it.
        time: ISO value of its own time expression, or None.
        quantity: its number, or None.
        attribution: who is cited for it.
    """

    document: Text
    published: Moment | None = None
    event_id: str = ""
    type: str
    trigger: Span
    sentence: Span
    time: str | None = None
    quantity: int | float | None = None
    polarity: Polarity = "affirmed"
    modality: Modality = "actual"
    attribution: tuple[Text, ...] = ()


class Participant(Value):
    """Who or what fills a role of a timeline event, over all its mentions.

    Attributes:
        role: generic role: agent, patient, theme or place.
        id: `ISO:…`, `geonames:…` or `Q…`, or None where no source says so.
        name: English name, or None.
        lemma: its longest Bengali name among the mentions, without case ending.
        mentions: indices of the mentions (in `TimelineEvent.mentions`) that name it.
    """

    role: GenericRole
    id: str | None = None
    name: str | None = None
    lemma: Text
    mentions: tuple[int, ...] = ()


class Claim(Value):
    """One of several values that the mentions give.

    Attributes:
        value: what they say: an ISO value, a place, a number, a factuality value.
        mentions: indices of the mentions that say it.
    """

    value: Text
    mentions: tuple[int, ...]


class Conflict(Value):
    """A point in which mentions of one event cannot all be right; shown, never voted on.

    Attributes:
        field: time, place, quantity, polarity or modality.
        claims: the values, each with its mentions.
    """

    field: ConflictField
    claims: tuple[Claim, ...]


class EventTime(Value):
    """When a timeline event happened.

    Attributes:
        value: ISO 8601 / TIMEX3 value; an interval where the mentions tell stages or contradict each other; `XXXX`
            stands for a year that nothing gives.
        earliest, latest: first and last day that the value covers.
        source: `text`: mentions give it; `inferred`: they tell the day without its year, which is that of what other
            articles tell; `report`: none does, and `latest` is the day of the first report (of what
            happened) or `earliest` the day of the last (of what is to come).
        mentions: indices of the mentions that it comes from.
    """

    value: str | None = None
    earliest: dt.date | None = None
    latest: dt.date | None = None
    source: TimeSource = "text"
    mentions: tuple[int, ...] = ()


class TimelineEvent(Value):
    """One happening, with every mention of it.

    Attributes:
        id: the same for the same mentions, however they were added.
        type: event type of most mentions.
        time: when it happened, or None.
        participants: who and what takes part, agents first; themes and places are among them.
        quantity: the smallest and the largest number that a mention gives, or None.
        polarity, modality: of the mentions that assert most: affirmed before negated, actual before possible before
            future before requested; the others are in `conflicts`.
        conflicts: where the mentions contradict each other.
        cause: id of the timeline event that brought it about, or None: do not count both.
        mentions: the evidence, by document and position.
    """

    id: str
    type: str
    time: EventTime | None = None
    participants: tuple[Participant, ...] = ()
    quantity: tuple[int | float, int | float] | None = None
    polarity: Polarity = "affirmed"
    modality: Modality = "actual"
    conflicts: tuple[Conflict, ...] = ()
    cause: str | None = None
    mentions: tuple[Mention, ...]

    @property
    def documents(self) -> tuple[str, ...]:
        """The articles that tell it, each once, in order of their names."""
        return tuple(sorted({mention.document for mention in self.mentions}))

    @property
    def title(self) -> str:
        """The event in a line: its type, then who, whom, what and where, as the articles name them.

        Example:
            >>> span = Span(start=0, end=5, text="বৈঠক")  # a meeting
            >>> told = (Mention(document="a", type="MeetingHeld", trigger=span, sentence=span),)
            >>> dhaka = Participant(role="place", lemma="ঢাকা")
            >>> TimelineEvent(id="1", type="MeetingHeld", participants=(dhaka,), mentions=told).title
            'MeetingHeld: ঢাকা'
        """
        return f"{self.type}: {said}" if (said := self.sides) else self.type

    @property
    def sides(self) -> str:
        """Who, whom, what and where in a line, as the articles name them, at most four of each."""
        named = (", ".join(_fullest([p.lemma for p in self.fillers(role)])[:4]) for role in GENERIC_ROLES)
        return " · ".join(part for part in named if part)

    @property
    def day(self) -> str:
        """When it happened, in ISO form; of an event without a date the bound that its reports give, else empty."""
        if self.time is None:
            return ""
        if self.time.source != "report":
            return self.time.value or ""
        return f"../{self.time.latest}" if self.time.latest is not None else f"{self.time.earliest}/.."

    def fillers(self, role: GenericRole) -> tuple[Participant, ...]:
        """Return who or what fills a generic role."""
        return tuple(participant for participant in self.participants if participant.role == role)


def _fullest(lemmas: list[str]) -> list[str]:
    """Return the names without those that only repeat the end of another: চুক্তি beside বিদ্যুৎ চুক্তি (power treaty)."""
    solid = [lemma.replace(" ", "") for lemma in lemmas]
    return [
        lemma
        for i, lemma in enumerate(lemmas)
        if not any(other.endswith(solid[i]) and (other != solid[i] or k < i) for k, other in enumerate(solid) if k != i)
    ]
