"""`rules list|test|new|coverage|lint`: for people who write extraction rules."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from bnevents.cli.options import Format, RuleFiles

app = typer.Typer(help="List, test, start and measure rule packs.", no_args_is_help=True)

Packs = Annotated[
    list[Path] | None,
    typer.Argument(metavar="[FILE|FOLDER]...", exists=True, help="Rule packs; by default the built-in ones."),
]


@app.command("list")
def list_rules(
    event: Annotated[str | None, typer.Argument(metavar="[TYPE]", help="Only frames of this event type.")] = None,
    *,
    rules: RuleFiles = None,
    output: Annotated[Format, typer.Option("--format", help="json is one array, jsonl a frame a line.")] = Format.table,
) -> None:
    """List the frames: event type, id, what it means, how many examples it has."""
    from bnevents.errors import InputError
    from bnevents.rules import load_rules

    known = load_rules(rules or ())
    packs = [pack for pack in known.packs if event in (None, pack.event)]
    if not packs:
        raise InputError(f"there is no pack of {event}; `bnevents rules list` shows all event types")
    frames = [(pack, frame) for pack in packs for frame in pack.frames]
    rows = [
        {"event": pack.event, "id": frame.id, "why": frame.why, "examples": len(frame.examples), "path": pack.path}
        for pack, frame in frames
    ]
    if output is Format.json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    if output is Format.jsonl:
        for row in rows:
            typer.echo(json.dumps(row, ensure_ascii=False))
        return
    from rich.markup import escape

    from bnevents.cli.tables import console, new_table

    table = new_table("event", "frame", "means", "examples")
    for pack, frame in frames:
        table.add_row(pack.event, frame.id, escape(frame.why), str(len(frame.examples)))
    console().print(table)


@app.command("test")
def check(packs: Packs = None) -> None:
    """Check the examples of rule packs and tell which condition of which frame failed; exit code 1 on failures."""
    from bnevents.rules import load_rules
    from bnevents.rules.loader import is_builtin
    from bnevents.testing import Failure, packs_at, run_examples

    failures: list[Failure] = []
    examples = 0
    for path in packs or [None]:
        rules = load_rules() if path is None or is_builtin(path) else load_rules([path])
        failures += run_examples(rules if path is None else path)
        chosen = rules.packs if path is None else packs_at(rules, path)
        examples += sum(len(frame.examples) for pack in chosen for frame in pack.frames)
    for failure in failures:
        typer.echo(str(failure))
    typer.echo(f"{examples} examples, {len(failures)} failures", err=True)
    raise typer.Exit(1 if failures else 0)


@app.command("coverage")
def cover(
    corpus: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE|FOLDER...",
            exists=True,
            help="Texts, or folders of texts; a .jsonl file holds a record with text a line.",
        ),
    ],
    *,
    rules: RuleFiles = None,
    samples: Annotated[int, typer.Option(min=0, help="How many sentences to show of each frame.")] = 2,
    unused: Annotated[
        bool, typer.Option("--unused/--no-unused", help="Whether to list also the frames that never fire.")
    ] = True,
) -> None:
    """Print how often each frame fires in a corpus, with samples."""
    from rich.markup import escape

    from bnevents.cli.tables import console, new_table
    from bnevents.rules import load_rules
    from bnevents.testing import coverage

    uses = coverage(_texts(corpus), load_rules(rules or ()), samples=samples)
    table = new_table("frame", "event", "fires", "for example")
    for use in uses:
        if use.count or unused:
            table.add_row(use.frame, use.event, str(use.count), escape("\n".join(use.samples)))
    console().print(table)


@app.command("new")
def new(
    event: Annotated[str, typer.Argument(help="Event type, a class name in the past tense; a new one is declared.")],
    trigger: Annotated[str, typer.Argument(help="A Bengali noun that names it with করা or হওয়া, such as উদ্বোধন.")],
    *,
    path: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="File to write; by default standard output.")
    ] = None,
    doc: Annotated[str, typer.Option(metavar="TEXT", help="What a new event type means, in one line.")] = "",
    force: Annotated[bool, typer.Option(help="Write over a file that is there.")] = False,
) -> None:
    """Start a rule pack: small, complete, and with examples that hold."""
    from bnevents.errors import InputError
    from bnevents.rules.template import new_pack

    pack = new_pack(event, trigger=trigger, doc=doc)
    if path is None:
        typer.echo(pack, nl=False)
        return
    if path.exists() and not force:
        raise InputError(f"{path} is there already; name another file, or write over it with --force")
    try:
        path.write_text(pack, encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror or error}") from error
    typer.echo(f"{path} written; check it with: bnevents rules test {path}", err=True)


@app.command("lint")
def lint_rules(packs: Packs = None) -> None:
    """Tell of frames that can never match, conditions without effect, duplicates and unknown words; exit code 1."""
    from bnevents.rules import load_rules
    from bnevents.rules.lint import lint
    from bnevents.testing import packs_at

    rules = load_rules(packs or ())
    chosen = [pack for path in packs for pack in packs_at(rules, path)] if packs else None
    findings = lint(rules, chosen)
    for finding in findings:
        typer.echo(str(finding))
    raise typer.Exit(1 if findings else 0)


def _texts(corpus: Sequence[Path]) -> Iterator[str]:
    from bnevents.cli.reading import read_text
    from bnevents.errors import InputError

    for path in corpus:
        files = sorted([*path.rglob("*.txt"), *path.rglob("*.jsonl")]) if path.is_dir() else [path]
        for file in files:
            text = read_text(file)
            if file.suffix != ".jsonl":
                yield text
                continue
            for number, line in enumerate(text.split("\n"), 1):
                if line.strip():
                    try:
                        yield str(json.loads(line)["text"])
                    except (ValueError, KeyError, TypeError) as error:
                        raise InputError(f"{file}:{number}: no JSON object with a text") from error
