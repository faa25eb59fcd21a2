"""The event store: once in and only once, whatever happens in between."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import duckdb
import pytest

from bnevents.errors import InputError, MissingExtraError, StoreError
from bnevents.io.sources import list_files
from bnevents.io.store import Store
from bnevents.io.tables import TABLES
from bnevents.models import Extraction
from bnevents.pipeline.batch import extract_many
from bnevents.timeline import Timeline

CITIES = ("ঢাকা", "খুলনা", "সিলেট", "রাজশাহী")
SLOW = Path(__file__).parent / "slow_ingest.py"


def story(number: int) -> str:
    day, city = number % 27 + 1, CITIES[number % len(CITIES)]
    return (
        f"{city}য় নতুন চুক্তি\nপ্রকাশিত: {day} মে ২০২৪\n"
        f"গতকাল {city}য় বাংলাদেশ ও নেপাল বাণিজ্য চুক্তিতে স্বাক্ষর করেছে। বৈঠকে {number} জন প্রতিনিধি উপস্থিত ছিলেন।\n"
        f"এর আগে দুই দেশের পররাষ্ট্রমন্ত্রী বৈঠক করেন।\n"
    )


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    (folder / "inner").mkdir(parents=True)
    for number in range(6):
        (folder / ("inner" if number % 2 else ".") / f"{number}.txt").write_text(story(number), encoding="utf-8")
    html = (
        f"<html><head><title>পাতা</title></head><body><article><h1>নতুন চুক্তি</h1><p>{story(7)}</p></article></body></html>"
    )
    (folder / "7.html").write_text(html, encoding="utf-8")
    records = [{"text": story(8), "published": "2024-05-20", "source": "https://example.org/8"}, story(9)]
    lines = "\n".join(json.dumps(record, ensure_ascii=False) for record in records)
    (folder / "8.jsonl").write_text(f"{lines}\n\n", encoding="utf-8")
    (folder / "notes.md").write_text("এটি সংবাদ নয়।", encoding="utf-8")
    return folder


def counts(store: Store) -> dict[str, int]:
    return {table: store.query(f"SELECT count(*) FROM {table}").rows[0][0] for table in TABLES}


def content(store: Store) -> dict[str, list[str]]:
    return {table: sorted(map(repr, store.query(f"SELECT * FROM {table}").rows)) for table in TABLES}


def test_every_article_goes_in_once(pages: Path, tmp_path: Path) -> None:
    with Store(tmp_path / "news.duckdb") as store:
        first = store.ingest([pages])
        assert (first.added, first.known, first.failed) == (9, 0, ())
        before = content(store)
        again = store.ingest([pages, pages / "0.txt"])
        assert (again.added, again.known, again.failed) == (0, 9, ())
        assert content(store) == before
        (pages / "copy.txt").write_text(story(0), encoding="utf-8")
        assert store.ingest([pages]).added == 0


def test_tables_agree_with_the_extractions(pages: Path, tmp_path: Path) -> None:
    with Store(tmp_path / "news.duckdb") as store:
        store.ingest([pages])
        extractions = list(store.extractions())
        found = counts(store)
        assert found["events"] == sum(len(x.events) for x in extractions) > 9
        assert found["entities"] == sum(len(x.entities) for x in extractions)
        assert found["arguments"] == sum(len(e.arguments) + len(e.attribution) for x in extractions for e in x.events)
        sources = {str(pages / "0.txt"), "https://example.org/8", f"{pages / '8.jsonl'}:2"}
        assert sources <= {x.source for x in extractions}
        joined = store.query(
            "SELECT a.text[e.start_char + 1 : e.end_char], e.trigger FROM events e JOIN articles a USING (document)"
        )
        assert all(said == trigger for said, trigger in joined.rows)
        agents = store.query(
            "SELECT DISTINCT g.entity_id FROM arguments g JOIN events e USING (document, event_id) "
            "WHERE e.type = ? AND g.generic = 'agent' ORDER BY 1",
            ["TreatySigned"],
        )
        assert agents.columns == ("entity_id",)
        assert {("ISO:BD",), ("ISO:NP",)} <= set(agents.rows)


def test_the_timeline_grows_as_if_all_came_at_once(pages: Path, tmp_path: Path) -> None:
    with Store(tmp_path / "at_once.duckdb") as store:
        store.ingest([pages])
        at_once, whole = content(store), store.timeline()
        assert counts(store)["stale"] == 0
        merged = Timeline(store.extractions())
        assert {e.documents for e in whole} == {e.documents for e in merged}
        assert sorted(e.title for e in whole) == sorted(e.title for e in merged)
    with Store(tmp_path / "bit_by_bit.duckdb") as store:
        for file in reversed(list_files([pages])):
            store.ingest([file])
        assert content(store) == at_once


def test_causes_reach_over_articles(tmp_path: Path) -> None:
    text = "গতকাল ঢাকায় বোমা হামলায় ৪ জন নিহত হয়েছেন।"
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": text, "published": "2024-05-04"}) + "\n", encoding="utf-8")
    with Store(tmp_path / "news.duckdb") as store:
        store.ingest([tmp_path / "a.jsonl"])
        (row,) = store.query(
            "SELECT cause.type FROM timeline told JOIN timeline cause ON cause.id = told.cause "
            "WHERE told.type = 'PeopleKilled'"
        ).rows
        assert row == ("AttackCarriedOut",)
        assert {e.type: bool(e.cause) for e in store.timeline()} == {"AttackCarriedOut": False, "PeopleKilled": True}


def test_what_an_attack_tells_of_its_dead_is_not_forgotten(tmp_path: Path) -> None:
    attack, dead = tmp_path / "1.txt", tmp_path / "2.txt"
    attack.write_text("প্রকাশিত: ১৯ মে ২০২৪\n১৭ মে ঢাকায় বোমা হামলা হয়। ওই হামলায় ১২ জন নিহত হন।", encoding="utf-8")
    dead.write_text("প্রকাশিত: ১৭ মে ২০২৪\nসিলেটে ৩ জন নিহত হয়েছেন।", encoding="utf-8")
    with Store(tmp_path / "one.duckdb") as one, Store(tmp_path / "two.duckdb") as two:
        one.ingest([attack, dead])
        two.ingest([attack])
        two.ingest([dead])  # only the deaths are merged again
        days = "SELECT date, date_source FROM timeline WHERE type = 'PeopleKilled' ORDER BY date"
        assert two.query(days).rows == one.query(days).rows
        assert one.query(days).rows[1] == ("2024-05-17", "inferred")
        assert [event.day for event in one.timeline()] == [event.day for event in Timeline(one.extractions())]


def test_what_cannot_be_read_is_told_and_tried_again(pages: Path, tmp_path: Path) -> None:
    (pages / "bad.txt").write_bytes(b"\xff\xfe\x00")
    (pages / "bad.jsonl").write_text('{"text": 7}\n{"story": "ক"}\n[]\n{\n"ভালো"\n', encoding="utf-8")
    with Store(tmp_path / "news.duckdb") as store:
        first = store.ingest([pages])
        assert first.added == 10
        assert any("bad.txt is not UTF-8" in failure.reason for failure in first.failed)
        assert len(first.failed) == 5
        assert all("bad" in str(failure) for failure in first.failed)
        (pages / "bad.txt").write_text(story(11), encoding="utf-8")
        again = store.ingest([pages])
        assert (again.added, again.known, len(again.failed)) == (1, 10, 4)


def test_a_failing_reader_leaves_whole_batches_only(pages: Path, tmp_path: Path) -> None:
    def fails(records: Iterable[object]) -> Iterator[Extraction]:
        for number, extraction in enumerate(extract_many(records)):
            if number == 3:
                raise KeyboardInterrupt
            yield extraction

    with Store(tmp_path / "news.duckdb") as store:
        with pytest.raises(KeyboardInterrupt):
            store.ingest([pages], extract=fails)
        assert set(counts(store).values()) == {0}
        assert store.ingest([pages]).added == 9


def test_killed_in_the_middle_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(60):
        (folder / f"{number:02}.txt").write_text(story(number), encoding="utf-8")
    path = tmp_path / "killed.duckdb"
    for stop in (20, 10, 1):  # in the second batch, in a later one, and again at once
        process = subprocess.Popen([sys.executable, SLOW, path, folder], stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        for _ in range(stop):
            assert process.stdout.readline()
        process.kill()
        process.wait()
        process.stdout.close()
        with Store(path) as store:
            found = counts(store)
            assert found["articles"] < 60
            whole = list(store.extractions())
            assert found["events"] == sum(len(x.events) for x in whole)
            assert len({x.source for x in whole}) == found["articles"]
    with Store(path) as store:
        assert counts(store)["articles"] >= 16  # the first batch outlived its process
        store.ingest([folder])
        resumed = content(store)
    with Store(tmp_path / "whole.duckdb") as store:
        assert store.ingest([folder]).added == 60
        assert content(store) == resumed


def test_a_stopped_merge_is_done_by_the_next_run(pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store(tmp_path / "news.duckdb") as store:
        with monkeypatch.context() as patch:
            patch.setattr(Store, "refresh", lambda self: None)
            store.ingest([pages])
        assert counts(store)["timeline"] == 0
        assert counts(store)["stale"] > 0
        store.ingest([pages])
        assert counts(store)["timeline"] > 0
        assert counts(store)["stale"] == 0


def test_progress_goes_to_standard_error(pages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Store(tmp_path / "news.duckdb") as store:
        store.ingest([pages], progress=True)
    out, err = capsys.readouterr()
    assert (out, "Ingesting" in err) == ("", True)


def test_read_only(pages: Path, tmp_path: Path) -> None:
    path = tmp_path / "news.duckdb"
    with pytest.raises(StoreError, match="does not exist"):
        Store(path, read_only=True)
    with Store(path) as store:
        store.ingest([pages])
    with Store(path, read_only=True) as store:
        assert counts(store)["articles"] == 9
        with pytest.raises(StoreError, match="read-only"):
            store.query("DELETE FROM articles")


def test_errors_say_what_is_wrong(pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store(tmp_path / "news.duckdb") as store:
        with pytest.raises(StoreError, match="nowhere"):
            store.query("SELECT * FROM nowhere")
        with pytest.raises(InputError, match=r"missing\.txt does not exist"):
            store.ingest([tmp_path / "missing.txt"])
        store.close()
        store.close()
    (tmp_path / "text.duckdb").write_text("এটি ডেটাবেস নয়" * 500, encoding="utf-8")
    with pytest.raises(StoreError, match=r"text\.duckdb cannot be opened"):
        Store(tmp_path / "text.duckdb")
    with duckdb.connect(tmp_path / "other.duckdb") as other:
        other.execute("CREATE TABLE mine (a INTEGER)")
    with pytest.raises(StoreError, match="no event store"):
        Store(tmp_path / "other.duckdb")
    with Store(tmp_path / "old.duckdb") as store:
        store.query("UPDATE store SET version = 0")
    with pytest.raises(StoreError, match="version 0, not 2"):
        Store(tmp_path / "old.duckdb")
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(MissingExtraError, match=r"bnevents\[store\]"):
        Store(tmp_path / "news.duckdb")
