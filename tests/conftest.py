"""What several tests need: the command line in this process, and the articles of `fixtures/`."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from support import ROOT, FixtureArticle, Outcome


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Run `bnevents ARGUMENTS` in this process, with bytes for standard input."""
    from bnevents.cli import main

    def run(*arguments: str | Path, stdin: bytes = b"", columns: int = 120) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["bnevents", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        monkeypatch.setenv("COLUMNS", str(columns))
        capsys.readouterr()
        code = 0
        try:
            main()
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else int(stop.code is not None)
        out, err = capsys.readouterr()
        return Outcome(code, out, err)

    return run


@pytest.fixture(scope="session")
def articles() -> list[FixtureArticle]:
    """The articles of `fixtures/`, in order."""
    return [
        FixtureArticle(
            path.stem,
            path.read_text(encoding="utf-8"),
            yaml.safe_load(path.with_suffix(".yaml").read_text(encoding="utf-8")),
        )
        for path in sorted((ROOT / "fixtures").glob("*.txt"))
    ]
