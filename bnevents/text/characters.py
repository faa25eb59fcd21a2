"""One spelling for what Bengali pages write in several ways; the caller's own string is never changed."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_DIGITS = {ord("০") + n: str(n) for n in range(10)}
_QUOTES = {ord(mark): "'" for mark in "‘’‚‛`´ʼʻ′＇"} | {ord(mark): '"' for mark in "“”„‟«»″＂❝❞"}
_DASHES = {ord(mark): "-" for mark in "‐‑‒–—―−﹣－"}
_DANDAS = {ord(mark): "।" for mark in "|৷॥"}
_JOINERS = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"))
# the dot of জ় and ফ় tells a foreign sound; elsewhere it is part of the letter (য়, ড়, ঢ়)
_FOREIGN_DOT = re.compile("(?<![যডঢ])\u09bc")
_TABLE = _DIGITS | _QUOTES | _DASHES | _DANDAS | _JOINERS


def _spelled(text: str) -> str:
    # NFC writes য়, ড়, ঢ় as letter and nukta, and joins ে and া to ো
    return _FOREIGN_DOT.sub("", unicodedata.normalize("NFC", text)).translate(_TABLE)


_normalized = lru_cache(maxsize=65536)(_spelled)


def normalize(text: str) -> str:
    """Return the text in the one spelling that lexicons and rules use.

    NFC (in which য়, ড়, ঢ় are a letter and a nukta), no other nukta (the গাজ়া of Kolkata papers), no joiners, ASCII
    digits, plain quotes and hyphens, `।` for every danda. The result may be shorter or longer than the text, so offsets
    are never taken from it.

    Example:
        >>> normalize("‘র\u200d্যাব’ ১৯৯৯–২০২৪")  # the Rapid Action Battalion, 1999 to 2024
        "'র্যাব' 1999-2024"
    """
    return _normalized(text) if len(text) < 64 else _spelled(text)
