"""Lines of a page and what each says on its own: label, date, byline, photo credit, prose or a short line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
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
_NOT_LETTERS = re.compile(r"[^\w\u0980-\u09ff©]+|[\d_]+|[\u200b-\u200d]")
_SPACES = re.compile(r"\s+")
_COLON = re.compile(r"\s*([:ঃ：;|]|(?<=\s)[-–—]+|[-–—]+(?=\s))\s*")
_SENTENCE_END = re.compile(r"[।॥|?!.]['\"’”»)\]\s]*$")
_DANDA_END = re.compile(r"[।॥|]['\"’”»)\]\s]*$")
_DANDA_INSIDE = re.compile(r"[।|]['\"’”»)]*\s+\S")
_ELLIPSIS = re.compile(r"(?:\.{2,}|…)['\"’”»)\]\s]*$")
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
    return _SPACES.sub(" ", _NOT_LETTERS.sub(" ", unicodedata.normalize("NFC", text).casefold())).strip()


def words(text: str) -> list[str]:
    """Return the words of a line, decomposed and without case; numbers and punctuation are none."""
    return _WORD.findall(unicodedata.normalize("NFC", text).casefold())


@cache
def labels() -> dict[str, Any]:
    """Return the word lists of `data/labels.yaml`."""
    source = files("bnevents.articles").joinpath("data/labels.yaml").read_text(encoding="utf-8")
    return cast("dict[str, Any]", yaml.load(source, Loader=yaml.BaseLoader))  # `on` stays a word


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
    bare = unicodedata.normalize("NFC", text).casefold().replace("\u200c", "").replace("\u200d", "")
    return _COLON.sub(lambda m: " : " if m[1] in ":ঃ：" else f" {m[1][0]} ", _SPACES.sub(" ", bare))


class _Labels:
    """The word lists, compiled once."""

    def __init__(self) -> None:
        data = labels()
        self.whole: dict[str, Role] = {}
        start: dict[str, Role] = {}
        inside: dict[str, Role] = {}
        for role in ("junk", "inset", "foot", "tags", "more", "comments"):
            entry = cast("dict[str, list[str]]", data[role])
            self.whole |= {letters(phrase): cast("Role", role) for phrase in entry.get("line", [])}
            start |= {_prefix(phrase): cast("Role", role) for phrase in entry.get("start", [])}
            inside |= {letters(phrase) or phrase: cast("Role", role) for phrase in entry.get("inside", [])}
        self.start, self.start_role = re.compile(f"({alternatives(start)})"), _without_spaces(start)
        self.inside, self.inside_role = re.compile(f"({alternatives(inside)})"), _without_spaces(inside)
        byline = cast("dict[str, list[str]]", data["byline"])
        self.byline_words = frozenset(letters(word) for word in byline["word"])
        self.byline_start = re.compile(alternatives(_prefix(phrase) for phrase in byline["start"]))
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
        photo = alternatives(letters(word) for word in phrases("photo"))
        self.photo_line = re.compile(rf"[(\[\s]*(?:{photo})\s*(?:[:|/-].*|সংগৃহীত\W*)?$")
        self.photo_end = re.compile(
            rf"(?:^|[।|(\[\s./-])(?:{photo})\s*[:/-]\s*[^।]{{1,40}}[)\]।.\s]*$|[(\[।|]\s*(?:{photo})[)\]।.\s]*$"
        )


def _prefix(phrase: str) -> str:
    """Return the start of a line as `spaced` would write it, without the space at its end."""
    return spaced(phrase).rstrip() + (" " if phrase.endswith(" ") else "")


def _without_spaces(roles: dict[str, Role]) -> dict[str, Role]:
    return {phrase.replace(" ", ""): role for phrase, role in roles.items()}


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
    if ISO_MOMENT.search(text):
        return len(words(ISO_MOMENT.sub("", text))) <= 3
    lists = _compiled()
    found = words(text)
    dated = bool(_NUMERIC_DATE.search(text)) or (bool(_YEAR.search(text)) and not lists.months.isdisjoint(found))
    others = [word for word in found if word not in lists.date_words]
    return dated and (not others or len(others) <= (4 if lists.stamp.search(letters(text)) else 1))


def has_date(text: str) -> bool:
    """Return whether a line names a day with its year."""
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
    sections = _compiled().sections
    if key in sections:
        return True
    parts = [letters(part) for part in _MENU_SPLIT.split(text)]
    named = sum(part in sections for part in parts)
    if len(parts) > 1 and 2 * named >= len(parts):
        return True
    found = key.split()
    return len(found) >= 3 and sum(word in sections for word in found) >= 0.75 * len(found)


def role_of(text: str) -> Role:
    """Return what a line is, taken by itself.

    Example:
        >>> role_of("আরও পড়ুন"), role_of("সর্বশেষ সংবাদ"), role_of("ছবি: সংগৃহীত")  # read also; latest news; photo: ours
        ('inset', 'more', 'photo')
    """
    if len(text) <= _LABEL_LENGTH:
        key = letters(text)
        lists = _compiled()
        if (role := lists.whole.get(key)) is not None:
            return role
        if is_date(text):
            return "date"
        if not key or _NOTHING_SAID.match(key):
            return "junk"
        bare = spaced(text)
        if found := lists.start.match(bare):
            return lists.start_role[found[1].replace(" ", "")]
        if found := lists.inside.search(key):
            return lists.inside_role[found[1].replace(" ", "")]
        if lists.photo_line.match(bare) or lists.photo_end.search(bare):
            return "photo"
        if lists.byline_start.match(bare) or (
            len(text) <= 70
            and not _SENTENCE_END.search(text)
            and len(found_words := key.split()) <= 8
            and not lists.byline_words.isdisjoint((*found_words[:4], *found_words[-3:]))
        ):
            return "byline"
        if not _DANDA_END.search(text) and _is_menu(text, key):
            return "menu"
        if (address := _URL.search(text)) and 2 * len(address[0]) > len(text):
            return "junk"
    elif len(text) <= 3 * _LABEL_LENGTH:
        lists = _compiled()
        if found := lists.inside.search(letters(text)):
            return lists.inside_role[found[1].replace(" ", "")]
        if lists.photo_end.search(spaced(text[-80:])):
            return "photo"
    if _ELLIPSIS.search(text):
        return "teaser"
    if _DANDA_END.search(text) or _DANDA_INSIDE.search(text):
        return "prose"
    if _BULLET.match(text):
        return "bullet"
    return "short" if len(text) <= _LABEL_LENGTH else "prose"


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
