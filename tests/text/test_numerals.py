"""Numerals: value, bounds, extent; and words that only look like numbers."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bnevents.text import analyse, tokenize
from bnevents.text.number_words import number_words
from bnevents.text.numerals import Quantity, number_word, read_quantity, starts_quantity
from bnevents.times import parse_time
from support import SHARED

QUANTITIES = SHARED / "times" / "quantities.json"


def read(text: str) -> Quantity | None:
    tokens = tokenize(text)
    return read_quantity(tokens, 0, len(tokens))


def words(text: str, quantity: Quantity) -> str:
    tokens = tokenize(text)
    return text[tokens.starts[quantity.first] : tokens.ends[quantity.last - 1]]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("পনেরো", 15), ("১৫", 15), ("১,০০,০০০", 100_000), ("১০,০০০", 10_000), ("৮.৫", 8.5),
        ("সাড়ে তিন হাজার", 3500), ("সাড়ে ৩শ", 350), ("পৌনে দুই লাখ", 175_000), ("সোয়া লাখ", 125_000),
        ("সোয়া দুই কোটি", 22_500_000), ("দেড় হাজার", 1500), ("আড়াই লাখ", 250_000), ("দুই কোটি ৫৭ লাখ", 25_700_000),
        ("৪ হাজার ১৭২ কোটি ১৬ লাখ", 41_721_600_000), ("৩ হাজার ৭শ কোটি", 37_000_000_000), ("১শ’", 100), ("তিনশ", 300),
        ("পাঁচশো", 500), ("একশত", 100), ("১২ লাখ ৩৪ হাজার ৫৬৭", 1_234_567), ("নয় দশমিক ৮৯", 9.89),
        ("দুই দশমিক পাঁচ", 2.5), ("৫ মিলিয়ন", 5_000_000), ("২ বিলিয়ন", 2_000_000_000), ("তিন জোড়া", 6),
        ("দুই ডজন", 24), ("তিনজন", 3), ("দুটি", 2), ("দু’জন", 2), ("চারটির", 4), ("নয় জন", 9), ("নয়টি", 9),
        ("এক লাখ", 100_000), ("কোটি টাকা", 10_000_000),
        ("এক ব্যক্তি", 1), ("ছ মাস", 6),
    ],
)  # fmt: skip
def test_values(text: str, value: float) -> None:
    found = read(text)
    assert found is not None
    assert found.value == value
    assert isinstance(found.value, int) == isinstance(value, int)


@pytest.mark.parametrize(
    ("text", "value", "minimum", "maximum", "approximate", "extent"),
    [
        ("অন্তত ১৫ জন", 15, 15, None, False, "অন্তত ১৫"),
        ("কমপক্ষে তিন হাজার মানুষ", 3000, 3000, None, False, "কমপক্ষে তিন হাজার"),
        ("সর্বোচ্চ ২০ জন", 20, None, 20, False, "সর্বোচ্চ ২০"),
        ("প্রায় ১০ হাজার মানুষ", 10_000, None, None, True, "প্রায় ১০ হাজার"),
        ("শতাধিক মানুষ", 100, 100, None, True, "শতাধিক"),
        ("পাঁচ শতাধিক মানুষ", 500, 500, None, True, "পাঁচ শতাধিক"),
        ("দেড়শতাধিক মানুষ", 150, 150, None, True, "দেড়শতাধিক"),
        ("অর্ধশতাধিক মানুষ", 50, 50, None, True, "অর্ধশতাধিক"),
        ("সহস্রাধিক মানুষ", 1000, 1000, None, True, "সহস্রাধিক"),
        ("২২ হাজারের বেশি মানুষ", 22_000, 22_000, None, True, "২২ হাজারের বেশি"),
        ("১০,০০০ এরও বেশি সেনা", 10_000, 10_000, None, True, "১০,০০০ এরও বেশি"),
        ("১৫ জনের বেশি সৈন্য", 15, 15, None, True, "১৫ জনের বেশি"),
        ("২০ জনের কম লোক", 20, None, 20, False, "২০ জনের কম"),
        ("২০ জনের মতো লোক", 20, None, None, True, "২০ জনের মতো"),
        ("১০০ ছুঁই ছুঁই", 100, None, 100, True, "১০০ ছুঁই ছুঁই"),
        ("২০০ ছাড়িয়েছে", 200, 200, None, True, "২০০"),
        ("ডজনখানেক গাড়ি", 12, None, None, True, "ডজনখানেক"),
        ("শত শত মানুষ", None, 200, None, True, "শত শত"),
        ("হাজার হাজার মানুষ", None, 2000, None, True, "হাজার হাজার"),
        ("কয়েক হাজার মানুষ", None, 2000, None, True, "কয়েক হাজার"),
        ("পাঁচ থেকে ছয় জন", None, 5, 6, False, "পাঁচ থেকে ছয়"),
        ("১০ থেকে ১২ হাজার লোক", None, 10_000, 12_000, False, "১০ থেকে ১২ হাজার"),
        ("২২ বা ২৩ জন", None, 22, 23, False, "২২ বা ২৩"),
        ("দু-এক জন", None, 1, 2, False, "দু-এক"),
        ("ছয়-সাতজনকে", None, 6, 7, False, "ছয়-সাতজনকে"),
        ("১৫ জন সৈন্য", 15, None, None, False, "১৫"),
    ],
)
def test_bounds_and_extent(
    text: str, value: int | None, minimum: int | None, maximum: int | None, approximate: bool, extent: str
) -> None:
    found = read(text)
    assert found is not None
    assert (found.value, found.minimum, found.maximum) == (value, minimum, maximum)
    assert found.approximate is approximate
    assert words(text, found) == extent


@pytest.mark.parametrize(
    "text",
    ["নয়।", "নয় বরং", "এক সংবাদ সম্মেলনে", "একে অপরকে", "একই দিনে", "লক্ষ করে", "৫ই", "১ম", "২১শে",
     "১১:৪৬",
     "ঢাকা", "।", "দশমিক পাঁচ", "দূর", "সাড়ে"],
)  # fmt: skip
def test_no_numbers(text: str) -> None:
    assert read(text) is None


def test_a_score_is_no_range() -> None:
    found = read("৩-২ গোলে")
    assert found is not None
    assert (found.value, found.last) == (3, 1)


def test_it_ends_before_the_given_token() -> None:
    tokens = tokenize("তিন হাজার মানুষ")
    found = read_quantity(tokens, 0, 1)
    assert found is not None
    assert (found.value, found.last) == (3, 1)
    assert read_quantity(tokens, 2, 3) is None
    assert read_quantity(tokens, 1, 1) is None


def test_number_word() -> None:
    assert [number_word(word) for word in ("শূন্য", "পঁচিশ", "ঊনআশি", "নিরানব্বই", "দেড়")] == [0, 25, 79, 99, 1.5]
    assert number_word("ঢাকা") is None
    assert set(range(100)) <= set(number_words().numbers.values())


def test_starts_quantity() -> None:
    assert all(starts_quantity(analyse(word)) for word in ("১৫", "পনেরো", "তিনজন", "প্রায়", "শতাধিক"))
    assert not any(starts_quantity(analyse(word)) for word in ("ঢাকা", "১১:৪৬", "(", "একটু"))


@pytest.mark.skipif(not QUANTITIES.exists(), reason="the development data is not here")
def test_fixed_examples() -> None:
    examples: dict[str, Any] = json.loads(QUANTITIES.read_text(encoding="utf-8"))["examples"]
    assert len(examples) >= 19
    for text, want in examples.items():
        if text == "ঘণ্টাখানেক":
            time = parse_time(text)
            assert time is not None
            assert (time.value, time.mod) == ("PT1H", "APPROX")
            continue
        found = read(text)
        assert found is not None, text
        assert as_written(found) == (
            want.translate({ord("{"): "[", ord("}"): "]"}) if isinstance(want, str) else want
        ), text


def as_written(found: Quantity) -> float | str:
    """Return a quantity as the table of examples writes it."""
    if found.value is not None and found.minimum is None and found.maximum is None:
        return f"~{found.value}" if found.approximate else found.value
    if found.maximum is None:
        return f"{'(' if found.exclusive else '['}{found.minimum}, inf)"
    assert found.minimum is not None
    return f"[{found.minimum}, {found.maximum}]"
