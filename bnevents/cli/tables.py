"""Results as tables for people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.table import Table

if TYPE_CHECKING:
    from bnevents.evaluation import Evaluation
    from bnevents.models import Event, Extraction, TimeExpression
    from bnevents.timeline import Timeline


_WHOLE = ("when", "event", "frame", "told")  # columns whose cells are not broken


def console() -> Console:
    """Return the console on standard output."""
    return Console(highlight=False)


def new_table(*columns: str, title: str | None = None) -> Table:
    """Return an empty table in the house's style."""
    from rich import box

    table = Table(box=box.SIMPLE_HEAD, title=title, title_justify="left", title_style="bold", pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold", no_wrap=column in _WHOLE)
    return table


def extraction_table(extraction: Extraction) -> Table:
    """Return the events of a document, one a row: when, what, who and where, how sure."""
    published = extraction.published.isoformat() if extraction.published is not None else "unknown"
    whence = {"caller": "as given", "article": "from the article"}.get(extraction.published_from or "", "no date")
    title = f"{escape(extraction.source or 'text')}: {len(extraction.events)} events, published {published} ({whence})"
    table = new_table("when", "event", "trigger", "roles", "how sure", title=title)
    causes = {event.id: event.type for event in extraction.events}
    for event in extraction.events:
        cells = (
            event.time.value or "impossible" if event.time is not None else "",
            event.type,
            event.trigger.text,
            roles_of(event),
            _certainty(event, causes),
        )
        table.add_row(*map(escape, cells))
    return table


def roles_of(event: Event) -> str:
    """Return the arguments of an event as `role: filler, filler; role: filler`."""
    fillers: dict[str, list[str]] = {}
    for argument in event.arguments:
        number = None if argument.value is None else f"{argument.value:g}"
        fillers.setdefault(argument.role, []).append(number or argument.lemma)
    return "; ".join(f"{role}: {', '.join(names)}" for role, names in fillers.items())


def timeline_table(timeline: Timeline) -> Table:
    """Return the events of a timeline, one a row; the column `told` says how many mentions in how many documents."""
    title = f"{_counted(len(timeline), 'event')} from {_counted(timeline.documents, 'document')}"
    disputed = ["contradictions"] if any(event.conflicts for event in timeline) else []
    table = new_table("when", "event", "who, what and where", "told", *disputed, title=title)
    for event in timeline:
        numbers = " to ".join(f"{number:g}" for number in sorted(set(event.quantity or ())))
        factual = [value for value in (event.polarity, event.modality) if value not in ("affirmed", "actual")]
        conflicts = (f"{c.field}: {' or '.join(claim.value for claim in c.claims)}" for c in event.conflicts)
        cells = (
            event.day,
            "\n".join([event.type, *factual]),
            " · ".join(part for part in (event.sides, numbers) if part),
            f"{len(event.mentions)} in {len(event.documents)}",
            "; ".join(conflicts),
        )
        table.add_row(*map(escape, cells[: len(table.columns)]))
    return table


def time_table(time: TimeExpression) -> Table:
    """Return what a time expression means."""
    table = new_table("field", "value")
    for name in ("text", "type", "value", "mod", "edtf", "earliest", "latest", "calendar", "flags"):
        value: object = ", ".join(time.flags) if name == "flags" else getattr(time, name)
        if value not in (None, ""):
            table.add_row(name, escape(str(value)))
    return table


def evaluation_tables(result: Evaluation, *, confusions: int) -> Iterable[Table]:
    """Yield, for each kind of annotation, the scores per class and the commonest confusions."""
    for name, scores in result.tables().items():
        total = scores.total
        if not total.right + total.spurious + total.missed:
            continue
        table = new_table(name, "P", "R", "F1", "right", "spurious", "missed")
        for column in table.columns[1:]:
            column.justify = "right"
        rows = [*sorted(scores.classes.items()), ("all", total)]
        for label, score in rows:
            figures = (f"{value:.3f}" for value in (score.precision, score.recall, score.f1))
            table.add_row(label, *figures, *map(str, (score.right, score.spurious, score.missed)))
        yield table
        ranked = sorted(scores.confusions.items(), key=lambda item: (-item[1], item[0]))[:confusions]
        if ranked:
            table = new_table(f"{name}: gold", "found", "times", "for example")
            for (wanted, found), count in ranked:
                table.add_row(wanted, found, str(count), escape("; ".join(scores.samples[wanted, found])))
            yield table


def _certainty(event: Event, types: dict[str, str]) -> str:
    said = [value for value in (event.polarity, event.modality) if value not in ("affirmed", "actual")]
    if event.attribution:
        said.append("says " + ", ".join(source.lemma for source in event.attribution))
    if event.cause is not None:
        said.append(f"through {types.get(event.cause, event.cause)}")
    return "; ".join(said)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
