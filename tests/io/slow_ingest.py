"""Ingests a directory into a store, slowly, for the test that kills it: `python slow_ingest.py STORE DIRECTORY`."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator

from bnevents.io.store import Store
from bnevents.models import Extraction
from bnevents.pipeline.batch import extract_many


def slowly(records: Iterable[object]) -> Iterator[Extraction]:
    for extraction in extract_many(records):
        time.sleep(0.02)
        sys.stdout.write(f"{extraction.source}\n")  # the test waits for it
        sys.stdout.flush()
        yield extraction


if __name__ == "__main__":
    with Store(sys.argv[1]) as store:
        store.ingest([sys.argv[2]], extract=slowly)
