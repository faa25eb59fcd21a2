"""The examples of README, docs/ and docstrings: run, with the output that they show.

In markdown, a block marked `python` is run from top to bottom of its page in one namespace: with prompts as a doctest,
without as code. In a block marked `console`, each `$ bnevents …` is run and the lines below it are its output; `…`
stands for anything. Blocks with another mark (`text`, `bash`, `pycon`) are only shown.
"""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import bnevents
from bnevents.errors import MissingExtraError
from bnevents.testing import run_examples
from support import ROOT, Outcome

PAGES = [ROOT / "README.md", *sorted(p for p in (ROOT / "docs").rglob("*.md") if "catalogue" not in p.parts)]
FLAGS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
FENCE = re.compile(r"^( *)```(\w+)[^\n]*\n(.*?)^\1```", re.MULTILINE | re.DOTALL)
BUILDING = {"build", "train", "corpora", "augment"}  # what making the data needs, run by hand


def blocks(page: Path, mark: str) -> Iterator[tuple[int, str]]:
    """Yield the blocks with this mark: the line that they begin at, and their text without indentation."""
    text = page.read_text(encoding="utf-8")
    for match in FENCE.finditer(text):
        if match[2] == mark:
            indent = len(match[1])
            yield text.count("\n", 0, match.start(3)) + 1, "\n".join(line[indent:] for line in match[3].splitlines())


def with_blocks(mark: str) -> list[Any]:
    return [pytest.param(p, id=str(p.relative_to(ROOT))) for p in PAGES if any(True for _ in blocks(p, mark))]


def modules() -> list[str]:
    names = [name for _, name, _ in pkgutil.walk_packages(bnevents.__path__, "bnevents.")]
    return ["bnevents", *(name for name in names if not BUILDING & set(re.split(r"[._]", name)))]


def run_doctest(test: doctest.DocTest) -> str:
    """Run an example and return what differs, or nothing."""
    said: list[str] = []
    doctest.DocTestRunner(optionflags=FLAGS).run(test, out=said.append, clear_globs=False)
    return "".join(said)


@pytest.mark.parametrize("page", with_blocks("python"))
def test_python_of_pages(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "fixtures").symlink_to(ROOT / "fixtures")
    names: dict[str, Any] = {"__name__": "__main__"}
    for line, code in blocks(page, "python"):
        if ">>>" in code:
            test = doctest.DocTestParser().get_doctest(code, names, f"{page.name}:{line}", str(page), line - 1)
            failure = run_doctest(test)
            assert not failure, failure
            names = test.globs
        else:
            exec(compile("\n" * (line - 1) + code, str(page), "exec"), names)


@pytest.mark.parametrize("page", with_blocks("console"))
def test_commands_of_pages(
    page: Path, cli: Callable[..., Outcome], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "fixtures").symlink_to(ROOT / "fixtures")
    for line, block in blocks(page, "console"):
        for command in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            call, _, shown = command.partition("\n")
            words = shlex.split(call.split(" | ")[0], comments=True)
            if words[0] != "bnevents":
                continue
            result = cli(*words[1:], columns=100)
            parts = (re.escape(part) for part in _lines(shown).split("…"))
            pattern = "(?s:.*?)".join(parts)
            found = _lines(result.out + result.err)
            assert re.fullmatch(pattern, found), f"{page.name}:{line}: {call}\n{found}"


@pytest.mark.parametrize("page", with_blocks("yaml"))
def test_packs_of_pages(page: Path, tmp_path: Path) -> None:
    """Whole packs that a page shows hold: what begins with `event:` and has frames with examples."""
    for line, block in blocks(page, "yaml"):
        if block.startswith("event:") and "examples:" in block and "…" not in block:
            path = tmp_path / f"line_{line}.yaml"
            path.write_text(block, encoding="utf-8")
            assert [str(failure) for failure in run_examples(path)] == []


@pytest.mark.parametrize("name", modules())
def test_docstrings(name: str) -> None:
    try:
        module = importlib.import_module(name)
    except (MissingExtraError, ModuleNotFoundError) as error:
        pytest.skip(f"needs {error}")
    for test in doctest.DocTestFinder(exclude_empty=True).find(module, name, module=module):
        if test.examples:
            test.globs = dict(vars(module))
            failure = run_doctest(test)
            assert not failure, failure


def _lines(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip("\n").splitlines() if line.strip()) + "\n"
