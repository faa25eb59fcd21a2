"""Sentences of our own as domestic news writes them, with every event that the built-in rules find in them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bnevents.pipeline.batch import default_extractor
from bnevents.rules.examples import compare, tell_all
from bnevents.rules.schema import Example

_TABLE = yaml.load((Path(__file__).parent / "domestic.yaml").read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
CASES = [Example.model_validate(case) for case in _TABLE]


@pytest.mark.parametrize("case", CASES, ids=[case.text for case in CASES])
def test_case(case: Example) -> None:
    found = default_extractor().extract(case.text, published=case.published, headline=case.headline)
    assert list(tell_all(compare(case, found))) == []
