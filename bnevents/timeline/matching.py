"""Whether a mention may be one of a group of mentions, and how well it fits: time, actors, places, what it is about."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from bnevents.timeline.features import Actor, Item, Place
from bnevents.timeline.table import families
from bnevents.timeline.years import Days, Partial, has_weekday, nearest, within

_NEAR = 100.0  # kilometres within which two named places can be the scene of one event
_FRESH = 3  # days between an article and the fresh event that it reports without a date
_NEWS = 62  # days to which the headline's event may lie back by its own article's date
_BACKGROUND = 550  # days to which a mention without a date reaches back, of the types that are recalled
_MONTH = 27  # days between the first and the last of the shortest month
# what a mention of no date must have in common with one of another article: who, and the weekday or words of what
_SURE = 2.75
_ROUND = 0.05  # share by which a round number may differ from the one that it stands for
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
    partial: Partial | None = None  # of a mention that tells its day without the year
    kind: str = ""
    count: str | None = None
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
        self.partial = self.partial or item.partial
        self.kind, self.count = item.kind, item.count
        if item.published is not None:
            self.reported = item.published if self.reported is None else min(item.published, self.reported)
        if item.first is not None and item.last is not None:
            if self.first is None or self.last is None:
                self.first, self.last = item.first, item.last
            elif item.first <= self.last and self.first <= item.last:
                self.first, self.last = max(self.first, item.first), min(self.last, item.last)
            else:
                self.first, self.last = min(self.first, item.first), max(self.last, item.last)
        if self.partial is not None and (days := self.days_of(self.partial)) is not None:
            self.first, self.last = days

    def days_of(self, partial: Partial) -> Days | None:
        """Return the days of a date without a year, by the days that others tell or by the first report; else None."""
        if self.first is not None and self.last is not None:
            return within(partial, self.first, self.last)
        return nearest(partial, [self.reported]) if self.reported is not None else None


def fit(item: Item, group: Group) -> float | None:
    """Return how well a mention fits a group, or None where they cannot be one happening.

    Every point of agreement adds, silence adds nothing, and disagreement in actors, places, days or factuality
    excludes.
    """
    here = item.order[0] in group.documents
    if item.kind != group.kind or item.count != group.count:
        return None
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
    # one article tells several happenings of a type: that it is the same needs something particular in common
    alike = acted or placed or not item.trigger.isdisjoint(group.trigger)
    return timed + evidence + (1.5 if here and alike else 0.5 if here else 0.0)


def _needed(item: Item, group: Group, *, here: bool, timed: float) -> float:
    """Return how much agreement in actors, places and topic is needed: less, the closer the times and the texts."""
    other = 0.0 if item.mention.type in group.types and item.lasting == group.lasting else 0.75
    if here:
        bare = not item.agents and not item.patients and not item.trigger.isdisjoint(group.trigger)
        return other if bare else 0.75 + other
    if item.published is None and item.first is None and item.partial is None:
        return _SURE if _names_day(item, group) or len(item.words & group.words) > 1 else math.inf
    if item.lasting and group.lasting:
        return 1.0
    if timed >= 2.5:  # the same day
        return 0.8 + other
    return (1.5 if timed >= 1.0 else 1.75) + other


def _time(item: Item, group: Group, *, here: bool) -> float | None:
    """Return how well the times fit, or None where they exclude each other."""
    if item.first is not None and item.last is not None:
        return _dated(item, (item.first, item.last), group, here=here)
    if item.partial is not None:
        return _without_year(item, item.partial, group, here=here)
    if group.first is None or group.last is None:
        if here:
            return 1.0
        if group.partial is not None:
            return None if item.published is None else _in_the_news(group.partial, item, item.published)
        if group.reported is None:
            return None
        day = group.reported
        if item.published is not None and item.mention.modality not in ("future", "requested"):
            day = min(day, 2 * item.published - day)  # which of two articles came first does not matter
        return _undated(item, day, day, group, here=here)
    return _undated(item, group.first, group.last, group, here=here)


def _dated(item: Item, days: Days, group: Group, *, here: bool) -> float | None:
    if group.first is None or group.last is None:  # undated groups begin when all dated mentions are placed
        return None
    first, last = days
    if first <= group.last and group.first <= last:
        both = max(last - first, group.last - group.first)
        return 3.0 if both <= 1 else 2.0 if both <= 7 else 1.5 if both <= 31 else 1.0
    gap = max(first - group.last, group.first - last)
    table = families()
    if gap <= table.staged.get(item.mention.type, 0) and here:
        return 1.0
    if gap <= table.once.get(item.mention.type, 0) and not here:
        return 0.5
    return None


def _without_year(item: Item, partial: Partial, group: Group, *, here: bool) -> float | None:
    """Return how well a day told without its year fits: the group must have such a day, in one year alone."""
    if group.first is not None:
        days = group.days_of(partial)
        return None if days is None else _dated(item, days, group, here=here)
    if group.partial is not None:
        month, day = partial
        return 1.5 if month == group.partial[0] and (not day or group.partial[1] in (day, None)) else None
    if here:
        return 1.0
    return None if group.reported is None else _in_the_news(partial, item, group.reported)


def _in_the_news(partial: Partial, item: Item, reported: int) -> float | None:
    """Return how well a day without its year fits what was reported on a day: it is news, or soon to come."""
    days = nearest(partial, [reported])
    coming = item.mention.modality in ("future", "requested")
    if days is None or (days[1] < reported - 1 if coming else not reported - _NEWS <= days[1] <= reported + _MONTH):
        return None
    return 1.0


def _undated(item: Item, first: int, last: int, group: Group, *, here: bool) -> float | None:
    """Return how well a mention without a date, in an article of a day, fits what happened from `first` to `last`.

    What has happened lies before the article, what is to come after it; the closer to it, the likelier.
    """
    published = item.published
    if item.weekday is not None and not has_weekday(item.weekday, first, last):
        return None
    if published is None:
        recalled = item.mention.type in families().once or _names_day(item, group)
        return 0.5 if here else 0.0 if recalled else None
    if item.mention.modality in ("future", "requested"):
        return None if last < published - 1 else 1.0 - min(max(first - published, 0), 300) / 600
    if first > published:
        return None
    gap = max(0, published - last)
    if gap <= _FRESH:
        return 1.5
    # what has lasted since some month; a deed of one day is no war
    lasting = item.lasting and (group.lasting or last - first >= _MONTH)
    if gap > (_MEMORY if lasting else _reach(item, here=here)):
        return None
    return 0.9 - min(0.8, math.log10(gap) / 4)


def _names_day(item: Item, group: Group) -> bool:
    """Return whether a mention tells the day of the week of what is dated to a day."""
    return item.weekday is not None and group.first is not None and group.first == group.last


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
    if here and any(_counts_apart(item, other) for other in group.items):
        return False
    negated = item.mention.polarity == "negated"
    if (negated and not group.negated) or (not negated and not group.affirmed):
        # an article denies what others affirm, or cites who denies it; its own words do not contradict each other
        cited = bool(item.mention.attribution) or any(other.mention.attribution for other in group.items)
        return cited if here else timed >= 2.0
    return True


def _counts_apart(item: Item, other: Item) -> bool:
    """Return whether two mentions of one article count two things: a part and the whole; a round number is the same."""
    mine, theirs = item.mention.quantity, other.mention.quantity
    if mine is None or theirs is None or item.order[0] != other.order[0]:
        return False
    return abs(mine - theirs) > _ROUND * max(mine, theirs)


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

    A person is also known by a part of the name, and by the office (নেপালের প্রধানমন্ত্রী). Of two phrases the shorter must
    be the end of the longer: soldiers can be the soldiers of North Korea, the lower house is not the upper house.
    """
    if one.named and one.key == other.key:
        return 1.0
    if one.key in other.countries or other.key in one.countries:  # a country, and who leads it or belongs to it
        return 0.8
    if one.named or other.named:
        return 0.8 if _one_person(one, other) else 0.0
    if one.countries and other.countries and one.countries.isdisjoint(other.countries):
        return 0.0
    shorter, longer = sorted((one.key, other.key), key=len)
    return (0.75 if shorter == longer else 0.6) if longer.endswith(shorter) else 0.0


def _one_person(one: Actor, other: Actor) -> bool:
    """Return whether two fillers hold one office of one country, or one name is the beginning or end of the other."""
    if one.offices and other.offices:
        return bool(one.offices & other.offices and one.countries & other.countries)
    if not one.name or not other.name or (one.key.startswith("Q") and other.key.startswith("Q")):  # two ids
        return False
    shorter, longer = sorted((one.name, other.name), key=len)
    return len(shorter) < len(longer) and shorter in (longer[: len(shorter)], longer[-len(shorter) :])


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


def share_of(item: Item, group: Group) -> Item:
    """Return a mention that belongs to several groups with those of its agents alone that are the group's."""
    agents = frozenset(actor for actor in item.agents if any(_same(actor, other) for other in group.agents))
    keys = {actor.key for actor in agents}
    fillers = tuple(filler for filler in item.fillers if filler.role != "agent" or filler.actor in keys)
    return replace(item, agents=agents, fillers=fillers)
