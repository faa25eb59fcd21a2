"""Pytest collects rule files: one test for each example of each frame.

Which files are rule files is said in the project's pytest configuration, as globs from its root; without it the plugin
does nothing. The files must stand in what pytest is told to collect.

    [tool.pytest.ini_options]
    testpaths = ["tests", "rules"]
    bnevents_rules = ["rules/*.yaml"]
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import pytest

if TYPE_CHECKING:  # imported where needed: pytest loads this module in every project that has bnevents installed
    from bnevents.testing import Failure

N = TypeVar("N", bound=pytest.Collector | pytest.Item)

_OPTION = "bnevents_rules"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Register the option that says which files are rule files."""
    parser.addini(_OPTION, "globs, from the root, of bnevents rule files to test", type="args", default=[])


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect a file that one of the globs names."""
    globs = cast("list[str]", parent.config.getini(_OPTION))
    root = parent.config.rootpath
    if not globs or not file_path.is_relative_to(root):
        return None
    inner = file_path.relative_to(root)
    # `match` compares from the right, so the depth is looked at as well
    if any(inner.match(glob) and len(inner.parts) == len(Path(glob).parts) for glob in globs):
        return _new(RuleFile, parent, path=file_path)
    return None


class RuleFile(pytest.File):
    """A rule file: a test for each example, and one for each frame."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield the tests of the file."""
        from bnevents.errors import RuleError
        from bnevents.testing import bench_for, cases, check_case, check_use, packs_at

        try:
            bench = bench_for(self.path)
        except RuleError as error:
            raise self.CollectError(str(error)) from None
        for pack in packs_at(bench.extractor.rules, self.path):
            for case in cases(pack):
                yield self._item(f"{case.frame}[{case.number}]", case.line, partial(check_case, bench, case))
            for frame, line in zip(pack.frames, pack.frame_lines, strict=True):
                yield self._item(frame.id, line, partial(check_use, bench, pack, frame, line))

    def _item(self, name: str, line: int, check: Callable[[], Failure | None]) -> RuleItem:
        return _new(RuleItem, self, name=name, line=line, check=check)


class RuleItem(pytest.Item):
    """One check of a rule file."""

    def __init__(self, *, line: int, check: Callable[[], Failure | None], **kwargs: Any) -> None:
        super().__init__(**kwargs)  # pyright: ignore[reportUnknownMemberType]  # pytest leaves its arguments untyped
        self._line, self._check = line, check

    def runtest(self) -> None:
        """Fail with what differs from the example, and which condition of which frame did not hold."""
        if failure := self._check():
            raise RuleFailure(str(failure))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Show the failure alone: where it came from in the library says nothing to a rule author."""
        if isinstance(excinfo.value, RuleFailure):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return the place of the example in the rule file."""
        return self.path, self._line - 1, self.name


class RuleFailure(AssertionError):
    """An example of a rule file does not come out as it says."""


def _new(kind: type[N], parent: pytest.Collector, **kwargs: Any) -> N:
    """Make a node: pytest leaves the type of `from_parent` open."""
    make = cast("Callable[..., N]", getattr(kind, "from_parent"))  # noqa: B009
    return make(parent, **kwargs)
