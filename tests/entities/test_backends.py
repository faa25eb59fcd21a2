"""Other finders of names: entities that a component before ours gives, and what a tag set becomes."""

from __future__ import annotations

import pytest
from entities.names import find

from bnevents.entities import make_recognizer
from bnevents.entities.backends import in_genitive, joined, parted, tagged_spans, without_nations
from bnevents.entities.gazetteer import builtin_gazetteer
from bnevents.entities.lookup import listed_mentions
from bnevents.entities.stanza_backend import StanzaModel, bio
from bnevents.entities.words import Word, Words
from bnevents.errors import InputError, MissingExtraError
from bnevents.text import tokenize

TEXT = "বৈঠকে টিনটিন হাডক ও ক্যালকুলাসের দল গেল মার্লিনস্পাইকে।"


def words_of(text: str) -> list[Word]:
    return Words(builtin_gazetteer().root.next.__contains__).of(tokenize(text).forms)


def given(*names: tuple[str, str]) -> list[tuple[int, int, str]]:
    return [(TEXT.index(name), TEXT.index(name) + len(name), label) for name, label in names]


def test_given_names_are_mapped_and_merged() -> None:
    recognizer = make_recognizer(ner="doc")
    names = given(("টিনটিন হাডক", "PER"), ("মার্লিনস্পাইক", "LOC"), ("দল", "MISC"))
    found = find(TEXT, recognizer=recognizer, given=names)
    assert [(e.text, e.label, e.source) for e in found] == [
        ("টিনটিন হাডক", "PERSON", "model"),
        ("মার্লিনস্পাইকে", "GPE", "model"),
    ]


def test_a_given_person_with_the_head_word_of_a_building_is_one() -> None:
    text = "বিকেলে ঝিন্টল পার্কে মেলা বসে।"
    found = find(text, recognizer=make_recognizer(ner="doc"), given=[(7, 20, "PER")])
    assert [(e.text, e.label) for e in found] == [("ঝিন্টল পার্কে", "FAC")]


def test_a_person_before_a_city_ends_there() -> None:
    assert [(e.text, e.label) for e in find("প্রেসিডেন্ট ইউন সিউলে ভাষণ দেন।")] == [("ইউন", "PERSON"), ("সিউলে", "GPE")]


def test_a_city_before_a_person_is_none_of_the_name() -> None:
    words = words_of("লাহোরে টিনটিন হাডক")
    listed = listed_mentions(builtin_gazetteer(), words, [(0, 3)])
    assert without_nations(words, {0: listed[0]}, 0, 3, "PER") == (1, 3)


def test_our_tables_stay_beside_given_names() -> None:
    text = "টিনটিন ঢাকায় এলেন।"
    found = find(text, recognizer=make_recognizer(ner="doc"), given=[(0, 6, "PERSON")])
    assert [(e.lemma, e.label, e.id is not None) for e in found] == [("টিনটিন", "PERSON", False), ("ঢাকা", "GPE", True)]


def test_without_given_names_doc_finds_what_tables_and_cues_know() -> None:
    assert [e.lemma for e in find("মিস্টার ভুসুকু নেপালে গেছেন।", recognizer=make_recognizer(ner="doc"))] == [
        "ভুসুকু",
        "নেপাল",
    ]


@pytest.mark.parametrize("span", [(-1, 3), (5, 5), (0, 10_000)])
def test_given_ranges_outside_the_text(span: tuple[int, int]) -> None:
    with pytest.raises(InputError, match="a given name covers"):
        find(TEXT, given=[(*span, "PER")])


def test_tags_become_spans() -> None:
    tags = ["I-PER", "I-LOC", "O", "B-ORG", "B-ORG", "I-ORG"]
    assert list(tagged_spans(tags, [(0, 3), (3, 6)])) == [(0, 1, "PER"), (1, 2, "LOC"), (3, 4, "ORG"), (4, 6, "ORG")]
    assert [bio(tag) for tag in ("S-PER", "B-LOC", "E-LOC", "O")] == ["B-PER", "B-LOC", "I-LOC", "O"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("নেপালের ঝিন্টল", [(0, 1), (1, 2)]),  # a country, and a place in it
        ("ঝিন্টলের মন্দ্রিল", [(0, 1), (1, 2)]),
        ("মিয়ার হাট", [(0, 2)]),  # with these heads the genitive is part of the name
        ("ঝুম্পার মন্দ্রিল", [(0, 2)]),  # could be its own -র
    ],
)
def test_two_places_in_one_are_parted(text: str, parts: list[tuple[int, int]]) -> None:
    words = words_of(text)
    owners = in_genitive(words, listed_mentions(builtin_gazetteer(), words, [(0, len(words))]))
    found = parted(words, [(0, len(words), "LOC")], owners=owners)
    assert [(first, last) for first, last, _ in found] == parts


def test_police_before_a_road_are_parted_from_it() -> None:
    words = words_of("ঝিন্টল পুলিশ ব্রন্টের স্ট্রিটে")
    assert list(parted(words, [(0, 4, "ORG")])) == [(0, 2, "ORG"), (2, 4, "LOC")]


def test_a_place_of_two_words_that_were_tagged_apart_is_one() -> None:
    words = words_of("ঝিন্টল মন্দ্রনে আগুন")
    assert list(joined(words, [(0, 1, "LOC"), (1, 2, "LOC")], {})) == [(0, 2, "LOC")]
    words = words_of("ঝিন্টলের মন্দ্রনে আগুন")
    assert list(joined(words, [(0, 1, "LOC"), (1, 2, "LOC")], {})) == [(0, 1, "LOC"), (1, 2, "LOC")]


def test_stanza_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "stanza", None)
    with pytest.raises(MissingExtraError, match=r"bnevents\[stanza\]"):
        StanzaModel("model.pt")
