"""The name model: a linear-chain conditional random field, read and decoded.

The weights stand in a NumPy archive of plain arrays, nothing is unpickled. Decoding is Viterbi's (Forney, The Viterbi
algorithm, 1973) over all sentences of a text at once: since every feature belongs to one word at one offset, the
scores of a form are summed up once and then only looked up.
"""

from __future__ import annotations

import threading
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import cast

import numpy as np
import numpy.typing as npt

from bnevents.entities import features as f
from bnevents.entities.words import Word
from bnevents.errors import ModelError

Floats = npt.NDArray[np.float32]
_ROWS_AT_FIRST = 4096
_ROWS_MOST = 150_000
_LONGEST = 512  # words of a stretch that is decoded at once; longer ones are no sentences
_CELLS = 65_536  # places in a batch of sentences: what bounds the memory


class Weights:
    """The weights of a model.

    Attributes:
        labels: the tags.
        attributes: index of each feature string in `states`.
        states: weight of each feature for each tag; the last row, of zeros, is that of unknown features.
        transitions: weight of each tag after each tag.
    """

    def __init__(self, labels: list[str], attributes: list[str], states: Floats, transitions: Floats) -> None:
        self.labels = labels
        self.attributes = {name: at for at, name in enumerate(attributes)}
        self.states = states
        self.transitions = transitions


def read_weights(path: Path) -> Weights:
    """Return the weights of a model file.

    Raises:
        ModelError: the file is missing, damaged, or has other tags.
    """
    try:
        with np.load(path, allow_pickle=False) as archive:
            labels = bytes(archive["labels"]).decode().split("\n")
            attributes = bytes(archive["attributes"]).decode().split("\n")
            counts, tags = archive["counts"].astype(np.int64), archive["tags"].astype(np.int64)
            values = archive["values"].astype(np.float32)
            transitions = archive["transitions"].astype(np.float32)
        states: Floats = np.zeros((len(attributes) + 1, len(labels)), np.float32)
        states[np.repeat(np.arange(len(attributes)), counts), tags] = values
    except OSError as error:
        raise ModelError(f"cannot read the name model {path}: {error.strerror or error}") from error
    except (ValueError, KeyError, IndexError, zipfile.BadZipFile) as error:
        raise ModelError(f"the name model {path} is damaged: {error}") from error
    if sorted(labels) != sorted(f.TAGS) or transitions.shape != (len(labels), len(labels)):
        raise ModelError(f"{path} has the tags {sorted(labels)}, not {sorted(f.TAGS)}")
    return Weights(labels, attributes, states, transitions)


def write_weights(
    path: Path,
    states: Mapping[tuple[str, str], float],
    transitions: Mapping[tuple[str, str], float],
    *,
    smallest: float,
) -> int:
    """Write a model file and return how many features it keeps.

    Args:
        path: where to write.
        states: weight of each feature string for a tag.
        transitions: weight of each tag after each tag.
        smallest: weights nearer to zero than this are left out.
    """
    labels = list(f.TAGS)
    place = {label: at for at, label in enumerate(labels)}
    rows: dict[str, dict[int, float]] = {}
    for (feature, label), weight in states.items():
        if abs(weight) >= smallest:
            rows.setdefault(feature, {})[place[label]] = weight
    names = sorted(rows)
    matrix: Floats = np.zeros((len(labels), len(labels)), np.float32)
    for (before, after), weight in transitions.items():
        matrix[place[before], place[after]] = weight
    kept = [(tag, rows[name][tag]) for name in names for tag in sorted(rows[name])]
    np.savez_compressed(
        path,
        labels=np.frombuffer("\n".join(labels).encode(), np.uint8),
        attributes=np.frombuffer("\n".join(names).encode(), np.uint8),
        counts=np.array([len(rows[name]) for name in names], np.uint8),
        tags=np.array([tag for tag, _ in kept], np.uint8),
        values=np.array([weight for _, weight in kept], np.float16),
        transitions=matrix,
    )
    return len(kept)


class Tagger:
    """Tags the words of sentences with B-, I- and O.

    Args:
        weights: the model.
    """

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._size = len(weights.labels)
        self.labels = weights.labels
        self._lock = threading.Lock()
        classes = range(len(f.CLASSES))
        self._pairs = np.stack(
            [
                self._table([f.pair_feature(a, b, own_first=own) for a in classes for b in classes])
                for own in (True, False)
            ]
        ).reshape(2, len(f.CLASSES), len(f.CLASSES), self._size)
        self._triples = self._table(
            [f.class_feature(a, b, c) for a in classes for b in classes for c in classes]
        ).reshape(len(f.CLASSES), len(f.CLASSES), len(f.CLASSES), self._size)
        self._listed = np.stack(
            [
                self._table([f.gazetteer_feature(o, t) for t in range(len(f.GAZETTEER_TAGS))])
                for o in f.GAZETTEER_OFFSETS
            ]
        )
        self._scores: Floats = np.zeros((_ROWS_AT_FIRST, len(f.OFFSETS), self._size), np.float32)
        self._class: npt.NDArray[np.int16] = np.zeros(_ROWS_AT_FIRST, np.int16)
        self._rows: dict[str, int] = {}
        self._add(f.padding(), f.CLASS_OF["pad"], "")

    def _table(self, features: Sequence[str]) -> Floats:
        index = self._weights.attributes
        missing = len(index)
        return self._weights.states[[index.get(feature, missing) for feature in features]]

    def _add(self, features: dict[int, list[str]], class_: int, text: str) -> int:
        index, row = self._weights.attributes, len(self._rows)
        if row >= len(self._scores):
            self._scores = np.concatenate([self._scores, np.zeros_like(self._scores)])
            self._class = np.concatenate([self._class, np.zeros_like(self._class)])
        for place, offset in enumerate(f.OFFSETS):
            known = [at for feature in features[offset] if (at := index.get(feature)) is not None]
            self._scores[row, place] = self._weights.states[known].sum(axis=0)
        self._class[row] = class_
        self._rows[text] = row
        return row

    def tag(self, words: Sequence[Word], listed: Sequence[int], sentences: Sequence[tuple[int, int]]) -> list[str]:
        """Return the tag of each word; O outside the sentences.

        Args:
            words: the words of a text.
            listed: for each word the index of its gazetteer tag.
            sentences: half-open ranges of words.
        """
        out = ["O"] * len(words)
        pieces = [
            (start, min(start + _LONGEST, last)) for first, last in sentences for start in range(first, last, _LONGEST)
        ]
        pieces.sort(key=lambda piece: piece[0] - piece[1])
        begin = 0
        while begin < len(pieces):
            longest = pieces[begin][1] - pieces[begin][0]
            batch = pieces[begin : begin + max(1, _CELLS // longest)]
            begin += len(batch)
            self._tag(words, listed, batch, out)
        return out

    def _tag(
        self, words: Sequence[Word], listed: Sequence[int], ranges: Sequence[tuple[int, int]], out: list[str]
    ) -> None:
        """Fill in the tags of the ranges, which are sorted from the longest to the shortest."""
        with self._lock:  # the tables of forms grow
            if len(self._rows) > _ROWS_MOST:
                self._rows = {"": 0}
            emissions, lengths = self._emissions(words, listed, ranges)
        path = viterbi(emissions, self._weights.transitions, lengths)
        for number, (first, last) in enumerate(ranges):
            for at, tag in enumerate(path[: last - first, number].tolist()):
                out[first + at] = self.labels[tag]

    def _emissions(
        self, words: Sequence[Word], listed: Sequence[int], ranges: Sequence[tuple[int, int]]
    ) -> tuple[Floats, npt.NDArray[np.int64]]:
        """Return the scores by place in the sentence, sentence and tag, and the sentences' lengths."""
        margin = f.OFFSETS[-1]
        longest = ranges[0][1] - ranges[0][0]
        rows = np.zeros((len(ranges), longest + 2 * margin), np.int32)
        gazetteer = np.zeros((len(ranges), longest + 2 * margin), np.int16)
        known = self._rows
        for number, (first, last) in enumerate(ranges):
            line: list[int] = []
            for word in words[first:last]:
                row = known.get(word.text)
                line.append(self._add(f.features_of(word), f.class_of(word), word.text) if row is None else row)
            rows[number, margin : margin + last - first] = line
            gazetteer[number, margin : margin + last - first] = listed[first:last]
        scores = self._scores
        inner = slice(margin, margin + longest)
        classes = self._class[rows]
        before, own, after = (classes[:, margin + o : margin + o + longest] for o in (-1, 0, 1))
        total = self._triples[before, own, after] + self._pairs[0][own, after] + self._pairs[1][before, own]
        for place, offset in enumerate(f.OFFSETS):
            total += scores[rows[:, margin + offset : margin + offset + longest], place]
        for place, offset in enumerate(f.GAZETTEER_OFFSETS):
            total += self._listed[place][gazetteer[:, inner.start + offset : inner.stop + offset]]
        lengths = np.array([last - first for first, last in ranges], np.int64)
        return np.ascontiguousarray(total.transpose(1, 0, 2)), lengths


def viterbi(emissions: Floats, transitions: Floats, lengths: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return the best tags by place and sentence; the sentences are sorted from the longest to the shortest."""
    steps, _, _ = emissions.shape
    places = cast("npt.NDArray[np.int64]", np.arange(steps))
    # how many sentences are longer than each place
    active = cast("npt.NDArray[np.int64]", np.searchsorted(-lengths, -places, side="left"))
    best = emissions.copy()
    back = np.zeros(emissions.shape, np.int8)
    for step in range(1, steps):
        count = int(active[step])
        reached = best[step - 1, :count, :, None] + transitions
        back[step, :count] = reached.argmax(axis=1)
        best[step, :count] += reached.max(axis=1)
    path = np.zeros(emissions.shape[:2], np.int64)
    sentences = cast("npt.NDArray[np.int64]", np.arange(emissions.shape[1]))
    path[lengths - 1, sentences] = best[lengths - 1, sentences].argmax(axis=1)
    for step in range(steps - 1, 0, -1):
        count = int(active[step])
        path[step - 1, :count] = back[step, sentences[:count], path[step, :count]]
    return path
