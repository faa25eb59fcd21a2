"""One extraction as HTML: the text with its names, times and triggers marked, and a table of its events.

The caller's text is untrusted: every character of it goes through `html.escape`, in elements and in attributes.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import pairwise
from typing import NamedTuple

from bnevents.models import Argument, Event, Extraction, Span, well_formed

STYLE = """
.bnevents{font-family:system-ui,'Noto Sans Bengali',sans-serif;line-height:1.7;color:#1b1f24}
.bnevents .text{white-space:pre-wrap;overflow-wrap:anywhere}
.bnevents mark{border-radius:3px;padding:0 2px;color:inherit}
.bnevents mark.entity{background:#dcebff}
.bnevents mark.time{background:#dff5e1}
.bnevents mark.trigger{background:#ffe3b3;font-weight:600}
.bnevents table{border-collapse:collapse;margin-top:1em;font-size:.95em}
.bnevents td,.bnevents th{border-top:1px solid #d0d7de;padding:.25em .6em;text-align:left;vertical-align:top}
.bnevents .role{color:#57606a}
.bnevents .warning{color:#9a3412}
"""


class Mark(NamedTuple):
    """A stretch of the text with the class and the tooltip that it is shown with."""

    start: int
    end: int
    kind: str
    title: str


def extraction_to_html(extraction: Extraction) -> str:
    """Return a fragment of HTML: the marked text, the table of events, and the warnings.

    Example:
        >>> extraction_to_html(Extraction(text="ঢাকা <b>"))[-40:]  # Dhaka
        '<p class="text">ঢাকা &lt;b&gt;</p></div>'
    """
    parts = [f'<div class="bnevents"><style>{STYLE}</style>', f'<p class="text">{marked(extraction)}</p>']
    if extraction.events:
        rows = "".join(event_row(event) for event in extraction.events)
        heads = "".join(f"<th>{name}</th>" for name in ("Event", "Trigger", "Time", "Factuality", "Arguments"))
        parts.append(f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>")
    parts.extend(f'<p class="warning">{text_of(warning)}</p>' for warning in extraction.warnings)
    return "".join([*parts, "</div>"])


def marked(extraction: Extraction) -> str:
    """Return the escaped text with its names, times and triggers in `<mark>`; marks may overlap."""
    return mark_text(extraction.text, _marks(extraction))


def mark_text(text: str, marks: Iterable[Mark]) -> str:
    """Return the escaped text, cut wherever a mark begins or ends, each piece in the marks that cover it.

    One pass over the marks in order of their ends: the cost is that of the text and of the marks that stand open.
    """
    found = sorted(mark for mark in marks if 0 <= mark.start < mark.end <= len(text))
    cuts = sorted({0, len(text), *(mark.start for mark in found), *(mark.end for mark in found)})
    pieces: list[str] = []
    open_marks: list[Mark] = []
    upcoming = 0
    for start, end in pairwise(cuts):
        while upcoming < len(found) and found[upcoming].start <= start:
            open_marks.append(found[upcoming])
            upcoming += 1
        open_marks = [mark for mark in open_marks if mark.end > start]
        piece = text_of(text[start:end])
        for mark in open_marks:
            piece = f'<mark class="{mark.kind}" title="{text_of(mark.title)}">{piece}</mark>'
        pieces.append(piece)
    return "".join(pieces)


def event_row(event: Event) -> str:
    """Return an event as a row of a table: type, trigger, time, factuality, arguments."""
    time = "" if event.time is None else event.time.value or event.time.text
    facts = [event.polarity, event.modality, *(f"says {argument.lemma}" for argument in event.attribution)]
    cells = [text_of(event.type), text_of(event.trigger.text), text_of(time), text_of(", ".join(facts))]
    arguments = "<br>".join(_argument(argument) for argument in event.arguments)
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in (*cells, arguments)) + "</tr>"


def text_of(text: str) -> str:
    """Return the text as it may stand in an element or an attribute: escaped, without NUL and lone surrogates."""
    return escape(well_formed(text).replace("\0", "\ufffd"))


def _argument(argument: Argument) -> str:
    filler = argument.lemma
    if argument.value is not None:
        filler += f" = {argument.value:g}"
    if argument.entity is not None and argument.entity.id is not None:
        filler += f" ({argument.entity.id})"
    if argument.resolved_from is not None:
        filler += f" ← {argument.resolved_from.text}"
    return f'<span class="role">{text_of(argument.role)}</span> {text_of(filler)}'


def _marks(extraction: Extraction) -> Iterable[Mark]:
    for entity in extraction.entities:
        yield _mark(entity, "entity", f"{entity.label} {entity.name or entity.lemma} {entity.id or ''}")
    for time in extraction.times:
        yield _mark(time, "time", f"{time.type} {time.value or 'impossible'}")
    for event in extraction.events:
        yield _mark(event.trigger, "trigger", f"{event.type}, {event.polarity}, {event.modality}")


def _mark(span: Span, kind: str, title: str) -> Mark:
    return Mark(span.start, span.end, kind, title.strip())
