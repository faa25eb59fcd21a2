"""How precise the time of an event is, and which expressions say when something happened."""

from __future__ import annotations

import datetime as dt

import pytest
from event_cases import read


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("গতকাল", "2024-11-09"),
        ("গত মাসে", "2024-10"),
        ("২০২৩ সালে", "2023"),
        ("আজ সকাল ১০টায়", "2024-11-10T10:00"),
        ("প্রতিদিন", None),
        ("৭৯ বছর বয়সে", None),
    ],
)
def test_ages_and_repetitions_are_no_time_of_an_event(words: str, value: str | None) -> None:
    (event,) = read(f"মোদি {words} চুক্তিতে সই করেছেন।", published="2024-11-10").events
    assert (event.time and event.time.value) == value


def test_a_length_that_ends_now_is_an_interval() -> None:
    (event,) = read("গত পাঁচ মাসে ইরান ইরাকে হামলা চালিয়েছে।", published="2024-11-10").events
    assert event.time is not None
    assert event.time.value == "2024-06/2024-11"
    assert event.time.earliest == dt.date(2024, 6, 1)
    assert event.time.text == "গত পাঁচ মাসে"


def test_every_event_of_a_sentence_has_its_own_time() -> None:
    text = "গত বুধবার নেপাল চুক্তিতে সই করেছে, কিন্তু শুক্রবার ভুটান বৈঠক করেছে।"
    assert [event.time and event.time.value for event in read(text, published="2024-11-10").events] == [
        "2024-11-06",
        "2024-11-08",
    ]


def test_the_time_is_one_of_the_texts_expressions() -> None:
    x = read("গতকাল নেপাল চুক্তিতে সই করেছে।", published="2024-11-10")
    (event,) = x.events
    assert event.time in x.times
