"""The catalogue is made from the rule files; the template is a pack that loads."""

from __future__ import annotations

from typing import get_args

import pytest

from bnevents.errors import RuleError
from bnevents.rules import load_rules, parse_rules
from bnevents.rules.catalogue import catalogue_page, catalogue_pages
from bnevents.rules.schema import Relation
from bnevents.rules.template import new_pack

PACK = """
event: VisitMade
frames:
  - id: visit-made.tour
    why: an actor visits a place
    predicate: {noun: [সফর], light: [do], bare: [headline]}
    roles:
      visitor: {rel: subject, is: "@actor", required: true}
      destination: [{rel: compound}, {case: [locative, bare], label: GPE}]
    when: [{role: destination, head: [দেশ]}]
    unless: [{word: [ক্রিকেট]}, {is: "@sport"}]
    governs: {modality: requested, agent: patient}
    examples:
      - text: মোদি জাপান সফর করেছেন।
        published: "2024-03-28"
        events: [{type: VisitMade, trigger: সফর করেছেন, visitor: [মোদি], destination: [জাপান]}]
      - text: সফর মানেই ক্লান্তি।
        why: a maxim
"""


def test_every_type_has_a_page_and_every_frame_a_heading() -> None:
    rules = load_rules()
    pages = catalogue_pages(rules)
    whole = "\n".join(pages.values())
    assert all(f"## `{frame.id}`\n" in whole for frame in rules.frames)
    assert all(" ".join(example.text.split()) in whole for frame in rules.frames for example in frame.examples)
    assert all(f"]({name})" in pages["index.md"] for name in pages if name != "index.md")


def test_a_page_says_what_the_frame_says() -> None:
    lines = catalogue_page(parse_rules([("p.yaml", PACK)], builtin=False), "VisitMade").splitlines()
    for line in (
        "* noun সফর with করা, চালানো, alone in a headline",
        "* **visitor** (required): the subject, of class @actor",
        "* **destination**: a bare noun right before the event noun; else a phrase locative or bare, a name (GPE)",
        "* only if the role destination is filled, by a phrase with the head দেশ",
        "* not if the sentence has ক্রিকেট",
        "* not if the clause has a phrase of class @sport",
        "* an event that it governs becomes requested, has its patient as agent, where it has none",
        "> মোদি জাপান সফর করেছেন। *(published 2024-03-28)*",
        "> `{type: VisitMade, trigger: সফর করেছেন, visitor: [মোদি], destination: [জাপান]}`",
        "* সফর মানেই ক্লান্তি।: a maxim",
    ):
        assert line in lines


def test_every_relation_has_words() -> None:
    for relation in get_args(Relation):
        text = PACK.replace("rel: subject", f"rel: {relation}")
        page = catalogue_page(parse_rules([("p.yaml", text)], builtin=False), "VisitMade")
        assert "* **visitor** (required): the " in page or "* **visitor** (required): a " in page


@pytest.mark.parametrize("event", ["BuildingOpened", "ProtestHeld", "AccidentOccurred"])
def test_the_template_is_a_pack(event: str) -> None:
    rules = parse_rules([("new.yaml", new_pack(event, trigger="উদ্বোধন", name="mine"))])
    assert rules.frames[-1].id.endswith(".mine")
    assert rules.event_type(rules.frames[-1].id) == event


@pytest.mark.parametrize(
    ("event", "trigger", "message"),
    [
        ("building opened", "উদ্বোধন", "cannot be an event type"),
        ("BuildingOpened", "opening of", "cannot be the trigger"),
        ("BuildingOpened", "শুভ উদ্বোধন", "cannot be the trigger"),
        ("BuildingOpened", "", "cannot be the trigger"),
    ],
)
def test_a_template_needs_a_type_and_a_noun(event: str, trigger: str, message: str) -> None:
    with pytest.raises(RuleError, match=message):
        new_pack(event, trigger=trigger)
