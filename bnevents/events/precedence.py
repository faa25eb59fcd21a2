"""Which of several matches stand: one frame for one trigger, one event for one happening in a clause."""

from __future__ import annotations

from collections.abc import Sequence

from bnevents.events.drafts import Draft
from bnevents.events.lexicon import syntax
from bnevents.events.matching import Trace
from bnevents.events.phrases import Item, Mark, Phrase, VerbGroup


def choose(drafts: Sequence[Draft], trace: Trace | None = None) -> list[Draft]:
    """Return the drafts that stand, in the order of their triggers.

    A frame yields to one that names it in `beats`; then a predicate of more words beats one of fewer, a verb a bare
    noun, a longer trigger a shorter one, and more filled roles fewer. Words inside one trigger are no second trigger.
    """
    if len(drafts) < 2:  # as in most sentences
        return list(drafts)
    kept: list[Draft] = []
    for draft in sorted(drafts, key=_rank):
        rival = next((other for other in kept if _overlap(draft, other)), None)
        if rival is not None and draft.match.frame.id in rival.match.frame.beats:
            _note(draft, trace, rival)
            continue
        beaten = [other for other in kept if _overlap(draft, other)]
        if beaten and all(other.match.frame.id in draft.match.frame.beats for other in beaten):
            for other in beaten:
                kept.remove(other)
                _note(other, trace, draft)
            kept.append(draft)
        elif rival is None:
            kept.append(draft)
        else:
            _note(draft, trace, rival)
    return sorted(_without_charges(_merge(kept)), key=lambda draft: draft.match.first)


def _without_charges(drafts: list[Draft]) -> list[Draft]:
    """Leave out what somebody is arrested for (`হামলার অভিযোগে গ্রেপ্তার`)."""
    gone: set[int] = set()
    for arrest in drafts:
        words = syntax().charges.get(arrest.event)
        if words is None:
            continue
        clause, begin = arrest.match.clause, 0
        for k, item in enumerate(clause.items[: arrest.match.at]):
            if isinstance(item, Mark):
                continue
            if item.postposition.removesuffix("ে") in words or _names(item, words):
                gone |= {id(other) for other in drafts if other.match.clause is clause and begin <= other.match.at <= k}
            elif item.postposition in syntax().sequels | syntax().occasion_postpositions:
                begin = k + 1
    return [draft for draft in drafts if id(draft) not in gone]


def _names(item: Phrase | VerbGroup, words: frozenset[str]) -> bool:
    return isinstance(item, Phrase) and item.case == "locative" and item.stem in words


def _rank(draft: Draft) -> tuple[int, int, int, int, int]:
    match = draft.match
    filled = sum(len(items) for role, items in draft.roles.fillers.items() if role in match.frame.roles)
    return (-match.fixed, -int(draft.verbal), -(match.last - match.first), -filled, match.first)


def _overlap(one: Draft, other: Draft) -> bool:
    return one.match.first < other.match.last and other.match.first < one.match.last


def _note(loser: Draft, trace: Trace | None, winner: Draft) -> None:
    if trace is not None:
        trace.note(loser.match.frame.id, loser.match.first, loser.match.last, f"gives way to {winner.match.frame.id}")


def _merge(drafts: list[Draft]) -> list[Draft]:
    """Join a bare noun with the verb of its clause that names the same happening (`বৈঠকে মিলিত হন`)."""
    gone: set[int] = set()
    for noun in drafts:
        if noun.match.phrase is None:
            continue
        again = next((d for d in drafts if d.event == noun.event and _explains(noun, d)), None)
        if again is not None and id(again) not in gone:
            for role, found in noun.roles.fillers.items():
                again.roles.fillers.setdefault(role, found)
            gone.add(id(noun))
            continue
        twin = next((d for d in drafts if d is not noun and d.event == noun.event and _one_verb(noun, d)), None)
        if twin is not None and id(twin) not in gone:
            for role, found in noun.roles.fillers.items():
                twin.roles.fillers.setdefault(role, found)
            gone.add(id(noun))
            continue
        if noun.verbal:
            continue
        for verb in drafts:
            same = verb.event == noun.event and verb.match.clause is noun.match.clause and verb.verbal
            if not same or id(verb) in gone or not _feeds(noun, verb):
                continue
            for role, found in noun.roles.fillers.items():
                verb.roles.fillers.setdefault(role, found)
            gone.add(id(noun))
            break
    return [draft for draft in drafts if id(draft) not in gone]


def _explains(noun: Draft, other: Draft) -> bool:
    """Whether a noun after a colon tells of the accident named before it (`সড়ক দুর্ঘটনা: সংঘর্ষে নিহত ৩`)."""
    here, there = noun.match.clause, other.match.clause
    bare = noun.match.verb is None and other.match.verb is None and there.verb is None
    return bare and here.index == there.index + 1 and ":" in here.openers


def _one_verb(noun: Draft, other: Draft) -> bool:
    """Whether one light verb carries both nouns (`বৈঠক ও আলোচনা করেছেন`), the other right beside it.

    With objects of their own they are two (`১০ জনকে আটক ও পাঁচজনকে গ্রেপ্তার করে`).
    """
    if not noun.verbal or noun.match.verb is not other.match.verb or noun.match.first >= other.match.first:
        return False
    between = noun.match.clause.items[noun.match.at + 1 : other.match.at]
    return not any(isinstance(item, Phrase) and item.case == "accusative" for item in between)


def _feeds(noun: Draft, verb: Draft) -> bool:
    """Whether the noun is the object or the place of the verb: locative or bare, with nothing but phrases between.

    A genitive is so where it says what is signed: `চুক্তি অনুমোদনের ডিক্রিতে সই` (signed the decree of ratification).
    """
    phrase = noun.match.phrase
    if phrase is not None and noun.match.case == "genitive" and verb.match.frame.predicate.object:
        following = noun.match.clause.items[noun.match.at + 1]
        return isinstance(following, Phrase) and following.first <= verb.match.first < following.last
    if phrase is None or phrase.postposition or noun.match.case not in ("locative", "bare", "genitive"):
        return False
    between = noun.match.clause.items[noun.match.at + 1 : verb.match.at]
    if [item.kind for item in between if isinstance(item, Mark)] == ["and"] and noun.match.case == "bare":
        return len(between) == 1  # `মিছিল ও সমাবেশ হয়েছে`
    if noun.match.case == "genitive":  # `নির্বাচনের প্রথম দফার ভোট হয়েছে`
        owned = verb.match.phrase is not None and all(isinstance(i, Phrase) and i.case == "genitive" for i in between)
        return owned and phrase.end == _first_of([*between, verb.match.phrase]) and len(between) < 2
    near = len(between) < 3 or noun.match.case == "locative"  # `বৈঠকে তিনি প্রতিনিধিদের সঙ্গে ভোট নিয়ে কথা বলেন`
    return noun.match.first < verb.match.first and all(isinstance(item, Phrase) for item in between) and near


def _first_of(items: Sequence[Item | None]) -> int:
    return next((item.first for item in items if isinstance(item, Phrase)), -1)
