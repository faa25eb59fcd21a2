"""Spans, lemmas and numbers of arguments."""

from __future__ import annotations

import pytest
from event_cases import read


@pytest.mark.parametrize(
    ("text", "role", "span", "lemma"),
    [
        # a name keeps its case ending and ends before -ও; the lemma has no ending
        ("ইরানেও হামলা হয়েছে।", "target", "ইরানে", "ইরান"),
        ("ইরানের হামলায় সবাই ভীত।", "attacker", "ইরানের", "ইরান"),
        ("নেপালও চুক্তিতে সই করেছে।", "signatories", "নেপাল", "নেপাল"),
        ("নেপাল চুক্তিটিতে সই করেছে।", "treaty", "চুক্তিটিতে", "চুক্তি"),
        ("নেপাল এই চুক্তিতে সই করেছে।", "treaty", "চুক্তিতে", "চুক্তি"),
        ("নেপাল বাণিজ্য চুক্তিতে সই করেছে।", "treaty", "বাণিজ্য চুক্তিতে", "বাণিজ্য চুক্তি"),
        ("মন্ত্রী পদ্মা সেতুটি উদ্বোধন করেছেন।", "bridge", "পদ্মা সেতুটি", "পদ্মা সেতু"),
        ("জঙ্গিরা তিন শ্রমিককে হত্যা করেছে।", "victims", "শ্রমিককে", "শ্রমিক"),
        ("জঙ্গিরা শ্রমিকদের হত্যা করেছে।", "victims", "শ্রমিকদের", "শ্রমিক"),
    ],
)
def test_span_and_lemma(text: str, role: str, span: str, lemma: str) -> None:
    (event,) = read(text).events
    (argument,) = getattr(event, role)
    assert (argument.span.text, argument.lemma) == (span, lemma)
    assert text[argument.span.start : argument.span.end] == span


@pytest.mark.parametrize(
    ("words", "value", "minimum", "maximum", "approximate"),
    [
        ("তিন", 3, None, None, False),
        ("অন্তত ১৫ জন", 15, 15, None, False),
        ("শতাধিক", 100, 100, None, True),
        ("১০ থেকে ১২ জন", None, 10, 12, False),
    ],
)
def test_quantity(
    words: str, value: float | None, minimum: float | None, maximum: float | None, approximate: bool
) -> None:
    text = f"{words} শ্রমিক নিহত হয়েছেন।"
    (event,) = read(text).events
    (number,) = event.quantity
    assert text[number.span.start : number.span.end] == number.span.text
    if value is not None:
        assert number.value == value
    if minimum is not None:
        assert number.minimum is not None
        assert minimum <= number.minimum <= minimum + 1
    if maximum is not None:
        assert number.maximum == maximum
    assert number.approximate is approximate
    assert (number.role, number.generic) == ("quantity", "quantity")


def test_generic_roles_follow_the_type() -> None:
    (event,) = read("ইরান ইরাকে ড্রোন হামলা চালিয়েছে।").events
    assert {argument.role: argument.generic for argument in event.arguments} == {
        "attacker": "agent",
        "target": "patient",
        "weapon": "theme",
        "place": "place",
    }
    assert event.attacker[0].entity is not None
    assert event.weapon[0].entity is None


def test_either_spelling_gives_the_same_lemmas() -> None:
    composed = "রাশি\u09dfা চুক্তিতে সই করে\u099bে।"
    decomposed = composed.replace("\u09df", "\u09af\u09bc")
    one, other = (read(text).events[0] for text in (composed, decomposed))
    assert one.signatories[0].entity is not None
    assert one.signatories[0].entity.id == other.signatories[0].entity.id  # type: ignore[union-attr]
    assert one.trigger.text == other.trigger.text


def test_ids_are_unique_and_causes_point_to_them() -> None:
    x = read("ইরাকে হামলায় তিন শ্রমিক নিহত হয়েছেন। নেপাল চুক্তিতে সই করেছে।")
    ids = [event.id for event in x.events]
    assert len(set(ids)) == len(ids) == 3
    assert [event.cause for event in x.events] == [None, ids[0], None]
    assert [event.rule for event in x.events] == [
        "attack-carried-out.attack",
        "people-killed.slain",
        "treaty-signed.sign",
    ]
