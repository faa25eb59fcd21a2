"""Spelling skeletons: one key for the many ways in which Bengali papers write one foreign name.

Vowel length, the three sibilants, the two n, hasanta, hyphens and glides vary freely in names (কুর্স্ক, কুরস্ক; মোদি,
মোদী; জং-উন, জং উন). A skeleton drops what varies and keeps the consonants and the open vowels.
"""

from __future__ import annotations

import re
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "ী": "ি",
        "ূ": "ু",
        "ঈ": "ি",
        "ই": "ি",
        "ঊ": "ু",
        "উ": "ু",
        "এ": "ে",
        "আ": "া",
        "অ": None,
        "ও": None,
        "ো": None,
        "ণ": "ন",
        "শ": "স",
        "ষ": "স",
        "য": "জ",
        "ৎ": "ত",
        "ং": "ঙ",
        "ঁ": None,
        "ঃ": None,
        "্": None,
        "়": None,
        "‍": None,
        "‌": None,
        "-": None,
        "'": None,
        ".": None,
    }
)
# the glide য় (য with nukta) is written or not; ড়, ঢ় are heard as র; ্যা is one way to write the open e
_CLUSTERS = re.compile("\u09af\u09bc|[\u09a1\u09a2]\u09bc|[এঅ]\u09cd\u09afা|\u09cd\u09afা|ঙ্গ|(.)\u09cd\\1")
_SHORTEST = 4


def _cluster(match: re.Match[str]) -> str:
    found = match[0]
    if match[1]:
        return match[1]
    if found == "ঙ্গ":
        return "ঙ"
    if found.endswith("\u09afা"):
        return "া"
    return "" if found[0] == "\u09af" else "র"


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """Return the key that a normalised word shares with its other spellings.

    Example:
        >>> skeleton("কুর্স্ক") == skeleton("কুরস্ক")  # Kursk
        True
    """
    bare = _CLUSTERS.sub(_cluster, word).translate(_LETTERS)
    return bare[:-1] if bare.endswith("াহ") else bare


def may_vary(word: str) -> bool:
    """Return whether a word is long enough that another spelling of it cannot well be another word.

    Example:
        >>> may_vary("পিয়ংইয়ং"), may_vary("মে")  # Pyongyang; May
        (True, False)
    """
    return len(skeleton(word)) >= _SHORTEST
