"""Merging: what joins, what stays apart, and what is shown as a contradiction."""

from __future__ import annotations

import datetime as dt

from timeline.making import article, event

from bnevents.models import Argument, Entity, Extraction, Span, TimeExpression, event_class
from bnevents.timeline import TimelineEvent, timeline

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
    told = article("a", "2024-11-10", both, upper, lower)
    assert groups(told) == [{"a.e1", "a.e3"}, {"a.e1", "a.e2"}]
    # and each vote shows its own chamber
    assert [{p.lemma for p in one.fillers("agent")} for one in timeline([told])] == [
        {"পার্লামেন্টের নিম্ন কক্ষ", "নিম্ন কক্ষ"},
        {"পার্লামেন্টের উচ্চ কক্ষ", "উচ্চ কক্ষ"},
    ]


def test_a_signature_that_makes_a_treaty_law_ratifies_it() -> None:
    def told(law: str) -> list[TimelineEvent]:
        new = event("TreatySigned", agent=["পুতিন"], theme=["প্রতিরক্ষা চুক্তি"], trigger="স্বাক্ষর করেছেন")
        ratified = event("TreatyRatified", theme=["প্রতিরক্ষা চুক্তি"], trigger=law)
        again = event("TreatyRatified", time="2024-11-09", agent=["পুতিন"], theme=["চুক্তি"], trigger="আইনে স্বাক্ষর করেন")
        made = article("b", "2024-11-10", new, ratified)
        made = made.model_copy(update={"sentences": tuple(one.sentence for one in made.events)})
        return list(timeline([article("a", "2024-06-20", SIGNED), made, article("c", "2024-11-12", again)]))

    assert [(one.type, one.day, len(one.mentions)) for one in told("আইনে পরিণত হলো")] == [
        ("TreatySigned", "2024-06-19", 1),
        ("TreatyRatified", "2024-11-09", 3),
    ]
    assert [one.type for one in told("অনুমোদন পেল")].count("TreatySigned") == 2


def test_one_article_tells_several_of_a_kind() -> None:
    house = event(
        "TreatyRatified", time=("2024-11-04", "2024-11-10"), agent=["উচ্চ কক্ষ"], theme=["চুক্তি"], trigger="অনুমোদন করে"
    )
    law = event("TreatyRatified", theme=["চুক্তি"], place=["মস্কো"], trigger="আইনে পরিণত হলো")
    signed = event("TreatyRatified", time="2024-11-09", theme=["চুক্তি"], place=["মস্কো"], trigger="আইনে স্বাক্ষর করেন")
    found = groups(article("a", "2024-11-10", law, house), article("b", "2024-11-12", signed))
    assert {"a.e1", "b.e1"} in found  # the same words in another article, not the other vote in its own


def test_a_town_that_is_attacked_is_no_other_victim() -> None:
    text = "ঢাকায় হামলা হয়।"
    town = Entity(start=0, end=5, text="ঢাকায়"[:5], lemma="ঢাকা", label="GPE", id="geonames:1185241", name="Dhaka")
    target, place = (
        Argument(role=role, generic=generic, span=town, lemma="ঢাকা", entity=town)
        for role, generic in (("target", "patient"), ("place", "place"))
    )
    trigger = Span(start=text.index("হামলা"), end=text.index("হামলা") + 5, text="হামলা")
    time = TimeExpression(
        **trigger.model_dump(),
        type="DATE",
        value="2024-05-02",
        earliest=dt.date(2024, 5, 2),
        latest=dt.date(2024, 5, 2),
    )
    struck = event_class("AttackCarriedOut")(
        trigger=trigger, arguments=(target, place), time=time, sentence=Span(start=0, end=len(text), text=text), id="e1"
    )
    town_hit = Extraction(text=text, source="a", published=dt.date(2024, 5, 3), entities=(town,), events=(struck,))
    person = event("AttackCarriedOut", time="2024-05-02", patient=["মোদি"], place=["ঢাকা"], trigger="হামলা")
    assert len(groups(town_hit, article("b", "2024-05-03", person))) == 1


def test_seven_visits_are_not_the_visit() -> None:
    visit = event("VisitMade", agent=["কিম"], trigger="সফর")
    seven = event("VisitMade", agent=["কিম"], before="মাত্র সাতবার বিদেশ ", trigger="ভ্রমণ করেছেন")
    four = event("VisitMade", agent=["কিম"], before="এর মধ্যে চারটি ", trigger="সফর")
    first = event("VisitMade", agent=["কিম"], before="প্রথমবার ", trigger="সফর")
    assert len(groups(article("a", "2024-05-03", visit, seven, four))) == 3
    assert len(groups(article("a", "2024-05-03", visit, first))) == 1


def test_what_only_points_back_dates_what_it_points_at() -> None:
    crash = event("AccidentOccurred", theme=["বাস"], place=["ঢাকা"], trigger="খাদে পড়ে")
    this = event("AccidentOccurred", time="2024-05-02", before="আজ সকালে এ ", trigger="দুর্ঘটনা ঘটে")
    other = event("AccidentOccurred", time="2024-05-02", before="আজ সকালে ", trigger="দুর্ঘটনা ঘটে")
    again = event("AccidentOccurred", time="2024-05-02", place=["ঢাকা"], theme=["বাস"], trigger="খাদে পড়ে")
    one = only(article("a", "2024-05-02", crash, this), article("b", "2024-06-20", again))
    assert (one.day, len(one.mentions)) == ("2024-05-02", 3)
    assert one.time is not None
    assert one.time.mentions == (1, 2)
    assert len(groups(article("a", "2024-05-02", crash, other))) == 2


def test_the_dead_are_those_of_the_attack() -> None:
    attack = event("AttackCarriedOut", time="2024-05-02", agent=["ভারত"], place=["ঢাকা"])
    dead = event("PeopleKilled", quantity=400, cause="e1")
    told = article("a", "2024-06-20", attack, dead)
    killed = next(one for one in timeline([told]) if one.type == "PeopleKilled")
    assert (killed.day, killed.time.source if killed.time else None) == ("2024-05-02", "inferred")
    later = article(
        "b", "2024-06-21", event("PeopleKilled", time="2024-05-02", place=["ঢাকা"], agent=["ভারত"], quantity=436)
    )
    killed = next(one for one in timeline([told, later]) if one.type == "PeopleKilled")
    assert (killed.day, killed.quantity, killed.time.source if killed.time else None) == (
        "2024-05-02",
        (400, 436),
        "text",
    )


def test_a_part_and_the_whole_are_two_counts() -> None:
    day = event("PeopleKilled", time="2024-05-02", place=["ঢাকা"], agent=["ভারত"], quantity=95)
    school = event("PeopleKilled", place=["ঢাকা"], agent=["ভারত"], quantity=18)
    about = event("PeopleKilled", place=["ঢাকা"], agent=["ভারত"], quantity=94)
    assert len(groups(article("a", "2024-05-03", day, school))) == 2
    assert len(groups(article("a", "2024-05-03", day, about))) == 1
    assert len(groups(article("a", "2024-05-03", day), article("b", "2024-05-03", school))) == 1


def test_an_article_does_not_tell_what_comes_after_it() -> None:
    killed = event("PeopleKilled", place=["ঢাকা"], agent=["ভারত"])
    later = event("PeopleKilled", time="2024-05-03", place=["ঢাকা"], agent=["ভারত"])
    assert len(groups(article("a", "2024-05-02", killed), article("b", "2024-05-04", later))) == 2
    assert len(groups(article("a", "2024-05-03", killed), article("b", "2024-05-04", later))) == 1


def test_a_person_by_a_part_of_the_name_and_by_the_office() -> None:
    date = dt.date(2025, 9, 9)

    def left(text: str, name: str, *, person: bool = True) -> Extraction:
        start = text.index(name)
        span = Span(start=start, end=start + len(name), text=name)
        found = Entity(**span.model_dump(), label="PERSON", lemma=name) if person else None
        land = Entity(start=0, end=5, text=text[:5], label="GPE", lemma="নেপাল", id="ISO:NP")
        names = (land, found) if found is not None else (land,)
        trigger = Span(start=text.index("পদত্যাগ"), end=text.index("পদত্যাগ") + 7, text="পদত্যাগ")
        quit_office = event_class("PersonResigned")(
            trigger=trigger,
            arguments=(Argument(role="official", generic="agent", span=span, lemma=name, entity=found),),
            time=TimeExpression(**trigger.model_dump(), type="DATE", value=f"{date}", earliest=date, latest=date),
            sentence=Span(start=0, end=len(text), text=text),
            id="e1",
        )
        return Extraction(text=text, source=text, published=date, entities=names, events=(quit_office,))

    full = left("নেপালের প্রধানমন্ত্রী রাম থাপা পদত্যাগ করেন।", "রাম থাপা")
    part = left("নেপালে থাপা পদত্যাগ করেন।", "থাপা")
    other = left("নেপালে লামা পদত্যাগ করেন।", "লামা")
    office = left("নেপালের প্রধানমন্ত্রী পদত্যাগ করেন।", "নেপালের প্রধানমন্ত্রী", person=False)
    wrong = left("নেপালের রাষ্ট্রপতি পদত্যাগ করেন।", "নেপালের রাষ্ট্রপতি", person=False)
    assert [len(groups(full, one)) for one in (part, other, office, wrong)] == [1, 2, 1, 2]


def test_the_hour_stands_for_the_day() -> None:
    day = event("AccidentOccurred", time="2024-05-02", place=["ঢাকা"], theme=["বাস"])
    morning = event("AccidentOccurred", time="2024-05-02TMO", place=["ঢাকা"], theme=["বাস"])
    hour = event("AccidentOccurred", time="2024-05-02T07:30", place=["ঢাকা"], theme=["বাস"])
    assert only(article("a", "2024-05-03", day, morning), article("b", "2024-05-03", hour)).day == "2024-05-02T07:30"
    assert only(article("a", "2024-05-03", day, morning)).day == "2024-05-02TMO"


def test_some_are_nobody() -> None:
    soldiers = event("ClashOccurred", agent=["উত্তর কোরিয়ার সৈন্য", "জাপানের বাহিনী"], place=["খুলনা"])
    some = event("ClashOccurred", agent=["কেউ", "জাপানের বাহিনী"], place=["খুলনা"])
    one = only(article("a", "2024-11-12", soldiers), article("b", "2024-11-10", some))
    assert {p.lemma for p in one.fillers("agent")} == {"উত্তর কোরিয়ার সৈন্য", "জাপানের বাহিনী"}
    assert [
        p.lemma for p in only(article("b", "2024-11-10", event("PeopleInjured", patient=["কেউ"]))).participants
    ] == ["কেউ"]


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


def test_a_day_without_a_year_takes_it_from_other_articles() -> None:
    ninth = event("TreatyRatified", time="XXXX-11-09", agent=["পুতিন"], theme=["চুক্তি"])
    twelfth = event("TreatyRatified", time="XXXX-11-12", agent=["কিম"], theme=["চুক্তি"])
    report = event("TreatyRatified", agent=["পুতিন"], theme=["প্রতিরক্ষা চুক্তি"])
    undated = article("a", None, ninth, twelfth)
    assert {(one.day, one.time.source if one.time else None) for one in timeline([undated])} == {
        ("XXXX-11-09", "text"),
        ("XXXX-11-12", "text"),
    }
    told = timeline([undated, article("b", "2024-11-10", report)])
    # the second day is the nearest to the first
    assert [(one.day, one.time.source if one.time else None, len(one.mentions)) for one in told] == [
        ("2024-11-09", "inferred", 2),
        ("2024-11-12", "inferred", 1),
    ]
    assert told.events[0].mentions[0].time == "XXXX-11-09"
    month = event("TreatyRatified", time=("2024-11-01", "2024-11-30"), agent=["পুতিন"], theme=["চুক্তি"])
    assert only(article("a", None, ninth), article("b", "2024-12-24", month)).day == "2024-11-09"
    other = event("TreatyRatified", time=("2024-06-01", "2024-06-30"), agent=["পুতিন"], theme=["চুক্তি"])
    assert len(groups(article("a", None, ninth), article("b", "2024-12-24", other))) == 2


def test_a_year_that_could_be_two_is_left_open() -> None:
    met = event("MeetingHeld", time="XXXX-03-05", agent=["মোদি", "পুতিন"], place=["ঢাকা"])
    years = [
        article(year, f"{year}-04-01", event("MeetingHeld", time=f"{year}-03-05", agent=["মোদি", "পুতিন"], place=["ঢাকা"]))
        for year in ("2022", "2024")
    ]
    assert {one.day for one in timeline([article("a", None, met), *years])} == {
        "2022-03-05",
        "2024-03-05",
        "XXXX-03-05",
    }
    assert {one.day for one in timeline([article("a", None, met), years[0]])} == {"2022-03-05"}


def test_an_undated_article_recalls_only_what_it_names_fully() -> None:
    same = event("TreatySigned", agent=["পুতিন", "কিম"], theme=["প্রতিরক্ষা চুক্তি"])
    some = event("TreatySigned", agent=["পুতিন", "কিম"], theme=["চুক্তি"])
    dated = article("a", "2024-06-20", SIGNED)
    assert len(groups(dated, article("b", None, same))) == 1
    assert len(groups(dated, article("b", None, some))) == 2


def test_a_weekday_finds_the_day_in_another_article() -> None:
    dated = event("MeetingHeld", time="2024-10-07", agent=["মোদি", "পুতিন"], place=["ঢাকা"])  # a Monday
    monday = event("MeetingHeld", time="XXXX-WXX-1", agent=["মোদি", "পুতিন"], place=["ঢাকা"])
    tuesday = event("MeetingHeld", time="XXXX-WXX-2", agent=["মোদি", "পুতিন"], place=["ঢাকা"])
    elsewhere = event("MeetingHeld", time="XXXX-WXX-1", agent=["মোদি"])
    for other, events in ((monday, 1), (tuesday, 2), (elsewhere, 2)):
        assert len(groups(article("a", "2024-10-08", dated), article("b", None, other))) == events


def test_a_person_speaks_for_the_country_of_the_title() -> None:
    def told(text: str, *agents: str, day: str) -> Extraction:
        entities = tuple(
            Entity(
                start=text.index(name), end=text.index(name) + len(name), text=name, lemma=name, label=label, id=ident
            )
            for name, label, ident in (("নেপাল", "GPE", "ISO:NP"), ("ভারত", "GPE", "ISO:IN"), ("রাম থাপা", "PERSON", None))
            if name in text
        )
        by_name = {entity.text: entity for entity in entities}
        sentence = Span(start=0, end=len(text), text=text)
        met = event_class("MeetingHeld")(
            trigger=Span(start=text.index("বৈঠক"), end=text.index("বৈঠক") + 4, text="বৈঠক"),
            arguments=tuple(
                Argument(role="participants", generic="agent", span=by_name[name], lemma=name, entity=by_name[name])
                for name in agents
            ),
            sentence=sentence,
            id="e1",
        )
        date = dt.date.fromisoformat(day)
        return Extraction(text=text, source=day, published=date, entities=entities, events=(met,))

    minister = told("নেপালের প্রধানমন্ত্রী রাম থাপা ভারতের সঙ্গে বৈঠক করেন।", "রাম থাপা", "ভারত", day="2024-03-05")
    visitor = told("নেপালের সমর্থক রাম থাপা ভারতের সঙ্গে বৈঠক করেন।", "রাম থাপা", "ভারত", day="2024-03-05")
    states = told("নেপাল ও ভারতের বৈঠক হয়েছে।", "নেপাল", "ভারত", day="2024-03-06")
    assert len(groups(minister, states)) == 1
    assert len(groups(visitor, states)) == 2


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
