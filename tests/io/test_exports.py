"""Extractions as rows, JSON Lines, data frames, Arrow, Parquet and Spark: the values in them, and what is missing."""

from __future__ import annotations

import datetime as dt
import io
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from timeline.making import article, event

from bnevents.errors import InputError, MissingExtraError
from bnevents.io import events_to_frame, events_to_table, extract_batches, read_jsonl, write_jsonl, write_parquet
from bnevents.io.arrow import arrow_schema
from bnevents.io.rows import COLUMNS, rows_of
from bnevents.io.spark import map_in_arrow, map_in_pandas, spark_schema
from bnevents.models import Extraction
from bnevents.ontology import TreatySigned

SIGNED = event(
    "TreatySigned", time="2024-06-19", agent=["রাশিয়া", "কিম"], theme=["প্রতিরক্ষা চুক্তি"], place=["ঢাকা"], attribution="মোদি"
)
SENT = event("TroopsDeployed", agent=["উত্তর কোরিয়া"], patient=["জাপান"], quantity=11_000, modality="possible")
ARTICLE = article("a", "2024-06-20", SIGNED, SENT)
EMPTY = Extraction(text="কিছুই নেই", source="b", warnings=("record 1 (b): কিছু নেই",))
TEXTS = ["বুধবার ঢাকায় বাংলাদেশ ও ভুটান বাণিজ্য চুক্তিতে স্বাক্ষর করেছে।", "আজ আকাশ মেঘলা।"]


def test_rows_say_what_the_events_say() -> None:
    first, second = rows_of([ARTICLE, EMPTY])
    assert (first["source"], first["published"], first["event_id"]) == ("a", dt.date(2024, 6, 20), "e1")
    assert (first["type"], first["event_date"], first["earliest"]) == (
        "TreatySigned",
        "2024-06-19",
        dt.date(2024, 6, 19),
    )
    assert (first["agent"], first["agent_id"]) == (["রাশিয়া", "কিম"], ["ISO:RU", ""])
    assert (first["place_id"], first["latitude"]) == (["geonames:1185241"], 23.7104)
    assert (first["attribution"], first["quantity"]) == (["মোদি"], None)
    assert (first["plover_type"], first["quad_code"], first["cameo_root"]) == ("SUPPORT", 1, "05")
    assert (second["quantity"], second["modality"], second["event_date"]) == (11_000, "possible", None)
    assert second["contexts"][-1] == "hypothetical"
    assert ARTICLE.text[first["start"] : first["end"]] == first["trigger"]


def test_documents_keep_those_without_an_event() -> None:
    first, second = rows_of([ARTICLE, EMPTY], rows="documents")
    assert (first["events"], second["events"]) == (2, 0)
    assert second["warnings"] == ["record 1 (b): কিছু নেই"]
    assert Extraction.model_validate_json(first["extraction"]) == ARTICLE


@pytest.mark.parametrize("rows", ["events", "documents"])
def test_rows_have_the_columns_they_promise(rows: Any) -> None:
    for row in rows_of([ARTICLE, EMPTY], rows=rows):
        assert list(row) == [column.name for column in COLUMNS[rows]]


def test_jsonl_keeps_everything(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    assert write_jsonl([ARTICLE, EMPTY], path) == 2
    assert list(read_jsonl(path)) == [ARTICLE, EMPTY]
    assert isinstance(next(read_jsonl(path)).events[0], TreatySigned)
    out = io.StringIO()
    assert write_jsonl([EMPTY], out) == 1
    assert out.getvalue() == EMPTY.model_dump_json() + "\n"


def test_jsonl_says_which_line_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    path.write_text(f'{EMPTY.model_dump_json()}\n\n{{"source": "c"}}\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"events\.jsonl:3: no extraction: text"):
        list(read_jsonl(path))


def test_lone_surrogates_go_through_every_format(tmp_path: Path) -> None:
    odd = Extraction(text="ক\ud800", source="s\udfff", warnings=("\ud800",))
    write_jsonl([odd], tmp_path / "x.jsonl")
    assert next(read_jsonl(tmp_path / "x.jsonl")).text == "ক\ufffd"
    assert events_to_table([odd], rows="documents").column("source").to_pylist() == ["s\ufffd"]


def test_frame_has_types_and_missing_values() -> None:
    frame = events_to_frame([ARTICLE, EMPTY])
    assert list(frame["type"]) == ["TreatySigned", "TroopsDeployed"]
    assert frame["earliest"].dtype == "datetime64[s]"
    assert frame["earliest"].isna().tolist() == [False, True]
    assert frame["quantity"].dtype == "Float64"
    assert frame["quad_code"].dtype == "Int64"
    assert ARTICLE.to_frame().equals(frame)


def test_frame_of_nothing_has_all_columns() -> None:
    assert list(events_to_frame([]).columns) == [column.name for column in COLUMNS["events"]]


def test_frame_holds_days_that_nanoseconds_cannot() -> None:
    old = article("a", None, event("ClashOccurred", time="1526-04-21", agent=["ভারত"]))
    assert events_to_frame([old])["earliest"].iloc[0] == pd.Timestamp("1526-04-21")


def test_arrow_and_parquet_are_the_rows(tmp_path: Path) -> None:
    table = events_to_table([ARTICLE, EMPTY])
    assert table.schema == arrow_schema()
    assert table.to_pylist() == list(rows_of([ARTICLE, EMPTY]))
    assert write_parquet((x for x in (ARTICLE, EMPTY)), tmp_path / "e.parquet") == 2
    assert pq.read_table(tmp_path / "e.parquet").to_pylist() == table.to_pylist()


def test_parquet_of_nothing_is_readable(tmp_path: Path) -> None:
    assert write_parquet([], tmp_path / "e.parquet", rows="documents") == 0
    assert pq.read_table(tmp_path / "e.parquet").schema.names == [column.name for column in COLUMNS["documents"]]


def test_batches_of_documents_become_batches_of_events() -> None:
    told = {"body": TEXTS, "url": ["1", "2"], "published": ["2024-03-28", None], "x": [0, 1]}
    batch = pa.RecordBatch.from_pydict(told)
    columns = {"text": "body", "source": "url"}
    (events,) = extract_batches([batch], columns=columns)
    assert events.schema == arrow_schema()
    assert events.column("type").to_pylist() == ["TreatySigned"]
    assert events.column("event_date").to_pylist() == ["2024-03-27"]
    (documents,) = extract_batches([batch], rows="documents", columns=columns)
    assert documents.column("source").to_pylist() == ["1", "2"]


def test_batches_without_a_text_say_so() -> None:
    with pytest.raises(InputError, match="no column 'text'"):
        list(extract_batches([pa.RecordBatch.from_pydict({"body": ["ক"]})]))
    with pytest.raises(InputError, match="no column 'story'"):
        list(extract_batches([pa.RecordBatch.from_pydict({"body": ["ক"]})], columns={"text": "story"}))


def test_functions_for_spark_without_spark() -> None:
    frame = pd.DataFrame({"text": TEXTS, "published": [dt.date(2024, 3, 28), pd.NaT]})
    (found,) = map_in_pandas([frame])
    assert found["type"].tolist() == ["TreatySigned"]
    (documents,) = map_in_pandas([frame], rows="documents")
    assert documents["events"].tolist() == [1, 0]
    (batch,) = map_in_arrow([pa.RecordBatch.from_pydict({"text": TEXTS})])
    assert batch.num_rows == 1


@pytest.mark.parametrize("rows", ["events", "documents"])
def test_spark_schema_names_every_column(rows: Any) -> None:
    declared = dict(part.rsplit(" ", 1) for part in spark_schema(rows=rows).split(", "))
    assert list(declared) == [f"`{column.name}`" for column in COLUMNS[rows]]
    assert set(declared.values()) <= {"string", "array<string>", "date", "bigint", "double", "boolean"}


@pytest.mark.extras
def test_spark_itself() -> None:
    sql = pytest.importorskip("pyspark.sql")
    spark = sql.SparkSession.builder.master("local[1]").getOrCreate()
    try:
        articles = spark.createDataFrame([(text, "2024-03-28") for text in TEXTS], "text string, published string")
        found = articles.mapInArrow(map_in_arrow, schema=spark_schema()).collect()
        assert [row["type"] for row in found] == ["TreatySigned"]
    finally:
        spark.stop()


@pytest.mark.parametrize(
    ("module", "extra", "use"),
    [
        ("pandas", "frame", lambda: events_to_frame([ARTICLE])),
        ("pyarrow", "arrow", lambda: events_to_table([ARTICLE])),
    ],
)
def test_missing_packages_are_named(module: str, extra: str, use: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtraError, match=rf"{module} is not installed.*bnevents\[{extra}\]"):
        use()
