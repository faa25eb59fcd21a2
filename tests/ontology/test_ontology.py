"""The 48 event types, their roles, and their place in PLOVER and CAMEO."""

from __future__ import annotations

import pytest

import bnevents.ontology as ontology
from bnevents.models import GENERIC_ROLES, Argument, Event, Modality, Polarity, Span
from bnevents.ontology.plover import plover_table, project

HERE = Span(start=0, end=1, text="x")
TYPES = sorted(ontology.__all__)


def event(name: str, *, trigger: str = "x", polarity: Polarity = "affirmed", modality: Modality = "actual") -> Event:
    word = Span(start=0, end=len(trigger), text=trigger)
    klass: type[Event] = getattr(ontology, name)
    return klass(trigger=word, sentence=word, polarity=polarity, modality=modality)


def test_there_are_48_types() -> None:
    assert len(TYPES) == 48
    assert all(issubclass(getattr(ontology, name), Event) for name in TYPES)


@pytest.mark.parametrize("name", TYPES)
def test_each_type_is_documented_with_known_roles(name: str) -> None:
    klass: type[Event] = getattr(ontology, name)
    assert klass.__doc__
    assert klass.__doc__.endswith(".")
    assert {"place", "quantity"} <= set(klass.roles())
    assert set(klass.roles().values()) <= set(GENERIC_ROLES)
    assert not set(klass.roles()) - {"sentence"} & set(Event.model_fields)


@pytest.mark.parametrize("name", TYPES)
def test_each_role_reads_its_arguments(name: str) -> None:
    klass: type[Event] = getattr(ontology, name)
    for role, generic in klass.roles().items():
        filler = Argument(role=role, generic=generic, span=HERE, lemma="x")
        found = klass(trigger=HERE, sentence=HERE, arguments=(filler,))
        attribute = "punishment" if role == "sentence" else role
        assert getattr(found, attribute) == (filler,)


def test_a_domain_role_that_is_a_place_is_the_place_too() -> None:
    filler = Argument(role="destination", generic="place", span=HERE, lemma="x")
    visit = ontology.VisitMade(trigger=HERE, sentence=HERE, arguments=(filler,))
    assert visit.destination == visit.place == (filler,)


@pytest.mark.parametrize("name", TYPES)
def test_each_type_has_a_place_in_plover(name: str) -> None:
    row = plover_table()["types"][name]
    result = project(event(name))
    assert result.type == row["plover"]
    assert (result.type is None) == (result.quad is None)
    assert result.quad in (None, 1, 2, 3, 4)


@pytest.mark.parametrize(
    ("name", "trigger", "expected"),
    [
        ("MeetingHeld", "ফোনালাপ", ("CONSULT", "phone")),
        ("VisitMade", "সফর", ("CONSULT", "visit")),
        ("PersonArrested", "গ্রেপ্তার", ("COERCE", "arrest")),
        ("PersonAbducted", "অপহরণ", ("ASSAULT", "abduct")),
        ("PersonResigned", "পদত্যাগ", ("RETREAT", "resign")),
        ("ProtestHeld", "বিক্ষোভ", ("PROTEST", "demo")),
        ("ProtestHeld", "ধর্মঘট", ("PROTEST", "strike")),
    ],
)
def test_modes_follow_the_words(name: str, trigger: str, expected: tuple[str, str]) -> None:
    assert project(event(name, trigger=trigger))[:2] == expected


def test_factuality_is_an_auxiliary_mode_and_the_announced_reading_an_option() -> None:
    planned = event("VisitMade", modality="future", polarity="negated")
    assert project(planned).type == "CONSULT"
    assert len(project(planned).contexts) == len(project(event("VisitMade")).contexts) + 2
    assert project(event("VisitMade", modality="future"), announced_is_agreed=True).type == "AGREE"


def test_an_unknown_type_projects_to_nothing() -> None:
    assert project(Event(type="Unheard", trigger=HERE, sentence=HERE))[:4] == (None, None, None, None)
