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
_AND = frozenset({"ও", "এবং"})
# initials that after a name are rather words
_ALSO_WORDS = frozenset({"এ", "কে", "টি", "ই", "ন", "আ", "ম", "স", "ক", "সি", "দা", "দে", "ডি", "লা"})
_HEADQUARTERS = "সদর"  # with দপ্তর the seat of the body that is named before it
_COURT = "আদালত"  # of which the judge's office may stand in the genitive before it
_ALSO_AND = "আর"  # the initial R, but first of all `and`
PLAIN_TITLES = frozenset({"জনাব", "জনাবা", "মিস", "মিস্টার", "মিসেস", "মি", "মি.", "ড.", "ডা.", "ড", "ডা", "ডাঃ", "ডঃ"})
_LIGHT = WEIGHTS["model"]


class Cues:
    """The cue rules over the sentences of a text.

    Args:
        words: all words of the text.
        listed: the mention of the gazetteer that covers a word, by word index.
    """

    def __init__(self, words: Sequence[Word], listed: dict[int, Mention]) -> None:
        self.words, self.listed = words, listed
        self._name_heads, self._settled_heads = w.stems("name_heads"), w.stems("settled_heads")
        self._loose_heads, self._placed_heads = w.stems("loose_heads"), w.stems("placed_heads")

    def find(self, first: int, last: int) -> Iterator[Mention]:
        """Yield the candidates of the words [first, last)."""
        words = self.words
        at = first
        while at < last:
            flags = words[at].flags
            if flags & (w.NAME_PART | w.PARTICLE) and (person := self._person(first, at, last)):
                yield person
                at = person.last
                continue
            if flags & w.TITLE and flags & w.BARE and (titled := self._titled(at, last)):
                yield titled
            if flags & w.ORG_HEAD and (body := self._organisation(first, at)):
                yield body
            if at in self.listed and self.listed[at].first == at and (branch := self._branch(first, at)):
                yield branch
            if flags & (w.FAC_HEAD | w.LOC_HEAD) and (feature := self._feature(first, at)):
                yield feature
            if flags & w.GPE_HEAD:
                yield from self._settlements(first, at, last)
            if flags & w.CAPITALS and at not in self.listed:
                yield Mention(at, at + 1, "ORG", "cue", stem=words[at].stem, weight=WEIGHTS["cue"])
            if words[at].norm == "(" and at + 2 < last and words[at + 2].norm == ")":
                yield from self._bracketed(first, at)
            at += 1

    def _foreign(self, at: int) -> bool:
        """Return whether a word can be part of a name: no word of the language, no punctuation, no head word."""
        word = self.words[at]
        return (
            word.kind in ("word", "latin")
            and not word.known
            and not word.flags & (w.TITLE | w.VERB | w.MANY | w.ORG_HEAD | w.FAC_HEAD | w.LOC_HEAD | w.GPE_HEAD)
        )

    def _person(self, first: int, at: int, last: int) -> Mention | None:
        """A run of parts of names, initials and particles included, with an unknown given name before it.

        At least two words.
        """
        words, parts, end, named = self.words, 0, at, False
        while end < last and end - at < _LONGEST:
            word = words[end]
            if word.norm == _ALSO_AND and not (end > at and words[end - 1].flags & w.PARTICLE):
                break
            if word.norm in _ALSO_WORDS and parts and not words[end - 1].flags & w.PARTICLE:
                break
            if word.norm in JOINERS and parts and end + 1 < last and words[end + 1].flags & w.NAME_PART:
                if end - 1 in self.listed and end + 1 in self.listed:  # two listed people, joined by a hyphen
                    break
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
        initials = any(word.flags & w.PARTICLE and not word.flags & w.NAME_PART for word in words[at:end])
        if end == at or all(word.known for word in words[at:end] if word.flags & w.NAME_PART):
            return None
        full = named and end - at > 1 and (parts > 1 or initials)
        if at > first and words[at].flags & w.FAMILY and self._unknown_name(at - 1):
            at, full = at - 1, True
        if not full:
            return None
        return Mention(at, end, "PERSON", "cue", stem=words[end - 1].stem, weight=WEIGHTS["cue"])

    def _unknown_name(self, at: int) -> bool:
        """Return whether a word is likely a given name that no list has: of no lexicon, no place, without ending."""
        word = self.words[at]
        unlike = w.LISTED | w.MANY | w.ORG_INNER | w.PARTICLE | w.LATIN
        return self._foreign(at) and at not in self.listed and bool(word.flags & w.BARE) and not word.flags & unlike

    def _titled(self, title: int, last: int) -> Mention | None:
        """Words of no lexicon after a title: one after জনাব, ড. and the like, at least two after an office."""
        at = end = title + 1
        while end < last and end - at < 4 and self._foreign(end) and end not in self.listed:
            end += 1
            if not self.words[end - 1].flags & w.BARE:
                break
        least = 1 if self.words[title].norm in PLAIN_TITLES else 2
        if end - at < least or any(word.flags & w.LISTED for word in self.words[at:end] if least > 1):
            return None
        return Mention(at, end, "PERSON", "cue", stem=self.words[end - 1].stem, weight=_LIGHT)

    def _organisation(self, first: int, head: int) -> Mention | None:
        """Words that stand inside names of organisations, and listed places, before a head word."""
        words, start, inner, proper = self.words, head, 0, False
        if head in self.listed and self.listed[head].label == "ORG":
            return None
        stem = words[head].stem
        if head > first and words[head - 1].norm == _HEADQUARTERS:
            return None
        while start > first and head - start < _LONGEST:
            before = words[start - 1]
            listed = self.listed.get(start - 1)
            if listed and (listed.label in PLACES or listed.label == "ORG") and before.flags & w.BARE:
                start, proper = listed.first, True
            elif before.flags & w.ORG_INNER and (before.flags & w.BARE or (start == head and stem == _COURT)):
                start, inner = start - 1, inner + 1
            elif before.norm in JOINERS or (before.norm in _AND and words[start].flags & w.ORG_INNER):
                if start - 2 < first or not words[start - 2].flags & w.ORG_INNER:
                    break
                if before.norm in _AND and words[start - 2].flags & w.ORG_HEAD:  # two bodies, not one
                    break
                start -= 1
            else:
                break
        if stem in self._placed_heads and not proper and start > first and self._placing(start - 1):
            start, proper = start - 1, True
        if stem in self._loose_heads:
            owner = self.listed.get(start - 1)
            enough = inner > 1 or (inner > 0 and (proper or (owner is not None and owner.label in ("GPE", "NORP"))))
        else:
            enough = proper or (inner > 0 and stem not in self._placed_heads)
        if start == head or not enough:
            return None
        return Mention(start, head + 1, "ORG", "cue", stem=stem, weight=WEIGHTS["cue"])

    def _placing(self, at: int) -> bool:
        """Return whether a word may be the place, not listed, after which a body is named."""
        word = self.words[at]
        unlike = w.NAME_PART | w.ORG_INNER | w.LISTED | w.MANY
        return self._foreign(at) and bool(word.flags & w.BARE) and not word.flags & unlike and word.kind == "word"

    def _branch(self, first: int, at: int) -> Mention | None:
        """The place of a listed organisation's branch before it: গোপালগঞ্জ জেলা আওয়ামী লীগ."""
        words, body = self.words, self.listed[at]
        level = at - 1
        if body.label != "ORG" or level - 1 < first or not words[level].flags & w.GPE_HEAD:
            return None
        place = self.listed.get(level - 1)
        if not words[level].flags & w.BARE or not words[level - 1].flags & w.BARE:
            return None
        if (place is not None and place.label not in PLACES) or (place is None and not self._placing(level - 1)):
            return None
        start = place.first if place else level - 1
        return Mention(start, body.last, "ORG", "cue", stem=body.stem, weight=WEIGHTS["gazetteer"])

    def _feature(self, first: int, head: int) -> Mention | None:
        """Listed places or words of no lexicon before the head word of a building or a natural feature."""
        words, start, proper = self.words, head, False
        if words[head].flags & w.MANY or (head in self.listed and len(self.listed[head]) > 1):
            return None
        roadlike = words[head].stem in self._name_heads
        while start > first and head - start < 4 and words[start - 1].flags & w.BARE:
            listed = self.listed.get(start - 1)
            if listed and listed.label != "NORP":
                start, proper = listed.first, True
            elif self._foreign(start - 1):
                start, proper = start - 1, True
            elif words[start - 1].flags & w.ORG_INNER or (words[start - 1].flags & w.ORG_HEAD and start == head):
                start -= 1
            elif roadlike and start == head and words[start - 1].kind == "word" and not words[start - 1].flags & w.VERB:
                start, proper = start - 1, True
            else:
                break
        joined = start < head and start - 2 >= first and words[start - 1].norm in JOINERS and self._foreign(start - 2)
        if joined:
            start -= 2
        if not proper:
            return None
        label: EntityLabel = "FAC" if words[head].flags & w.FAC_HEAD else "LOC"
        return Mention(start, head + 1, label, "cue", stem=words[head].stem, weight=WEIGHTS["cue"] - 1)

    def _settlements(self, first: int, head: int, last: int) -> Iterator[Mention]:
        """A word of no lexicon before জেলা, উপজেলা, গ্রাম …, which itself is no part of the name, or after its genitive."""
        words = self.words
        before, after = head - 1, head + 1
        if words[head].stem not in self._settled_heads:
            return
        start = head
        while start > first and head - start < 3 and self._settled(start - 1) and words[start - 1].flags & w.BARE:
            start -= 1
        if start < head:
            yield Mention(start, head, "GPE", "cue", stem=words[before].stem, weight=_LIGHT)
        if after < last and not words[head].flags & w.BARE and words[head].norm.endswith("র") and self._settled(after):
            yield Mention(after, after + 1, "GPE", "cue", stem=words[after].stem, weight=_LIGHT - 1)

    def _settled(self, at: int) -> bool:
        """Return whether a word can be the name of a settlement."""
        word = self.words[at]
        return (
            at not in self.listed
            and self._foreign(at)
            and word.kind == "word"
            and not word.flags & (w.NAME_PART | w.ORG_INNER | w.PARTICLE | w.LISTED | w.MANY)
            and len(word.norm) > 2
        )

    def _bracketed(self, first: int, bracket: int) -> Iterator[Mention]:
        """An age in brackets after a person, or the short name of an organisation after its full one."""
        words, inside = self.words, self.words[bracket + 1]
        if inside.kind == "number" and inside.norm.isdigit() and len(inside.norm) <= 2:
            start = bracket
            while start > first and bracket - start < 4:
                word = words[start - 1]
                if not (self._foreign(start - 1) or word.flags & (w.NAME_PART | w.PARTICLE)):
                    break
                if start - 1 in self.listed or word.norm in JOINERS:
                    break
                start -= 1
            if start < bracket:
                yield Mention(start, bracket, "PERSON", "cue", stem=words[bracket - 1].stem, weight=WEIGHTS["cue"])
        elif self._foreign(bracket + 1) and bracket > first and bracket + 1 not in self.listed:
            full = self.listed.get(bracket - 1)
            if words[bracket - 1].flags & w.ORG_HEAD or (full and full.label == "ORG"):
                yield Mention(bracket + 1, bracket + 2, "ORG", "cue", stem=inside.stem, weight=WEIGHTS["cue"])
