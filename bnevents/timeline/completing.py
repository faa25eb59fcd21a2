"""What the mentions of one article tell of each other: an event that is pointed back at, and what came of another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bnevents.timeline.features import Item

_POINTERS = ("এ", "এই", "ওই", "ঐ", "সেই")


def completed(items: Iterable[Item]) -> list[Item]:
    """Return the mentions of one article, completed by each other.

    A mention that names nobody and no place and has `এ`, `এই` or `ওই` before it (`আজ সকালে এ দুর্ঘটনা ঘটে`) is that of its
    kind that was told last: it takes that one's actors and places, and each takes the other's day. The dead and injured
    of an event (`হামলায় নিহত`) are its actors', at its place and, where nothing else is said, on its day.
    """
    return _with_causes(_pointing_back(sorted(items, key=lambda item: item.order)))


def _pointing_back(items: Sequence[Item]) -> list[Item]:
    out: list[Item] = []
    last: dict[tuple[str, str, str], int] = {}
    for item in items:
        key = item.kind, item.mention.polarity, item.mention.modality
        told = last.get(key)
        if told is None or not _only_points(item):
            last[key] = len(out)
            out.append(item)
            continue
        out[told] = _on_the_day_of(item, out[told])
        before = out[told]
        item = replace(
            _on_the_day_of(before, item),
            agents=before.agents,
            patients=before.patients,
            places=before.places,
            words=before.words | item.words,
            context=before.context | item.context,
        )
        out.append(item)
    return out


def _with_causes(items: list[Item]) -> list[Item]:
    by_order = {item.order: item for item in items}
    out: list[Item] = []
    for item in items:
        cause = by_order.get(item.cause) if item.cause is not None else None
        if cause is not None:
            item = replace(
                _on_the_day_of(cause, item), agents=item.agents or cause.agents, places=item.places or cause.places
            )
        out.append(item)
    return out


def _on_the_day_of(other: Item, item: Item) -> Item:
    """Return a mention, where it tells no time, with that of another."""
    if item.mention.time is not None or item.first is not None or (other.first is None and other.partial is None):
        return item
    return replace(item, first=other.first, last=other.last, partial=other.partial)


def _only_points(item: Item) -> bool:
    if item.agents or item.patients or item.places:
        return False
    sentence, trigger = item.mention.sentence, item.mention.trigger
    before = sentence.text[: max(0, trigger.start - sentence.start)].split()
    return bool(before) and before[-1] in _POINTERS
