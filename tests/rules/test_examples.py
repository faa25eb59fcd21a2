"""Comparison of examples with what was found."""

from __future__ import annotations

from bnevents.models import Argument, Event, Extraction, Span, TimeExpression
from bnevents.ontology import AttackCarriedOut, PeopleKilled
from bnevents.rules.examples import compare, tell_all
from bnevents.rules.schema import Example

TEXT = "কাবুলে বোমা হামলায় ১০ জন নিহত হয়েছে।"  # ten people were killed in a bomb attack in Kabul


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words), text=words)


def found(**changes: object) -> Extraction:
    sentence = span(TEXT)
    place = Argument(role="place", generic="place", span=span("কাবুলে"), lemma="কাবুল")
    weapon = Argument(role="weapon", generic="theme", span=span("বোমা"), lemma="বোমা")
    number = Argument(role="quantity", generic="quantity", span=span("১০ জন"), lemma="১০ জন", value=10)
    when = TimeExpression(start=0, end=1, text=TEXT[0], type="DATE", value="2024-11-10")
    attack = AttackCarriedOut(trigger=span("হামলায়"), sentence=sentence, arguments=(weapon, place), id="e1")
    killed = PeopleKilled(
        trigger=span("নিহত হয়েছে"), sentence=sentence, arguments=(place, number), cause="e1", id="e2", time=when
    )
    events: tuple[Event, ...] = (attack, killed.model_copy(update=changes))
    return Extraction(text=TEXT, events=events)


KILLED = "PeopleKilled নিহত হয়েছে"
EXPECTED = {
    "text": TEXT,
    "events": [
        {"type": "AttackCarriedOut", "trigger": "হামলায়", "weapon": "বোমা", "place": ["কাবুল"]},
        {
            "type": "PeopleKilled",
            "trigger": "নিহত হয়েছে",
            "place": "কাবুল",
            "quantity": "10",
            "cause": "AttackCarriedOut",
            "time": "2024-11-10",
        },
    ],
}


def differences(extraction: Extraction, *drop: str, **changes: object) -> list[str]:
    attack, killed = EXPECTED["events"]
    killed = {key: value for key, value in {**killed, **changes}.items() if key not in drop}
    example = Example.model_validate({**EXPECTED, "events": [attack, killed]})
    return list(tell_all(compare(example, extraction)))


def test_what_is_as_expected() -> None:
    assert differences(found()) == []


def test_an_absent_key_means_empty_affirmed_and_actual() -> None:
    assert differences(found(), "time") == [f"{KILLED}: time: expected nothing, found 2024-11-10"]
    assert differences(found(), "quantity") == [f"{KILLED}: quantity: expected nothing, found 10"]
    assert differences(found(), "place") == [f"{KILLED}: place: expected nothing, found [কাবুল]"]
    assert differences(found(), "cause") == [f"{KILLED}: cause: expected nothing, found AttackCarriedOut"]
    assert differences(found(polarity="negated")) == [
        "PeopleKilled নিহত হয়েছে: polarity: expected nothing, found negated"
    ]
    assert differences(found(modality="future")) == [
        "PeopleKilled নিহত হয়েছে: modality: expected nothing, found future"
    ]


def test_an_absent_trigger_is_not_compared() -> None:
    assert differences(found(), "trigger") == []
    assert differences(found(), trigger="নিহত") == [f"{KILLED}: trigger: expected নিহত, found নিহত হয়েছে"]


def test_what_is_expected_and_not_found() -> None:
    assert differences(found(), modality="possible") == [
        "PeopleKilled নিহত হয়েছে: modality: expected possible, found nothing"
    ]
    assert differences(found(), victims=["সেনা"]) == [f"{KILLED}: victims: expected [সেনা], found nothing"]
    assert differences(found(time=None)) == [f"{KILLED}: time: expected 2024-11-10, found nothing"]


def test_every_event_of_every_type_counts() -> None:
    example = Example.model_validate({"text": TEXT, "events": EXPECTED["events"][:1]})
    comparison = compare(example, found())
    assert [facts["type"] for facts in comparison.extra] == ["PeopleKilled"]
    assert not comparison.equal
    comparison = compare(Example.model_validate(EXPECTED), Extraction(text=TEXT))
    assert [facts["type"] for facts in comparison.missing] == ["AttackCarriedOut", "PeopleKilled"]


def test_twins_are_paired_by_what_they_have_in_common() -> None:
    one = {"type": "PeopleKilled", "trigger": "নিহত হয়েছে", "quantity": "10", "place": "কাবুল", "time": "2024-11-10"}
    two = {**one, "place": "মাজার", "trigger": "নিহত"}
    event = found().events[1].model_copy(update={"cause": None})
    example = Example.model_validate({"text": TEXT, "events": [two, one]})
    comparison = compare(example, Extraction(text=TEXT, events=(event,)))
    assert [facts["place"] for facts in comparison.missing] == [["মাজার"]]
    assert comparison.different == ()
