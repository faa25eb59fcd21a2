"""What a predicate governs: verbal nouns, infinitives and clauses, their subjects, and who controls an event noun."""

from __future__ import annotations

from collections.abc import Sequence

from bnevents.events.arguments import KEPT
from bnevents.events.clauses import Clause
from bnevents.events.coordination import effective_case, group_of
from bnevents.events.factuality import cues
from bnevents.events.fillers import Content, Filled, Roles
from bnevents.events.lexicon import syntax
from bnevents.events.matching import Match
from bnevents.events.membership import Membership
from bnevents.events.phrases import Mark, Phrase, VerbGroup
from bnevents.events.surroundings import Surroundings
from bnevents.rules.schema import Filler


class Government:
    """Finds what the predicates of one sentence govern.

    Args:
        members: tells the classes of its phrases.
        around: tells where they stand.
        clauses: its clauses.
    """

    def __init__(self, members: Membership, around: Surroundings, clauses: Sequence[Clause]) -> None:
        self.members, self.around, self.clauses = members, around, clauses

    def content(self, match: Match, roles: Roles) -> list[Filled]:
        """Return what the predicate governs: a verbal noun or infinitive before it, or the clause after যে.

        What fills the other roles stands outside it (`সবাইকে ঘরে থাকার আহ্বান`).
        """
        outside = {item.end for items in roles.fillers.values() for item in items if isinstance(item, Phrase)}
        clause = match.clause
        begin: int | None = None
        for k in range(match.at - 1, -1, -1):
            item = clause.items[k]
            if isinstance(item, VerbGroup):
                describes = item.form == "verbal_noun" and item.case == "bare" and k + 1 != match.at
                grounds = item.postposition in syntax().matters  # `পক্ষ নেওয়ার অভিযোগে শাস্তির দাবি`
                named = item.form == "verbal_noun" and item.case == "bare" and match.phrase is None  # `যাওয়া বলছি`
                if item.form in ("verbal_noun", "infinitive") and not (describes or grounds or named):
                    begin = k
                break
            if isinstance(item, Mark) and item.kind not in ("'", '"'):
                break
            if isinstance(item, Phrase) and match.at - k > 3:
                break
        if begin is not None:
            verb = clause.items[begin]
            assert isinstance(verb, VerbGroup)
            first = verb.first
            for k in range(begin - 1, -1, -1):
                item = clause.items[k]
                if isinstance(item, VerbGroup) and item.form not in ("verbal_noun", "participle", "infinitive"):
                    break
                if isinstance(item, VerbGroup) and item.form == "participle" and item.lexeme in cues().saying:
                    break
                if isinstance(item, Mark) and item.kind not in ("and", "'", '"'):
                    break
                if isinstance(item, Phrase):
                    if item.end in outside:
                        break
                    if (
                        item.case == "bare"
                        and not item.postposition
                        and self.members.in_class(item, "actor")
                        and item.last != verb.first
                    ):
                        break
                    first = item.first if item.determiner in KEPT else item.core
            return [Content(first, verb.trigger_last)]
        following = self.clauses[clause.index + 1] if clause.index + 1 < len(self.clauses) else None
        if (
            following is not None
            and clause.verb is not None
            and match.verb is clause.verb
            and "যে" in following.openers
        ):
            return [Content(following.first, following.last)]
        return []

    def content_subject(self, match: Match, filler: Filler) -> list[Filled]:
        """Return the subject of the clause that the predicate governs."""
        after = self.clauses[match.clause.index + 1 :]
        own = match.verb
        main = match.clause.verb
        if own is not None and main is not None and own.form == "participle" and own.end == main.first:
            own = main  # `অভিযোগ করে বলেন`
        before = self.clauses[match.clause.index - 1] if match.clause.index else None
        verbless = main is None and before is not None and "বলে" in before.closers  # `… করেছে বলে অভিযোগ ইউক্রেনের`
        if match.clause.claim is None and not verbless and (own is None or own is not main):
            return []
        if before is not None and "বলে" in before.closers:
            told = before
        elif after and ({"যে", ",", ":", "-"} & set(after[0].openers) or after[0].quoted):
            told = after[0]
        else:
            return []
        if told.verb is not None and told.verb.lexeme in syntax().existence:
            return []
        for phrase in told.phrases():
            bare = effective_case(phrase) == "bare" and not phrase.postposition
            if bare and not phrase.pronoun and self.members.is_class(phrase, filler):
                return list(group_of(phrase))
        return []

    def controller(self, match: Match, filler: Filler) -> list[Filled]:
        """Return the subject of the clause in which a bare event noun, or a verbal noun, stands."""
        verb = match.clause.verb
        if verb is None:  # a headline without a verb (`চীনের সঙ্গে বৈঠকে প্রধানমন্ত্রী`)
            last = next(iter(match.clause.phrases()[::-1]), None)
            fits = (
                last is not None
                and last.first >= match.last
                and effective_case(last) == "bare"
                and not last.postposition
            )
            if last is not None and fits and self.members.is_class(last, filler):
                return list(group_of(last))
            owners = (p for p in match.clause.phrases() if p.first >= match.last and p.case == "genitive")
            owner = next((p for p in owners if p.pronoun == "person"), None)
            return [] if owner is None else [owner]  # `দায়িত্ব গ্রহণের পর এটি তার প্রথম সফর`
        if (match.verb is not None and match.verb.finite) or match.first > verb.first:
            return []
        for phrase in [*match.clause.phrases(), *match.clause.trailing]:
            bare = effective_case(phrase) == "bare" and not phrase.postposition and not phrase.parenthetical
            if (
                bare
                and not self.around.is_modifier(phrase, match)
                and phrase is not match.phrase
                and (phrase.last != verb.first or match.clause.reporting)
                and self.members.is_class(phrase, filler)
            ):
                return list(group_of(phrase))
            if bare and phrase in match.clause.trailing and self.members.is_class(phrase, filler):
                return list(group_of(phrase))
        return []
