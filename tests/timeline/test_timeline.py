"""Merging: what joins, what stays apart, what is shown as a contradiction, and that order does not matter."""

from __future__ import annotations

import datetime as dt
import json
import pickle
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from timeline.gold import SEEDS, b_cubed, gold_extractions
from timeline.making import article, event
from timeline.synthetic import extractions

from bnevents.timeline import Timeline, TimelineEvent, timeline

SIGNED = event("TreatySigned", time="2024-06-19", agent=["পুতিন", "কিম"], theme=["প্রতিরক্ষা চুক্তি"])


def groups(*articles: object) -> list[set[str]]:
    """The merged events as sets of `source.event`."""
    merged = timeline(articles)  # type: ignore[arg-type]
    return [{f"{m.document}.{m.event_id}" for m in one.mentions} for one in merged]


def only(*articles: object) -> TimelineEvent:
    (one,) = timeline(articles)  # type: ignore[arg-type]
    return one


def test_one_treaty_of_two_papers() -> None:
    other = event("TreatySigned", time="2024-06-19", agent=["রাশিয়া", "উত্তর কোরিয়া"], place=["মস্কো"])
    one = only(article("a", "2024-06-20", SIGNED), article("b", "2024-06-21", other))
    assert one.documents == ("a", "b")
    assert one.time is not None
    assert (one.time.value, one.time.source, one.time.mentions) == ("2024-06-19", "text", (0, 1))
    assert one.conflicts == ()


def test_a_background_mention_joins_the_event_that_it_recalls() -> None:
    june = event("TreatySigned", time=("2024-06-01", "2024-06-30"), agent=["রাশিয়া", "উত্তর কোরিয়া"])
    undated = event("TreatySigned", agent=["পুতিন", "কিম"])
    one = only(
        article("a", "2024-06-20", SIGNED), article("b", "2024-11-10", june), article("c", "2024-11-12", undated)
    )
    assert one.documents == ("a", "b", "c")
    assert one.day == "2024-06-19"


def test_an_event_after_the_article_is_not_recalled_by_it() -> None:
    undated = event("TreatySigned", agent=["পুতিন", "কিম"])
    assert len(groups(article("a", "2024-06-20", SIGNED), article("b", "2023-01-10", undated))) == 2


def test_what_is_said_often_is_not_recalled() -> None:
    told = event("CriticismMade", time="2024-06-19", agent=["ভারত"], patient=["নেপাল"])
    again = event("CriticismMade", agent=["ভারত"], patient=["নেপাল"])
    assert len(groups(article("a", "2024-06-19", told), article("b", "2024-11-12", again))) == 2
    assert len(groups(article("a", "2024-06-19", told), article("b", "2024-06-20", again))) == 1


def test_other_days_other_actors_other_places_stay_apart() -> None:
    meeting = event("MeetingHeld", time="2024-03-05", agent=["মোদি", "পুতিন"], place=["ঢাকা"])
    other_day = event("MeetingHeld", time="2024-03-06", agent=["মোদি", "পুতিন"], place=["ঢাকা"])
    other_guest = event("MeetingHeld", time="2024-03-05", agent=["মোদি", "কিম"], place=["ঢাকা"])
    other_place = event("MeetingHeld", time="2024-03-05", agent=["মোদি", "পুতিন"], place=["খুলনা"])
    for other in (other_day, other_guest, other_place):
        assert len(groups(article("a", "2024-03-07", meeting), article("b", "2024-03-07", other))) == 2
    near = event("MeetingHeld", time="2024-03-05", agent=["মোদি", "পুতিন"], place=["গাজীপুর"])
    assert len(groups(article("a", "2024-03-07", meeting), article("b", "2024-03-07", near))) == 1


def test_a_vague_mention_does_not_chain_two_days() -> None:
    first = event("MeetingHeld", time="2024-03-05", agent=["মোদি", "পুতিন"])
    second = event("MeetingHeld", time="2024-03-19", agent=["মোদি", "পুতিন"])
    month = event("MeetingHeld", time=("2024-03-01", "2024-03-31"), agent=["মোদি", "পুতিন"])
    found = groups(*(article(name, "2024-04-01", told) for name, told in (("a", first), ("b", second), ("c", month))))
    assert sorted(map(len, found)) == [1, 2]


def test_country_and_leader_are_one_but_two_people_of_a_country_are_not() -> None:
    leader = event("TreatyRatified", time="2024-11-09", agent=["পুতিন"])
    country = event("TreatyRatified", time="2024-11-09", agent=["মস্কো"])
    house = event("TreatyRatified", time="2024-11-09", agent=["রুশ পার্লামেন্টের উচ্চ কক্ষ"])
    lower = event("TreatyRatified", time="2024-11-09", agent=["রুশ পার্লামেন্টের নিম্ন কক্ষ"])
    assert len(groups(article("a", "2024-11-10", leader), article("b", "2024-11-10", country))) == 1
    assert len(groups(article("a", "2024-11-10", leader), article("b", "2024-11-10", house))) == 2
    assert len(groups(article("a", "2024-11-10", lower), article("b", "2024-11-10", house))) == 2


def test_a_mention_of_both_chambers_belongs_to_both() -> None:
    upper = event("TreatyRatified", time=("2024-11-04", "2024-11-10"), agent=["পার্লামেন্টের উচ্চ কক্ষ"])
    lower = event("TreatyRatified", time=("2024-10-01", "2024-10-31"), agent=["পার্লামেন্টের নিম্ন কক্ষ"])
    both = event("TreatyRatified", agent=["উচ্চ কক্ষ", "নিম্ন কক্ষ"])
    assert groups(article("a", "2024-11-10", both, upper, lower)) == [{"a.e1", "a.e3"}, {"a.e1", "a.e2"}]


def test_two_dates_of_a_signing_are_shown() -> None:
    later = event("TreatySigned", time="2024-06-20", agent=["পুতিন", "কিম"])
    one = only(article("a", "2024-06-21", SIGNED), article("b", "2024-06-21", later))
    (conflict,) = one.conflicts
    assert conflict.field == "time"
    assert [(claim.value, claim.mentions) for claim in conflict.claims] == [("2024-06-19", (0,)), ("2024-06-20", (1,))]
    assert one.day == "2024-06-19/2024-06-20"


def test_two_numbers_are_shown() -> None:
    ten = event("TroopsDeployed", agent=["উত্তর কোরিয়া"], place=["রাশিয়া"], theme=["সৈন্য"], quantity=10_000)
    eleven = event("TroopsDeployed", agent=["উত্তর কোরিয়া"], place=["রাশিয়া"], theme=["সেনা"], quantity=11_000)
    one = only(article("a", "2024-11-10", ten), article("b", "2024-11-11", eleven))
    assert one.quantity == (10_000, 11_000)
    assert [[claim.value for claim in c.claims] for c in one.conflicts if c.field == "quantity"] == [["10000", "11000"]]


def test_denial_and_claim_are_one_with_a_contradiction() -> None:
    claim = event("ArmsSupplied", time="2024-05-02", agent=["উত্তর কোরিয়া"], patient=["রাশিয়া"])
    denial = event(
        "ArmsSupplied", time="2024-05-02", agent=["উত্তর কোরিয়া"], patient=["রাশিয়া"], polarity="negated", attribution="কিম"
    )
    one = only(article("a", "2024-05-03", claim), article("b", "2024-05-04", denial))
    assert one.polarity == "affirmed"
    assert [c.field for c in one.conflicts] == ["polarity"]


def test_an_article_does_not_contradict_itself() -> None:
    told = event("VisitMade", agent=["কিম"], place=["রাশিয়া"])
    never = event("VisitMade", agent=["কিম"], place=["রাশিয়া"], polarity="negated")
    assert len(groups(article("a", "2024-05-03", told, never))) == 2


def test_a_wish_is_no_deed_and_a_condition_is_nothing() -> None:
    wished = event("VisitMade", agent=["পুতিন"], place=["উত্তর কোরিয়া"], modality="requested")
    made = event("VisitMade", agent=["পুতিন"], place=["উত্তর কোরিয়া"])
    supposed = event("VisitMade", agent=["পুতিন"], place=["উত্তর কোরিয়া"], modality="conditional")
    assert groups(article("a", "2024-05-03", wished, made, supposed)) in (
        [{"a.e2"}, {"a.e1"}],
        [{"a.e1"}, {"a.e2"}],
    )


def test_a_plan_and_its_deed_are_one() -> None:
    planned = event("MeetingHeld", time="2024-05-10", agent=["মোদি", "পুতিন"], modality="future")
    held = event("MeetingHeld", time="2024-05-10", agent=["মোদি", "পুতিন"])
    one = only(article("a", "2024-05-03", planned), article("b", "2024-05-11", held))
    assert one.modality == "actual"


def test_stages_of_a_visit_make_an_interval_without_a_conflict() -> None:
    left = event("VisitMade", time="2023-09-10", agent=["কিম"], place=["রাশিয়া"])
    came = event("VisitMade", time="2023-09-12", agent=["কিম"], place=["রাশিয়া"])
    one = only(article("a", "2023-09-14", left, came))
    assert (one.day, one.conflicts) == ("2023-09-10/2023-09-12", ())


def test_a_war_is_recalled_for_years() -> None:
    began = event("AttackCarriedOut", time=("2022-02-01", "2022-02-28"), agent=["রাশিয়া"], patient=["নেপাল"])
    war = event("ClashOccurred", agent=["রাশিয়া", "নেপাল"], trigger="যুদ্ধ")
    fight = event("ClashOccurred", agent=["রাশিয়া", "নেপাল"], trigger="লড়াই")
    assert len(groups(article("a", "2024-11-10", began), article("b", "2024-11-12", war))) == 1
    assert len(groups(article("a", "2024-11-10", began), article("b", "2024-11-12", fight))) == 2


def test_times_without_a_date() -> None:
    told = event("PledgeMade", agent=["কিম"])
    coming = event("VisitMade", agent=["কিম"], place=["রাশিয়া"], modality="future")
    years = event("ClashOccurred", agent=["ভারত"], time=("2020-01-01", "2023-12-31"))
    days = {one.type: one.day for one in timeline([article("a", "2024-08-17", told, coming, years)])}
    assert days == {
        "PledgeMade": "../2024-08-17",
        "VisitMade": "2024-08-17/..",
        "ClashOccurred": "2020-01-01/2023-12-31",
    }
    assert only(article("a", None, told)).time is None


def test_cause_links_timeline_events() -> None:
    attack = event("AttackCarriedOut", time="2024-05-02", agent=["ভারত"], place=["ঢাকা"])
    deaths = event("PeopleKilled", time="2024-05-02", place=["ঢাকা"], quantity=4, cause="e1")
    found = {one.type: one for one in timeline([article("a", "2024-05-03", attack, deaths)])}
    assert found["PeopleKilled"].cause == found["AttackCarriedOut"].id
    assert found["AttackCarriedOut"].cause is None


def test_participants_by_id_over_spellings() -> None:
    other = event("TreatySigned", time="2024-06-19", agent=["মস্কো", "উত্তর কোরিয়া"])
    one = only(article("a", "2024-06-20", SIGNED), article("b", "2024-06-21", other))
    ids = {(p.id, p.name, p.mentions) for p in one.fillers("agent")}
    assert ids == {
        (None, "Kim Jong Un", (0,)),
        (None, "Vladimir Putin", (0,)),
        ("ISO:KP", "North Korea", (1,)),
        ("ISO:RU", None, (1,)),
    }


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


@pytest.mark.skipif(not SEEDS.exists(), reason="development data are not here")
def test_clusters_and_dates_of_the_seeds() -> None:
    made, clusters = gold_extractions()
    events = timeline(made).events
    mine: dict[tuple[str, int, int, str], set[str]] = {}
    for one in events:
        for m in one.mentions:
            mine.setdefault((m.document, m.trigger.start, m.trigger.end, m.type), set()).add(one.id)
    assert b_cubed(clusters, mine)[2] >= 0.85
    by_id = {one.id: one for one in events}
    right = []
    for story in json.loads((SEEDS / "timeline.json").read_text("utf-8"))["events"]:
        if story["date_source"] == "text":
            told = [one for key, names in clusters.items() if story["id"] in names for one in mine[key]]
            best = max(sorted(set(told)), key=lambda one: (told.count(one), -len(by_id[one].mentions)))
            right.append(by_id[best].day == story["date"])
    assert sum(right) >= 0.95 * len(right)


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
