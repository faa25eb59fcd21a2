"""Names betrayed by the words around them: titles, head words, ages, initials, capitals.

Each rule looks only at words that carry its flag, and walks a few words to one side from there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bnevents.entities import words as w
from bnevents.entities.mentions import WEIGHTS, Mention
from bnevents.entities.names import JOINERS, PLACES
from bnevents.entities.place_cues import LIGHT, PlaceCues
from bnevents.entities.words import Word
from bnevents.models import EntityLabel
from bnevents.text import normalize

_LONGEST = 6
_AND = frozenset({"ও", "এবং"})
# initials that after a name are rather words
_ALSO_WORDS = frozenset({"এ", "কে", "টি", "ই", "ন", "আ", "ম", "স", "ক", "সি", "দা", "দে", "ডি", "লা"})
_HEADQUARTERS, _SEATS = "সদর", frozenset({"দপ্তর", "দফতর"})  # together, the seat of the body that is named before
_NAMED = frozenset({"নামে", "নামের", "নামক"})
_AGED = frozenset(normalize(word) for word in ("বয়সী", "বয়সি", "বয়স্ক"))  # in 32 years old, before who is
_OF = frozenset({"অব", "অফ", "ফর"})
_ENGLISH_AND = frozenset({"অ্যান্ড", "এন্ড", "অ্যাণ্ড"})
_AREA = "এলাকা"
_ARTICLES = tuple(map(normalize, ("টি", "টির", "টিকে", "টিতে")))  # no name has one
_COURT = "আদালত"  # of which the judge's office may stand in the genitive before it
_ALSO_AND = "আর"  # the initial R, but first of all `and`
# what a word of the language must be to betray a name
_TELLING = (
    w.NAME_PART | w.PARTICLE | w.TITLE | w.ORG_HEAD | w.FAC_HEAD | w.LOC_HEAD | w.GPE_HEAD | w.CAPITALS | w.SETTLED
)
PLAIN_TITLES = frozenset({"জনাব", "জনাবা", "মিস", "মিস্টার", "মিসেস", "মি", "মি.", "ড.", "ডা.", "ড", "ডা", "ডাঃ", "ডঃ"})


def named_after(words: Sequence[Word], first: int, head: int) -> bool:
    """Return whether a building is named after the person of the words [first, head), its head word following.

    A person may stand before a building that he leaves or sees, so the head word has to end its phrase; but not so
    before a road.
    """
    if head >= len(words) or not words[head].flags & w.FAC_HEAD or words[head].flags & (w.TITLE | w.NAME_PART | w.MANY):
        return False
    ends = (head + 1 == len(words) or words[head + 1].kind == "punct") and words[head].flags & w.BARE
    titled = first > 0 and words[first - 1].flags & w.TITLE
    road = words[head].stem in w.stems("name_heads")
    return bool((ends or road) and not titled and words[head - 1].flags & w.BARE)


class Cues(PlaceCues):
    """The cue rules over the sentences of a text.

    Args:
        words: all words of the text.
        listed: the mention of the gazetteer that covers a word, by word index.
    """

    def __init__(self, words: Sequence[Word], listed: dict[int, Mention]) -> None:
        super().__init__(words, listed)
        self._loose_heads, self._placed_heads = w.stems("loose_heads"), w.stems("placed_heads")
        self._firm_heads, self._namable_heads = w.stems("firm_heads"), w.stems("namable_heads")
        self._clues = _AGED | _NAMED | self._firsts | {"("}
        self._middles = w.stems("middle_names")
        self._human, self._sites, self._bodies = w.stems("human"), w.stems("sites"), w.stems("bodies")

    def find(self, first: int, last: int) -> Iterator[Mention]:
        """Yield the candidates of the words [first, last)."""
        words, listed = self.words, self.listed
        at = first
        while at < last:
            word = words[at]
            flags, norm = word.flags, word.norm
            clue = norm in self._clues
            if word.known and not clue and not flags & _TELLING and at not in listed and norm not in self._middles:
                at += 1  # most words
                continue
            around = norm in self._middles and at > first and self._around_middle(at, last)
            if around:
                yield around
            if flags & (w.NAME_PART | w.PARTICLE) and (person := self._person(first, at, last)):
                yield person
                at = person.last
                continue
            titling = (flags & w.TITLE and flags & w.BARE) or (clue and norm in _AGED)
            if titling and (titled := self._titled(at, last)):
                yield titled
            if flags & w.ORG_HEAD and (body := self._organisation(first, at, last)):
                yield body
            if at in listed and listed[at].first == at and (branch := self._branch(first, at)):
                yield branch
            if flags & (w.FAC_HEAD | w.LOC_HEAD) and (feature := self._feature(first, at)):
                yield feature
            if clue and norm in self._firsts and (begun := self._begun(at, last)):
                yield begun
            if self._lies_in(first, at):
                yield Mention(at, at + 1, "GPE", "cue", stem=word.stem, weight=LIGHT)
            if flags & w.GPE_HEAD:
                yield from self._settlements(first, at, last)
            if flags & w.CAPITALS and at not in listed:
                yield Mention(at, at + 1, "ORG", "cue", stem=word.stem, weight=WEIGHTS["cue"])
            elif flags & w.SETTLED and (place := self._settlement(first, at)):
                yield place
            if clue and norm in _NAMED and (named := self._named(first, at, last)):
                yield named
            if clue and norm == "(" and at + 2 < last and words[at + 2].norm == ")":
                yield from self._bracketed(first, at)
            at += 1

    def _person(self, first: int, at: int, last: int) -> Mention | None:
        """A run of parts of names, initials and particles included, with an unknown given name before it.

        At least two words.
        """
        words, parts, end, named = self.words, 0, at, False
        if words[at].known and words[at].flags & w.TITLE and at + 1 < last and words[at + 1].flags & w.GIVEN:
            return None
        while end < last and end - at < _LONGEST:
            word = words[end]
            if word.norm == _ALSO_AND and not (end > at and words[end - 1].flags & w.PARTICLE):
                break
            if word.norm in _ALSO_WORDS and parts and not words[end - 1].flags & w.PARTICLE:
                break
            if word.norm in JOINERS and end > at and end + 1 < last and words[end + 1].flags & w.NAME_PART:
                if end - 1 in self.listed and end + 1 in self.listed:  # two listed people, joined by a hyphen
                    break
                end += 1
                continue
            if not word.flags & (w.NAME_PART | w.PARTICLE) or word.norm.endswith(_ARTICLES):
                break
            if parts > 1 and not word.flags & w.BARE and self._is_someone(end):
                break  # `ডোনাল্ড ট্রাম্প কিমের সঙ্গে দেখা করেন`: two people
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
        if words[end - 1].flags & w.FAC_HEAD and words[end - 1].case == "locative":  # জেমস পার্কে: no Mr Park
            return None
        full = named and end - at > 1 and (parts > 1 or initials)
        there = end - at == 1 and words[at].case == "locative"  # টানব্রিজ ওয়েলসে: a place, not people
        if at > first and words[at].flags & w.FAMILY and self._unknown_name(at - 1) and not there:
            at, full = at - 1, True
        if not full:
            return None
        if (
            end < last
            and self._owned(first, at)
            and words[end].stem in self._settled_heads
            and self._bare_part(end - 1)
        ):
            return Mention(at, end, "GPE", "cue", stem=words[end - 1].stem, weight=WEIGHTS["cue"])
        if end < last and named_after(words, at, end):
            return Mention(at, end + 1, "FAC", "cue", stem=words[end].stem, weight=WEIGHTS["cue"])
        return Mention(at, end, "PERSON", "cue", stem=words[end - 1].stem, weight=WEIGHTS["cue"])

    def _is_someone(self, at: int) -> bool:
        """Whether a word by itself is a listed person's name (`কিম`)."""
        listed = self.listed.get(at)
        return listed is not None and listed.label == "PERSON" and listed.first == at

    def _around_middle(self, at: int, last: int) -> Mention | None:
        """A name with a middle part that any word may stand before (`মঙ্গল কুমার চাকমা`)."""
        if at + 1 < last and self.words[at].flags & w.BARE and self._opens_name(at - 1) and self._closes_name(at + 1):
            return Mention(at - 1, at + 2, "PERSON", "cue", stem=self.words[at + 1].stem, weight=WEIGHTS["cue"])
        return None

    def _opens_name(self, at: int) -> bool:
        """Whether a word may be the given name before a middle one; it may look inflected (`নীহার রঞ্জন নাথ`)."""
        word = self.words[at]
        if word.kind != "word" or word.norm in _AND or word.flags & w.TITLE or self._is_place(at):
            return False
        return not word.known or bool(word.flags & w.NAME_PART and word.flags & w.BARE)  # no `নিহত মোহন দাস`

    def _closes_name(self, at: int) -> bool:
        """Whether a word may be the family name after a middle one."""
        word = self.words[at]
        if word.kind != "word" or word.flags & w.VERB:
            return False
        return not word.known or bool(word.flags & w.NAME_PART) or at in self.listed

    def _is_place(self, at: int) -> bool:
        listed = self.listed.get(at)
        return listed is not None and listed.label in PLACES

    def _unknown_name(self, at: int) -> bool:
        """Return whether a word is likely a given name that no list has: of no lexicon, no place, without ending."""
        word = self.words[at]
        unlike = w.LISTED | w.ORG_INNER | w.PARTICLE | w.LATIN
        return (
            self._foreign(at, many=True)
            and at not in self.listed
            and bool(word.flags & w.BARE)
            and not word.flags & unlike
        )

    def _titled(self, title: int, last: int) -> Mention | None:
        """Words of no lexicon after a title.

        One is enough after জনাব, ড. and the like, where it is a given name, and before a verb or the end of a phrase.
        """
        words, at = self.words, title + 1
        end = at
        while end < last and end - at < 4 and self._foreign(end) and end not in self.listed:
            end += 1
            if not words[end - 1].flags & w.BARE:
                break
        if end == at:
            return None
        plain = words[title].norm in PLAIN_TITLES
        if not plain and end - at == 1 and not (words[at].flags & w.GIVEN or self._alone(at, last)):
            return None
        if not plain and any(word.flags & w.LISTED and not word.flags & w.NAME_PART for word in words[at:end]):
            return None
        return Mention(at, end, "PERSON", "cue", stem=words[end - 1].stem, weight=LIGHT)

    def _alone(self, at: int, last: int) -> bool:
        """Return whether a word between a title and a verb or punctuation may be all of a name."""
        word, after = self.words[at], self.words[at + 1] if at + 1 < last else None
        unlike = w.LISTED | w.ORG_INNER | w.LATIN | w.SETTLED
        ends = after is None or after.kind == "punct" or bool(after.flags & w.VERB)
        return ends and word.case != "locative" and not word.flags & unlike and len(word.stem) > 2

    def _organisation(self, first: int, head: int, last: int) -> Mention | None:
        """Words that stand inside names of organisations, and listed places, before a head word."""
        words, start, inner, proper = self.words, head, 0, False
        if head in self.listed and self.listed[head].label == "ORG":
            return None
        stem = words[head].stem
        if stem in _SEATS and head > first and words[head - 1].norm == _HEADQUARTERS:
            return None
        if head + 1 < last and words[head].flags & w.GPE_HEAD and words[head + 1].stem == _AREA:
            return None  # `গুলশান থানা এলাকায়`
        while start > first and head - start < _LONGEST:
            before = words[start - 1]
            listed = self.listed.get(start - 1)
            if listed and (listed.label in PLACES or listed.label == "ORG") and before.flags & w.BARE:
                start, proper = listed.first, True
            elif proper and before.flags & w.FAMILY:
                break
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
        if stem in self._firm_heads:
            while start > first and head - start < _LONGEST and self._bare_part(start - 1):
                start, enough = start - 1, True
        if stem in self._namable_heads:
            while start > first and head - start < 3 and self._placing(start - 1):
                start, enough = start - 1, True
        end = self._of_what(head, last)
        if end > head + 1:
            start, enough = (start - 1, True) if start == head > first and self._placing(start - 1) else (start, True)
        if (start == head and end == head + 1) or not enough:
            return None
        return Mention(start, end, "ORG", "cue", stem=words[end - 1].stem, weight=WEIGHTS["cue"])

    def _bare_part(self, at: int) -> bool:
        """Return whether a word is part of a personal name, without ending."""
        return bool(self.words[at].flags & w.BARE and self.words[at].flags & w.NAME_PART)

    def _of_what(self, head: int, last: int) -> int:
        """Return one past the last word of a body whose head word is followed by `of`: ব্যুরো অব ইনভেস্টিগেশন."""
        words, at = self.words, head + 2
        if at >= last or words[head + 1].norm not in _OF or words[at].kind != "word" or not words[head].flags & w.BARE:
            return head + 1
        while at + 1 < last and at - head < _LONGEST and words[at].flags & w.BARE:
            if words[at + 1].norm in _ENGLISH_AND and at + 2 < last:
                at += 2
            elif self._foreign(at + 1) or words[at + 1].flags & (w.ORG_INNER | w.ORG_HEAD):
                at += 1
            else:
                break
        return at + 1

    def _placing(self, at: int) -> bool:
        """Return whether a word may be the place, not listed, after which a body is named."""
        word = self.words[at]
        unlike = w.NAME_PART | w.ORG_INNER | w.LISTED | w.MANY
        if at and self.words[at - 1].flags & w.GIVEN and self.words[at - 1].flags & w.BARE:
            return False  # `প্রধানমন্ত্রী স্টেফান লোভেন সংসদে যান`
        return self._foreign(at) and w.unended(word) and not word.flags & unlike and word.kind == "word"

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

    def _named(self, first: int, named: int, last: int) -> Mention | None:
        """What stands before `named`, where a kind of person, place or body follows."""
        words, start = self.words, named
        if start - 3 > first and words[start - 1].norm == ")" and words[start - 2].kind == "number":
            start -= 3
        end = start
        while start > first and end - start < 4 and self._nameable(start - 1):
            start -= 1
        label = self._kind(named + 1, last)
        if start == end or label is None or any(at in self.listed for at in range(start, end)):
            return None
        return Mention(start, end, label, "cue", stem=words[end - 1].stem, weight=WEIGHTS["cue"])

    def _nameable(self, at: int) -> bool:
        word = self.words[at]
        return bool(word.flags & w.BARE) and (self._foreign(at) or bool(word.flags & (w.NAME_PART | w.PARTICLE)))

    def _kind(self, at: int, last: int) -> EntityLabel | None:
        """Return the label that the first noun of a kind among the next words gives."""
        for word in self.words[at : min(at + 3, last)]:
            if word.flags & w.TITLE or word.stem in self._human:
                return "PERSON"
            if word.flags & w.GPE_HEAD or word.stem in self._sites:
                return "GPE"
            if word.flags & w.ORG_HEAD or word.stem in self._bodies:
                return "ORG"
        return None

    def _bracketed(self, first: int, bracket: int) -> Iterator[Mention]:
        """An age in brackets after a person, or the short name of an organisation after its full one."""
        words, inside = self.words, self.words[bracket + 1]
        if inside.kind == "number" and inside.norm.isdigit() and len(inside.norm) <= 2:
            start = bracket
            while start > first and bracket - start < 4:
                if not self._before_age(start - 1, alone=start == bracket):
                    break
                start -= 1
            if bracket - start == 1 and start > first and self._any_given(start - 1):
                start -= 1
            if start < bracket:
                yield Mention(start, bracket, "PERSON", "cue", stem=words[bracket - 1].stem, weight=WEIGHTS["cue"])
        elif self._foreign(bracket + 1) and bracket > first and bracket + 1 not in self.listed:
            full = self.listed.get(bracket - 1)
            if words[bracket - 1].flags & w.ORG_HEAD or (full and full.label == "ORG"):
                yield Mention(bracket + 1, bracket + 2, "ORG", "cue", stem=inside.stem, weight=WEIGHTS["cue"])

    def _any_given(self, at: int) -> bool:
        """Whether a word before a family name with an age is the given name, be it a verb (`চান মিয়া (২০)`)."""
        word, family = self.words[at], self.words[at + 1]
        unlike = w.TITLE | w.LISTED | w.NAME_PART
        return (
            bool(family.flags & w.FAMILY)
            and word.kind == "word"
            and bool(word.flags & w.VERB)
            and not word.flags & unlike
        )

    def _before_age(self, at: int, *, alone: bool) -> bool:
        """Return whether a word may belong to a person's name before an age; `alone` if none of it is known yet."""
        word = self.words[at]
        part = bool(word.flags & (w.NAME_PART | w.PARTICLE))
        if at in self.listed or word.norm in JOINERS or not (part or self._foreign(at, many=True)):
            return False
        title = bool(word.flags & w.TITLE) and (not word.flags & w.NAME_PART or (word.known and not alone))
        return not title and (alone or bool(word.flags & w.BARE))
