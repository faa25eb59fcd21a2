"""Case, number, definiteness and clitics of nouns, form by form."""

from __future__ import annotations

import csv
import unicodedata
from pathlib import Path

import pytest

from bnevents.text import analyse, normalize
from bnevents.text.nouns import candidates, clitic_length, lexicon, noun_readings

ROWS = [
    row
    for row in csv.reader(Path(__file__).with_name("nouns.tsv").open(encoding="utf-8"), delimiter="\t")
    if not row[0].startswith("#")
]


def test_the_table_is_large_and_covers_every_ending() -> None:
    assert len(ROWS) == len({row[0] for row in ROWS}) >= 300
    assert {row[2] for row in ROWS} == {"bare", "accusative", "genitive", "locative"}
    assert {row[5] for row in ROWS} == {"-", "ও", "ই", "সহ"}


@pytest.mark.parametrize(("form", "stem", "case", "number", "definite", "clitic"), ROWS, ids=[row[0] for row in ROWS])
def test_noun(form: str, stem: str, case: str, number: str, definite: str, clitic: str) -> None:
    read = analyse(form)
    noun = read.noun
    assert (noun.stem, noun.case) == (normalize(stem), case)
    assert (noun.plural, noun.definite) == (number == "plural", definite == "definite")
    assert form[read.cut :] == ("" if clitic == "-" else clitic)
    assert {noun.stem, read.norm} <= read.stems


@pytest.mark.parametrize("row", ROWS[::5], ids=[row[0] for row in ROWS[::5]])
def test_either_spelling_of_the_nukta_is_the_same_noun(row: list[str]) -> None:
    composed = row[0].replace("য\u09bc", "\u09df").replace("ড\u09bc", "\u09dc").replace("ঢ\u09bc", "\u09dd")
    decomposed = unicodedata.normalize("NFD", row[0])
    assert analyse(composed).nouns == analyse(decomposed).nouns


# an unknown name: what its ending says, and nothing where the ending may belong to the name
@pytest.mark.parametrize(
    ("form", "stem", "case"),
    [
        ("গ্লোবোভিচের", "গ্লোবোভিচ", "genitive"),
        ("গ্লোবোভিচকে", "গ্লোবোভিচ", "accusative"),
        ("গ্লোবোভিচদের", "গ্লোবোভিচ", "genitive"),
        ("তেলাভিঞ্চিতে", "তেলাভিঞ্চি", "locative"),
        ("জুবোমিরায়", "জুবোমিরা", "locative"),
        ("গ্লোবোভিচ", "গ্লোবোভিচ", "bare"),
        ("মুসাফিরীয়", "মুসাফিরীয়", "bare"),
        ("ঝুর", "ঝুর", "bare"),
    ],
)
def test_unknown_words(form: str, stem: str, case: str) -> None:
    noun = analyse(form).noun
    assert (noun.stem, noun.case, noun.known) == (normalize(stem), case, False)


@pytest.mark.parametrize(
    ("form", "length"),
    [
        ("পুতিনও", 1),
        ("জুলাই", 0),
        ("ভিডিও", 0),
        ("অস্ত্রসহ", 2),
        ("সহ", 0),
        ("ই", 0),
        ("ও", 0),
        ("হামলাই", 1),
        ("ভাই", 0),
        ("মস্কোও", 1),
        ("রেডিওও", 1),
    ],
)
def test_clitics(form: str, length: int) -> None:
    assert clitic_length(normalize(form)) == length


def test_no_ending_is_taken_from_a_conjunct_or_a_sign() -> None:
    for word in ("ব্র", "স্রে", "চাঁর", "কাঁকে"):
        assert all(noun.stem[-1] != "্" for noun in candidates(normalize(word)))


def test_every_known_stem_is_its_own_best_reading() -> None:
    wrong = [stem for stem in lexicon() if noun_readings(stem)[0].stem != stem or noun_readings(stem)[0].case != "bare"]
    assert wrong == []


def test_the_lexicon_holds_words_only() -> None:
    known = lexicon()
    assert len(known) > 5000
    assert [stem for stem in known if any(c.isspace() or c.isdigit() for c in stem)] == []
    assert [stem for stem in known if stem != normalize(stem)] == []


def test_readings_are_never_empty_and_hold_the_whole_form() -> None:
    for word in ("ক", "কে", "দের", "টির", "সরকারের"):
        norm = normalize(word)
        readings = noun_readings(norm)
        assert readings
        assert norm in {noun.stem for noun in readings} | {readings[0].stem}
