"""Which lines of a page are headline, standfirst, byline, dateline, body and captions; the rest is furniture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict

from bnevents.articles.datelines import dateline_end
from bnevents.articles.lines import ISO_MOMENT, SECTION_ENDS, Line, has_date, is_credit, is_stamp, letters, read_lines

RegionKind = Literal["headline", "standfirst", "byline", "dateline", "body", "caption", "furniture"]

_HEAD_LINES = 14  # how far above its date or first paragraph a headline may stand
_HEADLINE = (12, 200)  # shortest and longest headline, in characters
_LIST = 3  # so many short lines in a row are a list, not a subheading
_COPY = 40  # shorter lines may be written twice without being a copy


class Region(BaseModel):
    """A stretch of a page, with what it is.

    Attributes:
        kind: headline, standfirst, byline, dateline, body, caption or furniture.
        start, end: where it stands in the page, in characters.
    """

    model_config = ConfigDict(frozen=True)

    kind: RegionKind
    start: int
    end: int


def segment(text: str, *, headline: str | None = None) -> list[Region]:
    r"""Tell the article of a page from what stands around it.

    The regions are in text order, do not overlap, and hold every character that is not a space. Lines are judged by
    what they say (labels, dates, credits), by their company (lists of short lines) and by being copies of others;
    what is told by nothing is body, so that a plain text keeps all its sentences.

    Args:
        text: a page as pasted, or an article alone.
        headline: what the headline says, where that is known (by the metadata of HTML).

    Example:
        >>> page = "হোম | জাতীয়\nসেতু চালু হলো\nআজ নতুন সেতু চালু হয়েছে।\nমন্তব্য করুন"
        >>> [region.kind for region in segment(page)]  # menu; a bridge opens; the report; comments
        ['furniture', 'headline', 'body', 'furniture']
    """
    if "\n" not in (bare := text.strip()) and len(bare.splitlines()) <= 1:  # one line, and so no page
        start = text.index(bare)
        return list(_line_regions(start, start + len(bare), bare, "body", may_open=True)) if bare else []
    lines = read_lines(text)
    kinds = _kinds(lines, letters(headline or ""))
    return _regions(lines, kinds)


def _kinds(lines: list[Line], title: str) -> list[RegionKind]:
    count = len(lines)
    copies = _copies(lines)
    prose = [line.role == "prose" and i not in copies for i, line in enumerate(lines)]
    if not any(prose):
        return _without_prose(lines, copies)
    kinds: list[RegionKind] = ["furniture"] * count
    first, last = _main_section(lines, prose)
    known = [i for i in range(last) if title and letters(lines[i].text) == title and any(prose[i + 1 : last])]
    if known:
        prose[: known[-1] + 1] = [False] * (known[-1] + 1)
    head = _Head(lines, prose, first, last, known[-1] if known else None)
    if head.headline is not None:
        kinds[head.headline] = "headline"
        for i in range(head.headline + 1, head.body):
            kinds[i] = _head_kind(lines, i, head, copies)
    elif head.body and lines[head.body - 1].role == "byline":
        kinds[head.body - 1] = "byline"
    _fill_body(lines, kinds, prose, copies, head.body, last)
    return kinds


def _without_prose(lines: list[Line], copies: set[int]) -> list[RegionKind]:
    """A text without a full sentence: headlines, or notes. Only what labels and lists mark is furniture."""
    plain: dict[str, RegionKind] = {
        "photo": "caption",
        "byline": "byline",
        "short": "body",
        "prose": "body",
        "teaser": "body",
        "bullet": "body",
    }
    kinds: list[RegionKind] = []
    over = False
    for i, line in enumerate(lines):
        over = over or (bool(kinds) and line.role in SECTION_ENDS and "body" in kinds)
        kinds.append("furniture" if over or i in copies else plain.get(line.role, "furniture"))
    return kinds


def _copies(lines: list[Line]) -> set[int]:
    """Return the lines that stand twice: the later copy, or the beginning of a line that stands in full elsewhere."""
    seen: dict[str, int] = {}
    openings: dict[str, list[int]] = {}
    copies: set[int] = set()
    for i, line in enumerate(lines):
        if len(line.key) < _COPY or line.role not in ("prose", "teaser", "short", "photo"):
            continue
        if line.key in seen:
            copies.add(i)
            continue
        for other in openings.get(line.key[:_COPY], ()):
            shorter, longer = sorted((other, i), key=lambda n: len(lines[n].key))
            if lines[shorter].role in ("prose", "teaser") and lines[longer].key.startswith(lines[shorter].key):
                copies.add(shorter)
        seen[line.key] = i
        known = openings.setdefault(line.key[:_COPY], [])
        if len(known) < 4:  # bounded, so that a page of near copies stays linear
            known.append(i)
    return copies


def _main_section(lines: list[Line], prose: list[bool]) -> tuple[int, int]:
    """Return the first and last (exclusive) line of the stretch between section labels that holds the most prose.

    What follows a label of comments or other stories weighs less: those may be long.
    """
    bounds: list[tuple[int, int, float]] = []
    start, factor = 0, 1.0
    for i, line in enumerate(lines):
        if line.role in SECTION_ENDS:
            bounds.append((start, i, factor))
            start, factor = i + 1, 0.25 if line.role == "comments" else 0.4
    bounds.append((start, len(lines), factor))
    weights = [factor * sum(len(lines[i].text) for i in range(a, b) if prose[i]) for a, b, factor in bounds]
    best = max(range(len(bounds)), key=lambda n: (weights[n], -n))
    first = best
    # a body that a share bar or a tag line cuts in two
    while (
        first > 0
        and weights[first - 1] > 0
        and any(lines[i].role in ("date", "byline") for i in range(bounds[first - 1][0], bounds[first - 1][1]))
    ):
        first -= 1
    return bounds[first][0], bounds[best][1]


class _Head:
    """Where the headline stands, and the line where the body begins.

    Attributes:
        headline: index of its line, or None.
        anchor: index of the line of the publication date or the byline between headline and body, or None.
        body: index of the first line that can be body.
    """

    def __init__(self, lines: list[Line], prose: list[bool], first: int, last: int, known: int | None) -> None:
        start = next(i for i in range(first, last) if prose[i])
        self.headline: int | None = None
        self.anchor: int | None = None
        for i in range(max(0, start - _HEAD_LINES), min(last, start + 4)):
            below = next((n for n in range(i + 1, min(i + _HEAD_LINES, last)) if prose[n]), None)
            if not _is_anchor(lines[i]) or below is None:
                continue
            found = known if known is not None else _headline(lines, prose, i, up=True)
            if found is None and i < start:
                found = _headline(lines, prose, below, up=True, stop=i)
            if found is None or (start < i and (found > start and i - found > 4)):
                continue
            if self.headline is not None and found == (self.anchor or 0) + 1 and len(lines[found].text.split()) < 4:
                found = self.headline  # the paper's name below the byline
            above = self.headline is not None and self.anchor is not None and self.anchor < self.headline
            if self.anchor is None or above or lines[i].role == "date":
                self.headline, self.anchor = found, i
                start_below = below
                if i > start or found > start:
                    start = start_below
                if lines[i].role == "date" and i > found:  # what stands above the headline may be the day of the visit
                    break
        if self.headline is None:
            self.headline = known if known is not None else _headline(lines, prose, start, up=True)
        self.body = start


def _is_anchor(line: Line) -> bool:
    return (
        line.role == "byline"
        or (line.role == "date")
        or (line.role == "short" and is_stamp(line.text) and has_date(line.text))
    )


def _headline(lines: list[Line], prose: list[bool], below: int, *, up: bool, stop: int = -1) -> int | None:
    """Return the line above `below` that reads most like a headline."""
    nearest: list[int] = []
    for i in range(below - 1, max(stop, below - _HEAD_LINES, -1), -1):
        line = lines[i]
        if line.role in SECTION_ENDS and nearest:
            break
        if (
            line.role == "short"
            and _HEADLINE[0] <= len(line.text) <= _HEADLINE[1]
            and len(line.text.split()) >= 2
            and not _is_trail(lines, i)
        ):
            nearest.append(i)
        elif prose[i] and nearest:
            break
    if not nearest:
        return 0 if up and stop < 0 and below == 1 and lines[0].role in ("short", "teaser") else None
    whole = [i for i in nearest if len(lines[i].text.split()) >= 4] or nearest
    # two lines right above the text of a page without anything else: headline, then its second line
    if len(whole) > 1 and whole[-1] == 0 and below <= 3 and not any(_is_anchor(line) for line in lines[:below]):
        return 0
    repeated = [i for i in whole if any(lines[n].key == lines[i].key for n in nearest if n != i)]
    if repeated:
        return min(repeated) if below - min(repeated) <= _HEAD_LINES // 2 else max(repeated)
    # a standfirst stands below the headline, both between the menus and the date; three short lines are a list
    close = [i for i in whole if whole[0] - i <= 2]
    return close[1] if len(close) == 2 and len(lines[close[1]].text) < len(lines[close[0]].text) else whole[0]


def _is_trail(lines: list[Line], i: int) -> bool:
    """Return whether a line is a breadcrumb: a section, then the beginning of the headline that follows."""
    text = lines[i].text
    if text.endswith(("...", "…")) or "›" in text or "»" in text or " / " in text:
        return True
    return text.casefold().startswith(("home", "হোম", "প্রচ্ছদ")) and len(text) > 20


def _head_kind(lines: list[Line], i: int, head: _Head, copies: set[int]) -> RegionKind:
    line = lines[i]
    assert head.headline is not None
    if i in copies or line.key == lines[head.headline].key:
        return "furniture"
    if line.role == "photo" or _is_caption(lines, i):
        return "caption"
    if line.role == "byline":
        return "byline"
    if line.role in ("prose", "bullet") or (
        line.role == "short" and len(line.text.split()) >= 5 and not has_date(line.text)
    ):
        return "standfirst"
    nearby = head.anchor is not None and abs(i - head.anchor) <= 1
    if (
        line.role == "short"
        and nearby
        and len(line.text) <= 60
        and not has_date(line.text)
        and len(letters(line.text).split()) <= 6
    ):
        return "byline"
    return "furniture"


def _is_caption(lines: list[Line], i: int) -> bool:
    """Return whether a short line is what stands under a picture: its credit, or its own copy with one, follows."""
    if lines[i].role != "short" or i + 1 == len(lines) or lines[i + 1].role != "photo":
        return False
    return is_credit(lines[i + 1].text) or lines[i + 1].key.startswith(lines[i].key)


def _fill_body(
    lines: list[Line], kinds: list[RegionKind], prose: list[bool], copies: set[int], first: int, last: int
) -> None:
    """Mark the lines from the first paragraph on, up to the end of the section."""
    i = first
    end = max(n for n in range(first, last) if prose[n]) + 1
    while i < end:
        line = lines[i]
        if i in copies:
            pass
        elif prose[i] or line.role == "teaser":
            kinds[i] = "body"
        elif line.role == "photo" or _is_caption(lines, i):
            kinds[i] = "caption"
        elif line.role == "inset":
            i = _skip_inset(lines, prose, i, end)
            continue
        elif line.role in ("short", "bullet"):
            stop = i
            while stop < end and lines[stop].role in ("short", "bullet"):
                stop += 1
            if not _is_list(lines[i:stop]):
                for n in range(i, stop):
                    kinds[n] = "body"
            i = stop
            continue
        elif line.role == "byline" and i > first:
            kinds[i] = "byline"
        i += 1
    _fill_tail(lines, kinds, copies, end, last)


def _skip_inset(lines: list[Line], prose: list[bool], i: int, end: int) -> int:
    """Return the line where the article goes on after a list of links inside it."""
    if len(lines[i].text) > 30:  # `আরও পড়ুন: …`: label and link in one line
        return i + 1
    i += 1
    while i < end and not prose[i]:
        i += 1
    return i


def _is_list(run: list[Line]) -> bool:
    return len(run) >= _LIST and not any(line.text[-1] in ",:;–—'\"’”" for line in run)


def _fill_tail(lines: list[Line], kinds: list[RegionKind], copies: set[int], end: int, last: int) -> None:
    """Keep a caption or one or two unfinished sentences after the last full one; a list is others' headlines."""
    run: list[int] = []
    for i in range(end, last):
        if lines[i].role == "photo":
            kinds[i] = "caption"
        elif lines[i].role == "byline":
            kinds[i] = "byline"
        elif lines[i].role == "short" and i not in copies:
            run.append(i)
        else:
            break
    tail_is_open = last == len(lines) and len(run) == last - end
    if tail_is_open and len(run) < _LIST:
        for i in run:
            kinds[i] = "body"


def _regions(lines: list[Line], kinds: list[RegionKind]) -> list[Region]:
    pieces: list[Region] = []
    may_open = True
    for line, kind in zip(lines, kinds, strict=True):
        pieces.extend(_line_regions(line.start, line.end, line.text, kind, may_open=may_open))
        may_open = may_open and kind != "body"
    return list(_merged(pieces))


def _line_regions(start: int, end: int, line: str, kind: RegionKind, *, may_open: bool) -> Iterator[Region]:
    """Yield the regions of one line: a dateline is cut off the first of the body, an ISO moment off a headline."""
    if kind == "body" and may_open and 0 < (length := dateline_end(line)) < len(line):
        yield Region(kind="dateline", start=start, end=start + len(line[:length].rstrip()))
        start += length
    elif kind == "headline" and (glued := ISO_MOMENT.search(line)) and glued.start() and glued.end() == len(line):
        yield Region(kind="headline", start=start, end=start + len(line[: glued.start()].rstrip()))
        kind, start = "furniture", start + glued.start()
    yield Region(kind=kind, start=start, end=end)


def _merged(pieces: Iterable[Region]) -> Iterable[Region]:
    """Join neighbours of one kind, but for headlines and captions, of which each is a thing of its own."""
    held: Region | None = None
    for piece in pieces:
        if held is not None and held.kind == piece.kind and piece.kind in ("body", "furniture", "standfirst"):
            held = Region(kind=held.kind, start=held.start, end=piece.end)
            continue
        if held is not None:
            yield held
        held = piece
    if held is not None:
        yield held
