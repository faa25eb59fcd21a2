"""The closed classes and cue tables of the clause analysis, read once from `data/*.yaml`."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, fields
from importlib import resources
from typing import Any, cast

import yaml

from bnevents.text import normalize


def _normal(value: Any) -> Any:
    if isinstance(value, str):
        return normalize(value)
    if isinstance(value, list):
        return [_normal(item) for item in cast("list[Any]", value)]
    if isinstance(value, dict):
        return {_normal(key): _normal(item) for key, item in cast("dict[Any, Any]", value).items()}
    return value


@functools.cache
def read_table(name: str) -> dict[str, Any]:
    """Return `data/<name>.yaml` with every string normalised; all scalars are strings."""
    text = resources.files("bnevents.events").joinpath("data", f"{name}.yaml").read_text(encoding="utf-8")
    return cast("dict[str, Any]", _normal(yaml.load(text, Loader=yaml.CBaseLoader)))


def word_lists(kind: type[Any], table: Mapping[str, Any]) -> dict[str, Any]:
    """Return the lists of a table that are fields of a class of tables, as sets of words."""
    lists = (field.name for field in fields(kind) if isinstance(table.get(field.name), list))
    return {name: frozenset(table[name]) for name in lists}


@dataclass(frozen=True, slots=True)
class Syntax:
    """Closed word classes; see `data/syntax.yaml` for what each holds."""

    postpositions: dict[str, tuple[tuple[str, ...], ...]]
    shared_units: frozenset[str]
    struck: tuple[str, ...]
    becoming: frozenset[str]
    held: frozenset[str]
    adjectival: frozenset[str]
    levels: frozenset[str]
    sites: frozenset[str]
    posted: frozenset[str]
    backed: frozenset[str]
    taken_to: frozenset[str]
    conjunctions: frozenset[str]
    particles: frozenset[str]
    adverbs: frozenset[str]
    supposing: frozenset[str]
    predicative: frozenset[str]
    stances: frozenset[str]
    determiners: frozenset[str]
    pronouns: dict[str, tuple[str, str]]
    heads_after_name: frozenset[str]
    body_members: frozenset[str]
    whole_offices: tuple[str, ...]
    governments: frozenset[str]
    followers: frozenset[str]
    heads_of_state: frozenset[str]
    place_titles: frozenset[str]
    place_nouns: frozenset[str]
    spots: frozenset[str]
    beside: frozenset[str]
    vectors: frozenset[str]
    modals: dict[str, str]
    passive: frozenset[str]
    negators: frozenset[str]
    classifiers: frozenset[str]
    aged: frozenset[str]
    retired: frozenset[str]
    attributive: frozenset[str]
    kinds: frozenset[str]
    apart: frozenset[str]
    sweeping: frozenset[str]
    prepositions: frozenset[str]
    adverb_endings: tuple[str, ...]
    naming: frozenset[str]
    owned: frozenset[str]
    tried: frozenset[str]
    credited: frozenset[str]
    spread: frozenset[str]
    degrees: frozenset[str]
    phases: frozenset[str]
    pointed: frozenset[str]
    charges: dict[str, frozenset[str]]
    occasions: frozenset[str]
    genitive_only: frozenset[str]
    sequels: frozenset[str]
    grounds: frozenset[str]
    matters: frozenset[str]
    suffered: frozenset[str]
    undergone: frozenset[str]
    ordinals: frozenset[str]
    occasion_postpositions: frozenset[str]
    causes: frozenset[str]
    asides: frozenset[str]
    comitative: frozenset[str]
    existence: frozenset[str]
    befalling: frozenset[str]
    compound_places: frozenset[str]
    case_markers: dict[str, str]
    relatives: frozenset[str]
    thing_relatives: frozenset[str]
    standing: frozenset[str]
    taking_up: frozenset[str]
    vague_bodies: frozenset[str]


@functools.cache
def syntax() -> Syntax:
    """Return the closed classes of Bengali syntax."""
    table = read_table("syntax")
    posts: dict[str, list[tuple[str, ...]]] = {}
    for phrase in (*table["postpositions"], *table["owned"]):
        words = tuple(phrase.split())
        posts.setdefault(words[0], []).append(words)
    pronouns = {word: (kind, "bare") for kind, words in table["pronouns"].items() for word in words}
    for kind, cases in table["pronoun_forms"].items():
        pronouns |= {word: (kind, case) for case, words in cases.items() for word in words}
    irregular: dict[str, Any] = {
        "postpositions": {first: tuple(sorted(rows, key=len, reverse=True)) for first, rows in posts.items()},
        "pronouns": pronouns,
        "whole_offices": tuple(table["whole_offices"]),
        "struck": tuple(table["struck"]),
        "adverb_endings": tuple(table["adverb_endings"]),
        "modals": {verb: modal for modal, verbs in table["modals"].items() for verb in verbs},
        "charges": {event: frozenset(words) for event, words in table["charges"].items()},
        "occasion_postpositions": frozenset((*table["sequels"], *table["occasion_postpositions"])),
        "befalling": frozenset((*table["passive"], *table["existence"], *table["befalling"])),
        "case_markers": {ending: case for case, endings in table["case_markers"].items() for ending in endings},
    }
    return Syntax(**word_lists(Syntax, table) | irregular)
