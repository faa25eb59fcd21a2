"""The table of event types for merging, and words as they compare across articles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, cast

import yaml

from bnevents.text import normalize, tokenize

_WORDS = 12  # words of a filler that compare; a clause as a filler may be long


@dataclass(frozen=True, slots=True)
class Families:
    """The table `data/families.yaml`, its words as they compare."""

    of: dict[str, str]
    into_law: frozenset[str]
    mutual: frozenset[str]
    staged: dict[str, int]
    once: dict[str, int]
    placed: frozenset[str]
    lasting: frozenset[str]
    going: frozenset[str]
    recalled: frozenset[str]
    own_force: frozenset[str]
    nobody: frozenset[str]
    counts: re.Pattern[str]
    synonyms: dict[str, str]


@cache
def families() -> Families:
    """Return the table of event types."""
    source = (files("bnevents.timeline") / "data" / "families.yaml").read_text("utf-8")
    data = cast("dict[str, Any]", yaml.load(source, Loader=yaml.CSafeLoader))
    return Families(
        of={kind: name for name, kinds in data["families"].items() for kind in kinds},
        into_law=frozenset(normalize(word) for word in data["into_law"]),
        mutual=frozenset(data["mutual"]),
        staged=data["staged"],
        once=data["once"],
        placed=frozenset(data["placed"]),
        lasting=frozenset(normalize(word) for word in data["lasting"]),
        going=frozenset(normalize(word) for word in data["going"]),
        recalled=frozenset(data["recalled"]),
        own_force=frozenset(data["own_force"]),
        nobody=frozenset(normalize(word) for word in data["nobody"]),
        counts=_counts(data["several"], data["turns"]),
        synonyms={normalize(word): normalize(row[0]) for row in data["synonyms"] for word in row},
    )


def _counts(several: list[str], turns: list[str]) -> re.Pattern[str]:
    """Return the pattern of a count of happenings in what stands before a trigger: `সাতবার …`, `চারটি`."""
    number = rf"(?:^|\s)([০-৯\d]+|{'|'.join(map(normalize, several))})\s?"
    return re.compile(rf"{number}(?:(?:{'|'.join(map(normalize, turns))})(?:\s+\S+){{0,3}}|টি|টা)\s+$")


@lru_cache(maxsize=50_000)
def stems(text: str) -> tuple[str, ...]:
    """Return the stems of the words of a phrase, synonyms as one, without numbers and marks.

    Example:
        >>> stems("উত্তর কোরিয়ার সৈন্যরা")[-1] == stems("সেনাদের")[-1]  # the soldiers of North Korea; of the troops
        True
    """
    synonyms = families().synonyms
    found: list[str] = []
    for form in tokenize(text).forms[:_WORDS]:
        if form.kind in ("word", "latin"):
            stem = form.verbs[0].lexeme if form.verb_first and form.verbs else form.noun.stem
            found.append(synonyms.get(stem, stem))
    return tuple(found)
