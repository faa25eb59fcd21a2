"""What a word form may be: its readings as a noun and as a verb, found once for each form."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from bnevents.text.characters import normalize
from bnevents.text.nouns import Noun, clitic_length, noun_readings
from bnevents.text.verbs import Verb, is_noun_first, verb_readings

Kind = Literal["word", "number", "latin", "punct"]

_MEMO_LARGEST = 200_000
_LONGEST = 64  # no longer string is a Bengali word
_BENGALI = re.compile("[\u0985-\u09b9\u09ce\u09dc-\u09e1]")
_NUMBER = re.compile(r"[0-9]+(?:[.,:/][0-9]+)*")
# frequent misspellings, letter for letter (`কারাদন্ড`, `অগ্নিকান্ড`, `দূর্ঘটনা`, `দাবীতে`)
_BE = normalize("হওয়া")
_SETTING_OUT = frozenset(map(normalize, ("বসা", "আসা", "যাওয়া")))
_SPELLINGS = {"দন্ড": "দণ্ড", "কান্ড": "কাণ্ড", "খন্ড": "খণ্ড", "দূর্": "দুর্", "দাবী": "দাবি", "ভূমিধ্বস": "ভূমিধস"}
_MISSPELT = re.compile("দন্ড|কান্ড(?!ি)|খন্ড|^দূর্|^দাবী|^ভূমিধ্বস")
_GROUPED = re.compile(r"[0-9]+(?:,[0-9]+)*(?:\.[0-9]+)?")


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """A distinct written form.

    Attributes:
        text: as written.
        norm: normalised, see `normalize`.
        kind: word, number, latin or punct.
        cut: length of `text` without the clitics -ও, -ই and -সহ.
        number: the number that digits write, or None.
        nouns: readings as a noun (or adjective, adverb …), the best first.
        noun: the best of them; the form itself where there is none.
        verbs: readings as a verb, the best first.
        verb_first: whether a verb is the likelier reading of a form that can be both.
        stems: all dictionary forms that it may have as a noun, and `norm`.
    """

    text: str
    norm: str
    kind: Kind
    cut: int
    number: int | float | None
    nouns: tuple[Noun, ...]
    verbs: tuple[Verb, ...]
    verb_first: bool
    stems: frozenset[str]
    noun: Noun = field(init=False)

    def __post_init__(self) -> None:
        """Keep the best reading as a noun: it is asked for at every turn."""
        object.__setattr__(self, "noun", self.nouns[0] if self.nouns else Noun(self.norm))


def is_arranged(verb: Verb, before: Form) -> bool:
    """Return whether a progressive tells what is to come (`বৈঠকে বসছেন`, `সফরে যাচ্ছেন`, `শুরু হচ্ছে`)."""
    if verb.form != "finite" or verb.tense != "progressive" or before.verb_first:
        return False
    return before.norm == "শুরু" if verb.lexeme == _BE else verb.lexeme in _SETTING_OUT and before.noun.case == "locative"


def read_number(norm: str) -> int | float | None:
    """Return the number that ASCII digits write, thousands grouped or not; None for clock times and dates.

    Example:
        >>> read_number("1,00,000"), read_number("8.5"), read_number("11:46")  # ১,০০,০০০; ৮.৫; ১১:৪৬
        (100000, 8.5, None)
    """
    if not _GROUPED.fullmatch(norm) or len(norm) > _LONGEST:
        return None
    plain = norm.replace(",", "")
    return float(plain) if "." in plain else int(plain)


def _respell(found: re.Match[str]) -> str:
    return _SPELLINGS[found[0]]


def _form(text: str) -> Form:
    norm = _MISSPELT.sub(_respell, normalize(text))
    length = len(text)
    if len(norm) > _LONGEST:
        return Form(text, norm, "word", length, None, (Noun(norm),), (), False, frozenset((norm,)))
    if _BENGALI.search(norm):
        clitic = clitic_length(norm)
        bare = norm[: len(norm) - clitic] if clitic else norm
        verbs = verb_readings(norm)
        nouns = noun_readings(bare)
        verb_first = bool(verbs) and not is_noun_first(norm)
        if verb_first and verbs[0].tense == "present" and verbs[0].person == 1:
            clitic = 0  # the -ই of জানাই is its ending
        # normalisation changes no letter of a clitic, so it is as long in the text
        return Form(
            text=text,
            norm=norm,
            kind="word",
            cut=length - clitic,
            number=None,
            nouns=nouns,
            verbs=verbs,
            verb_first=verb_first,
            stems=frozenset({norm, bare, *(noun.stem for noun in nouns)}),
        )
    if _NUMBER.fullmatch(norm):
        return Form(text, norm, "number", length, read_number(norm), (Noun(norm),), (), False, frozenset((norm,)))
    kind: Kind = "latin" if any(character.isalpha() for character in norm) else "punct"
    nouns = (Noun(norm),) if kind == "latin" else ()
    return Form(text, norm, kind, length, None, nouns, (), False, frozenset((norm,)))


_memo: dict[str, Form] = {}


def analyse(word: str) -> Form:
    """Return what a written form may be; the same object for the same form.

    Example:
        >>> form = analyse("দেশটিরও")  # of the country, too
        >>> form.noun.stem, form.noun.case, form.noun.definite, form.text[: form.cut]
        ('দেশ', 'genitive', True, 'দেশটির')
        >>> verb = analyse("করেননি").verbs[0]  # did not do
        >>> verb.lexeme, verb.form, verb.negated, verb.honorific
        ('করা', 'finite', True, True)
    """
    form = _memo.get(word)
    if form is None:
        if len(_memo) > _MEMO_LARGEST:
            _memo.clear()
        form = _memo[word] = _form(word)
    return form
