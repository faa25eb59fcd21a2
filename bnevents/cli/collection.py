"""`timeline`, `ingest` and `query`: many documents together."""

from __future__ import annotations

from enum import StrEnum
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bnevents.cli.options import Files, Published, Region, RuleFiles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bnevents.cli.reading import Failures
    from bnevents.models import Extraction


class TimelineFormat(StrEnum):
    """How a timeline is written."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    html = "html"
    ical = "ical"


def timeline(
    files: Files,
    *,
    published: Published = None,
    region: Region = None,
    output: Annotated[
        TimelineFormat, typer.Option("--format", help="table, json, jsonl, csv, html or ical.")
    ] = TimelineFormat.table,
    rules: RuleFiles = None,
) -> None:
    """Print one timeline of several documents: every happening once, with its evidence and its contradictions.

    A .jsonl file may hold extractions, as `bnevents extract --format jsonl` writes them, instead of records. Mind that
    --published is then the date of every document that is read; records have dates of their own.
    """
    from bnevents import io, view
    from bnevents.cli.reading import Failures
    from bnevents.timeline import Timeline

    failures = Failures()
    events = Timeline(_extractions(files, published, region, rules, failures))
    if output is TimelineFormat.table:
        from bnevents.cli.tables import console, timeline_table

        console().print(timeline_table(events))
    elif output is TimelineFormat.ical:
        typer.echo(io.timeline_to_ical(events), nl=False)
    else:
        write = {
            TimelineFormat.json: io.timeline_to_json,
            TimelineFormat.jsonl: io.timeline_to_jsonl,
            TimelineFormat.csv: io.timeline_to_csv,
            TimelineFormat.html: view.timeline_to_html,
        }[output]
        text = write(events)
        typer.echo(text, nl=not text.endswith("\n"))
    failures.exit()


def _extractions(
    files: Sequence[Path],
    published: str | None,
    region: str | None,
    rules: Sequence[Path] | None,
    failures: Failures,
) -> Iterator[Extraction]:
    """Yield extractions that are read back, and those of documents, in the order of the files."""
    from bnevents.cli.reading import extractions
    from bnevents.io import read_jsonl

    for done, paths in groupby(files, _holds_extractions):
        if done:
            for path in paths:
                yield from read_jsonl(path)
        else:
            yield from extractions(list(paths), published=published, region=region, rules=rules, failures=failures)


def _holds_extractions(path: Path) -> bool:
    if path.suffix != ".jsonl":
        return False
    with path.open("rb") as lines:
        first = next((line for line in lines if line.strip()), b"")
    return b'"schema_version"' in first
