"""Every exception that this library raises on purpose.

    BnEventsError
    ├── InputError (also ValueError)      a text, date, region or record of the wrong kind
    ├── RuleError                         a rule file: where (path, line, column) and what to do
    ├── GazetteerError                    a file of names: where and what to do
    ├── ModelError                        a name model that cannot be loaded or used
    ├── MissingExtraError (also ImportError)   an optional package is not installed
    ├── RecordError                       one record of a batch failed; the batch goes on
    └── StoreError                        an event store that cannot be opened, read or written

Catch `BnEventsError` to catch them all.
"""

from __future__ import annotations


class BnEventsError(Exception):
    """Base of all exceptions of this library."""


class InputError(BnEventsError, ValueError):
    """The caller passed something that cannot be a text, a date, a region or a record."""


class _FileError(BnEventsError):
    """An error at a place in a file; the message starts with `path:line:column`."""

    def __init__(self, message: str, *, path: str = "", line: int = 0, column: int = 0) -> None:
        self.message, self.path, self.line, self.column = message, path, line, column
        super().__init__(message, path, line, column)

    def __str__(self) -> str:
        where = ":".join(str(part) for part in (self.path, self.line, self.column) if part)
        return f"{where}: {self.message}" if where else self.message

    def __reduce__(self) -> tuple[object, ...]:
        return _restore_file_error, (type(self), self.message, self.path, self.line, self.column)


def _restore_file_error(kind: type[_FileError], message: str, path: str, line: int, column: int) -> _FileError:
    return kind(message, path=path, line=line, column=column)


class RuleError(_FileError):
    """A rule file is malformed; `path`, `line` and `column` (both from 1) say where."""


class GazetteerError(_FileError):
    """A file of names is malformed; `path`, `line` and `column` (both from 1) say where."""


class ModelError(BnEventsError):
    """A model for names cannot be loaded, or does not fit this library."""


class MissingExtraError(BnEventsError, ImportError):
    """An optional package is not installed; `extra` names the extra that brings it."""

    def __init__(self, module: str, extra: str) -> None:
        self.module, self.extra = module, extra
        super().__init__(module, extra)

    def __str__(self) -> str:
        return f'{self.module} is not installed. Install it with: pip install "bnevents[{self.extra}]"'


class RecordError(BnEventsError):
    """One record of a batch could not be read; the rest of the batch is not affected.

    Attributes:
        index: place of the record in the batch, from 0.
        source: the record's own id or URL, or None.
        reason: what was wrong.
    """

    def __init__(self, index: int, source: str | None, reason: str) -> None:
        self.index, self.source, self.reason = index, source, reason
        super().__init__(index, source, reason)

    def __str__(self) -> str:
        name = f" ({self.source})" if self.source else ""
        return f"record {self.index}{name}: {self.reason}"


class StoreError(BnEventsError):
    """An event store cannot be opened, read or written."""
