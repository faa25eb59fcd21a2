"""One id for each real entity of a document: lemmas, short forms, offices, metonymy."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from bnevents.entities import words as w
from bnevents.entities.gazetteer import Gazetteer
from bnevents.entities.mentions import Mention
from bnevents.entities.names import JOINERS, Name, words_of
from bnevents.entities.offices import holders
from bnevents.entities.spelling import skeleton
from bnevents.entities.words import Word
from bnevents.models import Entity
from bnevents.text import Tokens, normalize

# after the name of a capital, these make it the place and not its government
_ABOUT_PLACES = frozenset(
    normalize(word)
    for word in (
        *("শহর", "নগর", "নগরী", "থেকে", "পর্যন্ত", "বিমানবন্দর", "সড়ক", "রাস্তা", "অদূরে", "কাছে", "বাইরে"),
        *("মেট্রো", "উপকণ্ঠ"),
    )
)


def link(
    tokens: Tokens,
    words: Sequence[Word],
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
    published: dt.date | dt.datetime | None,
) -> list[Entity]:
    """Return the entities of a document's mentions, with ids, short forms linked to the full name before them.

    Args:
        tokens: the text's tokens.
        words: the same as words.
        mentions: what was found, in text order and without overlap.
        gazetteer: the names that were known.
        published: publication date, for offices that change hands.
    """
    people = _People(words, published)
    out: list[Entity] = []
    for mention in mentions:
        lemma = _lemma(tokens, words, mention)
        name, full = mention.name, None
        if mention.label == "PERSON":
            name, full = people.who(mention, lemma)
        elif name is None:
            found = gazetteer.find(normalize(lemma))
            name = found if found is not None and found.label == mention.label and not found.weak else None
        out.append(_entity(tokens, words, mention, lemma, name, full))
    return out


class _People:
    """The people that a document has named so far."""

    def __init__(self, words: Sequence[Word], published: dt.date | dt.datetime | None) -> None:
        self._words, self._published = words, published
        # by each part that may stand for a full name: the last person named so, as listed and as written
        self._named: dict[str, tuple[Name | None, str]] = {}

    def who(self, mention: Mention, lemma: str) -> tuple[Name | None, str | None]:
        """Return the listed person that is meant, or None, and of a short form the full name before it."""
        parts = [skeleton(normalize(part)) for part in words_of(lemma)]
        name = mention.name
        if len(parts) == 1:
            if parts[0] in self._named:
                return self._named[parts[0]]
            return name or self._in_office(mention, parts[0]), None
        if name is not None:
            for part in words_of(name.spelling):
                self._named[skeleton(part)] = name, lemma
        for part in (parts[0], parts[-1]):
            self._named[part] = name, lemma
        return name, None

    def _in_office(self, mention: Mention, part: str) -> Name | None:
        """Return who held the office named before a surname, if exactly one holder on that day has the surname."""
        before = mention.first - 1
        if self._published is None or before < 0 or not self._words[before].flags & w.TITLE:
            return None
        found = {
            name.key: name
            for name in holders(self._words[before].stem, self._published)
            if part in (skeleton(word) for word in words_of(name.spelling))
        }
        return next(iter(found.values())) if len(found) == 1 else None


def _lemma(tokens: Tokens, words: Sequence[Word], mention: Mention) -> str:
    """Return the mention as written, its last word without ending and clitics."""
    last = mention.last - 1
    before = tokens.text[tokens.starts[mention.first] : tokens.starts[last]]
    word = words[last]
    return before + written_stem(word.text[: _cut(word, mention)], mention.stem or word.stem)


def _cut(word: Word, mention: Mention) -> int:
    """Return the length of a name's last word without clitics; the -ও of ঠাকুরগাঁও is none."""
    return len(word.text) if word.norm == mention.stem else word.cut


def written_stem(text: str, stem: str) -> str:
    """Return the beginning of a written form that reads as its normalised stem; the stem where none does.

    Example:
        >>> written_stem("ওআইসি’র", "ওআইসি")  # of the OIC
        'ওআইসি'
    """
    if not stem or text.startswith(stem):
        return stem or text
    for end in range(len(stem), len(text) + 1):
        if normalize(text[:end]) == stem:
            return text[:end]
    return stem


def _entity(
    tokens: Tokens, words: Sequence[Word], mention: Mention, lemma: str, name: Name | None, full: str | None
) -> Entity:
    start = tokens.starts[mention.first]
    end = tokens.starts[mention.last - 1] + _cut(words[mention.last - 1], mention)
    return Entity(
        start=start,
        end=end,
        text=tokens.text[start:end],
        label=mention.label,
        lemma=lemma,
        id=name.id if name else None,
        name=name.english if name else None,
        latitude=name.latitude if name else None,
        longitude=name.longitude if name else None,
        country=name.country if name else None,
        stands_for=name.stands_for if name and _as_government(words, mention) else None,
        source=mention.source,
        full_name=full,
    )


def _as_government(words: Sequence[Word], mention: Mention) -> bool:
    """Return whether a capital or a seat of government may be said for the government: not where it is the place."""
    last = words[mention.last - 1]
    if last.stem != last.norm and last.norm != mention.stem and _is_locative(last, mention.stem):
        return False
    after = mention.last
    while after < len(words) and words[after].norm in JOINERS:
        after += 1
    return after >= len(words) or not {words[after].stem, words[after].norm} & _ABOUT_PLACES


def _is_locative(word: Word, stem: str) -> bool:
    ending = word.norm[len(stem) :] if word.norm.startswith(stem) else ""
    return ending.endswith(("ে", "য়", "তে")) and not ending.endswith("কে")
