"""Measured on the development data, where it is: dateparser's own cases, and times F1 with strict spans."""

from __future__ import annotations

import datetime as dt
import importlib.util
import json
from collections import defaultdict
from typing import Any

import pytest

from bnevents.text import split_sentences, tokenize
from bnevents.times import find_times, guess_region, parse_time
from bnevents.times.values import bounds
from support import SHARED

pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="the development data is not here")

# lengths that say nothing of before or after are durations here, whatever dateparser makes of them
LENGTHS = {
    "1 বছর 2 মাস": "P1Y2M", "1 বছর, 09 মাস,01 সপ্তাহ": "P1Y9M1W", "1 বছর 11 মাস": "P1Y11M", "1 বছর 12 মাস": "P1Y12M",
    "15 ঘন্টা": "PT15H", "2 মিনিট": "PT2M", "3 সেকেন্ড": "PT3S", "10 সেকেন্ডে": "PT10S",
}  # fmt: skip


def dateparser_cases() -> list[dict[str, Any]]:
    if not SHARED.exists():
        return []
    data = json.loads((SHARED / "times" / "dateparser_bn_cases.json").read_text(encoding="utf-8"))
    return [case for case in data["cases"] if case["kind"] not in ("split", "applicable")]


@pytest.mark.parametrize("case", dateparser_cases(), ids=lambda case: f"{case['test']}-{case['input']}")
def test_cases_of_dateparser(case: dict[str, Any]) -> None:
    derived = case.get("derived_value", {})
    base = dt.datetime.fromisoformat(case["settings"].get("RELATIVE_BASE") or derived["RELATIVE_BASE"])
    time = parse_time(case["input"], published=base)
    assert time is not None
    if case["input"] in LENGTHS:
        assert (time.type, time.value) == ("DURATION", LENGTHS[case["input"]])
        return
    moment = dt.datetime.fromisoformat(derived.get("value") or case["expected"])
    assert time.value is not None
    if "W" in time.value:
        span = bounds(time.value)
        assert span is not None
        assert span[0] <= moment.date() <= span[1]
    else:
        assert moment.isoformat().startswith(time.value)
    if case["kind"] == "search":
        tokens = tokenize(case["input"])
        found = find_times(tokens, split_sentences(tokens), published=base)
        assert [one.text for one in found] == case["expected"]


def scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score", SHARED / "tools" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("gold", "texts", "floor", "strict"),
    [
        ("seeds/gold", "seeds", 0.98, 0.98),
        ("dev/native/gold", "dev/native/texts", 0.96, 0.96),
        ("dev/translated/gold", "dev/translated/texts", 0.97, 0.92),
    ],
)
def test_times_f1(gold: str, texts: str, floor: float, strict: float) -> None:
    module = scorer()
    published = json.loads((SHARED / f"{gold}.docs.json").read_text(encoding="utf-8"))
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in (SHARED / f"{gold}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows[row["doc"]].append(row)
    out, exact, lines = module.PRF(), defaultdict(int), []
    for doc, sentences in rows.items():
        text = (SHARED / texts / doc).read_text(encoding="utf-8")
        tokens = tokenize(text)
        when = published[doc]["published"]
        found = find_times(
            tokens,
            split_sentences(tokens, [(row["start"], row["end"]) for row in sentences]),
            published=dt.datetime.fromisoformat(when) if "T" in when else dt.date.fromisoformat(when),
            region=guess_region(tokens),
        )
        for row in sentences:
            times = row.get("times", [])
            module.score_spans(text, row["start"], row["end"], times, found, out, "value", lines.append, "TIMEX", exact)
    assert out.dict()["f1"] >= floor, lines
    assert 2 * exact["TIMEX"] / (2 * out.tp + out.fp + out.fn) >= strict, lines
