"""What callers pass, checked."""

from __future__ import annotations

import datetime as dt

import pytest

from bnevents.articles import Article
from bnevents.errors import InputError
from bnevents.pipeline import parse_time
from bnevents.pipeline.inputs import (
    Record,
    check_published,
    check_record,
    check_region,
    check_source,
    check_text,
    local_time,
    record_columns,
)

DAY = dt.date(2024, 11, 10)


@pytest.mark.parametrize(
    ("given", "read"),
    [
        (None, None),
        (DAY, DAY),
        ("2024-11-10", DAY),
        (" 2024-11-10 ", DAY),
        ("২০২৪-১১-১০", DAY),
        ("20241110", DAY),
        ("2024-11-10T14:30", dt.datetime(2024, 11, 10, 14, 30)),
        ("2024-11-10 14:30", dt.datetime(2024, 11, 10, 14, 30)),
        ("2024-11-10T14:30+06:00", dt.datetime(2024, 11, 10, 14, 30, tzinfo=dt.timezone(dt.timedelta(hours=6)))),
        ("2024-11-10T08:30:00Z", dt.datetime(2024, 11, 10, 8, 30, tzinfo=dt.UTC)),
    ],
)
def test_published(given: object, read: object) -> None:
    assert check_published(given) == read


@pytest.mark.parametrize("given", ["", "soon", "10-11-2024", "2024-02-30", 20241110, b"2024-11-10", True, [DAY]])
def test_unreadable_published(given: object) -> None:
    with pytest.raises(InputError, match="pass a date, a datetime or an ISO string"):
        check_published(given)


def test_text_region_source() -> None:
    assert check_text("ক") == "ক"
    assert [check_region(region) for region in ("BD", "IN", None)] == ["BD", "IN", None]
    assert [check_source(source) for source in ("1", None)] == ["1", None]
    for wrong in (b"x", bytearray(b"x"), memoryview(b"x")):
        with pytest.raises(InputError, match="decode"):
            check_text(wrong)
    with pytest.raises(InputError, match="not None"):
        check_text(None)
    with pytest.raises(InputError, match="not a list"):
        check_text(["ক"])
    with pytest.raises(InputError, match="'bd'"):
        check_region("bd")
    with pytest.raises(InputError, match="not a int"):
        check_source(1)


def test_records() -> None:
    article = Article.from_text("ক")
    assert check_record("ক") == Record("ক")
    assert check_record(article) == Record(article)
    assert check_record({"text": article}) == Record(article)
    assert check_record({"text": "ক", "published": "2024-11-10", "region": "IN", "source": "1"}) == Record(
        "ক", DAY, "IN", "1"
    )
    assert check_record({"text": "ক", "published": None, "region": None, "source": None}) == Record("ক")


@pytest.mark.parametrize(
    ("record", "message"),
    [
        (None, "None"),
        (7, "int"),
        ({}, "needs a 'text'"),
        ({"text": None}, "not None"),
        ({"text": "ক", "date": "2024-11-10"}, "no 'date'; its keys are text, published, region, source"),
        ({"text": "ক", "published": "x"}, "'x'"),
        ({"text": "ক", "region": "x"}, "'x'"),
        ({"text": "ক", "source": 1}, "source"),
    ],
)
def test_wrong_records(record: object, message: str) -> None:
    with pytest.raises(InputError, match=message):
        check_record(record)


def test_columns() -> None:
    assert record_columns(["text", "published", "likes"]) == {"text": "text", "published": "published"}
    assert record_columns(["body", "day"], {"text": "body", "published": "day"}) == {"text": "body", "published": "day"}
    with pytest.raises(InputError, match="no column 'day'"):
        record_columns(["text"], {"published": "day"})
    with pytest.raises(InputError, match="no 'date'"):
        record_columns(["text"], {"date": "text"})
    with pytest.raises(InputError, match="no column 'text'"):
        record_columns(["body"])


def test_local_time() -> None:
    late = dt.datetime(2024, 11, 9, 18, 15, tzinfo=dt.UTC)
    assert local_time(late, "BD") == dt.datetime(2024, 11, 10, 0, 15)
    assert local_time(late, "IN") == dt.datetime(2024, 11, 9, 23, 45)
    assert local_time(DAY, "BD") == DAY
    naive = dt.datetime(2024, 11, 9, 18, 15)
    assert local_time(naive, "IN") == naive
    assert local_time(None, "BD") is None


def test_parse_time() -> None:
    found = parse_time("গত জুনে", published="2024-11-10")
    assert found is not None
    assert found.value == "2024-06"
    assert parse_time("টেবিল", published="2024-11-10") is None
    with pytest.raises(InputError):
        parse_time(None)  # type: ignore[arg-type]
    with pytest.raises(InputError):
        parse_time("আজ", region="XX")  # type: ignore[arg-type]
