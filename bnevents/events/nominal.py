"""What stands beside an event noun or a participle: its genitive, its compound, its head, and who that is."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from bnevents.events.clauses import is_copula
from bnevents.events.coordination import (
    effective_case,
    group_of,
    halves,
    inner_names,
    inner_phrase,
    modifiers_of,
    part_of,
    tail_phrase,
)
from bnevents.events.fillers import Filled
from bnevents.events.lexicon import syntax
from bnevents.events.matching import Match
from bnevents.events.membership import Membership
from bnevents.events.phrases import JOINTS, Item, Mark, Phrase, VerbGroup, is_bracketed
from bnevents.events.surroundings import Surroundings
from bnevents.rules.schema import Filler
from bnevents.text import Tokens

_AMONG = "মধ্যে"
# who is named by a number alone: no part of a compound (`১৪ জন মানুষ বিক্ষোভের কারণে …`), and no side of a clash
ANYBODY = frozenset(("মানুষ", "লোক", "ব্যক্তি", "জন"))


class Nominal:
    """Finds the fillers that stand beside the nouns of one sentence.

    Args:
        tokens: tokens of the document.
        members: tells the classes of its phrases.
        around: tells where they stand.
    """

    def __init__(self, tokens: Tokens, members: Membership, around: Surroundings) -> None:
        self.tokens, self.members, self.around = tokens, members, around

    def compound(self, match: Match, filler: Filler) -> list[Filled]:
        """Return the bare noun or name right before the event noun."""
        phrase = match.phrase
        if phrase is None and match.verb is None:
            return []
        start = match.first
        items = match.clause.items
        if phrase is not None and phrase.core < start:
            found = self.inner(phrase, start, filler)
            return [*self.joined_before(match, filler), *self.opponent(match, found), *found] if found else []
        before = next((i for i in reversed(items[: match.at]) if not is_bracketed(i)), None)
        if (
            isinstance(before, Phrase)
            and not before.pronoun  # `আমরা হত্যার খবর শুনেছি`
            and before.end == (phrase.first if phrase else start)
            and not before.postposition
            and not (before.quantity is not None and before.stem in ANYBODY)
            and effective_case(before) == "bare" and self.members.is_class(before, filler)
            and not self.acts_on(before, match)
        ):  # fmt: skip
            return [*self.opponent(match, [before]), *group_of(before)]
        return []

    def acts_on(self, phrase: Phrase, match: Match) -> bool:
        """Whether a phrase before an event noun is the subject of the verb (`বিএনপি হামলার নিন্দা জানিয়েছে`)."""
        if self.members.is_nominative(phrase):
            return True  # `আইনজীবীরা হত্যার বিচার চেয়েছেন`
        noun, verb, phrases = match.phrase, match.clause.verb, match.clause.phrases()
        if noun is None or noun.case != "genitive" or noun.postposition or match.verb is not None:
            return False
        if verb is None or verb.passive or verb.lexeme in syntax().befalling or verb.first < match.first:
            return False
        suffers = noun.stem in syntax().suffered and not any(p.case == "accusative" for p in phrases)
        return not suffers and not any(self.members.may_act(p) for p in phrases if p not in group_of(phrase))

    def opponent(self, match: Match, found: Sequence[Filled]) -> list[Filled]:
        """Return the name right before another of its kind where both take part (`তৃণমূল বিজেপি সংঘর্ষে`)."""
        first = found[0] if found else None
        ways = (way for fillers in match.frame.roles.values() for way in fillers)
        if (
            not isinstance(first, Phrase)
            or first.entity is None
            or not any(syntax().comitative & set(w.postposition) for w in ways)
        ):
            return []
        before = next((p for p in match.clause.phrases() if p.end == first.first), None)
        if (
            before is None
            or before.entity is None
            or before.entity.label != first.entity.label
            or before in first.group
        ):
            return []
        return [before] if before.case == "bare" and not before.postposition else []

    def joined_before(self, match: Match, filler: Filler) -> list[Filled]:
        """Return the bare phrases that are joined with the first part of a compound (`ড্রোন ও বোমা হামলায়`)."""
        found: list[Filled] = []
        for k in range(match.at - 1, 0, -2):
            mark, phrase = match.clause.items[k], match.clause.items[k - 1]
            if not isinstance(mark, Mark) or mark.kind not in JOINTS or not isinstance(phrase, Phrase):
                break
            if phrase.case != "bare" or phrase.postposition or not self.members.is_class(phrase, filler):
                break
            found.append(phrase)
        return found[::-1]

    def inner(self, phrase: Phrase, start: int, filler: Filler) -> list[Filled]:
        """Return what stands before the event noun in its own phrase: a name, or the words after it."""
        named = [part for part in inner_names(self.tokens, phrase) if part.last <= start]
        first = phrase.core
        for part in named:
            if self.members.is_class(part, filler) and (filler.is_ or filler.label):
                return [part]
            first = max(first, part.last)
        while first < start - 1 and self.tokens.forms[first].norm in syntax().sweeping:
            first += 1  # `ব্যাপক ড্রোন হামলা`
        if first >= start:
            return []
        number = phrase.quantity
        units = syntax().shared_units - syntax().classifiers  # not `২০টি ক্ষেপণাস্ত্র নিক্ষেপ`
        if number is not None and self.tokens.forms[number.last].norm in units:
            start = min(start, number.last + 1)  # `পাঁচ লাখ টাকা আর্থিক সহায়তা`
        rest = inner_phrase(self.tokens, replace(phrase, core=first), start)
        pair = [part for part in halves(self.tokens, rest) if filler.is_ and self.members.is_class(part, filler)]
        return [*pair] if len(pair) == 2 else [rest] if self.members.is_class(rest, filler) else []

    def trigger(self, match: Match) -> list[Filled]:
        """Return the event noun itself, with what describes it left out."""
        if match.phrase is None:
            return []
        last, forms = match.noun_last, self.tokens.forms
        while last <= match.phrase.head and forms[last].kind == "word" and not forms[last].noun.known:
            last += 1  # `ঘূর্ণিঝড় আম্পানে`
        noun = part_of(self.tokens, match.phrase, match.noun_first, last)
        group = match.phrase.group
        alone = bool(match.frame.predicate.bare) or match.phrase not in group  # `ভূমিকম্প ও সুনামিতে` are two events
        before = () if alone else group[: group.index(match.phrase)]
        joined = [phrase for phrase in before if phrase.case == "bare" and phrase.entity is None]
        return [*joined, replace(noun, modifiers=())]  # `খাবার ও ওষুধ পাঠিয়েছে`

    def possessor(self, match: Match, filler: Filler, taken: Set[int]) -> list[Filled]:
        """Return the genitive that belongs to the event noun and fills no other role."""
        items = match.clause.items
        group = match.phrase.group if match.phrase is not None else ()
        others = [p for p in match.clause.phrases() if id(p) in taken and not _is_compound(p, match)]
        skipped = 0
        for k in range(match.at - 1, -1, -1):
            item = items[k]
            if isinstance(item, VerbGroup):
                if self.around.transparent(item, match, k):
                    continue
                return []
            if isinstance(item, Mark):
                if item.kind in ("'", '"') or (item.kind == "and" and items[k - 1] in group):
                    continue
                return []
            if item in group:
                continue  # `ইরানের ভূমিকম্প ও সুনামিতে`
            if any(item in owned.modifiers for owned in others):
                continue  # `জজ রহিমের আদালত এ আদেশ দেন`
            if item.postposition:
                if item.postposition in ("সঙ্গে", "সাথে", "বিরুদ্ধে", "ওপর", "উপর", "মধ্যে") and skipped < 3:
                    skipped += 1
                    continue
                return []
            if effective_case(item) == "genitive":
                whose = items[k + 1] if k + 1 < match.at else None
                if isinstance(whose, Phrase) and whose.entity is not None and whose.entity.label == "PERSON":
                    return []  # `বিরোধী দলের নেতা মারিয়া সোতো অভিযোগ করেছেন`
                if isinstance(whose, Phrase) and (self.owns_target(item, whose) or _owns_partner(item, whose)):
                    continue  # `পুলিশের নৃশংসতার বিরুদ্ধে বিক্ষোভ`
                fits = self.members.is_class(item, filler) and id(item) not in taken
                if fits and not self.around.names_place(item, match):
                    return list(group_of(item))
                skipped += 1
                if skipped > 2:
                    return []
                continue
            if effective_case(item) in ("bare", "locative") and skipped < 2:
                skipped += 1
                continue
            return []
        return []

    def owns_target(self, owner: Phrase, target: Phrase) -> bool:
        """Whether a genitive says whose deed it is that something is told against (`পুলিশের নৃশংসতার বিরুদ্ধে`)."""
        against = target.postposition != "" and target.postposition not in syntax().comitative
        return against and not owner.plural and owner.end == target.first and not self.members.in_class(target, "actor")

    def head_noun(self, match: Match, filler: Filler) -> list[Filled]:
        """Return the noun that a participle modifies."""
        items, phrase = match.clause.items, match.phrase
        if phrase is not None and phrase.head >= match.last:
            tail = tail_phrase(self.tokens, phrase, match.last)
            owns = tail.case == "genitive" and not phrase.postposition
            head = _counted_after(items, match.at) if owns else None
            if head is not None and self.members.is_class(head, filler):
                return [head]  # `দগ্ধ একই পরিবারের পাঁচ সদস্য`
            if not self.members.is_class(tail, filler):
                return []
            return self.named(match, filler) or [tail]
        begin = items.index(match.verb) + 1 if match.verb is not None and match.verb in items else match.at + 1
        for k, item in enumerate(items[begin:], begin):
            if not isinstance(item, Phrase):
                return []
            fits = self.members.is_class(item, filler)
            owns = effective_case(item) == "genitive" and not item.postposition
            if owns and (not fits or _counted_after(items, k) is not None):
                continue
            return list(group_of(item)) if fits else []
        return []

    def named(self, match: Match, filler: Filler) -> list[Filled]:
        """Return whom the clause names as what the trigger describes.

        `নিহতরা হলেন রহিম`, `নিহত যুবকের নাম রহিম`, `নিহতদের মধ্যে রয়েছেন রহিম`.
        """
        items = match.clause.items[match.at : match.at + 4]
        described = [item for item in items[:2] if isinstance(item, Phrase)]
        if len(described) == 2 and described[1].quantity is None:
            described.pop()  # `নিহত দুজন হলেন …`
        rest = items[len(described) :]
        following = rest[0] if rest else None
        verb = match.clause.verb
        among = match.phrase is not None and match.phrase.postposition == _AMONG
        if among and (verb is None or verb.lexeme in syntax().existence):
            told = [p for p in match.clause.phrases() if p.first >= match.last and p is not match.phrase]
        elif isinstance(following, VerbGroup):
            told = match.clause.trailing if is_copula(following) else []
        elif described and described[-1].case == "genitive" and following is not None and _is_name_word(following):
            told = [item for item in rest[1:2] if isinstance(item, Phrase)]
        else:
            told = []
        bare = (p for p in told if p.case == "bare" and not (p.postposition or p.parenthetical))
        return [p for p in bare if self.members.is_class(p, filler)]

    def owners(self, owned: Sequence[Filled], filler: Filler) -> list[Filled]:
        """Return the genitives inside what fills another role."""
        found: list[Filled] = []
        for phrase in owned:
            if isinstance(phrase, Phrase):
                for owner in modifiers_of(phrase):
                    if self.members.is_class(owner, filler):
                        found.append(owner)
                found.extend(part for part in inner_names(self.tokens, phrase) if self.members.is_class(part, filler))
        return found


def _counted_after(items: Sequence[Item], k: int) -> Phrase | None:
    """Return the counted phrase right after the item `k`, or None."""
    item, after = (*items[k : k + 2], None)[:2]
    counted = isinstance(after, Phrase) and isinstance(item, Phrase) and after.first == item.end
    return after if counted and isinstance(after, Phrase) and after.quantity is not None else None


def _owns_partner(owner: Phrase, partner: Phrase) -> bool:
    """Whether a genitive says to whom one of the parties belongs (`শ্রমিক ও দলের কর্মীদের মধ্যে সংঘর্ষ`)."""
    beside = partner.postposition in syntax().comitative and partner.plural and partner.entity is None
    return beside and owner in partner.modifiers


def _is_compound(phrase: Phrase, match: Match) -> bool:
    """Whether a bare phrase right before the event noun makes one word with it (`ঘটনার সিবিআই তদন্ত`)."""
    noun = match.phrase
    before = noun is not None and phrase.end == noun.first and not noun.determiner
    return before and phrase.case == "bare" and not phrase.plural


def _is_name_word(item: Item) -> bool:
    return isinstance(item, Phrase) and item.stem == "নাম" and item.case == "bare" and not item.postposition
