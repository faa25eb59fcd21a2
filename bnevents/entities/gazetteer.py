"""Longest match of names over the words of a text.

Names stand in a trie whose edges are spelling skeletons of words. The last word of a name may carry any ending that
morphology can take off, the words before it none. A single word must be spelled as listed unless it is long enough
that another spelling of it can hardly be another word (কুর্স্ক, কুরস্ক).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from bnevents.entities.names import DATA, JOINERS, Name, read_table, words_of
from bnevents.entities.spelling import may_vary, skeleton
from bnevents.entities.words import LISTED, TITLE, Word
from bnevents.text import normalize

CURATED = 6  # priority of the names in our own lists; below it, a machine may have spelled them


class Node:
    """A place in the trie: the names that end here, and the words that lead on."""

    __slots__ = ("names", "next")

    def __init__(self) -> None:
        self.next: dict[str, Node] = {}
        self.names: list[tuple[tuple[str, ...], Name]] = []


class Gazetteer:
    """Names by their words.

    Args:
        names: the names to hold.

    Example:
        >>> Gazetteer([Name("ভ্লাদিমির পুতিন", "PERSON", "Vladimir Putin")]).has("ভ্লাদিমীর পুতিন")  # in another spelling
        True
    """

    def __init__(self, names: Iterable[Name]) -> None:
        self.root = Node()
        self.by_key: dict[str, list[Name]] = {}
        self.by_spelling: dict[str, Name] = {}
        for name in names:
            self._add(name)

    def _add(self, name: Name) -> None:
        words = tuple(words_of(name.spelling))
        if not words:
            return
        node = self.root
        for word in words:
            node = node.next.setdefault(skeleton(word), Node())
        node.names.append((words, name))
        self.by_key.setdefault(name.key, []).append(name)
        known = self.by_spelling.get(name.spelling)
        if known is None or known.priority < name.priority:
            self.by_spelling[name.spelling] = name

    def has(self, spelling: str) -> bool:
        """Return whether a name, perhaps in another spelling, is listed."""
        return self.find(spelling) is not None

    def find(self, spelling: str) -> Name | None:
        """Return the name that a spelling without case ending stands for, or None."""
        words = tuple(words_of(normalize(spelling)))
        node: Node | None = self.root
        for word in words:
            node = node.next.get(skeleton(word)) if node else None
        return _pick(node, words, words[-1]) if node and words else None

    def at(self, words: Sequence[Word], first: int, last: int) -> tuple[int, Name, str] | None:
        """Return the longest name that begins at a word: one past its last word, the name, its last word's stem."""
        best: tuple[int, Name, str] | None = None
        node = self.root
        at = first
        while at < last:
            word = words[at]
            if at > first and word.norm in JOINERS:
                at += 1
                continue
            for stem, key in word.stems:
                ending = node.next.get(key)
                if ending and ending.names:
                    written = tuple(w.norm for w in words[first:at] if w.norm not in JOINERS)
                    known = word.known or bool(word.flags & (LISTED | TITLE))
                    found = _pick(ending, (*written, stem), stem, known=known)
                    if found and (best is None or at + 1 > best[0] or _closer(found, best[1], stem, best[2])):
                        best = at + 1, found, stem
            following = node.next.get(word.skeleton)
            if following is None:
                break
            node = following
            at += 1
        return best


def _pick(node: Node, written: tuple[str, ...], stem: str, *, known: bool = False) -> Name | None:
    """Return the name at a node that the written words can be: exactly spelled before respelled, then by priority."""
    best: Name | None = None
    rank = (-1, -1)
    for words, name in node.names:
        exact = words == written
        if not exact and (len(words) != len(written) or (len(words) == 1 and (known or not _may_vary(name, stem)))):
            continue
        this = (int(exact), name.priority)
        if this > rank:
            best, rank = name, this
    return best


def _may_vary(name: Name, stem: str) -> bool:
    """Return whether a name of one word may be meant in another spelling: a curated and not too short one."""
    return name.priority >= CURATED and may_vary(stem)


def _closer(new: Name, old: Name, new_stem: str, old_stem: str) -> bool:
    """Return whether a second reading of the same words fits better: spelled as listed, or the longer stem."""
    fits = (new.spelling.endswith(new_stem), new.priority, len(new_stem))
    return fits > (old.spelling.endswith(old_stem), old.priority, len(old_stem))


def latin_names(names: Iterable[Name]) -> Iterator[Name]:
    """Yield the English names of people and countries as spellings too, for captions in Latin script."""
    seen: set[str] = set()
    for name in names:
        if (name.english and name.label in ("PERSON", "ORG")) or (name.id or "").startswith("ISO:"):
            spelling = normalize(name.english or "")
            if len(spelling) > 2 and spelling not in seen and not name.weak and name.label != "NORP":
                seen.add(spelling)
                yield _respelled(name, spelling)
                short = spelling.split()[-1]
                if name.label == "PERSON" and " " not in name.spelling:
                    yield _respelled(name, short)


def _respelled(name: Name, spelling: str) -> Name:
    return Name(spelling, name.label, name.key, name.id, name.english, priority=name.priority)


@lru_cache(maxsize=1)
def builtin_names() -> tuple[Name, ...]:
    """Return the names of the compiled table."""
    names = read_table(DATA / "gazetteer.tsv")
    return (*names, *latin_names(names))


@lru_cache(maxsize=1)
def builtin_gazetteer() -> Gazetteer:
    """Return the gazetteer that comes with the package; it is read once a process."""
    return Gazetteer(builtin_names())
