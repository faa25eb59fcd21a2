"""Sentences of our own, by what of the analysis they are about, with every event that they tell."""

from __future__ import annotations

import pytest
from event_cases import FOLDER, PACKS, cases, differences, rules

from bnevents.rules.schema import Example
from bnevents.testing import run_examples

TABLES = sorted(path.stem for path in FOLDER.glob("*.yaml"))
CASES = [(table, case) for table in TABLES for case in cases(table)]


@pytest.mark.parametrize(("table", "case"), CASES, ids=[f"{table}-{case.text}" for table, case in CASES])
def test_case(table: str, case: Example) -> None:
    assert differences(case) == []


def test_the_tables_are_whole() -> None:
    texts = [(case.text, case.published) for _, case in CASES]
    assert len(texts) == len(set(texts))
    assert {"clauses", "references", "attribution", "timing", "causes", "places", "roles", "coordination"} <= set(
        TABLES
    )
    assert all(len(cases(table)) >= 2 for table in TABLES)


def test_the_small_rule_set_keeps_its_own_examples() -> None:
    assert [str(failure) for failure in run_examples(rules())] == []
    assert len(rules().frames) > len(PACKS) - 1
