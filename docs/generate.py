"""Write the generated pages: CLI reference, event types, JSON Schema, rule catalogue.

    python docs/generate.py           write them
    python docs/generate.py --check   say which committed ones are out of date, exit code 1

`schema.json`, `cli.md` and `types.md` are committed; the catalogue is made when the site is built.
"""

from __future__ import annotations

import inspect
import json
import sys
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path
from typing import Any, get_args, get_type_hints

import typer
from typer.models import OptionInfo

DOCS = Path(__file__).resolve().parent
NOTE = "<!-- Made by docs/generate.py; change the code, then run `make docs-generate`. -->\n"
FAMILIES = {
    "agreements": "Agreements",
    "diplomacy": "Diplomacy",
    "military": "Military",
    "harm": "Harm",
    "economy": "Aid and economy",
    "law": "Law and protest",
    "politics": "Politics",
    "disasters": "Disasters",
}


def committed() -> dict[str, str]:
    """Return the generated files that are under version control: name -> content."""
    return {"schema.json": schema(), "cli.md": command_line(), "types.md": event_types()}


def schema() -> str:
    """Return the JSON Schema of an extraction, with the roles of each event type."""
    import bnevents
    from bnevents import ontology

    tree = bnevents.Extraction.model_json_schema(mode="serialization")
    tree = {"$schema": "https://json-schema.org/draft/2020-12/schema", **tree}
    tree["x-event-types"] = {name: getattr(ontology, name).roles() for name in sorted(ontology.__all__)}
    return json.dumps(tree, ensure_ascii=False, indent=2) + "\n"


def event_types() -> str:
    """Return the table of event types: meaning, roles, PLOVER and CAMEO."""
    from bnevents import ontology
    from bnevents.ontology.plover import plover_table

    lines = [NOTE, "# Event types", ""]
    lines += [
        "Each type is a class with its domain roles as attributes; in brackets the generic role that each one fills.",
        "Every type may also have `place` and `quantity`. PLOVER and CAMEO are what the exports show beside the type.",
    ]
    table = plover_table()["types"]
    for module, title in FAMILIES.items():
        lines += ["", f"## {title}", "", "| type | meaning | roles | PLOVER | CAMEO root |", "|---|---|---|---|---|"]
        for name in sorted(ontology.__all__):
            klass = getattr(ontology, name)
            if klass.__module__ != f"bnevents.ontology.{module}":
                continue
            meaning = " ".join((inspect.getdoc(klass) or "").split("\n\n")[0].split())
            roles = ", ".join(
                f"{role} ({generic})" for role, generic in klass.roles().items() if role not in ("place", "quantity")
            )
            row = table[name]
            lines.append(f"| {name} | {meaning} | {roles} | {row['plover'] or ''} | {row['cameo'] or ''} |")
    return "\n".join(lines) + "\n"


def command_line() -> str:
    """Return the reference of the command line, from the commands themselves."""
    from bnevents.cli import app

    lines = [NOTE, "# Command line", ""]
    lines += [
        "Results go to standard output, messages to standard error.",
        "",
        "| exit code | meaning |",
        "|---|---|",
        "| 0 | all went well |",
        "| 1 | a document, example or expression failed; the others were printed |",
        "| 2 | the call or its input is wrong; the message says what to do |",
    ]
    for name, callback in _commands("bnevents", app):
        lines += ["", f"## `{name}`", "", *_paragraphs(inspect.getdoc(callback) or ""), ""]
        lines += ["| parameter | meaning | default |", "|---|---|---|", *_parameters(callback)]
    return "\n".join(lines) + "\n"


def _commands(name: str, app: typer.Typer) -> Iterator[tuple[str, Callable[..., Any]]]:
    for command in app.registered_commands:
        if command.callback is not None:
            yield f"{name} {command.name or command.callback.__name__.replace('_', '-')}", command.callback
    for group in app.registered_groups:
        if group.typer_instance is not None:
            yield from _commands(f"{name} {group.name}", group.typer_instance)


def _paragraphs(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.split("\n\n")]


def _parameters(callback: Callable[..., Any]) -> Iterator[str]:
    hints = get_type_hints(callback, include_extras=True)
    for name, parameter in inspect.signature(callback).parameters.items():
        kind, info = get_args(hints[name])[:2]
        choices = [part for part in (kind, *get_args(kind)) if isinstance(part, type) and issubclass(part, Enum)]
        values = info.metavar or " or ".join(str(value.value) for part in choices for value in part)
        shown = values or name.upper()
        if isinstance(info, OptionInfo):
            given = [word for word in (info.default, *(info.param_decls or ())) if str(word).startswith("-")]
            decls = ", ".join(given or [f"--{name.replace('_', '-')}"])
            shown = decls if kind is bool else f"{decls} {values or 'N' * (kind is int)}".rstrip()
        default = getattr(parameter.default, "value", parameter.default)
        if default is inspect.Parameter.empty:
            default = "needed"
        elif default in (None, False, ""):
            default = ""
        yield f"| `{shown.replace('|', ' or ')}` | {info.help or ''} | {default} |"


def catalogue() -> dict[str, str]:
    """Return the pages of the rule catalogue: name -> content."""
    from bnevents.rules import load_rules
    from bnevents.rules.catalogue import catalogue_pages

    return {f"catalogue/{name}": NOTE + "\n" + page for name, page in catalogue_pages(load_rules()).items()}


def main() -> int:
    """Write the pages, or check them."""
    if "--check" in sys.argv:
        stale = [
            name
            for name, text in committed().items()
            if not (DOCS / name).exists() or (DOCS / name).read_text(encoding="utf-8") != text
        ]
        for name in stale:
            sys.stderr.write(f"docs/{name} is out of date; run: make docs-generate\n")
        return 1 if stale else 0
    for name, text in {**committed(), **catalogue()}.items():
        path = DOCS / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
