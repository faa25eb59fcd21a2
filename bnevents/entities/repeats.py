"""Names that a document has once, found wherever it repeats them, whole or in a short form."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from bnevents.entities import words as w
from bnevents.entities.mentions import WEIGHTS, Mention
from bnevents.entities.names import JOINERS
from bnevents.entities.spelling import skeleton
from bnevents.entities.words import Word
from bnevents.models import EntityLabel

_SHORTEST = 3  # letters of a short form
_LONGEST = 8  # words of a name
_KINDS = frozenset({"word", "latin"})
_BEARS = w.TITLE | w.BARE  # a title whose bearer follows


def agreed(words: Sequence[Word], mentions: Sequence[Mention]) -> None:
    """Give names that only the model found the label that the document gives them most often.

    A cue, and a person's full name for its parts, count for two. What is listed as a town is a person if it is part of
    a person's full name: the Anowara of Anowara Begum.
    """
    votes: defaultdict[tuple[str, ...], Counter[EntityLabel]] = defaultdict(Counter)
    guessed: list[tuple[tuple[str, ...], Mention]] = []
    for mention in mentions:
        if mention.name is not None or mention.label == "NORP":
            continue
        parts = tuple(_parts(words, mention))
        votes[parts][mention.label] += 1 if mention.source == "model" else 2
        if mention.source == "model":
            guessed.append((parts, mention))
        if mention.label == "PERSON" and len(parts) > 1:
            for part in {parts[:1], parts[-1:], parts[1:]}:
                votes[part]["PERSON"] += 2
    for mention in mentions:
        town = mention.label == "GPE" and len(mention) == 1 and words[mention.first].flags & w.NAME_PART
        if town and votes[tuple(_parts(words, mention))]["PERSON"]:
            mention.label, mention.name, mention.source = "PERSON", None, "coreference"
    for parts, mention in guessed:
        label, count = votes[parts].most_common(1)[0]
        if count > votes[parts][mention.label]:
            mention.label = label


def repeated(words: Sequence[Word], ranges: Sequence[tuple[int, int]], mentions: Sequence[Mention]) -> list[Mention]:
    """Return further mentions of the names that were found, at words that no mention covers.

    Args:
        words: the words of the text.
        ranges: the sentences.
        mentions: what was found, without overlap.
    """
    taken = bytearray(len(words))
    for mention in mentions:
        taken[mention.first : mention.last] = b"\x01" * len(mention)
    wholes: dict[str, dict[tuple[str, ...], Mention]] = {}
    shorts: dict[str, Mention] = {}
    people: dict[str, Mention] = {}  # by the last part of the name, be it a word of the language
    for mention in mentions:
        if mention.label == "NORP":
            continue
        parts = _parts(words, mention)
        if len(parts) > 1:
            wholes.setdefault(parts[0], {}).setdefault(tuple(parts), mention)
            if mention.label == "PERSON" and len(parts) > 2:  # the Boutros-Ghali of Youssef Boutros-Ghali
                wholes.setdefault(parts[1], {}).setdefault(tuple(parts[1:]), mention)
        elif mention.source != "gazetteer" and _tells(words[mention.first]) and _unlisted(words[mention.first]):
            shorts.setdefault(parts[0], mention)
        if mention.label == "PERSON" and len(parts) > 1:
            people.setdefault(parts[-1], mention)
            for at in (mention.first, mention.last - 1):
                if _tells(words[at]) and _short_form(words[at]):
                    shorts.setdefault(parts[0] if at == mention.first else parts[-1], mention)
    if not wholes and not shorts:
        return []
    out: list[Mention] = []
    for first, last in ranges:
        end, titled = first, False
        for at in range(first, last):
            word, after_title = words[at], titled
            titled = word.flags & _BEARS == _BEARS
            if at < end or taken[at] or (word.known and word.skeleton not in wholes and not after_title):
                continue  # most words
            found = _whole(words, at, last, taken, wholes[word.skeleton]) if word.skeleton in wholes else None
            if found is None and not word.known:
                found = _short(words, at, shorts)
            if found is None and after_title:
                found = _titled(words, at, people)
            if found is not None and word.kind in _KINDS:
                out.append(found)
                end = found.last
    return out


def _parts(words: Sequence[Word], mention: Mention) -> list[str]:
    """Return the skeletons of a name's words, the last one without its ending."""
    inner = [words[at].skeleton for at in range(mention.first, mention.last - 1) if words[at].norm not in JOINERS]
    return [*inner, skeleton(mention.stem or words[mention.last - 1].stem)]


def _tells(word: Word) -> bool:
    """Return whether a word by itself can stand for a name: no word of the language, no title."""
    return not word.known and not word.flags & (w.TITLE | w.GPE_HEAD | w.ORG_INNER) and len(word.stem) >= _SHORTEST


def _short_form(word: Word) -> bool:
    """Return whether a part of a person's name may stand for it: রায় is a verdict, too."""
    return bool(word.flags & w.GIVEN) or not word.flags & (w.LISTED | w.PARTICLE)


def _unlisted(word: Word) -> bool:
    return bool(word.flags & w.NAME_PART) or not word.flags & w.LISTED


def _whole(
    words: Sequence[Word],
    at: int,
    last: int,
    taken: bytearray,
    names: Mapping[tuple[str, ...], Mention],
) -> Mention | None:
    best: Mention | None = None
    for parts, origin in names.items():
        place, index = at, 0
        while place < min(last, at + _LONGEST) and not taken[place]:
            word = words[place]
            if word.norm in JOINERS and index:
                place += 1
                continue
            if index == len(parts) - 1:
                stem = next((stem for stem, key in word.stems if key == parts[-1]), None)
                if stem is not None and (best is None or place + 1 > best.last):
                    best = _copy(at, place + 1, origin, stem)
                break
            if word.skeleton != parts[index]:
                break
            place, index = place + 1, index + 1
    return best


def _short(words: Sequence[Word], at: int, shorts: dict[str, Mention]) -> Mention | None:
    """A short form that is no word of the language, at a word that is none."""
    word = words[at]
    if word.flags & w.TITLE:
        return None
    for stem, key in word.stems:
        origin = shorts.get(key)
        if origin is not None and len(stem) >= _SHORTEST:
            return _copy(at, at + 1, origin, stem)
    return None


def _titled(words: Sequence[Word], at: int, people: Mapping[str, Mention]) -> Mention | None:
    """A surname after a title, which may be a word of the language: প্রধানমন্ত্রী মে (Prime Minister May)."""
    for stem, key in words[at].stems:
        origin = people.get(key)
        if origin is not None:
            return _copy(at, at + 1, origin, stem)
    return None


def _copy(first: int, last: int, origin: Mention, stem: str) -> Mention:
    return Mention(first, last, origin.label, "coreference", origin.name, stem, WEIGHTS["coreference"])
