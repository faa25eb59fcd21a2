"""Whether a mention may be one of a group of mentions, and how well it fits: time, actors, places, what it is about."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

from bnevents.timeline.features import Actor, Item, Place, families

_NEAR = 100.0  # kilometres within which two named places can be the scene of one event
_FRESH = 3  # days between an article and the fresh event that it reports without a date
_NEWS = 62  # days to which the headline's event may lie back by its own article's date
_BACKGROUND = 550  # days to which a mention without a date reaches back, of the types that are recalled
_MONTH = 27  # days between the first and the last of the shortest month
_MEMORY = 3650  # the same, for what lasts


@dataclass(slots=True)
class Group:
    """Mentions of one happening so far, with what they say together."""

    number: int
    items: list[Item] = field(default_factory=list[Item])
    agents: set[Actor] = field(default_factory=set[Actor])
    patients: set[Actor] = field(default_factory=set[Actor])
    places: set[Place] = field(default_factory=set[Place])
    words: set[str] = field(default_factory=set[str])
    trigger: set[str] = field(default_factory=set[str])
    context: set[str] = field(default_factory=set[str])
    types: set[str] = field(default_factory=set[str])
    documents: set[str] = field(default_factory=set[str])
    first: int | None = None  # the days that all dated mentions share, else those that they cover together
    last: int | None = None
    reported: int | None = None  # day of the first report
    negated: bool = False
    affirmed: bool = False
    requested: bool = False
    lasting: bool = False

    def add(self, item: Item) -> None:
        """Take a mention in."""
        self.items.append(item)
        self.agents |= item.agents
        self.patients |= item.patients
        self.places |= item.places
        self.words |= item.words
        self.trigger |= item.trigger
        self.documents.add(item.order[0])
        self.negated |= item.mention.polarity == "negated"
        self.affirmed |= item.mention.polarity == "affirmed"
        self.requested |= item.mention.modality == "requested"
        self.lasting |= item.lasting
        self.context |= item.context
        self.types.add(item.mention.type)
        if item.published is not None:
            self.reported = item.published if self.reported is None else min(item.published, self.reported)
        if item.first is not None and item.last is not None:
            if self.first is None or self.last is None:
                self.first, self.last = item.first, item.last
            elif item.first <= self.last and self.first <= item.last:
                self.first, self.last = max(self.first, item.first), min(self.last, item.last)
            else:
                self.first, self.last = min(self.first, item.first), max(self.last, item.last)


def fit(item: Item, group: Group) -> float | None:
    """Return how well a mention fits a group, or None where they cannot be one happening.

    Every point of agreement adds, silence adds nothing, and disagreement in actors, places, days or factuality
    excludes.
    """
    here = item.order[0] in group.documents
    timed = _time(item, group, here=here)
    if timed is None or not _facts_agree(item, group, here=here, timed=timed):
        return None
    acted = _actors(item, group)
    placed = _places(item, group)
    if acted is None or placed is None:
        return None
    evidence = acted + placed + _about(item, group)
    if evidence < _needed(item, group, here=here, timed=timed):
        return None
    return timed + evidence + (1.5 if here else 0.0)


def _needed(item: Item, group: Group, *, here: bool, timed: float) -> float:
    """Return how much agreement in actors, places and topic is needed: less, the closer the times and the texts."""
    other = 0.0 if item.mention.type in group.types and item.lasting == group.lasting else 0.75
    if here:
        bare = not item.agents and not item.patients and not item.trigger.isdisjoint(group.trigger)
        return other if bare else 0.75 + other
    if item.lasting and group.lasting:
        return 1.0
    if timed >= 2.5:  # the same day
        return 1.0 + other
    return (1.5 if timed >= 1.0 else 1.75) + other


def _time(item: Item, group: Group, *, here: bool) -> float | None:
    """Return how well the times fit, or None where they exclude each other."""
    if item.first is not None and item.last is not None:
        if group.first is None or group.last is None:  # undated groups begin when all dated mentions are placed
            return None
        if item.first <= group.last and group.first <= item.last:
            both = max(item.last - item.first, group.last - group.first)
            return 3.0 if both <= 1 else 2.0 if both <= 7 else 1.5 if both <= 31 else 1.0
        gap = max(item.first - group.last, group.first - item.last)
        table = families()
        if gap <= table.staged.get(item.mention.type, 0) and here:
            return 1.0
        if gap <= table.once.get(item.mention.type, 0) and not here:
            return 0.5
        return None
    if group.first is None or group.last is None:
        if here:
            return 1.0
        return None if group.reported is None else _undated(item, group.reported, group.reported, group, here=here)
    return _undated(item, group.first, group.last, group, here=here)


def _undated(item: Item, first: int, last: int, group: Group, *, here: bool) -> float | None:
    """Return how well a mention without a date, in an article of a day, fits what happened from `first` to `last`.

    What has happened lies before the article, what is to come after it; the closer to it, the likelier.
    """
    published = item.published
    if published is None:
        return 0.5 if here else None
    if item.mention.modality in ("future", "requested"):
        return None if last < published - 1 else 1.0 - min(max(first - published, 0), 300) / 600
    if first > published + 1:
        return None
    gap = max(0, published - last)
    if gap <= _FRESH:
        return 1.5
    # what has lasted since some month; a deed of one day is no war
    lasting = item.lasting and (group.lasting or last - first >= _MONTH)
    if gap > (_MEMORY if lasting else _reach(item, here=here)):
        return None
    return 0.9 - min(0.8, math.log10(gap) / 4)


def _reach(item: Item, *, here: bool) -> int:
    """Return how many days before its article a mention without a date may have happened, beyond the fresh ones.

    Headline and first sentence tell what is new; they recall only what their own article dates, and nothing old.
    """
    if item.lead:
        return _NEWS if here else 0
    return _BACKGROUND if here or item.mention.type in families().recalled else 0


def _facts_agree(item: Item, group: Group, *, here: bool, timed: float) -> bool:
    """Return whether factuality lets two mentions be one: a wish is no deed, and a denial needs its claim at hand."""
    requested = item.mention.modality == "requested"
    if requested != group.requested and timed < 2.0:
        return False
    negated = item.mention.polarity == "negated"
    if (negated and not group.negated) or (not negated and not group.affirmed):
        # an article denies what others affirm, or cites who denies it; its own words do not contradict each other
        cited = bool(item.mention.attribution) or any(other.mention.attribution for other in group.items)
        return cited if here else timed >= 2.0
    return True


def _actors(item: Item, group: Group) -> float | None:
    """Return how well the actors agree, or None where they exclude each other."""
    if item.mention.type in families().mutual:
        sides = group.agents | group.patients
        return _side(item.agents, sides, mutual=True)
    agents = _side(item.agents, group.agents, mutual=False)
    patients = _side(item.patients, group.patients, mutual=False)
    if agents is None or patients is None:
        return None
    return agents + patients


def _side(mine: Iterable[Actor], theirs: set[Actor], *, mutual: bool) -> float | None:
    """Return how well the fillers of one role agree: 0 where one side is silent, None where they differ."""
    ours = list(mine)
    if not ours or not theirs:
        return 0.0
    best = [max((_same(one, other) for other in theirs), default=0.0) for one in ours]
    matched = sum(score > 0 for score in best)
    if not matched:
        return None
    if mutual and matched == 1:
        open_theirs = [other for other in theirs if not any(_same(one, other) for one in ours)]
        if len(ours) > 1 and open_theirs:  # A met B, A met C
            return None
    return sum(sorted(best, reverse=True)[:2])


def _same(one: Actor, other: Actor) -> float:
    """Return how sure two fillers are the same: by name, by a country and its leader, by words and country.

    Of two phrases the shorter must be the end of the longer: soldiers can be the soldiers of North Korea, the lower
    house is not the upper house.
    """
    if one.named and one.key == other.key:
        return 1.0
    if one.key in other.countries or other.key in one.countries:  # a country, and who leads it or belongs to it
        return 0.8
    if one.named or other.named:
        return 0.0
    if one.countries and other.countries and one.countries.isdisjoint(other.countries):
        return 0.0
    shorter, longer = sorted((one.key, other.key), key=len)
    return (0.75 if shorter == longer else 0.6) if longer.endswith(shorter) else 0.0


def _places(item: Item, group: Group) -> float | None:
    """Return how well the places agree, or None where the event cannot be at both."""
    if not item.places or not group.places:
        return 0.0
    score, apart = 0.0, False
    for mine in item.places:
        for theirs in group.places:
            if mine.key == theirs.key:
                score = max(score, 0.6 if mine.country else 1.0)
            elif (distance := _distance(mine, theirs)) is not None and mine.country == theirs.country:
                if distance <= _NEAR and not mine.country:
                    score = max(score, 0.5)
                else:
                    apart = True
    if not score and apart and item.mention.type in families().placed:
        return None
    return score


def _distance(one: Place, other: Place) -> float | None:
    """Return the distance of two places in kilometres, infinite for two countries, None where it is not known."""
    if one.country and other.country:
        return math.inf
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    north, south = math.radians(one.latitude), math.radians(other.latitude)
    half = (
        math.sin((south - north) / 2) ** 2
        + math.cos(north) * math.cos(south) * math.sin(math.radians(other.longitude - one.longitude) / 2) ** 2
    )
    return 12742 * math.asin(math.sqrt(min(1.0, half)))


def _about(item: Item, group: Group) -> float:
    """Return how much two mentions say alike: what it is about, the words that name it, the names around it."""
    score = 0.25 if not item.trigger.isdisjoint(group.trigger) or (item.lasting and group.lasting) else 0.0
    if item.words and group.words:
        score += len(item.words & group.words) / min(len(item.words), len(group.words))
    return score + min(0.75, 0.25 * len(item.context & group.context))


def each_of(item: Item, best: Group, others: Iterable[Group]) -> list[Group]:
    """Return the other groups that a mention of several agents belongs to: both chambers ratified, each on its day.

    Args:
        item: the mention.
        best: the group that it fits best.
        others: groups of the same article.
    """
    if item.mention.type in families().mutual or len(item.agents) < 2:
        return []
    left = [actor for actor in item.agents if not any(_same(actor, other) for other in best.agents)]
    found: list[Group] = []
    for group in others:
        if group is not best and left and fit(item, group) is not None:
            mine = [actor for actor in left if any(_same(actor, other) for other in group.agents)]
            if mine:
                left = [actor for actor in left if actor not in mine]
                found.append(group)
    return found
