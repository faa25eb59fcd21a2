"""From trigger words to matches: which frame, in which construction, in which clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from bnevents.events.clauses import Clause
from bnevents.events.index import Candidate, TriggerIndex
from bnevents.events.lexicon import syntax
from bnevents.events.phrases import ADDING, JOINTS, Mark, Phrase, VerbGroup
from bnevents.models import Entity
from bnevents.rules.schema import Construction, Frame
from bnevents.text import Form, Tokens


@dataclass(slots=True, eq=False)
class Match:
    """A frame set off by a trigger.

    Attributes:
        frame, event: the frame and its event type.
        first, last: tokens of the trigger, half-open.
        construction: how the predicate stands.
        clause: the clause that it stands in.
        at: index of the trigger's item in the clause.
        verb: the verb group that carries its tense and negation, or None for bare nouns.
        phrase: the phrase that holds the trigger noun or adjective, or None.
        case: case of a bare trigger noun.
        noun_first, noun_last: the words of the event noun in the trigger.
        fixed: how many words of the predicate matched, for precedence.
    """

    frame: Frame
    event: str
    first: int
    last: int
    construction: Construction
    clause: Clause
    at: int
    verb: VerbGroup | None = None
    phrase: Phrase | None = None
    case: str = "bare"
    fixed: int = 1
    noun_first: int = 0
    noun_last: int = 0


class Trace:
    """What was tried and why it failed, for `explain` and `why_not`."""

    def __init__(self) -> None:
        self.attempts: list[tuple[str, int, int, str | None]] = []

    def note(self, frame: str, first: int, last: int, failed: str | None) -> None:
        """Record that `frame` was tried at the tokens `[first, last)`; `failed` says which condition did not hold."""
        self.attempts.append((frame, first, last, failed))


def find_matches(
    tokens: Tokens, clauses: Sequence[Clause], index: TriggerIndex, *, headline: bool, trace: Trace | None = None
) -> list[Match]:
    """Return every frame that a word of the clauses sets off, before roles and conditions are looked at."""
    matches: list[Match] = []
    for clause in clauses:
        for at, item in enumerate(clause.items):
            if isinstance(item, Mark):
                continue
            for token, form in enumerate(tokens.forms[item.first : item.last], item.first):
                for candidate in index.candidates(form):
                    match = _match(tokens, clause, at, token, candidate, headline)
                    if isinstance(match, Match):
                        matches.append(match)
                    elif trace is not None:
                        trace.note(candidate.frame.id, token, min(token + len(candidate.words), item.last), match)
    return matches


def _match(tokens: Tokens, clause: Clause, at: int, token: int, candidate: Candidate, headline: bool) -> Match | str:
    item = clause.items[at]
    if candidate.kind == "verb":
        return _match_verb(tokens, clause, at, token, candidate)
    last = token + len(candidate.words)
    if not isinstance(item, Phrase):
        return "the word is part of a verb"
    if not _follow(candidate.words, tokens.forms, token):
        return f"the words «{' '.join(candidate.words)}» do not follow each other"
    while last > item.last:  # a genitive ends a phrase inside the predicate (`মৃতের সংখ্যা`)
        following = clause.items[at + 1] if at + 1 < len(clause.items) else None
        if not isinstance(following, Phrase) or following.first != item.end:
            return f"the words «{' '.join(candidate.words)}» stand in several phrases"
        at, item = at + 1, following
    named = _name_over(tokens, item, token) if item.entity or item.entities else None
    if named is not None and not (named.label == "ORG" and item.case == "locative" and _is_word(tokens, named, token)):
        return "the word is part of a name"  # but a body of this name is no place (`পুলিশ হেফাজতে নেওয়া হয়`)
    if candidate.kind == "adjective":
        return _match_adjective(tokens, clause, at, token, candidate, headline)
    return _match_noun(tokens, clause, at, token, last, candidate, headline)


def _follow(words: Sequence[str], forms: Sequence[Form], token: int) -> bool:
    """Whether the words of a predicate stand one after the other from a token on."""
    if words[0] not in forms[token].stems:
        return False
    if len(words) == 1:  # as most predicates
        return True
    rest = forms[token + 1 : token + len(words)]
    return len(rest) + 1 == len(words) and all(word in form.stems for word, form in zip(words[1:], rest, strict=True))


def _name_over(tokens: Tokens, phrase: Phrase, token: int) -> Entity | None:
    """Return the name in a phrase that a token is part of, or None."""
    names = (phrase.entity, *phrase.entities)
    start = tokens.starts[token]
    return next((entity for entity in names if entity and entity.start <= start < entity.end), None)


def _is_word(tokens: Tokens, entity: Entity, token: int) -> bool:
    return entity.start == tokens.starts[token] and entity.end <= tokens.ends[token]


def _match_verb(tokens: Tokens, clause: Clause, at: int, token: int, candidate: Candidate) -> Match | str:
    words = candidate.words
    target = token + len(words) - 1
    for n, word in enumerate(words[:-1]):
        if token + n >= len(tokens.forms) or word not in tokens.forms[token + n].stems | {
            verb.lexeme for verb in tokens.forms[token + n].verbs
        }:
            return f"the words «{' '.join(words)}» do not follow each other"
    for k in range(at, min(at + 4, len(clause.items))):
        group = clause.items[k]
        if not isinstance(group, VerbGroup) or not group.first <= target < group.last:
            if isinstance(group, VerbGroup):
                break
            continue
        if len(words) == 1 and group.head != token:
            return "the verb is an auxiliary here"
        if not any(verb.lexeme == words[-1] for verb in tokens.forms[target].verbs):
            break
        passive = group.passive and target == group.head
        construction = _construction(group, passive, clause, k)
        return Match(
            candidate.frame, candidate.event, token, group.trigger_last, construction, clause,
            at if len(words) > 1 else k, group, None, group.case, len(words),
        )  # fmt: skip
    return f"no form of «{words[-1]}» follows"


def _construction(group: VerbGroup, passive: bool, clause: Clause, at: int) -> Construction:
    if passive:
        return "passive"
    if group.form != "verbal_noun":
        return "finite"
    if group.case == "bare" and not group.postposition and at + 1 < len(clause.items):
        after = clause.items[at + 1]
        if isinstance(after, Phrase) and after.stem in syntax().phases:
            return "finite"  # `গুলি চালানো শুরু করে পুলিশ`
        return "participle" if isinstance(after, Phrase) else "verbal_noun"
    return "verbal_noun"


def _match_adjective(
    tokens: Tokens, clause: Clause, at: int, token: int, candidate: Candidate, headline: bool
) -> Match | str:
    phrase = clause.items[at]
    assert isinstance(phrase, Phrase)

    def make(construction: Construction, verb: VerbGroup | None = None, last: int = token + 1) -> Match:
        return Match(
            candidate.frame, candidate.event, token, last, construction, clause, at, verb, phrase,
            fixed=len(candidate.words),
        )  # fmt: skip

    form = tokens.forms[token]
    if phrase.head != token:
        return make("participle")
    inflected = form.noun.case != "bare" and candidate.words[0] != form.norm
    if inflected or phrase.plural or _names_people(clause, at):
        return (
            "the adjective stands for a person here"
            if "argument" not in candidate.frame.predicate.bare
            else make("noun")
        )
    for k in range(at + 1, len(clause.items)):
        item = clause.items[k]
        if isinstance(item, VerbGroup):
            light = candidate.light or _BE
            if item.lexeme in light or item.lexeme in _BE:
                adjacent = item.first == token + 1
                return make(
                    "finite" if item.lexeme == "করা" and not item.passive else "passive",
                    item,
                    item.trigger_last if adjacent else token + 1,
                )
            return make("passive", item) if k > at + 1 else f"«{item.lexeme}» does not carry the adjective"
        if (
            k == at + 1
            and isinstance(item, Phrase)
            and item.first <= token + _AGE
            and not headline
            and clause.verb is not None
            and clause.verb.first > item.first
            and not _counts_after(item)
        ):
            return make("participle")
    return make("headline")


def _names_people(clause: Clause, at: int) -> bool:
    """Whether a participial adjective stands for people with the inflected one after it (`নিহত ও আহতদের পরিচয়`)."""
    mark, other = (*clause.items[at + 1 : at + 3], None, None)[:2]
    joined = isinstance(mark, Mark) and mark.kind == "and" and isinstance(other, Phrase) and other.core == other.head
    return joined and isinstance(other, Phrase) and other.plural and other.case == "genitive" and not other.entity


_AGE = 6  # tokens: an age may stand between a participle and its noun (`নিহত ৪৪ বছর বয়সী নারী`)


def _counts_after(phrase: Phrase) -> bool:
    """Whether a phrase after a participial adjective is its count and not its noun (`নিহত তিন`)."""
    return phrase.quantity is not None and phrase.case == "bare"


_BE = frozenset(("হওয়া", "থাকা", "আছা", "হ‌ওয়া"))


def _match_noun(
    tokens: Tokens, clause: Clause, at: int, token: int, last: int, candidate: Candidate, headline: bool
) -> Match | str:
    phrase = clause.items[at]
    assert isinstance(phrase, Phrase)
    case = phrase.case if phrase.head == last - 1 else _case_as(candidate.words[-1], tokens.forms[last - 1])

    def make(construction: Construction, end: int, verb: VerbGroup | None = None) -> Match:
        return Match(
            candidate.frame, candidate.event, first, end, construction, clause, at, verb, phrase, case,
            fixed=len(candidate.words), noun_first=token, noun_last=last,
        )  # fmt: skip

    first = token
    if candidate.object:
        before = _object_before(clause, at, token, candidate.object)
        if before is None:
            return f"none of {', '.join(candidate.object)} stands before the noun"
        first = before
    k, verb = _light_verb(tokens, clause, at, last, case, candidate)
    if verb is not None:
        adjacent = _adjoins(tokens, last, verb, candidate)
        passive = verb.passive or verb.lexeme in _OCCUR
        construction = _construction(verb, passive and verb.form != "verbal_noun", clause, k)
        return make(construction, verb.trigger_last if adjacent else last, verb)
    if clause.verb is None and case == "bare" and phrase.last == last + 1 and _opens_pair(tokens, last, candidate):
        # a headline leaves out the verb of a pair (`বৈঠক অনুষ্ঠিত`)
        return make("headline", last + 1)
    if case == "genitive" and ("attribute" in candidate.bare or candidate.light & _OCCUR):
        happens = _happening(clause, at)
        if happens is not None:
            return make("passive", last, happens)
    if not candidate.bare:
        return "no light verb follows"
    position = _position(clause, at, phrase, last, case, headline)
    if position is None or position not in candidate.bare:
        return f"the bare noun stands as {position or 'part of a compound'}, which the frame does not allow"
    return make("headline" if position == "headline" else "noun", last)


_OCCUR = frozenset(("হওয়া", "ঘটা"))


def _case_as(stem: str, form: Form) -> str:
    """Return the case of a form where it is one of a stem."""
    return next((noun for noun in form.nouns if noun.stem == stem), form.noun).case


def _happening(clause: Clause, at: int) -> VerbGroup | None:
    """Return the verb that says that what a genitive names happened (`সংঘর্ষের ঘটনা ঘটে`), or None."""
    event, verb = (*clause.items[at + 1 : at + 3], None, None)[:2]
    happens = isinstance(event, Phrase) and event.stem == "ঘটনা" and event.case == "bare" and not event.postposition
    return verb if happens and isinstance(verb, VerbGroup) and verb.lexeme in _OCCUR else None


def _light_verb(
    tokens: Tokens, clause: Clause, at: int, last: int, case: str, candidate: Candidate
) -> tuple[int, VerbGroup | None]:
    """Return the light verb that makes a noun a predicate, with its place in the clause, or None.

    The noun ends its phrase, or a word that belongs to the light verb does (`বৈঠক অনুষ্ঠিত হয়`); objects may stand
    between, and when, where and how it happens (`বৈঠক আগামী বুধবার ঢাকার একটি হোটেলে অনুষ্ঠিত হবে`).
    """
    phrase = clause.items[at]
    assert isinstance(phrase, Phrase)
    if phrase.postposition or case in ("genitive", "accusative"):
        return at, None
    before: Phrase = phrase
    paired_noun = phrase.last == last + 1 and phrase.case == "bare" and _opens_pair(tokens, last, candidate)
    if phrase.head != last - 1 and not paired_noun:
        return at, None
    reach, listed, end = candidate.gap, -1, phrase.last
    for k in range(at + 1, len(clause.items)):
        item = clause.items[k]
        start = item.token if isinstance(item, Mark) else item.first
        reach += start - end  # times, which are no items
        end = start + 1 if isinstance(item, Mark) else item.last
        if isinstance(item, Mark):
            if item.kind in syntax().adverbs:
                reach += 1
                continue
            if k > listed and item.kind in JOINTS:
                listed = _list_end(clause, k)
            if k < listed:
                reach += 2
            elif item.kind in ADDING:
                reach += 1
            if k < listed or item.kind in ADDING or item.kind in ("'", '"', "neg"):
                continue  # `হামলা ও ভাঙচুর চালায়`: two nouns under one verb; `হামলা আরও জোরদার করে`
            shared = _shared_verb(clause, at) if k == at + 1 and case == "bare" else None
            return k, shared if shared is not None and shared.lexeme in candidate.light else None
        if isinstance(item, VerbGroup):
            light = item.lexeme in candidate.light
            beside = before.last == item.first
            if not light and not (beside and any(item.lexeme in candidate.pairs.get(s, ()) for s in before.stems)):
                return k, None
            # a locative noun is a predicate only right before its verb (`বৈঠকে বসেছে`)
            start = item.first if item.negator is None else min(item.first, item.negator)
            paired = not light and before is not phrase
            far = start - last > reach + paired
            apart = case == "locative" and item.first != last and not _opens_pair(tokens, last, candidate)
            return k, None if far or apart else item
        if item.first - last > reach:
            return k, None
        if item.postposition or item.case in ("locative", "genitive") or _is_adverb(tokens, item):
            reach += item.end - item.first
            end = max(end, item.end)
        before = item
    return at, None


def _is_adverb(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase says how (`ব্যাপকভাবে`)."""
    return phrase.last == phrase.first + 1 and tokens.forms[phrase.head].norm.endswith(syntax().adverb_endings)


def _shared_verb(clause: Clause, at: int) -> VerbGroup | None:
    """Return the verb that a noun with its object shares with the next (`রহিমকে হত্যা ও করিমকে অপহরণ করে`), or None."""
    items, noun = clause.items, clause.items[at]
    mark, own = items[at + 1], items[at - 1] if at else None
    if not (isinstance(mark, Mark) and mark.kind == "and" and isinstance(own, Phrase) and isinstance(noun, Phrase)):
        return None
    objects = list(takewhile(lambda item: isinstance(item, Phrase) and item.case == "accusative", items[at + 2 :]))
    other, verb = (*items[at + 2 + len(objects) :], None, None)[:2]
    fits = own.case == "accusative" and own.end == noun.first and bool(objects) and isinstance(other, Phrase)
    return verb if fits and isinstance(other, Phrase) and other.case == "bare" and isinstance(verb, VerbGroup) else None


def _list_end(clause: Clause, k: int) -> int:
    """Return where the verb stands that ends a list of bare nouns from a conjunction on, or -1.

    In `মিছিল, সমাবেশ ও বিক্ষোভ করে` each conjunction joins a noun.
    """
    items = clause.items
    while k + 2 < len(items):
        joint, noun = items[k], items[k + 1]
        if isinstance(joint, VerbGroup):
            return k
        if not isinstance(joint, Mark) or joint.kind not in JOINTS or not isinstance(noun, Phrase):
            return -1
        if noun.case != "bare" or noun.entity is not None or noun.postposition or noun.core + 1 < noun.last:
            return -1
        k += 2
    return k if k < len(items) and isinstance(items[k], VerbGroup) else -1


def _opens_pair(tokens: Tokens, token: int, candidate: Candidate) -> bool:
    return not tokens.forms[token].stems.isdisjoint(candidate.pairs)


def _adjoins(tokens: Tokens, last: int, verb: VerbGroup, candidate: Candidate) -> bool:
    """Whether noun and light verb stand side by side, so that the trigger holds both."""
    if verb.first == last or (verb.negator is not None and verb.negator == last):
        return True
    return verb.first == last + 1 and _opens_pair(tokens, last, candidate)


def _object_before(clause: Clause, at: int, token: int, heads: Sequence[str]) -> int | None:
    for k in range(at - 1, -1, -1):
        item = clause.items[k]
        if isinstance(item, Phrase) and item.stems & set(heads) and item.end >= token - 1:
            return item.head
        if isinstance(item, VerbGroup):
            return None
    return None


def _position(clause: Clause, at: int, phrase: Phrase, last: int, case: str, headline: bool) -> str | None:
    if phrase.head != last - 1:
        complement = phrase.head == last and case == "bare" and not phrase.postposition
        after = clause.items[at + 1] if at + 1 < len(clause.items) else None
        # what the verb says of the event stands in its phrase (`মিছিল শান্ত ছিল`)
        return "argument" if complement and isinstance(after, VerbGroup) and after.first == phrase.last else None
    if phrase.postposition:
        return "argument"
    following = clause.items[at + 1] if at + 1 < len(clause.items) else None
    if case == "genitive":
        return "attribute" if isinstance(following, Phrase | VerbGroup) else "headline" if headline else "argument"
    if case in ("locative", "accusative"):
        return "argument"
    if headline or clause.verb is None:
        return "headline"
    return "argument"
