"""Rule files, read strictly: every mistake is a `RuleError` with its file, line, column and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from bnevents.errors import RuleError
from bnevents.models import declare_event
from bnevents.rules.checks import check_frames, check_type, known_types, resolve_classes
from bnevents.rules.nodes import Source
from bnevents.rules.ruleset import LoadedPack, Relations, ResolvedClass, RuleSet
from bnevents.rules.schema import Classes, Frame, Pack, RelationTable, WordClass
from bnevents.rules.validation import validate

Parsed = tuple[Source, Pack, bool]


def load_rules(paths: Iterable[str | Path] = (), *, builtin: bool = True) -> RuleSet:
    """Return the built-in rules together with those of some files.

    Args:
        paths: rule files; a folder stands for all its `*.yaml` files. A built-in pack is not loaded twice.
        builtin: whether the built-in packs are part of the result. Word classes, light-verb groups and relations
            are at hand in any case.

    Raises:
        RuleError: a file cannot be read, or says something that the rule language does not know.

    Example:
        >>> rules = load_rules()
        >>> rules.event_type("treaty-signed.sign")  # স্বাক্ষর করা, to sign
        'TreatySigned'
    """
    if isinstance(paths, str | Path):
        paths = (paths,)
    wanted = [path for given in paths for path in _expand(Path(given)) if not (builtin and is_builtin(path))]
    sources = [(str(path), _read(path)) for path in wanted]
    return parse_rules(sources, builtin=builtin)


def parse_rules(sources: Iterable[tuple[str, str]], *, builtin: bool = True) -> RuleSet:
    """Return the built-in rules together with some that are at hand as texts, such as those of a saved pipeline.

    Args:
        sources: name (for error messages) and text of each pack.
        builtin: whether the built-in packs are part of the result.

    Raises:
        RuleError: a pack says something that the rule language does not know.
    """
    own = [_parse(path, text, builtin=False) for path, text in sources]
    if not own and builtin:
        return _default_rules()
    return _build([*(_builtin_packs() if builtin else ()), *own])


def is_builtin(path: str | Path) -> bool:
    """Return whether a file is one of the packs that come with the library."""
    return Path(path).resolve().parent == Path(str(_home() / "packs")).resolve()


@cache
def _default_rules() -> RuleSet:
    return _build(_builtin_packs())


@cache
def _builtin_packs() -> list[Parsed]:
    packs = sorted((p for p in (_home() / "packs").iterdir() if p.name.endswith(".yaml")), key=lambda p: p.name)
    return [_parse(f"bnevents/rules/packs/{p.name}", p.read_text(encoding="utf-8"), builtin=True) for p in packs]


@cache
def shared_classes() -> tuple[Source, Classes]:
    """Return what `classes.yaml` says."""
    source = Source("bnevents/rules/classes.yaml", (_home() / "classes.yaml").read_text(encoding="utf-8"))
    return source, validate(source, Classes)


@cache
def _relations() -> Relations:
    source = Source("bnevents/rules/relations.yaml", (_home() / "relations.yaml").read_text(encoding="utf-8"))
    table = validate(source, RelationTable).relations
    return {str(rel): {str(name): shape for name, shape in shapes.items()} for rel, shapes in table.items()}


def _home() -> Traversable:
    return files("bnevents.rules")


def _expand(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    found = sorted(path.glob("*.yaml"))
    if not found:
        raise RuleError("the folder has no rule files (*.yaml)", path=str(path))
    return found


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise RuleError("there is no such rule file; check the path", path=str(path)) from None
    except UnicodeDecodeError as error:
        raise RuleError(f"the file is not in UTF-8 ({error.reason} at byte {error.start})", path=str(path)) from None
    except OSError as error:
        raise RuleError(f"the file cannot be read: {error.strerror}", path=str(path)) from None


def _parse(path: str, text: str, *, builtin: bool) -> Parsed:
    source = Source(path, text)
    return source, validate(source, Pack), builtin


def _build(parsed: list[Parsed]) -> RuleSet:
    classes, light = _vocabulary(parsed)
    types = known_types((source, pack) for source, pack, _ in parsed)
    frame_ids = _frame_ids(parsed)
    shared_source, shared = shared_classes()
    packs: list[LoadedPack] = []
    for source, pack, builtin in parsed:
        check_type(source, pack, types)
        check_frames(source, pack, types=types, classes=classes, light=light, frame_ids=frame_ids)
        packs.append(_loaded(source, pack, builtin))
    for source, pack, _ in parsed:
        if pack.declare is not None:
            try:
                declare_event(pack.event, pack.declare.roles, doc=pack.declare.doc)
            except ValueError as error:
                raise source.error(f"{error}; take another name", ("declare",), key=True) from error
    for name, fillers in shared.common.items():
        for k, filler in enumerate(fillers):
            if unknown := [word for word in filler.is_ if word.removeprefix("@") not in classes]:
                raise shared_source.error(f"there is no class {unknown[0]!r}", ("common", name, k, "is"))
    return RuleSet(tuple(packs), classes, light, dict(shared.common), _relations())


def _vocabulary(parsed: list[Parsed]) -> tuple[dict[str, ResolvedClass], dict[str, tuple[str, ...]]]:
    shared_source, shared = shared_classes()
    merged: dict[str, tuple[Source, WordClass]] = {name: (shared_source, c) for name, c in shared.classes.items()}
    for source, pack, _ in parsed:
        for name, own in pack.classes.items():
            if name in merged:
                where = merged[name][0].path
                message = f"the class {name!r} is there already, in {where}; use it or take another name"
                raise source.error(message, ("classes", name), key=True)
            merged[name] = (source, own)
    return resolve_classes(merged), dict(shared.light)


def _frame_ids(parsed: list[Parsed]) -> frozenset[str]:
    seen: dict[str, str] = {}
    for source, pack, _ in parsed:
        for k, frame in enumerate(pack.frames):
            if frame.id in seen:
                where = f"in {seen[frame.id]}" if seen[frame.id] != source.path else "above in this file"
                raise source.error(f"the frame id {frame.id!r} is taken {where}; take another", ("frames", k, "id"))
            seen[frame.id] = source.path
    return frozenset(seen)


def _loaded(source: Source, pack: Pack, builtin: bool) -> LoadedPack:
    return LoadedPack(
        path=source.path,
        text=source.text,
        builtin=builtin,
        event=pack.event,
        declared=dict(pack.declare.roles) if pack.declare else None,
        doc=pack.declare.doc if pack.declare else "",
        frames=tuple(_with_shared_roles(frame, pack) for frame in pack.frames),
        frame_lines=tuple(source.place(("frames", k))[0] for k in range(len(pack.frames))),
        example_lines=tuple(
            tuple(source.place(("frames", k, "examples", n))[0] for n in range(len(frame.examples)))
            for k, frame in enumerate(pack.frames)
        ),
    )


def _with_shared_roles(frame: Frame, pack: Pack) -> Frame:
    return frame.model_copy(update={"roles": {**pack.roles, **frame.roles}}) if pack.roles else frame
