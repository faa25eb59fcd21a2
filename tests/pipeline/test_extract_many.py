"""extract_many(): lazily, in order, over processes, and no record lost."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator

import pytest
from event_cases import extractor

from bnevents.articles import Article
from bnevents.errors import InputError
from bnevents.models import Extraction
from bnevents.pipeline import Extractor, extract_many
from bnevents.pipeline.batch import groups

SIGNED = "গতকাল নেপাল চুক্তিতে সই করেছে।"
RECORDS: list[object] = [
    SIGNED,
    {"text": SIGNED, "published": "2024-11-10", "source": "a", "region": "IN"},
    {"text": "", "source": "empty"},
    Article.from_text(SIGNED),
]


def test_in_order_with_what_is_told_about_each() -> None:
    found = list(extract_many(RECORDS, extractor=extractor()))
    assert [x.source for x in found] == [None, "a", "empty", None]
    assert [len(x.events) for x in found] == [1, 1, 0, 1]
    assert [x.times[0].value for x in found if x.times] != []
    assert found[1].region == "IN"
    assert found[1].events[0].time is not None
    assert found[1].events[0].time.value == "2024-11-09"


def test_two_processes_find_the_same() -> None:
    records = [f"{SIGNED} {number}" for number in range(40)]
    one = list(extract_many(records, extractor=extractor()))
    two = list(extract_many(records, processes=2, extractor=extractor()))
    assert two == one
    assert [x.text for x in two] == records


def test_records_are_read_as_they_are_needed() -> None:
    read: list[int] = []

    def endless() -> Iterator[str]:
        number = 0
        while True:
            read.append(number)
            yield SIGNED
            number += 1

    found = extract_many(endless(), extractor=extractor())
    assert read == []
    next(found)
    next(found)
    assert len(read) == 2


@pytest.mark.parametrize("processes", [1, 2])
def test_a_record_that_fails_loses_no_other(processes: int, caplog: pytest.LogCaptureFixture) -> None:
    records = [SIGNED, None, {"text": SIGNED, "published": "soon", "source": "b"}, {"txt": SIGNED}, 7, {}, SIGNED]
    with caplog.at_level(logging.WARNING, logger="bnevents"):
        found = list(extract_many(records, processes=processes, extractor=extractor()))
    assert [len(x.events) for x in found] == [1, 0, 0, 0, 0, 0, 1]
    assert found[2].source == "b"
    assert found[2].text == SIGNED
    for number, message in ((1, "None"), (2, "soon"), (3, "txt"), (4, "int"), (5, "needs a 'text'")):
        (warning,) = found[number].warnings
        assert f"record {number}" in warning
        assert message in warning
    assert len(caplog.records) == 5


def test_an_error_inside_is_told_too(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = extractor()

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("broken")

    monkeypatch.setattr(type(reader), "extract", broken)
    (x,) = extract_many([SIGNED], extractor=reader)
    assert x.warnings == ("record 0: ZeroDivisionError: broken",)
    assert x.text == SIGNED


@pytest.mark.parametrize("processes", [0, -1])
def test_too_few_processes(processes: int) -> None:
    with pytest.raises(InputError, match="processes"):
        extract_many([], processes=processes)


@pytest.mark.parametrize("records", [SIGNED, SIGNED.encode()])
def test_one_text_is_not_many(records: object) -> None:
    with pytest.raises(InputError, match=r"extract\(\)"):
        extract_many(records)  # type: ignore[arg-type]


def test_progress_changes_nothing_that_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    found = list(extract_many([SIGNED, SIGNED], progress=True, extractor=extractor()))
    assert [len(x.events) for x in found] == [1, 1]
    assert capsys.readouterr().out == ""


def test_no_records() -> None:
    assert list(extract_many([])) == []
    assert list(extract_many(iter(()), processes=2, extractor=extractor())) == []


def test_groups() -> None:
    assert list(groups(range(5), 2)) == [[0, 1], [2, 3], [4]]
    assert list(groups((), 2)) == []


class Dying(Extractor):
    """Its process dies of one text."""

    def extract(self, text: str | Article, **more: object) -> Extraction:  # type: ignore[override]
        if text == "শেষ":
            os._exit(1)
        return super().extract(text, **more)  # type: ignore[arg-type]


def test_a_record_that_kills_its_process_loses_no_other() -> None:
    records = [f"{SIGNED} {number}" for number in range(20)]
    records[7] = "শেষ"
    made = Dying(rules=extractor().rules, recognizer=extractor().recognizer)
    found = list(extract_many(records, processes=2, extractor=made))
    assert [x.text for x in found] == records
    assert [number for number, x in enumerate(found) if not x.events] == [7]
    assert found[7].warnings == ("record 7: the process that read it died, perhaps for lack of memory",)
