"""Values: frozen, comparable, pickled and in JSON without loss, each event in its own class."""

from __future__ import annotations

import datetime as dt
import pickle
import subprocess
import sys

import pytest
from pydantic import ValidationError

from bnevents.models import (
    Argument,
    Entity,
    Event,
    Extraction,
    Span,
    TimeExpression,
    declare_event,
    event_class,
    well_formed,
)
from bnevents.ontology import PersonConvicted, TreatySigned

TEXT = "বুধবার ঢাকায় বাংলাদেশ ও ভুটান বাণিজ্য চুক্তিতে স্বাক্ষর করেছে।"


def span(text: str) -> Span:
    start = TEXT.index(text)
    return Span(start=start, end=start + len(text), text=text)


def argument(text: str, role: str, generic: str, **fields: object) -> Argument:
    return Argument.model_validate({"role": role, "generic": generic, "span": span(text), "lemma": text, **fields})


def treaty(**fields: object) -> TreatySigned:
    return TreatySigned.model_validate(
        {
            "trigger": span("স্বাক্ষর করেছে"),
            "sentence": Span(start=0, end=len(TEXT), text=TEXT),
            "arguments": (
                argument("বাংলাদেশ", "signatories", "agent"),
                argument("ভুটান", "signatories", "agent"),
                argument("চুক্তিতে", "treaty", "theme"),
                argument("ঢাকায়", "place", "place"),
            ),
            "id": "e1",
            **fields,
        }
    )


@pytest.fixture
def extraction() -> Extraction:
    dhaka = Entity(**span("ঢাকায়").model_dump(), label="GPE", lemma="ঢাকা", latitude=23.7, longitude=90.4)
    wednesday = TimeExpression(
        **span("বুধবার").model_dump(),
        type="DATE",
        value="2024-03-27",
        earliest=dt.date(2024, 3, 27),
        latest=dt.date(2024, 3, 27),
    )
    return Extraction(
        text=TEXT,
        published=dt.date(2024, 3, 28),
        published_from="caller",
        sentences=(Span(start=0, end=len(TEXT), text=TEXT),),
        entities=(dhaka,),
        times=(wednesday,),
        events=(treaty(time=wednesday),),
    )


def test_roles_are_views_on_arguments() -> None:
    event = treaty()
    assert [a.lemma for a in event.signatories] == ["বাংলাদেশ", "ভুটান"]
    assert [a.lemma for a in event.treaty] == ["চুক্তিতে"]
    assert [a.lemma for a in event.place] == ["ঢাকায়"]
    assert event.quantity == ()
    assert "signatories" not in event.model_dump()


def test_role_with_the_name_of_a_field_has_another_attribute() -> None:
    event = PersonConvicted(
        trigger=span("চুক্তিতে"),
        sentence=span("ঢাকায়"),
        arguments=(argument("ভুটান", "sentence", "theme"),),
    )
    assert event.sentence.text == "ঢাকায়"
    assert [a.lemma for a in event.punishment] == ["ভুটান"]
    assert PersonConvicted.roles()["sentence"] == "theme"


@pytest.mark.parametrize("name", ["trigger", "type", "place", "signatories", "anything"])
def test_values_cannot_be_changed(name: str) -> None:
    event = treaty()
    with pytest.raises((ValidationError, AttributeError)):
        setattr(event, name, "x")
    assert event == treaty()


def test_values_compare_and_hash_by_content() -> None:
    assert treaty() == treaty()
    assert hash(treaty()) == hash(treaty())
    assert treaty() != treaty(polarity="negated")
    assert len({span("ঢাকায়"), span("ঢাকায়")}) == 1


def test_json_round_trip_restores_classes(extraction: Extraction) -> None:
    again = Extraction.model_validate_json(extraction.model_dump_json())
    assert again == extraction
    assert type(again.events[0]) is TreatySigned
    assert isinstance(again.published, dt.date)
    assert not isinstance(again.published, dt.datetime)


def test_a_moment_stays_a_moment(extraction: Extraction) -> None:
    moment = extraction.model_copy(update={"published": dt.datetime(2024, 3, 28, 11, 46)})
    assert Extraction.model_validate_json(moment.model_dump_json()).published == dt.datetime(2024, 3, 28, 11, 46)


def test_pickle_round_trip_restores_classes(extraction: Extraction) -> None:
    again = pickle.loads(pickle.dumps(extraction))
    assert again == extraction
    assert type(again.events[0]) is TreatySigned


def test_unknown_type_loads_as_event(extraction: Extraction) -> None:
    data = extraction.model_dump_json().replace("TreatySigned", "SomethingElse")
    event = Extraction.model_validate_json(data).events[0]
    assert type(event) is Event
    assert event.type == "SomethingElse"
    assert [a.role for a in event.arguments] == ["signatories", "signatories", "treaty", "place"]


def test_a_class_takes_no_other_type() -> None:
    with pytest.raises(ValidationError, match="cannot have the type"):
        treaty(type="MeetingHeld")


def test_unknown_fields_are_refused() -> None:
    with pytest.raises(ValidationError, match="extra"):
        Span.model_validate({"start": 0, "end": 1, "text": "x", "colour": "red"})


def test_declared_types_round_trip_and_travel_to_another_process() -> None:
    sank = declare_event("FerrySankInTest", {"vessel": "theme"}, doc="A ferry sinks.")
    event = sank.model_validate(
        {
            "trigger": span("স্বাক্ষর করেছে"),
            "sentence": span("ঢাকায়"),
            "arguments": (argument("ভুটান", "vessel", "theme"),),
        }
    )
    again = Extraction.model_validate_json(Extraction(text=TEXT, events=(event,)).model_dump_json()).events[0]
    assert type(again) is sank
    code = "import pickle, sys; e = pickle.load(sys.stdin.buffer); print(type(e).__name__, len(e.vessel))"
    ran = subprocess.run([sys.executable, "-c", code], input=pickle.dumps(event), capture_output=True, check=True)
    assert ran.stdout.decode().split() == ["FerrySankInTest", "1"]


def test_declaring_again_needs_the_same_roles() -> None:
    first = declare_event("BridgeOpenedInTest", {"bridge": "theme"})
    assert declare_event("BridgeOpenedInTest", {"bridge": "theme"}) is first
    with pytest.raises(ValueError, match="without the roles opener"):
        declare_event("BridgeOpenedInTest", {"opener": "agent"})
    with pytest.raises(ValueError, match="every event has a field"):
        declare_event("RoadOpenedInTest", {"trigger": "theme"})


def test_a_subclass_registers_itself() -> None:
    class DamBuiltInTest(Event):
        """A dam is built."""

    assert event_class("DamBuiltInTest") is DamBuiltInTest
    assert DamBuiltInTest(trigger=span("ঢাকায়"), sentence=span("ঢাকায়")).type == "DamBuiltInTest"


def test_lone_surrogates_go_through_json_with_their_offsets() -> None:
    text = "ঢাকায়\ud800 বৈঠক"
    again = Extraction.model_validate_json(Extraction(text=text).model_dump_json())
    assert again.text == "ঢাকায়\ufffd বৈঠক"
    assert len(again.text) == len(text)
    assert well_formed("abc") == "abc"


def test_infinite_and_missing_values() -> None:
    bare = Extraction.empty(TEXT, source="7")
    assert (bare.events, bare.source, bare.schema_version) == ((), "7", "1.1")
