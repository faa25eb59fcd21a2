"""What a written form may be."""

from __future__ import annotations

import pytest

from bnevents.text import analyse, normalize
from bnevents.text.forms import read_number


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("চুক্তি", "word"),
        ("ক", "word"),
        ("ওআইসি’র", "word"),
        ("১০", "number"),
        ("১০,০০০", "number"),
        ("১১:৪৬", "number"),
        ("১৫/০৮/২০২৪", "number"),
        ("12", "number"),
        ("NATO", "latin"),
        ("é", "latin"),
        ("।", "punct"),
        ("৳", "punct"),
        ("—", "punct"),
        ("\ud800", "punct"),
        ("\x00", "punct"),
    ],
)
def test_kind(word: str, kind: str) -> None:
    assert analyse(word).kind == kind


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("৫", 5),
        ("05", 5),
        ("১০,০০০", 10_000),
        ("১,০০,০০০", 100_000),
        ("৫.৫", 5.5),
        ("0.25", 0.25),
        ("১১:৪৬", None),
        ("১৫/০৮/২০২৪", None),
        ("১.২.৩", None),
        ("পাঁচ", None),
        ("৯" * 100, None),
    ],
)
def test_number(word: str, number: float | None) -> None:
    assert analyse(word).number == number
    assert read_number(normalize(word)) == number


def test_the_same_form_is_the_same_object() -> None:
    assert analyse("চুক্তিতে") is analyse("চুক্তিতে")
    assert analyse("চুক্তিতে").text == "চুক্তিতে"


def test_as_written_and_normalised() -> None:
    form = analyse("কোরি\u09dfাও")
    assert form.text == "কোরি\u09dfাও"
    assert form.norm == normalize("কোরিয়াও")
    assert form.text[: form.cut] == "কোরি\u09dfা"


def test_an_ending_is_no_clitic() -> None:
    assert [form.text[: form.cut] for form in map(analyse, ("জানাই", "করবই", "করেও"))] == ["জানাই", "করব", "করে"]


def test_stems_are_all_that_it_may_be() -> None:
    form = analyse("কারখানার")
    assert {"কার", "কারখানা", "কারখানার"} <= form.stems


def test_an_unpronounceable_word_costs_nothing() -> None:
    form = analyse("ক" * 100_000)
    assert (form.kind, form.verbs, form.noun.case, form.cut) == ("word", (), "bare", 100_000)


def test_a_form_without_noun_readings_has_a_bare_noun() -> None:
    noun = analyse("।").noun
    assert (noun.stem, noun.case, noun.known) == ("।", "bare", False)


@pytest.mark.parametrize(
    ("written", "stem"),
    [("কারাদন্ডের", "কারাদণ্ড"), ("অগ্নিকান্ডে", "অগ্নিকাণ্ড"), ("ভূখন্ডে", "ভূখণ্ড"), ("দূর্ঘটনায়", "দুর্ঘটনা"), ("দাবীতে", "দাবি")],
)
def test_frequent_misspellings_are_read_as_the_word(written: str, stem: str) -> None:
    form = analyse(written)
    assert form.noun.stem == normalize(stem)
    assert form.text == written


@pytest.mark.parametrize("name", ["লন্ডন", "স্কান্ডিনেভিয়া", "পোল্যান্ড"])
def test_names_keep_their_letters(name: str) -> None:
    assert analyse(name).norm == normalize(name)
