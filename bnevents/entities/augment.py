"""Other names in the places of a training sentence's names, so that the model learns places and not names."""

from __future__ import annotations

import random
from collections.abc import Sequence

from bnevents.entities import words as w
from bnevents.entities.corpora import Sentence, mended, spans
from bnevents.entities.gazetteer import Gazetteer
from bnevents.entities.words import word_classes
from bnevents.text import Form, tokenize

_VOWELS = "ািীুূেৈোৌঅআইঈউঊএঐওঔ"
# endings after a vowel and after a consonant
_ENDINGS = {"genitive": ("র", "ের"), "locative": ("তে", "ে"), "accusative": ("কে", "কে"), "bare": ("", "")}
_SHORTEST_LISTED = 3
STRANGERS = 0.5  # share of the drawn names that are shown as if no list had them


def inflected(name: str, case: str) -> str:
    """Return a name with the ending of a case.

    Example:
        >>> inflected("ঢাকা", "genitive"), inflected("লন্ডন", "locative")  # of Dhaka; in London
        ('ঢাকার', 'লন্ডনে')
    """
    after_vowel, after_consonant = _ENDINGS.get(case, ("", ""))
    return name + (after_vowel if name[-1] in _VOWELS else after_consonant)


class Substituter:
    """Makes sentences with other names.

    Args:
        gazetteer: where the names come from.
        random_: source of chance.
    """

    def __init__(self, gazetteer: Gazetteer, random_: random.Random) -> None:
        self._random = random_
        self._names: dict[str, list[str]] = {"PER": [], "LOC": [], "ORG": []}
        kinds = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
        for name in gazetteer.by_spelling.values():
            kind = kinds.get(name.label)
            if kind and not name.weak and not name.spelling.isascii() and len(name.spelling) >= _SHORTEST_LISTED:
                self._names[kind].append(name.spelling)
        classes = word_classes()
        self._given = [word for word, flags in classes.items() if flags & w.GIVEN and len(word) > 1]
        self._family = [word for word, flags in classes.items() if flags & w.FAMILY and len(word) > 1]

    def _name(self, label: str, length: int) -> str:
        choice = self._random
        if label == "PER" and choice.random() < 0.7:
            given, family = choice.choice(self._given), choice.choice(self._family)
            if length == 1:
                return choice.choice([given, family])
            middle = [choice.choice(self._given)] if length > 2 else []
            return " ".join([given, *middle, family])
        return choice.choice(self._names[label])

    def __call__(self, sentence: Sentence) -> Sentence | None:
        """Return the sentence with other names, or None where it has none."""
        names = sorted(spans(sentence.tags))
        strangers: set[int] = set()
        if not names:
            return None
        forms: list[Form] = []
        tags: list[str] = []
        at = 0
        for first, last, label in names:
            forms += sentence.forms[at:first]
            tags += sentence.tags[at:first]
            old = sentence.forms[last - 1]
            case = old.nouns[0].case if old.nouns and label != "ORG" else "bare"
            if label == "ORG" and self._random.random() < 0.5:
                new: Sequence[Form] = sentence.forms[first:last]  # head words betray organisations; keep half of them
            else:
                new = tokenize(inflected(self._name(label, last - first), case)).forms
            if self._random.random() < STRANGERS:
                strangers.update(range(len(forms), len(forms) + len(new)))
            forms += new
            tags += [f"B-{label}", *[f"I-{label}"] * (len(new) - 1)]
            at = last
        forms += sentence.forms[at:]
        tags += sentence.tags[at:]
        return Sentence(forms, mended(tags), sentence.source, strangers=frozenset(strangers))

    def unlisted(self, sentence: Sentence) -> Sentence:
        """Return the sentence with some of its names shown as if no list had them."""
        drawn = [span for span in sorted(spans(sentence.tags)) if self._random.random() < STRANGERS]
        named = frozenset(at for first, last, _ in drawn for at in range(first, last))
        return Sentence(sentence.forms, sentence.tags, sentence.source, strangers=named)
