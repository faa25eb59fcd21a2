"""The timeline of five articles on one treaty: from their annotations, and from what the library reads itself."""

from __future__ import annotations

import json
import random
from functools import cache
from typing import Any

import pytest
from timeline.gold import SEEDS, Clusters, Key, b_cubed, gold_extractions, own_extractions

from bnevents.timeline import Timeline, timeline

pytestmark = pytest.mark.skipif(not SEEDS.exists(), reason="development data are not here")


@cache
def story() -> list[dict[str, Any]]:
    return json.loads((SEEDS / "timeline.json").read_text("utf-8"))["events"]


def clusters(*, core: bool = False) -> Clusters:
    """The events of the story that each mention tells; with `core` those that the guide asks for."""
    found: dict[Key, set[str]] = {}
    for event in story():
        for told in event["support"]:
            if told["core"] or not core:
                key = told["doc"], told["start"], told["end"], told["type"]
                found.setdefault(key, set()).add(event["id"])
    return {key: frozenset(names) for key, names in found.items()}


class Read:
    """A timeline beside the story: which of its events each mention of the story went to."""

    def __init__(self, made: Timeline) -> None:
        self.events = {event.id: event for event in made}
        self.told: dict[Key, set[str]] = {}
        for event in made:
            for m in event.mentions:
                self.told.setdefault((m.document, m.trigger.start, m.trigger.end, m.type), set()).add(event.id)
        self.matched: dict[Key, Key] = {}
        for key in clusters():
            near = [k for k in self.told if k[0] == key[0] and k[3] == key[3] and k[1] < key[2] and key[1] < k[2]]
            if near:
                self.matched[key] = max(near, key=lambda k: (min(k[2], key[2]) - max(k[1], key[1]), k))

    def b_cubed(self, gold: Clusters) -> float:
        return b_cubed(gold, {key: self.told[self.matched[key]] for key in gold if key in self.matched})[2]

    def day(self, name: str) -> str:
        """The day of the timeline event that most mentions of an event of the story went to."""
        told = [one for key in self.matched if name in clusters()[key] for one in self.told[self.matched[key]]]
        best = max(sorted(set(told)), key=lambda one: (told.count(one), -len(self.events[one].mentions)), default="")
        return self.events[best].day if best else ""

    def wrong_days(self, *, core: bool) -> set[str]:
        dated = [e for e in story() if e["date_source"] == "text" and (e["core"] or not core)]
        assert len(dated) == (9 if core else 12)
        return {event["title"] for event in dated if self.day(event["id"]) != event["date"]}


def test_from_the_annotations() -> None:
    made, gold = gold_extractions()
    read = Read(timeline(made))
    assert read.b_cubed(gold) >= 0.9
    assert read.wrong_days(core=False) == set()


@cache
def own(*, dated: bool) -> Read:
    return Read(timeline(own_extractions(dated=dated)))


def test_mentions_found() -> None:
    read = own(dated=True)
    found = sum(key in read.matched for key in clusters())
    core = [key in read.matched for key in clusters(core=True)]
    assert found >= 71
    assert sum(core) >= 0.93 * len(core)


def test_clusters() -> None:
    read = own(dated=True)
    assert read.b_cubed(clusters()) >= 0.85  # mentions that were not found count against it
    assert read.b_cubed({key: names for key, names in clusters().items() if key in read.matched}) >= 0.94
    assert read.b_cubed(clusters(core=True)) >= 0.92


def test_days() -> None:
    read = own(dated=True)
    assert read.wrong_days(core=True) == set()
    # which the guide counts as no meeting
    assert read.wrong_days(core=False) <= {"Press conference"}


def test_days_by_what_the_pages_say_of_themselves() -> None:
    """Two pages do not say when they were published: `৯ নভেম্বর` has its year from the others, `বুধবার` has no day."""
    read = own(dated=False)
    assert read.wrong_days(core=True) <= {
        "Putin-Kim summit in Pyongyang",
        "Treaty on Comprehensive Strategic Partnership (mutual defence) signed",
    }
    signed = [e for e in read.events.values() if e.type == "TreatyRatified" and e.day == "2024-11-09"]
    assert [e.time.source for e in signed if e.time is not None] == ["inferred"]


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_articles_does_not_matter(seed: int) -> None:
    made = own_extractions(dated=False)
    grown = Timeline()
    for one in random.Random(seed).sample(made, len(made)):
        grown.add(one)
        assert len(grown) > 0  # merged after each
    assert grown.events == timeline(made).events


def test_each_chamber_votes_once() -> None:
    votes = {
        event.day: {p.lemma for p in event.fillers("agent")}
        for event in own(dated=True).events.values()
        if event.type == "TreatyRatified"
    }
    assert set(votes) == {"2024-10", "2024-W45", "2024-11-09", "2024-11-12"}
    assert all("নিম্ন" in who for who in votes["2024-10"])
    assert all("উচ্চ" in who for who in votes["2024-W45"])


def test_nothing_of_the_pages_furniture() -> None:
    read = own(dated=True)
    story_documents = {key[0] for key in read.told}
    layout = json.loads((SEEDS / "layout.json").read_text("utf-8"))
    assert story_documents == set(layout)
    for document, start, end, _ in read.told:
        assert not any(a < end and start < b for a, b in layout[document]["furniture"])
