"""Pages of HTML: main text by trafilatura, dates by the page's metadata (extra `html`)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from bnevents._extras import require
from bnevents.articles.lines import letters
from bnevents.articles.moments import Moment, fold, read_moment
from bnevents.errors import InputError

Element = Any  # lxml.html.HtmlElement; lxml has no types

_PUBLISHED = (
    "datepublished",
    "article:published_time",
    "og:published_time",
    "publishdate",
    "dc.date.issued",
    "dcterms.created",
)
_UPDATED = ("datemodified", "article:modified_time", "og:updated_time", "dcterms.modified", "lastmod")
_SKIPPED = frozenset({"script", "style", "noscript", "template", "head", "svg", "iframe", "select", "textarea"})
_INLINE = frozenset(
    {
        "a",
        "abbr",
        "b",
        "bdi",
        "cite",
        "em",
        "font",
        "i",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
    }
)
_BESIDE = frozenset({"a", "span"})
_ABOVE = 3  # lines of the main text among which its headline may stand
_SPACES = re.compile(r"[ \t\r\f\v\u00a0]+")
_SITE = re.compile(r"\s+[|»–—-]\s+[^|»–—]{1,40}$")


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """What a page of HTML says.

    Attributes:
        headline: its headline, or None.
        paragraphs: its main text.
        visible: all its visible text, one block a line.
        author: by its metadata, or None.
        published, updated: by its metadata, or None.
        url: the page's own address, or None.
    """

    headline: str | None
    paragraphs: tuple[str, ...]
    visible: str
    author: str | None
    published: Moment | None
    updated: Moment | None
    url: str | None


def read_html(html: str | bytes, *, url: str | None = None) -> HtmlPage:
    """Return headline, main text and metadata of a page.

    Raises:
        MissingExtraError: trafilatura is not installed.
        InputError: the page has no elements.
    """
    trafilatura = require("trafilatura", extra="html")
    tree = trafilatura.load_html(html)
    if tree is None:
        raise InputError("html holds no page: it has no elements; for plain text use Article.from_text")
    published, updated = _metadata_dates(tree)
    headline = _headline(tree)
    found = trafilatura.bare_extraction(html, url=url, include_comments=False, include_tables=False, deduplicate=False)
    paragraphs = _paragraphs(found.text if found is not None and found.text else "", headline)
    return HtmlPage(
        headline=headline,
        paragraphs=paragraphs,
        visible=_visible(tree),
        author=_author(found.author) if found is not None else None,
        published=published,
        updated=updated,
        url=(found.url if found is not None else None) or _address(tree),
    )


def _paragraphs(text: str, headline: str | None) -> tuple[str, ...]:
    """Return the lines of the main text, without the headline at its beginning and a day or a section above that."""
    lines = [_SPACES.sub(" ", line).strip() for line in text.splitlines()]
    kept = [line for line in lines if line]
    title = letters(headline or "")
    copy = next((i for i, line in enumerate(kept[:_ABOVE]) if title and letters(line) == title), -1)
    return tuple(kept[copy + 1 :])


def _address(tree: Element) -> str | None:
    """Return what the page calls its own address."""
    links = (node.get("href") for node in tree.iter("link") if (node.get("rel") or "").casefold() == "canonical")
    return next((url for url in (*links, *_meta(tree, ("og:url",))) if url), None)


def _author(said: object) -> str | None:
    return said.split(";")[0].strip() or None if isinstance(said, str) else None


def _headline(tree: Element) -> str | None:
    """Return the page's headline: by its metadata, without the paper's name, else its only or first `h1`."""
    headings = [text for node in tree.iter("h1") if (text := _text(node))]
    for text in (*_meta(tree, ("og:title", "twitter:title")), *(_text(node) for node in tree.iter("title"))):
        bare = _SPACES.sub(" ", text).strip()
        for heading in headings:
            if letters(bare).startswith(letters(heading)):
                return heading
        if bare and not headings:
            return _SITE.sub("", bare)
    return headings[0] if headings else None


def _metadata_dates(tree: Element) -> tuple[Moment | None, Moment | None]:
    """Return publication and update by JSON-LD, `meta` and `time` elements."""
    published: list[str] = []
    updated: list[str] = []
    for record in _linked_data(tree):
        published.extend(_strings(record, "datePublished"))
        updated.extend(_strings(record, "dateModified"))
    published.extend(_meta(tree, _PUBLISHED))
    updated.extend(_meta(tree, _UPDATED))
    for node in tree.iter("time"):
        role = (
            f"{node.get('itemprop', '')} {node.get('class', '')} {'pubdate' if node.get('pubdate') is not None else ''}"
        )
        moment = node.get("datetime") or ""
        if "datepublished" in role.casefold() or "published" in role.casefold().split() or "pubdate" in role:
            published.append(moment)
        elif "datemodified" in role.casefold() or "updated" in role.casefold().split():
            updated.append(moment)
    return _first_moment(published), _first_moment(updated)


def _first_moment(texts: list[str]) -> Moment | None:
    return next((moment for text in texts if (moment := read_moment(fold(text))) is not None), None)


def _meta(tree: Element, names: tuple[str, ...]) -> Iterator[str]:
    """Yield the contents of the `meta` elements with one of the names, in the order of the names."""
    found: dict[str, list[str]] = {}
    for node in tree.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop") or ""
        if content := node.get("content"):
            found.setdefault(name.casefold(), []).append(content)
    for name in names:
        yield from found.get(name, ())


def _linked_data(tree: Element) -> Iterator[dict[str, Any]]:
    """Yield the records of the page's JSON-LD; a broken script is passed over, as browsers do."""
    for node in tree.iter("script"):
        if (node.get("type") or "").casefold() == "application/ld+json" and node.text:
            try:
                yield from _records(json.loads(node.text, strict=False))
            except (ValueError, RecursionError):
                continue


def _records(data: object) -> Iterator[dict[str, Any]]:
    if isinstance(data, list):
        for item in cast("list[object]", data):
            yield from _records(item)
    elif isinstance(data, dict):
        record = cast("dict[str, Any]", data)
        yield record
        yield from _records(record.get("@graph", []))


def _strings(record: dict[str, Any], key: str) -> Iterator[str]:
    if isinstance(value := record.get(key), str):
        yield value


def _text(node: Element) -> str:
    return " ".join("".join(node.itertext()).split())


def _visible(tree: Element) -> str:
    """Return the text that a reader sees, with a line break around each block."""
    pieces: list[str] = []
    for event, node in _walk(tree):
        if event == "start":
            if node.tag not in _INLINE:
                pieces.append("\n")
            elif (above := node.getparent()) is not None and above.tag == "figcaption":
                pieces.append(" ")  # the credit
            pieces.append(_SPACES.sub(" ", (node.text or "").replace("\n", " ")))
        else:
            if node.tag not in _INLINE:
                pieces.append("\n")
            elif (
                node.tag in _BESIDE and not node.tail and (after := node.getnext()) is not None and after.tag in _BESIDE
            ):
                pieces.append(" ")  # a name and a place, the links of a menu: their style keeps them apart
            pieces.append(_SPACES.sub(" ", (node.tail or "").replace("\n", " ")))
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _walk(tree: Element) -> Iterator[tuple[str, Element]]:
    """Yield starts and ends of the elements that are shown, without recursion: pages nest deeply."""
    stack: list[tuple[str, Element]] = [("start", tree)]
    while stack:
        event, node = stack.pop()
        if event == "start" and (not isinstance(node.tag, str) or node.tag in _SKIPPED):
            yield "end", node  # its tail is shown
            continue
        yield event, node
        if event == "start":
            stack.append(("end", node))
            stack.extend(("start", child) for child in reversed(node))
