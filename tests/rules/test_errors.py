"""Every mistake in a rule file is told with its place and what to do."""

from __future__ import annotations

import pytest

from bnevents.errors import BnEventsError, RuleError
from bnevents.rules import load_rules, parse_rules

PACK = """\
event: VisitMade
roles:
  host: {postposition: [আমন্ত্রণে], is: "@actor"}
frames:
  - id: visit-made.tour
    why: an actor visits a place
    predicate: {noun: [সফর], light: [do], bare: [headline]}
    roles:
      visitor: {rel: subject, is: "@actor"}
      destination:
        - {case: [locative, bare], label: GPE}
    unless:
      - {word: [ক্রিকেট]}
    examples:
      - text: মোদি জাপান সফর করেছেন।
        published: "2024-03-28"
        events:
          - {type: VisitMade, trigger: সফর করেছেন, visitor: [মোদি], destination: [জাপান]}
      - text: সফর মানেই ক্লান্তি।
        why: a maxim
"""

EVENTS = """\
        events:
          - {type: VisitMade, trigger: সফর করেছেন, visitor: [মোদি], destination: [জাপান]}
"""

CHANGES = [
    # what is replaced, by what, where the error points, what it says
    ("why: an actor visits", "whi: an actor visits", "6:5", "no key 'whi' here; did you mean 'why'?"),
    ("event: VisitMade\n", "", "1:1", "the key 'event' is missing here; add it"),
    ("event: VisitMade", "event: VisitMode", "1:8", "no event type 'VisitMode'; did you mean 'VisitMade'?"),
    ("    why: an actor visits a place\n", "", "5:5", "the key 'why' is missing"),
    ("noun: [সফর]", "nouns: [সফর]", "7:17", "no key 'nouns' here; did you mean 'noun'?"),
    ("light: [do]", "light: [doo]", "7:37", "no group of light verbs 'doo'; did you mean 'do'?"),
    ("light: [do], bare: [headline]", "gap: 2", "7:16", "a noun needs `light:`"),
    ("noun: [সফর], ", "", "7:16", "a predicate needs `noun:`"),
    ("bare: [headline]", "bare: [heading]", "7:50", "'heading' is not possible here; it must be 'headline'"),
    ("bare: [headline]", "gap: many", "7:48", "'gap': input should be a valid integer"),
    ("bare: [headline]", "bare: {a: b}", "7:49", "is not possible here"),
    ("noun: [সফর]", 'noun: [""]', "7:24", "'noun' is empty"),
    ("visitor: {rel", "visiter: {rel", "9:7", "no role 'visiter'; did you mean 'visitor'?"),
    ("host: {post", "hosts: {post", "3:3", "no role 'hosts'; did you mean 'host'?"),
    ("rel: subject", "rel: subjekt", "9:22", "'subjekt' is not possible here; it must be 'subject', 'object'"),
    ('rel: subject, is: "@actor"', 'rel: subject, is: "@acter"', "9:35", "no class '@acter'; did you mean 'actor'?"),
    ('rel: subject, is: "@actor"', "rel: subject, is: actor", "9:35", "write @actor, or use `head:`"),
    ('{rel: subject, is: "@actor"}', "{required: true}", "9:16", "says nothing"),
    ("rel: subject, is", "inside: সফর, rel: subject, is", "9:35", "`inside:` is a relation of its own"),
    ("rel: subject, is", "of: host, case: bare, is", "9:33", "a relation of its own; leave out `case:`"),
    ('{rel: subject, is: "@actor"}', "subject", "9:16", "'visitor' must have keys and values"),
    ("label: GPE", "label: CITY", "11:43", "'CITY' is not possible here; it must be 'PERSON'"),
    ("label: GPE", "of: guest", "11:40", "no role 'guest'"),
    ("{word: [ক্রিকেট]}", "{}", "13:9", "a condition needs at least one key"),
    ("{word: [ক্রিকেট]}", "{words: [ক্রিকেট]}", "13:10", "no key 'words' here; did you mean 'word'?"),
    ("{word: [ক্রিকেট]}", "{role: guest}", "13:16", "no role 'guest'"),
    ("{word: [ক্রিকেট]}", "word: ক্রিকেট\n      - role", "14:9", "'unless' must have keys and values"),
    ("unless:", "beats: [visit-made.turn]\n    unless:", "12:12", "unknown frame 'visit-made.turn'; did you mean"),
    ("unless:", "count_of: guests\n    unless:", "12:15", "no role 'guests'"),
    ("unless:", "caused_by: Attack\n    unless:", "12:16", "no event type 'Attack'"),
    ("unless:", "lends: {visitor: attacker}\n    unless:", "12:22", "no type in `caused_by` has the role 'attacker'"),
    ("unless:", "modality: sure\n    unless:", "12:15", "'sure' is not possible here; it must be 'actual'"),
    ("unless:", "why: twice\n    unless:", "12:5", "the key 'why' stands here twice"),
    ("unless:", "beats: &them []\n    when: *them\n    unless:", "12:12", "anchors and aliases"),
    ("id: visit-made.tour", "id: visit.tour", "5:9", "must be `visit-made.`"),
    ("id: visit-made.tour", "id: [visit-made.tour]", "5:9", "'id' must be a word or text"),
    ('"2024-03-28"', "28 March", "16:20", "'28 March' is no ISO date; write it as 2024-11-10"),
    ("published:", "headline: maybe\n        published:", "16:19", "'headline': input should be a valid boolean"),
    ("type: VisitMade, ", "type: VisitMad, ", "18:20", "no event type 'VisitMad'; did you mean 'VisitMade'?"),
    ("type: VisitMade, ", "", "18:13", "the key 'type' is missing"),
    ("visitor: [মোদি]", "visitors: [মোদি]", "18:52", "VisitMade has no role 'visitors'; did you mean 'visitor'?"),
    ("visitor: [মোদি]", "visitor: {a: b}", "18:13", "the role 'visitor' needs a list of words"),
    ("visitor: [মোদি]", "cause: Attack", "18:59", "no event type 'Attack'"),
    ("visitor: [মোদি]", "quantity: many", "18:62", "'quantity'"),
    ("      - text: সফর মানেই ক্লান্তি।\n        why: a maxim\n", "", "5:5", "has no example without a VisitMade"),
    (EVENTS, "", "5:5", "has no example with a VisitMade"),
    ("frames:", "classes: {actor: {noun: [লোক]}}\nframes:", "4:11", "the class 'actor' is there already"),
    ("frames:", "classes: {mine: {include: [me]}}\nframes:", "4:27", "no class 'me'"),
    ("frames:", "classes: {mine: {include: [mine]}}\nframes:", "4:27", "includes itself"),
    ("frames:", "classes: {mine: {noun: [বড় লোক]}}\nframes:", "4:24", "more than one word"),
    ("frames:", "declare: {doc: a tour, roles: {tourist: agent}}\nframes:", "4:1", "known without the roles tourist"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "place", "message"), CHANGES, ids=[f"{c[2]} {c[3][:30]}" for c in CHANGES])
def test_a_mistake_is_told_with_its_place(old: str, new: str, place: str, message: str) -> None:
    assert PACK.count(old) >= 1
    with pytest.raises(RuleError) as caught:
        parse_rules([("tour.yaml", PACK.replace(old, new, 1))], builtin=False)
    assert str(caught.value).startswith(f"tour.yaml:{place}: ")
    assert message in str(caught.value)


def test_the_pack_without_a_mistake_loads() -> None:
    rules = parse_rules([("tour.yaml", PACK)], builtin=False)
    assert [frame.id for frame in rules.frames] == ["visit-made.tour"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the file is empty"),
        ("[]", "must have keys and values"),
        ("word", "must have keys and values"),
        ("event: [", "this is no YAML"),
        ("event: VisitMade\nframes: []", "a pack needs at least one frame"),
        ("event: VisitMade\nframes: none", "'frames' must be a list"),
        ("event: VisitMade\n---\nevent: VisitMade", "this is no YAML"),
        ("event: \x00", "this is no YAML"),
        ("? [a]\n: b", "a key must be a word"),
    ],
)
def test_what_is_no_pack(text: str, message: str) -> None:
    with pytest.raises(RuleError, match=message.replace("[", r"\[")):
        parse_rules([("bad.yaml", text)])


def test_files_that_cannot_be_read(tmp_path) -> None:
    with pytest.raises(RuleError, match="no such rule file"):
        load_rules([tmp_path / "none.yaml"])
    with pytest.raises(RuleError, match="has no rule files"):
        load_rules([tmp_path])
    (tmp_path / "old.yaml").write_bytes("event: সফর".encode("utf-16"))
    with pytest.raises(RuleError, match="not in UTF-8"):
        load_rules([tmp_path / "old.yaml"])


def test_ids_are_unique_over_all_packs() -> None:
    with pytest.raises(RuleError, match=r"b\.yaml:5:9: the frame id 'visit-made\.tour' is taken in a\.yaml"):
        parse_rules([("a.yaml", PACK), ("b.yaml", PACK)], builtin=False)


def test_rule_errors_can_be_caught_with_the_librarys_others() -> None:
    with pytest.raises(BnEventsError) as caught:
        parse_rules([("a.yaml", "frames: []")])
    error = caught.value
    assert isinstance(error, RuleError)
    assert (error.path, error.line, error.column) == ("a.yaml", 1, 1)


def test_words_are_never_read_as_other_things() -> None:
    """YAML makes booleans, numbers and dates of some words; here they stay words until the schema types them."""
    odd = PACK.replace("[ক্রিকেট]", "[no, 12:30, 2024-03-28, 1_000, null, ~]")
    rules = parse_rules([("a.yaml", odd)], builtin=False)
    assert rules.frames[0].unless[0].word == ("no", "12:30", "2024-03-28", "1_000", "null", "~")
    assert rules.frames[0].examples[0].published == "2024-03-28"
