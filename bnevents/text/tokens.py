"""Tokens of Bengali news.

The tokens are those of spaCy's Bengali tokenizer, mended where it fails news: digits part from the letters glued to
them (`৫০কিমি`, `১৯টি`), brackets and dandas inside a word split it, an apostrophe inside a word does not (`ওআইসি’র`),
and abbreviations keep their dot. What stands between two spaces is cut once and remembered.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from bnevents.text.forms import Form, analyse

_LETTER = "\u0980-\u0983\u0985-\u09b9\u09bc-\u09ce\u09d7\u09dc-\u09e3\u09f0\u09f1\u09fc-\u09fe\u200c\u200d"
_DIGIT = "0-9\u09e6-\u09ef"
_APOSTROPHE = "'’ʼ"
_MEMO_LARGEST = 200_000
_CHUNK_LONGEST = 48  # longer stretches without a space are rare: not worth remembering


@cache
def abbreviations() -> frozenset[str]:
    """Return the words that a dot shortens, without the dot."""
    text = files("bnevents.text").joinpath("data", "abbreviations.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.split("\n") if line and not line.startswith("#"))


@cache
def _pattern() -> re.Pattern[str]:
    dotted = "|".join(sorted((re.escape(word) for word in abbreviations()), key=len, reverse=True))
    initial = "[\u0985-\u09b9\u09dc-\u09df]\u09bc?[\u09be-\u09cc]?"  # one letter with its vowel sign: এ. কে.
    return re.compile(
        "|".join(
            (
                r"https?://\S+|www\.\S+|[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+\.[A-Za-z0-9.-]+",
                rf"(?<![{_LETTER}])(?:{dotted}|{initial})\.(?!\.)",
                rf"[{_DIGIT}]+(?:[,.:/][{_DIGIT}]+)*",
                rf"শ[{_APOSTROPHE}](?![{_LETTER}])",  # ১শ’ is one hundred
                rf"[{_LETTER}]+(?:[{_APOSTROPHE}][{_LETTER}]+)*",
                r"[A-Za-z\u00c0-\u024f]+(?:['’.&][A-Za-z\u00c0-\u024f]+)*",
                r"\.{2,}|…+",
                r"[^\s]",
            )
        )
    )


@dataclass(slots=True)
class Tokens:
    """The tokens of a text.

    Attributes:
        text: the text, as passed.
        starts, ends: half-open character range of each token.
        forms: the form of each token.
    """

    text: str
    starts: list[int] = field(default_factory=list[int])
    ends: list[int] = field(default_factory=list[int])
    forms: list[Form] = field(default_factory=list[Form])

    def __len__(self) -> int:
        return len(self.forms)

    def at(self, offset: int) -> int:
        """Return the token that holds the character at `offset`, or the next one after it."""
        return bisect_left(self.ends, offset + 1)


Cut = tuple[tuple[int, int, Form], ...]
_memo: dict[str, Cut] = {}


def _cut(chunk: str) -> Cut:
    """Return the tokens of a stretch without spaces, relative to its start."""
    if len(chunk) <= _CHUNK_LONGEST and len(_memo) > _MEMO_LARGEST:
        _memo.clear()
    cut = tuple((match.start(), match.end(), analyse(match[0])) for match in _pattern().finditer(chunk))
    if chunk[:1] in "‘'" and len(cut) > 1:
        cut = _reopened(chunk, cut)
    if len(chunk) <= _CHUNK_LONGEST:
        _memo[chunk] = cut
    return cut


def _reopened(chunk: str, cut: Cut) -> Cut:
    """Part the first apostrophe inside a word that follows an opening quote: it closes the quotation (`‘সেতু’র`)."""
    out: list[tuple[int, int, Form]] = []
    closed = False
    for start, end, form in cut:
        at = next((k for k in range(start + 1, end - 1) if chunk[k] in _APOSTROPHE), None)
        if closed or form.kind != "word" or at is None:
            closed = closed or (start > 0 and form.norm == "'")
            out.append((start, end, form))
            continue
        out += [(a, b, analyse(chunk[a:b])) for a, b in ((start, at), (at, at + 1), (at + 1, end))]
        closed = True
    return tuple(out)


def tokenize(text: str) -> Tokens:
    """Return the tokens of a text.

    Example:
        >>> tokens = tokenize("দেশটির(উত্তর কোরিয়ার) ১০,০০০ সৈন্য ৫০কিমি দূরে।")  # its 10,000 soldiers, 50 km away
        >>> [form.text for form in tokens.forms]
        ['দেশটির', '(', 'উত্তর', 'কোরিয়ার', ')', '১০,০০০', 'সৈন্য', '৫০', 'কিমি', 'দূরে', '।']
    """
    tokens = Tokens(text)
    starts, ends, forms = tokens.starts, tokens.ends, tokens.forms
    known = _memo
    base = 0
    for chunk in text.split():
        base = text.index(chunk, base)
        for start, end, form in known.get(chunk) or _cut(chunk):
            starts.append(base + start)
            ends.append(base + end)
            forms.append(form)
        base += len(chunk)
    return tokens
