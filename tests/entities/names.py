"""What the tests of names share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from bnevents.entities import Recognizer, default_recognizer
from bnevents.models import Entity
from bnevents.text import split_sentences, tokenize


def find(
    text: str,
    *,
    published: dt.date | None = None,
    recognizer: Recognizer | None = None,
    given: Sequence[tuple[int, int, str]] = (),
) -> list[Entity]:
    """Return the names of a text."""
    tokens = tokenize(text)
    return (recognizer or default_recognizer()).find(tokens, split_sentences(tokens), published=published, given=given)


def labelled(text: str, **settings: object) -> list[tuple[str, str]]:
    """Return the names of a text with their labels."""
    return [(entity.text, entity.label) for entity in find(text, **settings)]  # type: ignore[arg-type]
