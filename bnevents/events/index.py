"""Triggers: from a word form to the frames that it may set off, looked up once per distinct form."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from bnevents.events.checks import checks
from bnevents.events.lexicon import syntax
from bnevents.events.phrases import WordSets
from bnevents.events.ways import Plan, plan
from bnevents.models import GenericRole, event_class
from bnevents.rules import RuleSet
from bnevents.rules.schema import Construction, Frame
from bnevents.text import Form, normalize

_CACHE_SIZE = 100_000


_GIVE = normalize("দেওয়া")
WordKind = Literal["noun", "verb", "adjective"]


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A frame that a word may set off.

    Attributes:
        frame: the frame.
        event: its event type.
        kind: whether the word is the frame's noun, verb or adjective.
        words: all words of the predicate, in order (`ক্ষোভ`, `প্রকাশ`).
        light: verbs that make the noun a predicate.
        pairs: light verbs of two words: the first word with the verbs that follow it (`অনুষ্ঠিত`: `হওয়া`).
        bare, object, gap: those of the frame's predicate.
    """

    frame: Frame
    event: str
    kind: WordKind
    words: tuple[str, ...]
    light: frozenset[str]
    pairs: Mapping[str, frozenset[str]]
    bare: frozenset[str]
    object: tuple[str, ...]
    gap: int


def _pairs(light: Iterable[str]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for words in light:
        first, _, second = words.rpartition(" ")
        if first:
            found[first] = found.get(first, frozenset()) | {second}
    return found


def _openers(verbs: Iterable[str]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for words in verbs:
        first, *rest = words.split()
        if rest:
            found[first] = found.get(first, frozenset()) | {rest[-1]}
    return found


def _nouns(rules: RuleSet, *names: str) -> frozenset[str]:
    return frozenset(word for name in names if name in rules.classes for word in rules.classes[name].noun_set)


def _word_sets(rules: RuleSet) -> WordSets:
    predicates = [frame.predicate for frame in rules.frames]
    adjectives = frozenset(word for predicate in predicates for word in predicate.adjective)
    nouns = [word.split() for predicate in predicates for word in predicate.noun]
    # `কমিটি গঠন`, `নদীতে পড়া`, `চাল বিতরণ`: the committee, the river and the rice are no events
    things = _nouns(rules, "body", "place") | (_nouns(rules, "goods") - _nouns(rules, "weapon"))
    return WordSets(
        actor_nouns=_nouns(rules, "actor"),
        actor_suffixes=rules.classes["actor"].suffix if "actor" in rules.classes else (),
        body_nouns=_nouns(rules, "body"),
        body_suffixes=rules.classes["body"].suffix if "body" in rules.classes else (),
        title_nouns=_nouns(rules, "office", "official"),
        title_suffixes=rules.classes["office"].suffix if "office" in rules.classes else (),
        named_bodies=_nouns(rules, "body") & _nouns(rules, "force", "court") - syntax().vague_bodies,
        thing_nouns=_nouns(rules, "actor", "victim", "weapon", "arms", "vehicle", "hazard", "aid", "law"),
        place_nouns=_nouns(rules, "place"),
        light_verbs=frozenset(verb for words in rules.light.values() for verb in words if " " not in verb),
        given=frozenset(
            word.split()[-1] for p in predicates if _GIVE in rules.resolve_light(p.light) for word in p.noun
        ),
        verb_openers=_openers(verb for predicate in predicates for verb in predicate.verb),
        adjectives=adjectives,
        event_nouns=frozenset(words[-1] for words in nouns) - things,
        predicate_words=adjectives | frozenset(part for words in nouns for part in words),
    )


class TriggerIndex:
    """The frames of a rule set by their first words, and the word sets that the parser needs."""

    def __init__(self, rules: RuleSet) -> None:
        self.rules = rules
        self._by_word: dict[str, list[Candidate]] = {}
        self._by_form: dict[Form, tuple[Candidate, ...]] = {}
        for frame in rules.frames:
            event, predicate = rules.event_type(frame.id), frame.predicate
            light = rules.resolve_light(predicate.light)
            pairs = _pairs(light)
            lists: tuple[tuple[WordKind, tuple[str, ...]], ...] = (
                ("noun", predicate.noun),
                ("verb", predicate.verb),
                ("adjective", predicate.adjective),
            )
            for kind, words in lists:
                for entry in words:
                    parts = tuple(entry.split())
                    candidate = Candidate(
                        frame, event, kind, parts, light, pairs, frozenset(predicate.bare), predicate.object,
                        predicate.gap,
                    )  # fmt: skip
                    self._by_word.setdefault(parts[0], []).append(candidate)
        frames = rules.frames
        # the roles of each event type, each with its generic role
        self.generics: dict[str, dict[str, GenericRole]] = {
            event: event_class(event).roles() for event in {rules.event_type(frame.id) for frame in frames}
        }
        # the roles of each event type that are places of their own
        self.places: dict[str, frozenset[str]] = {
            event: frozenset(role for role, kind in roles.items() if kind == "place" and role not in rules.common)
            for event, roles in self.generics.items()
        }
        # the roles of each frame that genitives inside what fills another role cannot fill
        self.own: dict[str, frozenset[str]] = {
            frame.id: frozenset(name for name, ways in frame.roles.items() if not any(way.of for way in ways))
            for frame in frames
        }
        self.checks = {frame.id: checks(frame) for frame in frames}
        self.words = _word_sets(rules)
        self._plans: dict[tuple[str, Construction, bool], Plan] = {}

    def plan(self, frame: Frame, event: str, construction: Construction, *, must: bool) -> Plan:
        """Return what a frame looks for while its predicate stands in a construction.

        Args:
            frame: the frame.
            event: its event type.
            construction: how the predicate stands.
            must: whether it tells what somebody must do.
        """
        key = (frame.id, construction, must)
        known = self._plans.get(key)
        if known is None:
            known = self._plans[key] = plan(frame, self.rules, self.generics[event], construction, must=must)
        return known

    def candidates(self, form: Form) -> tuple[Candidate, ...]:
        """Return the frames that this form may set off."""
        known = self._by_form.get(form)
        if known is None:
            if len(self._by_form) > _CACHE_SIZE:
                self._by_form.clear()
            keys = set(form.stems) | {verb.lexeme for verb in form.verbs}
            known = self._by_form[form] = tuple(c for key in sorted(keys) for c in self._by_word.get(key, ()))
        return known


@functools.lru_cache(maxsize=8)
def trigger_index(rules: RuleSet) -> TriggerIndex:
    """Return the index of a rule set, made once."""
    return TriggerIndex(rules)
