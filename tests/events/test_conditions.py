"""Conditions of frames (`when`, `unless`), precedence (`beats`), and ways to fill a role."""

from __future__ import annotations

from functools import cache

import pytest
from event_cases import extractor

from bnevents.models import Extraction
from bnevents.pipeline import Extractor, why_not
from bnevents.rules import RuleSet, parse_rules

HEAD = """
event: AttackCarriedOut
frames:
  - id: attack-carried-out.one
    why: somebody strikes
    predicate: {{noun: [হামলা], light: [do, occur], bare: [headline, argument, attribute]}}
    roles:
      attacker: {{rel: subject, is: "@actor"}}
      weapon: {weapon}
    {condition}
    examples:
      - text: ইরান হামলা চালিয়েছে।
        events: [{{type: AttackCarriedOut}}]
      - text: ইরান হাসে।
"""


@cache
def rules(condition: str, weapon: str = '{rel: compound, is: "@weapon"}') -> RuleSet:
    return parse_rules([("one.yaml", HEAD.format(condition=condition, weapon=weapon))], builtin=False)


def read(text: str, condition: str = "", *, weapon: str = '{rel: compound, is: "@weapon"}') -> Extraction:
    return Extractor(rules=rules(condition, weapon), recognizer=extractor().recognizer).extract(text)


# a condition, a text for which it holds, and one for which it does not
CONDITIONS = [
    ("{head: শহর}", "ইরান শহরে হামলা চালিয়েছে।", "ইরান গ্রামে হামলা চালিয়েছে।"),
    ("{head: শহর, case: locative}", "ইরান শহরে হামলা চালিয়েছে।", "ইরান শহরের ওপর হামলা চালিয়েছে।"),
    ("{case: accusative}", "ইরান ইরাককে হামলা করেছে।", "ইরান ইরাকে হামলা করেছে।"),
    ("{postposition: ওপর}", "ইরান শহরের ওপর হামলা চালিয়েছে।", "ইরান শহরের কাছে হামলা চালিয়েছে।"),
    ('{is: "@weapon"}', "ইরান রকেট দিয়ে হামলা চালিয়েছে।", "ইরান ফুল দিয়ে হামলা চালিয়েছে।"),
    ("{label: PERSON}", "মোদির ওপর হামলা হয়েছে।", "ইরানের ওপর হামলা হয়েছে।"),
    ("{role: attacker}", "ইরান হামলা চালিয়েছে।", "হামলা হয়েছে।"),
    ("{role: attacker, label: GPE}", "ইরান হামলা চালিয়েছে।", "জঙ্গিরা হামলা চালিয়েছে।"),
    ("{before: [সাইবার, ড্রোন]}", "ইরান ড্রোন হামলা চালিয়েছে।", "ইরান রকেট হামলা চালিয়েছে।"),
    ("{after: মামলা}", "হামলা মামলায় জামিন হয়নি।", "হামলা চালিয়েছে ইরান।"),
    ("{word: ক্রিকেট}", "ক্রিকেট মাঠে হামলা চালিয়েছে ইরান।", "শহরে হামলা চালিয়েছে ইরান।"),
    ("{construction: passive}", "শহরে হামলা হয়েছে।", "শহরে হামলা চালিয়েছে ইরান।"),
    ("{construction: [passive, noun], head: শহর}", "শহরে হামলা হয়েছে।", "গ্রামে হামলা হয়েছে।"),
]


@pytest.mark.parametrize(("condition", "holds", "fails"), CONDITIONS)
def test_when_and_unless(condition: str, holds: str, fails: str) -> None:
    when, unless = f"when: [{condition}]", f"unless: [{condition}]"
    if "after" not in condition:  # `হামলা মামলায়` is no attack anyway
        assert [event.type for event in read(holds, when).events] == ["AttackCarriedOut"]
    assert read(holds, unless).events == ()
    assert read(fails, when).events == ()
    assert [event.type for event in read(fails, unless).events] == ["AttackCarriedOut"]


def test_all_of_when_and_any_of_unless() -> None:
    both = "[{head: শহর}, {word: রাত}]"
    assert read("ইরান রাতে শহরে হামলা চালিয়েছে।", f"when: {both}").events
    assert read("ইরান শহরে হামলা চালিয়েছে।", f"when: {both}").events == ()
    assert read("ইরান শহরে হামলা চালিয়েছে।", f"unless: {both}").events == ()
    assert read("ইরান গ্রামে হামলা চালিয়েছে।", f"unless: {both}").events


def test_the_reason_is_told() -> None:
    made = Extractor(rules=rules("unless: [{head: শহর}]"), recognizer=extractor().recognizer)
    (reason,) = why_not("attack-carried-out.one", "ইরান শহরে হামলা চালিয়েছে।", extractor=made)
    assert "unless: head: ('শহর',)" in reason
    made = Extractor(rules=rules("when: [{head: শহর}]"), recognizer=extractor().recognizer)
    (reason,) = why_not("attack-carried-out.one", "ইরান গ্রামে হামলা চালিয়েছে।", extractor=made)
    assert "does not hold" in reason


@pytest.mark.parametrize(
    ("weapon", "text", "lemmas"),
    [
        ('{rel: compound, is: "@weapon"}', "ইরান ড্রোন হামলা চালিয়েছে।", ["ড্রোন"]),
        ('{rel: compound, is: "@weapon"}', "ইরান ড্রোন ও রকেট হামলা চালিয়েছে।", ["ড্রোন", "রকেট"]),
        ('{rel: compound, is: "@weapon"}', "ইরান প্রতিশোধ হামলা চালিয়েছে।", []),
        ('{rel: possessor, is: "@weapon"}', "ড্রোনের হামলায় সবাই ভীত।", ["ড্রোন"]),
        ('{rel: possessor, is: "@weapon"}', "শহরের হামলায় সবাই ভীত।", []),
        ('{postposition: দিয়ে, is: "@weapon"}', "ইরান ড্রোন দিয়ে হামলা চালিয়েছে।", ["ড্রোন"]),
        ('{postposition: দিয়ে, is: "@weapon"}', "ইরান ড্রোন ও রকেট দিয়ে হামলা চালিয়েছে।", ["ড্রোন", "রকেট"]),
        ("{rel: trigger}", "ভয়াবহ হামলায় সবাই ভীত।", ["হামলা"]),
        ("{postposition: দিয়ে, head: ড্রোন}", "ইরান রকেট দিয়ে হামলা চালিয়েছে।", []),
        ("{postposition: দিয়ে, not_head: রকেট}", "ইরান রকেট দিয়ে হামলা চালিয়েছে।", []),
        ("{postposition: দিয়ে, not_head: রকেট}", "ইরান ড্রোন দিয়ে হামলা চালিয়েছে।", ["ড্রোন"]),
        ("{case: locative, not_label: [GPE, LOC]}", "ইরান ঢাকায় হামলা চালিয়েছে।", []),
        ("{case: locative, not_label: [GPE, LOC]}", "ইরান ঘাঁটিতে হামলা চালিয়েছে।", ["ঘাঁটি"]),
        ("{of: attacker}", "ইরানের সেনারা হামলা চালিয়েছে।", ["ইরান"]),
        ("{inside: অভিযান}", "পুলিশ ও সেনার যৌথ অভিযানে ইরান হামলা চালিয়েছে।", ["পুলিশ", "সেনা"]),
        ("{inside: অভিযান}", "পুলিশের বৈঠকে ইরান হামলা চালিয়েছে।", []),
    ],
)
def test_ways_to_fill_a_role(weapon: str, text: str, lemmas: list[str]) -> None:
    (event,) = read(text, weapon=weapon).events
    assert sorted(argument.lemma for argument in event.arguments if argument.role == "weapon") == sorted(lemmas)


def test_the_first_way_that_finds_something_fills_the_role() -> None:
    ways = '[{rel: compound, is: "@weapon"}, {postposition: দিয়ে}]'
    one = read("ইরান ড্রোন দিয়ে রকেট হামলা চালিয়েছে।", weapon=ways).events[0]
    other = read("ইরান ড্রোন দিয়ে হামলা চালিয়েছে।", weapon=ways).events[0]
    assert [a.lemma for a in one.arguments if a.role == "weapon"] == ["রকেট"]
    assert [a.lemma for a in other.arguments if a.role == "weapon"] == ["ড্রোন"]


TWO = """
event: {event}
frames:
  - id: {prefix}.{name}
    why: somebody strikes
    predicate: {{noun: [{noun}], light: [do, occur], bare: [headline, argument]}}
    beats: [{beats}]
    examples:
      - text: ইরান হামলা চালিয়েছে।
        events: [{{type: {event}}}]
      - text: ইরান হাসে।
"""


def rules_that_rank(first: tuple[str, str], second: tuple[str, str], beats: str = "") -> Extractor:
    """Two frames on the nouns given, of two types; the second may beat the first."""
    packs = [
        (
            f"{event}.yaml",
            TWO.format(event=event, prefix=prefix, name="two", noun=noun, beats=beats if event == second[0] else ""),
        )
        for event, prefix, noun in (
            (first[0], "attack-carried-out", first[1]),
            (second[0], "clash-occurred", second[1]),
        )
    ]
    return Extractor(rules=parse_rules(packs, builtin=False), recognizer=extractor().recognizer)


def test_a_frame_beats_another() -> None:
    made = rules_that_rank(("AttackCarriedOut", "হামলা"), ("ClashOccurred", "হামলা"), "attack-carried-out.two")
    assert [event.type for event in made.extract("ইরান হামলা চালিয়েছে।").events] == ["ClashOccurred"]
    reasons = why_not("attack-carried-out.two", "ইরান হামলা চালিয়েছে।", extractor=made)
    assert any("gives way to clash-occurred.two" in reason for reason in reasons)


def test_more_words_beat_fewer() -> None:
    made = rules_that_rank(("AttackCarriedOut", "হামলা"), ("ClashOccurred", "পাল্টা হামলা"))
    assert [event.type for event in made.extract("ইরান পাল্টা হামলা চালিয়েছে।").events] == ["ClashOccurred"]
    assert [event.type for event in made.extract("ইরান হামলা চালিয়েছে।").events] == ["AttackCarriedOut"]
