"""Polarity, modality, and the words that decided them."""

from __future__ import annotations

import pytest
from event_cases import read

from bnevents.events.factuality import Factuality, cues


# text, polarity, modality, the cues
@pytest.mark.parametrize(
    ("text", "polarity", "modality", "decided"),
    [
        ("নেপাল চুক্তিতে সই করেছে।", "affirmed", "actual", []),
        ("নেপাল চুক্তিতে সই করেনি।", "negated", "actual", ["করেনি"]),
        ("নেপাল চুক্তিতে সই করবে।", "affirmed", "future", ["করবে"]),
        ("নেপাল চুক্তিতে সই করবে না।", "negated", "future", ["না", "করবে না"]),
        ("নেপাল চুক্তিতে সই করতে পারে।", "affirmed", "possible", ["করতে পারে"]),
        ("নেপাল চুক্তিতে সই করতে চায়।", "affirmed", "possible", ["করতে চায়"]),
        ("নেপালকে চুক্তিতে সই করতে হবে।", "affirmed", "requested", ["করতে হবে"]),
        ("নেপাল চুক্তিতে সই করার চেষ্টা করছে।", "affirmed", "possible", ["চেষ্টা"]),
        ("নেপাল চুক্তিতে সই করতে প্রস্তুত।", "affirmed", "possible", ["প্রস্তুত"]),
        ("নেপাল সম্ভবত চুক্তিতে সই করেছে।", "affirmed", "possible", ["সম্ভবত"]),
        ("যদি নেপাল চুক্তিতে সই করে, ভুটান হাসবে।", "affirmed", "conditional", ["নেপাল"]),
        ("নেপাল চুক্তিতে সই করলে ভুটান হাসবে।", "affirmed", "conditional", ["করলে"]),
        ("নেপাল চুক্তিতে সই করলেও ভুটান হাসেনি।", "affirmed", "actual", []),
        ("ইরান হামলার পরিকল্পনা করেছে।", "affirmed", "future", ["পরিকল্পনা"]),
        ("ইরানের হামলার আশঙ্কা আছে।", "affirmed", "possible", ["আশঙ্কা"]),
        ("কথিত সাংবাদিক হামলা চালায়।", "affirmed", "actual", []),
        ("চুক্তিতে সই করা ছাড়া নেপাল ফিরেছে।", "negated", "actual", ["ছাড়া"]),
    ],
)
def test_cues(text: str, polarity: str, modality: str, decided: list[str]) -> None:
    (event,) = read(text).events
    assert (event.polarity, event.modality) == (polarity, modality)
    spans = [span.text for span in event.cues]
    assert all(text[span.start : span.end] == span.text for span in event.cues)
    if not decided:
        assert spans == []
    else:
        assert any(word in " ".join(spans) for word in decided)


def test_the_weightiest_wins() -> None:
    found = Factuality()
    for modality in ("future", "conditional", "possible", "requested", "actual"):
        found.weigh(modality, (0, 1))  # type: ignore[arg-type]
    assert found.modality == "conditional"
    assert len(found.cues) == 5


def test_negation_keeps_the_modality() -> None:
    found = Factuality()
    found.weigh("future", (0, 1))
    found.negate((1, 2))
    assert (found.polarity, found.modality) == ("negated", "future")


def test_the_tables_name_only_values_that_exist() -> None:
    modalities = {"actual", "future", "possible", "conditional", "requested"}
    table = cues()
    assert set(table.governors.values()) <= modalities | {"negated"}
    assert set(table.postpositions.values()) <= modalities | {"negated"}
    assert set(table.auxiliaries.values()) | set(table.particles.values()) <= modalities
    assert set(table.forms.values()) | set(table.tenses.values()) <= modalities
    assert table.control <= set(table.governors)


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("ইরান হামলা চালাবে এবং নেপাল চুক্তিতে সই করেছে।", ["future", "actual"]),
        ("ইরান হামলা চালায়নি, কিন্তু নেপাল চুক্তিতে সই করবে।", ["actual", "future"]),
    ],
)
def test_a_clause_boundary_ends_every_scope(text: str, modality: list[str]) -> None:
    assert [event.modality for event in read(text).events] == modality
