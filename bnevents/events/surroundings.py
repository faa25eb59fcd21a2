"""Where in its clause the fillers of a match stand: how far to the left and to the right its own phrases go."""

from __future__ import annotations

from collections.abc import Sequence

from bnevents.entities.names import PLACES
from bnevents.events.clauses import Clause
from bnevents.events.coordination import effective_case, group_of
from bnevents.events.lexicon import syntax
from bnevents.events.matching import Match
from bnevents.events.phrases import JOINTS, MORE, Item, Mark, Phrase, VerbGroup, WordSets, is_named_place
from bnevents.text import normalize

_ONE_OF = frozenset(("এক", "একজন", "একটি", "কয়েকজন", "একাধিক"))
_HELD = frozenset(("বন্দি", "বন্দী", "জিম্মি", "আটক"))
_ARRIVE, _COME, _FROM = normalize("পৌঁছানো"), normalize("আসা"), normalize("থেকে")


class Surroundings:
    """Finds the phrases around the matches of one sentence.

    Args:
        words: word sets of the rules.
    """

    def __init__(self, words: WordSets) -> None:
        self.event_nouns, self.adjectives, self.actor_nouns = words.event_nouns, words.adjectives, words.actor_nouns
        self.looked: Match | None = None  # the match that `left` is of: each of its roles asks for it
        self.left: tuple[list[Phrase], list[Phrase], list[Phrase]] = [], [], []

    def left_of(self, match: Match) -> tuple[list[Phrase], list[Phrase], list[Phrase]]:
        """Return the phrases before the trigger, nearest first, up to three limits.

        The first is the verb or the joined predicate before it. The second is a phrase or verb that tells another
        occasion (`আলোচনার পর`, `সফর শেষে`): place and object before that belong to it. The third is the clause's start.
        """
        if match is not self.looked:
            self.looked, self.left = match, self._look_left(match)
        return self.left

    def _look_left(self, match: Match) -> tuple[list[Phrase], list[Phrase], list[Phrase]]:
        wide: list[Phrase] = []
        local: int | None = None
        near: int | None = None
        sequels, occasions = syntax().sequels, syntax().occasion_postpositions
        items = match.clause.items
        for k in range(match.at - 1, -1, -1):
            item = items[k]
            if isinstance(item, VerbGroup):
                passed = self.transparent(item, match, k) or _leads_here(items, k)
                if local is None and not passed:
                    local = len(wide)
                if near is None and item.form in ("verbal_noun", "infinitive") and not passed:
                    near = len(wide)
            elif isinstance(item, Phrase):
                if local is None and item.stem in self.adjectives and item is not match.phrase:
                    local = len(wide)  # another predicate that is joined with this one
                post = item.postposition
                if near is None and post in occasions and (post in sequels or item.stem in self.event_nouns):
                    near = len(wide)
                    local = near if local is None else local
                wide.append(item)
            elif near is None and k + 1 < match.at and self.joins_event(items, k):
                near = len(wide)
        return wide[:local], wide[:near], wide

    def joins_event(self, items: Sequence[Item], k: int) -> bool:
        """Whether a conjunction joins the match with another event noun, which has its own place and object.

        `শেরপুরে নির্বাচন এবং বগুড়ায় উপনির্বাচন অনুষ্ঠিত হবে`.
        """
        mark, before = items[k], items[k - 1] if k else None
        if not isinstance(mark, Mark) or mark.kind != "and" or not isinstance(before, Phrase):
            return False
        event = before.stem in self.event_nouns and before.case == "bare" and before.entity is None
        return event and not before.postposition and before.group == ()

    def addressed(self, match: Match, near: list[Phrase], wide: list[Phrase]) -> list[Phrase]:
        """Return the phrases among which an addressee may stand: also before the content of the predicate."""
        start = match.phrase.first if match.phrase is not None else match.first
        verb = next((i for i in reversed(match.clause.items[: match.at]) if not isinstance(i, Mark)), None)
        content = isinstance(verb, VerbGroup) and verb.form in ("verbal_noun", "infinitive") and verb.end == start
        governs = match.frame.governs is not None or any(
            filler.rel == "content" for ways in match.frame.roles.values() for filler in ways
        )
        return wide if content and governs else near

    def after_condition(self, phrases: list[Phrase], match: Match) -> list[Phrase]:
        """Return the phrases after the last condition before the trigger (`ইরান না থামলে ইরাক হামলা চালাবে`)."""
        before = match.clause.items[: match.at]
        verbs = [item for item in before if isinstance(item, VerbGroup) and item.form == "conditional"]
        return [phrase for phrase in phrases if phrase.first >= verbs[-1].last] if verbs else []

    def governed(self, phrase: Phrase, match: Match) -> bool:
        """Whether a phrase stands right before an infinitive or a verbal noun, as its object does."""
        items = match.clause.items
        after = items[items.index(phrase) + 1 :][:2]
        between = after[0] if after and isinstance(after[0], Phrase) and after[0].first == phrase.end else None
        if between is not None and (between.stem in self.event_nouns or _is_where(between)):
            del after[0]  # `সেনা প্রত্যাহার করতে`, `সেনা সীমান্তে পাঠাতে`
        return bool(after) and isinstance(after[0], VerbGroup) and after[0].form in ("infinitive", "verbal_noun")

    def transparent(self, verb: VerbGroup, match: Match, at: int) -> bool:
        """Whether a verbal noun before the event noun only links it to its actor (`মস্কোর চালানো ড্রোন ও বোমা হামলায়`)."""
        if match.phrase is None or verb.form != "verbal_noun" or verb.case != "bare" or verb.postposition:
            return False
        between = match.clause.items[at + 1 : match.at]
        return all(
            item.kind in JOINTS if isinstance(item, Mark) else isinstance(item, Phrase) and item.case == "bare"
            for item in between
        )

    def between(self, match: Match) -> list[Phrase]:
        """Return the phrases between the trigger noun and its light verb."""
        if match.verb is None or match.phrase is None:
            return []
        found: list[Phrase] = []
        for item in match.clause.items[match.at + 1 :]:
            if isinstance(item, VerbGroup) or (isinstance(item, Mark) and item.kind in JOINTS):
                break
            if isinstance(item, Phrase) and item.first < match.verb.first:
                found.append(item)
        return found

    def behind_converb(self, match: Match) -> list[Phrase]:
        """Return the subject that stands behind a conjunct participle (`অভিযোগ অস্বীকার করে মন্ত্রী বলেন`)."""
        verb, items = match.verb, match.clause.items
        if verb is None or verb.form != "participle" or verb is match.clause.verb or verb not in items:
            return []
        after = items[items.index(verb) + 1 :]
        found = next((item for item in after if isinstance(item, Phrase)), None)
        opens = not any(isinstance(item, Phrase) and item.case == "bare" for item in items[: match.at])
        named = found is not None and found.case == "bare" and (opens or found.end == _next_verb(after))
        return [found] if found is not None and named and self.leads_to(found, match) else []

    def leads_to(self, phrase: Phrase, match: Match) -> bool:
        """Whether a participle and who stands behind it belong together, as a verb makes sure.

        In a headline they do not where a comma parts them, nor where a noun says what was done to whom is named there
        (`বাবাকে কুপিয়ে হত্যা, ছেলে আটক`, `হামলা চালিয়ে আসামি ছিনতাই`).
        """
        items, at = match.clause.items, match.clause.items.index(phrase)
        if match.clause.verb is not None:
            return True
        parted = any(isinstance(item, Mark) and item.kind == "," for item in items[match.at : at])
        after = items[at + 1] if at + 1 < len(items) else None
        return not parted and not (isinstance(after, Phrase) and after.case == "bare")

    def is_matter(self, match: Match) -> bool:
        """Whether a participle belongs to a deed that others act on (`রহিমকে কুপিয়ে হত্যার ঘটনায় গ্রেপ্তার ২`)."""
        verb, items = match.verb, match.clause.items
        if verb is None or verb.form != "participle" or verb not in items:
            return False
        after = (item for item in items[items.index(verb) + 1 :] if isinstance(item, Phrase | VerbGroup))
        deed = next((item for item in after if isinstance(item, Phrase) or item.form != "participle"), None)
        named = isinstance(deed, VerbGroup) or (deed is not None and deed.stem in self.event_nouns)
        return named and deed is not None and deed.postposition in syntax().matters

    def right_of(self, match: Match) -> list[Phrase]:
        """Return the phrases after the trigger of a headline, or in a clause without a verb, up to a comma."""
        found: list[Phrase] = []
        for item in match.clause.items[match.at + 1 :]:
            if isinstance(item, VerbGroup):
                break
            if isinstance(item, Mark) and item.kind not in ("and", "'", '"'):
                break
            if isinstance(item, Phrase):
                found.append(item)
        verbless = match.construction == "noun" and match.case != "accusative" and match.clause.verb is None
        return found if match.construction == "headline" or verbless else []

    def own_part(self, match: Match, phrases: list[Phrase]) -> list[Phrase]:
        """Return those phrases before a trigger that no comma separates from it, the comma of a list apart."""
        items = match.clause.items
        for k in range(match.at - 1, -1, -1):
            item = items[k]
            if isinstance(item, Mark) and item.kind == ",":
                after = next((i for i in items[k + 1 :] if isinstance(i, Phrase)), None)
                if after is None or not any(member.first < item.token for member in after.group):
                    return [phrase for phrase in phrases if phrase.first > item.token]
        return phrases

    def is_counted(self, match: Match) -> bool:
        """Whether a mere number follows the trigger (`নিহত ৩`): who they are is not told."""
        after = match.clause.items[match.at + 1 : match.at + 3]
        after = after[1:] if after and isinstance(after[0], Mark) and after[0].kind in MORE else after[:1]
        return any(isinstance(item, Phrase) and item.quantity is not None and item.core == item.first for item in after)

    def owns(self, phrase: Phrase, match: Match) -> bool:
        """Whether a phrase in -দের owns what a content tells of (`সাংবাদিকদের কাজের স্বাধীনতা নিশ্চিত করার আহ্বান`)."""
        after = match.clause.phrase_at(phrase.end)
        if after is None or after is match.phrase or after.entity is not None:
            return False
        if after.case == "locative" and after.stem in self.event_nouns:
            return True  # `জঙ্গিদের হামলায় নিহত ২`
        if after.case == "genitive" and after.postposition and not phrase.postposition:
            return True  # `নিহতদের পরিবারের প্রতি সমবেদনা`
        verbs = (item for item in match.clause.items if isinstance(item, VerbGroup))
        return after.case == "genitive" and any(after.last < verb.first < match.first for verb in verbs)

    def is_modifier(self, phrase: Phrase, match: Match) -> bool:
        """Whether the phrase only modifies an event noun other than the trigger (`ইউক্রেন যুদ্ধে`)."""
        items, phrase = match.clause.items, group_of(phrase)[-1]
        following = match.clause.phrase_at(phrase.end)
        if following is not None and following.case == "genitive" and following.stem in syntax().levels:
            following = match.clause.phrase_at(following.end)
        held = following is not None and following is not match.phrase and following.stem in _HELD
        if phrase.postposition == "হাতে" and following is not None and held:
            return following.end != match.first  # `হামাসের হাতে জিম্মি নারীদের মুক্তি`
        if following is None or following is items[match.at] or (match.phrase and following in match.phrase.group):
            return False  # the trigger, if it is the first word of a verb (`তাঁদের ছেড়ে দেওয়া হয়`)
        common = phrase.entity is None and not phrase.plural and phrase.case == "bare" and not phrase.postposition
        ground = phrase.end == following.first and following.postposition in syntax().grounds
        if ground and (common or (phrase.case == "bare" and following.stem in syntax().suffered)):
            return True  # `শিক্ষক ছাঁটাইয়ের প্রতিবাদে`, `ছাত্রলীগ নিষিদ্ধের দাবিতে বিক্ষোভ`
        cases = ("genitive", "locative")  # `শিশু হত্যার নিন্দা`, `যুবক খুনে গ্রেপ্তার দুই`
        deed = following.stem in syntax().suffered and following.case in cases and following.core == following.head
        if common and deed and phrase.end == following.first and following.last <= match.first:
            return True  # `শিশু হত্যার নিন্দা`
        if deed and phrase.end == following.first and effective_case(phrase) == "accusative":
            others = (p for p in match.clause.phrases() if p.first >= following.end and not p.postposition)
            if any(effective_case(p) == "accusative" or (p.case == "bare" and p.end == match.first) for p in others):
                return True  # `রহিমকে হত্যার আসামি গ্রেপ্তার হয়েছে`
        if effective_case(phrase) == "genitive" and not phrase.postposition:
            placed = is_named_place(following)
            if following.end == match.first and placed and following.case == "bare":
                return False  # `এরদোয়ানের জার্মানি সফর`: the bare name belongs to the event noun
            if phrase.end == following.first and _contains(phrase, following):
                return True
            if phrase.end == following.first and following.case == "locative" and following.entity is None:
                return True  # `মন্ত্রণালয়ের সভাকক্ষে`
            owned = match.construction == "passive" or (following.entity is None and following.stem in self.actor_nouns)
            if phrase.end == following.first and following.case == "accusative" and owned:
                return True  # `নিহতের পরিবারকে সহায়তা দেওয়া হয়`, `গুলশান থানার ওসিকে বরখাস্তের প্রতিবাদে`
            if phrase.end == following.first and following.determiner in _ONE_OF:
                return True  # `বাহিনীর একজন সদস্যকে`
            # a place or an object may stand between an event noun and its genitive subject (`পুতিনের ঢাকায় সফর`)
            return phrase.end == following.first and (
                following.case in ("bare", "genitive") or bool(following.postposition)
            )
        return (
            phrase.case == "bare"
            and any(member.entity is not None for member in group_of(phrase))
            and not phrase.postposition
            and following.first == phrase.last
            and following.core == following.first
            and following.head == following.first
            and following.stem in self.event_nouns
            and (following.case != "bare" or bool(following.postposition))
        )

    def names_law(self, phrase: Phrase, match: Match) -> bool:
        """Whether bare nouns only say what the law or place right after them is for (`নারী ও শিশু নির্যাতন দমন আইনে`)."""
        end = group_of(phrase)[-1].end
        after = next((p for p in match.clause.phrases() if p.first == end), None)
        return after is not None and after.case == "locative" and not after.postposition and after.entity is None

    def is_predicate(self, phrase: Phrase, clause: Clause) -> bool:
        """Whether a bare event noun makes a predicate with the verb right after it (`জিম্মি করে`)."""
        if phrase.entity is not None or phrase.case != "bare" or phrase.stem not in self.event_nouns:
            return False
        return isinstance(clause.item_at(phrase.end), VerbGroup)

    def tells_of(self, phrase: Phrase, match: Match) -> bool:
        """Whether a place is that of another event, in the genitive after it (`ঢাকায় হামলার মামলায়`, `… বিষয়ে`)."""
        after = match.clause.phrase_at(phrase.end)
        if after is None or after is match.phrase or after.stem not in self.event_nouns:
            return False
        return after.case == "genitive" and after.head < match.first

    def names_place(self, phrase: Phrase, match: Match) -> bool:
        """Whether a genitive says whose the place right after it is (`শিক্ষার্থীদের হোস্টেলে`, `নেপালের কাঠমান্ডুতে`)."""
        after = match.clause.phrase_at(phrase.end)
        if after is None or after is match.phrase or phrase.postposition:
            return False
        if after.case != "locative" or after.postposition:
            return False
        return after.entity is None or _lies_in(after, phrase) or _contains(phrase, after)  # `সদর থানার রামপুর গ্রামে`


def _is_where(phrase: Phrase) -> bool:
    return phrase.case == "locative" and not phrase.postposition and phrase.entity is None


def _leads_here(items: Sequence[Item], k: int) -> bool:
    """Whether a verb only brings somebody to where the event then happens.

    `বাসটি ফেনীতে পৌঁছানোর পর ট্রাকের সঙ্গে ধাক্কা লাগে`, `ফেনীতে বিপরীত দিক থেকে আসা ট্রাকের ধাক্কায়`,
    `ফেনীতে দাঁড়িয়ে থাকা ট্রাকে বাসের ধাক্কায়`.
    """
    verb, before = items[k], items[k - 1] if k else None
    if not isinstance(verb, VerbGroup):
        return False
    if verb.lexeme == _ARRIVE:
        return True
    if verb.form != "verbal_noun" or verb.case != "bare" or verb.postposition:
        return False
    coming = isinstance(before, Phrase) and before.postposition == _FROM and verb.lexeme == _COME
    return coming or verb.lexeme in syntax().standing


def _next_verb(items: Sequence[Item]) -> int:
    return next((item.first for item in items if isinstance(item, VerbGroup)), -1)


def _lies_in(place: Phrase, whole: Phrase) -> bool:
    """Whether a place lies in the country, or in that of the place, named before it (`পাকিস্তানের ইসলামাবাদে`)."""
    inner, outer = place.entity, whole.entity
    if inner is None or outer is None or outer.label not in PLACES:
        return False
    if inner.label == "FAC":
        return True  # `নয়াদিল্লির হায়দরাবাদ হাউসে`
    if inner.country is None:
        return False
    return inner.country == outer.country and not (inner.id or "").startswith("ISO:")


def _contains(phrase: Phrase, place: Phrase) -> bool:
    """Whether a genitive names the country or district of the place after it (`রাশিয়ার বেলগোরোদ শহরে`)."""
    named = is_named_place(phrase)
    if place.case != "locative" or not (named or phrase.stem in syntax().place_nouns):
        return False
    inner = place.entity
    if inner is None:
        return place.stem in syntax().place_nouns
    return inner.label in PLACES and not (inner.id or "").startswith("ISO:")
