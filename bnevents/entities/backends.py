"""What finds names that no list has: our own model, or another spaCy component's entities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Protocol

from bnevents.entities import words as w
from bnevents.entities.crf import Tagger, read_weights
from bnevents.entities.cues import PLAIN_TITLES, named_after
from bnevents.entities.lookup import gazetteer_tags
from bnevents.entities.mentions import WEIGHTS, Mention
from bnevents.entities.names import DATA, JOINERS, PLACES
from bnevents.entities.words import Word
from bnevents.errors import InputError
from bnevents.models import EntityLabel
from bnevents.text import Tokens, normalize

# labels of other tag sets; a place is told apart further by its head word
LABEL_OF: dict[str, EntityLabel] = {
    "PER": "PERSON",
    "PERSON": "PERSON",
    "ORG": "ORG",
    "ORGANIZATION": "ORG",
    "LOC": "GPE",
    "LOCATION": "GPE",
    "GPE": "GPE",
    "FAC": "FAC",
    "FACILITY": "FAC",
    "NORP": "NORP",
}
_GOVERNMENT, _POLICE = "সরকার", "পুলিশ"
_GENITIVE = "র"
_DETACHED = frozenset(normalize(ending) for ending in ("এর", "কে", "এ", "তে", "র", "য়", "য়ের"))  # written apart
_SHORTEST = 3  # letters of a name of one word
_PARTING = frozenset('(),;:।"[]')
_AND = frozenset({"ও", "এবং"})
_LOOSE_PLACES = frozenset({"LOC", "LOCATION"})


class NameModel(Protocol):
    """Finds names by what a word and its neighbours look like."""

    def mentions(
        self, words: Sequence[Word], listed: Sequence[Mention], ranges: Sequence[tuple[int, int]]
    ) -> Iterable[Mention]:
        """Return candidates.

        Args:
            words: the words of a text.
            listed: the gazetteer's matches, the weak ones too.
            ranges: the sentences, as half-open ranges of words.
        """
        ...


class CrfModel:
    """The model that the package brings.

    Args:
        tagger: the conditional random field.
    """

    def __init__(self, tagger: Tagger) -> None:
        self._tagger = tagger

    @staticmethod
    @lru_cache(maxsize=1)
    def builtin() -> CrfModel:
        """Return the built-in model; it is read once a process."""
        return CrfModel(Tagger(read_weights(DATA / "names.npz")))

    def mentions(
        self, words: Sequence[Word], listed: Sequence[Mention], ranges: Sequence[tuple[int, int]]
    ) -> Iterator[Mention]:
        """Yield the model's names."""
        tags = self._tagger.tag(words, gazetteer_tags(len(words), listed), ranges)
        tables = {at: m for m in listed if m.weight for at in range(m.first, m.last)}
        cuts, owners = between(listed), in_genitive(words, listed)
        spans = joined(words, tagged_spans(tags, ranges), tables)
        for first, last, kind in parted(words, spans, cuts, owners):
            last = _with_second_part(words, tables, last, kind)
            first, last = without_nations(words, tables, first, last, kind)
            first = _without_titles(words, first, last, kind)
            if first >= last or _row_of_places(tables, first, last):
                continue
            if (mention := shaped(words, first, last, kind)) is None or _common(words, mention):
                continue
            if mention.label == "GPE" and _bears_office(words, mention):
                mention.label = "PERSON"
            if mention.label == "PERSON" and mention.last == last and named_after(words, mention.first, last):
                mention.label, mention.last, mention.stem = "FAC", last + 1, words[last].stem
            yield mention


def _bears_office(words: Sequence[Word], mention: Mention) -> bool:
    """Return whether a name of several words without an ending stands right after an office: `পরিচালক লুসি হার্ট`."""
    before = words[mention.first - 1] if mention.first else None
    titled = before is not None and before.flags & w.TITLE and before.flags & w.BARE
    return bool(titled) and len(mention) > 1 and words[mention.last - 1].case == "bare"


def without_nations(
    words: Sequence[Word], tables: Mapping[int, Mention], first: int, last: int, kind: str
) -> tuple[int, int]:
    """Return the limits of a name without adjectives of nationality before it and places around a person.

    Before a person, a place has a case ending. After one, a country is a place at any rate, a city with a case ending
    after what is no given name.
    """
    while first < last and first in tables and tables[first].label == "NORP":
        first += 1
    before = tables.get(first)
    if kind == "PER" and before is not None and before.label in PLACES and before.last < last:
        first = before.last if words[before.last - 1].norm != before.stem else first
    ending = tables.get(last - 1)
    if ending is not None and ending.label == "NORP":
        return last, last
    if kind == "PER" and ending is not None and ending.label == "GPE":
        inflected = words[last - 1].case in ("locative", "genitive") and words[last - 1].norm != ending.stem
        there = inflected and not words[first].flags & w.GIVEN
        if there or (ending.name and ending.name.priority) == 9:
            return first, min(last, ending.first)
    return first, last


def _with_second_part(words: Sequence[Word], tables: Mapping[int, Mention], last: int, kind: str) -> int:
    """Return where a person's name ends that goes on after a hyphen with a word of no lexicon (`পার্ক জিউন-হাই`)."""
    if kind != "PER" or last + 1 >= len(words) or words[last].norm != "-" or last + 1 in tables:
        return last
    second = words[last + 1]
    foreign = second.kind == "word" and not second.known and not second.flags & (w.VERB | w.TITLE)
    return last + 2 if foreign and len(second.norm) > 2 else last


def _without_titles(words: Sequence[Word], first: int, last: int, kind: str) -> int:
    """Return where a person's name begins after the titles that the model took in (`ড. মুহাম্মদ ইউনূস`)."""
    while kind == "PER" and first + 1 < last and words[first].flags & w.TITLE and not words[first].flags & w.NAME_PART:
        first += 1
    return first


def _row_of_places(tables: dict[int, Mention], first: int, last: int) -> bool:
    """Return whether a name is nothing but several listed places, one after the other."""
    found = {tables[at].first: tables[at] for at in range(first, last) if at in tables}
    covered = sum(len(mention) for mention in found.values())
    return len(found) > 1 and covered == last - first and all(m.label in PLACES for m in found.values())


def _common(words: Sequence[Word], mention: Mention) -> bool:
    """Return whether a name of one word is a word of the language: দেশ (country), পুলিশ (police)."""
    word = words[mention.first]
    if len(mention) > 1:
        return _common_phrase(words[mention.first : mention.last])
    heads = w.TITLE | w.ORG_HEAD | w.FAC_HEAD | w.LOC_HEAD | w.GPE_HEAD | w.ORG_INNER | w.MANY | w.PARTICLE
    titled = mention.first > 0 and words[mention.first - 1].flags & w.TITLE and words[mention.first - 1].flags & w.BARE
    if mention.label == "PERSON" and word.flags & w.NAME_PART:
        return len(word.stem) < _SHORTEST or bool(word.flags & w.COMMON and not word.flags & w.GIVEN and not titled)
    return bool(word.flags & heads) or (word.known and not (mention.label == "PERSON" and titled))


def _common_phrase(words: Sequence[Word]) -> bool:
    """Return whether several words are words of the language: বিদেশি সংস্থাগুলি (foreign organisations)."""
    last = words[-1].flags
    if all(word.flags & (w.TITLE | w.GPE_HEAD | w.MANY) for word in words):
        return True
    ordinary = all(word.known and not word.flags & w.NAME_PART for word in words[:-1])
    if ordinary and words[-1].stem in w.stems("placed_heads") and not any(x.flags & w.ORG_INNER for x in words[:-1]):
        return not any(word.flags & w.STARTS for word in words[:-1])
    return ordinary and bool(last & w.MANY or (words[-1].known and not last & (w.NAME_PART | w.ORG_HEAD | w.FAC_HEAD)))


def tagged_spans(tags: Sequence[str], ranges: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Yield the names that B- and I- tags tell: first and one past last word, kind.

    Example:
        >>> list(tagged_spans(["B-PER", "I-PER", "O", "I-LOC"], [(0, 4)]))
        [(0, 2, 'PER'), (3, 4, 'LOC')]
    """
    for first, last in ranges:
        start, kind = first, ""
        for at in range(first, last):
            tag = tags[at]
            if kind and tag != f"I-{kind}":
                yield start, at, kind
                kind = ""
            if tag != "O" and not kind:
                start, kind = at, tag[2:]
        if kind:
            yield start, last, kind


def between(listed: Sequence[Mention]) -> frozenset[int]:
    """Return the words between two listed names, as the hyphen of রাশিয়া-ইউক্রেন, where both have weight."""
    strong = [mention for mention in listed if mention.weight]
    return frozenset(one.last for one, other in pairwise(strong) if one.last + 1 == other.first)


def in_genitive(words: Sequence[Word], listed: Sequence[Mention]) -> frozenset[int]:
    """Return the words that end a listed place in the genitive: what follows is another place, that lies in it."""
    return frozenset(
        mention.last - 1
        for mention in listed
        if mention.weight and mention.label in PLACES and words[mention.last - 1].norm == mention.stem + _GENITIVE
    ) | frozenset(at for at, word in enumerate(words) if word.case == "genitive" and not w.unended(word))


def joined(
    words: Sequence[Word], spans: Iterable[tuple[int, int, str]], tables: Mapping[int, Mention]
) -> Iterator[tuple[int, int, str]]:
    """Yield names, of which two places that no list has, one after the other without an ending, are one."""
    held: tuple[int, int, str] | None = None
    for first, last, kind in spans:
        if held is not None:
            split = held[1] == first and held[2] == kind == "LOC" and first - 1 not in tables and first not in tables
            if split and w.unended(words[first - 1]):
                held = held[0], last, kind
                continue
            yield held
        held = first, last, kind
    if held is not None:
        yield held


def parted(
    words: Sequence[Word],
    spans: Iterable[tuple[int, int, str]],
    cuts: frozenset[int] = frozenset(),
    owners: frozenset[int] = frozenset(),
) -> Iterator[tuple[int, int, str]]:
    """Yield names cut where two stand in one: at brackets and commas, at `and`, after the district of a village.

    Args:
        words: the words of a text.
        spans: first and one past last word of names, with their kind.
        cuts: hyphens that join two names rather than the parts of one.
        owners: words that, as places in the genitive, have another place after them.
    """
    for first, last, kind in spans:
        start, now = first, kind
        for at in range(first, last):
            word = words[at]
            level = bool(word.flags & w.GPE_HEAD) and not word.flags & w.BARE and first < at < last - 1
            level = level or (word.norm == _POLICE and first < at < last - 1 and not _headed(words[at + 1]))
            level = level or (word.known and bool(word.flags & w.MANY) and at + 1 < last)
            level = level or (kind == "LOC" and at in owners and at + 1 < last and not _headed(words[at + 1]))
            if (
                word.norm in _PARTING
                or (at in cuts and word.norm in JOINERS)
                or (word.norm in _AND and at > start and _ends(kind, words[at - 1]))
            ):
                if start < at:
                    yield start, at, now
                start, now = at + 1, kind
            elif level:
                yield start, at + 1, "ORG" if word.norm == _POLICE else "LOC"
                start, now = at + 1, "LOC"
        if start < last:
            yield start, last, now


def _headed(word: Word) -> bool:
    """Return whether a word makes a name of the genitive before it: মিয়ার হাট."""
    return bool(word.flags & (w.FAC_HEAD | w.LOC_HEAD | w.GPE_HEAD | w.ORG_HEAD)) or word.stem in w.stems("owned_heads")


def _ends(kind: str, word: Word) -> bool:
    """Return whether a name that goes on with `and` ends before it: people do, bodies do after their head word."""
    return kind == "PER" or bool(word.flags & (w.ORG_HEAD | w.FAC_HEAD) and kind == "ORG")


def shaped(words: Sequence[Word], first: int, last: int, kind: str) -> Mention | None:
    """Return a model's name with our label and limits, or None where nothing is left of it.

    Titles before a person and the kinds of place after a place (জেলা, অঞ্চল) are no part of the name.
    """
    label = LABEL_OF.get(kind.upper())
    if label is None:
        return None
    while first < last and (words[first].kind in ("punct", "number") or words[first].norm in JOINERS):
        first += 1
    while first < last and (
        words[last - 1].kind == "punct" or (last - first > 1 and words[last - 1].norm in _DETACHED)
    ):
        last -= 1
    if first >= last:
        return None
    if label == "ORG" and words[last - 1].stem == _GOVERNMENT:  # the place before it is named, not the government
        return None
    if label == "ORG" and last - first == 2 and words[first].norm in PLAIN_TITLES:
        label = "PERSON"
    if label == "PERSON":
        while first < last - 1 and words[first].flags & w.TITLE and not words[first].flags & w.NAME_PART:
            first += 1
        after = w.HONORIFIC | w.GPE_HEAD
        while last - first > 1 and words[last - 1].flags & after and not words[last - 1].flags & w.NAME_PART:
            last -= 1
    if label == "ORG" and last - first > 1 and words[last - 1].stem in w.stems("settled_heads"):
        label = "ORG" if words[last - 2].flags & w.ORG_INNER else "GPE"
    if label in PLACES:
        while last - first > 1 and words[last - 1].flags & w.GPE_HEAD:
            last -= 1
        while last - first > 1 and words[first].flags & w.GPE_HEAD and words[first].flags & w.BARE:
            first += 1
    if first >= last:
        return None
    head = words[last - 1].flags
    built = label in ("GPE", "ORG") or (label == "PERSON" and words[last - 1].case == "locative")
    if built and head & w.FAC_HEAD and last - first > 1:
        label = "FAC"
    elif label == "GPE" and head & w.ORG_HEAD and last - first > 1:
        label = "ORG"
    elif kind.upper() in _LOOSE_PLACES and head & w.LOC_HEAD:
        label = "LOC"
    return Mention(first, last, label, "model", stem=words[last - 1].stem, weight=WEIGHTS["model"])


def given_mentions(
    tokens: Tokens,
    words: Sequence[Word],
    given: Iterable[tuple[int, int, str]],
    ranges: Sequence[tuple[int, int]],
) -> Iterator[Mention]:
    """Yield the names that another component found, widened to whole words.

    Unknown labels, and what stands outside the sentences, are passed over.

    Raises:
        InputError: a range of characters is not one of the text.
    """
    inside = bytearray(len(words))
    for first, last in ranges:
        inside[first:last] = b"\x01" * (last - first)
    for start, end, kind in given:
        if not 0 <= start < end <= len(tokens.text):
            raise InputError(f"a given name covers [{start}, {end}), but the text has {len(tokens.text)} characters")
        first, last = tokens.at(start), tokens.at(end - 1) + 1
        if last > len(words) or tokens.starts[last - 1] >= end:
            last -= 1
        if first < last and all(inside[first:last]) and (mention := shaped(words, first, last, kind)) is not None:
            yield mention
