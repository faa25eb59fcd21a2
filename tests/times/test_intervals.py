"""Intervals of events that a length or a beginning gives."""

from __future__ import annotations

import datetime as dt

import pytest

from bnevents.text import split_sentences, tokenize
from bnevents.times import event_interval, find_times

PUBLISHED = dt.date(2024, 11, 12)


def interval(text: str, *, ongoing: bool = False, published: dt.date | None = PUBLISHED) -> str | None:
    tokens = tokenize(text)
    time = find_times(tokens, split_sentences(tokens), published=PUBLISHED)[0]
    found = event_interval(time, text, published, ongoing=ongoing)
    if found is not None:
        assert (found.start, found.end, found.text) == (time.start, time.end, time.text)
        assert found.earliest is not None
        assert found.latest is not None
        assert found.earliest <= found.latest
    return found.value if found is not None else None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("গত পাঁচ মাসে ৩০টি মামলা হয়েছে।", "2024-06/2024-11"),
        ("গত তিন দিনে ১০ জন মারা গেছেন।", "2024-11-09/2024-11-12"),
        ("গত ২৪ ঘণ্টায় বৃষ্টি হয়েছে।", "2024-11-11/2024-11-12"),
        ("এক সপ্তাহ ধরে লড়াই চলছে।", "2024-11-05/2024-11-12"),
        ("দুই বছর ধরে যুদ্ধ চলছে।", "2022/2024"),
        ("আগামী দুই মাসে নির্বাচন হবে।", "2024-11/2025-01"),
        ("আগামী ১০ দিন কারফিউ থাকবে।", "2024-11-12/2024-11-22"),
        ("দুই বছর কারাদণ্ড দেওয়া হয়।", None),
        ("১২ নভেম্বর বৈঠক হয়।", None),
        ("কয়েক মাস ধরে আন্দোলন চলছে।", None),
    ],
)
def test_lengths(text: str, value: str | None) -> None:
    assert interval(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("গত ৭ অক্টোবর থেকে অভিযান চলছে।", "2024-10-07/2024-11-12"),
        ("জুন থেকে ধর্মঘট চলছে।", "2024-06/2024-11"),
        ("২০২২ সাল থেকে যুদ্ধ চলছে।", "2022/2024"),
        ("গত ৭ অক্টোবর অভিযান শুরু হয়।", None),
        ("আগামী ২০ নভেম্বর থেকে মেলা চলবে।", None),
    ],
)
def test_beginnings(text: str, value: str | None) -> None:
    assert interval(text, ongoing=True) == value
    assert interval(text) is None


def test_no_interval_without_a_publication_date() -> None:
    assert interval("গত পাঁচ মাসে ৩০টি মামলা হয়েছে।", published=None) is None
