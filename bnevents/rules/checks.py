"""What pydantic cannot see in a pack: whether the names in it are names of something."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

import bnevents.ontology  # noqa: F401  # pyright: ignore[reportUnusedImport]  # registers the built-in types
from bnevents.models import Event, GenericRole
from bnevents.rules.nodes import Loc, Source
from bnevents.rules.ruleset import ResolvedClass
from bnevents.rules.schema import Condition, Filler, Frame, Pack, WordClass
from bnevents.rules.validation import suggest

RolesOf = Mapping[str, Mapping[str, GenericRole]]

_LATIN = re.compile(r"[A-Za-z_]")
_FIELDS_OF_EVERY_EVENT = ("type", "trigger", "time", "quantity", "polarity", "modality", "attribution", "cause")


def known_types(parsed: Iterable[tuple[Source, Pack]]) -> dict[str, dict[str, GenericRole]]:
    """Return the roles of every event type: of the built-in ones, of Python subclasses, of those declared in packs.

    Raises:
        RuleError: two packs declare one type differently.
    """
    types = {name: klass.roles() for name, klass in Event.types.items()}
    declared: dict[str, tuple[str, dict[str, GenericRole]]] = {}
    for source, pack in parsed:
        if pack.declare is None:
            continue
        if not re.fullmatch(r"[A-Z][A-Za-z0-9]*", pack.event):
            message = f"{pack.event!r} cannot be an event type; write it as a class name, such as `FerrySank`"
            raise source.error(message, ("event",))
        if pack.event in declared and declared[pack.event][1] != pack.declare.roles:
            message = f"{pack.event} is declared with other roles in {declared[pack.event][0]}; declare it once"
            raise source.error(message, ("declare",), key=True)
        declared[pack.event] = (source.path, pack.declare.roles)
        types[pack.event] = {**Event.roles(), **types.get(pack.event, {}), **pack.declare.roles}
    return types


def check_type(source: Source, pack: Pack, types: RolesOf) -> None:
    """Check that the pack's event type is known.

    Raises:
        RuleError: it is not.
    """
    if pack.event not in types:
        hint = suggest(pack.event, types) if len(types) < 8 else _near(pack.event, types)
        message = f"there is no event type {pack.event!r}{hint}; declare a new one with `declare: {{doc: …, roles: …}}`"
        raise source.error(message, ("event",))


def resolve_classes(given: Mapping[str, tuple[Source, WordClass]]) -> dict[str, ResolvedClass]:
    """Return the word classes with what they include.

    Raises:
        RuleError: a class includes one that is not there, or itself, or has a head noun of several words.
    """
    done: dict[str, ResolvedClass] = {}

    def resolve(name: str, within: tuple[str, ...]) -> ResolvedClass:
        if name in done:
            return done[name]
        source, own = given[name]
        for word in (*own.noun, *own.suffix):
            if " " in word:
                message = f"{word!r} has more than one word; a class goes by the head noun, the last word"
                raise source.error(message, ("classes", name, "noun"))
        parts: list[ResolvedClass] = []
        for other in own.include:
            if other not in given:
                raise source.error(
                    f"there is no class {other!r}; {suggest(other, given)}", ("classes", name, "include")
                )
            if other == name or other in within:
                raise source.error(f"the class {name!r} includes itself", ("classes", name, "include"))
            parts.append(resolve(other, (*within, name)))
        noun = tuple(dict.fromkeys((*own.noun, *(word for part in parts for word in part.noun))))
        done[name] = ResolvedClass(
            label=tuple(dict.fromkeys((*own.label, *(label for part in parts for label in part.label)))),
            noun=noun,
            noun_set=frozenset(noun),
            suffix=tuple(dict.fromkeys((*own.suffix, *(word for part in parts for word in part.suffix)))),
        )
        return done[name]

    for name in given:
        resolve(name, ())
    return done


class _FrameCheck:
    """Checks one frame; `loc` is its place in the file."""

    def __init__(self, source: Source, roles: Mapping[str, GenericRole], classes: Collection[str]) -> None:
        self.source, self.roles, self.classes = source, roles, classes

    def role(self, name: str, loc: Loc, *, key: bool = False) -> None:
        if name not in self.roles:
            raise self.source.error(f"the type has no role {name!r}; {suggest(name, self.roles)}", loc, key=key)

    def class_names(self, names: Iterable[str], loc: Loc) -> None:
        for name in names:
            if not name.startswith("@"):
                raise self.source.error(f"{name!r} is no class; write @{name}, or use `head:` for words", loc)
            if name[1:] not in self.classes:
                raise self.source.error(f"there is no class {name!r}; {suggest(name[1:], self.classes)}", loc)

    def fillers(self, roles: Mapping[str, tuple[Filler, ...]], loc: Loc) -> None:
        for name, fillers in roles.items():
            self.role(name, (*loc, name), key=True)
            for k, filler in enumerate(fillers):
                at = (*loc, name, k)
                self.class_names(filler.is_, (*at, "is"))
                if filler.of is not None:
                    self.role(filler.of, (*at, "of"))
                self.one_relation(filler, at)
                if not filler.model_fields_set - {"required"}:
                    message = "this way to fill the role says nothing; give `rel:`, `case:` or `postposition:`"
                    raise self.source.error(message, at)

    def one_relation(self, filler: Filler, loc: Loc) -> None:
        """Refuse what would be passed over: `of` and `inside` say where a genitive stands."""
        given = {key: getattr(filler, key) for key in ("of", "inside", "rel", "case", "postposition")}
        said = [key for key, value in given.items() if value]
        if len(said) > 1 and said[0] in ("of", "inside"):
            message = f"`{said[0]}:` is a relation of its own; leave out `{said[1]}:`, or make it another way"
            raise self.source.error(message, (*loc, said[1]))

    def conditions(self, conditions: Iterable[Condition], loc: Loc) -> None:
        for k, condition in enumerate(conditions):
            self.class_names(condition.is_, (*loc, k, "is"))
            if condition.role is not None:
                self.role(condition.role, (*loc, k, "role"))
            if not condition.model_fields_set:
                raise self.source.error("a condition needs at least one key", (*loc, k))


def check_frames(
    source: Source,
    pack: Pack,
    *,
    types: RolesOf,
    classes: Mapping[str, ResolvedClass],
    light: Mapping[str, tuple[str, ...]],
    frame_ids: Collection[str],
) -> None:
    """Check every name in the frames of a pack.

    Raises:
        RuleError: a class, light-verb group, role, event type or frame is not there, a frame's id does not begin with
            its type, or a frame has no matching or no rejecting example.
    """
    check = _FrameCheck(source, types[pack.event], classes)
    check.fillers(pack.roles, ("roles",))
    for k, frame in enumerate(pack.frames):
        loc: Loc = ("frames", k)
        prefix = kebab(pack.event)
        if not re.fullmatch(rf"{prefix}\.[a-z0-9-]+", frame.id):
            raise source.error(f"the id {frame.id!r} must be `{prefix}.` and a name in small letters", (*loc, "id"))
        check.fillers(frame.roles, (*loc, "roles"))
        check.conditions(frame.when, (*loc, "when"))
        check.conditions(frame.unless, (*loc, "unless"))
        for word in frame.predicate.light:
            if _LATIN.search(word) and word not in light:
                message = f"there is no group of light verbs {word!r}; {suggest(word, light)}"
                raise source.error(message, (*loc, "predicate", "light"))
        for other in frame.beats:
            if other not in frame_ids:
                raise source.error(
                    f"`beats` names the unknown frame {other!r}{_near(other, frame_ids)}", (*loc, "beats")
                )
        if frame.count_of is not None:
            check.role(frame.count_of, (*loc, "count_of"))
        _check_cause(source, frame, loc, types, check)
        _check_examples(source, pack, frame, loc, types)


def _check_cause(source: Source, frame: Frame, loc: Loc, types: RolesOf, check: _FrameCheck) -> None:
    for name in frame.caused_by:
        if name not in types:
            message = f"there is no event type {name!r}{_near(name, types)}"
            raise source.error(message, (*loc, "caused_by"))
    for key in ("when", "unless"):
        for k, condition in enumerate(getattr(frame, key)):
            if unknown := next((name for name in condition.told if name not in types), None):
                message = f"there is no event type {unknown!r}{_near(unknown, types)}"
                raise source.error(message, (*loc, key, k, "told"))
    for own, theirs in frame.lends.items():
        check.role(own, (*loc, "lends", own), key=True)
        if not any(theirs in types[name] for name in frame.caused_by):
            message = f"no type in `caused_by` has the role {theirs!r}"
            raise source.error(message, (*loc, "lends", own))
    for own, shared in frame.shares.items():
        check.role(own, (*loc, "shares", own), key=True)
        for name, theirs in shared.items():
            at: Loc = (*loc, "shares", own, name)
            if name not in types:
                raise source.error(f"there is no event type {name!r}{_near(name, types)}", at, key=True)
            if theirs not in types[name]:
                raise source.error(f"{name} has no role {theirs!r}; {suggest(theirs, types[name])}", at)


def _check_examples(source: Source, pack: Pack, frame: Frame, loc: Loc, types: RolesOf) -> None:
    for n, example in enumerate(frame.examples):
        for m, event in enumerate(example.events):
            at: Loc = (*loc, "examples", n, "events", m)
            if event.type not in types:
                raise source.error(f"there is no event type {event.type!r}{_near(event.type, types)}", (*at, "type"))
            if event.cause is not None and event.cause not in types:
                raise source.error(f"there is no event type {event.cause!r}{_near(event.cause, types)}", (*at, "cause"))
            for role in event.fillers:
                if role not in types[event.type]:
                    known = {*types[event.type], *_FIELDS_OF_EVERY_EVENT}
                    message = f"{event.type} has no role {role!r}; {suggest(role, known)}"
                    raise source.error(message, (*at, role), key=True)
    matching = any(event.type == pack.event for example in frame.examples for event in example.events)
    if not matching:
        raise source.error(f"the frame {frame.id} has no example with a {pack.event}; add one that it finds", loc)
    if all(any(event.type == pack.event for event in example.events) for example in frame.examples):
        message = f"the frame {frame.id} has no example without a {pack.event}; add a text that it must not find"
        raise source.error(message, loc)


def kebab(event: str) -> str:
    """Return an event type as the beginning of its frames' ids: `TreatySigned` -> `treaty-signed`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", event).lower()


def _near(word: str, known: Iterable[str]) -> str:
    """Return a hint where a known word resembles this one, else nothing."""
    hint = suggest(word, known)
    return f"; {hint}" if hint.startswith("did") else ""
