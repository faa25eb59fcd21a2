"""A group of mentions as one timeline event: canonical time, participants, what the mentions contradict."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from bnevents.models import GENERIC_ROLES, GenericRole, Modality, Polarity
from bnevents.timeline.features import Item
from bnevents.timeline.matching import Group
from bnevents.timeline.models import Claim, Conflict, ConflictField, EventTime, Participant, TimelineEvent
from bnevents.timeline.table import families
from bnevents.timeline.years import value_of

_ASSERTED: tuple[Modality, ...] = ("actual", "possible", "future", "requested", "conditional")
_ROLES: dict[str, GenericRole] = {role: role for role in GENERIC_ROLES}


def summarise(group: Group) -> TimelineEvent:
    """Return what a group of mentions says together; `cause` is left open."""
    items = sorted(group.items, key=lambda item: item.order)
    mentions = [item.mention for item in items]
    numbers = [(mention.quantity, i) for i, mention in enumerate(mentions) if mention.quantity is not None]
    polarity: Polarity = "affirmed" if any(m.polarity == "affirmed" for m in mentions) else "negated"
    modalities = [mention.modality for mention in mentions if mention.polarity == polarity]
    modality: Modality = next(value for value in _ASSERTED if value in modalities)
    time, time_conflict = _time(items)
    conflicts = [
        time_conflict,
        _conflict("place", _claims(_place_claims(items)), _apart(items)),
        _conflict("quantity", _claims((_number(value), i) for value, i in numbers)),
        _conflict("polarity", _claims((m.polarity, i) for i, m in enumerate(mentions))),
        _conflict("modality", _claims((m.modality, i) for i, m in enumerate(mentions))),
    ]
    return TimelineEvent(
        id=_id(items),
        type=_commonest(mention.type for mention in mentions),
        time=time,
        participants=_participants(items),
        quantity=(min(n for n, _ in numbers), max(n for n, _ in numbers)) if numbers else None,
        polarity=polarity,
        modality=modality,
        conflicts=tuple(conflict for conflict in conflicts if conflict is not None),
        mentions=tuple(mentions),
    )


def _id(items: Sequence[Item]) -> str:
    """Return an id that depends on the mentions alone."""
    said = "\n".join("\t".join(map(str, item.order)) for item in items)
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:16]


def _commonest(values: Iterable[str]) -> str:
    counted = Counter(values)
    return min(counted, key=lambda value: (-counted[value], value))


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else str(value)


def _claims(values: Iterable[tuple[str, int]]) -> tuple[Claim, ...]:
    found: dict[str, list[int]] = {}
    for value, i in values:
        found.setdefault(value, []).append(i)
    return tuple(Claim(value=value, mentions=tuple(found[value])) for value in sorted(found))


def _conflict(
    field: ConflictField, claims: tuple[Claim, ...], differs: Callable[[], bool] | None = None
) -> Conflict | None:
    if len(claims) < 2 or (differs is not None and not differs()):
        return None
    return Conflict(field=field, claims=claims)


def _time(items: Sequence[Item]) -> tuple[EventTime | None, Conflict | None]:
    """Return the canonical time, and the conflict where dated mentions exclude each other.

    The most precise of the agreeing times stands for all. Where days differ, the time runs from the first to the last:
    stages of one visit make an interval, reports that contradict each other a conflict besides.
    """
    dated = [
        (item.first, item.last, i) for i, item in enumerate(items) if item.first is not None and item.last is not None
    ]
    if not dated:
        return _wide(items) or _yearless(items) or _reported(items), None
    first, last = max(a for a, _, _ in dated), min(b for _, b, _ in dated)
    if first <= last:
        start, end, best = min(dated, key=lambda day: (day[1] - day[0], day[0], *_rank(items[day[2]]), day[2]))
        telling = [i for a, b, i in dated if (a, b) == (start, end)]
        same = tuple(i for i in telling if items[i].mention.time is not None) or tuple(telling)
        return EventTime(
            value=_value(items[best]),
            earliest=_date(start),
            latest=_date(end),
            source="inferred" if _is_inferred(items[best]) else "text",
            mentions=same,
        ), None
    start, end = min(a for a, _, _ in dated), max(b for _, b, _ in dated)
    value = f"{_date(start).isoformat()}/{_date(end).isoformat()}"
    time = EventTime(value=value, earliest=_date(start), latest=_date(end), mentions=tuple(i for _, _, i in dated))
    if items[dated[0][2]].mention.type in families().staged:
        return time, None
    return time, _conflict("time", _claims((_value(items[i]), i) for _, _, i in dated))


def _rank(item: Item) -> tuple[bool, int]:
    """Return which mention of a day stands for all: one that tells the year, then an hour, then a part of the day."""
    value = item.mention.time or ""
    return _is_inferred(item), 0 if ":" in value else 1 if "T" in value else 2


def _value(item: Item) -> str:
    """Return the ISO value of a dated mention, as told or as it was found from what else is told."""
    if _is_inferred(item) and item.first is not None and item.last is not None:
        return value_of((item.first, item.last))
    return item.mention.time or ""


def _is_inferred(item: Item) -> bool:
    return item.partial is not None or item.mention.time is None


def _yearless(items: Sequence[Item]) -> EventTime | None:
    """Return the most precise of the days that are told without a year which nothing gives."""
    told = [
        (not (item.partial and item.partial[1]), i)
        for i, item in enumerate(items)
        if item.partial is not None and item.mention.time
    ]
    return EventTime(value=items[min(told)[1]].mention.time, mentions=(min(told)[1],)) if told else None


def _wide(items: Sequence[Item]) -> EventTime | None:
    """Return the shortest of the times of years that the mentions give, where they give no other."""
    given = [(item.wide[1] - item.wide[0], item.wide, i) for i, item in enumerate(items) if item.wide is not None]
    if not given:
        return None
    _, (start, end), i = min(given)
    return EventTime(value=items[i].mention.time, earliest=_date(start), latest=_date(end), mentions=(i,))


def _reported(items: Sequence[Item]) -> EventTime | None:
    """Return the bound that the reports give: told on a day, it had happened by then or was still to come."""
    days = [(item.published, i) for i, item in enumerate(items) if item.published is not None]
    if not days:
        return None
    coming = all(item.mention.modality in ("future", "requested") for item in items)
    day, i = max(days) if coming else min(days)
    bound = _date(day)
    return EventTime(
        earliest=bound if coming else None, latest=None if coming else bound, source="report", mentions=(i,)
    )


def _date(ordinal: int) -> dt.date:
    return dt.date.fromordinal(ordinal)


def _place_claims(items: Sequence[Item]) -> Iterable[tuple[str, int]]:
    for i, item in enumerate(items):
        for filler in item.fillers:
            if filler.role == "place":
                yield filler.name or filler.lemma, i


def _apart(items: Sequence[Item]) -> Callable[[], bool]:
    """Return whether two mentions place the event in two countries, and no mention in both."""

    def differs() -> bool:
        countries = [frozenset(place.key for place in item.places if place.country) for item in items]
        told = [found for found in countries if found]
        return bool(told) and not told[0].intersection(*told[1:])

    return differs


def _participants(items: Sequence[Item]) -> tuple[Participant, ...]:
    found: dict[tuple[str, str], list[tuple[int, str, str | None, str | None]]] = {}
    told = {filler.role for item in items for filler in item.fillers if filler.actor is not None}
    for i, item in enumerate(items):
        for filler in item.fillers:
            if filler.actor is None and filler.role in told:  # `কেউ` (some) beside who is meant
                continue
            found.setdefault((filler.role, filler.key), []).append((i, filler.lemma, filler.id, filler.name))
    out = [
        Participant(
            role=_ROLES[role],
            id=next((ident for _, _, ident, _ in named if ident), None),
            name=next((name for _, _, _, name in named if name), None),
            lemma=min((lemma for _, lemma, _, _ in named), key=lambda lemma: (-len(lemma), lemma)),
            mentions=tuple(dict.fromkeys(i for i, _, _, _ in named)),
        )
        for (role, _), named in found.items()
    ]
    return tuple(sorted(out, key=lambda p: (GENERIC_ROLES.index(p.role), -len(p.mentions), p.id or "", p.lemma)))
