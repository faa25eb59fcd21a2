"""Names betrayed by the words around them: titles, head words, ages, initials, capitals.

Each rule looks only at words that carry its flag, and walks a few words to one side from there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bnevents.entities import words as w
from bnevents.entities.mentions import WEIGHTS, Mention
from bnevents.entities.names import JOINERS, PLACES
from bnevents.entities.words import Word
from bnevents.models import EntityLabel

_LONGEST = 6
# heads that name an organisation only after a name or place, not after an ordinary word
_LOOSE = frozenset({"দল", "বিভাগ", "সংস্থা", "ইউনিয়ন", "বাহিনী", "থানা", "মিশন", "গ্রুপ", "আন্দোলন", "সার্ভিস", "সেন্টার", "সংসদ"})


class Cues:
    """The cue rules over one sentence.

    Args:
        words: all words of the text.
        listed: the mention of the gazetteer that covers a word, by word index.
    """

    def __init__(self, words: Sequence[Word], listed: dict[int, Mention]) -> None:
        self.words, self.listed = words, listed

    def find(self, first: int, last: int) -> Iterator[Mention]:
        """Yield the candidates of the words [first, last)."""
        words = self.words
        at = first
        while at < last:
            flags = words[at].flags
            if flags & (w.NAME_PART | w.PARTICLE) and (person := self._person(at, last)):
                yield person
                at = person.last
                continue
            if flags & w.ORG_HEAD and (found := self._organisation(first, at)):
                yield found
            if flags & (w.FAC_HEAD | w.LOC_HEAD) and (found := self._feature(first, at)):
                yield found
            if flags & w.GPE_HEAD and flags & w.BARE | w.GPE_HEAD and (found := self._settlement(first, at)):
                yield found
            if flags & w.CAPITALS and at not in self.listed:
                yield Mention(at, at + 1, "ORG", "cue", weight=WEIGHTS["cue"])
            if words[at].norm == "(" and at + 2 < last and words[at + 2].norm == ")" and self._age(at + 1):
                if found := self._aged(first, at):
                    yield found
            at += 1

    def _foreign(self, at: int) -> bool:
        """Return whether a word can be part of a name: no word of the lexicon, no punctuation."""
        word = self.words[at]
        return word.kind in ("word", "latin") and not word.known and not word.flags & (w.TITLE | w.VERB)

    def _person(self, at: int, last: int) -> Mention | None:
        """A run of parts of names of at least two words, initials and particles included."""
        words, parts, end, named = self.words, 0, at, False
        while end < last and end - at < _LONGEST:
            word = words[end]
            if word.norm in JOINERS and parts and end + 1 < last and words[end + 1].flags & w.NAME_PART:
                end += 1
                continue
            if not word.flags & (w.NAME_PART | w.PARTICLE):
                break
            if word.flags & w.NAME_PART:
                parts += 1
                named = named or bool(word.flags & w.GIVEN)
            end += 1
            if not word.flags & w.BARE:
                break
        while end > at and not words[end - 1].flags & w.NAME_PART:
            end -= 1
        initials = sum(1 for word in words[at:end] if word.flags & w.PARTICLE and not word.flags & w.NAME_PART)
        strong = named and (parts > 1 or (initials and parts))
        if not strong or end - at < 2:
            return None
        return Mention(at, end, "PERSON", "cue", stem=words[end - 1].stem, weight=WEIGHTS["cue"])

    def _organisation(self, first: int, head: int) -> Mention | None:
        """Words that stand inside names of organisations, and listed places, before a head word."""
        words, start, proper = self.words, head, False
        while start > first and head - start < _LONGEST:
            before = words[start - 1]
            place = self.listed.get(start - 1)
            if place and (place.label in PLACES or place.label == "ORG") and before.flags & w.BARE:
                start, proper = place.first, True
            elif before.flags & w.ORG_INNER and before.flags & w.BARE:
                start -= 1
                proper = proper or words[head].stem not in _LOOSE
            elif before.norm in JOINERS or (before.norm in ("ও", "এবং") and words[start].flags & w.ORG_INNER):
                if start - 2 < first or not words[start - 2].flags & w.ORG_INNER:
                    break
                start -= 1
            else:
                break
        if start == head or not proper:
            return None
        return Mention(start, head + 1, "ORG", "cue", stem=words[head].stem, weight=WEIGHTS["cue"])

    def _feature(self, first: int, head: int) -> Mention | None:
        """Listed places or words of no lexicon before the head word of a building or a natural feature."""
        words, start = self.words, head
        while start > first and head - start < 4:
            listed = self.listed.get(start - 1)
            if listed and listed.label != "NORP" and words[start - 1].flags & w.BARE:
                start = listed.first
            elif (
                (self._foreign(start - 1) or words[start - 1].flags & w.ORG_INNER) and words[start - 1].flags & w.BARE
            ) or (
                words[start - 1].norm in JOINERS and start < head and start - 2 >= first and self._foreign(start - 2)
            ):
                start -= 1
            else:
                break
        if start == head or all(word.flags & w.ORG_INNER for word in words[start:head]):
            return None
        label: EntityLabel = "FAC" if words[head].flags & w.FAC_HEAD else "LOC"
        return Mention(start, head + 1, label, "cue", stem=words[head].stem, weight=WEIGHTS["cue"] - 1)

    def _settlement(self, first: int, head: int) -> Mention | None:
        """A word of no lexicon before জেলা, উপজেলা, গ্রাম …, which itself is no part of the name."""
        before = head - 1
        if before < first or before in self.listed or not self._foreign(before):
            return None
        if self.words[before].flags & (w.NAME_PART | w.ORG_INNER | w.GPE_HEAD) or len(self.words[before].norm) < 3:
            return None
        return Mention(before, head, "GPE", "cue", stem=self.words[before].stem, weight=WEIGHTS["model"])

    def _age(self, at: int) -> bool:
        word = self.words[at]
        return word.kind == "number" and word.norm.isdigit() and len(word.norm) <= 2

    def _aged(self, first: int, bracket: int) -> Mention | None:
        """Words of no lexicon before an age in brackets: করিম (৩৫)."""
        start = bracket
        while start > first and bracket - start < 4:
            word = self.words[start - 1]
            if not (self._foreign(start - 1) or word.flags & (w.NAME_PART | w.PARTICLE)) or start - 1 in self.listed:
                break
            start -= 1
        if start == bracket:
            return None
        stem = self.words[bracket - 1].stem
        return Mention(start, bracket, "PERSON", "cue", stem=stem, weight=WEIGHTS["cue"])
