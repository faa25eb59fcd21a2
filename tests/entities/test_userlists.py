"""A user's own names: they are found, and a malformed file says where it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from entities.names import find

from bnevents.entities import make_recognizer
from bnevents.entities.userlists import read_names
from bnevents.errors import GazetteerError

GOOD = """\
names:
  - name: নীলকণ্ঠ পাঠাগার
    label: ORG
    aliases: [নীপা]
    english: Nilkantha Library
  - {name: শালবনপুর, label: GPE, id: "geonames:99", latitude: "২৩.৫", longitude: 90.25, country: BD, stands_for: ISO:BD}
"""


@pytest.fixture
def write(tmp_path: Path):  # type: ignore[no-untyped-def]
    def make(text: str | bytes) -> Path:
        path = tmp_path / "names.yaml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return make


def test_own_names_are_found_with_what_the_file_says(write) -> None:  # type: ignore[no-untyped-def]
    recognizer = make_recognizer(gazetteer=[write(GOOD)])
    library, short, place = find("নীলকণ্ঠ পাঠাগারের সভা। নীপা জানায়, শালবনপুর থেকে বই এসেছে।", recognizer=recognizer)
    assert library.name == short.name == "Nilkantha Library"
    assert library.lemma == "নীলকণ্ঠ পাঠাগার"
    assert (place.label, place.id, place.latitude, place.longitude) == ("GPE", "geonames:99", 23.5, 90.25)
    assert place.country == "BD"


def test_own_names_come_before_ours(write) -> None:  # type: ignore[no-untyped-def]
    path = write("names:\n  - {name: যমুনা, label: ORG, english: Jamuna Press}\n")
    [entity] = find("যমুনা বই ছেপেছে।", recognizer=make_recognizer(gazetteer=[path]))
    assert (entity.label, entity.name) == ("ORG", "Jamuna Press")


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("", 1, 1, "the file is empty"),
        ("names: [\n", 2, 1, "this is no YAML"),
        ("- one\n", 1, 1, "expected keys and values"),
        ("people: []\n", 1, 1, "unknown key 'people'"),
        ("names: ঢাকা\n", 1, 8, "one key, `names`, with a list"),
        ("names:\n  - {name: ঢাকা}\n", 2, 5, "needs the key `label`"),
        ("names:\n  - {label: ORG}\n", 2, 5, "needs the key `name`"),
        ("names:\n  - {name: ঢাকা, label: CITY}\n", 2, 25, "'CITY' is no label; use one of PERSON, ORG"),
        ("names:\n  - {name: ঢাকা, label: GPE, colour: red}\n", 2, 30, "unknown key 'colour'"),
        ("names:\n  - {name: ঢাকা, name: খুলনা, label: GPE}\n", 2, 18, "stands twice"),
        ("names:\n  - {name: '123', label: GPE}\n", 2, 12, "has no letter"),
        ("names:\n  - {name: ঢাকা, label: GPE, aliases: রাজধানী}\n", 2, 39, "`aliases` is a list"),
        ("names:\n  - {name: ঢাকা, label: GPE, id: dhaka}\n", 2, 34, "'dhaka' is no id"),
        ("names:\n  - {name: ঢাকা, label: GPE, latitude: north}\n", 2, 40, "'north' is no latitude"),
        ("names:\n  - {name: ঢাকা, label: GPE, country: Bangladesh}\n", 2, 39, "'Bangladesh' is no country"),
        ("names:\n  - {name: ঢাকা, label: GPE, longitude: 190}\n", 2, 41, "'190' is no longitude"),
        ("names:\n  - {name: [ঢাকা], label: GPE}\n", 2, 12, "expected a word or a number"),
    ],
)
def test_malformed_files_say_where(write, text: str, line: int, column: int, message: str) -> None:  # type: ignore[no-untyped-def]
    path = write(text)
    with pytest.raises(GazetteerError) as caught:
        read_names(path)
    assert (caught.value.path, caught.value.line, caught.value.column) == (str(path), line, column)
    assert message in caught.value.message


def test_unreadable_files(write, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(GazetteerError, match="cannot be read"):
        read_names(tmp_path / "absent.yaml")
    with pytest.raises(GazetteerError, match="is not UTF-8"):
        read_names(write(b"names:\n  - {name: \xff\xfe}\n"))
