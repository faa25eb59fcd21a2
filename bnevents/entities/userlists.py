"""A user's own names: YAML files that the gazetteer takes in beside the built-in ones.

names:
- name: নীলকণ্ঠ পাঠাগার           # the best-known spelling
label: ORG                     # PERSON, ORG, GPE, LOC, FAC or NORP
aliases: [নীপা]                # other spellings and short forms
english: Nilkantha Library
- name: শালবনপুর
label: GPE
id: geonames:99                # Q…, ISO:… or geonames:…
latitude: 23.5                 # in degrees
longitude: 90.25
country: BD                    # ISO 3166 code
stands_for: ISO:BD             # what the name is said for, as মস্কো for Russia
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import yaml

from bnevents.entities.names import LABELS, Name, name_key
from bnevents.errors import GazetteerError
from bnevents.text import normalize

_KEYS = ("name", "label", "aliases", "english", "id", "latitude", "longitude", "country", "stands_for")
_ID = re.compile(r"Q[1-9][0-9]*|ISO:[A-Z]{2}(-[A-Z0-9]{1,3})?|geonames:[0-9]+"), "id; write Q…, ISO:… or geonames:…"
_COUNTRY = re.compile(r"[A-Z]{2}"), "country; write its ISO 3166 code of two letters, such as BD"
_BOUNDS = {"latitude": 90.0, "longitude": 180.0}
_PRIORITY = 10  # a user knows better than our tables


def read_names(path: str | Path) -> list[Name]:
    """Return the names of a user's file, one for each spelling.

    Args:
        path: a YAML file, as described at the top of this module.

    Raises:
        GazetteerError: the file cannot be read or is malformed; the message says where and what to do.
    """
    return _Reader(str(path)).names()


class _Reader:
    def __init__(self, path: str) -> None:
        self.path = path

    def names(self) -> list[Name]:
        root = self._compose()
        entries = self._fields(root, ("names",)).get("names")
        if not isinstance(entries, yaml.SequenceNode):
            raise self._error(entries or root, "a file of names has one key, `names`, with a list")
        return [name for entry in entries.value for name in self._entry(cast("yaml.Node", entry))]

    def _compose(self) -> yaml.Node:
        try:
            text = Path(self.path).read_text(encoding="utf-8-sig")
            root = yaml.compose(text, Loader=yaml.CSafeLoader)
        except OSError as error:
            raise GazetteerError(f"cannot be read: {error.strerror}", path=self.path) from error
        except UnicodeDecodeError as error:
            raise GazetteerError(f"is not UTF-8: {error.reason} at byte {error.start}", path=self.path) from error
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
            message = f"this is no YAML: {error.problem}"
            raise GazetteerError(message, path=self.path, line=line, column=column) from error
        except yaml.YAMLError as error:
            raise GazetteerError(f"this is no YAML: {error}", path=self.path) from error
        if root is None:
            raise GazetteerError("the file is empty; write `names:` and a list", path=self.path, line=1, column=1)
        return root

    def _entry(self, node: yaml.Node) -> Iterator[Name]:
        fields = self._fields(node, _KEYS)
        for key in ("name", "label"):
            if key not in fields:
                raise self._error(node, f"a name needs the key `{key}`")
        label = self._text(fields["label"])
        if label not in LABELS:
            raise self._error(fields["label"], f"{label!r} is no label; use one of {', '.join(LABELS)}")
        spellings = dict.fromkeys([self._spelling(fields["name"]), *self._aliases(fields.get("aliases"))])
        ident = self._code(fields.get("id"), *_ID)
        english = self._text(fields["english"]) if "english" in fields else None
        key = name_key(label, ident, english, next(iter(spellings)))
        for spelling in spellings:
            yield Name(
                spelling,
                label,
                key,
                ident,
                english,
                self._degrees(fields, "latitude"),
                self._degrees(fields, "longitude"),
                self._code(fields.get("country"), *_COUNTRY),
                self._code(fields.get("stands_for"), *_ID),
                weak=False,
                priority=_PRIORITY,
            )

    def _fields(self, node: yaml.Node, known: tuple[str, ...]) -> dict[str, yaml.Node]:
        if not isinstance(node, yaml.MappingNode):
            raise self._error(node, f"expected keys and values ({', '.join(known)})")
        out: dict[str, yaml.Node] = {}
        for key, value in node.value:
            word = self._text(key)
            if word not in known:
                raise self._error(key, f"unknown key {word!r}; the keys are {', '.join(known)}")
            if word in out:
                raise self._error(key, f"the key {word!r} stands twice")
            out[word] = value
        return out

    def _text(self, node: yaml.Node) -> str:
        if not isinstance(node, yaml.ScalarNode) or not str(node.value).strip():
            raise self._error(node, "expected a word or a number")
        return str(node.value).strip()

    def _spelling(self, node: yaml.Node) -> str:
        spelling = normalize(self._text(node))
        if not any(character.isalpha() for character in spelling):
            raise self._error(node, f"{spelling!r} has no letter")
        return spelling

    def _aliases(self, node: yaml.Node | None) -> list[str]:
        if node is None:
            return []
        if not isinstance(node, yaml.SequenceNode):
            raise self._error(node, "`aliases` is a list: [এক, দুই]")
        return [self._spelling(cast("yaml.Node", alias)) for alias in node.value]

    def _code(self, node: yaml.Node | None, pattern: re.Pattern[str], wrong: str) -> str | None:
        if node is None:
            return None
        code = self._text(node)
        if not pattern.fullmatch(code):
            raise self._error(node, f"{code!r} is no {wrong}")
        return code

    def _degrees(self, fields: dict[str, yaml.Node], key: str) -> float | None:
        if key not in fields:
            return None
        text = normalize(self._text(fields[key]))
        try:
            degrees = float(text)
        except ValueError:
            degrees = float("nan")
        if not abs(degrees) <= _BOUNDS[key]:
            raise self._error(fields[key], f"{text!r} is no {key} in degrees")
        return degrees

    def _error(self, node: yaml.Node, message: str) -> GazetteerError:
        mark = node.start_mark
        return GazetteerError(message, path=self.path, line=mark.line + 1, column=mark.column + 1)
