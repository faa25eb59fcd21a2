"""However a text is written, it tells the same events, with offsets into the text as passed."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from event_cases import FOLDER, cases, extractor

from bnevents.models import Extraction
from bnevents.rules.examples import found_facts
from bnevents.rules.schema import Example

COMPOSED = {"\u09af\u09bc": "\u09df", "\u09a1\u09bc": "\u09dc", "\u09a2\u09bc": "\u09dd"}  # য়, ড়, ঢ়


def composed(text: str) -> str:
    for letters, letter in COMPOSED.items():
        text = text.replace(letters, letter)
    return text


WAYS: dict[str, Callable[[str], str]] = {
    "composed": composed,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "ASCII digits": lambda text: text.translate({ord("০") + n: str(n) for n in range(10)}),
    "bars for dandas": lambda text: text.replace("।", "|"),
    "double quotes": lambda text: text.replace("‘", "“").replace("’", "”"),
    "straight quotes": lambda text: text.replace("‘", '"').replace("’", '"'),
    "joiners": lambda text: text.replace("ক্ষ", "ক্\u200cষ").replace("্য", "্\u200dয"),
    "spaces": lambda text: text.replace(" ", "  "),
    "paragraphs": lambda text: text.replace("। ", "।\n\n"),
}
CASES = [case for path in sorted(FOLDER.glob("*.yaml")) for case in cases(path.stem)]


def found(text: str, case: Example) -> Extraction:
    return extractor().extract(text, published=case.published, headline=case.headline)


@pytest.mark.parametrize("way", WAYS)
def test_the_same_events(way: str) -> None:
    changed = 0
    for case in CASES:
        text = WAYS[way](case.text)
        changed += text != case.text
        one, other = found(case.text, case), found(text, case)
        facts = [found_facts(event, one) for event in one.events]
        others = [found_facts(event, other) for event in other.events]
        if way == "spaces":
            others = [{key: _one_space(value) for key, value in fact.items()} for fact in others]
        assert others == facts, text
        spans = [*other.sentences, *other.entities, *other.times, *(event.trigger for event in other.events)]
        spans += [argument.span for event in other.events for argument in event.arguments]
        assert all(text[span.start : span.end] == span.text for span in spans)
    assert changed >= 3  # the way makes a difference to the writing


def _one_space(value: object) -> object:
    if isinstance(value, str):
        return " ".join(value.split())
    return [" ".join(word.split()) for word in value] if isinstance(value, list) else value
