"""Whom pronouns and pair phrases stand for, from what the article has named."""

from __future__ import annotations

import pytest
from event_cases import read

from bnevents.events.phrases import Phrase
from bnevents.events.references import Memory, is_state, resolve, same
from bnevents.models import Entity
from bnevents.text.numerals import Quantity


def entity(lemma: str, label: str, key: str | None = None, start: int = 0) -> Entity:
    return Entity(start=start, end=start + len(lemma), text=lemma, label=label, lemma=lemma, id=key, source="gazetteer")


MODI, PUTIN = entity("মোদি", "PERSON", "Q1058"), entity("পুতিন", "PERSON", "Q7747")
NEPAL, BHUTAN = entity("নেপাল", "GPE", "ISO:NP"), entity("ভুটান", "GPE", "ISO:BT")
DHAKA = entity("ঢাকা", "GPE", "geonames:1185241")


def phrase(stem: str, *, pronoun: str = "", case: str = "bare", determiner: str = "", **more: object) -> Phrase:
    return Phrase(0, 1, 0, 0, stem, case, pronoun=pronoun, determiner=determiner, **more)  # type: ignore[arg-type]


def two(stem: str) -> Phrase:
    return phrase(stem, determiner="দুই")


@pytest.mark.parametrize(
    ("asked", "memory", "before", "answer"),
    [
        (phrase("তিনি", pronoun="person"), Memory(subject=MODI), [], [MODI]),
        (phrase("তিনি", pronoun="person"), Memory(people=[MODI, PUTIN]), [], [PUTIN]),
        (phrase("তিনি", pronoun="person"), Memory(subject=MODI), [PUTIN], [PUTIN]),
        (phrase("তিনি", pronoun="person"), Memory(), [], []),
        (phrase("তিনি", pronoun="person"), Memory(states=[NEPAL]), [NEPAL], []),
        (phrase("তাঁর", pronoun="person", case="genitive"), Memory(), [MODI, PUTIN], [PUTIN]),
        (phrase("তারা", pronoun="people"), Memory(group=[MODI, PUTIN]), [], [MODI, PUTIN]),
        (phrase("তারা", pronoun="people"), Memory(people=[MODI, PUTIN]), [], []),
        (two("দেশ"), Memory(states=[NEPAL, BHUTAN]), [], [NEPAL, BHUTAN]),
        (two("দেশ"), Memory(states=[NEPAL]), [BHUTAN], [NEPAL, BHUTAN]),
        (two("দেশ"), Memory(states=[NEPAL]), [], []),
        (two("দেশ"), Memory(states=[NEPAL]), [DHAKA], []),
        (two("নেতা"), Memory(people=[MODI, PUTIN]), [], [MODI, PUTIN]),
        (two("নেতা"), Memory(people=[MODI], states=[NEPAL, BHUTAN]), [], []),
        (two("গাছ"), Memory(states=[NEPAL, BHUTAN]), [], []),
        (
            phrase("দেশ", quantity=Quantity(0, 1, 2, None, None, False)),
            Memory(states=[NEPAL, BHUTAN]),
            [],
            [NEPAL, BHUTAN],
        ),
        (phrase("দেশ", quantity=Quantity(0, 1, 3, None, None, False)), Memory(states=[NEPAL, BHUTAN]), [], []),
        (phrase("দেশ", definite=True), Memory(states=[NEPAL, BHUTAN]), [], [BHUTAN]),
        (phrase("দেশ"), Memory(states=[NEPAL, BHUTAN]), [], []),
        (phrase("মোদি", entity=MODI), Memory(people=[PUTIN]), [], []),
    ],
)
def test_resolve(asked: Phrase, memory: Memory, before: list[Entity], answer: list[Entity]) -> None:
    assert resolve(asked, memory, before) == answer


def test_a_subject_of_the_sentence_goes_before_all() -> None:
    assert resolve(phrase("তিনি", pronoun="person"), Memory(subject=MODI), [MODI], PUTIN) == [PUTIN]


def test_states_and_mentions_of_one() -> None:
    assert is_state(NEPAL)
    assert not is_state(DHAKA)
    assert not is_state(entity("কোনো দেশ", "GPE"))
    assert same(MODI, entity("নরেন্দ্র মোদি", "PERSON", "Q1058"))
    assert same(entity("রহিম", "PERSON"), entity("রহিম", "PERSON"))
    assert not same(MODI, PUTIN)


def test_memory_keeps_the_last_mentions_only() -> None:
    memory = Memory()
    memory.remember([], [entity(f"লোক{n}", "PERSON") for n in range(200)])
    assert len(memory.people) == 50
    assert memory.people[-1].lemma == "লোক199"
    memory.remember([], [memory.people[3]])
    assert memory.people[-1].lemma == "লোক153"
    assert len(memory.people) == 50


@pytest.mark.parametrize(
    ("text", "role", "pronoun", "antecedent"),
    [
        ("মোদি ঢাকায় আছেন। তিনি চুক্তিতে সই করেছেন।", "signatories", "তিনি", "মোদি"),
        ("মোদি বলেন, ‘আমি চুক্তিতে সই করেছি।’", "signatories", "আমি", "মোদি"),
        ("নেপাল ও ভুটান খুশি। দুই দেশ চুক্তিতে সই করেছে।", "signatories", "দুই দেশ", "নেপাল"),
        ("নেপালে উৎসব চলছে। দেশটি চুক্তিতে সই করেছে।", "signatories", "দেশটি", "নেপালে"),
    ],
)
def test_an_argument_says_what_it_was_resolved_from(text: str, role: str, pronoun: str, antecedent: str) -> None:
    (event,) = read(text).events
    argument = getattr(event, role)[0]
    assert argument.resolved_from is not None
    assert argument.resolved_from.text == pronoun
    assert text[argument.resolved_from.start : argument.resolved_from.end] == pronoun
    assert argument.span.text == antecedent
    assert argument.entity is not None


def test_a_name_is_resolved_from_nothing() -> None:
    (event,) = read("নেপাল চুক্তিতে সই করেছে।").events
    assert [argument.resolved_from for argument in event.arguments] == [None, None]
