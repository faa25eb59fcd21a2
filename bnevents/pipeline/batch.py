"""Many documents: in order, lazily, in one process or several, and none lost."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from itertools import islice
from typing import Any, TypeVar, cast

from bnevents.articles import Article
from bnevents.errors import InputError, RecordError
from bnevents.models import Extraction
from bnevents.pipeline.extractor import Extractor
from bnevents.pipeline.inputs import Record, check_record

T = TypeVar("T")
Task = tuple[int, Record | Extraction]  # place in the batch; what to read, or what failed before it was read

logger = logging.getLogger("bnevents")

_CHUNK = 16  # records that travel to a worker together
_AHEAD = 3  # chunks in flight a worker: what bounds the memory


def extract_many(
    records: Iterable[object], *, processes: int = 1, progress: bool = False, extractor: Extractor | None = None
) -> Iterator[Extraction]:
    """Yield the extraction of each record, in order; records are read as they are needed.

    No record stops the batch and none is lost: one that fails yields an empty extraction with its `source` and a
    warning that says what was wrong, and is logged on the logger `bnevents`.

    Args:
        records: texts, articles, or dicts with `text`, `published`, `region` and `source`.
        processes: how many processes read documents; 1 stays in this one.
        progress: show a progress bar on standard error.
        extractor: rules and recogniser other than the default ones.

    Raises:
        InputError: `processes` is below 1, or `records` is one text instead of many.

    Example:
        >>> texts = ["ঢাকায় বৈঠক হয়েছে।", {"text": None, "source": "7"}]  # a meeting took place in Dhaka; no text
        >>> [x.warnings for x in extract_many(texts)]
        [(), ('record 1 (7): text must be a str, not None',)]
    """
    if isinstance(records, str | bytes):
        raise InputError("records must be many texts; for one text use extract()")
    if processes < 1:
        raise InputError(f"processes must be 1 or more, not {processes!r}")
    found = _one_process(records, extractor) if processes == 1 else _many_processes(records, processes, extractor)
    return _with_progress(found, len(records) if isinstance(records, Sequence) else None) if progress else found


@cache
def default_extractor() -> Extractor:
    """Return the extractor with the built-in rules and names, made once."""
    return Extractor()


def groups(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Yield the items in lists of at most `size`."""
    rest = iter(items)
    while group := list(islice(rest, size)):
        yield group


def _one_process(records: Iterable[object], extractor: Extractor | None) -> Iterator[Extraction]:
    reader = extractor or default_extractor()
    for task in _tasks(records):
        yield _read(task, reader)


def _many_processes(records: Iterable[object], processes: int, extractor: Extractor | None) -> Iterator[Extraction]:
    workers = _Workers(processes, extractor)
    waiting: deque[tuple[list[Task], Future[list[Extraction]]]] = deque()
    try:
        for chunk in groups(_tasks(records), _CHUNK):
            waiting.append((chunk, workers.submit(chunk)))
            if len(waiting) > processes * _AHEAD:
                yield from workers.result(*waiting.popleft())
        while waiting:
            yield from workers.result(*waiting.popleft())
    finally:
        workers.close()


class _Workers:
    """Worker processes that are replaced when one dies, so that one document cannot end the batch."""

    def __init__(self, processes: int, extractor: Extractor | None) -> None:
        self._processes, self._extractor = processes, extractor
        self._pool = self._start(processes)

    def submit(self, chunk: list[Task]) -> Future[list[Extraction]]:
        try:
            return self._pool.submit(_read_chunk, chunk)
        except BrokenProcessPool:
            self._pool = self._start(self._processes)
            return self._pool.submit(_read_chunk, chunk)

    def result(self, chunk: list[Task], future: Future[list[Extraction]]) -> list[Extraction]:
        try:
            return future.result()
        except BrokenProcessPool:  # some record of the chunks in flight killed its worker: find out which
            return [self._alone(task) for task in chunk]

    def close(self) -> None:
        self._pool.shutdown(cancel_futures=True)

    def _alone(self, task: Task) -> Extraction:
        with self._start(1) as pool:
            try:
                return pool.submit(_read_chunk, [task]).result()[0]
            except BrokenProcessPool:
                return _failure(task[0], task[1], "the process that read it died, perhaps for lack of memory")

    def _start(self, processes: int) -> ProcessPoolExecutor:
        reader = self._extractor or default_extractor()  # made here, a forked worker shares its memory
        return ProcessPoolExecutor(processes, initializer=_start_worker, initargs=(reader,))


_worker: list[Extractor] = []  # the extractor of this worker process


def _start_worker(extractor: Extractor) -> None:
    _worker[:] = [extractor]


def _read_chunk(chunk: list[Task]) -> list[Extraction]:
    return [_read(task, _worker[0]) for task in chunk]


def _tasks(records: Iterable[object]) -> Iterator[Task]:
    """Check the records here, so that what travels to a worker can travel."""
    for index, record in enumerate(records):
        try:
            yield index, check_record(record)
        except InputError as error:
            yield index, _failure(index, record, str(error))


def _read(task: Task, extractor: Extractor) -> Extraction:
    index, record = task
    if isinstance(record, Extraction):
        return record
    try:
        return extractor.extract(record.text, published=record.published, region=record.region, source=record.source)
    except Exception as error:  # a batch never dies of one document
        return _failure(index, record, f"{type(error).__name__}: {error}")


def _failure(index: int, record: object, reason: str) -> Extraction:
    """Return the empty extraction of a record that failed: what is known of it, and why."""
    if isinstance(record, Record):
        text, source = record.text, record.source
    elif isinstance(record, Mapping):
        fields = cast("Mapping[object, Any]", record)
        text, source = fields.get("text"), fields.get("source")
    else:
        text, source = record, None
    text = text.text if isinstance(text, Article) else text
    error = RecordError(index, source if isinstance(source, str) else None, reason)
    logger.warning("%s", error)
    return Extraction(text=text if isinstance(text, str) else "", source=error.source, warnings=(str(error),))


def _with_progress(found: Iterator[Extraction], total: int | None) -> Iterator[Extraction]:
    from rich.console import Console
    from rich.progress import track

    return iter(track(found, "Reading", total=total, console=Console(stderr=True)))
