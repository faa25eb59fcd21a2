"""Events as Arrow tables, Parquet files, and a function for `map_batches` (extra `arrow`)."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bnevents._extras import require
from bnevents.io.rows import COLUMNS, RowKind, rows_of
from bnevents.models import Extraction
from bnevents.pipeline.batch import extract_many, groups
from bnevents.pipeline.inputs import record_columns

Table = Any  # pyarrow.Table; pyarrow has no types
RecordBatch = Any
Schema = Any

_GROUP = 2_000  # extractions a row group of a Parquet file


def arrow_schema(*, rows: RowKind = "events") -> Schema:
    """Return the Arrow schema of the rows.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    pa = require("pyarrow", extra="arrow")
    types = {
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
        "date": pa.date32(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "flag": pa.bool_(),
    }
    return pa.schema([pa.field(column.name, types[column.kind]) for column in COLUMNS[rows]])


def events_to_table(
    extractions: Iterable[Extraction], *, rows: RowKind = "events", announced_is_agreed: bool = False
) -> Table:
    """Return one row an event (or a document) as a `pyarrow.Table`.

    Args:
        extractions: what `extract` and `extract_many` return.
        rows: `events`, or `documents` to keep also those without an event, with their warnings.
        announced_is_agreed: see `bnevents.ontology.plover.project`.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    pa = require("pyarrow", extra="arrow")
    table = list(rows_of(extractions, rows=rows, announced_is_agreed=announced_is_agreed))
    return pa.Table.from_pylist(table, schema=arrow_schema(rows=rows))


def write_parquet(extractions: Iterable[Extraction], path: str | os.PathLike[str], *, rows: RowKind = "events") -> int:
    """Write the rows to a Parquet file and return how many there are; the extractions are read a group at a time.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    parquet = require("pyarrow.parquet", extra="arrow")
    written = 0
    with parquet.ParquetWriter(os.fspath(path), arrow_schema(rows=rows)) as writer:
        for group in groups(extractions, _GROUP):
            table = events_to_table(group, rows=rows)
            writer.write_table(table)
            written += table.num_rows
    return written


def extract_batches(
    batches: Iterable[RecordBatch], *, rows: RowKind = "events", columns: Mapping[str, str] | None = None
) -> Iterator[RecordBatch]:
    """Yield the rows of each Arrow record batch of documents, for Spark's `mapInArrow` and for Arrow streams.

    Args:
        batches: record batches with a column `text` and, where there are, `published`, `region` and `source`; other
            columns are not looked at.
        rows: `events`, or `documents`, which keeps every document, also one that failed, with its warnings.
        columns: the batch's own names of those columns, `{"text": "body", "source": "url"}`.

    Raises:
        MissingExtraError: pyarrow is not installed.
        InputError: there is no text column.
    """
    for batch in batches:
        yield extract_batch(batch, rows=rows, columns=columns)


def extract_batch(
    batch: RecordBatch, *, rows: RowKind = "events", columns: Mapping[str, str] | None = None
) -> RecordBatch:
    """Return the rows of one Arrow record batch (or table) of documents, for `map_batches`; see `extract_batches`."""
    pa = require("pyarrow", extra="arrow")
    chosen = record_columns(batch.schema.names, columns)
    documents = batch.select(list(chosen.values())).rename_columns(list(chosen)).to_pylist()
    table = list(rows_of(extract_many(documents), rows=rows))
    return pa.RecordBatch.from_pylist(table, schema=arrow_schema(rows=rows))
