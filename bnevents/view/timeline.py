"""A timeline as one HTML page: a table of events by date, each with its evidence and its contradictions."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files

from bnevents.models import GenericRole
from bnevents.timeline import Mention, TimelineEvent
from bnevents.view.html import STYLE, Mark, mark_text, text_of


def timeline_to_html(events: Iterable[TimelineEvent], *, title: str = "Timeline") -> str:
    """Return a self-contained page; it asks nothing of the network and runs no script.

    Args:
        events: a `Timeline`, or events of one.
        title: heading of the page.

    Example:
        >>> from bnevents.timeline import Timeline
        >>> "<h1>&lt;মে&gt;</h1>" in timeline_to_html(Timeline(), title="<মে>")  # May
        True
    """
    rows = [_row(event) for event in events]
    page = (files("bnevents.view") / "data" / "timeline.html").read_text(encoding="utf-8")
    filled = {"title": text_of(title), "style": STYLE, "count": f"{len(rows)} events", "rows": "".join(rows)}
    pieces = page.split("@@")  # text, name, text, name, ..., text: what is filled in is never looked through again
    return "".join(filled[piece] if k % 2 else piece for k, piece in enumerate(pieces))


def _row(event: TimelineEvent) -> str:
    facts = " ".join(value for value in (event.polarity, event.modality) if value not in ("affirmed", "actual"))
    cells = [text_of(event.day), text_of(f"{event.type} {facts}".strip())]
    cells += [_who(event, role) for role in ("agent", "patient", "theme", "place")]
    conflicts = "".join(
        f'<p class="warning">{text_of(c.field)}: {text_of(" | ".join(claim.value for claim in c.claims))}</p>'
        for c in event.conflicts
    )
    evidence = "".join(_mention(mention) for mention in event.mentions)
    told = f"articles: {len(event.documents)}, mentions: {len(event.mentions)}"
    cells.append(f"{conflicts}<details><summary>{told}</summary><ul>{evidence}</ul></details>")
    return f'<tr id="{text_of(event.id)}">' + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _who(event: TimelineEvent, role: GenericRole) -> str:
    return "<br>".join(
        f'<span title="{text_of(p.name or p.id or "")}">{text_of(p.lemma)}</span>' for p in event.fillers(role)
    )


def _mention(mention: Mention) -> str:
    sentence, trigger = mention.sentence, mention.trigger
    mark = Mark(trigger.start - sentence.start, trigger.end - sentence.start, "trigger", mention.type)
    about = " · ".join(part for part in (mention.document, str(mention.published or ""), mention.time or "") if part)
    return f'<li class="text"><span class="role">{text_of(about)}</span> {mark_text(sentence.text, [mark])}</li>'
