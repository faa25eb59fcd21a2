"""Triggers: from a word form to the frames that it may set off, looked up once per distinct form."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from bnevents.events.phrases import WordSets
from bnevents.models import GenericRole, event_class
from bnevents.rules import RuleSet
from bnevents.rules.schema import Case, Construction, Filler, Frame
from bnevents.text import Form, normalize

_CACHE_SIZE = 100_000


_GIVE = normalize("দেওয়া")
WordKind = Literal["noun", "verb", "adjective"]
_CASES: frozenset[str] = frozenset(get_args(Case))
_PLACES = frozenset(("head", "compound"))
Shape = tuple[frozenset[str], frozenset[str]]


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
    """

    frame: Frame
    event: str
    kind: WordKind
    words: tuple[str, ...]
    light: frozenset[str]
    pairs: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])


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
    return WordSets(
        actor_nouns=_nouns(rules, "actor"),
        actor_suffixes=rules.classes["actor"].suffix if "actor" in rules.classes else (),
        body_nouns=_nouns(rules, "body"),
        body_suffixes=rules.classes["body"].suffix if "body" in rules.classes else (),
        title_nouns=_nouns(rules, "office", "official"),
        thing_nouns=_nouns(rules, "actor", "victim", "weapon", "arms", "vehicle", "hazard", "aid"),
        place_nouns=_nouns(rules, "place"),
        light_verbs=frozenset(verb for words in rules.light.values() for verb in words if " " not in verb),
        given=frozenset(
            word.split()[-1] for p in predicates if _GIVE in rules.resolve_light(p.light) for word in p.noun
        ),
        verb_openers=_openers(verb for predicate in predicates for verb in predicate.verb),
        adjectives=adjectives,
        event_nouns=frozenset(words[-1] for words in nouns),
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
                    candidate = Candidate(frame, event, kind, parts, light, pairs)
                    self._by_word.setdefault(parts[0], []).append(candidate)
        frames = rules.frames
        # the roles of each event type, each with its generic role
        self.generics: dict[str, dict[str, GenericRole]] = {
            event: event_class(event).roles() for event in {rules.event_type(frame.id) for frame in frames}
        }
        # the roles of each frame with their ways, in the order in which they are filled
        self.ways: dict[str, list[tuple[str, tuple[Filler, ...]]]] = {
            frame.id: sorted(frame.roles.items(), key=_order) for frame in frames
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
        # the common roles of each frame
        self.common = {frame.id: _common(frame, rules) for frame in frames}
        self.words = _word_sets(rules)
        self._shapes: dict[tuple[int, str, bool], Shape] = {}  # by identity: the rule set holds its fillers

    def shape(self, filler: Filler, construction: Construction, must: bool) -> Shape:
        """Return the cases and postpositions, and the special places, that a filler may have in a construction.

        Args:
            filler: one way to fill a role.
            construction: how the predicate stands.
            must: whether it tells what somebody must do.
        """
        key = (id(filler), construction, must)
        known = self._shapes.get(key)
        if known is None:
            known = self._shapes[key] = self._shape(filler, construction, must)
        return known

    def _shape(self, filler: Filler, construction: Construction, must: bool) -> Shape:
        if filler.rel not in ("subject", "object") or filler.postposition:
            return frozenset((*filler.case, *filler.postposition)), frozenset()
        usual = frozenset(self.rules.relations.get(filler.rel, {}).get(construction, ()))
        where = usual & _PLACES
        marks = usual - where
        if filler.case:
            marks = marks - _CASES | set(filler.case)
        elif filler.rel == "subject" and must:
            marks |= {"accusative", "genitive"}
        return marks, where

    def candidates(self, form: Form) -> tuple[Candidate, ...]:
        """Return the frames that this form may set off."""
        known = self._by_form.get(form)
        if known is None:
            if len(self._by_form) > _CACHE_SIZE:
                self._by_form.clear()
            keys = set(form.stems) | {verb.lexeme for verb in form.verbs}
            known = self._by_form[form] = tuple(c for key in sorted(keys) for c in self._by_word.get(key, ()))
        return known


def _common(frame: Frame, rules: RuleSet) -> dict[str, tuple[Filler, ...]]:
    """Return the common roles that a frame has, but for one whose place it tells itself, with its own other ways."""
    own = {name: frame.roles.get(name, ()) for name in rules.common}
    told = {name for name, ways in own.items() if any("locative" in way.case for way in ways)}
    return {name: (*own[name], *ways) for name, ways in rules.common.items() if name not in told}


def _order(role: tuple[str, tuple[Filler, ...]]) -> int:
    """Fill the subject first, since its case is the least telling, and what is governed last: it is what is left."""
    ways = role[1]
    if any(filler.rel == "content" for filler in ways):
        return 2
    return int(ways[0].rel != "subject")


@functools.lru_cache(maxsize=8)
def trigger_index(rules: RuleSet) -> TriggerIndex:
    """Return the index of a rule set, made once."""
    return TriggerIndex(rules)
