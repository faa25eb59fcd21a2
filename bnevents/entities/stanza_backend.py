"""A Stanza NER model of the caller's, run over our tokens (extra `stanza`).

Stanza publishes no Bengali tokenizer and no Bengali NER model, so the model is one that the caller has trained; see
docs/entities.md. Stanza gets our tokens as they are, and its tags are read by token: its own offsets are not ours.
"""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bnevents._extras import require
from bnevents.entities.backends import shaped, tagged_spans
from bnevents.entities.mentions import Mention
from bnevents.entities.words import Word
from bnevents.errors import ModelError

# files that a model needs beside it, by the end of their names, and Stanza's setting for each
_COMPANIONS = {
    "pretrain.pt": "ner_pretrain_path",
    "forward_charlm.pt": "ner_forward_charlm_path",
    "backward_charlm.pt": "ner_backward_charlm_path",
}


class StanzaModel:
    """A Stanza NER model as a finder of names.

    Args:
        path: the model, a `.pt` file as Stanza's trainer writes it. The word vectors and character language models
            that it was trained with stand in the same folder, in files whose names end in `pretrain.pt`,
            `forward_charlm.pt` and `backward_charlm.pt`.

    Raises:
        MissingExtraError: Stanza is not installed.
        ModelError: there is no such file, or Stanza cannot load it.
    """

    def __init__(self, path: str | Path) -> None:
        stanza: Any = require("stanza", extra="stanza")
        file = Path(path)
        if not file.is_file():
            raise ModelError(f"there is no Stanza model {file}; stanza_model must be a file that its trainer wrote")
        companions = {
            setting: str(found)
            for ending, setting in _COMPANIONS.items()
            if (found := next((f for f in sorted(file.parent.glob(f"*{ending}")) if f != file), None)) is not None
        }
        with tempfile.TemporaryDirectory() as folder:
            # Stanza looks up what it could download; an empty list keeps it to the files given here
            Path(folder, "resources.json").write_text("{}", encoding="utf-8")
            try:
                self._pipeline: Any = stanza.Pipeline(
                    lang="bn",
                    dir=folder,
                    processors="tokenize,ner",
                    tokenize_pretokenized=True,
                    ner_model_path=str(file),
                    download_method=None,
                    allow_unknown_language=True,
                    verbose=False,
                    **companions,
                )
            except Exception as error:  # Stanza and torch raise whatever broke inside them
                raise ModelError(f"Stanza cannot load {file}: {error}") from error
        self._lock = threading.Lock()

    def mentions(
        self, words: Sequence[Word], listed: Sequence[Mention], ranges: Sequence[tuple[int, int]]
    ) -> Iterator[Mention]:
        """Yield the model's names; `listed` is not used, the recogniser merges."""
        del listed
        filled = [(first, last) for first, last in ranges if last > first]
        if not filled:
            return
        with self._lock:
            document = self._pipeline([[word.text for word in words[first:last]] for first, last in filled])
        tags = ["O"] * len(words)
        for (first, _), sentence in zip(filled, document.sentences, strict=True):
            for at, token in enumerate(sentence.tokens):
                tags[first + at] = bio(str(token.ner))
        for first, last, kind in tagged_spans(tags, filled):
            if (mention := shaped(words, first, last, kind)) is not None:
                yield mention


def bio(tag: str) -> str:
    """Return a tag of the scheme B, I, O, E, S as one of B, I, O.

    Example:
        >>> bio("S-PER"), bio("E-LOC"), bio("O")
        ('B-PER', 'I-LOC', 'O')
    """
    return {"S-": "B-", "E-": "I-"}.get(tag[:2], tag[:2]) + tag[2:]
