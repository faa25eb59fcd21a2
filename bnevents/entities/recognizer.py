"""Who and where: all names of a text, from tables, cues and the name model, linked to ids."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache

from bnevents.entities.cues import Cues
from bnevents.entities.gazetteer import Gazetteer, builtin_gazetteer
from bnevents.entities.linking import link
from bnevents.entities.mentions import WEIGHTS, Mention, choose
from bnevents.entities.words import GPE_HEAD, STARTS, Word, Words
from bnevents.models import Entity
from bnevents.text import Sentence, Tokens


class Recognizer:
    """Finds the names of a text.

    Args:
        gazetteer: the names to know.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._words = Words(gazetteer.root.next.__contains__)

    def find(
        self, tokens: Tokens, sentences: Sequence[Sentence], *, published: dt.date | dt.datetime | None = None
    ) -> list[Entity]:
        """Return the names of a text in text order, without overlap, linked inside the document.

        Args:
            tokens: the text's tokens.
            sentences: the sentences to look at; what stands outside them is not read.
            published: publication date, for names of offices that change hands.

        Example:
            >>> from bnevents.text import split_sentences, tokenize
            >>> tokens = tokenize("রাশিয়ার প্রেসিডেন্ট ভ্লাদিমির পুতিন ঢাকায় এসেছেন।")  # Putin has come to Dhaka
            >>> found = default_recognizer().find(tokens, split_sentences(tokens))
            >>> [(e.text, e.label, e.id) for e in found]
            [('রাশিয়ার', 'GPE', 'ISO:RU'), ('ভ্লাদিমির পুতিন', 'PERSON', None), ('ঢাকায়', 'GPE', 'geonames:1185241')]
        """
        words = self._words.of(tokens.forms)
        listed = self._listed(words, sentences)
        candidates = [mention for mention in listed if mention.weight > 0]
        covered = {at: m for m in candidates for at in range(m.first, m.last)}
        cues = Cues(words, covered)
        for sentence in sentences:
            candidates += cues.find(sentence.first, sentence.last)
        return link(tokens, words, sentences, choose(candidates), self.gazetteer)

@lru_cache(maxsize=1)
def default_recognizer() -> Recognizer:
    """Return the recogniser that the package brings; it is made once a process."""
    return Recognizer(builtin_gazetteer())
