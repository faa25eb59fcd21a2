"""The golden tables of time expressions: each case with its frozen clock."""

from __future__ import annotations

import datetime as dt
import unicodedata
from pathlib import Path
from typing import Any, Literal

import pytest
import yaml

from bnevents.models import TimeExpression
from bnevents.text import split_sentences, tokenize
from bnevents.times import find_times, guess_region, parse_time
from bnevents.times.values import bounds

GOLDEN = Path(__file__).resolve().parents[1] / "golden"


def table(name: str) -> list[dict[str, Any]]:
    return yaml.load((GOLDEN / f"times_{name}.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)


def moment(value: str | None) -> dt.date | dt.datetime | None:
    if not value:
        return None
    return dt.datetime.fromisoformat(value) if "T" in value else dt.date.fromisoformat(value)


def expected(group: dict[str, Any], case: Any) -> dict[str, Any]:
    fields = dict(case) if isinstance(case, dict) else {"value": case}
    for key in ("type", "calendar", "flags"):
        if key in group:
            fields.setdefault(key, group[key])
    return {key: None if value in ("null", "") else value for key, value in fields.items()}


CASES = [
    pytest.param(group, expression, expected(group, case), id=expression)
    for group in table("positive")
    for expression, case in group["cases"].items()
]


@pytest.mark.parametrize(("group", "expression", "want"), CASES)
def test_positive(group: dict[str, Any], expression: str, want: dict[str, Any]) -> None:
    time = parse_time(expression, published=moment(group.get("published")), region=group.get("region"))
    assert time is not None
    assert (want.pop("text", None) or expression) == time.text
    have = time.model_dump(mode="json")
    assert {key: have[key] for key in want} == want


def find(text: str, published: str | None) -> list[TimeExpression]:
    tokens = tokenize(text)
    return find_times(tokens, split_sentences(tokens), published=moment(published), region=guess_region(tokens))


@pytest.mark.parametrize("case", table("negative"), ids=lambda case: case["text"])
def test_negative(case: dict[str, Any]) -> None:
    assert find(case["text"], "2024-11-12") == []


@pytest.mark.parametrize("case", table("ambiguous") + table("discourse"), ids=lambda case: case["text"])
def test_in_company(case: dict[str, Any]) -> None:
    found = find(case["text"], case.get("published"))
    assert [[time.text, time.value] for time in found] == case["times"]
    for time in found:
        assert case["text"][time.start : time.end] == time.text


def test_bounds_are_those_of_the_value() -> None:
    checked = 0
    for group in table("positive"):
        for expression in group["cases"]:
            time = parse_time(expression, published=moment(group.get("published")), region=group.get("region"))
            assert time is not None
            if time.earliest is not None or time.latest is not None:
                assert bounds(time.value) == (time.earliest, time.latest)
                checked += 1
    assert checked > 150


@pytest.mark.parametrize("ending", ["", "।", ".", ",", " ", " নাগাদ", " পর্যন্ত", " থেকে"])
def test_what_may_stand_around_one_expression(ending: str) -> None:
    time = parse_time(f" ১২ নভেম্বর{ending}", published=dt.date(2024, 11, 20))
    assert time is not None
    assert (time.text, time.value) == ("১২ নভেম্বর", "2024-11-12")


@pytest.mark.parametrize("text", ["", "।", "ঢাকা", "১২ নভেম্বর ঢাকায়", "সে ১২ নভেম্বর", "১৯ জন", "hello", "১২", "\ud800"])
def test_what_is_no_time_expression(text: str) -> None:
    assert parse_time(text, published=dt.date(2024, 11, 20)) is None


def test_the_machine_clock_is_never_read(monkeypatch: pytest.MonkeyPatch) -> None:
    class NoClock(dt.date):
        @classmethod
        def today(cls) -> dt.date:
            raise AssertionError("the machine's date was read")

    monkeypatch.setattr(dt, "date", NoClock)
    time = parse_time("আজ")
    assert time is not None
    assert time.value == "XXXX-XX-XX"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_spelling_in_code_points_and_digits_changes_nothing(form: Literal["NFC", "NFD"]) -> None:
    to_ascii = str.maketrans("০১২৩৪৫৬৭৮৯", "0123456789")
    precomposed = {"\u09af\u09bc": "\u09df", "\u09a1\u09bc": "\u09dc", "\u09a2\u09bc": "\u09dd"}
    checked = 0
    for group in table("positive"):
        for expression in group["cases"]:
            other = unicodedata.normalize(form, expression).translate(to_ascii)
            if form == "NFC":
                for pair, letter in precomposed.items():
                    other = other.replace(pair, letter)
            published, region = moment(group.get("published")), group.get("region")
            one = parse_time(expression, published=published, region=region)
            two = parse_time(other, published=published, region=region)
            assert one is not None
            assert two is not None, other
            assert one.model_dump(exclude={"start", "end", "text"}) == two.model_dump(exclude={"start", "end", "text"})
            checked += expression != other
    assert checked > 150
