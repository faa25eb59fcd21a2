"""Functions for Spark: `mapInArrow` and `mapInPandas`, with the schema that Spark asks for.

    events = articles.mapInArrow(map_in_arrow, schema=spark_schema())

Nothing here imports pyspark: Spark hands over Arrow batches or pandas frames, and takes the schema as text. The workers
need `bnevents[spark]` (pandas and pyarrow).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from bnevents.io.arrow import RecordBatch, extract_batches
from bnevents.io.frames import events_to_frame
from bnevents.io.rows import COLUMNS, ColumnKind, RowKind
from bnevents.pipeline.batch import extract_many
from bnevents.pipeline.inputs import record_columns

if TYPE_CHECKING:
    import pandas as pd

_TYPES: dict[ColumnKind, str] = {
    "text": "string",
    "texts": "array<string>",
    "date": "date",
    "integer": "bigint",
    "number": "double",
    "flag": "boolean",
}


def spark_schema(*, rows: RowKind = "events") -> str:
    """Return the schema of the rows in Spark's own notation (DDL).

    Example:
        >>> spark_schema(rows="documents")[:47]
        '`source` string, `published` date, `region` str'
    """
    return ", ".join(f"`{column.name}` {_TYPES[column.kind]}" for column in COLUMNS[rows])


def map_in_arrow(batches: Iterable[RecordBatch]) -> Iterator[RecordBatch]:
    """Yield the events of each batch of documents; the function for `DataFrame.mapInArrow`.

    The batches need a column `text` and may have `published`, `region` and `source`. For documents instead of events,
    or other column names, pass `functools.partial(bnevents.io.extract_batches, rows="documents", columns={...})`.
    """
    return extract_batches(batches)


def map_in_pandas(
    frames: Iterable[pd.DataFrame], *, rows: RowKind = "events", columns: Mapping[str, str] | None = None
) -> Iterator[pd.DataFrame]:
    """Yield the events of each data frame of documents; the function for `DataFrame.mapInPandas`.

    Args:
        frames: data frames with a column `text` and, where there are, `published`, `region` and `source`.
        rows: `events`, or `documents`, which keeps every document, also one that failed, with its warnings.
        columns: the frames' own names of those columns.

    Raises:
        MissingExtraError: pandas is not installed.
        InputError: there is no text column.
    """
    for frame in frames:
        chosen = record_columns((str(name) for name in frame.columns), columns)
        values: list[list[Any]] = [[_plain(value) for value in frame[name]] for name in chosen.values()]
        records = (dict(zip(chosen, row, strict=True)) for row in zip(*values, strict=True))
        yield events_to_frame(extract_many(records), rows=rows)


def _plain(value: Any) -> Any:
    """Return None for pandas' missing values (the only ones that differ from themselves or cannot say)."""
    try:
        return value if bool(value == value) else None
    except TypeError:
        return None
