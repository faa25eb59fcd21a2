"""`evaluate`: how good is it on your own text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from bnevents.cli.options import AsTableOrJson, RuleFiles, TableOrJson


def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(
            metavar="GOLD.jsonl",
            exists=True,
            dir_okay=False,
            help="Annotated sentences, one JSON object a line; dates of documents stand beside it in GOLD.docs.json.",
        ),
    ],
    *,
    texts: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            exists=True,
            file_okay=False,
            help="Folder of the documents; by default texts/ beside the gold.",
        ),
    ] = None,
    output: AsTableOrJson = TableOrJson.table,
    confusions: Annotated[int, typer.Option(min=0, help="How many confusions to list of each kind.")] = 10,
    rules: RuleFiles = None,
) -> None:
    """Print precision, recall and F1 per class, and what was taken for what: events, arguments, entities, times."""
    from bnevents.cli.reading import extractor_with
    from bnevents.evaluation import evaluate as compare
    from bnevents.evaluation import read_gold
    from bnevents.pipeline import extract

    extractor = extractor_with(rules)
    result = compare(read_gold(gold, texts=texts), extractor.extract if extractor is not None else extract)
    if output is TableOrJson.json:
        typer.echo(json.dumps(result.to_dict(), ensure_ascii=False, indent=2))
        return
    from bnevents.cli.tables import console, evaluation_tables

    screen = console()
    screen.print(f"{result.documents} documents, {result.sentences} annotated sentences")
    for table in evaluation_tables(result, confusions=confusions):
        screen.print(table)
