"""Scores on the development sets, where they are: floors are what was measured, less a little for later rules."""

from __future__ import annotations

import importlib.util
from functools import cache
from typing import Any

import pytest

from support import SHARED

pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="the development data is not here")

GOLD = {
    "seeds": ("seeds/gold.jsonl", "seeds"),
    "native": ("dev/native/gold.jsonl", "dev/native/texts"),
    "translated": ("dev/translated/gold.jsonl", "dev/translated/texts"),
}
FLOORS: dict[str, dict[str, float]] = {
    "seeds": {
        "events": 0.94,
        "arguments": 0.85,
        "times": 0.99,
        "entities": 0.99,
        "attribution": 0.99,
        "quantity": 0.99,
    },
    "native": {"events": 0.94, "arguments": 0.79, "times": 0.96, "entities": 0.94, "no_time_kept": 0.98, "theme": 0.8},
    "translated": {
        "events": 0.89,
        "arguments": 0.69,
        "times": 0.97,
        "entities": 0.88,
        "no_time_kept": 0.96,
        "theme": 0.78,
    },
}


@cache
def score(name: str) -> dict[str, Any]:
    spec = importlib.util.spec_from_file_location("score", SHARED / "tools" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    gold, texts = GOLD[name]
    return module.score(SHARED / gold, SHARED / texts)


@pytest.mark.parametrize(("name", "measure"), [(name, m) for name, floors in FLOORS.items() for m in floors])
def test_score(name: str, measure: str) -> None:
    value = score(name)[measure]
    assert (value["f1"] if isinstance(value, dict) else value) >= FLOORS[name][measure]


def test_nothing_outside_the_article() -> None:
    assert score("seeds")["events_outside_article"] == 0
