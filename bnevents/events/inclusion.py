"""Who is named among others: before সহ (`রহিমসহ দশজন`), or behind the verb with মধ্যে (`যাদের মধ্যে রয়েছেন রহিম`)."""

from __future__ import annotations

from collections.abc import Sequence

from bnevents.events.clauses import Clause
from bnevents.events.coordination import effective_case, group_of
from bnevents.events.fillers import Filled
from bnevents.events.lexicon import syntax
from bnevents.events.matching import Match
from bnevents.events.membership import Membership
from bnevents.events.phrases import MORE, Mark, Phrase, is_named_place
from bnevents.events.surroundings import Surroundings
from bnevents.rules.schema import Filler

INCLUDING = "সহ"


class Inclusion:
    """Finds the names that a count or a whole includes; one for each sentence.

    Args:
        members: what classes phrases belong to.
        around: what stands around a match.
        clauses: the clauses of the sentence.
    """

    def __init__(self, members: Membership, around: Surroundings, clauses: Sequence[Clause]) -> None:
        self.members, self.around, self.clauses = members, around, clauses

    def names(self, phrase: Phrase, match: Match, filler: Filler) -> list[Filled]:
        """Return the names that a count includes (`রহিম ও করিমসহ দশজন`)."""
        with_more = any(
            isinstance(i, Mark) and i.kind in MORE and i.token + 1 == phrase.first for i in match.clause.items
        )
        end = phrase.first - with_more  # `চালকসহ আরও দুজন`
        before = _including(match, end)
        if before is None or before is match.phrase:
            return []
        group = phrase.plural and phrase.quantity is None  # `যুক্তরাষ্ট্রসহ পশ্চিমা দেশগুলো`
        people = (member for member in group_of(before) if group or self.members.in_class(member, "victim"))
        return [member for member in people if self.members.is_class(member, filler)]

    def places(self, place: Phrase, match: Match) -> list[Phrase]:
        """Return the places named before a place that holds them and others (`তেহরানসহ বিভিন্ন শহরে`)."""
        start = min(p.first for p in (place, *place.modifiers))  # `ঢাকাসহ দেশের বিভিন্ন এলাকায়`
        before = _including(match, start)
        return [member for member in group_of(before) if is_named_place(member)] if before is not None else []

    def before_count(self, match: Match) -> list[Filled]:
        """Return whom the number after a headline's predicate includes (`সংঘর্ষে পুলিশসহ নিহত ৩`)."""
        if not self.around.is_counted(match):
            return []
        before = _including(match, match.first)
        return [p for p in group_of(before) if self.members.in_class(p, "victim")] if before is not None else []

    def behind(self, match: Match) -> list[Filled]:
        """Return the people whom the next clause names among those whom the verb tells of.

        `পাঁচ বন্দিকে মুক্তি দিয়েছে, যাদের মধ্যে রয়েছেন রহিম ও করিম`.
        """
        k = match.clause.index + 1
        clause = self.clauses[k] if k < len(self.clauses) else None
        first = clause.items[0] if clause is not None else None
        if clause is None or match.verb is None or match.verb is not match.clause.verb:
            return []
        if not isinstance(first, Phrase) or first.stem not in syntax().relatives or first.postposition != "মধ্যে":
            return []
        if clause.verb is not None and clause.verb.lexeme not in syntax().existence:
            return []
        named = (p for p in clause.phrases() if p.entity is not None and p.entity.label == "PERSON")
        return [phrase for phrase in named if effective_case(phrase) == "bare" and not phrase.postposition]


def _including(match: Match, end: int) -> Phrase | None:
    """Return the phrase with সহ that ends at a token, or None."""
    return next((p for p in match.clause.phrases() if p.end == end and p.postposition == INCLUDING), None)
