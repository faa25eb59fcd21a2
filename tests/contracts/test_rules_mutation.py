"""Every trigger, role condition and factuality cue is needed: without it an example comes out differently.

A mutant is the rules with one thing deleted. Only examples whose words set off the mutated frame can tell the
difference, and of those only the event search is run again: tokens, names and times stay as they are. `make test` looks
at a sample, always the same; `make mutation` at all.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, cast

import pytest
import yaml

from bnevents.events import Trace
from bnevents.events import factuality as cue_tables
from bnevents.models import Extraction
from bnevents.pipeline.batch import default_extractor
from bnevents.pipeline.extractor import Analysis, Extractor
from bnevents.rules import RuleSet, load_rules
from bnevents.rules.examples import compare
from bnevents.rules.schema import Example, Filler, Frame, Predicate

NEEDED = 0.95
SAMPLE = 150
NEEDED_OF_SAMPLE = 0.92  # a sample of 150 is off by some hundredths; the whole is what must hold
GOLDEN = Path(__file__).resolve().parents[1] / "golden"
# What a cue table holds besides cues: which words let a cue through, and whose deed it is.
NO_CUES = {"transparent", "through", "control", "obliging", "verbal"}


@dataclass(frozen=True)
class Read:
    """An example that comes out as it says, analysed, with the frames that its words set off."""

    example: Example
    analysis: Analysis
    tried: frozenset[str]
    frame: str


def deletions(frame: Frame) -> Iterator[tuple[str, Frame | None]]:
    """Yield what can be deleted from a frame, and the frame without it; None where nothing is left to match."""
    for change, predicate in _fewer_words(frame.predicate):
        yield change, predicate and frame.model_copy(update={"predicate": predicate})
    for role, fillers in frame.roles.items():
        for k, filler in enumerate(fillers):
            rest = fillers[:k] + fillers[k + 1 :]
            roles = {**frame.roles, role: rest} if rest else {r: f for r, f in frame.roles.items() if r != role}
            yield f"role {role} {k + 1}", frame.model_copy(update={"roles": roles})
            for key, looser in _looser(filler):
                changed = (*fillers[:k], looser, *fillers[k + 1 :])
                yield f"{role} {k + 1} {key}", frame.model_copy(update={"roles": {**frame.roles, role: changed}})
    for name in ("when", "unless"):
        conditions = getattr(frame, name)
        for k in range(len(conditions)):
            yield f"{name} {k + 1}", frame.model_copy(update={name: conditions[:k] + conditions[k + 1 :]})
    if frame.governs is not None:
        for key in frame.governs.model_fields_set:
            default = type(frame.governs).model_fields[key].default
            yield (
                f"governs {key}",
                frame.model_copy(update={"governs": frame.governs.model_copy(update={key: default})}),
            )
    for name in ("count_of", "modality", "polarity"):
        if getattr(frame, name) is not None:
            yield name, frame.model_copy(update={name: None})
    for name in ("beats", "caused_by"):
        for word in getattr(frame, name):
            yield (
                f"{name} {word}",
                frame.model_copy(update={name: tuple(other for other in getattr(frame, name) if other != word)}),
            )
    for role in frame.lends:
        yield f"lends {role}", frame.model_copy(update={"lends": {r: v for r, v in frame.lends.items() if r != role}})


def _fewer_words(predicate: Predicate) -> Iterator[tuple[str, Predicate | None]]:
    for name in ("noun", "light", "verb", "adjective", "bare", "object"):
        words = cast("tuple[str, ...]", getattr(predicate, name))
        for word in words:
            less = predicate.model_copy(update={name: tuple(other for other in words if other != word)})
            yield f"{name} {word}", less if less.noun or less.verb or less.adjective else None


def _looser(filler: Filler) -> Iterator[tuple[str, Filler]]:
    for key in ("case", "is_", "head", "not_head", "inside", "label", "not_label", "required"):
        if getattr(filler, key):
            looser = filler.model_copy(update={key: Filler.model_fields[key].default})
            if looser != Filler(required=looser.required):
                yield key, looser


def with_frame(rules: RuleSet, old: str, new: Frame | None) -> RuleSet:
    """Return the rules with one frame replaced or left out."""
    if new is None:
        return rules.without([old])
    packs = tuple(
        replace(pack, frames=tuple(new if frame.id == old else frame for frame in pack.frames))
        if any(frame.id == old for frame in pack.frames)
        else pack
        for pack in rules.packs
    )
    return RuleSet(packs, rules.classes, rules.light, rules.common, rules.relations, rules.disabled)


def events_of(extractor: Extractor, analysis: Analysis, trace: Trace | None = None) -> Extraction:
    return Extraction(text=analysis.text, events=tuple(extractor.find_events(analysis, trace=trace)))


@pytest.fixture(scope="module")
def readings() -> list[Read]:
    """The examples of all packs that come out as they say."""
    extractor = default_extractor()
    found: list[Read] = []
    for frame, example in examples():
        analysis = extractor.analyse(
            example.text, published=example.published, region=example.region, headline=example.headline
        )
        trace = Trace()
        if compare(example, events_of(extractor, analysis, trace)).equal:
            tried = frozenset(attempt[0] for attempt in trace.attempts)
            found.append(Read(example, analysis, tried, frame))
    return found


def examples() -> Iterator[tuple[str, Example]]:
    """Yield the examples of the packs, then the sentences of `tests/golden/frames/`, with their frames."""
    for pack in load_rules().packs:
        for frame in pack.frames:
            yield from ((frame.id, example) for example in frame.examples)
    for path in sorted((GOLDEN / "frames").glob("*.yaml")):
        for frame, given in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader).items():
            yield from ((frame, Example.model_validate(example)) for example in given)


def survivors(mutants: list[tuple[str, str, Frame | None]], readings: list[Read]) -> list[str]:
    """Return the mutants that no example tells from the rules as they are."""
    rules, recognizer = load_rules(), default_extractor().recognizer
    by_frame: dict[str, list[Read]] = {}
    for read in readings:
        for frame in read.tried:
            by_frame.setdefault(frame, []).append(read)
    alive: list[str] = []
    for frame_id, change, frame in mutants:
        extractor = Extractor(rules=with_frame(rules, frame_id, frame), recognizer=recognizer)
        touched = sorted(by_frame.get(frame_id, ()), key=lambda read: read.frame != frame_id)
        if all(compare(read.example, events_of(extractor, read.analysis)).equal for read in touched):
            alive.append(f"{frame_id}: {change}")
    return alive


def all_mutants() -> list[tuple[str, str, Frame | None]]:
    return [(f.id, change, mutant) for f in load_rules().frames for change, mutant in deletions(f)]


def test_a_sample_of_the_rules_is_needed(readings: list[Read]) -> None:
    mutants = random.Random(48).sample(all_mutants(), SAMPLE)
    alive = survivors(mutants, readings)
    assert len(alive) <= (1 - NEEDED_OF_SAMPLE) * len(mutants), "\n".join(alive)


@pytest.mark.slow
def test_the_rules_are_needed(readings: list[Read], record_property: Callable[[str, object], None]) -> None:
    mutants = all_mutants()
    alive = survivors(mutants, readings)
    record_property("deletions that break an example", f"{len(mutants) - len(alive)} of {len(mutants)}")
    assert len(alive) <= (1 - NEEDED) * len(mutants), "\n".join(alive)


def contrasts() -> Iterator[tuple[str, str, str, str]]:
    """Yield event type, sentence, polarity and modality of the contrast sentences."""
    for name in ("factuality.yaml", "cue_words.yaml"):
        for group in yaml.safe_load((GOLDEN / name).read_text(encoding="utf-8")):
            given = group["sentences"]
            pairs = given.items() if isinstance(given, dict) else (pair for one in given for pair in one.items())
            for event, text in pairs:
                yield event, text, group.get("polarity", "affirmed"), group.get("modality", "actual")


def fewer_cues() -> Iterator[tuple[str, cue_tables.Cues]]:
    """Yield each cue, and the tables without it."""
    whole = cue_tables.cues()
    for field in fields(whole):
        if field.name in NO_CUES:
            continue
        table: Any = getattr(whole, field.name)
        for word in table:
            rest = {w: v for w, v in table.items() if w != word} if isinstance(table, dict) else table - {word}
            yield f"{field.name} {word}", replace(whole, **{field.name: rest})


def may_show(analysis: Analysis, cue: str) -> bool:
    """Say whether a text can tell that a cue is missing: it has the word, or the cue is a form and no word."""
    word = cue.split()[-1]
    forms = analysis.tokens.forms
    return word.isascii() or any(word in form.stems or word in {v.lexeme for v in form.verbs} for form in forms)


def test_the_cues_are_needed(readings: list[Read], monkeypatch: pytest.MonkeyPatch) -> None:
    extractor = default_extractor()

    def values(analysis: Analysis, event: str) -> list[tuple[str, str]]:
        return [(e.polarity, e.modality) for e in extractor.find_events(analysis) if e.type == event]

    told = [(event, extractor.analyse(text), [(polarity, modality)]) for event, text, polarity, modality in contrasts()]
    right = [(event, analysis, value) for event, analysis, value in told if values(analysis, event) == value]
    open_examples = [
        read
        for read in readings
        if any(e.polarity != "affirmed" or e.modality != "actual" for e in read.example.events)
    ]
    mutants = list(fewer_cues())
    alive: list[str] = []
    for cue, tables in mutants:
        monkeypatch.setattr(cue_tables, "cues", lambda tables=tables: tables)
        if all(values(analysis, event) == value for event, analysis, value in right if may_show(analysis, cue)) and all(
            compare(read.example, events_of(extractor, read.analysis)).equal
            for read in open_examples
            if may_show(read.analysis, cue)
        ):
            alive.append(cue)
    assert len(alive) <= (1 - NEEDED) * len(mutants), f"{len(alive)} of {len(mutants)}: {alive}"
