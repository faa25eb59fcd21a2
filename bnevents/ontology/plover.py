"""Projection of events to the PLOVER ontology and to CAMEO root codes, for export.

The table is data (`data/plover.yaml`, with its sources). Our type, polarity and modality stay as they are in every
export; the projection stands beside them.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple, cast

import yaml

from bnevents.models import Event


class Projection(NamedTuple):
    """What an event is in PLOVER and CAMEO.

    Attributes:
        type: PLOVER type (`SUPPORT`), or None where PLOVER has no place for the event.
        mode: PLOVER mode (`visit`), or None.
        quad: quad category: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
        intensity: PLOVER's conflict-cooperation score of type and mode, from -10 to 10.
        contexts: PLOVER contexts, and the auxiliary modes future, hypothetical and negation.
        cameo: CAMEO root code (`05`).
    """

    type: str | None
    mode: str | None
    quad: int | None
    intensity: float | None
    contexts: tuple[str, ...]
    cameo: str | None


def project(event: Event, *, announced_is_agreed: bool = False) -> Projection:
    """Return what an event is in PLOVER and CAMEO.

    Args:
        event: an event of any type; one of a type that the table does not know projects to nothing.
        announced_is_agreed: read announced cooperation (modality `future` of CONSULT, SUPPORT, COOPERATE, AID) as
            AGREE and an announced RETREAT as CONCEDE, as the PLOVER manual does.

    Example:
        >>> from bnevents.models import Span
        >>> from bnevents.ontology import MeetingHeld
        >>> call = Span(start=0, end=7, text="ফোনালাপ")  # a telephone call
        >>> project(MeetingHeld(trigger=call, sentence=call))[:4]
        ('CONSULT', 'phone', 1, 1.5)
    """
    table = plover_table()
    if event.type not in table["types"]:
        return Projection(None, None, None, None, _auxiliary(event), None)
    words = unicodedata.normalize("NFC", " ".join((event.trigger.text, *_themes(event))))
    row: dict[str, Any] = {"mode": None, **table["types"][event.type]}
    for case in row.get("when", ()):
        if _fits(case, words, event):
            row.update(case)
            break
    if announced_is_agreed and event.modality == "future" and row["plover"] in table["announced"]:
        row.update(table["announced"][row["plover"]], mode=None)
    kind, mode = row["plover"], row["mode"]
    topics = [name for name, cues in table["contexts"].items() if any(cue in words for cue in cues)]
    return Projection(
        type=kind,
        mode=mode,
        quad=table["quad_of"].get(kind),
        intensity=table["scores"].get(f"{kind} {mode}" if mode else kind),
        contexts=(*dict.fromkeys((*row["contexts"], *topics)), *_auxiliary(event)),
        cameo=row["cameo"],
    )


@cache
def plover_table() -> dict[str, Any]:
    """Return the table, its words normalised, with `quad_of`: the quad category of each PLOVER type."""
    source = (files("bnevents.ontology") / "data" / "plover.yaml").read_text(encoding="utf-8")
    table = cast("dict[str, Any]", yaml.load(unicodedata.normalize("NFC", source), Loader=yaml.CSafeLoader))
    table["quad_of"] = {kind: number for number, quad in table["quads"].items() for kind in quad["types"]}
    return table


def _themes(event: Event) -> list[str]:
    return [argument.span.text for argument in event.arguments if argument.generic == "theme"]


def _fits(case: dict[str, Any], words: str, event: Event) -> bool:
    if case.get("many"):
        return len({argument.lemma for argument in event.arguments if argument.generic == "agent"}) > 1
    return any(word in words for word in case["words"])


def _auxiliary(event: Event) -> tuple[str, ...]:
    table = plover_table()["auxiliary"]
    return tuple(table[value] for value in (event.polarity, event.modality) if value in table)
