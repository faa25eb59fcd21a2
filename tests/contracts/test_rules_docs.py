"""docs/rules.md tells of every key of the language, and shows the example pack as it is."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from bnevents.rules import schema

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
MODELS = [
    schema.WordClass,
    schema.Filler,
    schema.Predicate,
    schema.Condition,
    schema.Governs,
    schema.Example,
    schema.ExampleEvent,
    schema.Frame,
    schema.Declaration,
    schema.Pack,
]
VALUES = [
    *get_args(schema.Relation),
    *get_args(schema.Construction),
    *get_args(schema.Position),
    *get_args(schema.Case),
]


@pytest.mark.parametrize("model", MODELS, ids=[model.__name__ for model in MODELS])
def test_the_page_tells_of_every_key(model: type[schema.Model]) -> None:
    keys = [field.alias or name for name, field in model.model_fields.items()]
    assert [key for key in keys if f"`{key}`" not in PAGE and f"`{key}:" not in PAGE] == []


def test_the_page_tells_of_every_value() -> None:
    assert [value for value in VALUES if f"`{value}`" not in PAGE] == []


def test_the_page_shows_the_example_pack() -> None:
    pack = (ROOT / "fixtures" / "rules" / "bridge_opened.yaml").read_text(encoding="utf-8")
    assert f"```yaml\n{pack}```" in PAGE
