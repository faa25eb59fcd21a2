"""An event store for growing collections: DuckDB, one file, ordinary SQL (extra `store`).

    with Store("news.duckdb") as store:
        store.ingest(["articles/"], progress=True)
        print(store.query("SELECT type, count(*) FROM events GROUP BY type ORDER BY 2 DESC"))

Every article goes in once, by the hash of its content, in a transaction with everything that was read from it: a run
that is stopped anywhere, also by a crash, leaves whole articles, and the next run goes on with the rest. The tables
are told in docs/store.md.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self, cast

from bnevents._extras import require
from bnevents.errors import BnEventsError, RecordError, StoreError
from bnevents.io.sources import Found, list_files, read_found
from bnevents.io.tables import TABLES, Row, article_rows, create_table, json_structure, timeline_table_rows
from bnevents.models import Extraction
from bnevents.pipeline.batch import extract_many, groups
from bnevents.timeline import Timeline, TimelineEvent
from bnevents.timeline.table import families

Extract = Callable[[Iterable[object]], Iterator[Extraction]]
Connection = Any  # duckdb.DuckDBPyConnection; duckdb has no complete types

SCHEMA = 2  # version of the tables
_BATCH = 16  # articles a transaction

# what brought a timeline event about is what brought one of its mentions about
_CAUSES = """
UPDATE timeline SET cause = (
  SELECT min(brought.timeline_id) FROM mentions told
  JOIN events ON events.document = told.document AND events.event_id = told.event_id
  JOIN mentions brought ON brought.document = events.document AND brought.event_id = events.cause
  WHERE told.timeline_id = timeline.id AND brought.timeline_id <> timeline.id)
"""


class Answer(NamedTuple):
    """What a query returns: the names of the columns, and the rows."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Ingested:
    """What a run of `Store.ingest` did.

    Attributes:
        added: articles that are new.
        known: articles that were there already.
        failed: articles that could not be read, each with the reason; they are tried again by the next run.
    """

    added: int
    known: int
    failed: tuple[RecordError, ...]


class Store:
    """A collection of articles with their events and one timeline over all of them.

    Args:
        path: the file of the database; made where there is none.
        read_only: open it for queries alone; several processes may.

    Raises:
        MissingExtraError: duckdb is not installed.
        StoreError: the file is no store, is in use by another process, or cannot be written.
    """

    def __init__(self, path: str | os.PathLike[str], *, read_only: bool = False) -> None:
        self._duckdb = require("duckdb", extra="store")
        self.path = Path(path)
        if read_only and not self.path.exists():
            raise StoreError(f"{self.path} does not exist; make it with Store.ingest or `bnevents ingest`")
        try:
            self._db: Connection = self._duckdb.connect(os.fspath(path), read_only=read_only)
        except self._duckdb.Error as error:
            raise StoreError(f"{self.path} cannot be opened: {_first_line(error)}") from error
        try:
            self._prepare(read_only=read_only)
        except BaseException:
            self._db.close()
            raise

    def _prepare(self, *, read_only: bool) -> None:
        present = {name for (name,) in self._run("SELECT table_name FROM information_schema.tables").fetchall()}
        if not read_only and not present:
            with self._transaction():
                for table in TABLES:
                    self._run(create_table(table))
                self._run("CREATE TABLE store (version INTEGER)")
                self._run("INSERT INTO store VALUES (?)", [SCHEMA])
        elif "store" not in present:
            raise StoreError(f"{self.path} is a database, but no event store; name another file")
        version = self._run("SELECT version FROM store").fetchone()[0]
        if version != SCHEMA:
            raise StoreError(f"{self.path} has tables of version {version}, not {SCHEMA}; ingest into a new file")

    def ingest(
        self,
        paths: Iterable[str | os.PathLike[str]],
        *,
        processes: int = 1,
        progress: bool = False,
        extract: Extract | None = None,
    ) -> Ingested:
        """Read the articles of files and directories into the store, those that it does not have yet.

        Args:
            paths: `.txt`, `.html`, `.htm` and `.jsonl` files, and directories of them. A line of JSON Lines is a text,
                or an object with `text`, `published`, `region` and `source`.
            processes: how many processes read articles.
            progress: show a progress bar on standard error.
            extract: what reads the records, instead of `extract_many` with the default rules.

        Raises:
            InputError: a path does not exist.
            StoreError: the store cannot be written.
        """
        files = list_files(paths)
        reader: Extract = extract or partial(extract_many, processes=processes)
        known = {key for (key,) in self._run("SELECT document FROM articles").fetchall()}
        added, skipped, failed = 0, 0, list[RecordError]()
        new: list[Found] = []
        for file in _with_progress(files) if progress else files:
            for found in read_found(file):
                if isinstance(found.record, BnEventsError):
                    failed.append(RecordError(added + skipped + len(failed), found.source, str(found.record)))
                elif found.key in known:
                    skipped += 1
                else:
                    known.add(found.key)
                    new.append(found)
            while len(new) >= _BATCH * max(1, processes):
                batch, new = new[: _BATCH * processes], new[_BATCH * processes :]
                added += self._add(batch, reader, failed)
        for batch in groups(new, _BATCH * max(1, processes)):
            added += self._add(batch, reader, failed)
        self.refresh()
        return Ingested(added, skipped, tuple(failed))

    def _add(self, batch: list[Found], reader: Extract, failed: list[RecordError]) -> int:
        """Write a batch in one transaction, and return how many articles it added."""
        rows: dict[str, list[Row]] = {table: [] for table in TABLES}
        types: set[str] = set()
        for found, extraction in zip(batch, reader(found.record for found in batch), strict=True):
            if (reason := next((w for w in extraction.warnings if w.startswith("record ")), None)) is not None:
                failed.append(RecordError(len(failed), found.source, reason))
                continue
            for table, more in article_rows(extraction, found.key).items():
                rows[table].extend(more)
            types.update(event.type for event in extraction.events)
        with self._transaction():
            for table, more in rows.items():
                self._insert(table, more)
            for kind in sorted(types):
                self._run("INSERT OR IGNORE INTO stale VALUES (?)", [kind])
        return len(rows["articles"])

    def refresh(self) -> None:
        """Merge the timeline again where articles were added; only the types of events that they tell are read.

        `ingest` does so at its end. What a stopped run left undone the next one does.
        """
        stale: set[str] = {kind for (kind,) in self._run("SELECT type FROM stale").fetchall()}
        if not stale:
            return
        of = families().of
        touched: set[str] = {of.get(kind, kind) for kind in stale}
        every = {kind for (kind,) in self._run("SELECT DISTINCT type FROM events").fetchall()}
        types = {kind for kind in every if of.get(kind, kind) in touched}
        merged = Timeline(self._told(types), families=touched).events
        sources = dict(self._run("SELECT document, source FROM articles").fetchall())
        with self._transaction():
            marks = sorted(types | {kind for kind, family in of.items() if family in touched})
            self._run(
                "DELETE FROM mentions WHERE timeline_id IN (SELECT id FROM timeline WHERE type IN "
                "(SELECT unnest(?::VARCHAR[])))",
                [marks],
            )
            self._run("DELETE FROM timeline WHERE type IN (SELECT unnest(?::VARCHAR[]))", [marks])
            for group in groups(merged, 1000):
                for table, rows in timeline_table_rows(group, sources).items():
                    self._insert(table, rows)
            self._run(_CAUSES)
            self._run("DELETE FROM stale")

    def _told(self, types: set[str]) -> Iterator[Extraction]:
        """Yield the articles that tell events of some types, named by their keys, with all that they tell."""
        cursor = self._db.cursor()  # so that other statements do not end the reading
        cursor.execute(
            "SELECT document, extraction FROM articles WHERE document IN "
            "(SELECT document FROM events WHERE type IN (SELECT unnest(?::VARCHAR[]))) ORDER BY document",
            [sorted(types)],
        )
        while rows := cursor.fetchmany(100):
            for document, extraction in rows:
                read = Extraction.model_validate_json(extraction)
                yield read.model_copy(update={"source": document})

    def timeline(self) -> tuple[TimelineEvent, ...]:
        """Return the merged events over all articles, by time, their documents by source."""
        sources = dict(self._run("SELECT document, source FROM articles").fetchall())
        events: list[TimelineEvent] = []
        order = "coalesce(earliest, latest), date_source = 'report', latest, id"
        for told, cause in self._run(f"SELECT event, cause FROM timeline ORDER BY {order}").fetchall():
            event = TimelineEvent.model_validate_json(told)
            mentions = tuple(
                mention.model_copy(update={"document": sources.get(mention.document, mention.document)})
                for mention in event.mentions
            )
            events.append(event.model_copy(update={"cause": cause, "mentions": mentions}))
        return tuple(events)

    def extractions(self) -> Iterator[Extraction]:
        """Yield the extraction of every article, in order of their sources."""
        cursor = self._db.cursor()
        cursor.execute("SELECT extraction FROM articles ORDER BY source, document")
        while rows := cursor.fetchmany(100):
            yield from (Extraction.model_validate_json(extraction) for (extraction,) in rows)

    def query(self, sql: str, parameters: Iterable[object] = ()) -> Answer:
        """Return the answer to a statement of SQL.

        Args:
            sql: one statement; the tables are told in docs/store.md.
            parameters: values for the `?` in it.

        Raises:
            StoreError: DuckDB refuses the statement; the message says why.
        """
        found = self._run(sql, list(parameters))
        if found is None:
            raise StoreError("there is no statement in the query; write one, such as SELECT count(*) FROM events")
        columns = tuple(str(column[0]) for column in found.description or ())
        return Answer(columns, cast("list[tuple[Any, ...]]", found.fetchall()))

    def close(self) -> None:
        """Close the file; a second time does nothing."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _run(self, sql: str, parameters: list[Any] | None = None) -> Any:
        try:
            return self._db.execute(sql, parameters or [])
        except self._duckdb.Error as error:
            raise StoreError(f"{self.path}: {_first_line(error)}") from error

    def _insert(self, table: str, rows: list[Row]) -> None:
        if rows:
            columns = ", ".join(f'"{name}"' for name, _, _ in TABLES[table])
            given = json.dumps(rows, ensure_ascii=False, default=str)
            structure = json.dumps(json_structure(table))
            self._run(
                f"INSERT INTO {table} ({columns}) SELECT {columns} FROM "  # noqa: S608: names of our own tables
                f"(SELECT unnest(from_json(?::JSON, ?), recursive := true))",
                [given, structure],
            )

    def _transaction(self) -> _Transaction:
        return _Transaction(self._db)


class _Transaction:
    """All or nothing: committed at the end, rolled back where something is raised."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def __enter__(self) -> None:
        self._db.execute("BEGIN TRANSACTION")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.execute("ROLLBACK" if kind is not None else "COMMIT")


def _first_line(error: Exception) -> str:
    return str(error).strip().split("\n")[0]


def _with_progress(files: list[Path]) -> Iterable[Path]:
    from rich.console import Console
    from rich.progress import track

    return track(files, "Ingesting", console=Console(stderr=True))
