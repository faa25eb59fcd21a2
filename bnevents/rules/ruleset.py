"""What the loader returns: all frames of the packs, ready for the matcher."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from bnevents.errors import RuleError
from bnevents.models import EntityLabel, GenericRole, declare_event
from bnevents.rules.schema import Filler, Frame

Relations = Mapping[str, Mapping[str, tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class ResolvedClass:
    """A word class with everything that it includes.

    Attributes:
        label: labels of the names that belong to it.
        noun: head nouns that belong to it.
        noun_set: the same as a set.
        suffix: endings of head nouns that belong to it.
    """

    label: tuple[EntityLabel, ...]
    noun: tuple[str, ...]
    noun_set: frozenset[str]
    suffix: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LoadedPack:
    """A rule file as loaded.

    Attributes:
        path: where it was read from.
        text: the file itself.
        builtin: whether it comes with the library.
        event: its event type.
        declared: roles of the type, where the pack declares it, else None.
        doc: meaning of the type, where the pack declares it.
        frames: its frames, the pack's roles merged into each.
        frame_lines: line of each frame, from 1.
        example_lines: lines of the examples of each frame, from 1.
    """

    path: str
    text: str
    builtin: bool
    event: str
    declared: Mapping[str, GenericRole] | None
    doc: str
    frames: tuple[Frame, ...]
    frame_lines: tuple[int, ...]
    example_lines: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, eq=False)
class RuleSet:
    """The frames of a set of packs with the vocabulary that they share; compared by identity, picklable.

    Attributes:
        packs: the files.
        classes: word classes by name.
        light: light verbs by group.
        common: roles that every event type has besides its own.
        relations: relation -> construction -> cases, postpositions and places that it may take.
        disabled: ids of frames that are left out.
    """

    packs: tuple[LoadedPack, ...]
    classes: Mapping[str, ResolvedClass]
    light: Mapping[str, tuple[str, ...]]
    common: Mapping[str, tuple[Filler, ...]]
    relations: Relations
    disabled: frozenset[str] = field(default=frozenset())

    @cached_property
    def frames(self) -> tuple[Frame, ...]:
        """All frames, in the order of the packs."""
        return tuple(frame for pack in self.packs for frame in pack.frames if frame.id not in self.disabled)

    def frame(self, frame_id: str) -> Frame:
        """Return a frame by its id.

        Raises:
            RuleError: there is no such frame.
        """
        return self._pack_and_frame(frame_id)[1]

    def event_type(self, frame_id: str) -> str:
        """Return the event type that a frame finds.

        Raises:
            RuleError: there is no such frame.
        """
        return self._pack_and_frame(frame_id)[0].event

    def pack_of(self, frame_id: str) -> LoadedPack:
        """Return the pack that holds a frame.

        Raises:
            RuleError: there is no such frame.
        """
        return self._pack_and_frame(frame_id)[0]

    def resolve_light(self, words: Iterable[str]) -> frozenset[str]:
        """Return the verbs that a frame's `light:` names, its groups replaced by their members."""
        return frozenset(verb for word in words for verb in self.light.get(word, (word,)))

    def without(self, frame_ids: Iterable[str]) -> RuleSet:
        """Return the same rules without some frames.

        Raises:
            RuleError: there is no such frame.
        """
        ids = frozenset(frame_ids)
        for frame_id in sorted(ids):
            self._pack_and_frame(frame_id)
        if not ids:
            return self
        return RuleSet(self.packs, self.classes, self.light, self.common, self.relations, self.disabled | ids)

    @cached_property
    def _by_id(self) -> dict[str, tuple[LoadedPack, Frame]]:
        return {frame.id: (pack, frame) for pack in self.packs for frame in pack.frames}

    def _pack_and_frame(self, frame_id: str) -> tuple[LoadedPack, Frame]:
        try:
            return self._by_id[frame_id]
        except KeyError:
            raise RuleError(f"there is no frame {frame_id!r}; `bnevents rules list` names them all") from None

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Restore from a pickle, with the event types that the packs declare."""
        self.__dict__.update(state)
        for pack in self.packs:
            if pack.declared is not None:
                declare_event(pack.event, pack.declared, doc=pack.doc)
