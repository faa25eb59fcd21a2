"""The conditions of a frame: what must, and what must not, stand around its predicate."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from bnevents.events.clauses import Clause
from bnevents.events.coordination import effective_case
from bnevents.events.fillers import Roles
from bnevents.events.matching import Match
from bnevents.events.membership import Membership
from bnevents.events.phrases import Mark, Phrase
from bnevents.rules.schema import Condition


class Conditions:
    """Tests the conditions of frames in one sentence.

    Args:
        members: tells the classes of its phrases.
        clauses: its clauses.
    """

    def __init__(self, members: Membership, clauses: Sequence[Clause]) -> None:
        self.members, self.tokens, self.clauses = members, members.tokens, clauses

    def failed(self, match: Match, roles: Roles | None) -> str | None:
        """Return the first condition of the frame that fails, in words, or None.

        Args:
            match: the match.
            roles: what fills its roles, for the conditions on them; None for all the others, which need no fillers.
        """
        for condition in match.frame.when:
            if (condition.role is None) == (roles is None) and not self.holds(condition, match, roles):
                return f"the condition `when: {condition.said}` does not hold"
        for condition in match.frame.unless:
            if (condition.role is None) == (roles is None) and self.holds(condition, match, roles):
                return f"the condition `unless: {condition.said}` holds"
        return None

    def holds(self, condition: Condition, match: Match, roles: Roles | None) -> bool:
        """Whether all keys of a condition hold."""
        if condition.construction and match.construction not in condition.construction:
            return False
        if condition.before and not self._before(condition, match):
            return False
        if condition.after and not self._after(condition, match):
            return False
        if condition.word and not self._has_word(condition):
            return False
        keys = (condition.head, condition.case, condition.postposition, condition.is_, condition.label)
        if condition.role is not None and roles is not None:
            filled = roles.fillers.get(condition.role, [])
            if not any(keys):
                return bool(filled)
            return any(isinstance(p, Phrase) and self._phrase_is(p, condition) for p in filled)
        if any(keys):
            return any(self._phrase_is(p, condition) for p in self._around(match) if p is not match.phrase)
        return True

    def _before(self, condition: Condition, match: Match) -> bool:
        forms = self.tokens.forms
        near = forms[match.first - 1] if match.first > 0 else None
        inner = forms[match.phrase.core] if match.phrase and match.phrase.core < match.first else None
        return any(form is not None and not form.stems.isdisjoint(condition.before) for form in (near, inner))

    def _after(self, condition: Condition, match: Match) -> bool:
        if match.last >= len(self.tokens.forms):
            return False
        form = self.tokens.forms[match.last]
        return not form.stems.isdisjoint(condition.after) or any(v.lexeme in condition.after for v in form.verbs)

    def _has_word(self, condition: Condition) -> bool:
        return not self.stems.isdisjoint(condition.word)

    @functools.cached_property
    def stems(self) -> frozenset[str]:
        """The dictionary forms of all words of the sentence."""
        forms = self.tokens.forms[self.clauses[0].first : self.clauses[-1].last]
        return frozenset[str]().union(*(form.stems for form in forms))

    def _around(self, match: Match) -> list[Phrase]:
        """Return the phrases of the match's clause; in a clause without a verb, those between the same commas."""
        clause = match.clause
        if clause.verb is not None or match.verb is not None:
            return clause.phrases()
        before = [item for item in clause.items[: match.at] if isinstance(item, Mark) and item.kind == ","]
        after = [item for item in clause.items[match.at :] if isinstance(item, Mark) and item.kind == ","]
        first = before[-1].token if before else -1
        last = after[0].token if after else len(self.tokens)
        return [phrase for phrase in clause.phrases() if first < phrase.first < last]

    def _phrase_is(self, phrase: Phrase, condition: Condition) -> bool:
        if condition.head and phrase.stems.isdisjoint(condition.head):
            return False
        if condition.case and effective_case(phrase) not in condition.case:
            return False
        if condition.postposition and phrase.postposition not in condition.postposition:
            return False
        if condition.label and not (phrase.entity is not None and phrase.entity.label in condition.label):
            return False
        return not condition.is_ or self.members.in_any(phrase, condition.is_)
