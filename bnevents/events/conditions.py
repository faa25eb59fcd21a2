"""The conditions of a frame: what must, and what must not, stand around its predicate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from bnevents.events.checks import Check, Checks
from bnevents.events.clauses import Clause
from bnevents.events.coordination import effective_case
from bnevents.events.fillers import Roles
from bnevents.events.matching import Match
from bnevents.events.membership import Membership
from bnevents.events.phrases import Mark, Phrase


class Conditions:
    """Tests the conditions of frames in one sentence.

    Args:
        members: tells the classes of its phrases.
        clauses: its clauses.
        checks: the conditions of each frame, by its id.
        told: the types of the events that the sentences before have told.
    """

    def __init__(
        self,
        members: Membership,
        clauses: Sequence[Clause],
        checks: Mapping[str, Checks],
        told: Set[str] = frozenset(),
    ) -> None:
        self.members, self.tokens, self.clauses = members, members.tokens, clauses
        self.checks, self.told = checks, told
        self._stems: frozenset[str] | None = None

    def failed(self, match: Match, roles: Roles | None) -> str | None:
        """Return the first condition of the frame that fails, in words, or None.

        Args:
            match: the match.
            roles: what fills its roles, for the conditions on them; None for all the others, which need no fillers.
        """
        checks = self.checks[match.frame.id]
        for check in checks.surroundings if roles is None else checks.fillers:
            if self.holds(check, match, roles) is check.forbids:
                return check.failure
        return None

    def holds(self, check: Check, match: Match, roles: Roles | None) -> bool:
        """Whether all keys of a condition hold."""
        if check.construction and match.construction not in check.construction:
            return False
        if check.before and not self._before(check, match):
            return False
        if check.after and not self._after(check, match):
            return False
        if check.word and self.stems().isdisjoint(check.word):
            return False
        if check.told and self.told.isdisjoint(check.told):
            return False
        if check.role is not None and roles is not None:
            filled = roles.fillers.get(check.role, [])
            if not check.asks:
                return bool(filled)
            return any(isinstance(p, Phrase) and self._phrase_is(p, check) for p in filled)
        if check.asks:
            return any(self._phrase_is(p, check) for p in self._around(match) if p is not match.phrase)
        return True

    def _before(self, check: Check, match: Match) -> bool:
        forms = self.tokens.forms
        near = forms[match.first - 1] if match.first > 0 else None
        inner = forms[match.phrase.core] if match.phrase and match.phrase.core < match.first else None
        return any(form is not None and not form.stems.isdisjoint(check.before) for form in (near, inner))

    def _after(self, check: Check, match: Match) -> bool:
        if match.last >= len(self.tokens.forms):
            return False
        form = self.tokens.forms[match.last]
        return not form.stems.isdisjoint(check.after) or any(v.lexeme in check.after for v in form.verbs)

    def stems(self) -> frozenset[str]:
        """Return the dictionary forms of all words of the sentence."""
        if self._stems is None:
            forms = self.tokens.forms[self.clauses[0].first : self.clauses[-1].last]
            # what is a verb is no inflected word (`যেতে`: যে)
            words = (form.stems if not form.verb_first else frozenset((form.norm,)) for form in forms)
            self._stems = frozenset[str]().union(*words)
        return self._stems

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

    def _phrase_is(self, phrase: Phrase, check: Check) -> bool:
        if check.head and phrase.stems.isdisjoint(check.head):
            return False
        if check.case and effective_case(phrase) not in check.case:
            return False
        if check.postposition and phrase.postposition not in check.postposition:
            return False
        if check.label and not (phrase.entity is not None and phrase.entity.label in check.label):
            return False
        return not check.is_ or self.members.in_any(phrase, check.is_)
