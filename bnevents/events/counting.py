"""How many: the number of a counted role."""

from __future__ import annotations

from bnevents.events.fillers import Roles
from bnevents.events.matching import Match
from bnevents.events.membership import Membership
from bnevents.events.phrases import Phrase, VerbGroup
from bnevents.events.surroundings import Surroundings


def count(match: Match, roles: Roles, role: str, members: Membership, around: Surroundings) -> list[Phrase]:
    """Return the phrases that say how many: those that fill the role, or a bare count without a name (`নিহত ৩`)."""
    counted = [p for p in roles.fillers.get(role, ()) if isinstance(p, Phrase) and p.quantity is not None]
    if counted:
        return counted
    local, _, _ = around.left_of(match)
    near = [*local, *around.between(match), *match.clause.trailing, *around.right_of(match), *_toll(match)]
    return [phrase for phrase in near if _is_count(phrase, match, members, around)][:1]


def _toll(match: Match) -> list[Phrase]:
    """Return the numbers that a count may have risen to (`নিহতের সংখ্যা বেড়ে ৩৯`)."""
    after = match.clause.items[match.at + 1 : match.at + 5]
    return [item for item in after if isinstance(item, Phrase) and item.first >= match.last]


def _is_count(phrase: Phrase, match: Match, members: Membership, around: Surroundings) -> bool:
    """Whether a phrase counts people: it names them, or it is a number right beside the trigger (`নিহত ৩`)."""
    if phrase.quantity is None or phrase.postposition or phrase.stem in around.event_nouns:
        return False
    if phrase.stem == "জন" or phrase.head >= phrase.quantity.last:
        return members.in_class(phrase, "victim")
    beside = phrase.end == match.first or phrase.first == match.last
    risen = any(isinstance(item, VerbGroup) and item.last == phrase.first for item in match.clause.items)
    return beside or risen
