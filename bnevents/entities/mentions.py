"""Candidate names in a text, and which of two that overlap is right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bnevents.entities.names import PLACES, Name
from bnevents.models import EntityLabel, EntitySource


@dataclass(slots=True)
class Mention:
    """A candidate: words [first, last) name something.

    Attributes:
        first, last: half-open range of words.
        label: what they name.
        source: what found it.
        name: the listed name, where there is one.
        stem: the last word without its case ending, normalised.
        weight: which of two overlapping candidates is kept, the heavier one.
    """

    first: int
    last: int
    label: EntityLabel
    source: EntitySource
    name: Name | None = None
    stem: str = ""
    weight: float = 0.0

    def __len__(self) -> int:
        return self.last - self.first


# How much a source is worth; a word more is worth one. So a cue or the model that takes a listed name into a longer
# one wins by length, and a listed name wins over another label for the same words.
WEIGHTS: dict[EntitySource, float] = {"gazetteer": 3.0, "cue": 2.5, "model": 2.2, "coreference": 1.0}


def same_kind(a: EntityLabel, b: EntityLabel) -> bool:
    """Return whether two labels are the same but for the kind of place."""
    return a == b or (a in PLACES and b in PLACES)


def choose(candidates: Iterable[Mention]) -> list[Mention]:
    """Return the candidates that are kept, in text order and without overlap.

    The heavier of two overlapping candidates wins. A kept one without a listed name takes over the one of the same
    words and kind.
    """
    ranked = sorted(candidates, key=lambda m: (m.first - m.last - m.weight, m.first))
    kept: list[Mention] = []
    owner: dict[int, Mention] = {}
    for mention in ranked:
        places = range(mention.first, mention.last)
        if owner.keys().isdisjoint(places):
            kept.append(mention)
            owner.update(dict.fromkeys(places, mention))
            continue
        holder = owner.get(mention.first)
        if (
            holder is not None
            and holder.name is None
            and mention.name is not None
            and (holder.first, holder.last) == (mention.first, mention.last)
            and same_kind(holder.label, mention.label)
        ):
            holder.name, holder.stem, holder.label = mention.name, mention.stem, mention.label
    return sorted(kept, key=lambda m: m.first)
