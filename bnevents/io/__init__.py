"""Extractions in and out: JSON Lines, data frames, Arrow, Parquet and Spark.

Each module imports its own packages when it is used: `jsonl` needs none, `frames` the extra `frame`, `arrow` the extra
`arrow`, `spark` what the Spark workers have.
"""

from __future__ import annotations

from bnevents.io.arrow import events_to_table, extract_batches, write_parquet
from bnevents.io.frames import events_to_frame
from bnevents.io.jsonl import read_jsonl, write_jsonl

__all__ = ["events_to_frame", "events_to_table", "extract_batches", "read_jsonl", "write_jsonl", "write_parquet"]
