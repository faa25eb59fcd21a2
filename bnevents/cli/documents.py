"""`extract`, `explain`, `parse-time` and `demo`: what is in a text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from bnevents.cli.options import AsTableOrJson, CountedFrom, Files, Format, Published, Region, RuleFiles, TableOrJson


def extract(
    files: Files,
    *,
    published: Published = None,
    region: Region = None,
    output: Annotated[
        Format, typer.Option("--format", help="json is one array, jsonl a document a line.")
    ] = Format.table,
    rules: RuleFiles = None,
    processes: Annotated[int, typer.Option(min=1, help="How many processes read documents.")] = 1,
) -> None:
    """Print the events of documents.

    A document that fails is told of on standard error, the others are printed, and the exit code is 1.
    """
    from bnevents.cli.reading import Failures, extractions

    failures = Failures()
    found = extractions(files, published=published, region=region, rules=rules, processes=processes, failures=failures)
    if output is Format.table:
        from bnevents.cli.tables import console, extraction_table

        screen = console()
        for x in found:
            screen.print(extraction_table(x))
    elif output is Format.jsonl:
        for x in found:
            typer.echo(x.model_dump_json())
    else:
        typer.echo(json.dumps([json.loads(x.model_dump_json()) for x in found], ensure_ascii=False, indent=2))
    failures.exit()


def explain(
    text: Annotated[str, typer.Argument(metavar="TEXT|-", help="One or more sentences; - is standard input.")],
    *,
    published: Published = None,
    headline: Annotated[bool, typer.Option(help="Read the text as a headline.")] = False,
    frame: Annotated[str | None, typer.Option(metavar="ID", help="Only say why this frame found nothing.")] = None,
    rules: RuleFiles = None,
) -> None:
    """Show how a text was read: words, cases, names, times, clauses, and which condition of which frame failed.

    With --frame the exit code is 1 where the frame found nothing.
    """
    from bnevents.cli.reading import STANDARD_INPUT, extractor_with, read_text
    from bnevents.pipeline import explain as explain_text
    from bnevents.pipeline import why_not

    read = read_text(STANDARD_INPUT) if text == "-" else text
    extractor = extractor_with(rules)
    if frame is None:
        typer.echo(str(explain_text(read, published=published, headline=headline, extractor=extractor)))
        return
    reasons = why_not(frame, read, published=published, headline=headline, extractor=extractor)
    for reason in reasons or (f"{frame} matched",):
        typer.echo(reason)
    raise typer.Exit(1 if reasons else 0)


def parse_time(
    expression: Annotated[str, typer.Argument(help="A time expression alone, as গত জুনে.")],
    *,
    published: CountedFrom = None,
    region: Region = None,
    output: AsTableOrJson = TableOrJson.table,
) -> None:
    """Print what a time expression means; the exit code is 1 where it is none."""
    from bnevents.pipeline import parse_time as parse

    time = parse(expression, published=published, region=region.value if region is not None else None)
    if time is None:
        typer.echo(f"bnevents: no time expression: {expression}", err=True)
        raise typer.Exit(1)
    if output is TableOrJson.json:
        typer.echo(time.model_dump_json())
        return
    from bnevents.cli.tables import console, time_table

    console().print(time_table(time))


def demo(
    folder: Annotated[
        Path, typer.Argument(exists=True, file_okay=False, help="Texts (*.txt) with their dates beside them (*.yaml).")
    ] = Path("fixtures"),
) -> None:
    """Print the events of the articles in a folder, such as this project's fixtures."""
    import time

    import yaml

    from bnevents.cli.tables import console, extraction_table
    from bnevents.errors import InputError
    from bnevents.pipeline import extract as extract_text

    texts = sorted(folder.glob("*.txt"))
    if not texts:
        raise InputError(f"{folder} has no *.txt; name a folder with articles, such as the project's fixtures")
    screen, events, started = console(), 0, time.perf_counter()
    for path in texts:
        beside = path.with_suffix(".yaml")
        about: dict[str, Any] = yaml.safe_load(beside.read_text(encoding="utf-8")) if beside.exists() else {}
        x = extract_text(
            path.read_text(encoding="utf-8"),
            published=about.get("published"),
            region=about.get("region"),
            source=path.name,
        )
        events += len(x.events)
        screen.print(extraction_table(x))
    screen.print(f"{events} events in {len(texts)} articles, {time.perf_counter() - started:.1f} s with loading")
