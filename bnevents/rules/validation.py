"""From pydantic's errors to messages that a rule author can act on."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from bnevents.errors import RuleError
from bnevents.rules import schema
from bnevents.rules.nodes import Loc, Source

M = TypeVar("M", bound=BaseModel)

# The model that the part under a key is: for the list of the keys that it may have.
_MODEL_OF: Mapping[str, type[BaseModel]] = {
    "frames": schema.Frame,
    "predicate": schema.Predicate,
    "roles": schema.Filler,
    "common": schema.Filler,
    "when": schema.Condition,
    "unless": schema.Condition,
    "governs": schema.Governs,
    "examples": schema.Example,
    "declare": schema.Declaration,
    "classes": schema.WordClass,
}


def validate(source: Source, model: type[M]) -> M:
    """Return the data of a file as a model.

    Raises:
        RuleError: the first thing in the file that the model does not allow.
    """
    try:
        return model.model_validate(source.data)
    except ValidationError as error:
        # a mistyped key shows twice, as unknown and as missing: the unknown one tells more
        first = min(error.errors(), key=lambda e: (e["type"] != "extra_forbidden", source.place(e["loc"])))
        raise _to_rule_error(source, model, first) from None


def _to_rule_error(source: Source, model: type[BaseModel], error: Mapping[str, Any]) -> RuleError:
    loc: Loc = error["loc"]
    # pydantic ends the place of a wrong number with the types that it tried
    keys = [step for step in loc if isinstance(step, str) and step not in ("int", "float")]
    name = repr(keys[-1]) if keys else "the file"
    match error["type"]:
        case "extra_forbidden":
            possible = _keys(_model_at(model, loc[:-1]))
            return source.error(f"there is no key {name} here; {suggest(str(loc[-1]), possible)}", loc, key=True)
        case "missing":
            return source.error(f"the key {name} is missing here; add it", loc[:-1])
        case "literal_error" | "enum":
            return source.error(f"{error['input']!r} is not possible here; it must be {error['ctx']['expected']}", loc)
        case "value_error":
            return source.error(f"{error['ctx']['error']}", loc)
        case "model_type" | "model_attributes_type" | "dict_type":
            return source.error(f"{name} must have keys and values, such as `key: value`", loc)
        case "tuple_type" | "list_type":
            return source.error(f"{name} must be a list", loc)
        case "string_type":
            return source.error(f"{name} must be a word or text, not a list or keys with values", loc)
        case "string_too_short":
            return source.error(f"{name} is empty; write a word or leave it out", loc)
        case "too_short":
            return source.error(f"{name} is empty; it needs at least one item", loc)
        case _:
            return source.error(f"{name}: {error['msg'].lower()}", loc)


def suggest(word: str, known: Iterable[str]) -> str:
    """Return a hint for a word that is not known: the word that it resembles, or all that are."""
    names = sorted(known)
    near = difflib.get_close_matches(word, names, n=1)
    return f"did you mean {near[0]!r}?" if near else f"known here: {', '.join(names)}"


def _model_at(model: type[BaseModel], loc: Loc) -> type[BaseModel]:
    keys = [step for step in loc if isinstance(step, str)]
    for k in range(len(keys) - 1, -1, -1):
        if keys[k] in _MODEL_OF and keys[k : k + 2] != ["declare", "roles"]:
            return _MODEL_OF[keys[k]]
    return model


def _keys(model: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]
