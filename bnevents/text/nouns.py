"""Noun forms: stem, case, number, definiteness, and the clitics -ও, -ই, -সহ.

Endings are taken off from the right; which of the possible stems is meant is decided by a lexicon of stems
(`data/stems.txt`, made from counts of word forms by `build.py`) and, for words that no lexicon has, by the ending.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from bnevents.text.characters import normalize

Case = Literal["bare", "accusative", "genitive", "locative"]


@dataclass(frozen=True, slots=True)
class Noun:
    """A reading of a form as a noun, adjective or adverb.

    Attributes:
        stem: the form without its endings, normalised.
        case: bare, accusative (-কে), genitive (-র, -এর, -দের) or locative (-এ, -য়, -তে).
        plural: whether it is marked as plural (-রা, -দের, -গুলো).
        definite: whether it is marked as definite (-টি, -টা, -খানা).
        known: whether the lexicon has the stem.
    """

    stem: str
    case: Case = "bare"
    plural: bool = False
    definite: bool = False
    known: bool = False


_CONSONANT = "consonant"
_VOWEL = "vowel"
_OPEN = "open vowel"  # -য় follows আ and ও; -ীয় makes adjectives (জাতীয়)
_ANY = ""
# case, plural, definite, what the stem ends in, endings
_RULES: tuple[tuple[Case, bool, bool, str, str], ...] = (
    ("genitive", False, False, _CONSONANT, "ের"),
    ("genitive", False, False, _VOWEL, "র"),
    ("genitive", False, False, _ANY, "য়ের 'র -র এর 'এর"),
    ("accusative", False, False, _ANY, "কে 'কে"),
    ("locative", False, False, _CONSONANT, "ে"),
    ("locative", False, False, _OPEN, "য়"),
    ("locative", False, False, _VOWEL, "তে"),
    ("locative", False, False, _ANY, "য়ে তে এ 'এ 'তে"),
    ("bare", True, False, _ANY, "রা েরা য়েরা 'রা গুলো গুলি সমূহ বৃন্দ গণ"),
    ("genitive", True, False, _ANY, "দের েদের য়েদের 'দের গুলোর গুলির সমূহের বৃন্দের গণের"),
    ("accusative", True, False, _ANY, "দেরকে গুলোকে গুলিকে সমূহকে দেরকেই"),
    ("locative", True, False, _ANY, "গুলোতে গুলিতে গুলোয় সমূহে"),
    ("bare", False, True, _ANY, "টি টা টুকু খানা খানি"),
    ("genitive", False, True, _ANY, "টির টার টুকুর খানার"),
    ("accusative", False, True, _ANY, "টিকে টাকে"),
    ("locative", False, True, _ANY, "টিতে টায় টাতে"),
)
_BY_ENDING: dict[str, list[tuple[Case, bool, bool, str]]] = {}
for _case, _plural, _definite, _after, _endings in _RULES:
    for _ending in _endings.split():
        _BY_ENDING.setdefault(normalize(_ending), []).append((_case, _plural, _definite, _after))
_LONGEST = max(map(len, _BY_ENDING))
_VOWELS = frozenset("অআইঈউঊএঐওঔািীুূৃেৈোৌ")
_OPEN_VOWELS = frozenset("আাওো")
_SHORTEST_STEM = 2
# the last part of names whose র is no ending, of towns and of people (`প্রতাপপুর গ্রামে`, `পাপিয়া সারোয়ার`)
_NAMES_IN_R = tuple(map(normalize, ("পুর", "নগর", "চর", "োয়ার", "দার", "ঙ্গীর", "মগীর")))


@cache
def lexicon() -> frozenset[str]:
    """Return the stems that the library knows."""
    folder = files("bnevents.text").joinpath("data")
    words = folder.joinpath("stems.txt").read_text(encoding="utf-8").split()
    more = folder.joinpath("stems_curated.txt").read_text(encoding="utf-8").split()
    return frozenset(normalize(word) for word in (*words, *more))


def candidates(norm: str) -> Iterator[Noun]:
    """Yield every way to take one ending off a normalised form, the longest ending first."""
    for size in range(min(_LONGEST, len(norm) - _SHORTEST_STEM), 0, -1):
        stem = norm[:-size]
        last = stem[-1]
        for case, plural, definite, after in _BY_ENDING.get(norm[-size:], ()):
            if last != "্" and norm[-size] not in "়ঁ" and _joins(last, after):
                yield Noun(stem, case, plural, definite)


def _joins(last: str, after: str) -> bool:
    """Whether an ending that wants a consonant or a vowel before it may follow a letter."""
    if after == _CONSONANT:
        return last not in _VOWELS
    return last in (_VOWELS if after == _VOWEL else _OPEN_VOWELS) if after else True


def noun_readings(norm: str) -> tuple[Noun, ...]:
    """Return the readings of a normalised form as a noun, the best first; never empty.

    Example:
        >>> [(n.stem, n.case) for n in noun_readings("সরকার")][:1]  # government: no genitive
        [('সরকার', 'bare')]
        >>> [(n.stem, n.case) for n in noun_readings("কর্মকর্তাদের")][:1]  # of officials
        [('কর্মকর্তা', 'genitive')]
    """
    known = lexicon()
    whole = Noun(norm, known=norm in known)
    found = list(
        dict.fromkeys(
            Noun(noun.stem, noun.case, noun.plural, noun.definite, noun.stem in known) for noun in candidates(norm)
        )
    )
    # the longest stem first: ভারতে is in India and not in weight, কারখানার of the factory and not of the car
    listed = sorted((noun for noun in found if noun.known), key=lambda noun: -len(noun.stem))
    if whole.known:
        return (whole, *listed)
    if listed:
        return (*listed, whole)
    likely = [noun for noun in found if _tells(norm, noun)]
    return (*likely, whole, *(noun for noun in found if noun not in likely))


def _tells(norm: str, noun: Noun) -> bool:
    """Whether the ending of an unknown word is more likely an ending than a part of the word."""
    ending = norm[len(noun.stem) :]
    if ending == "র" and norm.endswith(_NAMES_IN_R):
        return False
    if len(ending) == 1:
        return ending in ("র", "ে") and len(noun.stem) > _SHORTEST_STEM
    return len(noun.stem) > _SHORTEST_STEM or ending.startswith("'")


_PEOPLE = tuple(normalize(ending) for ending in ("বাসী", "কারী", "কর্মী", "জীবী", "ধারী", "বাদী"))


def clitic_length(norm: str) -> int:
    """Return how many characters of a normalised form are clitics: -ও, -ই, -সহ.

    Example:
        >>> clitic_length("পুতিনও"), clitic_length("জুলাই"), clitic_length("অস্ত্রসহ")  # Putin too; July; with arms
        (1, 0, 2)
    """
    known = lexicon()
    if norm in known or len(norm) < 3:
        return 0
    if norm.endswith("সহ") and len(norm) > 3:
        return 2
    if norm[-1] in "ওই":
        bare = norm[:-1]
        if (
            norm[-2] not in _VOWELS
            or norm[-2] in "ে"
            or bare in known
            or bare.endswith(_PEOPLE)
            or any(n.stem in known for n in candidates(bare))
        ):
            return 1
    return 0
