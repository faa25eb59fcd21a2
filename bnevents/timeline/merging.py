"""Mentions of one family of types into groups, each group one happening."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bnevents.timeline.features import Item
from bnevents.timeline.matching import Group, each_of, fit, share_of
from bnevents.timeline.table import families
from bnevents.timeline.years import nearest

_YEAR = 366  # days
_NO_LIMIT = 10_000_000  # later than every day
_MONTH = 30  # days of a bucket of the index
_WIDE = 3  # buckets: a group over more of them stands in a list of its own
_LONGEST = 14  # buckets that a mention of a year covers
_LOOKED_AT = 60  # groups of one list that a mention is compared with: what bounds the cost


def merge(items: Iterable[Item]) -> list[Group]:
    """Group the mentions of one family.

    Mentions are taken in an order of their own (dated before undated, precise before vague, many actors before few),
    each joins the group that it fits best or begins one: the result does not depend on the order they come in.
    Only groups that share an actor, a place or an article with a mention are looked at, and of those the nearest in
    time, so that the cost grows with the number of mentions, not with its square.
    """
    told = list(items)
    groups = _grouped(told)
    dated = _with_years(told, groups)
    return groups if dated is None else _grouped(dated)


def _grouped(items: Iterable[Item]) -> list[Group]:
    index = _Index()
    for item in sorted(items, key=_rank):
        best = _best(item, index) or index.new_group()
        others = each_of(item, best, index.of_document(item))
        for group in (best, *others):
            group.add(share_of(item, group) if others else item)
            index.register(item, group)
    for group in index.groups:
        group.items = [_dated_by(group, item) for item in group.items]
    return index.groups


def _best(item: Item, index: _Index) -> Group | None:
    """Return the group that a mention fits best; none of other articles where the year could be one of several."""
    fits = [(score, group) for group in index.candidates(item) if (score := fit(item, group)) is not None]
    if item.published is None and item.first is None:
        days = [group.first for _, group in fits if group.first is not None]
        if days and max(days) - min(days) > _YEAR:
            fits = [(score, group) for score, group in fits if item.order[0] in group.documents]
    return max(fits, key=lambda pair: pair[0])[1] if fits else None


def _dated_by(group: Group, item: Item) -> Item:
    """Return a mention that tells its day without the year with the days that its group gives it."""
    if item.partial is None or item.first is not None or (days := group.days_of(item.partial)) is None:
        return item
    return replace(item, first=days[0], last=days[1])


def _with_years(items: Sequence[Item], groups: Iterable[Group]) -> list[Item] | None:
    """Return the mentions with the years that one day of an article gives the others; None where none gets any.

    An article without a date of publication tells two days without their year: where another article tells the year of
    the one, the other is the nearest day to it.
    """
    known: dict[str, set[int]] = {}
    for group in groups:
        for item in group.items:
            if item.partial is not None and item.first is not None:
                known.setdefault(item.order[0], set()).add(item.first)
    sure = {document: days for document, days in known.items() if max(days) - min(days) <= _YEAR}
    out = list(items)
    for k, item in enumerate(items):
        if (
            item.partial is not None
            and item.first is None
            and (days := nearest(item.partial, sure.get(item.order[0], ())))
        ):
            out[k] = replace(item, first=days[0], last=days[1])
    return out if sure else None


def _rank(item: Item) -> tuple[object, ...]:
    dated = item.first is not None and item.last is not None
    span = item.last - item.first if item.first is not None and item.last is not None else 0
    said = -len(item.agents) - len(item.patients), -len(item.places)
    return (
        0 if dated else 1 if item.published is not None else 2 if item.partial else 3,
        span,
        item.mention.modality == "requested",
        *said,
        item.first or item.published or 0,
        item.order,
    )


class _Index:
    """Groups by what a mention can find them: article, anchor and day, anchor and month, anchor."""

    def __init__(self) -> None:
        self.groups: list[Group] = []
        self._by_document: dict[str, list[Group]] = {}
        self._by_day: dict[tuple[str, int], list[Group]] = {}
        self._by_month: dict[tuple[str, int], list[Group]] = {}  # of every group that is dated to a few months
        self._vague: dict[tuple[str, int], list[Group]] = {}  # of those that are not dated to a day
        self._yearless: dict[str, list[Group]] = {}  # of those that tell a day without its year
        self._wide: dict[str, list[Group]] = {}
        self._dated: dict[str, list[tuple[int, int]]] = {}
        self._undated: dict[str, list[tuple[int, int]]] = {}

    def new_group(self) -> Group:
        group = Group(len(self.groups))
        self.groups.append(group)
        return group

    def register(self, item: Item, group: Group) -> None:
        """Make a group findable by a mention that it has taken in."""
        _append(self._by_document.setdefault(item.order[0], []), group)
        for anchor in _anchors(item):
            if item.first is None or item.last is None:
                if item.published is not None:
                    _insert(self._undated.setdefault(anchor, []), (item.published, group.number))
                elif item.partial is not None:
                    _append(self._yearless.setdefault(anchor, []), group)
                continue
            _insert(self._dated.setdefault(anchor, []), (item.last, group.number))
            if item.last == item.first:
                _append(self._by_day.setdefault((anchor, item.first), []), group)
            months = range(item.first // _MONTH, item.last // _MONTH + 1)
            if len(months) > _WIDE:
                _append(self._wide.setdefault(anchor, []), group)
                continue
            for month in months:
                _append(self._by_month.setdefault((anchor, month), []), group)
                if item.last > item.first:
                    _append(self._vague.setdefault((anchor, month), []), group)

    def of_document(self, item: Item) -> list[Group]:
        """Return the groups that hold a mention of the same article."""
        return self._by_document.get(item.order[0], [])

    def candidates(self, item: Item) -> Iterator[Group]:
        """Yield the groups that a mention may join, each once, in a fixed order."""
        seen: set[int] = set()
        for group in self._found(item):
            if group.number not in seen:
                seen.add(group.number)
                yield group

    def _found(self, item: Item) -> Iterator[Group]:
        yield from self.of_document(item)
        for anchor in _anchors(item):
            yield from self._wide.get(anchor, ())[:_LOOKED_AT]
            if item.first is None or item.last is None:
                yield from self._yearless.get(anchor, ())[:_LOOKED_AT]
                yield from self._before(anchor, item)
                continue
            months = range(item.first // _MONTH, min(item.last // _MONTH, item.first // _MONTH + _LONGEST) + 1)
            if item.first == item.last:
                reach = families().once.get(item.mention.type, 0)
                for day in range(item.first - reach, item.first + reach + 1):
                    yield from self._by_day.get((anchor, day), ())[:_LOOKED_AT]
            for month in months:
                table = self._vague if item.first == item.last else self._by_month
                yield from table.get((anchor, month), ())[:_LOOKED_AT]

    def _before(self, anchor: str, item: Item) -> Iterator[Group]:
        """Yield the dated groups up to the day of an article, latest first, then its undated neighbours."""
        if item.published is None:
            yield from self._numbered(self._dated.get(anchor, []), _NO_LIMIT)
            yield from self._numbered(self._undated.get(anchor, []), _NO_LIMIT)
            return
        ahead = 366 if item.mention.modality in ("future", "requested") else 1
        yield from self._numbered(self._dated.get(anchor, []), item.published + ahead)
        yield from self._numbered(self._undated.get(anchor, []), item.published + 3)

    def _numbered(self, listed: list[tuple[int, int]], until: int) -> Iterator[Group]:
        end = bisect_right(listed, (until, len(self.groups)))
        for _, number in reversed(listed[max(0, end - _LOOKED_AT) : end]):
            yield self.groups[number]


def _anchors(item: Item) -> list[str]:
    """Return what a mention can be found by: its actors, their countries, its places; without any, its topic."""
    anchors = {place.key for place in item.places}
    for actor in item.agents | item.patients:
        anchors |= {actor.head, *actor.countries, *([actor.key] if actor.named else [])}
    return sorted(anchors) or sorted(item.words)


def _append(listed: list[Group], group: Group) -> None:
    if not listed or all(other is not group for other in listed[-8:]):
        listed.append(group)


def _insert(listed: list[tuple[int, int]], entry: tuple[int, int]) -> None:
    at = bisect_right(listed, entry)
    if not at or listed[at - 1] != entry:
        insort(listed, entry)
