"""How many: the number of a counted role."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from bnevents.events.fillers import Roles
from bnevents.events.matching import Match
from bnevents.events.membership import Membership
from bnevents.events.phrases import JOINTS, MORE, Mark, Phrase, VerbGroup
from bnevents.events.surroundings import Surroundings
from bnevents.text.numerals import Quantity

_AMONG, _NUMBER, _HEADS = "মধ্যে", "সংখ্যা", "জন"
_STEP = 3  # from one count to the next: what joins them, and the place


def total(counts: Sequence[Phrase]) -> Quantity | None:
    """Return how many several counts make: those that are joined add up (`একজন নারী ও দুই শিশু`)."""
    numbers = [phrase.quantity for phrase in counts if phrase.quantity is not None]
    joined = [phrase for phrase in counts if phrase.quantity is not None and phrase.postposition != "সহ"]
    values = [phrase.quantity.value for phrase in joined if phrase.quantity is not None]
    if len(joined) < 2 or joined[0].group is not joined[-1].group or None in values:
        return numbers[0] if numbers else None
    first, last = joined[0].quantity, joined[-1].quantity
    assert first is not None
    assert last is not None
    return replace(first, last=last.last, value=sum(value for value in values if value is not None))


def count(match: Match, roles: Roles, role: str, members: Membership, around: Surroundings) -> list[Phrase]:
    """Return the phrases that say how many: those that fill the role, or a bare count without a name (`নিহত ৩`)."""
    own = match.phrase
    within = own is not None and any(own.first <= p.first < match.first for p in roles.fillers.get(role, ()))
    if own is not None and own.quantity is not None and within:
        return [own]  # `৫০ লাখ ডলার অনুদান`
    counted = [p for p in roles.fillers.get(role, ()) if isinstance(p, Phrase) and p.quantity is not None]
    lone = [p for p in roles.fillers.get(role, ()) if isinstance(p, Phrase) and p.determiner == "এক" and not p.group]
    if not counted and lone:
        phrase = lone[0]  # the article says how many as well (`এক ব্রিটিশ তরুণী`)
        forms = members.tokens.forms
        at = next(token for token in range(phrase.first, phrase.last) if forms[token].norm == phrase.determiner)
        return [replace(phrase, quantity=Quantity(at, at + 1, 1))]
    if any(member.quantity is None and member.entity for phrase in counted for member in phrase.group):
        return []  # `রহিম ও দুই কনস্টেবল`: how many they are together is not told
    number = next((p for p in match.clause.phrases() if p.end == match.first and p not in counted), None)
    if counted and number is not None and number.quantity is not None and number.head < number.quantity.last:
        return _by_place(number, match)  # `১৫ জন নিহত ও শতাধিক আহত`
    if len(counted) == 1 and counted[0].stem == _HEADS:
        return _by_place(counted[0], match)
    if counted:
        return sorted(counted, key=lambda phrase: phrase.postposition == "সহ")  # `দুই শিশুসহ ছয়জন` are six
    if _tells_part(match):
        return []  # `আহত ব্যক্তিদের মধ্যে চারজনকে ভর্তি করা হয়েছে`: only some of them
    ways = match.frame.roles.get(role, ())
    if ways and all(way.rel == "compound" for way in ways):
        return []  # `তিন শিশুকে সহায়তা`: not how much
    others = {id(p) for name, found in roles.fillers.items() if name != role for p in found}
    local, _, _ = around.left_of(match)
    if match.clause.verb is None:
        local = around.own_part(match, local)
    beside = _toll(match)[:1] if around.is_counted(match) else []
    near = [*beside, *local, *around.between(match), *match.clause.trailing, *around.right_of(match), *_toll(match)]
    # `একজন বিচারক তাকে জামিন দিয়েছেন`: one judge
    found = (phrase for phrase in near if id(phrase) not in others and _is_count(phrase, match, members, around))
    first = next(found, None)
    return [] if first is None else _by_place(first, match)


def _by_place(last: Phrase, match: Match) -> list[Phrase]:
    """Return a count with those that are told before it of other places (`ঢাকায় তিনজন ও সিলেটে দুজন মারা যান`)."""
    items, counts = match.clause.items, [last]
    k = items.index(last) if last in items else 0
    while k >= _STEP:
        before, joint, place = items[k - _STEP : k]
        if not (isinstance(place, Phrase) and place.case == "locative" and not place.postposition):
            break
        if not (isinstance(joint, Mark) and joint.kind in JOINTS and isinstance(before, Phrase)):
            break
        if before.quantity is None or before.stem != _HEADS or before.case != "bare":
            break
        counts.insert(0, before)
        k -= _STEP
    group = tuple(counts) if len(counts) > 1 else last.group
    return [replace(phrase, group=group) for phrase in counts]


def _tells_part(match: Match) -> bool:
    """Whether what follows tells of some of those whom a participle describes."""
    after = match.clause.items[match.at + 1 : match.at + 2]
    described = [item for item in (match.phrase, *after) if isinstance(item, Phrase)]
    return match.construction == "participle" and any(item.postposition == _AMONG for item in described)


def _toll(match: Match) -> list[Phrase]:
    """Return the numbers that a count may have risen to (`নিহতের সংখ্যা বেড়ে ৩৯`)."""
    after = match.clause.items[match.at + 1 : match.at + 5]
    own = takewhile(lambda item: not (isinstance(item, Mark) and item.kind in JOINTS), after)
    later = [item for item in own if isinstance(item, Phrase) and item.first >= match.last]
    describes = match.construction == "participle"
    return [item for item in later if describes or item.case != "accusative"]  # `খুনের ঘটনায় দুজনকে আটক করা হয়`


def _is_count(phrase: Phrase, match: Match, members: Membership, around: Surroundings) -> bool:
    """Whether a phrase counts people: it names them, or it is a number right beside the trigger (`নিহত ৩`)."""
    if phrase.quantity is None or phrase.postposition or phrase.parenthetical or phrase.stem in around.event_nouns:
        return False
    if around.names_place(phrase, match):
        return False  # `একটি শিক্ষার্থীদের হোস্টেলে`
    if phrase.stem == _HEADS or phrase.head >= phrase.quantity.last:
        return members.in_class(phrase, "victim")
    if members.tokens.forms[match.last - 1].noun.stem == _NUMBER and phrase.first >= match.last:
        return True  # `মৃতের সংখ্যা বৃহস্পতিবার ৩,০৮৫-তে উন্নীত হয়েছে`
    more = any(isinstance(i, Mark) and i.kind in MORE and i.token == match.last for i in match.clause.items)
    beside = phrase.end == match.first or phrase.first == match.last + more  # `নিহত আরও ২৩`
    risen = any(isinstance(item, VerbGroup) and item.last == phrase.first for item in match.clause.items)
    return beside or risen or phrase in match.clause.trailing  # `আহত হয়েছেন আরও শতাধিক`
