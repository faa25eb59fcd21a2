"""Names that only the words around them betray: read with tables and cues, without the model."""

from __future__ import annotations

import pytest
from entities.names import find, labelled

from bnevents.entities import Recognizer
from bnevents.entities.gazetteer import builtin_gazetteer

CUES = Recognizer(builtin_gazetteer())


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # kinds of place after the name; what reads like a plural or a definite form is a name there, too
        ("গতকাল ঝুমরিল এলাকায় সংঘর্ষ হয়েছে।", [("ঝুমরিল", "GPE")]),
        ("গতকাল ব্রন্টেল শহরে বিস্ফোরণ হয়েছে।", [("ব্রন্টেল", "GPE")]),
        ("গতকাল মন্দ্রকাটি গ্রামে আগুন লেগেছে।", [("মন্দ্রকাটি", "GPE")]),
        ("গতকাল হুইডন কাউন্টিতে বন্যা হয়েছে।", [("হুইডন", "GPE")]),
        ("গতকাল পশ্চিম মন্দ্রিল গ্রামে আগুন লেগেছে।", [("পশ্চিম মন্দ্রিল", "GPE")]),
        ("গতকাল চর পদ্মা গ্রামে আগুন লেগেছে।", [("চর পদ্মা", "GPE")]),
        ("বিকেলে উপকূলের শহর ঝিন্টলডালে আগুন লেগেছে।", [("ঝিন্টলডালে", "GPE")]),
        ("বিকেলে নেপালের ঝিন্টেলে আগুন লেগেছে।", [("নেপালের", "GPE"), ("ঝিন্টেলে", "GPE")]),
        ("গতকাল ব্রন্টার শহরে বিস্ফোরণ হয়েছে।", [("ব্রন্টার", "GPE")]),
        # how names of settlements end
        ("বিকেলে মন্দ্রকালিপুরে বাস উল্টে গেছে।", [("মন্দ্রকালিপুরে", "GPE")]),
        ("ব্রঝিলনগর থেকে তাঁরা এসেছেন।", [("ব্রঝিলনগর", "GPE")]),
        # `named` before a kind
        ("কোর্ভিন গ্যাডবল্ট নামে এক যুবককে আটক করা হয়।", [("কোর্ভিন গ্যাডবল্ট", "PERSON")]),
        ("গ্যাডবল্ট (২৮) নামের এক ব্যক্তিকে আটক করা হয়।", [("গ্যাডবল্ট", "PERSON")]),
        ("ঝিন্টল নামক স্থানে বাস উল্টে গেছে।", [("ঝিন্টল", "GPE")]),
        ("ঝিন্টল নামের একটি সংগঠন দায় স্বীকার করেছে।", [("ঝিন্টল", "ORG")]),
        # one word after a title
        ("সংস্থার প্রধান স্যাম্প্রটো জানিয়েছেন, কাজ চলছে।", [("স্যাম্প্রটো", "PERSON")]),
        ("পরে ভাতিজা ইয়াছিন পালিয়ে যান।", [("ইয়াছিন", "PERSON")]),
        ("বৈঠকে প্রধান আব্দুল মালিক ছিলেন।", [("আব্দুল মালিক", "PERSON")]),
        ("নিহতের স্ত্রী ঝাহেরা (৩০) আহত হয়েছেন।", [("ঝাহেরা", "PERSON")]),
        ("৬৮ বছর বয়স্ক ঝার্সিস টার্ভিস, যিনি কর্মী, এসেছেন।", [("ঝার্সিস টার্ভিস", "PERSON")]),
        # bodies
        ("ঝিন্টল ব্যুরো অব ইনভেস্টিগেশনের কর্মকর্তারা এসেছেন।", [("ঝিন্টল ব্যুরো অব ইনভেস্টিগেশনের", "ORG")]),
        ("ব্রন্টেল কমিশনের প্রতিবেদন এসেছে।", [("ব্রন্টেল কমিশনের", "ORG")]),
        ("মীর আক্তার হোসেন লিমিটেড কাজ পেয়েছে।", [("মীর আক্তার হোসেন লিমিটেড", "ORG")]),
        ("বগুড়া সদর থানার পুলিশ এসেছে।", [("বগুড়া সদর থানার", "ORG")]),
        ("পরে রাখাল সরকার খুলনা থানায় যান।", [("রাখাল সরকার", "PERSON"), ("খুলনা থানায়", "ORG")]),
        ("ব্রন্টার কমিশনের প্রতিবেদন এসেছে।", [("ব্রন্টার কমিশনের", "ORG")]),
        ("মোস্তফা কামাল মার্কেট: আগুনে ক্ষতি", [("মোস্তফা কামাল মার্কেট", "FAC")]),
        ("মোস্তফা কামাল মার্কেট ঘুরে দেখেন।", [("মোস্তফা কামাল", "PERSON")]),
        ("মোস্তফা কামাল হাসপাতালে গেছেন।", [("মোস্তফা কামাল", "PERSON")]),
        # roads, and names that begin with their kind
        ("গতকাল গোলাপ রোডে আগুন লেগেছে।", [("গোলাপ রোডে", "FAC")]),
        ("দুপুরে হোটেল ব্রন্টেলে আগুন লেগেছে।", [("হোটেল ব্রন্টেলে", "FAC")]),
        ("দুপুরে মাউন্ট ঝিন্টলে তুষারধস হয়েছে।", [("মাউন্ট ঝিন্টলে", "LOC")]),
        ("সকালে সায়ন মজুমদার ঝুলিক নদীতে নেমেছিলেন।", [("সায়ন মজুমদার", "PERSON"), ("ঝুলিক নদীতে", "LOC")]),
    ],
)
def test_names_that_no_list_has(text: str, names: list[tuple[str, str]]) -> None:
    assert labelled(text, recognizer=CUES) == names


@pytest.mark.parametrize(
    "text",
    [
        "ওই এলাকায় ও দুর্গম গ্রামে বিদ্যুৎ নেই।",
        "এই রোডে গাড়ি চলে না।",
        "সুন্দর নামের একটি বই কিনেছি।",
        "সংস্থার প্রধান কার্যালয়ে সভা হয়েছে।",
        "শেয়ারবাজারে ও অনলাইনে দাম বেড়েছে।",
        "কয়েকটি গ্রামে ও প্রতিটি শহরে মেলা বসেছে।",
    ],
)
def test_what_these_cues_leave_alone(text: str) -> None:
    assert labelled(text, recognizer=CUES) == []


def test_listed_words_in_a_list_of_names_are_names() -> None:
    found = labelled("বর্ষায় যমুনা, তিস্তা ও ধরলার পানি বেড়েছে।", recognizer=CUES)
    assert ("যমুনা", "LOC") in found
    assert labelled("যমুনা, পরে দেখা হবে।", recognizer=CUES) == []


def test_a_surname_that_is_a_word_counts_after_a_title() -> None:
    text = "মন্ত্রী কামাল শীলকে ডাকা হয়। পরে মন্ত্রী শীল চলে যান। শীল পাটা কেনা হয়।"
    assert [e.text for e in find(text, recognizer=CUES)] == ["কামাল শীলকে", "শীল"]


def test_a_town_that_is_part_of_a_persons_name_is_the_person() -> None:
    text = "আনোয়ারা বেগমকে পাওয়া গেছে। আনোয়ারার ভাই জানান।"
    assert labelled(text, recognizer=CUES) == [("আনোয়ারা বেগমকে", "PERSON"), ("আনোয়ারার", "PERSON")]
    assert labelled("আনোয়ারায় বৃষ্টি হয়েছে।", recognizer=CUES) == [("আনোয়ারায়", "GPE")]


def test_an_ending_that_looks_like_a_clitic_stays_in_the_name() -> None:
    [place] = find("ঠাকুরগাঁও শহরে মেলা বসেছে।", recognizer=CUES)
    assert (place.text, place.lemma) == ("ঠাকুরগাঁও", "ঠাকুরগাঁও")
