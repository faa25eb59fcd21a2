"""The explorer: one self-contained page over many extractions, to search and filter without a network."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from importlib.resources import files

from bnevents.models import Event, Extraction
from bnevents.view.charts import bar_chart, day_chart
from bnevents.view.html import STYLE, marked, text_of


def to_html(extractions: Iterable[Extraction], *, title: str = "Events") -> str:
    """Return a whole HTML page: charts, a table of all events that filters as you type, and the marked texts.

    The page asks nothing of the network and holds no data as script, so that no text can become code.

    Args:
        extractions: what `extract` and `extract_many` return.
        title: heading of the page.

    Example:
        >>> to_html([Extraction(text="ঢাকা")], title="<মে>")[:15]  # Dhaka; May
        '<!doctype html>'
    """
    documents = list(extractions)
    events = [event for document in documents for event in document.events]
    types = Counter(event.type for event in events)
    days = Counter(day for event in events if (day := _day(event)) is not None)
    page = (files("bnevents.view") / "data" / "explorer.html").read_text(encoding="utf-8")
    filled = {
        "title": text_of(title),
        "style": STYLE,
        "counts": f"{len(documents)} documents, {len(events)} events, {len(types)} types",
        "types": bar_chart(types, title="Events by type"),
        "days": day_chart(days, title="Events by day"),
        "options": "".join(f"<option>{text_of(name)}</option>" for name in sorted(types)),
        "rows": "".join(_row(event, k) for k, document in enumerate(documents) for event in document.events),
        "texts": "".join(_document(document, k) for k, document in enumerate(documents)),
    }
    pieces = page.split("@@")  # text, name, text, name, ..., text: what is filled in is never looked through again
    return "".join(filled[piece] if k % 2 else piece for k, piece in enumerate(pieces))


def _row(event: Event, document: int) -> str:
    who = ", ".join(argument.lemma for argument in event.arguments if argument.generic == "agent")
    whom = ", ".join(argument.lemma for argument in event.arguments if argument.generic in ("patient", "theme"))
    where = ", ".join(argument.lemma for argument in event.arguments if argument.generic == "place")
    time = (event.time.value or event.time.text) if event.time else ""
    fact = " ".join(value for value in (event.polarity, event.modality) if value not in ("affirmed", "actual"))
    cells = (time, event.type, event.trigger.text, who, whom, where, fact)
    link = f'<td><a href="#d{document}">text</a></td>'
    return f'<tr data-type="{text_of(event.type)}">' + "".join(f"<td>{text_of(c)}</td>" for c in cells) + link + "</tr>"


def _document(document: Extraction, k: int) -> str:
    about = " · ".join(part for part in (document.source, str(document.published or "")) if part)
    warnings = "".join(f'<p class="warning">{text_of(warning)}</p>' for warning in document.warnings)
    heading = text_of(about or f"Document {k + 1}")
    return f'<article id="d{k}"><h3>{heading}</h3>{warnings}<p class="text">{marked(document)}</p></article>'


def _day(event: Event) -> dt.date | None:
    """Return the day of an event that has one: a month or a year is no day."""
    time = event.time
    return time.earliest if time is not None and time.earliest == time.latest else None
