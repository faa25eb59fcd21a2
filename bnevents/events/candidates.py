"""Which phrases may fill a role of a match, the likeliest first: where they stand, not what they are."""

from __future__ import annotations

from collections.abc import Sequence

from bnevents.events.coordination import effective_case, group_of
from bnevents.events.lexicon import syntax
from bnevents.events.matching import Match
from bnevents.events.membership import Membership
from bnevents.events.phrases import Phrase, VerbGroup
from bnevents.events.surroundings import Surroundings
from bnevents.rules.schema import Filler


class Candidates:
    """Orders the phrases of a clause by how likely they fill a role.

    Args:
        members: what classes phrases belong to.
        around: what stands around a match.
    """

    def __init__(self, members: Membership, around: Surroundings) -> None:
        self.members, self.around = members, around

    def of(self, match: Match, filler: Filler) -> list[Phrase]:
        """Return the phrases that may fill a role in one way, the likeliest first.

        Args:
            match: the match.
            filler: the way; its relation, case and postposition say where to look.
        """
        local, near, wide = self.around.left_of(match)
        told = filler.postposition and syntax().comitative.isdisjoint(filler.postposition)
        if filler.case == ("accusative",) or told:
            near = self.around.addressed(match, near, wide)
        if filler.postposition:  # what opens another occasion may be what the role asks for (`ঘুষের অভিযোগে`)
            beyond = wide[len(near) : len(near) + 1]
            near = [*near, *(p for p in beyond if p.postposition in filler.postposition)]
        trailing = self._trailing(match)
        if filler.rel == "subject":
            if match.verb is not None and match.verb.form == "conditional":
                return [*reversed(local), *reversed(wide), *trailing]
            if match.construction == "finite":
                return self._subjects(match, local, near, wide, trailing)
            return self._doers(match, local, wide, trailing)
        if match.construction in ("finite", "passive"):
            return self._objects(match, filler, near, wide, trailing)
        if match.construction == "headline" and match.clause.verb is None:
            own = self.around.own_part(match, near)
            counted = self.around.is_counted(match)  # `উত্তেজনা, পুলিশের গুলিতে নিহত ১`
            return [*own, *self.around.right_of(match), *([] if counted else [p for p in near if p not in own])]
        return self._beside_noun(match, filler, near, wide, trailing)

    def _trailing(self, match: Match) -> list[Phrase]:
        """Return what stands behind the verb, unless it is said of another event.

        `নির্বাচিত হওয়ার খবরে অভিনন্দন জানান মোদি`, `গুলিতে মৃত্যু হয় কৃষকের`.
        """
        if _tells_news(match) or _is_circumstance(match):
            return []
        after = match.first if match.verb is None else match.verb.last
        return [p for p in match.clause.trailing if p.first >= after]

    def _subjects(
        self,
        match: Match,
        local: Sequence[Phrase],
        near: Sequence[Phrase],
        wide: Sequence[Phrase],
        trailing: Sequence[Phrase],
    ) -> list[Phrase]:
        """Return who may be the subject of a finite verb."""
        if self.around.is_matter(match):
            return [p for p in reversed(local) if not self._is_main_subject(p, match)]
        beyond = [p for p in wide[len(near) :] if not self._is_site(p, match)]
        near = [p for p in near if not self._is_site(p, match)]
        # what stands after another occasion is this verb's own, unless it is right before the verb: an object
        own = [p for p in reversed(near) if p.end != match.first or self.members.is_subject(p)]
        after = self.around.after_condition([*reversed(near)], match)
        # `বন্দীরা দোহায় পৌঁছালে রাষ্ট্রদূত তাঁদের স্বাগত জানান`: who comes after the condition, if anybody does
        passed = set(map(id, own)) - set(map(id, after)) if any(map(self.members.may_act, after)) else set[int]()
        own = [*after, *own]
        meant = [p for p in own if self.around.governed(p, match) and not self.members.is_nominative(p)]
        own = [p for p in own if p not in meant]  # `দেশ গড়তে আহ্বান জানিয়েছেন`: what is built
        objects = [p for p in beyond if self.around.governed(p, match) and not self.members.is_subject(p)]
        return [
            *(p for p in own if self.members.is_nominative(p) and id(p) not in passed),
            *(p for p in trailing if p.case == "bare" and not p.parenthetical),
            *own,
            *(p for p in reversed(beyond) if p not in objects),
            *trailing,
            *(p for p in reversed(near) if p not in own),
            *self.around.between(match),
            *objects,
            *meant,
            *self.around.behind_converb(match),
        ]

    def _doers(
        self, match: Match, local: Sequence[Phrase], wide: Sequence[Phrase], trailing: Sequence[Phrase]
    ) -> list[Phrase]:
        """Return who may do what a passive, a participle, a verbal noun, a noun or a headline tells."""
        looks_right = match.construction in ("headline", "participle", "verbal_noun")
        after = self.around.right_of(match) if looks_right else list[Phrase]()
        if match.construction == "verbal_noun" and match.verb is not None:
            matter = match.verb.postposition in syntax().matters
            if matter or not match.verb.postposition:
                local = [p for p in local if not self._is_main_subject(p, match)]
                wide = local
            if matter:  # `হামলা চালানোর ঘটনায় তিনজনকে গ্রেপ্তার করেছে পুলিশ`
                after, trailing = list[Phrase](), ()
        beyond = wide[len(local) :] if match.verb is not None or match.construction == "headline" else []
        told = [
            # a headline names who does it after the noun (`উদ্ধারকর্মীদের প্রশংসা মেলোনির`)
            *(p for p in after if effective_case(p) == "genitive"),
            *local,
            *beyond,
            *trailing,
            *after,
        ]
        if match.construction not in ("passive", "headline"):
            return told
        return sorted(told, key=lambda p: self.around.governed(p, match))  # `সেনা সরিয়ে নিতে সম্মত হয়েছে`

    def _objects(
        self, match: Match, filler: Filler, near: Sequence[Phrase], wide: Sequence[Phrase], trailing: Sequence[Phrase]
    ) -> list[Phrase]:
        """Return what may be the object of a finite verb, or stand beside it in a case or with a postposition."""
        finite = match.construction == "finite" and filler.rel == "object"  # -রা marks no object
        behind = [p for p in trailing if not (finite and self.members.is_nominative(p))]
        if match.verb is not None and match.verb is not match.clause.verb:
            behind = []  # what stands behind another verb is that verb's (`… খুনের অভিযোগ উঠল বিজেপির বিরুদ্ধে`)
        return [*self.around.between(match), *near, *behind, *self._before_occasion(match, near, wide[len(near) :])]

    def _beside_noun(
        self, match: Match, filler: Filler, near: Sequence[Phrase], wide: Sequence[Phrase], trailing: Sequence[Phrase]
    ) -> list[Phrase]:
        """Return what may belong to a noun, a participle or a verbal noun, but its subject."""
        verb, behind = match.clause.verb, list[Phrase]()
        if "locative" in filler.case and verb is not None and verb.lexeme in syntax().existence:
            behind = [*trailing]  # `সফর ছিল চীনে`
        if "locative" in filler.case and match.event in syntax().spread and match.case == "locative":
            behind = [p for p in match.clause.phrases() if p.first >= match.last]
        charged = match.event in syntax().tried and match.verb is not None
        against = self._accused_before(match, wide[len(near) :]) if charged else []
        return [*near, *self.around.right_of(match), *behind, *against]

    def _is_site(self, phrase: Phrase, match: Match) -> bool:
        """Whether a common noun of a place is the object of an infinitive or verbal noun (`স্কুল উড়িয়ে দেওয়ার হুমকি`)."""
        common = phrase.entity is None and not phrase.pronoun and not self.members.is_nominative(phrase)
        return common and self.around.governed(phrase, match) and self.members.in_class(phrase, "place")

    def _before_occasion(self, match: Match, near: Sequence[Phrase], beyond: Sequence[Phrase]) -> list[Phrase]:
        """Return who may stand before another occasion and still be whom the predicate is about, where nobody else is.

        `শ্রমিকটি গ্রেপ্তারের পর নিহত হন`, `রহিমকে হত্যার অভিযোগে গ্রেপ্তার করা হয়েছে`.
        """
        if match.event in syntax().tried:
            against = self._accused_before(match, beyond)
            told = (p for p in near if effective_case(p) == "bare" and not p.postposition)
            held = match.verb is not None and match.verb.lexeme != "হওয়া"  # who is গ্রেপ্তার হওয়া has no -কে
            if not held or any(
                self.members.in_class(p, "victim") and not self.around.names_law(p, match) for p in told
            ):
                return against
            return [p for p in beyond if effective_case(p) == "accusative" and not p.postposition] or against
        if match.construction != "passive":
            return []
        return [p for p in reversed(beyond) if effective_case(p) == "bare" and not p.postposition]

    def _accused_before(self, match: Match, beyond: Sequence[Phrase]) -> list[Phrase]:
        """Return the people before a charge that has no verb (`রহিমের বিরুদ্ধে ঘুষের অভিযোগে মামলা হয়েছে`)."""
        verbs = [item.last for item in match.clause.items[: match.at] if isinstance(item, VerbGroup)]
        people = (p for p in beyond if p.postposition and self.members.in_class(p, "victim"))
        return [p for p in people if p.first >= max(verbs, default=0)]

    def _is_main_subject(self, phrase: Phrase, match: Match) -> bool:
        """Whether a bare phrase before a verbal noun is the only one that can be the subject of the finite verb."""
        if effective_case(phrase) != "bare" or match.clause.verb is None:
            return False
        return not any(self.members.may_act(other) for other in match.clause.phrases() if other not in group_of(phrase))


def _tells_news(match: Match) -> bool:
    """Whether a verbal noun says what the locative noun right after it is about."""
    verb, items = match.verb, match.clause.items
    if verb is None or verb.form != "verbal_noun" or verb not in items:
        return False
    after = items[items.index(verb) + 1 :][:1]
    return bool(after) and isinstance(after[0], Phrase) and after[0].case == "locative" and not after[0].postposition


def _is_circumstance(match: Match) -> bool:
    """Whether an event noun in the locative says how what the verb tells came about (`গুলিতে মৃত্যু হয় কৃষকের`)."""
    named = match.verb is None and match.phrase is not None and not match.phrase.postposition
    return named and match.construction == "noun" and match.case == "locative" and match.clause.verb is not None
