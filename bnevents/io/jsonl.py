"""Extractions as JSON Lines: one document a line, exactly as `model_dump_json` writes it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from pydantic import ValidationError

from bnevents.errors import InputError
from bnevents.models import Extraction


def write_jsonl(extractions: Iterable[Extraction], target: str | os.PathLike[str] | TextIO) -> int:
    """Write one line an extraction and return how many there are.

    Args:
        extractions: read one at a time.
        target: a path, or a text file that is open for writing (which stays open).
    """
    if isinstance(target, str | os.PathLike):
        with Path(target).open("w", encoding="utf-8", newline="\n") as file:
            return write_jsonl(extractions, file)
    count = 0
    for extraction in extractions:
        target.write(extraction.model_dump_json() + "\n")
        count += 1
    return count


def read_jsonl(source: str | os.PathLike[str]) -> Iterator[Extraction]:
    """Yield the extractions of a JSON Lines file, events in their own classes; empty lines are passed over.

    Raises:
        InputError: a line is no extraction; the message says which.
    """
    with Path(source).open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    yield Extraction.model_validate_json(line)
                except ValidationError as error:
                    first = error.errors()[0]
                    where = ".".join(str(part) for part in first["loc"])
                    message = f"{os.fspath(source)}:{number}: no extraction: {where}: {first['msg']}"
                    raise InputError(message) from error
