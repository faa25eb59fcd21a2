"""Who and where: all names of a text, from tables, cues and a name model, linked to ids."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal

from bnevents.entities.backends import CrfModel, NameModel, given_mentions
from bnevents.entities.cues import Cues
from bnevents.entities.endings import keep_whole
from bnevents.entities.enumerations import enumerated
from bnevents.entities.gazetteer import Gazetteer, builtin_gazetteer, builtin_names
from bnevents.entities.linking import link
from bnevents.entities.lookup import listed_mentions
from bnevents.entities.mentions import choose
from bnevents.entities.repeats import agreed, repeated
from bnevents.entities.userlists import read_names
from bnevents.entities.words import Words
from bnevents.errors import InputError
from bnevents.models import Entity
from bnevents.text import Sentence, Tokens

Ner = Literal["default", "stanza", "doc"]
BACKENDS: tuple[Ner, ...] = ("default", "stanza", "doc")
Given = tuple[int, int, str]  # character range and label of a name that another component found


class Recognizer:
    """Finds the names of a text; one object may serve several threads, and pickles by how it was made.

    Args:
        gazetteer: the names to know.
        model: finds names that no list has, or None.
        remake: a function and its arguments that make this recogniser again in another process.
    """

    def __init__(
        self,
        gazetteer: Gazetteer,
        model: NameModel | None = None,
        *,
        remake: tuple[Callable[..., Recognizer], tuple[object, ...]] | None = None,
    ) -> None:
        self.gazetteer = gazetteer
        self.model = model
        self._remake = remake
        self._words = Words(gazetteer.root.next.__contains__)

    def __reduce__(self) -> tuple[Callable[..., Recognizer], tuple[object, ...]]:
        """Pickle as the arguments it was made with: its tables are read again where it is unpickled."""
        return self._remake or (Recognizer, (self.gazetteer, self.model))

    def find(
        self,
        tokens: Tokens,
        sentences: Sequence[Sentence],
        *,
        published: dt.date | dt.datetime | None = None,
        given: Sequence[Given] = (),
    ) -> list[Entity]:
        """Return the names of a text in text order, without overlap, linked inside the document.

        Args:
            tokens: the text's tokens.
            sentences: the sentences to look at; what stands outside them is not read.
            published: publication date, for offices that change hands.
            given: names that another component found, each with start and end in characters and its label.

        Example:
            >>> from bnevents.text import split_sentences, tokenize
            >>> tokens = tokenize("রাশিয়ার প্রেসিডেন্ট ভ্লাদিমির পুতিন ঢাকায় এসেছেন।")  # Putin has come to Dhaka
            >>> found = default_recognizer().find(tokens, split_sentences(tokens))
            >>> [(e.text, e.label, e.lemma) for e in found]
            [('রাশিয়ার', 'GPE', 'রাশিয়া'), ('ভ্লাদিমির পুতিন', 'PERSON', 'ভ্লাদিমির পুতিন'), ('ঢাকায়', 'GPE', 'ঢাকা')]
        """
        if not sentences:
            return []
        words = self._words.of(tokens.forms)
        ranges = [(sentence.first, sentence.last) for sentence in sentences]
        listed = listed_mentions(self.gazetteer, words, ranges)
        candidates = [mention for mention in listed if mention.weight > 0]
        covered = {at: mention for mention in candidates for at in range(mention.first, mention.last)}
        cues = Cues(words, covered)
        for first, last in ranges:
            candidates += cues.find(first, last)
        if self.model is not None:
            candidates += self.model.mentions(words, listed, ranges)
        candidates += given_mentions(tokens, words, given, ranges)
        chosen = choose(candidates)
        weak = [mention for mention in listed if mention.name is not None and mention.name.weak]
        if items := enumerated(words, ranges, chosen, weak):
            chosen = choose([*chosen, *items])
        keep_whole(tokens.forms, words, chosen)
        agreed(words, chosen)
        if repeats := repeated(words, ranges, chosen):
            chosen = choose([*chosen, *repeats])
        return link(tokens, words, chosen, self.gazetteer, published)


def _make(ner: Ner, stanza_model: str | None, gazetteer: tuple[str, ...]) -> Recognizer:
    names = [name for path in gazetteer for name in read_names(path)]
    table = Gazetteer([*names, *builtin_names()]) if names else builtin_gazetteer()
    model: NameModel | None = None
    if ner == "default":
        model = CrfModel.builtin()
    elif ner == "stanza":
        from bnevents.entities.stanza_backend import StanzaModel  # heavy: only where it is used

        model = StanzaModel(stanza_model or "")
    return Recognizer(table, model, remake=(_remake, (ner, stanza_model, gazetteer)))


@lru_cache(maxsize=1)
def _default() -> Recognizer:
    return _make("default", None, ())


def make_recognizer(
    *, ner: str = "default", stanza_model: str | Path | None = None, gazetteer: Sequence[str | Path] = ()
) -> Recognizer:
    """Return a recogniser; the default one is made once a process.

    Args:
        ner: what finds the names that no list has: `default` (the built-in model), `stanza` (a Stanza model of the
            caller's) or `doc` (only what is passed to `find` as `given`).
        stanza_model: file of the Stanza NER model, for `ner="stanza"`.
        gazetteer: files of the caller's own names, see `bnevents.entities.userlists`.

    Raises:
        InputError: an unknown `ner`, or `stanza_model` is missing or not wanted.
        GazetteerError: a file of names is malformed.
        ModelError: the model cannot be loaded.
        MissingExtraError: Stanza is not installed.
    """
    if ner not in BACKENDS:
        raise InputError(f"ner must be one of {', '.join(map(repr, BACKENDS))}, not {ner!r}")
    if ner == "stanza" and not stanza_model:
        raise InputError("ner='stanza' needs stanza_model, the file of a Stanza NER model")
    if ner != "stanza" and stanza_model:
        raise InputError(f"stanza_model goes with ner='stanza', not with ner={ner!r}")
    if isinstance(gazetteer, str | Path):
        raise InputError("gazetteer must be a list of files; put the one file in a list")
    if ner == "default" and not gazetteer:
        return _default()
    return _make(ner, str(stanza_model) if stanza_model else None, tuple(str(path) for path in gazetteer))


def _remake(ner: Ner, stanza_model: str | None, gazetteer: tuple[str, ...]) -> Recognizer:
    return make_recognizer(ner=ner, stanza_model=stanza_model, gazetteer=gazetteer)


def default_recognizer() -> Recognizer:
    """Return the recogniser that the package brings; it is made once a process."""
    return make_recognizer()
