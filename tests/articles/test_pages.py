"""The fixture pages, as text and as HTML: every region, byline and date; and no event from the furniture."""

from __future__ import annotations

import datetime as dt
import pathlib
from typing import Any

import pytest
import yaml

from bnevents.articles import Article
from bnevents.pipeline import extract

PAGES = pathlib.Path(__file__).resolve().parents[2] / "fixtures" / "pages"
NAMES = sorted(path.stem for path in PAGES.glob("*.yaml"))


def expected(name: str) -> dict[str, Any]:
    return yaml.safe_load((PAGES / f"{name}.yaml").read_text("utf-8"))


def local(moment: dt.date | None) -> str | None:
    """What a date or moment says on the page itself, without an offset from UTC."""
    return None if moment is None else moment.isoformat()[:19]


def lines(article: Article) -> list[str]:
    return [line.strip() for span in article.body for line in span.text.splitlines() if line.strip()]


def test_each_is_there_in_both_forms() -> None:
    assert len(NAMES) >= 12
    assert all((PAGES / f"{name}{suffix}").exists() for name in NAMES for suffix in (".txt", ".html"))


@pytest.mark.parametrize("name", NAMES)
def test_pasted_text(name: str) -> None:
    page, want = (PAGES / f"{name}.txt").read_text("utf-8"), expected(name)
    article = Article.from_text(page)
    assert article.text == page
    assert article.headline is not None
    assert article.headline.text == want["headline"]
    assert (article.standfirst.text if article.standfirst else None) == want.get("standfirst")
    assert (article.author, article.place, article.agency) == tuple(map(want.get, ("author", "place", "agency")))
    assert (local(article.published), local(article.updated)) == (want["published"], want.get("updated"))
    assert lines(article) == want["body"]
    assert [span.text for span in article.captions] == want.get("captions", [])


@pytest.mark.parametrize("name", NAMES)
def test_regions_hold_every_character_once(name: str) -> None:
    page = (PAGES / f"{name}.txt").read_text("utf-8")
    article = Article.from_text(page)
    end = 0
    for region in article.regions:
        assert not page[end : region.start].strip()
        assert region.start < region.end
        end = region.end
    assert not page[end:].strip()
    for span in (*article.body, *article.captions, *article.furniture):
        assert page[span.start : span.end] == span.text


@pytest.mark.parametrize("name", NAMES)
def test_html(name: str) -> None:
    want = expected(name)
    article = Article.from_html((PAGES / f"{name}.html").read_bytes(), url="https://example.org/1")
    assert article.url == "https://example.org/1"
    assert article.headline is not None
    assert article.headline.text == want["headline"]
    standfirst = (article.standfirst.text if article.standfirst else "").splitlines()
    assert [line.strip(" •-") for line in standfirst] == [
        line.strip(" •-") for line in (want.get("standfirst") or "").splitlines()
    ]
    assert (article.author, article.place, article.agency) == tuple(map(want.get, ("author", "place", "agency")))
    assert (local(article.published), local(article.updated)) == (want["published"], want.get("updated"))
    assert lines(article) == want["body"]
    for region in article.regions:
        assert article.text[region.start : region.end].strip()


@pytest.mark.parametrize("suffix", [".txt", ".html"])
@pytest.mark.parametrize("name", NAMES)
def test_no_event_outside_the_article(name: str, suffix: str) -> None:
    source = (PAGES / f"{name}{suffix}").read_text("utf-8")
    article = Article.from_html(source) if suffix == ".html" else Article.from_text(source)
    found = extract(article, published="2025-01-01")
    told = [r for r in article.regions if r.kind in ("headline", "standfirst", "body", "caption")]
    assert found.text == article.text
    for event in found.events:
        assert any(r.start <= event.trigger.start and event.trigger.end <= r.end for r in told), event.trigger
