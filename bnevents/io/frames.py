"""Events as a pandas data frame (extra `frame`)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from bnevents._extras import require
from bnevents.io.rows import COLUMNS, ColumnKind, RowKind, rows_of
from bnevents.models import Extraction

if TYPE_CHECKING:
    import pandas as pd

# seconds, not nanoseconds: news also tells of 1526, which nanoseconds cannot
_DTYPES: dict[ColumnKind, str] = {
    "text": "object",
    "texts": "object",
    "date": "datetime64[s]",
    "integer": "Int64",
    "number": "Float64",
    "flag": "boolean",
}


def events_to_frame(
    extractions: Iterable[Extraction], *, rows: RowKind = "events", announced_is_agreed: bool = False
) -> pd.DataFrame:
    """Return one row an event (or a document) of any number of extractions.

    The columns are those of `bnevents.io.rows`: who, whom, what, where, when, how sure, and the PLOVER and CAMEO codes.
    Columns with several values hold lists; missing values are pandas' own.

    Args:
        extractions: what `extract` and `extract_many` return.
        rows: `events`, or `documents` to keep also those without an event, with their warnings.
        announced_is_agreed: see `bnevents.ontology.plover.project`.

    Raises:
        MissingExtraError: pandas is not installed.
    """
    pandas = require("pandas", extra="frame")
    table = list(rows_of(extractions, rows=rows, announced_is_agreed=announced_is_agreed))
    columns: dict[str, Any] = {
        column.name: pandas.Series([row[column.name] for row in table], dtype=_DTYPES[column.kind])
        for column in COLUMNS[rows]
    }
    return pandas.DataFrame(columns)
