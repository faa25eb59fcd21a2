"""One article of a page: what is headline, byline, body, captions and furniture, when and where it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bnevents.articles.bylines import read_author, read_place
from bnevents.articles.datelines import Dateline, read_dateline
from bnevents.articles.layout import Region, RegionKind, segment
from bnevents.articles.publication import page_dates
from bnevents.errors import InputError
from bnevents.models import Moment, Span, Text, Value

if TYPE_CHECKING:
    from bnevents.articles.html import HtmlPage


class Article(Value):
    """An article with its text and what each part of it is.

    Make one with `Article.from_text` or `Article.from_html`, and pass it to `bnevents.extract`.

    Attributes:
        text: the string that all offsets refer to: the page as passed, or what `from_html` took from it.
        regions: what each stretch of the text is, in text order, without overlap.
        headline: the headline, or None.
        standfirst: the summary between headline and body, or None.
        author: who wrote it: a name or a desk, without its label, or None.
        place: where it was written: by the dateline, else by the byline (`নিজস্ব প্রতিবেদক, ঢাকা`), or None.
        agency: which agency the dateline names, or None.
        published: day or moment of publication by the page's own line or metadata, or None.
        updated: day or moment of the last update, where the page tells it apart, or None.
        url: where the page comes from, or None.
    """

    text: Text
    regions: tuple[Region, ...] = ()
    headline: Span | None = None
    standfirst: Span | None = None
    author: Text | None = None
    place: Text | None = None
    agency: Text | None = None
    published: Moment | None = None
    updated: Moment | None = None
    url: Text | None = None

    @property
    def body(self) -> tuple[Span, ...]:
        """The stretches of the article's own text, without headline and captions."""
        return self._spans("body")

    @property
    def captions(self) -> tuple[Span, ...]:
        """What stands under pictures."""
        return self._spans("caption")

    @property
    def furniture(self) -> tuple[Span, ...]:
        """Menus, other stories, comment forms, copies: what the page has around the article."""
        return self._spans("furniture")

    def _spans(self, kind: RegionKind) -> tuple[Span, ...]:
        return tuple(_span(self.text, region) for region in self.regions if region.kind == kind)

    @classmethod
    def from_text(cls, text: str, *, url: str | None = None) -> Article:
        r"""Read the text of a page as copied from a browser, or an article alone.

        Args:
            text: the page.
            url: where it comes from.

        Raises:
            InputError: `text` or `url` is no `str`.

        Example:
            >>> # a bridge opens; own reporter; published 3 May 2024; Dhaka, 3 May (BSS): a new bridge opened; comment
            >>> page = "সেতু চালু\nনিজস্ব প্রতিবেদক\nপ্রকাশিত: ৩ মে ২০২৪\n"
            >>> page += "ঢাকা, ৩ মে (বাসস) : নতুন সেতু চালু হয়েছে।\nমন্তব্য করুন"
            >>> article = Article.from_text(page)
            >>> article.headline.text, article.author, article.place, article.agency, article.published.isoformat()
            ('সেতু চালু', 'নিজস্ব প্রতিবেদক', 'ঢাকা', 'বাসস', '2024-05-03')
            >>> [span.text for span in article.body], [span.text for span in article.furniture]
            (['নতুন সেতু চালু হয়েছে।'], ['প্রকাশিত: ৩ মে ২০২৪', 'মন্তব্য করুন'])
        """
        check_page(text, "text")
        check_url(url)
        return cls._read(text, url)

    @classmethod
    def _read(cls, text: str, url: str | None, headline: str | None = None) -> Article:
        regions = tuple(segment(text, headline=headline))
        dates = page_dates(text, regions)
        dateline = _dateline(text, regions)
        return cls(
            text=text,
            regions=regions,
            headline=_first(text, regions, "headline"),
            standfirst=_first(text, regions, "standfirst"),
            author=dateline.author or read_author(text, regions),
            place=dateline.place or read_place(text, regions),
            agency=dateline.agency,
            published=dates.published,
            updated=dates.updated,
            url=url,
        )

    @classmethod
    def from_html(cls, html: str | bytes, *, url: str | None = None) -> Article:
        """Read a page of HTML (extra `html`): its main text by trafilatura, its metadata first.

        `Article.text` is then a text of our own making: headline, standfirst and the paragraphs of the body, one a
        line. Offsets refer to it, not to the HTML.

        Args:
            html: the page; bytes are decoded as their declaration says.
            url: where it comes from; what the page calls its own address otherwise.

        Raises:
            MissingExtraError: trafilatura is not installed.
            InputError: `html` is neither `str` nor `bytes`, or `url` is no `str`.
        """
        from bnevents.articles.html import read_html  # imports the extra's packages

        if not isinstance(html, bytes):
            check_page(html, "html")
        check_url(url)
        page = read_html(html, url=url)
        # what the metadata leaves open the visible lines may tell
        shown = cls._read(page.visible, url or page.url, page.headline)
        read = _assembled(page, shown) if page.paragraphs else shown
        return read.model_copy(
            update={
                "author": page.author or shown.author,
                "place": read.place or shown.place,
                "agency": read.agency or shown.agency,
                "published": page.published or shown.published,
                "updated": page.updated or shown.updated,
            }
        )


def _assembled(page: HtmlPage, shown: Article) -> Article:
    """Return the article of a page's main text, with its headline set above it.

    Args:
        page: what trafilatura and the metadata give.
        shown: the article by the layout of the visible text; tells a standfirst from the first paragraph.
    """
    paragraphs = page.paragraphs
    above = shown.standfirst.text.splitlines() if shown.standfirst is not None else []
    if [line.removeprefix("- ") for line in paragraphs[: len(above)]] != above:
        if page.headline is None or not paragraphs or not set(above).isdisjoint(paragraphs):
            above = []
        paragraphs = (*above, *paragraphs)  # which the main text may leave out
    elif len(above) == len(paragraphs):
        above = []
    lines = [page.headline, *paragraphs] if page.headline is not None else list(paragraphs)
    text = "\n".join(lines)
    head = len(lines) - len(paragraphs)
    told = sum(len(line) + 1 for line in lines[: head + len(above)])  # where the body begins
    body = Article.from_text(text[told:], url=shown.url)
    start = sum(len(line) + 1 for line in lines[:head])
    regions: list[Region] = [Region(kind="headline", start=0, end=start - 1)] if head else []
    if above:
        regions.append(Region(kind="standfirst", start=start, end=told - 1))
    for region in body.regions:  # a short first line of the main text is its subheading
        kind = "body" if region.kind == "headline" else region.kind
        regions.append(Region(kind=kind, start=region.start + told, end=region.end + told))
    found = tuple(regions)
    return body.model_copy(
        update={
            "text": text,
            "regions": found,
            "headline": _first(text, found, "headline"),
            "standfirst": _first(text, found, "standfirst"),
        }
    )


def check_page(text: object, name: str) -> None:
    """Raise where a page is no text.

    Raises:
        InputError: it is no `str`.
    """
    if isinstance(text, bytes | bytearray | memoryview):
        raise InputError(f"{name} is bytes; decode it first, for example data.decode('utf-8')")
    if not isinstance(text, str):
        raise InputError(f"{name} must be a str, not {'None' if text is None else f'a {type(text).__name__}'}")


def check_url(url: object) -> None:
    """Raise where an address is none.

    Raises:
        InputError: it is neither a `str` nor None.
    """
    if url is not None and not isinstance(url, str):
        raise InputError(f"url must be a str or None, not a {type(url).__name__}")


def _span(text: str, region: Region) -> Span:
    return Span(start=region.start, end=region.end, text=text[region.start : region.end])


def _first(text: str, regions: tuple[Region, ...], kind: RegionKind) -> Span | None:
    return next((_span(text, region) for region in regions if region.kind == kind), None)


def _dateline(text: str, regions: tuple[Region, ...]) -> Dateline:
    found = _first(text, regions, "dateline")
    return (read_dateline(text[found.start :].split("\n", 1)[0]) if found is not None else None) or Dateline()
