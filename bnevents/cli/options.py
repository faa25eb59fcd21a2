"""Arguments and options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeAlias

import typer


class Format(StrEnum):
    """How results are written."""

    table = "table"
    json = "json"
    jsonl = "jsonl"


class TableOrJson(StrEnum):
    """How a single result is written."""

    table = "table"
    json = "json"


class RegionName(StrEnum):
    """Whose calendar and fiscal year apply."""

    BD = "BD"
    IN = "IN"


def _existing(paths: list[Path]) -> list[Path]:
    for path in paths:
        if str(path) != "-" and not path.is_file():
            raise typer.BadParameter(f"{path} is a directory" if path.is_dir() else f"{path} does not exist")
    return paths


Files: TypeAlias = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILE...|-",
        callback=_existing,
        help="Texts, pages (.html, .htm) or records (.jsonl: an object a line with text and, where known, published, "
        "region, source); - is standard input, a text.",
    ),
]
Published: TypeAlias = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Date of publication, ISO; by default the document's own publication line."),
]
CountedFrom: TypeAlias = Annotated[
    str | None,
    typer.Option("--published", metavar="DATE", help="Date that it counts from, ISO; without one it may stay open."),
]
Region: TypeAlias = Annotated[RegionName | None, typer.Option(help="Bangladesh or India; by default guessed.")]
RuleFiles: TypeAlias = Annotated[
    list[Path] | None,
    typer.Option("--rules", metavar="FILE", exists=True, help="A rule pack of your own, beside the built-in ones."),
]

AsTableOrJson: TypeAlias = Annotated[TableOrJson, typer.Option("--format", help="How the result is written.")]
