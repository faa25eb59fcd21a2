"""What callers pass, checked: every wrong input is told apart from an empty result, with what to do about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast
from zoneinfo import ZoneInfo

from bnevents.articles import Article
from bnevents.errors import InputError
from bnevents.models import Region

ZONES: Mapping[Region, ZoneInfo] = {"BD": ZoneInfo("Asia/Dhaka"), "IN": ZoneInfo("Asia/Kolkata")}
RECORD_KEYS = ("text", "published", "region", "source")

_BENGALI_DIGITS = str.maketrans("০১২৩৪৫৬৭৮৯", "0123456789")
_PUBLISHED_HELP = "pass a date, a datetime or an ISO string such as '2024-11-10' or '2024-11-10T14:30+06:00'"


@dataclass(frozen=True, slots=True)
class Record:
    """One document of a batch, checked."""

    text: str | Article
    published: dt.date | dt.datetime | None = None
    region: Region | None = None
    source: str | None = None


def check_text(text: object) -> str:
    """Return the text, or say why it is none.

    Raises:
        InputError: it is no `str`.
    """
    if isinstance(text, str):
        return text
    if isinstance(text, bytes | bytearray | memoryview):
        raise InputError("text is bytes; decode it first, for example data.decode('utf-8')")
    raise InputError(f"text must be a str, not {_kind(text)}")


def check_published(published: object) -> dt.date | dt.datetime | None:
    """Return the date or moment of publication, or None where none is given.

    Raises:
        InputError: it is neither a date nor a readable ISO string.
    """
    if published is None or isinstance(published, dt.date):
        return published
    if not isinstance(published, str):
        raise InputError(f"published cannot be {_kind(published)}; {_PUBLISHED_HELP}")
    written = published.strip().translate(_BENGALI_DIGITS)
    for read in (dt.date.fromisoformat, dt.datetime.fromisoformat):
        try:
            return read(written)
        except ValueError:
            continue
    raise InputError(f"published cannot be read: {published!r}; {_PUBLISHED_HELP}")


def check_region(region: object) -> Region | None:
    """Return the region.

    Raises:
        InputError: it is neither BD nor IN nor None.
    """
    if region is None or region in ("BD", "IN"):
        return region
    raise InputError(f"region must be 'BD', 'IN' or None, not {region!r}")


def check_source(source: object) -> str | None:
    """Return the id of the document.

    Raises:
        InputError: it is no `str`.
    """
    if source is None or isinstance(source, str):
        return source
    raise InputError(f"source must be a str (an id or URL) or None, not {_kind(source)}")


def check_record(record: object) -> Record:
    """Return a record of a batch: a text, an article, or a dict with `text`, `published`, `region` and `source`.

    Raises:
        InputError: it is something else, or a field is wrong.
    """
    if isinstance(record, Article):
        return Record(record)
    if not isinstance(record, Mapping):
        return Record(check_text(record))
    fields = cast("Mapping[object, Any]", record)
    if unknown := [key for key in fields if key not in RECORD_KEYS]:
        raise InputError(f"a record has no {unknown[0]!r}; its keys are {', '.join(RECORD_KEYS)}")
    if "text" not in fields:
        raise InputError("a record needs a 'text'")
    text = fields["text"]
    return Record(
        text=text if isinstance(text, Article) else check_text(text),
        published=check_published(fields.get("published")),
        region=check_region(fields.get("region")),
        source=check_source(fields.get("source")),
    )


def record_columns(names: Iterable[str], columns: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the column of a table that holds each key of a record, of those that the table has.

    Args:
        names: the table's columns.
        columns: the table's own name of a key, where it is another: `{"text": "body"}`.

    Raises:
        InputError: a named column is missing, or none holds the text.
    """
    present, own = set(names), dict(columns or {})
    if unknown := [key for key in own if key not in RECORD_KEYS]:
        raise InputError(f"a record has no {unknown[0]!r}; its keys are {', '.join(RECORD_KEYS)}")
    if missing := [name for name in own.values() if name not in present]:
        raise InputError(f"there is no column {missing[0]!r}; the columns are {', '.join(sorted(present))}")
    chosen = {key: own.get(key, key) for key in RECORD_KEYS if own.get(key, key) in present}
    if "text" not in chosen:
        raise InputError("there is no column 'text'; name it with columns={'text': '...'}")
    return chosen


def local_time(published: dt.date | dt.datetime | None, region: Region) -> dt.date | dt.datetime | None:
    """Return the date as it was in Dhaka or Kolkata: aware moments are converted, naive ones are local already.

    Example:
        >>> noon = dt.datetime(2024, 11, 9, 20, 0, tzinfo=dt.UTC)
        >>> local_time(noon, "BD")
        datetime.datetime(2024, 11, 10, 2, 0)
    """
    if isinstance(published, dt.datetime) and published.tzinfo is not None:
        return published.astimezone(ZONES[region]).replace(tzinfo=None)
    return published


def _kind(value: object) -> str:
    return "None" if value is None else f"a {type(value).__name__}"
