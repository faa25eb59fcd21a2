"""Readers of the corpora that the name model is trained on; used by training and its evaluation only."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from spacy.lang.bn import BengaliDefaults
from spacy.vocab import Vocab

from bnevents.text import Form, tokenize

LABELS = ("PER", "LOC", "ORG")
BLOCK = 40  # sentences in a block; every tenth block is held out
_ENDS = frozenset("।?!")


@dataclass(slots=True)
class Sentence:
    """A tagged sentence: forms with B-/I-/O tags.

    Attributes:
        forms, tags: its words and their tags.
        source: name of its corpus.
        original: the tags as its annotators left them, where they were added to.
        strangers: the words, by index, that are shown to the model as if no list had them.
    """

    forms: list[Form]
    tags: list[str]
    source: str = ""
    original: list[str] = field(default_factory=list[str])
    strangers: frozenset[int] = frozenset()


def _retokenized(words: list[str], tags: list[str], source: str) -> Sentence:
    """Cut a corpus's own tokens as we cut text, the tags following by character."""
    text = ""
    starts: list[int] = []
    for word in words:
        text += " " if text and word not in ("।", ",", "?", "!") else ""
        starts.append(len(text))
        text += word
    tokens = tokenize(text)
    out: list[str] = []
    origin = -1
    for start in tokens.starts:
        at = origin
        while at + 1 < len(starts) and starts[at + 1] <= start:
            at += 1
        tag = tags[at]
        if tag.startswith("B-") and at == origin:
            tag = "I-" + tag[2:]
        out.append(tag)
        origin = at
    # quotes, commas and dandas that the corpus left on its words belong to no name
    for i, form in enumerate(tokens.forms):
        edge = i + 1 == len(out) or not out[i + 1].startswith("I-")
        if form.kind == "punct" and out[i] != "O" and (edge or out[i].startswith("B-")):
            if out[i].startswith("B-") and i + 1 < len(out) and out[i + 1].startswith("I-"):
                out[i + 1] = "B-" + out[i + 1][2:]
            out[i] = "O"
    return Sentence(tokens.forms, mended(out), source)


def mended(tags: list[str]) -> list[str]:
    """Return tags in which every I- continues a name of its label."""
    out: list[str] = []
    for tag in tags:
        if tag.startswith("I-") and (not out or out[-1] == "O" or out[-1][2:] != tag[2:]):
            tag = "B-" + tag[2:]
        out.append(tag)
    return out


def read_rifat(path: Path) -> Iterator[Sentence]:
    """Yield sentences of token-tab-tag lines that end at dandas; times are no names, orphan I- tags are mended."""
    words: list[str] = []
    tags: list[str] = []
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        word, _, tag = line.rstrip().partition("\t")
        if word:
            words.append(word)
            tags.append(tag if tag[2:] in LABELS else "O")
        if words and (not word or word[-1] in _ENDS or (word[-1] in "’”" and word[-2:-1] in _ENDS)):
            yield _retokenized(words, _joined(tags), path.stem)
            words, tags = [], []
    if words:
        yield _retokenized(words, _joined(tags), path.stem)


def _joined(tags: list[str]) -> list[str]:
    """Return tags in which B-PER after B-PER continues the name: initials are tagged one by one."""
    return ["I-PER" if tag == "B-PER" and i and tags[i - 1] == "B-PER" else tag for i, tag in enumerate(tags)]


def read_neonp(path: Path) -> Iterator[Sentence]:
    """Yield headlines: `0` is O and `O-X` the last token of a name of label X."""
    words: list[str] = []
    tags: list[str] = []
    for line in [*path.read_text(encoding="utf-8-sig").splitlines(), ""]:
        word, _, tag = line.strip().rpartition(" ")
        if word:
            words.append(word)
            kind = tag[2:] if "-" in tag else ""
            tags.append(("I-" if tag[0] in "OI" else "B-") + kind if kind in LABELS else "O")
        elif words:
            yield _retokenized(words, mended(tags), "neonp")
            words, tags = [], []


def _bengali_tokenizer() -> Callable[[str], list[str]]:
    """Return the tokenizer of spaCy's blank Bengali pipeline, as a function, without loading a pipeline."""
    defaults = cast("Any", BengaliDefaults)
    util, tokenizer = import_module("spacy.util"), import_module("spacy.tokenizer")
    cut: Any = tokenizer.Tokenizer(
        Vocab(),
        rules=defaults.tokenizer_exceptions,
        prefix_search=util.compile_prefix_regex(defaults.prefixes).search,
        suffix_search=util.compile_suffix_regex(defaults.suffixes).search,
        infix_finditer=util.compile_infix_regex(defaults.infixes).finditer,
        token_match=defaults.token_match,
        url_match=defaults.url_match,
    )
    return lambda text: [str(token.text) for token in cut(text)]


def read_banglakit(path: Path) -> Iterator[Sentence]:
    """Yield sentences with BILUO tags on the tokens of spaCy's blank Bengali pipeline."""
    cut = _bengali_tokenizer()
    bio = {"B": "B-", "I": "I-", "L": "I-", "U": "B-"}
    kinds = {"PERSON": "PER", "PER": "PER", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC", "ORG": "ORG"}
    for line in path.read_text(encoding="utf-8").splitlines():
        text, biluo = json.loads(line)
        words = cut(text)
        if len(words) != len(biluo):
            continue
        kept = [(word, tag) for word, tag in zip(words, biluo, strict=True) if word.strip()]
        tags = [bio[tag[0]] + kinds[tag[2:]] if tag[:1] in bio and tag[2:] in kinds else "O" for _, tag in kept]
        yield _retokenized([word for word, _ in kept], mended(tags), "banglakit")


def split(sentences: Iterable[Sentence]) -> tuple[list[Sentence], list[Sentence]]:
    """Return training and held-out sentences: every tenth block of forty is held out, duplicates leave training."""
    train: list[Sentence] = []
    held: list[Sentence] = []
    for number, sentence in enumerate(sentences):
        (held if number // BLOCK % 10 == 9 else train).append(sentence)
    return without_repeats(train, held), held


def without_repeats(train: Iterable[Sentence], held: Iterable[Sentence] = ()) -> list[Sentence]:
    """Return the training sentences that stand neither among the held-out ones nor before in training."""
    seen = {_text(sentence) for sentence in held}
    out: list[Sentence] = []
    for sentence in train:
        if (text := _text(sentence)) not in seen:
            seen.add(text)
            out.append(sentence)
    return out


def _text(sentence: Sentence) -> str:
    return re.sub(r"\W", "", "".join(form.norm for form in sentence.forms))


def spans(tags: list[str]) -> set[tuple[int, int, str]]:
    """Return the names that tags tell: first and one past last token, label."""
    out: set[tuple[int, int, str]] = set()
    start = 0
    for at, tag in enumerate([*tags, "O"]):
        before = tags[at - 1] if at else "O"
        if before != "O" and (not tag.startswith("I-")):
            out.add((start, at, before[2:]))
        if tag.startswith("B-"):
            start = at
    return out
