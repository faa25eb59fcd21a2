"""What a text costs, as a ratio to `spacy.blank("bn")` tokenising the same texts: warm, median of five, side by side.

Run with `make bench`; the ratios and their ceilings are those of the project's cost table.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable

import pytest
import spacy

import bnevents
from bnevents.entities import Recognizer, default_recognizer
from bnevents.pipeline.extractor import Extractor
from support import ROOT

pytestmark = pytest.mark.benchmark
Tell = Callable[[str, object], None]
SENTENCE = "বুধবার ঢাকায় বাংলাদেশ ও ভুটান বাণিজ্য চুক্তিতে স্বাক্ষর করেছে। "


def side_by_side(*works: Callable[[], object], rounds: int = 5) -> list[float]:
    """Return the median seconds of processor time of each, measured in turn after one warm-up."""
    taken: list[list[float]] = [[] for _ in works]
    for k in range(rounds + 1):
        for times, work in zip(taken, works, strict=True):
            started = time.process_time()
            work()
            if k:
                times.append(time.process_time() - started)
    return [statistics.median(times) for times in taken]


@pytest.fixture
def tell(capsys: pytest.CaptureFixture[str]) -> Tell:
    """Show a figure, whether the test passes or not."""

    def show(name: str, value: object) -> None:
        with capsys.disabled():
            sys.stdout.write(f"\n{name}: {value}\n")

    return show


def texts_in(*folders: str) -> list[str]:
    return [path.read_text(encoding="utf-8") for name in folders for path in sorted((ROOT / name).glob("*.txt"))]


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """Whole pages, with and without events."""
    return texts_in("fixtures/pages", "tests/negatives")


def read(texts: list[str], extractor: Extractor | None = None) -> Callable[[], object]:
    extract = bnevents.extract if extractor is None else extractor.extract
    return lambda: [extract(text, published="2024-11-10") for text in texts]


def test_default_pipeline(texts: list[str], tell: Tell) -> None:
    blank = spacy.blank("bn")
    ours, theirs = side_by_side(read(texts), lambda: [blank.make_doc(text) for text in texts])
    tell("ratio to spaCy's tokenizer", round(ours / theirs, 2))
    dense = texts_in("fixtures")
    ours_dense, theirs_dense = side_by_side(read(dense), lambda: [blank.make_doc(text) for text in dense])
    tell("the same on articles with an event every twelve tokens", round(ours_dense / theirs_dense, 2))
    assert ours / theirs < 12


def test_without_the_name_model(texts: list[str], tell: Tell) -> None:
    blank, extractor = spacy.blank("bn"), Extractor(recognizer=Recognizer(default_recognizer().gazetteer))
    ours, theirs = side_by_side(read(texts, extractor), lambda: [blank.make_doc(text) for text in texts])
    tell("ratio without the name model", round(ours / theirs, 2))
    assert ours / theirs < 8


def test_against_dateparser(texts: list[str], tell: Tell) -> None:
    from dateparser.search import search_dates

    few = texts[:5]
    ours, theirs = side_by_side(read(few), lambda: [search_dates(text, languages=["bn"]) for text in few], rounds=3)
    tell("ratio to dateparser", round(ours / theirs, 2))
    assert ours / theirs < 1.0


def test_cost_grows_linearly(tell: Tell) -> None:
    """Ten thousand sentences cost at most twice as much a sentence as a hundred do."""
    sizes = (100, 1_000, 10_000)
    seconds = [side_by_side(read([SENTENCE * n]), rounds=1)[0] / n for n in sizes]
    tell("milliseconds a sentence", [round(s * 1000, 3) for s in seconds])
    assert seconds[-1] < 2 * seconds[0]


def test_loading(tell: Tell) -> None:
    """A new process has read its first sentence within a second of processor time beyond importing spaCy.

    What the interpreter takes to end, freeing the tables, comes after the result and does not count.
    """
    code = (
        "import spacy, time; start = time.process_time(); import bnevents; "
        f"bnevents.extract({SENTENCE!r}, published='2024-03-28'); print(time.process_time() - start)"
    )

    def run() -> float:
        done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
        return float(done.stdout)

    seconds = min(run() for _ in range(3))
    tell("seconds to the first result", round(seconds, 2))
    assert seconds < 1
