"""Mentions that only point back: `আজ সকালে এ দুর্ঘটনা ঘটে` (this accident happened this morning) says when, not what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bnevents.timeline.features import Item

_POINTERS = ("এ", "এই", "ওই", "ঐ", "সেই")


def joined_back(items: Sequence[Item]) -> list[Item]:
    """Return the mentions of one article, those that only point back beside what they point at.

    A mention that names nobody and no place and has `এ`, `এই` or `ওই` before it is that of its kind that was told last.
    It takes that one's actors and places, and gives it its day.

    Args:
        items: the mentions, in the order of the text.
    """
    out: list[Item] = []
    last: dict[tuple[str, str, str], int] = {}
    for item in items:
        key = item.kind, item.mention.polarity, item.mention.modality
        told = last.get(key)
        if told is not None and _only_points(item):
            before = out[told]
            if before.first is None and before.wide is None:
                dated = {"first": item.first, "last": item.last, "partial": item.partial, "weekday": item.weekday}
                before = out[told] = replace(before, **dated)
            item = replace(
                item,
                agents=before.agents,
                patients=before.patients,
                places=before.places,
                words=before.words | item.words,
                context=before.context | item.context,
            )
        else:
            last[key] = len(out)
        out.append(item)
    return out


def _only_points(item: Item) -> bool:
    if item.agents or item.patients or item.places:
        return False
    sentence, trigger = item.mention.sentence, item.mention.trigger
    before = sentence.text[: max(0, trigger.start - sentence.start)].split()
    return bool(before) and before[-1] in _POINTERS
