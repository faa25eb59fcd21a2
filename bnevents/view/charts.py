"""Simple charts as SVG text: no script, no library, no font but the reader's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from itertools import pairwise

from bnevents.view.html import text_of

_ROW = 22  # height of a bar with its gap, in pixels
_WIDTH = 640
_LABELS = 190  # room for the names of bars
_HEIGHT = 120


def bar_chart(counts: Mapping[str, int], *, title: str) -> str:
    """Return a horizontal bar chart, longest bar first.

    Args:
        counts: what each bar is called and how long it is.
        title: what the chart shows; read out by screen readers.

    Example:
        >>> bar_chart({"MeetingHeld": 2}, title="Events").count("<rect")
        1
    """
    longest = max(counts.values(), default=0)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    bars: list[str] = []
    for k, (name, count) in enumerate(ordered):
        y = k * _ROW
        width = max(1, round((_WIDTH - _LABELS - 50) * count / longest)) if longest else 1
        bars.append(
            f'<text x="{_LABELS - 8}" y="{y + 14}" text-anchor="end">{text_of(name)}</text>'
            f'<rect x="{_LABELS}" y="{y + 3}" width="{width}" height="{_ROW - 7}" fill="#4a7fc1"/>'
            f'<text x="{_LABELS + width + 6}" y="{y + 14}">{count}</text>'
        )
    return _svg("".join(bars), height=max(_ROW, len(ordered) * _ROW), title=title)


def day_chart(counts: Mapping[dt.date, int], *, title: str) -> str:
    """Return how many events fall on each day, as columns over a line of time.

    Args:
        counts: events a day; days without any may be left out.
        title: what the chart shows.
    """
    if not counts:
        return _svg("", height=_ROW, title=title)
    days = sorted(counts)
    first, length = days[0], max(1, (days[-1] - days[0]).days)
    most, base = max(counts.values()), _HEIGHT - 24
    closest = min(((late - early).days for early, late in pairwise(days)), default=length)
    width = max(1.0, min(12.0, (_WIDTH - 40) * closest / length - 1))
    columns: list[str] = []
    for day in days:
        x = 20 + (_WIDTH - 40 - width) * (day - first).days / length
        height = max(1, round((base - 8) * counts[day] / most))
        columns.append(
            f'<rect x="{x:.1f}" y="{base - height}" width="{width:.1f}" height="{height}" fill="#4a7fc1">'
            f"<title>{day.isoformat()}: {counts[day]}</title></rect>"
        )
    labels = (
        f'<text x="20" y="{_HEIGHT - 6}">{days[0].isoformat()}</text>'
        f'<text x="{_WIDTH - 20}" y="{_HEIGHT - 6}" text-anchor="end">{days[-1].isoformat()}</text>'
    )
    line = f'<line x1="20" y1="{base}" x2="{_WIDTH - 20}" y2="{base}" stroke="#8c959f"/>'
    return _svg("".join([*columns, line, labels]), height=_HEIGHT, title=title)


def _svg(content: str, *, height: int, title: str) -> str:
    name = text_of(title)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{name}" viewBox="0 0 {_WIDTH} {height}" '
        f'width="{_WIDTH}" height="{height}" font-size="12" font-family="sans-serif"><title>{name}</title>'
        f"{content}</svg>"
    )
