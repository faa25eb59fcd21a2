"""The timeline that the README shows is what comes out of the five articles."""

from __future__ import annotations

import pytest
from timeline.gold import SEEDS, own_extractions

from bnevents.timeline import timeline
from support import ROOT

pytestmark = pytest.mark.skipif(not SEEDS.exists(), reason="development data are not here")


def test_the_table_is_what_comes_out() -> None:
    section = (ROOT / "README.md").read_text("utf-8").split("## One timeline")[1].split("\n## ")[0]
    shown = [
        tuple(cell.strip() for cell in row.strip("|").split("|")) for row in section.splitlines() if row[:1] == "|"
    ]
    made = timeline(own_extractions(dated=True))
    assert f"{len(made)} rows" in section
    rows = set()
    for event in made:
        unsure = "" if event.modality == "actual" else f" ({event.modality})"
        numbers = " to ".join(f"{number:g}" for number in sorted(set(event.quantity or ())))
        sides = " · ".join(part for part in (event.sides, numbers) if part)
        rows.add((event.day, event.type + unsure, sides, f"{len(event.mentions)} in {len(event.documents)}"))
    assert len(shown) > 10
    assert [row for row in shown[2:] if row not in rows] == []
