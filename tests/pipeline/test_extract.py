"""extract(): one document, from a text or an Article, with what is told about it."""

from __future__ import annotations

import datetime as dt
import gc
import pickle

import pytest
from event_cases import extractor

import bnevents
from bnevents.articles import Article
from bnevents.entities import make_recognizer
from bnevents.errors import InputError
from bnevents.models import Extraction
from bnevents.pipeline import Extractor, extract

SIGNED = "বুধবার ঢাকায় বাংলাদেশ ও ভুটান চুক্তিতে সই করেছে।"
ARTICLE = f"""বাংলাদেশ ও ভুটানের চুক্তি সই
প্রকাশিত: ২৮ মার্চ ২০২৪
{SIGNED} এ সময় দুই দেশের মন্ত্রীরা উপস্থিত ছিলেন। তাঁরা সীমান্তের হাট নিয়ে কথা বলেন। পরে তাঁরা জাদুঘর ঘুরে দেখেন।
"""


def test_the_public_function_is_the_pipelines() -> None:
    assert bnevents.extract is extract


def test_what_comes_out() -> None:
    x = extractor().extract(SIGNED, published="2024-03-28", source="a1")
    assert (x.text, x.source, x.published_from, x.region) == (SIGNED, "a1", "caller", "BD")
    assert x.published == dt.date(2024, 3, 28)
    assert [s.text for s in x.sentences] == [SIGNED]
    assert {"ঢাকা", "বাংলাদেশ", "ভুটান"} <= {entity.lemma for entity in x.entities}
    assert [time.value for time in x.times] == ["2024-03-27"]
    (event,) = x.events
    assert event.type == "TreatySigned"
    assert isinstance(event, bnevents.TreatySigned)
    assert [party.lemma for party in event.signatories] == ["বাংলাদেশ", "ভুটান"]
    assert event.time is not None
    assert (event.time.value, event.sentence.text) == ("2024-03-27", SIGNED)


def test_results_compare_pickle_and_travel_as_json() -> None:
    x = extractor().extract(SIGNED, published="2024-03-28")
    assert x == extractor().extract(SIGNED, published="2024-03-28")
    assert pickle.loads(pickle.dumps(x)) == x
    back = Extraction.model_validate_json(x.model_dump_json())
    assert back == x
    assert type(back.events[0]) is bnevents.TreatySigned


def test_nothing_comes_of_nothing() -> None:
    for text in ("", " ", "\n\n", "।", "12 34", "Peace talks begin."):
        x = extract(text)
        assert (x.text, x.events) == (text, ())


def test_the_articles_own_date() -> None:
    x = extractor().extract(ARTICLE)
    assert (x.published_from, str(x.published)[:10]) == ("article", "2024-03-28")
    assert "2024-03-27" in {event.time.value for event in x.events if event.time is not None}


def test_the_callers_date_goes_before_the_articles() -> None:
    x = extractor().extract(ARTICLE, published="2024-04-04")
    assert (x.published_from, x.published) == ("caller", dt.date(2024, 4, 4))
    assert "2024-04-03" in {event.time.value for event in x.events if event.time is not None}


def test_without_a_date() -> None:
    x = extractor().extract(SIGNED)
    assert (x.published, x.published_from) == (None, None)
    assert x.events[0].time is not None
    assert x.events[0].time.value == "XXXX-WXX-3"
    assert x.events[0].time.earliest is None
    assert any("published=" in warning for warning in x.warnings)


def test_an_impossible_date_is_told() -> None:
    x = extractor().extract("৩১ ফেব্রুয়ারি ২০২৪ নেপাল চুক্তিতে সই করেছে।", published="2024-03-28")
    assert any("৩১ ফেব্রুয়ারি" in warning for warning in x.warnings)


def test_regions() -> None:
    assert extractor().extract("চলতি অর্থবর্ষে রাজ্যের আয় বেড়েছে।").region == "IN"
    assert extractor().extract("চলতি অর্থবছরে আয় বেড়েছে।").region == "BD"
    assert extractor().extract("চলতি অর্থবছরে আয় বেড়েছে।", region="IN").region == "IN"


def test_a_moment_with_a_zone_is_taken_to_the_region() -> None:
    moment = dt.datetime(2024, 3, 27, 20, 0, tzinfo=dt.UTC)
    x = extractor().extract("নেপাল আজ চুক্তিতে সই করেছে।", published=moment, region="BD")
    assert x.published == dt.datetime(2024, 3, 28, 2, 0)
    assert [time.value for time in x.times] == ["2024-03-28"]


def test_an_article_brings_its_date_and_address() -> None:
    article = Article.from_text(ARTICLE, url="https://example.org/1")
    x = extractor().extract(article)
    assert (x.text, x.source, x.published_from) == (article.text, "https://example.org/1", "article")
    assert x.events == extractor().extract(ARTICLE).events != ()
    assert extractor().extract(article, source="mine").source == "mine"


def test_a_headline_is_read_as_one() -> None:
    text = "চুক্তিতে সই নেপালের"
    assert [event.trigger.text for event in extractor().extract(text, headline=True).events] == ["সই"]


def test_names_that_somebody_else_found() -> None:
    text = "জুবোমিক চুক্তিতে সই করেছেন।"
    reader = Extractor(rules=extractor().rules, recognizer=make_recognizer(ner="doc"))
    (event,) = reader.extract(text, entities=[(0, 7, "PERSON")]).events
    assert [party.entity and party.entity.label for party in event.signatories] == ["PERSON"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"published": 7}, "ISO"),
        ({"published": "28/03/2024"}, "ISO"),
        ({"region": "XX"}, "region"),
        ({"source": b"1"}, "source"),
    ],
)
def test_wrong_arguments(arguments: dict[str, object], message: str) -> None:
    with pytest.raises(InputError, match=message):
        extractor().extract(SIGNED, **arguments)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", [None, b"x", 7, [SIGNED]])
def test_wrong_texts(text: object) -> None:
    with pytest.raises(InputError, match="text"):
        extractor().extract(text)  # type: ignore[arg-type]


@pytest.mark.parametrize("enabled", [True, False])
def test_the_garbage_collector_is_left_as_it_was(enabled: bool) -> None:
    try:
        (gc.enable if enabled else gc.disable)()
        Extractor()
        assert gc.isenabled() is enabled
    finally:
        gc.enable()
