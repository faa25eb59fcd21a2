"""Examples compared with what came out: exactly, event by event and key by key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from bnevents.models import Event, Extraction
from bnevents.rules.schema import Example, ExampleEvent
from bnevents.text import normalize

Facts = dict[str, object]


@dataclass(frozen=True, slots=True)
class Comparison:
    """How what was found differs from what an example expects.

    Attributes:
        missing: expected events that nothing found resembles.
        extra: found events that nothing expected resembles.
        different: pairs of expected and found events that tell of the same happening, with the keys that differ.
    """

    missing: tuple[Facts, ...]
    extra: tuple[Facts, ...]
    different: tuple[tuple[Facts, Facts, tuple[str, ...]], ...]

    @property
    def equal(self) -> bool:
        """Whether everything is as expected."""
        return not (self.missing or self.extra or self.different)


def compare(example: Example, extraction: Extraction) -> Comparison:
    """Compare an example with what was found in its text.

    Every event counts, of every type. An absent key means empty, affirmed, actual; a role's fillers are compared by
    lemma without regard to their order, a time by its value, a quantity by its number, a cause by its type. An absent
    `trigger` is not compared.
    """
    expected = [expected_facts(event) for event in example.events]
    found = [found_facts(event, extraction) for event in extraction.events]
    different: list[tuple[Facts, Facts, tuple[str, ...]]] = []
    for strict in (True, False):  # first those that are equal, so that a twin does not take their place
        for facts in list(expected):
            partner = _partner(facts, found, strict=strict)
            if partner is None:
                continue
            expected.remove(facts)
            found.remove(partner)
            if keys := differing_keys(facts, partner):
                different.append((facts, partner, keys))
    return Comparison(tuple(expected), tuple(found), tuple(different))


def expected_facts(event: ExampleEvent) -> Facts:
    """Return what an example says of an event, key by key, absent keys left out."""
    facts: Facts = {
        "type": event.type,
        "trigger": normalize(event.trigger) if event.trigger else None,
        "time": event.time,
        "quantity": event.quantity,
        "polarity": None if event.polarity == "affirmed" else event.polarity,
        "modality": None if event.modality == "actual" else event.modality,
        "attribution": sorted(event.attribution),
        "cause": event.cause,
    }
    facts.update((role, sorted(words)) for role, words in event.fillers.items())
    return {key: value for key, value in facts.items() if value not in (None, [])}


def found_facts(event: Event, extraction: Extraction) -> Facts:
    """Return the same of an event that was found."""
    causes = {other.id: other.type for other in extraction.events}
    fillers: dict[str, list[str]] = {}
    for argument in event.arguments:
        if argument.generic != "quantity":
            fillers.setdefault(argument.role, []).append(normalize(argument.lemma))
    numbers = [argument.value for argument in event.arguments if argument.generic == "quantity"]
    facts: Facts = {
        "type": event.type,
        "trigger": normalize(event.trigger.text),
        "time": (event.time.value or "?") if event.time else None,
        "quantity": numbers[0] if len(numbers) == 1 else numbers or None,
        "polarity": None if event.polarity == "affirmed" else event.polarity,
        "modality": None if event.modality == "actual" else event.modality,
        "attribution": sorted(normalize(argument.lemma) for argument in event.attribution),
        "cause": causes.get(event.cause) if event.cause else None,
    }
    facts.update((role, sorted(words)) for role, words in fillers.items())
    return {key: value for key, value in facts.items() if value not in (None, [])}


def differing_keys(expected: Facts, found: Facts) -> tuple[str, ...]:
    """Return the keys in which two descriptions of one event differ."""
    keys = [key for key in dict.fromkeys((*expected, *found)) if expected.get(key) != found.get(key)]
    return tuple(key for key in keys if key != "trigger" or "trigger" in expected)


def tell(facts: Facts) -> str:
    """Return a description of an event as a line of YAML, to read and to paste into an example."""
    return "{" + ", ".join(f"{key}: {_value(value)}" for key, value in facts.items()) + "}"


def tell_all(comparison: Comparison) -> Iterable[str]:
    """Yield the differences, a line each."""
    for facts in comparison.missing:
        yield f"missing: {tell(facts)}"
    for facts in comparison.extra:
        yield f"not expected: {tell(facts)}"
    for expected, found, keys in comparison.different:
        parts = (f"{key}: expected {_value(expected.get(key))}, found {_value(found.get(key))}" for key in keys)
        yield f"{expected['type']} {_value(found['trigger'])}: {'; '.join(parts)}"


def _partner(expected: Facts, found: Sequence[Facts], *, strict: bool) -> Facts | None:
    same = [facts for facts in found if facts["type"] == expected["type"]]
    if strict:
        return next((facts for facts in same if not differing_keys(expected, facts)), None)
    if not same:
        return None
    return min(same, key=lambda facts: (_distance(expected, facts), len(differing_keys(expected, facts))))


def _distance(expected: Facts, found: Facts) -> int:
    """Say how unlike two triggers are: 0 the same, 1 with a common word, 2 without."""
    ours, theirs = str(expected.get("trigger", "")), str(found["trigger"])
    if ours == theirs:
        return 0
    return 1 if Counter(ours.split()) & Counter(theirs.split()) else 2


def _value(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, list):
        return f"[{', '.join(map(str, cast('list[object]', value)))}]"
    return str(value)
