"""Rule sets: merged roles, classes, light verbs, declared types, pickling."""

from __future__ import annotations

import pickle
import unicodedata

import pytest

from bnevents.errors import RuleError
from bnevents.models import Event, event_class
from bnevents.rules import load_rules, parse_rules

FERRY = """\
event: LaunchSank
declare:
  doc: A launch goes down.
  roles: {vessel: theme, owner: agent}
classes:
  ferry: {noun: [লঞ্চ], suffix: [ফেরি], include: [person]}
roles:
  vessel: {rel: subject, is: "@ferry"}
  owner: {rel: possessor}
frames:
  - id: launch-sank.sink
    why: a launch sinks
    predicate: {verb: [ডোবা]}
    roles:
      owner: {of: vessel}
    examples:
      - text: পদ্মায় লঞ্চ ডুবেছে।
        events: [{type: LaunchSank, trigger: ডুবেছে, vessel: লঞ্চ}]
      - text: সূর্য ডুবেছে।
"""


def test_the_built_in_rules_are_loaded_once() -> None:
    rules = load_rules()
    assert rules is load_rules()
    assert rules is parse_rules([])
    assert len({frame.id for frame in rules.frames}) == len(rules.frames) > 40
    assert all(pack.builtin for pack in rules.packs)


def test_shared_roles_stand_under_a_frames_own() -> None:
    frame = parse_rules([("f.yaml", FERRY)], builtin=False).frame("launch-sank.sink")
    assert list(frame.roles) == ["vessel", "owner"]
    assert frame.roles["owner"][0].of == "vessel"


def test_a_pack_declares_its_event_type() -> None:
    rules = parse_rules([("f.yaml", FERRY)])
    assert rules.event_type("launch-sank.sink") == "LaunchSank"
    assert event_class("LaunchSank").roles() == {
        "vessel": "theme",
        "owner": "agent",
        "place": "place",
        "quantity": "quantity",
    }
    assert event_class("LaunchSank").__doc__ == "A launch goes down."
    assert rules.event_type("treaty-signed.sign") == "TreatySigned"


def test_a_python_subclass_is_a_known_type() -> None:
    class CanalOpened(Event):
        """A bridge is opened."""

    text = """
event: CanalOpened
frames:
  - id: canal-opened.open
    why: a bridge is opened
    predicate: {noun: [উদ্বোধন], light: [do]}
    roles:
      place: {case: locative}
    examples:
      - text: রংপুরে সেতুর উদ্বোধন করা হয়েছে।
        events: [{type: CanalOpened, trigger: উদ্বোধন করা হয়েছে, place: রংপুর}]
      - text: উদ্বোধনের দিন রোদ ছিল।
"""
    rules = parse_rules([("b.yaml", text)], builtin=False)
    assert rules.event_type("canal-opened.open") == "CanalOpened"
    del Event.types["CanalOpened"]


def test_two_packs_cannot_declare_one_type_differently() -> None:
    other = FERRY.replace("launch-sank.sink", "launch-sank.go").replace("owner: agent", "captain: agent")
    other = other.replace("classes:\n  ferry", "classes:\n  boat").replace("@ferry", "@boat")
    with pytest.raises(RuleError, match=r"declared with other roles in a\.yaml"):
        parse_rules([("a.yaml", FERRY), ("b.yaml", other)], builtin=False)


def test_a_class_of_the_packs_own_includes_others() -> None:
    rules = parse_rules([("f.yaml", FERRY)], builtin=False)
    own, person = rules.classes["ferry"], rules.classes["person"]
    assert set(own.noun) == {"লঞ্চ", *person.noun}
    assert own.noun_set == frozenset(own.noun)
    assert own.suffix[0] == "ফেরি"
    assert own.label == person.label
    assert "ferry" not in load_rules().classes


def test_light_verb_groups_are_replaced_by_their_verbs() -> None:
    rules = load_rules()
    assert rules.resolve_light(["do", "বলা"]) == frozenset(("করা", "চালানো", "বলা"))
    assert rules.resolve_light([]) == frozenset()


def test_either_spelling_of_nukta_letters() -> None:
    composed = "পড়া"
    decomposed = unicodedata.normalize("NFD", composed)
    first, second = (
        parse_rules([("f.yaml", FERRY.replace("ডোবা", verb))], builtin=False).frames[0].predicate.verb
        for verb in (composed, decomposed)
    )
    assert first == second


def test_frames_are_left_out_by_id() -> None:
    rules = load_rules()
    fewer = rules.without(["treaty-signed.sign"])
    assert {f.id for f in rules.frames} - {f.id for f in fewer.frames} == {"treaty-signed.sign"}
    assert rules.without([]) is rules
    with pytest.raises(RuleError, match=r"no frame 'treaty-signed\.sing'"):
        rules.without(["treaty-signed.sing"])


def test_a_rule_set_travels_with_the_types_that_it_declares() -> None:
    text = FERRY.replace("LaunchSank", "BargeSank").replace("launch-sank", "barge-sank")
    data = pickle.dumps(parse_rules([("f.yaml", text)], builtin=False))
    del Event.types["BargeSank"]
    rules = pickle.loads(data)
    assert "BargeSank" in Event.types
    assert rules.event_type("barge-sank.sink") == "BargeSank"


def test_a_folder_stands_for_its_files(tmp_path) -> None:
    (tmp_path / "a.yaml").write_text(FERRY, encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no rules", encoding="utf-8")
    assert [pack.path for pack in load_rules([tmp_path], builtin=False).packs] == [str(tmp_path / "a.yaml")]
    assert [pack.path for pack in load_rules(str(tmp_path), builtin=False).packs] == [str(tmp_path / "a.yaml")]
    both = load_rules([tmp_path])
    assert len(both.packs) == len(load_rules().packs) + 1


def test_packs_know_where_their_examples_stand() -> None:
    pack = parse_rules([("f.yaml", FERRY)], builtin=False).packs[0]
    lines = FERRY.splitlines()
    assert lines[pack.frame_lines[0] - 1].strip() == "- id: launch-sank.sink"
    assert [lines[line - 1].strip() for line in pack.example_lines[0]] == [
        "- text: পদ্মায় লঞ্চ ডুবেছে।",
        "- text: সূর্য ডুবেছে।",
    ]


def test_every_relation_is_told_for_every_construction() -> None:
    relations = load_rules().relations
    assert set(relations) == {"subject", "object"}
    for shapes in relations.values():
        assert set(shapes) == {"finite", "passive", "participle", "verbal_noun", "noun", "headline"}
        assert all(shapes.values())
