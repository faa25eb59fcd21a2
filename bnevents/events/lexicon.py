"""The closed classes and cue tables of the clause analysis, read once from `data/*.yaml`."""

from __future__ import annotations

import functools
from dataclasses import dataclass
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
    supposing: frozenset[str]
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
    comitative: frozenset[str]
    existence: frozenset[str]
    befalling: frozenset[str]
    compound_places: frozenset[str]
    case_markers: dict[str, str]
    relatives: frozenset[str]


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
    return Syntax(
        postpositions={first: tuple(sorted(rows, key=len, reverse=True)) for first, rows in posts.items()},
        conjunctions=frozenset(table["conjunctions"]),
        particles=frozenset(table["particles"]),
        supposing=frozenset(table["supposing"]),
        stances=frozenset(table["stances"]),
        determiners=frozenset(table["determiners"]),
        pronouns=pronouns,
        heads_after_name=frozenset(table["heads_after_name"]),
        body_members=frozenset(table["body_members"]),
        whole_offices=tuple(table["whole_offices"]),
        governments=frozenset(table["governments"]),
        followers=frozenset(table["followers"]),
        heads_of_state=frozenset(table["heads_of_state"]),
        place_titles=frozenset(table["place_titles"]),
        place_nouns=frozenset(table["place_nouns"]),
        spots=frozenset(table["spots"]),
        beside=frozenset(table["beside"]),
        vectors=frozenset(table["vectors"]),
        modals={verb: modal for modal, verbs in table["modals"].items() for verb in verbs},
        passive=frozenset(table["passive"]),
        negators=frozenset(table["negators"]),
        classifiers=frozenset(table["classifiers"]),
        shared_units=frozenset(table["shared_units"]),
        struck=tuple(table["struck"]),
        becoming=frozenset(table["becoming"]),
        held=frozenset(table["held"]),
        adjectival=frozenset(table["adjectival"]),
        levels=frozenset(table["levels"]),
        sites=frozenset(table["sites"]),
        posted=frozenset(table["posted"]),
        backed=frozenset(table["backed"]),
        taken_to=frozenset(table["taken_to"]),
        aged=frozenset(table["aged"]),
        attributive=frozenset(table["attributive"]),
        kinds=frozenset(table["kinds"]),
        apart=frozenset(table["apart"]),
        sweeping=frozenset(table["sweeping"]),
        prepositions=frozenset(table["prepositions"]),
        adverb_endings=tuple(table["adverb_endings"]),
        naming=frozenset(table["naming"]),
        owned=frozenset(table["owned"]),
        tried=frozenset(table["tried"]),
        credited=frozenset(table["credited"]),
        spread=frozenset(table["spread"]),
        degrees=frozenset(table["degrees"]),
        phases=frozenset(table["phases"]),
        pointed=frozenset(table["pointed"]),
        charges={event: frozenset(words) for event, words in table["charges"].items()},
        occasions=frozenset(table["occasions"]),
        genitive_only=frozenset(table["genitive_only"]),
        sequels=frozenset(table["sequels"]),
        grounds=frozenset(table["grounds"]),
        matters=frozenset(table["matters"]),
        suffered=frozenset(table["suffered"]),
        undergone=frozenset(table["undergone"]),
        ordinals=frozenset(table["ordinals"]),
        occasion_postpositions=frozenset((*table["sequels"], *table["occasion_postpositions"])),
        comitative=frozenset(table["comitative"]),
        existence=frozenset(table["existence"]),
        befalling=frozenset((*table["passive"], *table["existence"], *table["befalling"])),
        compound_places=frozenset(table["compound_places"]),
        relatives=frozenset(table["relatives"]),
        case_markers={ending: case for case, endings in table["case_markers"].items() for ending in endings},
    )
