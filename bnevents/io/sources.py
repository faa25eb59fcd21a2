"""Files of articles for the event store: text, HTML and JSON Lines, each article with the hash of its content."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from bnevents.articles import Article
from bnevents.errors import BnEventsError, InputError

SUFFIXES = (".txt", ".html", ".htm", ".jsonl")


@dataclass(frozen=True, slots=True)
class Found:
    """One article of a file, not yet read.

    Attributes:
        key: SHA-256 of its content, in hexadecimal.
        source: the file, with the line for JSON Lines.
        record: what `extract_many` takes, or why the article cannot be read.
    """

    key: str
    source: str
    record: dict[str, Any] | BnEventsError


def list_files(paths: Iterable[str | os.PathLike[str]]) -> list[Path]:
    """Return the files, and those in the directories with a suffix of `SUFFIXES`, each once, in order of their names.

    Raises:
        InputError: a path does not exist.
    """
    found: dict[Path, None] = {}
    for path in map(Path, paths):
        if path.is_dir():
            inside = (file for file in sorted(path.rglob("*")) if file.suffix.lower() in SUFFIXES and file.is_file())
            found.update(dict.fromkeys(inside))
        elif path.exists():
            found[path] = None
        else:
            raise InputError(f"{path} does not exist; pass files or directories of {', '.join(SUFFIXES)} files")
    return list(found)


def read_found(file: Path) -> Iterator[Found]:
    """Yield the articles of a file: one, or one a line of JSON Lines."""
    try:
        data = file.read_bytes()
    except OSError as error:
        yield Found("", str(file), InputError(f"{file} cannot be read: {error.strerror or error}"))
        return
    if file.suffix.lower() == ".jsonl":
        yield from _lines(data, str(file))
        return
    key = _hash(data)
    try:
        yield Found(key, str(file), {"text": _text(data, file), "source": str(file)})
    except BnEventsError as error:
        yield Found(key, str(file), error)


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _text(data: bytes, file: Path) -> str | Article:
    if file.suffix.lower() in (".html", ".htm"):
        return Article.from_html(data)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{file} is not UTF-8 (byte {error.start}); convert it first") from error


def _lines(data: bytes, name: str) -> Iterator[Found]:
    for number, line in enumerate(data.split(b"\n"), 1):
        if line.strip():
            source = f"{name}:{number}"
            try:
                record = json.loads(line)
            except ValueError as error:
                yield Found(_hash(line), source, InputError(f"{source}: no JSON: {error}"))
                continue
            if isinstance(record, str):
                record = {"text": record}
            if not isinstance(record, dict):
                yield Found(_hash(line), source, InputError(f"{source}: neither a text nor an object with a text"))
                continue
            fields = cast("dict[str, Any]", record)
            content = json.dumps(fields, sort_keys=True, ensure_ascii=False).encode("utf-8", "surrogatepass")
            yield Found(_hash(content), source, {"source": source, **fields})
