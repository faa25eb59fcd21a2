"""Names on the development gold, where it is: overlap and label, places as one label, and the same text."""

from __future__ import annotations

import datetime as dt
import importlib.util
import json
from collections import Counter, defaultdict
from pathlib import Path
from types import ModuleType

import pytest
from entities.names import find

from support import SHARED

SETS = {"seeds": "seeds", "dev/native": "dev/native/texts", "dev/translated": "dev/translated/texts"}

pytestmark = pytest.mark.skipif(not (SHARED / "tools" / "score.py").exists(), reason="no development data")


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SHARED / "tools" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("name", "least", "strict"), [("seeds", 0.98, 0.94), ("dev/native", 0.96, 0.93), ("dev/translated", 0.95, 0.90)]
)
def test_entities(scorer: ModuleType, name: str, least: float, strict: float) -> None:
    gold = SHARED / name / "gold.jsonl"
    about = json.loads(gold.with_suffix(".docs.json").read_text(encoding="utf-8"))
    rows = defaultdict(list)
    for line in gold.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows[row["doc"]].append(row)
    counts, right = scorer.PRF(), Counter()
    for doc, sentences in rows.items():
        text = (SHARED / Path(SETS[name]) / doc).read_text(encoding="utf-8")
        day = about[doc].get("published")
        entities = find(text, published=dt.date.fromisoformat(day[:10]) if day else None)
        for row in sentences:
            scorer.score_spans(
                text,
                row["start"],
                row["end"],
                row.get("entities", []),
                entities,
                counts,
                "label",
                print,
                "ENTITY",
                right,
            )
    assert counts.dict()["f1"] >= least
    assert 2 * right["ENTITY"] / (2 * counts.tp + counts.fp + counts.fn) >= strict
