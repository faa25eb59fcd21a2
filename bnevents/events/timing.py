"""Which time expression is the time of which event.

A time belongs to the next verb after it. That of a verbal noun or a participle before a noun stays with it; a conjunct
participle shares it with the verb that ends its clause (`বুধবার ঢাকায় গিয়ে বৈঠক করেন`). A time in the genitive belongs to the noun after it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bnevents.events.clauses import Clause
from bnevents.events.drafts import Draft
from bnevents.events.phrases import Mark, Phrase, VerbGroup
from bnevents.models import TimeExpression
from bnevents.text import Sentence, Tokens

_SHARED_POSTPOSITIONS = frozenset(("", "ঘটনায়", "সময়", "মধ্যে", "মাধ্যমে"))


def assign_times(
    drafts: Sequence[Draft],
    clauses: Sequence[Clause],
    times: Mapping[int, TimeExpression],
    tokens: Tokens,
    sentence: Sentence,
) -> None:
    """Set the time of each draft of a sentence that has one.

    Args:
        drafts: the sentence's drafts.
        clauses: its clauses.
        times: first token -> expression, of this sentence.
        tokens: tokens of the document.
        sentence: the sentence.
    """
    if not drafts:
        return
    owned: dict[int, list[tuple[int, TimeExpression]]] = {}  # id of a verb group or phrase -> its times
    loose: dict[int, list[tuple[int, TimeExpression]]] = {}  # clause index -> times that no verb follows
    for token, time in sorted(times.items()):
        if not sentence.first <= token < sentence.last or not dates(time):
            continue
        clause = _clause_of(clauses, token)
        if clause is None:
            continue
        owner = _owner(clause, token, time, tokens)
        if owner is None:
            loose.setdefault(clause.index, []).append((token, time))
        else:
            owned.setdefault(id(owner), []).append((token, time))
    for draft in drafts:
        found = _own(draft, owned) or _shared(draft, clauses, owned, loose, tokens)
        draft.time = _nearest(found, draft.match.first)
    for draft in drafts:
        if draft.time is None and draft.cause is not None:
            draft.time = draft.cause.time
    for draft in drafts:
        if draft.time is not None and draft.cause is not None and draft.cause.time is None:
            draft.cause.time = draft.time


def dates(time: TimeExpression) -> bool:
    """Whether an expression can say when something happened: ages, lengths and repetitions cannot."""
    return (time.type in ("DATE", "TIME") and time.value is not None) or (
        time.type == "DURATION" and time.earliest is not None
    )


def _clause_of(clauses: Sequence[Clause], token: int) -> Clause | None:
    for clause in clauses:
        if token < clause.last:
            return clause
    return clauses[-1] if clauses else None


def _owner(clause: Clause, token: int, time: TimeExpression, tokens: Tokens) -> VerbGroup | Phrase | None:
    """Return the verb group, or for a genitive time the phrase, that a time belongs to."""
    last = tokens.at(time.end - 1)
    genitive = tokens.forms[last].noun.case == "genitive" and time.end == tokens.ends[last]
    after = [item for item in clause.items if not isinstance(item, Mark) and item.first >= token]
    if genitive and after and isinstance(after[0], Phrase) and after[0].first <= last + 1:
        return after[0]
    for item in after:
        if isinstance(item, VerbGroup):
            return item
    return clause.verb


def _own(draft: Draft, owned: Mapping[int, list[tuple[int, TimeExpression]]]) -> list[tuple[int, TimeExpression]]:
    match = draft.match
    if match.phrase is not None and (found := owned.get(id(match.phrase))):
        return found
    if match.verb is not None and match.verb is not match.phrase:
        return owned.get(id(match.verb), [])
    return []


def _shared(
    draft: Draft,
    clauses: Sequence[Clause],
    owned: Mapping[int, list[tuple[int, TimeExpression]]],
    loose: Mapping[int, list[tuple[int, TimeExpression]]],
    tokens: Tokens,
) -> list[tuple[int, TimeExpression]]:
    """Return the times that the event shares: of its clause's chain of verbs, or of the clause that it continues."""
    match = draft.match
    clause = match.clause
    items = clause.items
    if match.verb is None:
        return _of_bare_noun(draft, owned, loose, tokens)
    if match.verb.finite or match.verb.form in ("participle", "conditional", "infinitive"):
        found: list[tuple[int, TimeExpression]] = []
        for item in items:
            if isinstance(item, VerbGroup) and item.form in ("participle", "conditional", "infinitive", "finite"):
                if item.first <= match.verb.first:
                    found += owned.get(id(item), [])
        if not found and match.verb.form == "participle" and clause.verb is not None:
            found = owned.get(id(clause.verb), [])
        found += loose.get(clause.index, [])
        if not found and clause.index and "and" in clause.openers and not clauses[clause.index - 1].reporting:
            before = clauses[clause.index - 1].verb
            found = owned.get(id(before), []) if before is not None else []
        return found
    return []


def _of_bare_noun(
    draft: Draft,
    owned: Mapping[int, list[tuple[int, TimeExpression]]],
    loose: Mapping[int, list[tuple[int, TimeExpression]]],
    tokens: Tokens,
) -> list[tuple[int, TimeExpression]]:
    """Return the time of a noun: of the verb after it, where the noun is told by that verb and not only spoken of."""
    match = draft.match
    items = match.clause.items
    following = next((item for item in items[match.at + 1 :] if isinstance(item, VerbGroup)), None)
    found = list(owned.get(id(following), [])) if following is not None else []
    found += loose.get(match.clause.index, [])
    before = [(token, time) for token, time in found if token < match.first]
    phrase = match.phrase
    direct = [(token, time) for token, time in before if _reaches(match.clause, token, time, match.first, tokens)]
    if phrase is not None and phrase.postposition not in _SHARED_POSTPOSITIONS:
        return [(token, time) for token, time in direct if tokens.at(time.end - 1) + 1 == phrase.first]
    return direct


def _reaches(clause: Clause, token: int, time: TimeExpression, trigger: int, tokens: Tokens) -> bool:
    """Whether only places and possessors stand between a time and a trigger noun."""
    for item in clause.items:
        if isinstance(item, Mark) or item.first < token or item.first >= trigger:
            continue
        if isinstance(item, VerbGroup):
            if item.form != "verbal_noun":
                return False
        elif item.last <= trigger and item.case not in ("genitive", "locative") and not item.postposition:
            if item.end != trigger:
                return False
    return True


def _nearest(found: Sequence[tuple[int, TimeExpression]], trigger: int) -> TimeExpression | None:
    """Return the time right before the trigger, a date before a length; else the first after it."""
    if not found:
        return None
    ranked = sorted(found, key=lambda pair: (pair[1].type == "DURATION", pair[0] > trigger, abs(trigger - pair[0])))
    return ranked[0][1]
