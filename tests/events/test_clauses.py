"""Clauses: how many, with which verb, quoted, reporting, conditional, claimed."""

from __future__ import annotations

from itertools import pairwise

import pytest
from event_cases import clauses_of, extractor, rules

from bnevents.events import read_clauses
from bnevents.events.clauses import Clause, reporting
from bnevents.text import normalize


def clauses(text: str) -> list[Clause]:
    """The clauses of all sentences of a text."""
    _, sentences = clauses_of(text)
    return [clause for sentence in sentences for clause in sentence]


@pytest.mark.parametrize(
    ("text", "lexemes"),
    [
        ("নেপাল চুক্তিতে সই করেছে।", ["করা"]),
        ("নেপাল সই করেছে এবং ভুটান হেসেছে।", ["করা", "হাসা"]),
        ("নেপাল সই করেছে, কিন্তু ভুটান হাসেনি।", ["করা", "হাসা"]),
        ("মোদি ঢাকায় গিয়ে হেসেছেন।", ["হাসা"]),
        ("মোদি ঢাকায় গেলে সবাই হাসবে।", ["হাসা"]),
        ("মোদি বলেছেন যে নেপাল হেসেছে।", ["বলা", "হাসা"]),
        ("মোদি বলেন, নেপাল হেসেছে।", ["বলা", "হাসা"]),
        ("নেপাল হেসেছে বলে জানিয়েছেন মোদি।", ["হাসা", "জানানো"]),
        ("নেপাল হেসেছে, জানিয়েছেন মোদি।", ["হাসা", "জানানো"]),
        ("যখন মোদি যান, তখন নেপাল হাসে।", ["যাওয়া", "হাসা"]),
        ("যদি মোদি যান, তাহলে নেপাল হাসবে।", ["যাওয়া", "হাসা"]),
        ("ঢাকায় বৈঠক মোদির", [None]),
        ("ইরাকে হামলা: নিহত ৭", [None, None]),
        ("নেপাল হাসে; ভুটান কাঁদে।", ["হাসা", "কাঁদা"]),
        ("ইরাকের দাবি, ইরান হেসেছে।", [None, "হাসা"]),
    ],
)
def test_verbs_of_clauses(text: str, lexemes: list[str | None]) -> None:
    found = [clause.verb.lexeme if clause.verb is not None else None for clause in clauses(text)]
    assert found == [normalize(lexeme) if lexeme else None for lexeme in lexemes]


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("মোদি বলেছেন যে নেপাল হেসেছে।", [True, False]),
        ("মোদি জানান, নেপাল হেসেছে।", [True, False]),
        ("নেপাল হেসেছে বলে জানিয়েছেন মোদি।", [False, True]),
        ("মোদি দাবি করেছেন, নেপাল হেসেছে।", [True, False]),
        ("ইরাকের অভিযোগ, ইরান হেসেছে।", [True, False]),
        ("মোদি নেপালকে ধন্যবাদ জানান।", [False]),
        ("মোদি শ্রদ্ধা জানান।", [False]),
        ("মোদি হাসেন।", [False]),
    ],
)
def test_reporting(text: str, flags: list[bool]) -> None:
    assert [clause.reporting for clause in clauses(text)] == flags


def test_a_claim_names_its_noun() -> None:
    claim = clauses("ইরাকের দাবি, ইরান হেসেছে।")[0].claim
    assert claim is not None
    assert claim.stem == "দাবি"
    assert clauses("ইরাক দাবি করেছে, ইরান হেসেছে।")[0].claim is None


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("মোদি বলেন, ‘নেপাল হেসেছে।’", [False, True]),
        ("মোদি বলেন, “নেপাল হেসেছে। ভুটান হাসেনি।” সবাই খুশি হয়।", [False, True, True, False]),
        ("মোদি বলেন, নেপাল হেসেছে।", [False, False]),
    ],
)
def test_quoted(text: str, flags: list[bool]) -> None:
    assert [clause.quoted for clause in clauses(text)] == flags


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("যদি মোদি যান, তাহলে নেপাল হাসবে।", [True, True]),
        ("মোদি যদি যান, নেপাল হাসবে।", [True, True]),
        ("যখন মোদি যান, তখন নেপাল হাসে।", [False, False]),
        ("মোদি গেছেন, নেপাল হেসেছে।", [False, False]),
    ],
)
def test_conditional(text: str, flags: list[bool]) -> None:
    assert [clause.conditional for clause in clauses(text)] == flags


def test_a_subject_after_the_verb_is_in_its_clause() -> None:
    (clause,) = clauses("চুক্তিতে সই করেছেন মোদি।")
    assert [phrase.stem for phrase in clause.trailing] == ["মোদি"]
    assert clause.trailing[0] in clause.phrases()


def test_ranges_of_clauses_do_not_overlap() -> None:
    found = clauses("মোদি বলেন, ‘নেপাল হেসেছে’; ভুটান কেঁদেছে বলে জানা গেছে, কিন্তু পুতিন যাননি।")
    assert len(found) >= 4
    assert all(one.last <= other.first for one, other in pairwise(found))
    assert [clause.index for clause in found] == list(range(len(found)))


def test_words_of_saying_are_disjoint_where_they_must_be() -> None:
    words = reporting()
    assert words.light <= words.verbs
    assert normalize("বলা") in words.verbs


def test_read_clauses_shows_them_to_authors() -> None:
    analysis = extractor().analyse("নেপাল চুক্তিতে সই করেছে।")
    (shown,) = read_clauses(analysis.tokens, analysis.sentences, analysis.entities, analysis.times, rules())
    for part in ("[নেপাল: নেপাল bare]", "[চুক্তিতে: চুক্তি locative]", "করা finite perfect"):
        assert part in shown
