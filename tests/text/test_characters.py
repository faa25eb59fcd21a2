"""One spelling for what pages write in several ways."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnevents.text import normalize


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("\u09df", "\u09af\u09bc"),  # য় in one character
        ("\u09dc", "\u09a1\u09bc"),  # ড়
        ("\u09dd", "\u09a2\u09bc"),  # ঢ়
        ("\u09c7\u09be", "\u09cb"),  # ে and া make ো
        ("\u09c7\u09d7", "\u09cc"),  # ে and ৗ make ৌ
        ("র\u200d্যাব", "র্যাব"),
        ("র\u200c্যাব", "র্যাব"),
        ("শান্তি\u200b", "শান্তি"),
        ("\ufeffঢাকা", "ঢাকা"),
        ("০১২৩৪৫৬৭৮৯", "0123456789"),
        ("‘শান্তি’", "'শান্তি'"),
        ("“শান্তি”", '"শান্তি"'),
        ("«শান্তি»", '"শান্তি"'),
        ("„শান্তি‟", '"শান্তি"'),
        ("১৯৯৯–২০২৪", "1999-2024"),
        ("ঢাকা—সিলেট", "ঢাকা-সিলেট"),
        ("ঢাকা−সিলেট", "ঢাকা-সিলেট"),
        ("শেষ|", "শেষ।"),
        ("শেষ॥", "শেষ।"),
        ("শেষ৷", "শেষ।"),
        ("ৎ ং ঃ ঁ", "ৎ ং ঃ ঁ"),
        ("Kyiv 5", "Kyiv 5"),
        ("", ""),
    ],
)
def test_normalize(written: str, normal: str) -> None:
    assert normalize(written) == unicodedata.normalize("NFC", normal)


@given(st.text(st.characters(min_codepoint=0x0980, max_codepoint=0x09FF) | st.sampled_from("‘’“”«»–—|\u200c\u200d ab")))
def test_normalizing_twice_changes_nothing(text: str) -> None:
    once = normalize(text)
    assert normalize(once) == once


@given(st.text(st.characters(min_codepoint=0x0980, max_codepoint=0x09FF), max_size=200))
def test_composed_and_decomposed_are_one(text: str) -> None:
    assert normalize(unicodedata.normalize("NFC", text)) == normalize(unicodedata.normalize("NFD", text))


def test_long_and_short_texts_are_treated_alike() -> None:
    word = "‘য়’ ১ "
    assert normalize(word * 100) == normalize(word) * 100
