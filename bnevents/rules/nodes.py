"""YAML with its places: plain data in which every scalar is a string, and where each part of it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import yaml

from bnevents.errors import RuleError

Place = tuple[int, int]
Loc = Sequence[int | str]


class Source:
    """A rule file read: its path, its text, its data and the places of the data's parts."""

    def __init__(self, path: str, text: str) -> None:
        """Read YAML.

        Raises:
            RuleError: the text is no YAML, has a duplicate key, an anchor or more than one document.
        """
        self.path, self.text = path, text
        self._root = _compose(path, text)
        self.data: Any = _construct(self._root, path, set())

    def place(self, loc: Loc, *, key: bool = False) -> Place:
        """Return line and column, both from 1, of the part at `loc`, or of the nearest part around it.

        Args:
            loc: keys and indices from the root, as pydantic gives them.
            key: the place of the key itself instead of its value.
        """
        node, at = self._root, self._root
        for step in loc:
            found = _child(node, step)
            if found is None:
                continue  # a step that the file does not have: one value that stands for a list of one
            at, node = (found[0] if key else found[1]), found[1]
        return at.start_mark.line + 1, at.start_mark.column + 1

    def error(self, message: str, loc: Loc = (), *, key: bool = False) -> RuleError:
        """Return an error that points at the part at `loc`."""
        line, column = self.place(loc, key=key)
        return RuleError(message, path=self.path, line=line, column=column)


_Base = cast("type[yaml.BaseLoader]", getattr(yaml, "CBaseLoader", yaml.BaseLoader))


class _Loader(_Base):
    """Every scalar is a string, so no node's tag is looked for: half of the time that composing takes."""

    def resolve(self, kind: object, value: object, implicit: object) -> str:  # noqa: ARG002
        return ""

    def descend_resolver(self, current_node: object, current_index: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


def _compose(path: str, text: str) -> yaml.Node:
    try:
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        raise RuleError(f"this is no YAML: {error.problem}", path=path, line=line, column=column) from error
    except (yaml.YAMLError, UnicodeError) as error:
        raise RuleError(f"this is no YAML: {error}", path=path) from error
    if root is None:
        raise RuleError("the file is empty; a pack needs `event:` and `frames:`", path=path)
    return root


def _construct(node: yaml.Node, path: str, seen: set[int]) -> Any:
    if id(node) in seen:  # an alias gives the very node of its anchor
        raise _error(node, path, "anchors and aliases (& and *) are no part of the rule language; write the words out")
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        return cast("str", node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_construct(item, path, seen) for item in cast("list[yaml.Node]", node.value)]
    data: dict[str, Any] = {}
    for key, value in cast("list[tuple[yaml.Node, yaml.Node]]", node.value):
        if not isinstance(key, yaml.ScalarNode):
            raise _error(key, path, "a key must be a word")
        if key.value in data:
            raise _error(key, path, f"the key {key.value!r} stands here twice; keep one of them")
        data[key.value] = _construct(value, path, seen)
    return data


def _child(node: yaml.Node, step: int | str) -> tuple[yaml.Node, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode) and isinstance(step, str):
        pairs = cast("list[tuple[yaml.Node, yaml.Node]]", node.value)
        return next(((key, value) for key, value in pairs if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        items = cast("list[yaml.Node]", node.value)
        return (items[step], items[step]) if step < len(items) else None
    return None


def _error(node: yaml.Node, path: str, message: str) -> RuleError:
    mark = node.start_mark
    return RuleError(message, path=path, line=mark.line + 1, column=mark.column + 1)
