"""Which time expression is the time of which event.

A time belongs to the next verb after it. That of a verbal noun or a participle before a noun stays with it; a conjunct
participle shares it with the verb that ends its clause (`বুধবার ঢাকায় গিয়ে বৈঠক করেন`). A time in the genitive belongs
to the noun after it, and an event noun shares the time of the verb that tells it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bnevents.events.clauses import Clause, reporting
from bnevents.events.drafts import Draft
from bnevents.events.factuality import cues
from bnevents.events.lexicon import syntax
from bnevents.events.phrases import Item, Mark, Phrase, VerbGroup, is_on_the_way
from bnevents.models import TimeExpression
from bnevents.text import Sentence, Tokens, normalize
from bnevents.times import event_interval, is_term

Moment = dt.date | dt.datetime
Placed = tuple[int, TimeExpression]  # first token and expression

_PURPOSE = normalize("জন্য")
_TOLL = normalize("সংখ্যা")
_CHAINED = frozenset(("participle", "conditional", "infinitive"))
# what comes before what the verb of the clause tells
_AFTERWARDS = frozenset(map(normalize, ("পর", "পরে")))
# what somebody is tried for happened before
_GROUNDS = frozenset(map(normalize, ("দায়ে", "অভিযোগে", "অপরাধে")))
_CONTINUES = frozenset(map(normalize, ("and", "যেখানে", "যখন", "যাতে", "ফলে", "তবে", "কিন্তু")))
# what happens on the same occasion as the verb of its clause
_TOGETHER = frozenset(map(normalize, ("বিনিময়ে", "সময়", "সময়ে", "মাধ্যমে", "ফলে", "কারণে", "ঘটনায়")))


@dataclass(slots=True)
class Owned:
    """The times of a sentence by what they belong to.

    Attributes:
        by: id of a verb group or a phrase -> its times.
        loose: index of a clause without a verb -> its times.
    """

    by: dict[int, list[Placed]] = field(default_factory=dict[int, list[Placed]])
    loose: dict[int, list[Placed]] = field(default_factory=dict[int, list[Placed]])

    def of(self, owner: VerbGroup | Phrase | None) -> list[Placed]:
        """Return the times of a verb group or a phrase."""
        return self.by.get(id(owner), []) if owner is not None else []


def assign_times(
    drafts: Sequence[Draft],
    clauses: Sequence[Clause],
    times: Mapping[int, TimeExpression],
    tokens: Tokens,
    sentence: Sentence,
    published: Moment | None,
) -> None:
    """Set the time of each draft of a sentence that has one.

    Args:
        drafts: the sentence's drafts.
        clauses: its clauses.
        times: first token -> expression, of this sentence.
        tokens: tokens of the document.
        sentence: the sentence.
        published: publication date, for lengths that end or begin there.
    """
    if not drafts or not times:
        return
    owned = _owned(clauses, times, tokens, sentence, published)
    for draft in drafts:
        found = _times_of(draft, clauses, owned)
        draft.time = _chosen(found, draft, tokens.text, published)
    for draft in drafts:
        if draft.cause is not None:
            draft.time = draft.time or draft.cause.time
            draft.cause.time = draft.cause.time or draft.time
    if published is not None:
        for draft in drafts:
            _look_ahead(draft, tokens, published)


def _look_ahead(draft: Draft, tokens: Tokens, published: Moment) -> None:
    """Make an event future whose time begins after the publication, if only a noun or the present tells it.

    `আগামী বছরের নির্বাচন`, `সোমবার হরতাল ডেকেছে`, `আগামী মাসে ঢাকায় আসছেন`
    """
    time, verb = draft.time, draft.match.verb
    planned = verb is None or verb.lexeme == "ডাকা" or (verb.finite and verb.tense in ("present", "progressive"))
    if not planned or time is None or time.earliest is None:
        return
    if time.earliest > _day(published):
        draft.factuality.weigh("future", (tokens.at(time.start), tokens.at(time.end - 1) + 1))


def _owned(
    clauses: Sequence[Clause],
    times: Mapping[int, TimeExpression],
    tokens: Tokens,
    sentence: Sentence,
    published: Moment | None,
) -> Owned:
    owned = Owned()
    for token, time in sorted(times.items()):
        clause = _clause_of(clauses, token, tokens)
        if clause is None or not sentence.first <= token < sentence.last or not _tells(time, tokens.text, published):
            continue
        owners = _owners(clause, token, time, tokens, published)
        if not owners:
            owned.loose.setdefault(clause.index, []).append((token, time))
        for owner in owners:
            owned.by.setdefault(id(owner), []).append((token, time))
    return owned


def _tells(time: TimeExpression, text: str, published: Moment | None) -> bool:
    """Whether an expression can say when something happened: ages, lengths and repetitions cannot."""
    if time.type == "DURATION":
        return not _bounds(time, "মধ্যে", text) and event_interval(time, text, published) is not None
    if time.value == "PRESENT_REF" and _bounds(time, "পর্যন্ত", text):
        return False
    return time.type in ("DATE", "TIME") and time.value is not None


def _bounds(time: TimeExpression, bound: str, text: str) -> bool:
    """Whether an expression bounds a count, not an event (`গত ২৪ বছরের মধ্যে প্রথম`, `এখন পর্যন্ত ৫০ জন নিহত`)."""
    return text[time.end : time.end + len(bound) + 3].lstrip().startswith(bound)


def _clause_of(clauses: Sequence[Clause], token: int, tokens: Tokens) -> Clause | None:
    for clause in clauses:
        if token < clause.last:
            if clause.resumed_by is not None and token < clause.inserted_from:
                return clauses[clause.resumed_by]  # `৪ আগস্ট গুদামে, যেখানে সার ছিল, বিস্ফোরণে …`
            closed = any(tokens.forms[k].norm == ":" for k in range(token, clause.first))
            return clauses[clause.index - 1] if closed and clause.index else clause  # `ভোট হবে ফেব্রুয়ারিতে: উপদেষ্টা`
    return clauses[-1] if clauses else None


def _owners(
    clause: Clause, token: int, time: TimeExpression, tokens: Tokens, published: Moment | None
) -> list[VerbGroup | Phrase]:
    """Return what a time belongs to: the phrase after a genitive time, else the next verb and its occasion."""
    last = tokens.at(time.end - 1)
    after = [item for item in clause.items if not isinstance(item, Mark) and item.first >= token]
    if _is_genitive(tokens, last, time) and after and after[0].first <= last + 1:
        for item in after:
            if isinstance(item, VerbGroup):
                break
            if item.case != "bare" or item.postposition:
                on_that_day = item.stem in syntax().occasions and item.case == "locative" and not item.postposition
                verb = next((verb for verb in after if isinstance(verb, VerbGroup)), None)
                # `রোববারের নির্বাচনে জয়ী হন রহিম`: a day, not `গত বছরের নির্বাচনে জয়ী দল`
                return [item, verb] if on_that_day and verb is not None and _coarseness(time) <= 1 else [item]
        return [after[0]]
    occasion: list[VerbGroup | Phrase] = []
    for k, item in enumerate(after):
        over = _is_over(time, clause.verb, published)
        aim = isinstance(item, VerbGroup) and item.postposition == _PURPOSE
        if aim and (_opens(clause, token) or over):
            continue  # `মোদি সোমবার চুক্তি করার জন্য নেপালকে ধন্যবাদ দেন`: what was aimed at came after what was done
        if over and isinstance(item, VerbGroup) and _is_asked(item, after[k + 1 :]):
            continue  # `মহাসচিব রোববার সেনা প্রত্যাহার করার আহ্বান জানিয়েছেন`
        if isinstance(item, VerbGroup) and _is_aside(item, after[k + 1 :], time):
            continue  # `সোমবার বেতন বাড়ানোর দাবিতে ধর্মঘট করেন`
        if isinstance(item, VerbGroup):
            return [*occasion, item, *_together(item, after[k + 1 :], clause)]
        if item.postposition in _AFTERWARDS | _GROUNDS and item.entity is None and not occasion:
            if _coarseness(time) > 1:
                return [item]  # `২০২২ সালে যুদ্ধ শুরুর পর সম্পর্ক ঘনিষ্ঠ হয়`
            occasion = [item]
    return [*occasion, clause.verb] if clause.verb is not None else occasion


def _is_aside(verb: VerbGroup, after: Sequence[Phrase | VerbGroup], time: TimeExpression) -> bool:
    """Whether a verbal noun only says why, or on which way, the verb after it came about.

    A day before it is that of the verb, a longer time may be its own (`২০১৭ সালে ঘুষ নেওয়ার অভিযোগে গ্রেপ্তার হন`).
    """
    if verb.form != "verbal_noun":
        return False
    way = after[0] if after else None
    told = verb.postposition in syntax().causes or (verb.postposition in _GROUNDS and _coarseness(time) <= 1)
    return told or is_on_the_way(verb, way)


def _is_asked(verb: VerbGroup, after: Sequence[Phrase | VerbGroup]) -> bool:
    """Whether a verbal noun tells what somebody asks for or promises with the noun right after it."""
    act = after[0] if after else None
    if verb.form != "verbal_noun" or verb.case != "genitive" or not isinstance(act, Phrase) or act.case != "bare":
        return False
    return act.first == verb.end and act.stem in reporting().acts


def _opens(clause: Clause, token: int) -> bool:
    """Whether the subject of the clause stands right before a time."""
    before = next((p for p in reversed(clause.phrases()) if p.first < token), None)
    return before is not None and before.end == token and before.case == "bare" and not before.postposition


def _is_over(time: TimeExpression, verb: VerbGroup | None, published: Moment | None) -> bool:
    """Whether a time is past and the verb that ends its clause tells what happened."""
    if verb is None or time.latest is None or published is None or verb.tense in ("future", "progressive"):
        return False
    return time.latest <= _day(published)


def _day(moment: Moment) -> dt.date:
    return moment.date() if isinstance(moment, dt.datetime) else moment


def _is_genitive(tokens: Tokens, last: int, time: TimeExpression) -> bool:
    return tokens.forms[last].noun.case == "genitive" and time.end >= tokens.starts[last] + tokens.forms[last].cut


def _together(verb: VerbGroup, after: Sequence[Phrase | VerbGroup], clause: Clause) -> Iterable[VerbGroup]:
    """Return the main verb where what another verb tells is only its circumstance (`গতকাল দেওয়া ভাষণে তিনি … বলেন`)."""
    main = clause.verb
    if main is None or main is verb or verb.form != "verbal_noun":
        return ()
    if verb.postposition:
        return (main,) if verb.postposition in _TOGETHER else ()
    for head in after:
        if isinstance(head, VerbGroup):
            break
        if head.case != "bare" or head.postposition:
            circumstance = head.case == "locative" or head.postposition in _TOGETHER
            return (main,) if circumstance and verb.case == "bare" and head.stem in syntax().occasions else ()
    return ()


def _times_of(draft: Draft, clauses: Sequence[Clause], owned: Owned) -> list[Placed]:
    match = draft.match
    if found := owned.of(match.phrase):
        return found
    if match.verb is None and _is_asked_for(draft):
        return []
    if match.verb is None:
        return _of_noun(draft, owned)
    found = owned.of(match.verb) or _of_chain(draft, clauses, owned)
    if match.phrase is not None and match.phrase.stem == _TOLL:
        return [placed for placed in found if placed[0] < match.first]  # `মৃতের সংখ্যা সোমবার ১০০ ছাড়াল`: then counted
    return found


def _is_asked_for(draft: Draft) -> bool:
    """Whether a noun tells what somebody asks for (`সোমবার মন্ত্রীর পদত্যাগের দাবি জানিয়েছে`): the day is that of asking."""
    match = draft.match
    act = match.clause.phrase_at(match.phrase.end) if match.phrase is not None else None
    return match.case == "genitive" and act is not None and act.case == "bare" and act.stem in reporting().acts


def _of_chain(draft: Draft, clauses: Sequence[Clause], owned: Owned) -> list[Placed]:
    """Return the times that a verb shares: of its chain of participles, or of the clause that its own continues."""
    match = draft.match
    clause, verb = match.clause, match.verb
    if verb is None or (not verb.finite and verb.form not in _CHAINED):
        return []
    groups = [item for item in clause.items if isinstance(item, VerbGroup)]
    found: list[Placed] = []
    for group in reversed(groups[: groups.index(verb)] if verb in groups else []):
        if group.form not in _CHAINED or group.concessive:
            break  # what stands before a verbal noun belongs to it
        found += owned.of(group)
    if not found and verb.form in _CHAINED:
        found = list(owned.of(clause.verb))
    found += owned.loose.get(clause.index, [])
    while not found and clause.index and _CONTINUES & set(clause.openers):
        clause = clauses[clause.index - 1]
        found = list(owned.of(clause.verb)) if not clause.reporting else []
    return found


def _of_noun(draft: Draft, owned: Owned) -> list[Placed]:
    """Return the times of a bare noun: of the participle before it, or of the verb after it that tells it."""
    match = draft.match
    items, phrase = match.clause.items, match.phrase
    before = _attribute(items, match.at)
    if before is not None and (found := owned.of(before)):
        return found
    following = next((item for item in items[match.at + 1 :] if isinstance(item, VerbGroup)), None)
    if following is None and match.clause.verb is not None and match.first > match.clause.verb.first:
        following = match.clause.verb
    elif following is not None:
        behind = [item for item in items[items.index(following) + 1 :] if not isinstance(item, Mark)]
        if _is_asked(following, behind):
            following = match.clause.verb  # `জুনে স্বাক্ষরিত চুক্তিতে এগিয়ে আসার আহ্বান জানানো হয়েছে`
    found = [*owned.of(following), *owned.loose.get(match.clause.index, [])]
    if phrase is not None and match.case == "locative" and not phrase.postposition and following is not None:
        later = [placed for placed in found if placed[0] == phrase.end]
    else:
        later = []
    if phrase is not None and match.clause.verb is None:
        later = [placed for placed in found if placed[0] == phrase.end]  # `মোদি-পুতিন বৈঠক আজ`
    reached = [(token, time) for token, time in found if token < match.first and _reaches(draft, token)]
    return reached or later


def _attribute(items: Sequence[Item], at: int) -> VerbGroup | None:
    """Return the participle that modifies a noun (`গতকাল চালানো বোমা ও ড্রোন হামলায়`), or None."""
    for item in reversed(items[:at]):
        if isinstance(item, VerbGroup):
            return item if item.form == "verbal_noun" and item.case == "bare" and not item.postposition else None
        if isinstance(item, Phrase) and (item.case != "bare" or item.postposition):
            return None
    return None


def _reaches(draft: Draft, token: int) -> bool:
    """Whether nothing but circumstances and possessors stands between a time and the trigger noun after it."""
    participle = draft.match.construction == "participle"
    items = draft.match.clause.items
    announced = draft.match.clause.verb is None and items[-1] is draft.match.phrase
    for item in items:
        if isinstance(item, Mark) or item is draft.match.phrase or not token <= item.first < draft.match.first:
            continue
        if isinstance(item, VerbGroup):
            if item.form != "verbal_noun":
                return False
        elif item.stem in syntax().held and item.case == "bare":
            return True  # `গত রোববার অনুষ্ঠিত জাতীয় সংসদ নির্বাচনে`
        elif announced and item.case == "bare" and item.entity is None:
            continue  # `আগামী ১২ ফেব্রুয়ারি ত্রয়োদশ জাতীয় সংসদ নির্বাচন`
        elif not participle and item.case not in ("genitive", "locative") and not item.postposition:
            return item.end == draft.match.first and item.entity is not None
    return True


def _chosen(found: Sequence[Placed], draft: Draft, text: str, published: Moment | None) -> TimeExpression | None:
    """Return the most precise of the times, the nearest before the trigger first; a length as the interval it gives."""
    trigger = draft.match.first
    found = [placed for placed in found if not _is_term(placed[1], draft.match.verb, text, published)]
    ranked = sorted(found, key=lambda placed: (_coarseness(placed[1]), placed[0] > trigger, abs(trigger - placed[0])))
    if not ranked:
        return None
    time = ranked[0][1]
    verb = draft.match.verb
    ongoing = verb is not None and verb.tense == "progressive"
    return event_interval(time, text, published, ongoing=ongoing) or time


def _is_term(time: TimeExpression, verb: VerbGroup | None, text: str, published: Moment | None) -> bool:
    """Whether a time is only how long what was done is to last, or by when (`৩০ জুন পর্যন্ত যুদ্ধবিরতি ঘোষণা করেছে`)."""
    if verb is None or verb.tense not in cues().telling or time.earliest is None or published is None:
        return False
    return time.earliest > _day(published) and is_term(time, text)


def _coarseness(time: TimeExpression) -> int:
    """Return 0 for a day or a time of day, more for what covers more days, most for a length."""
    if time.type == "DURATION":
        return 10_000
    if time.earliest is None or time.latest is None:
        return 0 if time.type == "TIME" else 1_000
    return (time.latest - time.earliest).days
