"""The typer application and its commands; what a command needs is imported when it runs, so that help is quick."""

from __future__ import annotations

from typing import Annotated

import typer

from bnevents.cli import collection, documents, measure, rules

app = typer.Typer(
    name="bnevents",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _version(value: bool) -> None:
    if value:
        from bnevents import __version__

        typer.echo(f"bnevents {__version__}")
        raise typer.Exit


@app.callback()
def options(
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    """Typed events with ISO dates from Bengali news."""


for command in (documents.extract, documents.explain, documents.parse_time):
    app.command()(command)
app.add_typer(rules.app, name="rules")
for command in (collection.timeline, collection.ingest, collection.query, measure.evaluate, documents.demo):
    app.command()(command)
