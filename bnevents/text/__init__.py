"""What Bengali writing is: characters, tokens, sentences, numerals, morphology."""

from __future__ import annotations

from bnevents.text.characters import normalize
from bnevents.text.forms import Form, analyse, is_arranged
from bnevents.text.nouns import Noun
from bnevents.text.sentences import Sentence, split_sentences
from bnevents.text.tokens import Tokens, tokenize
from bnevents.text.verbs import Verb

__all__ = [
    "Form",
    "Noun",
    "Sentence",
    "Tokens",
    "Verb",
    "analyse",
    "is_arranged",
    "normalize",
    "split_sentences",
    "tokenize",
]
