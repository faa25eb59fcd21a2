"""Scores on the development sets, where they are: floors are what was measured, less a little for later rules."""

from __future__ import annotations

import importlib.util
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import bnevents
from bnevents.text import normalize, tokenize
from support import SHARED

pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="the development data is not here")

GOLD = {
    "seeds": ("seeds/gold.jsonl", "seeds"),
    "native": ("dev/native/gold.jsonl", "dev/native/texts"),
    "translated": ("dev/translated/gold.jsonl", "dev/translated/texts"),
}
FLOORS: dict[str, dict[str, float]] = {
    "seeds": {
        "events": 0.96,
        "arguments": 0.88,
        "arguments_strict": 0.86,
        "theme": 0.9,
        "times": 0.99,
        "entities": 0.99,
        "event_time_right": 0.98,
        "no_time_kept": 0.97,
        "rare_modality": 0.9,
        "attribution": 0.99,
        "quantity": 0.99,
    },
    "native": {
        "events": 0.96,
        "arguments": 0.85,
        "arguments_strict": 0.77,
        "theme": 0.83,
        "times": 0.96,
        "entities": 0.96,
        "event_time_right": 0.98,
        "no_time_kept": 0.98,
        "rare_modality": 0.8,
        "attribution": 0.88,
        "quantity": 0.99,
    },
    "translated": {
        "events": 0.95,
        "arguments": 0.81,
        "arguments_strict": 0.69,
        "theme": 0.82,
        "times": 0.97,
        "entities": 0.96,
        "event_time_right": 0.93,
        "no_time_kept": 0.96,
        "rare_modality": 0.65,
        "attribution": 0.75,
        "quantity": 0.9,
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


OTHERS = {
    "রাশিয়া": "ফ্রান্স",
    "উত্তর কোরিয়া": "ইরান",
    "উ. কোরিয়া": "ইরান",
    "ইউক্রেন": "ভিয়েতনাম",
    "দক্ষিণ কোরিয়া": "জাপান",
    "যুক্তরাষ্ট্র": "জার্মানি",
    "ভ্লাদিমির পুতিন": "ইমানুয়েল ম্যাক্রোঁ",
    "পুতিন": "ম্যাক্রোঁ",
    "কিম জং উন": "শি জিনপিং",
    "কিম জং-উন": "শি জিনপিং",
    "কিম": "শি জিনপিং",
    "ভলোদিমির জেলেনস্কি": "রিসেপ তাইয়েপ এরদোয়ান",
    "জেলেনস্কি": "এরদোয়ান",
    "মস্কো": "প্যারিস",
    "পিয়ংইয়ং": "তেহরান",
    "রুশ": "ফরাসি",
}
ENDINGS = {"genitive": ("র", "ের"), "accusative": ("কে", "কে"), "locative": ("তে", "ে")}


def told(extraction: bnevents.Extraction) -> list[tuple[str, str | None, str, str]]:
    return [(e.type, e.time.value if e.time else None, e.polarity, e.modality) for e in extraction.events]


def in_case(name: str, case: str) -> str:
    if case == "bare":
        return name
    after_vowel, after_consonant = ENDINGS[case]
    return name + (after_vowel if name[-1] in "ািীুূেোঁ" else after_consonant)


@pytest.mark.parametrize("path", sorted((SHARED / "seeds").glob("*.txt")), ids=lambda path: path.stem)
def test_other_actors_change_nothing(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    before = bnevents.extract(text)
    others = {normalize(name): other for name, other in OTHERS.items()}
    swaps: dict[str, str] = {}
    for entity in before.entities:
        other = others.get(normalize(entity.lemma))
        if other is not None:
            inflected = normalize(entity.text) != normalize(entity.lemma)
            swaps[entity.text] = in_case(other, tokenize(entity.text).forms[-1].noun.case if inflected else "bare")
    assert len(swaps) > 5
    words = "|".join(re.escape(word) for word in sorted(swaps, key=len, reverse=True))
    after = bnevents.extract(re.sub(rf"(?<!\w)({words})(?!\w)", lambda found: swaps[found[1]], text))
    assert told(after) == told(before)
