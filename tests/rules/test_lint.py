"""Lint finds what is well formed and cannot be meant."""

from __future__ import annotations

import pytest

from bnevents.rules import load_rules, parse_rules
from bnevents.rules.lint import lint

PACK = """\
event: VisitMade
frames:
  - id: visit-made.tour
    why: an actor visits a place
    predicate: {noun: [সফর], light: [করা], bare: [headline]}
    roles:
      visitor: {rel: subject, is: "@actor"}
      destination: {case: locative, label: GPE, required: true}
    examples:
      - text: মোদি জাপানে সফর করেছেন।
        events: [{type: VisitMade, trigger: সফর করেছেন, visitor: মোদি, destination: জাপান}]
      - text: সফর মানেই ক্লান্তি।
"""
TWIN = PACK.split("frames:\n")[1].replace("visit-made.tour", "visit-made.trip")


def findings(*changes: tuple[str, str]) -> list[tuple[str, str]]:
    text = PACK
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    rules = parse_rules([("p.yaml", text)], builtin=False)
    return [(found.kind, found.message) for found in lint(rules)]


def test_a_good_pack_has_no_findings() -> None:
    assert findings() == []


@pytest.mark.parametrize(
    ("old", "new", "kind", "message"),
    [
        ("light: [করা]", "light: [করেছে]", "never", "«করেছে» is no verb that the library can inflect; write করা"),
        (
            "label: GPE, required",
            'is: "@weapon", label: GPE, required',
            "never",
            "nothing can fill the required role",
        ),
        ("    examples:", "    when: {role: host}\n    examples:", "never", "asks for the role host"),
        (
            "    examples:",
            "    unless: {role: destination}\n    examples:",
            "never",
            "forbids the required role",
        ),
        ("light: [করা], ", "", "never", "never stands as finite"),
        ("{case: locative, label: GPE", "{rel: compound, case: locative, label: GPE", "no-effect", "has its own place"),
        (
            "{case: locative, label: GPE",
            "{rel: content, label: GPE",
            "no-effect",
            "conditions on its head",
        ),
        ("    examples:", "    lends: {}\n    caused_by: []\n    examples:", None, ""),
        ("noun: [সফর]", "noun: [সফর, সফর]", "duplicate", "«সফর» stands twice in noun"),
        ("label: GPE", "head: [শহর, শহর]", "duplicate", "«শহর» stands twice in roles.destination"),
        ("noun: [সফর]", "noun: [সফর, সফঢ়]", "unknown-word", "not in the lexicon, so check the spelling: সফঢ়"),
    ],
)
def test_what_cannot_be_meant_is_found(old: str, new: str, kind: str | None, message: str) -> None:
    more = [("    examples:", "    when: {construction: finite}\n    examples:")] if "finite" in message else []
    found = findings((old, new), *more)
    if kind is None:
        assert found == []
    else:
        assert [k for k, _ in found] == [kind]
        assert message.replace("ঢ়", "ঢ়") in found[0][1] or message in found[0][1]


def test_a_trigger_that_two_frames_share() -> None:
    rules = parse_rules([("p.yaml", PACK + TWIN)], builtin=False)
    assert [(f.frame, f.kind, f.line) for f in lint(rules)] == [("visit-made.trip", "duplicate", 13)]


def test_a_frame_that_another_always_beats() -> None:
    free = TWIN.replace(", required: true", "").replace("    roles:", "    beats: visit-made.tour\n    roles:")
    rules = parse_rules([("p.yaml", PACK + free)], builtin=False)
    found = [f for f in lint(rules) if f.kind == "never"]
    assert [(f.frame, f.message) for f in found] == [
        ("visit-made.tour", "visit-made.trip beats it wherever it matches")
    ]


def test_only_the_packs_asked_for_are_looked_at() -> None:
    rules = parse_rules([("p.yaml", PACK.replace("noun: [সফর]", "noun: [সফর, সফর]").replace("made.tour", "made.mine"))])
    own = [pack for pack in rules.packs if not pack.builtin]
    assert {found.path for found in lint(rules, own)} == {"p.yaml"}


def test_the_built_in_packs_hold_nothing_that_never_matches() -> None:
    assert [str(found) for found in lint(load_rules())] == []
