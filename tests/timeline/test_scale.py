"""The cost of merging: near-linear in the number of mentions, also where one actor is in all of them."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator

import pytest
from timeline.making import article, event
from timeline.synthetic import extractions

from bnevents.models import Extraction
from bnevents.timeline import Timeline


def cost(made: list[Extraction]) -> float:
    """Seconds of processor time to add and merge, the better of two runs."""

    def run() -> float:
        started = time.process_time()
        assert len(Timeline(made)) > 0
        return time.process_time() - started

    return min(run(), run())


def one_actor(count: int) -> Iterator[Extraction]:
    """Articles that all tell a meeting of one country, on few days, with ever other guests, half of them undated."""
    for n in range(count):
        day = (dt.date(2024, 1, 1) + dt.timedelta(days=n % 40)).isoformat()
        told = event("MeetingHeld", time=day if n % 2 else None, agent=["রাশিয়া", f"অতিথি {n}"])
        yield article(f"p{n}", day, told)


def test_one_actor_in_every_mention() -> None:
    cost(list(one_actor(50)))
    assert cost(list(one_actor(2400))) < 20 * cost(list(one_actor(300)))


@pytest.mark.benchmark
def test_curve(capsys: pytest.CaptureFixture[str]) -> None:
    seconds = {count: cost([x for x, _ in extractions(count)]) for count in (500, 5_000)}
    with capsys.disabled():
        print({count: f"{one:.2f} s" for count, one in seconds.items()})  # noqa: T201
    assert seconds[5_000] < 20 * seconds[500]
