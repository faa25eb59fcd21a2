"""What finding times costs, side by side with dateparser's search and with tokenising."""

from __future__ import annotations

import datetime as dt
import statistics
import time
from collections.abc import Callable

import pytest
import spacy
from dateparser.search import search_dates

from bnevents.text import split_sentences, tokenize
from bnevents.times import find_times
from support import FixtureArticle

pytestmark = pytest.mark.benchmark


def test_against_dateparser(articles: list[FixtureArticle], record_property) -> None:  # type: ignore[no-untyped-def]
    """All expressions of the fixtures, found and resolved, in less than a sixth of dateparser's time."""
    published = dt.datetime(2024, 11, 12)
    read = [(tokens := tokenize(article.text), split_sentences(tokens)) for article in articles]
    nlp = spacy.blank("bn")

    def ours() -> int:
        return sum(len(find_times(tokens, sentences, published=published)) for tokens, sentences in read)

    def theirs() -> None:
        for article in articles:
            search_dates(article.text, languages=["bn"], settings={"RELATIVE_BASE": published})

    def tokenising() -> None:
        for article in articles:
            nlp.make_doc(article.text)

    assert ours() > 0
    mine, tokens = _median(ours), _median(tokenising)
    other = _median(theirs, rounds=3)
    record_property("times, share of dateparser's search", round(mine / other, 3))
    record_property("times, share of tokenising", round(mine / tokens, 2))
    assert mine < other / 6


def _median(run: Callable[[], object], rounds: int = 5) -> float:
    run()
    seconds: list[float] = []
    for _ in range(rounds):
        started = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - started)
    return statistics.median(seconds)
