"""What no news text looks like: no crash, no time-out, offsets right; and several threads at once."""

from __future__ import annotations

import datetime as dt
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import bnevents
from bnevents.errors import GazetteerError, InputError, MissingExtraError, ModelError, RuleError
from bnevents.models import Extraction
from support import FixtureArticle

SENTENCE = "বুধবার ঢাকায় বাংলাদেশ ও ভুটান বাণিজ্য চুক্তিতে স্বাক্ষর করেছে।"
STRANGE = {
    "lone surrogates": f"\ud800 {SENTENCE} \udfff\ud83d",
    "NUL": f"\x00{SENTENCE}\x00\x00{SENTENCE}",
    "control characters": f"\x07\x1b[0m{SENTENCE}\u2028{SENTENCE}\x85\u200b\ufeff",
    "carriage returns": f"{SENTENCE}\r\n\r{SENTENCE}\r\n",
    "nested quotes": "‘" * 10_000 + SENTENCE + "’" * 10_000,
    "nested brackets": "(" * 10_000 + SENTENCE + ")" * 10_000,
    "unpaired quotes": ("“" + SENTENCE + "‘ ") * 300,
    "joiners": f"{SENTENCE[:20]}\u200d\u200c\u200d{SENTENCE[20:]}",
    "stacked marks": "ক" + "্" * 5_000 + " " + SENTENCE + " া" * 2_000,
    "emoji and scripts": f"🇧🇩🧑‍🤝‍🧑 {SENTENCE} 北京 אבג \U0010ffff",
    "digits": "১" * 20_000 + " জন নিহত হয়েছেন। " + SENTENCE,
    "dashes": "-" * 20_000 + SENTENCE,
    "dots": "." * 20_000 + SENTENCE,
    "one long word": "ক" * 200_000 + " " + SENTENCE,
}


def spans_hold(x: Extraction) -> bool:
    spans = [*x.sentences, *x.entities, *x.times, *(e.trigger for e in x.events)]
    spans += [a.span for e in x.events for a in e.arguments]
    return all(x.text[s.start : s.end] == s.text for s in spans)


@pytest.mark.parametrize("name", STRANGE)
def test_strange_text(name: str) -> None:
    started = time.perf_counter()
    x = bnevents.extract(STRANGE[name], published="2024-03-28")
    assert time.perf_counter() - started < 20
    assert x.text == STRANGE[name]
    assert spans_hold(x)
    again = Extraction.model_validate_json(x.model_dump_json())
    assert [(e.type, e.trigger, e.arguments) for e in again.events] == [
        (e.type, e.trigger, e.arguments) for e in x.events
    ]


@pytest.mark.parametrize("name", ["lone surrogates", "NUL", "carriage returns", "emoji and scripts", "dashes"])
def test_the_event_is_found_all_the_same(name: str) -> None:
    assert "TreatySigned" in [e.type for e in bnevents.extract(STRANGE[name], published="2024-03-28").events]


def test_a_line_of_a_megabyte() -> None:
    text = (SENTENCE + " ") * (1_000_000 // len(SENTENCE) // 3)
    assert len(text.encode()) > 800_000
    started = time.perf_counter()
    x = bnevents.extract(text, published="2024-03-28")
    assert time.perf_counter() - started < 120
    assert spans_hold(x)
    assert len(x.events) == text.count(SENTENCE)


def test_a_list_of_hundreds_under_one_verb() -> None:
    text = "দলটি ঢাকায় " + "মিছিল, সমাবেশ, " * 300 + "মানববন্ধন ও বিক্ষোভ করেছে।"
    started = time.perf_counter()
    (protest,) = bnevents.extract(text, published="2024-03-28").events
    assert time.perf_counter() - started < 30
    assert protest.type == "ProtestHeld"


@pytest.mark.parametrize("text", ["", " ", "\n\n", "।", "Peace talks begin in Geneva.", "1234", "北京"])
def test_text_without_bengali_has_no_events(text: str) -> None:
    x = bnevents.extract(text)
    assert (x.text, x.events, x.published) == (text, (), None)


@pytest.mark.parametrize("text", [b"bytes", bytearray(b"x"), None, 7, ["ক"], {"text": "ক"}])
def test_what_is_no_text(text: object) -> None:
    with pytest.raises(InputError, match="text"):
        bnevents.extract(text)  # type: ignore[arg-type]


def test_bytes_are_told_to_be_decoded() -> None:
    with pytest.raises(InputError, match="decode"):
        bnevents.extract(SENTENCE.encode())  # type: ignore[arg-type]


@pytest.mark.parametrize("published", ["yesterday", "", "2024-13-01", "10/11/2024", 20241110, 1.5, object()])
def test_an_unreadable_date(published: object) -> None:
    with pytest.raises(InputError, match="ISO string"):
        bnevents.extract(SENTENCE, published=published)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="ISO string"):
        bnevents.parse_time("গতকাল", published=published)  # type: ignore[arg-type]


@pytest.mark.parametrize("region", ["UK", "bd", 1, ""])
def test_an_unknown_region(region: object) -> None:
    with pytest.raises(InputError, match="'BD', 'IN' or None"):
        bnevents.extract(SENTENCE, region=region)  # type: ignore[arg-type]


def test_a_wrong_source() -> None:
    with pytest.raises(InputError, match="source"):
        bnevents.extract(SENTENCE, source=7)  # type: ignore[arg-type]


def test_arguments_after_the_text_have_names() -> None:
    with pytest.raises(TypeError):
        bnevents.extract(SENTENCE, "2024-03-28")  # type: ignore[misc]


@pytest.mark.parametrize(
    ("published", "value"),
    [
        ("2024-03-28", "2024-03-27"),
        ("২০২৪-০৩-২৮", "2024-03-27"),
        (dt.date(2024, 3, 28), "2024-03-27"),
        (dt.datetime(2024, 3, 28, 9, 0), "2024-03-27"),
        (dt.datetime(2024, 3, 26, 20, 0, tzinfo=dt.UTC), "2024-03-27"),  # 02:00 of Wednesday in Dhaka
        ("2024-03-26T20:00+00:00", "2024-03-27"),
        (None, "XXXX-WXX-3"),
    ],
)
def test_dates_of_publication(published: str | dt.date | None, value: str) -> None:
    (event,) = bnevents.extract(SENTENCE, published=published).events
    assert event.time is not None
    assert event.time.value == value


def test_unknown_and_malformed_rule_files(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"none\.yaml"):
        bnevents.load(rules=[tmp_path / "none.yaml"])
    (tmp_path / "bad.yaml").write_text("event: TreatySigned\nframes: 7\n")
    with pytest.raises(RuleError, match=r"bad\.yaml:2"):
        bnevents.load(rules=[tmp_path / "bad.yaml"])


def test_unknown_names_and_models(tmp_path: Path) -> None:
    with pytest.raises((GazetteerError, InputError), match=r"none\.yaml"):
        bnevents.load(gazetteer=[tmp_path / "none.yaml"])
    with pytest.raises((ModelError, MissingExtraError, InputError)):
        bnevents.load(ner="stanza", stanza_model=tmp_path / "none.pt")
    with pytest.raises((ModelError, InputError)):
        bnevents.load(ner="somebody")  # type: ignore[arg-type]


def test_a_batch_survives_its_records() -> None:
    records = [SENTENCE, None, {"text": SENTENCE, "published": "soon"}, {"txt": "x"}, {"text": SENTENCE, "source": "5"}]
    found = list(bnevents.extract_many(records))
    assert [bool(x.events) for x in found] == [True, False, False, False, True]
    assert all(f"record {i}" in found[i].warnings[0] for i in (1, 2, 3))
    assert found[4].source == "5"


def test_several_threads(articles: list[FixtureArticle]) -> None:
    texts = [a.text for a in articles] * 2
    with ThreadPoolExecutor(4) as pool:
        at_once = list(pool.map(lambda text: bnevents.extract(text, published="2024-11-10"), texts))
    assert at_once == [bnevents.extract(text, published="2024-11-10") for text in texts]
