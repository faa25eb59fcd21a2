"""What finding names costs: microseconds a token, load time, memory."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from bnevents.entities import default_recognizer
from bnevents.entities.lookup import listed_mentions
from bnevents.text import split_sentences, tokenize
from support import FixtureArticle

pytestmark = pytest.mark.benchmark
ARTICLES = 4  # of the short fixtures in one text, which is as long as a news article then


def texts(articles: list[FixtureArticle]) -> list[str]:
    bodies = [article.text for article in articles]
    return ["\n\n".join(bodies[at : at + ARTICLES]) for at in range(0, len(bodies), ARTICLES)] * 5


def test_microseconds_a_token(articles: list[FixtureArticle], record_property) -> None:  # type: ignore[no-untyped-def]
    recognizer = default_recognizer()
    read = [(tokens := tokenize(text), split_sentences(tokens)) for text in texts(articles)]
    count = sum(len(tokens) for tokens, _ in read)
    best = min(_seconds(lambda: [recognizer.find(*document) for document in read]) for _ in range(5))
    record_property("all of names, microseconds a token", round(best / count * 1e6, 2))
    assert best / count < 15e-6


def test_microseconds_of_the_model(articles: list[FixtureArticle], record_property) -> None:  # type: ignore[no-untyped-def]
    recognizer = default_recognizer()
    assert recognizer.model is not None
    prepared = []
    for text in texts(articles):
        tokens = tokenize(text)
        words = recognizer._words.of(tokens.forms)
        ranges = [(sentence.first, sentence.last) for sentence in split_sentences(tokens)]
        prepared.append((words, listed_mentions(recognizer.gazetteer, words, ranges), ranges))
    count = sum(len(words) for words, _, _ in prepared)
    model = recognizer.model
    best = min(_seconds(lambda: [list(model.mentions(*document)) for document in prepared]) for _ in range(5))
    record_property("the model alone, microseconds a token", round(best / count * 1e6, 2))
    assert best / count < 6e-6


def test_load_time_and_memory() -> None:
    """In a process of its own: the recogniser is ready within a second after spaCy, in less than 350 MB."""
    code = """
import resource, time, spacy
started = time.perf_counter()
from bnevents.entities import default_recognizer
from bnevents.text import split_sentences, tokenize
tokens = tokenize("ঢাকায় বৈঠক হয়।")
assert default_recognizer().find(tokens, split_sentences(tokens))
print(time.perf_counter() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    seconds, megabytes = map(float, done.stdout.split())
    assert seconds < 1.0
    assert megabytes < 350


def _seconds(work) -> float:  # type: ignore[no-untyped-def]
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
