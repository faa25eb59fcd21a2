"""Lines of a page and what each says on its own: label, date, byline, photo credit, prose or a short line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal, cast

import yaml

Role = Literal[
    "comments",
    "more",
    "tags",
    "foot",
    "inset",
    "junk",
    "date",
    "byline",
    "photo",
    "menu",
    "bullet",
    "teaser",
    "prose",
    "short",
]
SECTION_ENDS: frozenset[Role] = frozenset({"comments", "more", "tags", "foot"})

_LABEL_LENGTH = 160  # no label, date or byline is longer
_NOT_LETTERS = re.compile(r"(?:[^\w\u0980-\u09ff©]|[\d_])+")
_SPACES = re.compile(r"\s+")
_COLON = re.compile(r"\s*([:ঃ：;|]|(?<=\s)[-–—]+|[-–—]+(?=\s))\s*")
_DANDA_INSIDE = re.compile(r"[।|]['\"’”»)]*\s+\S")
_DANDAS = ("।", "॥", "|")
_CLOSERS = "'\"’”»)] \t\u00a0"  # what may stand between the end of a sentence and the end of its line
_TWO_DIGITS = re.compile(r"[\d০-৯]{2}")  # what every date with a year has
_BULLET = re.compile(r"(?:[-–—•·●▪■►»>*✓]|&raquo;)\s*\S")
_NUMBERED = re.compile(r"[\d০-৯]{1,2}[.)।]?\s*$")
_YEAR = re.compile(r"(?<![\d০-৯])(?:[12১২][0-9০-৯]{3})(?![\d০-৯])")
_NUMERIC_DATE = re.compile(r"(?<![\d০-৯])[\d০-৯]{1,4}([./-])[\d০-৯]{1,2}\1[\d০-৯]{2,4}(?![\d০-৯])")
ISO_MOMENT = re.compile(
    r"[\d০-৯]{4}-[\d০-৯]{2}-[\d০-৯]{2}T[\d০-৯]{2}:[\d০-৯]{2}(?::[\d০-৯]{2})?(?:Z|[+-][\d০-৯]{2}:?[\d০-৯]{2})?"
)
_WORD = re.compile(r"[^\W\d_\u09e6-\u09ef](?:[^\W\d_\u09e6-\u09ef]|[\u0980-\u09e5\u200c\u200d])*")
_MENU_SPLIT = re.compile(r"\s*[|/›»>•·,।]\s*|\s{2,}|\t")
_URL = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+")
# how an agency or a desk signs: `বাসস/এসই/১৭০৮`, `এসিবি/জেডএইচ (ডিপিএ, এএফপি)`
_SIGNED = re.compile(r"[^\s/|।]{1,15}(?:/[^\s/|।]{1,15}){1,4}(?:\s*\([^()]{1,40}\))?$")
_AGE = re.compile(r"[:ঃ：]\s*[\d০-৯]{1,3}\s")
_NOTHING_SAID = re.compile(r"[\W\d_]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank, without the spaces around it.

    Attributes:
        start, end: where it stands in the page, in characters.
        text: what stands there.
        role: what it is by itself; a `short` line may be a headline, a subheading or somebody else's headline.
        key: what two copies of the line have in common.
    """

    start: int
    end: int
    text: str
    role: Role
    key: str


def letters(text: str) -> str:
    """Return what a label is compared by: its letters, decomposed, without case, digits and punctuation.

    Example:
        >>> letters("মন্তব্য (০)")  # comments (0)
        'মন্তব্য'
    """
    return _key(_folded(text))


@lru_cache(maxsize=32768)
def _folded_word(word: str) -> str:
    return unicodedata.normalize("NFC", word).casefold()


def _folded(text: str) -> str:
    """Return the text decomposed and without case; words repeat, and no letter is joined with one beyond a space."""
    return " ".join(map(_folded_word, text.split(" ")))


def _key(folded: str) -> str:
    return _NOT_LETTERS.sub(" ", folded).strip()


def words(text: str) -> list[str]:
    """Return the words of a line, decomposed and without case; numbers and punctuation are none."""
    return _WORD.findall(_folded(text))


@cache
def labels() -> dict[str, Any]:
    """Return the word lists of `data/labels.yaml`."""
    source = files("bnevents.articles").joinpath("data/labels.yaml").read_text(encoding="utf-8")
    return cast("dict[str, Any]", yaml.load(source, Loader=yaml.CBaseLoader))  # `on` stays a word


def word_set(name: str) -> frozenset[str]:
    """Return one list of `data/labels.yaml` (or the lists of one mapping) as comparable words."""
    return frozenset(letters(word) for word in phrases(name))


def phrases(name: str) -> list[str]:
    """Return one list of `data/labels.yaml`, or the lists of one mapping in a row, as written there."""
    found = cast("list[str] | dict[str, list[str]]", labels()[name])
    return [phrase for part in found.values() for phrase in part] if isinstance(found, dict) else found


def alternatives(phrases: Iterable[str]) -> str:
    """Return a pattern of any of the phrases, longest first, with any space between their words."""
    ordered = sorted({p for p in phrases if p}, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s*") for phrase in ordered)


def spaced(text: str) -> str:
    """Return the text decomposed, without case, with one space around colons and free-standing dashes."""
    bare = _folded(text).replace("\u200c", "").replace("\u200d", "")
    return _COLON.sub(lambda m: " : " if m[1] in ":ঃ：" else f" {m[1][0]} ", _SPACES.sub(" ", bare))


class _Labels:
    """The word lists, compiled once."""

    def __init__(self) -> None:
        data = labels()
        self.whole: dict[str, Role] = {}
        start: dict[str, Role] = {}
        self.inside: dict[str, Role] = {}  # phrases without spaces
        for role in ("junk", "inset", "foot", "tags", "more", "comments"):
            entry = cast("dict[str, list[str]]", data[role])
            self.whole |= {letters(phrase): cast("Role", role) for phrase in entry.get("line", [])}
            start |= {_prefix(phrase): cast("Role", role) for phrase in entry.get("start", [])}
            self.inside |= {
                _squeezed(letters(phrase)) or phrase: cast("Role", role) for phrase in entry.get("inside", [])
            }
        byline = cast("dict[str, list[str]]", data["byline"])
        byline_start = [_prefix(phrase) for phrase in byline["start"]]
        self.start, self.start_role = re.compile(f"({alternatives(start)})"), _without_spaces(start)
        self.byline_words = frozenset(letters(word) for word in byline["word"])
        self.byline_start = re.compile(alternatives(byline_start))
        # three letters with which such a line begins: most lines do not, and need no closer look
        self.start_gate = frozenset(phrase[:3] for phrase in (*start, *byline_start))
        stamp = [letters(phrase) for name in ("published", "updated") for phrase in phrases(name)]
        self.stamp = re.compile(rf"(?:{alternatives(stamp)})(?![\w\u0980-\u09ff])")
        self.months = word_set("months") | word_set("bangla_months")
        self.date_words = frozenset(
            word
            for name in ("months", "bangla_months", "hijri_months", "weekdays", "date_words", "published", "updated")
            for phrase in phrases(name)
            for word in letters(phrase).split()
        )
        self.sections = word_set("sections")
        self.section_words = frozenset(word for section in self.sections for word in section.split())
        self.skips = tuple(_folded(phrase) for phrase in phrases("skips"))
        self.caption_start = tuple(_folded(phrase) for phrase in phrases("caption_start"))
        # names of the networks and buttons of a share bar
        self.bar_words = frozenset(letters(phrase) for phrase in cast("dict[str, list[str]]", data["junk"])["line"])
        self.photo_words = tuple({letters(word).split()[0] for word in phrases("photo")})
        photo = alternatives(letters(word) for word in phrases("photo"))
        self.photo_line = re.compile(rf"[(\[\s]*(?:{photo})\s*(?:[:|/-].*|সংগৃহীত\W*)?$")
        self.photo_end = re.compile(
            rf"(?:^|[।|(\[\s./-])(?:{photo})\s*[:/-]\s*[^।]{{1,40}}[)\]।.\s]*$|"
            rf"(?:[(\[।|]|\s[-–—])\s*(?:{photo})[)\]।.\s]*$|"
            r"ছবি : [a-z©][^।]{1,60}$"  # glued to the caption
        )

    def inside_role(self, folded: str) -> Role | None:
        """Return what a line is by a phrase that only furniture says, or None."""
        squeezed = _squeezed(folded)
        return next((role for phrase, role in self.inside.items() if phrase in squeezed), None)


def _prefix(phrase: str) -> str:
    """Return the start of a line as `spaced` would write it, without the space at its end."""
    return spaced(phrase).rstrip() + (" " if phrase.endswith(" ") else "")


def _squeezed(text: str) -> str:
    return text.replace(" ", "")


def _without_spaces(roles: dict[str, Role]) -> dict[str, Role]:
    return {_squeezed(phrase): role for phrase, role in roles.items()}


@cache
def _compiled() -> _Labels:
    return _Labels()


def is_date(text: str) -> bool:
    """Return whether a line holds a date and next to nothing else.

    Example:
        >>> is_date("প্রকাশিত: ৩ মে ২০২৪, ১০:২০ পিএম")  # published: 3 May 2024, 10:20 pm
        True
        >>> is_date("৩ মে ২০২৪ সালে ঢাকায় সম্মেলন শুরু")  # in Dhaka a conference begins on 3 May 2024
        False
    """
    if not _TWO_DIGITS.search(text):
        return False
    if ISO_MOMENT.search(text):
        return len(words(ISO_MOMENT.sub("", text))) <= 3
    numeric = bool(_NUMERIC_DATE.search(text))
    if not numeric and not _YEAR.search(text):
        return False
    lists = _compiled()
    found = words(text)
    if not numeric and lists.months.isdisjoint(found):
        return False
    others = [word for word in found if word not in lists.date_words]
    few = 4 if lists.stamp.search(letters(text)) or any(is_date(part) for part in _parts(text)) else 1
    return len(others) <= few


def _parts(text: str) -> list[str]:
    """Return what bars divide a line into; a name may stand beside the date (`NAME | 3 May 2024`)."""
    parts = [part for part in text.split("|") if part.strip()]
    return parts if len(parts) > 1 else []


def _is_age(text: str, key: str) -> bool:
    """Return whether a line says how long ago something was published: `প্রকাশিত: ২ ঘণ্টা আগে` (2 hours ago)."""
    label = _compiled().stamp.match(key)
    return label is not None and _AGE.search(text) is not None and len(key[label.end() :].split()) <= 3


def has_date(text: str) -> bool:
    """Return whether a line names a day with its year."""
    if not _TWO_DIGITS.search(text):
        return False
    return bool(_NUMERIC_DATE.search(text) or ISO_MOMENT.search(text)) or (
        bool(_YEAR.search(text)) and not _compiled().months.isdisjoint(words(text))
    )


def is_stamp(text: str) -> bool:
    """Return whether a line says that something was published or updated."""
    return bool(_compiled().stamp.match(letters(text)))


def is_date_word(word: str) -> bool:
    """Return whether a word (as `words` gives it) belongs to the writing of dates."""
    return word in _compiled().date_words


def _is_menu(text: str, key: str) -> bool:
    lists = _compiled()
    found = key.split()
    if lists.section_words.isdisjoint(found):
        return False
    if key in lists.sections:
        return True
    parts = [letters(part) for part in _MENU_SPLIT.split(text)]
    named = sum(part in lists.sections for part in parts)
    if len(parts) > 1 and 2 * named >= len(parts):
        return True
    return len(found) >= 3 and sum(word in lists.sections for word in found) >= 0.75 * len(found)


def role_of(text: str) -> Role:
    """Return what a line is, taken by itself.

    Example:
        >>> role_of("আরও পড়ুন"), role_of("সর্বশেষ সংবাদ"), role_of("ছবি: সংগৃহীত")  # read also; latest news; photo: ours
        ('inset', 'more', 'photo')
    """
    if len(text) <= _LABEL_LENGTH:
        if (role := _label_of(text)) is not None:
            return role
    elif len(text) <= 3 * _LABEL_LENGTH:
        lists = _compiled()
        folded = _folded(text)
        if (role := lists.inside_role(folded)) is not None:
            return role
        if _names_photo(folded[-80:]) and lists.photo_end.search(spaced(text[-80:])):
            return "photo"
    bare = text.rstrip(_CLOSERS)
    if bare.endswith(("..", "…")):
        return "teaser"
    if bare.endswith(_DANDAS) or _DANDA_INSIDE.search(text):
        return "prose"
    if _BULLET.match(text):
        return "bullet"
    return "short" if len(text) <= _LABEL_LENGTH else "prose"


def _label_of(text: str) -> Role | None:
    """Return what a short line is by its words, or None where they say nothing of it."""
    lists = _compiled()
    folded = _folded(text)
    key = _key(folded)
    if (role := lists.whole.get(key)) is not None:
        return role
    if is_date(text) or _is_age(text, key):
        return "date"
    if not key or _NOTHING_SAID.match(key):
        return "junk"
    if folded.endswith(lists.skips) or _is_bar(key) or (_SIGNED.match(text) and not has_date(text)):
        return "junk"
    if folded.startswith(lists.caption_start):
        return "photo"
    starts = folded[:3] in lists.start_gate or folded[:1].isspace()
    bare = spaced(text) if starts else ""
    if starts and (found := lists.start.match(bare)):
        return lists.start_role[_squeezed(found[1])]
    if (role := lists.inside_role(key)) is not None:
        return role
    if _names_photo(folded):
        bare = bare or spaced(text)
        if lists.photo_line.match(bare) or lists.photo_end.search(bare):
            return "photo"
    if (starts and lists.byline_start.match(bare)) or _names_reporter(text, key):
        return "byline"
    if not text.rstrip(_CLOSERS).endswith(_DANDAS) and _is_menu(text, key):
        return "menu"
    if (address := _URL.search(text)) and 2 * len(address[0]) > len(text):
        return "junk"
    return None


def _is_bar(key: str) -> bool:
    """Return whether a line names nothing but networks and buttons: `Facebook Twitter WhatsApp`."""
    found = key.split()
    return 1 < len(found) <= 8 and all(word in _compiled().bar_words for word in found)


def is_credit(text: str) -> bool:
    """Return whether a line is the credit of a picture and no more: its caption may stand above it.

    Example:
        >>> is_credit("ছবি: প্রতিনিধি"), is_credit("সেতুর উদ্বোধন। ছবি: প্রতিনিধি")  # photo: correspondent; with a caption
        (True, False)
    """
    return _names_photo(_folded(text)) and bool(_compiled().photo_line.match(spaced(text)))


def _names_photo(folded: str) -> bool:
    return any(word in folded for word in _compiled().photo_words)


def _names_reporter(text: str, key: str) -> bool:
    if len(text) > 70 or text.rstrip(_CLOSERS).endswith((*_DANDAS, "?", "!", ".")):
        return False
    found = key.split()
    return len(found) <= 8 and not _compiled().byline_words.isdisjoint((*found[:4], *found[-3:]))


def read_lines(text: str) -> list[Line]:
    """Return the lines of a page that are not blank, each with its role."""
    return [Line(start, end, line, role_of(line), _copy_key(line)) for start, end, line in _split(text)]


def _split(text: str) -> Iterator[tuple[int, int, str]]:
    position = 0
    for raw in text.splitlines(keepends=True):
        line = raw.strip()
        if line:
            start = position + raw.index(line[0])
            yield start, start + len(line), line
        position += len(raw)


def _copy_key(text: str) -> str:
    return "".join(text.split()).rstrip(".…।")
