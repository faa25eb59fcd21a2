"""Values that tests share; `tests/` is on pytest's path."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"  # data for development, where it is; tests that read it skip without it


@dataclass(frozen=True)
class Outcome:
    """What a call of the command line did."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class FixtureArticle:
    """An article of `fixtures/` with what stands beside it."""

    name: str
    text: str
    about: dict[str, Any]
