"""docs/store.md tells every table and column, and its questions can be asked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bnevents.io.store import Store
from bnevents.io.tables import TABLES

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "store.md").read_text("utf-8")


@pytest.mark.parametrize("table", sorted(TABLES))
def test_every_column_is_told(table: str) -> None:
    told = PAGE.split(f"\n### {table}\n")[1].split("\n##")[0]
    rows = re.findall(r"^\| `(\w+)` \| \S+ \| (.*) \|$", told, flags=re.MULTILINE)
    assert rows == [(name, meaning) for name, _, meaning in TABLES[table]]


def test_questions_can_be_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("প্রকাশিত: ৪ মে ২০২৪\nগতকাল ঢাকায় বোমা হামলায় ৪ জন নিহত হয়েছেন।\n", encoding="utf-8")
    with Store("news.duckdb") as store:
        store.ingest(["a.txt"])
    asked = [one.strip() for one in re.findall(r"```sql\n(.*?)```", PAGE, flags=re.DOTALL)[0].split(";") if one.strip()]
    assert len(asked) == 5
    with Store("news.duckdb", read_only=True) as store:
        answers = [store.query(one) for one in asked]
    assert answers[0].columns == ("date", "agent", "theme", "papers")
    assert [int(total) for _, total in answers[2].rows] == [4]
    assert (tmp_path / "events.parquet").stat().st_size > 0
