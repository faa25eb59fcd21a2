"""Places betrayed by the words around them: kinds of place, building and landscape, and how settlements are named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bnevents.entities import words as w
from bnevents.entities.mentions import WEIGHTS, Mention
from bnevents.entities.names import JOINERS
from bnevents.entities.words import Word
from bnevents.models import EntityLabel
from bnevents.text import normalize

# with these the names of many villages begin: a shoal, the quarters of the sky
_BEGINNINGS = frozenset(normalize(word) for word in ("চর", "উত্তর", "দক্ষিণ", "পূর্ব", "পশ্চিম", "মধ্য"))
_NEAR = frozenset({"কাছে", "নিকটে", "পাশে", "বাইরে", "উত্তরে", "দক্ষিণে", "পূর্বে", "পশ্চিমে", "বাসিন্দা"})
LIGHT = WEIGHTS["model"]  # of cues that tell no more than the model


class PlaceCues:
    """The cue rules for places over the words of a text.

    Args:
        words: all words of the text.
        listed: the mention of the gazetteer that covers a word, by word index.
    """

    def __init__(self, words: Sequence[Word], listed: dict[int, Mention]) -> None:
        self.words, self.listed = words, listed
        self._name_heads, self._settled_heads = w.stems("name_heads"), w.stems("settled_heads")
        self._pointing, self._leading = w.stems("pointing"), w.stems("leading_kinds")
        self._built, self._firsts = w.stems("fac_firsts"), w.stems("fac_firsts") | w.stems("loc_firsts")

    def _foreign(self, at: int, *, many: bool = False) -> bool:
        """Return whether a word can be part of a name: no word of the language, no punctuation, no head word.

        What reads like a plural is no name either, but for `many`: সাহেরা could be সাহ and the ending -এরা.
        """
        word = self.words[at]
        unlike = w.TITLE | w.VERB | w.ORG_HEAD | w.FAC_HEAD | w.LOC_HEAD | w.GPE_HEAD | (0 if many else w.MANY)
        return word.kind in ("word", "latin") and not word.known and not word.flags & unlike

    def _feature(self, first: int, head: int) -> Mention | None:
        """Listed places or words of no lexicon before the head word of a building or a natural feature."""
        words, start, proper = self.words, head, False
        if words[head].flags & w.MANY or (head in self.listed and len(self.listed[head]) > 1):
            return None
        roadlike = words[head].stem in self._name_heads
        while start > first and head - start < 4 and words[start - 1].flags & w.BARE:
            listed = self.listed.get(start - 1)
            if listed and listed.label == "PERSON" and start < head and self._bears_title(listed, first):
                break  # `প্রধানমন্ত্রী শেখ হাসিনা গ্রেট হলে`
            if listed and listed.label != "NORP":
                start, proper = listed.first, True
            elif start < head and words[start - 1].flags & w.NAME_PART and not words[start].flags & w.NAME_PART:
                break
            elif self._foreign(start - 1):
                start, proper = start - 1, True
            elif words[start - 1].flags & w.ORG_INNER or (words[start - 1].flags & w.ORG_HEAD and start == head):
                start -= 1
            elif roadlike and start == head and self._road(start - 1):
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

    def _bears_title(self, person: Mention, first: int) -> bool:
        """Return whether a title stands right before a person's name."""
        return person.first > first and bool(self.words[person.first - 1].flags & w.TITLE)

    def _begun(self, at: int, last: int) -> Mention | None:
        """One to three words, the last of no lexicon, after the kind of building or of landscape: হোটেল, মাউন্ট."""
        words, end = self.words, at + 1
        if end < last and words[end].stem in w.stems("human"):
            return None  # `হোটেল কর্মী মিলন`
        while end < last and end - at < 4 and words[end].kind == "word" and not words[end].flags & w.VERB:
            end += 1
            if not words[end - 1].flags & w.BARE:
                break
        while end > at + 1 and not self._foreign(end - 1):
            end -= 1
        if end == at + 1 or any(place in self.listed for place in range(at, end)):
            return None
        label: EntityLabel = "FAC" if words[at].norm in self._built else "LOC"
        return Mention(at, end, label, "cue", stem=words[end - 1].stem, weight=WEIGHTS["cue"])

    def _road(self, at: int) -> bool:
        """Return whether a word may be all of a road's name, though it is one of the language."""
        word = self.words[at]
        return word.kind == "word" and not word.flags & w.VERB and word.norm not in self._pointing

    def _settlement(self, first: int, at: int) -> Mention | None:
        """A word of no lexicon that ends as the names of settlements do."""
        word = self.words[at]
        if at in self.listed or not self._foreign(at) or word.flags & w.NAME_PART:
            return None
        if not w.settled(word.stem, w.settlement_endings()[0]):
            return None
        start = at - (at > first and self.words[at - 1].norm in _BEGINNINGS)
        return Mention(start, at + 1, "GPE", "cue", stem=word.stem, weight=LIGHT)

    def _settlements(self, first: int, head: int, last: int) -> Iterator[Mention]:
        """A word of no lexicon before জেলা, উপজেলা, গ্রাম …, which itself is no part of the name, or after its genitive."""
        words = self.words
        before, after = head - 1, head + 1
        if words[head].stem not in self._settled_heads:
            return
        start = head
        while start > first and head - start < 3 and self._settled(start - 1) and w.unended(words[start - 1]):
            start -= 1
        if start < head and start - 1 > first and words[start - 1].norm in JOINERS and self._settled(start - 2):
            start -= 2
        if start == head and before > first and self._any(before) and words[before - 1].norm in _BEGINNINGS:
            start = before
        if start < head:
            start -= start > first and words[start - 1].norm in _BEGINNINGS
            yield Mention(start, head, "GPE", "cue", stem=words[before].norm, weight=LIGHT)
        if after < last and not words[head].flags & w.BARE and words[head].norm.endswith("র") and self._settled(after):
            yield Mention(after, after + 1, "GPE", "cue", stem=words[after].stem, weight=LIGHT - 1)

    def _any(self, at: int) -> bool:
        """Return whether a word, be it of the language, may be a name after চর or a quarter of the sky."""
        word = self.words[at]
        adjective = word.norm.endswith(("ি", "ী", "র"))
        unlike = w.TITLE | w.VERB | w.MANY | w.GPE_HEAD
        return word.kind == "word" and not adjective and bool(word.flags & w.BARE) and not word.flags & unlike

    def _lies_in(self, first: int, at: int) -> bool:
        """Return whether a word of no lexicon is a place: after শহর, or in the locative after the genitive of one."""
        if at == first:
            return False
        led = self.words[at - 1].norm in self._leading
        if not (led or self._owned(first, at)) or not self._settled(at):
            return False
        near = at + 1 < len(self.words) and self.words[at + 1].norm in _NEAR
        case = self.words[at].case
        lies = case == "locative" or (near and case == "genitive")
        return led or (lies and not w.half_known(self.words[at].stem))

    def _owned(self, first: int, at: int) -> bool:
        """Return whether a listed place in the genitive stands before a word."""
        whole = self.listed.get(at - 1) if at > first else None
        if whole is None or whole.label != "GPE":
            return False
        before = self.words[at - 1].norm
        return before.endswith("র") and before != whole.stem

    def _settled(self, at: int) -> bool:
        """Return whether a word can be the name of a settlement."""
        word = self.words[at]
        return (
            at not in self.listed
            and self._foreign(at, many=True)
            and word.kind == "word"
            and not word.flags & (w.NAME_PART | w.ORG_INNER | w.PARTICLE | w.LISTED)
            and len(word.norm) > 2
        )
