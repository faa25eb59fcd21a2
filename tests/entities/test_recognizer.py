"""Names in news sentences: what is found, where it ends, what it is called."""

from __future__ import annotations

import pickle
from itertools import pairwise
from pathlib import Path

import pytest
from entities.names import find, labelled

from bnevents.entities import Recognizer, default_recognizer, make_recognizer
from bnevents.errors import InputError
from bnevents.text import split_sentences, tokenize


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("রাশিয়ার প্রেসিডেন্ট ভ্লাদিমির পুতিন ঢাকায় এসেছেন।", [("রাশিয়ার", "GPE"), ("ভ্লাদিমির পুতিন", "PERSON"), ("ঢাকায়", "GPE")]),
        ("জাতিসংঘের মহাসচিব আন্তোনিও গুতেরেস উদ্বিগ্ন।", [("জাতিসংঘের", "ORG"), ("আন্তোনিও গুতেরেস", "PERSON")]),
        ("ভারতের পররাষ্ট্রমন্ত্রী এস. জয়শঙ্কর বৈঠক করেন।", [("ভারতের", "GPE"), ("এস. জয়শঙ্কর", "PERSON")]),
        ("এ কে এম শহিদুল হককে পুলিশ আটক করেছে।", [("এ কে এম শহিদুল হককে", "PERSON")]),
        (
            "ডব্লিউএইচও, ইউনিসেফ ও বিএনপির প্রতিনিধিরা ছিলেন।",
            [("ডব্লিউএইচও", "ORG"), ("ইউনিসেফ", "ORG"), ("বিএনপির", "ORG")],
        ),
        ("পররাষ্ট্র মন্ত্রণালয়ে বৈঠক শেষে ব্রিফিং হয়।", [("পররাষ্ট্র মন্ত্রণালয়ে", "ORG")]),
        ("স্পেন সরকার কর কমিয়েছে।", [("স্পেন", "GPE")]),
        ("রুশ সেনারা ও মার্কিন কর্মকর্তারা মুখোমুখি।", [("রুশ", "NORP"), ("মার্কিন", "NORP")]),
        ("বঙ্গোপসাগরে লঘুচাপ সৃষ্টি হয়েছে।", [("বঙ্গোপসাগরে", "LOC")]),
        ("যমুনা নদীতে নৌকা ডুবেছে।", [("যমুনা নদীতে", "LOC")]),
        ("খুলনা মেডিকেল কলেজ হাসপাতালে তাঁর মৃত্যু হয়।", [("খুলনা মেডিকেল কলেজ হাসপাতালে", "FAC")]),
        ("শেরপুর জেলা যুবলীগের সভা স্থগিত।", [("শেরপুর জেলা যুবলীগের", "ORG")]),
        ("কারওয়ান বাজারে আগুন লেগেছে।", [("কারওয়ান বাজারে", "GPE")]),
        ("গতকাল WHO এর দল এসেছে।", [("WHO", "ORG")]),
    ],
)
def test_names_of_a_sentence(text: str, names: list[tuple[str, str]]) -> None:
    assert labelled(text) == names


def test_two_bodies_joined_by_and_are_not_one() -> None:
    assert labelled("ছাত্র ইউনিয়ন ও যুব ইউনিয়নের সভা হয়েছে।")[0] == ("ছাত্র ইউনিয়ন", "ORG")


def test_a_name_after_an_office_is_a_persons() -> None:
    assert ("লুসি হার্ট", "PERSON") in labelled("সংস্থাটির আবাসিক পরিচালক লুসি হার্ট প্রশংসা করেন।")


def test_titles_stay_outside() -> None:
    [person] = find("জনাব সাইদুর রহমান ও তাঁর দল ফিরেছে।")
    assert (person.text, person.label) == ("সাইদুর রহমান", "PERSON")


@pytest.mark.parametrize(
    ("text", "span", "lemma"),
    [
        ("ঢাকাতেও বৃষ্টি হয়েছে।", "ঢাকাতে", "ঢাকা"),
        ("নেপালই জিতেছে।", "নেপাল", "নেপাল"),
        ("ট্রাম্পসহ তিন নেতা এসেছেন।", "ট্রাম্প", "ট্রাম্প"),
        ("শ্রীলঙ্কাকে হারিয়েছে দলটি।", "শ্রীলঙ্কাকে", "শ্রীলঙ্কা"),
        ("ওআইসি’র বৈঠক শুরু।", "ওআইসি’র", "ওআইসি"),
        ("কিম জং-উনের সফর শেষ।", "কিম জং-উনের", "কিম জং-উন"),
        ("রাষ্ট্রপুঞ্জের বৈঠক বসেছে।", "রাষ্ট্রপুঞ্জের", "রাষ্ট্রপুঞ্জ"),
    ],
)
def test_case_stays_in_the_span_and_clitics_stay_out(text: str, span: str, lemma: str) -> None:
    entity = find(text)[0]
    assert (entity.text, entity.lemma) == (span, lemma)
    assert text[entity.start : entity.end] == span


def test_decomposed_and_composed_letters_give_the_same_names() -> None:
    composed, decomposed = "ময়মনসিংহ ও বগুড়ায় বৃষ্টি", "ময\u09bcমনসিংহ ও বগুড\u09bcায\u09bc বৃষ্টি"
    composed = composed.replace("য\u09bc", "\u09df").replace("ড\u09bc", "\u09dc")
    ours = [(e.label, e.id) for e in find(composed)]
    assert ours == [(e.label, e.id) for e in find(decomposed)]
    assert len(ours) == 2
    assert [e.text for e in find(composed)] == [composed[e.start : e.end] for e in find(composed)]


def test_what_is_no_name() -> None:
    text = "গাড়িচালক ও পথচারীরা দেশের আইন মানেন, পুলিশ জানিয়েছে। শহরে ভিড় বেড়েছে।"
    assert labelled(text) == []


def test_words_that_are_also_names_need_more_than_themselves() -> None:
    assert ("পেলে", "PERSON") not in labelled("সুযোগ পেলে তিনি খেলবেন।")
    assert ("মালি", "GPE") not in labelled("বাগানের মালি গাছে পানি দেন।")


def test_entities_come_in_order_and_apart() -> None:
    text = "ঢাকায় ভারত, নেপাল, ভুটান ও শ্রীলঙ্কার মন্ত্রীদের সঙ্গে বৈঠকে জাতিসংঘের দূত মারিয়া লোপেজ।" * 3
    found = find(text)
    assert len(found) >= 18
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(text[e.start : e.end] == e.text for e in found)


def test_only_the_given_sentences_are_read() -> None:
    tokens = tokenize("ঢাকায় বৈঠক হয়। লন্ডনে সভা হয়।")
    sentences = split_sentences(tokens)
    found = default_recognizer().find(tokens, sentences[1:])
    assert [e.lemma for e in found] == ["লন্ডন"]
    assert default_recognizer().find(tokens, []) == []


def test_empty_and_foreign_text() -> None:
    assert find("") == []
    assert [e.label for e in find("No Bengali stands here at all, nothing.")] == []


def test_a_list_of_places_names_the_one_in_the_middle() -> None:
    found = labelled("সিলেট, বড়চতুল ও মৌলভীবাজারে শিলাবৃষ্টি হয়।")
    assert ("বড়চতুল", "GPE") in found


def test_short_name_in_brackets_is_an_organisation() -> None:
    text = "মানবিক সহায়তা ফাউন্ডেশন (মাসফা) ত্রাণ দিয়েছে। মাসফার কর্মীরা জানান।"
    assert [t for t, label in labelled(text) if label == "ORG"][-1] == "মাসফার"


def test_one_recogniser_serves_the_process_and_travels_by_its_arguments(tmp_path: Path) -> None:
    assert make_recognizer() is default_recognizer()
    assert pickle.loads(pickle.dumps(default_recognizer())) is default_recognizer()
    names = tmp_path / "names.yaml"
    names.write_text("names:\n  - {name: কল্পতরু সংসদ, label: ORG}\n", encoding="utf-8")
    other = make_recognizer(gazetteer=[names])
    copy = pickle.loads(pickle.dumps(other))
    assert isinstance(copy, Recognizer)
    assert labelled("কল্পতরু সংসদের সভা।", recognizer=copy) == [("কল্পতরু সংসদের", "ORG")]


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"ner": "spacy"}, "ner must be one of 'default', 'stanza', 'doc', not 'spacy'"),
        ({"ner": "stanza"}, "needs stanza_model"),
        ({"stanza_model": "m.pt"}, "stanza_model goes with ner='stanza'"),
        ({"gazetteer": "names.yaml"}, "must be a list of files"),
    ],
)
def test_wrong_settings(settings: dict[str, str], message: str) -> None:
    with pytest.raises(InputError, match=message):
        make_recognizer(**settings)  # type: ignore[arg-type]
