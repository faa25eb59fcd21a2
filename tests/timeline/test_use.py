"""A timeline as a thing to use: evidence, order, growth, ids, slices and files."""

from __future__ import annotations

import datetime as dt
import pickle
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from timeline.gold import b_cubed
from timeline.making import article, event
from timeline.synthetic import extractions

from bnevents.errors import InputError
from bnevents.timeline import Timeline, TimelineEvent, timeline

SIGNED = event("TreatySigned", time="2024-06-19", agent=["পুতিন", "কিম"], theme=["প্রতিরক্ষা চুক্তি"])


def test_evidence_points_into_its_articles() -> None:
    made = {x.source: x for x, _ in extractions(60, seed=3)}
    for one in timeline(made.values()):
        for mention in one.mentions:
            text = made[mention.document].text
            assert text[mention.trigger.start : mention.trigger.end] == mention.trigger.text
            assert text[mention.sentence.start : mention.sentence.end] == mention.sentence.text


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000))
def test_order_does_not_matter(seed: int) -> None:
    made = [x for x, _ in extractions(60, seed=seed % 5)]
    shuffled = random.Random(seed).sample(made, len(made))
    assert timeline(shuffled).events == timeline(made).events


def test_added_one_by_one_and_asked_between() -> None:
    made = [x for x, _ in extractions(80, seed=9)]
    grown = Timeline(made[:40])
    assert len(grown) > 0
    for x in made[40:]:
        grown.add(x)
        assert any(x.source in one.documents for one in grown)
    assert grown.events == timeline(made).events


def test_copies_change_nothing_and_versions_stay() -> None:
    one = article("a", "2024-06-20", SIGNED)
    longer = article("a", "2024-06-20", SIGNED, event("PledgeMade", agent=["কিম"]))
    grown = Timeline([one, one])
    before = grown.events
    grown.add(one)
    assert (grown.documents, grown.events) == (1, before)
    grown.add(longer)
    assert grown.documents == 2
    assert [len(found.mentions) for found in grown] == [2, 1]


def test_ids_are_unique_and_stable() -> None:
    made = [x for x, _ in extractions(200)]
    ids = [one.id for one in timeline(made)]
    assert len(set(ids)) == len(ids)
    assert ids == [one.id for one in timeline(reversed(made))]


def test_between() -> None:
    grown = timeline([article("a", "2024-06-20", SIGNED, event("PledgeMade", agent=["কিম"]))])
    assert [one.type for one in grown.between(dt.date(2024, 6, 19), dt.date(2024, 6, 19))] == [
        "TreatySigned",
        "PledgeMade",
    ]
    assert grown.between(dt.date(2025, 1, 1), dt.date(2025, 2, 1)) == ()


def test_json_and_pickle() -> None:
    grown = timeline([x for x, _ in extractions(30)])
    for one in grown:
        assert TimelineEvent.model_validate_json(one.model_dump_json()) == one
    assert pickle.loads(pickle.dumps(grown)).events == grown.events


def test_known_worlds_are_found_again() -> None:
    told = list(extractions(400, seed=1))
    truth = {
        (x.source, e.id, e.type, e.trigger.start): n
        for x, numbers in told
        for e, n in zip(x.events, numbers, strict=True)
    }
    mine = {
        (m.document, m.event_id, m.type, m.trigger.start): [one.id]
        for one in timeline(x for x, _ in told)
        for m in one.mentions
    }
    gold = {key: frozenset([str(n)]) for key, n in truth.items()}
    precision, recall, _ = b_cubed(gold, mine)
    assert precision > 0.95
    assert recall > 0.85


def test_a_headline_tells_what_is_new() -> None:
    undated = event("TreatySigned", agent=["পুতিন", "কিম"])
    others = event("PledgeMade", agent=["জাপান"]), event("DemandMade", agent=["ভারত"])

    def signings(*told: dict[str, object]) -> int:
        made = article("b", "2024-11-12", *told)
        made = made.model_copy(update={"sentences": tuple(one.sentence for one in made.events)})
        merged = timeline([article("a", "2024-06-20", SIGNED), made])
        return sum(one.type == "TreatySigned" for one in merged)

    assert signings(undated, *others) == 2  # the headline: a new treaty
    assert signings(*others, undated) == 1  # further down: the one of June


@pytest.mark.parametrize("wrong", ["text", 1, {"text": "x"}])
def test_a_timeline_is_made_of_extractions(wrong: Any) -> None:
    with pytest.raises(InputError, match=f"not of {type(wrong).__name__}"):
        timeline([wrong])
    with pytest.raises(InputError, match="not of tuple"):  # an extraction is itself a sequence of its fields
        timeline(article("a", "2024-06-20", SIGNED))  # pyright: ignore[reportArgumentType]
