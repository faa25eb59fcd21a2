"""Gold annotations: one JSON object a sentence, read strictly.

    {"doc": "a.txt", "start": 0, "end": 41, "events": [...], "entities": [...], "times": [...]}
    {"text": "…", "published": "2024-11-10", "events": [...], "entities": [...], "times": [...]}

A row either names its document (a file beside the others, whose dates stand in `NAME.docs.json`), or brings its own
text. Spans are given by offsets, or by their text alone, which is then looked for in the sentence.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from bnevents.errors import InputError
from bnevents.models import Modality, Polarity


class _Gold(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


def _as_text(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


def _as_time(value: object) -> object:
    return {"value": value, "text": ""} if isinstance(value, str) else value


class GoldSpan(_Gold):
    """An annotated stretch of text.

    Attributes:
        text: what stands there.
        start, end: offsets into the document, or None: then the text is looked for in the sentence.
        resolved: the antecedent, where the text is a pronoun.
        label: class of an entity.
        value: ISO value of a time expression.
        core: False where two readers could disagree; such spans are not scored.
    """

    text: str = ""
    start: int | None = None
    end: int | None = None
    resolved: str | None = None
    label: str = ""
    value: str | None = None
    core: bool = True


Spans = tuple[Annotated[GoldSpan, BeforeValidator(_as_text)], ...]


class GoldEvent(_Gold):
    """An annotated event; its arguments by generic role."""

    type: str
    trigger: str
    start: int | None = None
    end: int | None = None
    alt_types: tuple[str, ...] = ()
    agent: Spans = ()
    patient: Spans = ()
    theme: Spans = ()
    place: Spans = ()
    quantity: float | None = None
    time: Annotated[GoldSpan | None, BeforeValidator(_as_time)] = None
    polarity: Polarity = "affirmed"
    modality: Modality = "actual"
    attribution: Spans = ()
    core: bool = True

    @property
    def span(self) -> GoldSpan:
        """The trigger as a span."""
        return GoldSpan(text=self.trigger, start=self.start, end=self.end)


class GoldSentence(_Gold):
    """A stretch of a document with all that is in it."""

    start: int
    end: int
    events: tuple[GoldEvent, ...] = ()
    entities: Spans = ()
    times: Spans = ()


class GoldDocument(_Gold):
    """A document with its annotated sentences.

    Attributes:
        name: of its file, or the place of the row in the gold file.
        text: the document.
        published, region: what `extract` is given.
        sentences: what is annotated; text outside of them is taken to hold nothing.
    """

    name: str
    text: str
    published: str | None = None
    region: Literal["BD", "IN"] | None = None
    sentences: tuple[GoldSentence, ...] = ()


class _Row(_Gold):
    doc: str | None = None
    text: str | None = None
    published: str | None = None
    region: Literal["BD", "IN"] | None = None
    start: int | None = None
    end: int | None = None
    events: tuple[GoldEvent, ...] = Field(default=())
    entities: Spans = ()
    times: Spans = ()

    @model_validator(mode="after")
    def _places(self) -> _Row:
        if (self.doc is None) == (self.text is None):
            raise ValueError("a row needs either 'doc', the name of its document, or 'text'")
        if self.doc is not None and (self.start is None or self.end is None):
            raise ValueError("a row with 'doc' needs 'start' and 'end', the offsets of its sentence in the document")
        return self


def read_gold(path: str | Path, *, texts: str | Path | None = None) -> list[GoldDocument]:
    """Return the annotated documents of a gold file.

    Args:
        path: the gold file, one JSON object a line; dates of documents stand beside it in `NAME.docs.json`.
        texts: the folder with the documents; by default `texts` beside the gold file.

    Raises:
        InputError: a file is missing or a row malformed; the message says where and what to do.
    """
    path = Path(path)
    folder = Path(texts) if texts is not None else path.parent / "texts"
    about = _read_json(path.with_suffix(".docs.json"))
    documents: dict[str, GoldDocument] = {}
    for number, row in _rows(path):
        name = row.doc if row.doc is not None else f"{path.name}:{number}"
        if name not in documents:
            known = about.get(name, {})
            documents[name] = GoldDocument(
                name=name,
                text=row.text if row.text is not None else _document(folder / name, path, number),
                published=row.published or known.get("published"),
                region=row.region or known.get("region"),
            )
        document = documents[name]
        sentence = GoldSentence(
            start=row.start or 0,
            end=row.end if row.end is not None else len(document.text),
            events=row.events,
            entities=row.entities,
            times=row.times,
        )
        documents[name] = document.model_copy(update={"sentences": (*document.sentences, sentence)})
    return list(documents.values())


def _rows(path: Path) -> Iterator[tuple[int, _Row]]:
    for number, line in enumerate(_read(path, f"there is no gold file {path}").splitlines(), 1):
        if line.strip():
            try:
                yield number, _Row.model_validate_json(line)
            except ValidationError as error:
                first = error.errors()[0]
                where = ".".join(str(part) for part in first["loc"]) or "row"
                raise InputError(f"{path}:{number}: {where}: {first['msg']}") from error


def _document(file: Path, gold: Path, number: int) -> str:
    return _read(file, f"{gold}:{number}: there is no document {file}; say with --texts in which folder they are")


def _read(file: Path, missing: str) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise InputError(missing) from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file} cannot be read: {error}") from error


def _read_json(file: Path) -> dict[str, dict[str, Any]]:
    if not file.exists():
        return {}
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"{file} is no JSON object of documents: {error}") from error
