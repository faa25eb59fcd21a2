"""Extractions and timelines in and out: JSON Lines, data frames, Arrow, Parquet, Spark, CSV, iCalendar, an event store.

Each module imports its own packages when it is used: `jsonl` needs none, `frames` the extra `frame`, `arrow` the extra
`arrow`, `spark` what the Spark workers have, `store` the extra `store`, and iCalendar the extra `ical`. The names below
are imported when they are first used, so that reading an extraction back does not load what makes one.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bnevents.io.arrow import events_to_table, extract_batches, write_parquet
    from bnevents.io.frames import events_to_frame
    from bnevents.io.jsonl import read_jsonl, write_jsonl
    from bnevents.io.timelines import (
        timeline_rows,
        timeline_to_csv,
        timeline_to_ical,
        timeline_to_json,
        timeline_to_jsonl,
    )

__all__ = [
    "events_to_frame",
    "events_to_table",
    "extract_batches",
    "read_jsonl",
    "timeline_rows",
    "timeline_to_csv",
    "timeline_to_ical",
    "timeline_to_json",
    "timeline_to_jsonl",
    "write_jsonl",
    "write_parquet",
]

_HOMES = {
    "events_to_frame": "frames",
    "events_to_table": "arrow",
    "extract_batches": "arrow",
    "write_parquet": "arrow",
    "read_jsonl": "jsonl",
    "write_jsonl": "jsonl",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'bnevents.io' has no attribute {name!r}")
    value = getattr(importlib.import_module(f"bnevents.io.{_HOMES.get(name, 'timelines')}"), name)
    globals()[name] = value  # the next use finds it without asking
    return value
