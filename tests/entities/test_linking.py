"""One id for one entity: tables, short forms, offices, metonymy."""

from __future__ import annotations

import datetime as dt

import pytest
from entities.names import find

from bnevents.entities import office_holder


def test_countries_their_people_and_cities_have_ids() -> None:
    found = {e.lemma: e for e in find("রুশ, ফরাসি ও জাপানের কর্মকর্তারা চট্টগ্রামে আছেন, ফ্রান্স ও রাশিয়া জানায়।")}
    assert found["রুশ"].id == found["রাশিয়া"].id == "ISO:RU"
    assert found["ফরাসি"].id == found["ফ্রান্স"].id == "ISO:FR"
    assert found["জাপান"].name == "Japan"
    city = found["চট্টগ্রাম"]
    assert city.id == "geonames:1205733"
    assert (round(city.latitude or 0), round(city.longitude or 0)) == (22, 92)


def test_places_have_the_country_that_they_lie_in() -> None:
    found = {e.lemma: e.country for e in find("ইসলামাবাদ, কলকাতা, মুরাদনগর ও জাপানের পুলিশ জানায়, ইসলামপুরে রুশ নাগরিক আছেন।")}
    assert found["ইসলামাবাদ"] == "PK"
    assert found["কলকাতা"] == "IN"
    assert found["মুরাদনগর"] == "BD"
    assert found["জাপান"] == "JP"
    assert found["ইসলামপুর"] is None, "there is one in Jamalpur and one in West Bengal"
    assert found["রুশ"] is None, "a people is no place"


def test_spellings_share_one_id() -> None:
    ids = [find(f"{name} জয়ী।")[0].id for name in ("ইসরায়েল", "ইসরাইল", "ইজরায়েল")]
    assert ids == ["ISO:IL"] * 3
    assert {find(f"{name} বলেন।")[0].name for name in ("জেলেনস্কি", "ভলোদিমির জেলেনস্কি")} == {"Volodymyr Zelenskyy"}


def test_an_unlisted_person_has_no_id() -> None:
    [person] = find("আটক কামরুল হাসান পাটোয়ারী স্থানীয় বাসিন্দা।")
    assert (person.text, person.label, person.id, person.name) == ("কামরুল হাসান পাটোয়ারী", "PERSON", None, None)


def test_a_short_form_is_found_and_linked_to_the_full_name_before_it() -> None:
    found = find("গ্রেপ্তার রাকিবুল হাসান কারাগারে। পরে রাকিবুলকে আদালতে নেওয়া হয়।")
    assert [(e.text, e.full_name) for e in found] == [("রাকিবুল হাসান", None), ("রাকিবুলকে", "রাকিবুল হাসান")]


def test_a_listed_surname_takes_the_document_s_own_bearer() -> None:
    found = find("সাবেক কর্মকর্তা ললিত মোদি লন্ডনে ধরা পড়েন। মোদিকে ফেরত চায় ভারত।")
    people = [e for e in found if e.label == "PERSON"]
    assert [e.full_name for e in people] == [None, "ললিত মোদি"]
    assert [e.id for e in people] == [None, None]
    assert find("মোদি দিল্লিতে ভাষণ দেন।")[0].name == "Narendra Modi"


@pytest.mark.parametrize(("published", "name"), [(dt.date(2024, 5, 1), "Yoon Suk Yeol"), (dt.date(2019, 5, 1), None)])
def test_an_office_tells_whose_surname_is_meant(published: dt.date, name: str | None) -> None:
    found = [e for e in find("প্রেসিডেন্ট ইউন সিউলে ভাষণ দেন।", published=published) if e.label == "PERSON"]
    assert [e.name for e in found] == [name]


@pytest.mark.parametrize(
    ("office", "of", "on", "name"),
    [
        ("প্রধানমন্ত্রী", "ISO:BD", dt.date(2023, 1, 1), "Sheikh Hasina"),
        ("প্রধানমন্ত্রী", "ISO:BD", dt.date(2026, 3, 1), "Tarique Rahman"),
        ("প্রধান উপদেষ্টা", "ISO:BD", dt.date(2025, 1, 1), "Muhammad Yunus"),
        ("প্রেসিডেন্ট", "ISO:US", dt.datetime(2020, 1, 1, 12), "Donald Trump"),
        ("প্রেসিডেন্ট", "ISO:US", dt.date(2022, 1, 1), "Joe Biden"),
        ("মুখ্যমন্ত্রী", "ISO:IN-WB", dt.date(2005, 1, 1), "Buddhadeb Bhattacharjee"),
    ],
)
def test_who_held_an_office(office: str, of: str, on: dt.date, name: str) -> None:
    holder = office_holder(office, of, on)
    assert holder is not None
    assert holder.english == name


def test_an_unknown_office_has_no_holder() -> None:
    assert office_holder("প্রধানমন্ত্রী", "ISO:BD", dt.date(1950, 1, 1)) is None
    assert office_holder("দারোয়ান", "ISO:BD", dt.date(2020, 1, 1)) is None


def test_a_capital_stands_for_its_government_but_not_where_it_is_a_place() -> None:
    said, visited = find("তেহরান অভিযোগ নাকচ করেছে।")[0], find("তেহরানে বৃষ্টি হচ্ছে।")[0]
    assert (said.id, said.stands_for) == (visited.id, "ISO:IR")
    assert visited.stands_for is None
    assert find("তেহরান থেকে বিমান ছেড়েছে।")[0].stands_for is None
    house = find("হোয়াইট হাউস বিবৃতি দিয়েছে।")[0]
    assert (house.label, house.stands_for) == ("FAC", "ISO:US")


def test_sources_are_marked() -> None:
    found = {e.lemma: e.source for e in find("ঢাকায় নাজমুল করিম ভূঁইয়া বলেন। নাজমুলের দাবি নাকচ।")}
    assert found["ঢাকা"] == "gazetteer"
    assert found["নাজমুল করিম ভূঁইয়া"] in ("cue", "model")
    assert set(found.values()) <= {"gazetteer", "cue", "model", "coreference"}


def test_a_foreign_name_keeps_what_only_looks_like_an_ending() -> None:
    text = "অর্থমন্ত্রী ক্রিস্টিয়ান লিন্ডনার এক্স-এ লেখেন। প্রেসিডেন্ট লুইস আর্সে আসেন। লিন্ডনারকে ডাকা হয়। আর্সের দল জেতে।"
    assert [e.lemma for e in find(text) if e.label == "PERSON"] == ["ক্রিস্টিয়ান লিন্ডনার", "লুইস আর্সে", "লিন্ডনার", "আর্সে"]


def test_a_genitive_before_its_noun_or_at_the_end_of_a_headline_stays_one() -> None:
    found = [e.lemma for e in find("নেত্রী শাহানা সুলতানার বাড়িতে হামলা হয়। নতুন মন্ত্রীকে তোপ মমতার")]
    assert found == ["শাহানা সুলতানা", "মমতা"]


def test_before_a_comma_or_a_conjunction_the_whole_name_stands() -> None:
    found = [e.lemma for e in find("সিনেটর ডেভিড কার্টার ও সিনেটর পিটার মিলার, যিনি অসুস্থ, বৈঠক করেন।")]
    assert found == ["ডেভিড কার্টার", "পিটার মিলার"]
