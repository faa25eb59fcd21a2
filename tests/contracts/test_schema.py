"""The JSON Schema and the other generated pages: up to date, and true of what is written."""

from __future__ import annotations

import importlib.util
import json
from types import ModuleType
from typing import Any

import jsonschema
import pytest

import bnevents
from support import ROOT

DOCS = ROOT / "docs"
TEXT = "বুধবার ঢাকায় বাংলাদেশ ও ভুটান বাণিজ্য চুক্তিতে স্বাক্ষর করেছে। এতে ১৫ জন আহত হয়েছেন বলে জানিয়েছে পুলিশ।"


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate_docs", DOCS / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    return json.loads((DOCS / "schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["schema.json", "cli.md", "types.md"])
def test_generated_pages_are_up_to_date(generate: ModuleType, name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == generate.committed()[name], "run `make docs-generate`"


def test_the_schema_is_one(schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    assert set(schema["x-event-types"]) == {name for name in bnevents.__all__ if name in schema["x-event-types"]}
    assert schema["x-event-types"]["TreatySigned"]["signatories"] == "agent"


def test_what_is_written_follows_the_schema(schema: dict[str, Any]) -> None:
    x = bnevents.extract(TEXT, published="2024-03-28", source="a")
    assert x.events
    jsonschema.validate(json.loads(x.model_dump_json()), schema)
    jsonschema.validate(json.loads(bnevents.Extraction.empty().model_dump_json()), schema)


def test_the_schema_refuses_what_is_wrong(schema: dict[str, Any]) -> None:
    data = json.loads(bnevents.Extraction.empty().model_dump_json())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**data, "region": "UK"}, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**data, "colour": "red"}, schema)
