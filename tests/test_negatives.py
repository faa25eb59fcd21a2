"""Twenty pages on sport, weather, food and the like: almost nothing fires."""

from __future__ import annotations

from pathlib import Path

import pytest

import bnevents

PAGES = sorted((Path(__file__).with_name("negatives")).glob("*.txt"))


@pytest.fixture(scope="module")
def fired() -> dict[str, list[str]]:
    return {
        path.stem: [
            f"{event.type} «{event.trigger.text}» by {event.rule}: {event.sentence.text}"
            for event in bnevents.extract(path.read_text(encoding="utf-8"), published="2024-05-20").events
        ]
        for path in PAGES
    }


def test_there_are_twenty() -> None:
    assert len(PAGES) == 20


def test_almost_nothing_fires(fired: dict[str, list[str]]) -> None:
    said = [f"{name}: {line}" for name, lines in fired.items() for line in lines]
    assert len(said) <= 3, "\n".join(said)


@pytest.mark.parametrize("name", [path.stem for path in PAGES])
def test_no_page_has_more_than_one(fired: dict[str, list[str]], name: str) -> None:
    assert len(fired[name]) <= 1, "\n".join(fired[name])
