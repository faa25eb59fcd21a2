"""Files of documents, read one at a time; one that cannot be read does not stop the others."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from bnevents.errors import BnEventsError, InputError

if TYPE_CHECKING:
    from bnevents.models import Extraction
    from bnevents.pipeline.extractor import Extractor

STANDARD_INPUT = Path("-")


class Failures:
    """Tells what went wrong on standard error, and remembers how often."""

    def __init__(self) -> None:
        self.count = 0

    def add(self, message: str) -> None:
        """Tell of one document that failed."""
        self.count += 1
        typer.echo(f"bnevents: {message}", err=True)

    def exit(self) -> None:
        """End the command with exit code 1 where something failed."""
        if self.count:
            raise typer.Exit(1)


def read_text(path: Path) -> str:
    """Return the text of a file, or of standard input for `-`.

    Raises:
        InputError: it cannot be read, or is not UTF-8.
    """
    try:
        data = sys.stdin.buffer.read() if path == STANDARD_INPUT else path.read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        message = f"{path} is not UTF-8 (byte {error.start}); convert it first, for example with iconv"
        raise InputError(message) from error


def extractions(
    files: Sequence[Path],
    *,
    published: str | None = None,
    region: str | None = None,
    rules: Sequence[Path] | None = None,
    processes: int = 1,
    failures: Failures,
) -> Iterator[Extraction]:
    """Yield the extraction of each document in the files; those that fail are told of and left out.

    Raises:
        InputError: `published` cannot be read.
        RuleError: a rule pack is malformed.
    """
    from bnevents.pipeline.batch import extract_many
    from bnevents.pipeline.inputs import check_published

    given = {"published": check_published(published), "region": region}
    given = {key: value for key, value in given.items() if value is not None}
    for x in extract_many(_records(files, given, failures), processes=processes, extractor=extractor_with(rules)):
        if x.warnings and x.warnings[0].startswith("record "):
            failures.add(x.warnings[0])
        else:
            yield x


def extractor_with(rules: Sequence[Path] | None) -> Extractor | None:
    """Return an extractor with rule packs beside the built-in ones, or None for the default one.

    Raises:
        RuleError: a pack is malformed.
    """
    if not rules:
        return None
    from bnevents.pipeline.extractor import Extractor
    from bnevents.rules import load_rules

    return Extractor(rules=load_rules(rules))


def _records(files: Iterable[Path], given: dict[str, Any], failures: Failures) -> Iterator[dict[str, Any]]:
    from bnevents.io.sources import read_found

    for path in files:
        if path == STANDARD_INPUT:
            try:
                yield {"text": read_text(path), "source": "standard input", **given}
            except InputError as error:
                failures.add(str(error))
            continue
        for found in read_found(path):
            if isinstance(found.record, BnEventsError):
                failures.add(str(found.record))
            else:
                yield {**found.record, **given}
