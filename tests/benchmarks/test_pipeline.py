"""What a text costs, as a ratio to `spacy.blank("bn")` tokenising the same texts: warm, median of five, side by side.

Run with `make bench`; the ratios and their ceilings are those of the project's cost table.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import pytest
import spacy

import bnevents
from bnevents.pipeline.extractor import Extractor
from support import FixtureArticle

pytestmark = pytest.mark.benchmark
SENTENCE = "বুধবার ঢাকায় বাংলাদেশ ও ভুটান বাণিজ্য চুক্তিতে স্বাক্ষর করেছে। "


def side_by_side(*works: Callable[[], object], rounds: int = 5) -> list[float]:
    """Return the median seconds of each, measured in turn after one warm-up."""
    taken: list[list[float]] = [[] for _ in works]
    for k in range(rounds + 1):
        for times, work in zip(taken, works, strict=True):
            started = time.perf_counter()
            work()
            if k:
                times.append(time.perf_counter() - started)
    return [statistics.median(times) for times in taken]


@pytest.fixture(scope="module")
def texts(articles: list[FixtureArticle]) -> list[str]:
    return [a.text for a in articles] * 3


def read(texts: list[str], extractor: Extractor | None = None) -> Callable[[], object]:
    extract = bnevents.extract if extractor is None else extractor.extract
    return lambda: [extract(text, published="2024-11-10") for text in texts]


def test_default_pipeline(texts: list[str], record_property: Callable[[str, object], None]) -> None:
    blank = spacy.blank("bn")
    ours, theirs = side_by_side(read(texts), lambda: [blank.make_doc(text) for text in texts])
    record_property("ratio to spaCy's tokenizer", round(ours / theirs, 2))
    assert ours / theirs < 15


def test_without_the_name_model(texts: list[str], record_property: Callable[[str, object], None]) -> None:
    """Names are passed in, so that the trained model does not run."""
    blank, extractor = spacy.blank("bn"), Extractor()
    names = [list(extractor.extract(text, published="2024-11-10").entities) for text in texts]
    pairs = list(zip(texts, names, strict=True))
    ours, theirs = side_by_side(
        lambda: [extractor.extract(text, published="2024-11-10", entities=found) for text, found in pairs],
        lambda: [blank.make_doc(text) for text in texts],
    )
    record_property("ratio without the name model", round(ours / theirs, 2))
    assert ours / theirs < 10


def test_against_dateparser(texts: list[str], record_property: Callable[[str, object], None]) -> None:
    from dateparser.search import search_dates

    few = texts[:5]
    ours, theirs = side_by_side(read(few), lambda: [search_dates(text, languages=["bn"]) for text in few], rounds=3)
    record_property("ratio to dateparser", round(ours / theirs, 2))
    assert ours / theirs < 1.0


def test_cost_grows_linearly(record_property: Callable[[str, object], None]) -> None:
    """Ten thousand sentences cost at most twice as much a sentence as a hundred do."""
    sizes = (100, 1_000, 10_000)
    seconds = [side_by_side(read([SENTENCE * n]), rounds=1)[0] / n for n in sizes]
    record_property("milliseconds a sentence", [round(s * 1000, 3) for s in seconds])
    assert seconds[-1] < 2 * seconds[0]


def test_loading(record_property: Callable[[str, object], None]) -> None:
    """A new process has read its first sentence within a second beyond importing spaCy."""
    import subprocess
    import sys

    def run(code: str) -> float:
        return min(_seconds(lambda: subprocess.run([sys.executable, "-c", code], check=True)) for _ in range(3))

    ours = run(f"import spacy, bnevents; bnevents.extract({SENTENCE!r}, published='2024-03-28')")
    record_property("seconds to the first result", round(ours - run("import spacy"), 2))
    assert ours - run("import spacy") < 1.5


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
