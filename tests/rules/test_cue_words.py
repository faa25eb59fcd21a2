"""Each cue of polarity and modality in a sentence that has no other (`tests/golden/cue_words.yaml`)."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bnevents.pipeline.batch import default_extractor

GROUPS = yaml.safe_load((Path(__file__).resolve().parents[1] / "golden" / "cue_words.yaml").read_text(encoding="utf-8"))
CASES = [
    pytest.param(event, text, group.get("polarity", "affirmed"), group.get("modality", "actual"), id=text)
    for group in GROUPS
    for sentence in group["sentences"]
    for event, text in sentence.items()
]


@pytest.mark.parametrize(("event", "text", "polarity", "modality"), CASES)
def test_the_cue_decides(event: str, text: str, polarity: str, modality: str) -> None:
    found = [e for e in default_extractor().extract(text).events if e.type == event]
    assert [(e.polarity, e.modality) for e in found] == [(polarity, modality)]
