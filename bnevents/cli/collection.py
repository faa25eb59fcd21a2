"""`timeline`, `ingest` and `query`: many documents together."""

from __future__ import annotations

from enum import StrEnum
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

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


class AnswerFormat(StrEnum):
    """How the answer to a query is written."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


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


StoreFile = Annotated[Path, typer.Option(metavar="FILE", help="The event store, a DuckDB file.")]


def ingest(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="FILE|DIR...", exists=True, help="Texts, pages, records, and directories of them."),
    ],
    *,
    store: StoreFile = Path("news.duckdb"),
    processes: Annotated[int, typer.Option(min=1, help="How many processes read documents.")] = 1,
    progress: Annotated[bool, typer.Option("--progress/--no-progress", help="Whether to show a progress bar.")] = True,
) -> None:
    """Read documents into an event store, those that it does not have yet, and merge its timeline.

    It may be stopped at any time: what is in stays in whole, and the next run goes on. Documents that fail are told of,
    the exit code is then 1, and the next run tries them again.
    """
    from bnevents.cli.reading import Failures
    from bnevents.io.store import Store

    failures = Failures()
    with Store(store) as opened:
        done = opened.ingest(paths, processes=processes, progress=progress)
    for error in done.failed:
        failures.add(str(error))
    typer.echo(f"{done.added} added, {done.known} known, {len(done.failed)} failed", err=True)
    failures.exit()


def query(
    sql: Annotated[str, typer.Argument(metavar="SQL", help="One statement; docs/store.md tells the tables.")],
    *,
    store: StoreFile = Path("news.duckdb"),
    output: Annotated[
        AnswerFormat, typer.Option("--format", help="table, json (one array), jsonl or csv.")
    ] = AnswerFormat.table,
) -> None:
    """Ask an event store; the store is only read."""
    import json

    from bnevents.io.store import Store

    with Store(store, read_only=True) as opened:
        answer = opened.query(sql)
    if output is AnswerFormat.table:
        from rich.markup import escape

        from bnevents.cli.tables import console, new_table

        table = new_table(*answer.columns)
        for row in answer.rows:
            table.add_row(*(escape(_cell(value)) for value in row))
        console().print(table)
    elif output is AnswerFormat.csv:
        import csv
        import sys

        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(answer.columns)
        writer.writerows(answer.rows)
    else:
        rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
        if output is AnswerFormat.json:
            typer.echo(json.dumps(rows, ensure_ascii=False, indent=2, default=str))
        else:
            for row in rows:
                typer.echo(json.dumps(row, ensure_ascii=False, default=str))


def _cell(value: object) -> str:
    """Return a value as a table shows it; a list by its items."""
    if isinstance(value, list):
        return ", ".join(map(_cell, cast("list[object]", value)))
    return "" if value is None else str(value)
