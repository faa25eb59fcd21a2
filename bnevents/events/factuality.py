"""Polarity and modality of a match, from its verb group, what governs it, and its clause.

Where several cues apply the weightiest wins: conditional before requested before possible before future before actual.
The idea of cues with a direction and a scope, kept as data, is that of ConText (Harkema et al. 2009).
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from bnevents.events.clauses import Clause
from bnevents.events.lexicon import read_table, syntax, word_lists
from bnevents.events.matching import Match
from bnevents.events.phrases import Item, Mark, Phrase, VerbGroup
from bnevents.models import Modality, Polarity
from bnevents.text import Tokens

_WEIGHT: dict[str, int] = {"actual": 0, "future": 1, "possible": 2, "requested": 3, "conditional": 4}


@dataclass(slots=True)
class Factuality:
    """What was found out about a match.

    Attributes:
        polarity, modality: what the cues say.
        cues: their token ranges.
        controlled: whether the subject of the clause is who does it, or would (`হামলার চেষ্টা চালাচ্ছে`).
        directed: whether the subject of the clause wants another to do it (`সেনা সরাতে চাপ দিচ্ছে`).
        claim: the token of the noun with which the subject says to have done it (`দখলের দাবি করেছে`), or None.
    """

    polarity: Polarity = "affirmed"
    modality: Modality = "actual"
    cues: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    controlled: bool = False
    directed: bool = False
    claim: int | None = None

    @property
    def happened(self) -> bool:
        """Whether it is told as a fact."""
        return self.polarity == "affirmed" and self.modality == "actual"

    def weigh(self, modality: Modality, cue: tuple[int, int]) -> None:
        """Take a modality if it outweighs the present one."""
        if _WEIGHT[modality] > _WEIGHT[self.modality]:
            self.modality = modality
        self.cues.append(cue)

    def negate(self, cue: tuple[int, int]) -> None:
        """Mark as negated."""
        self.polarity = "negated"
        self.cues.append(cue)


@dataclass(frozen=True, slots=True)
class Cues:
    """The cue tables of `data/factuality.yaml`."""

    governors: dict[str, str]
    infinitive_governors: dict[str, Modality]
    auxiliaries: dict[str, Modality]
    postpositions: dict[str, str]
    transparent: frozenset[str]
    verbal: frozenset[str]
    negatable: frozenset[str]
    implying: frozenset[str]
    due: dict[str, frozenset[str]]
    through: dict[str, frozenset[str]]
    claims: dict[str, frozenset[str]]
    performed: dict[str, frozenset[str]]
    control: frozenset[str]
    participation: frozenset[str]
    obliging: frozenset[str]
    adjectives: dict[str, Modality]
    particles: dict[str, Modality]
    telling: frozenset[str]
    foretelling: frozenset[str]
    refused: frozenset[str]
    listing: frozenset[str]
    heading: frozenset[str]
    saying: frozenset[str]
    voiced: frozenset[str]
    entered: frozenset[str]
    forms: dict[str, Modality]
    tenses: dict[str, Modality]


@functools.cache
def cues() -> Cues:
    """Return the cue tables."""
    table = read_table("factuality")
    irregular: dict[str, Any] = {
        **{name: _by_word(table[name]) for name in ("governors", "infinitive_governors", "adjectives", "particles")},
        **{name: _sets(table[name]) for name in ("due", "through", "claims", "performed")},
        **{name: table[name] for name in ("auxiliaries", "postpositions", "forms", "tenses")},
        "obliging": frozenset((*syntax().predicative, *table["due"])),
        "telling": frozenset(table["telling_tenses"]),
    }
    return Cues(**word_lists(Cues, table) | irregular)


def _by_word(table: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return the effect of each word of a table that has the words of each effect."""
    return {word: effect for effect, words in table.items() for word in words}


def _sets(table: Mapping[str, Sequence[str]]) -> dict[str, frozenset[str]]:
    return {word: frozenset(words) for word, words in table.items()}


def judge(match: Match, tokens: Tokens) -> Factuality:
    """Return polarity and modality of a match as its own clause tells them."""
    found = Factuality()
    clause, table = match.clause, cues()
    if match.frame.modality is not None:
        found.weigh(match.frame.modality, (match.first, match.last))
    if match.frame.polarity == "negated":
        found.negate((match.first, match.last))
    group = match.verb
    if group is not None:
        _own_verb(found, group, table)
    if match.frame.polarity == "affirmed":
        found.polarity = "affirmed"  # `তিনি আর নেই`
    if group is None or not group.finite:
        _governors(found, match, tokens, table)
    if group is None:
        _taking_part(found, match, table)
        _said_of(found, match, table)
    _described(found, match, tokens, table)
    _condition(found, match, table)
    if group is None and clause.verb is not None and match.case == "genitive":
        return found  # what a genitive names is taken for granted (`সম্ভবত হামলার কারণে …`)
    for item in clause.items:
        if isinstance(item, Mark) and (effect := table.particles.get(item.kind)):
            found.weigh(effect, (item.token, item.token + 1))
    return found


def _own_verb(found: Factuality, group: VerbGroup, table: Cues) -> None:
    span = (group.first, group.last)
    if group.negated:
        found.negate(span if group.negator is None else (group.negator, group.negator + 1))
    came_about = group.modal == "must" and group.tense in table.telling  # `হামলার শিকার হতে হয়েছে`
    if (effect := table.auxiliaries.get(group.modal)) and not came_about:
        found.weigh(effect, span)
    if group.finite and (effect := table.tenses.get(group.tense)):
        found.weigh(effect, span)
    if effect := table.forms.get(group.form):
        found.weigh(effect, span)


def _described(found: Factuality, match: Match, tokens: Tokens, table: Cues) -> None:
    """Look at the adjectives of an event noun (`প্রস্তাবিত চুক্তি`, `কথিত হামলা`)."""
    if match.phrase is None:
        return
    own = first = match.phrase.first
    for item in reversed(match.clause.items[: match.at]):  # `আসন্ন সিটি করপোরেশন নির্বাচনে`
        if not isinstance(item, Phrase) or item.case != "bare" or item.postposition or item.end != first:
            break
        first = item.first
    for token in range(first, match.noun_first):
        effect = table.adjectives.get(tokens.forms[token].norm)
        if effect and (token >= own or effect == "future"):  # who is `কথিত` or `প্রস্তাবিত` does what is no less real
            found.weigh(effect, (token, token + 1))


def _taking_part(found: Factuality, match: Match, table: Cues) -> None:
    """A meeting in which somebody will take part lies ahead (`বৈঠকে অংশ নেবেন`)."""
    verb, phrase = match.clause.verb, match.phrase
    if verb is None or phrase is None or phrase.postposition or phrase.case != "locative":
        return
    if not takes_part(match, verb):
        return
    if effect := table.auxiliaries.get(verb.modal):
        found.weigh(effect, (verb.first, verb.last))
    if effect := table.tenses.get(verb.tense):
        found.weigh(effect, (verb.first, verb.last))


def _said_of(found: Factuality, match: Match, table: Cues) -> None:
    """What an adjective and হওয়া say of an event, they say as it comes (`হামলা আরও ভয়াবহ হবে`, `বৈঠক সফল হতে পারে`)."""
    verb, phrase = match.clause.verb, match.phrase
    if verb is None or phrase is None or phrase.postposition or phrase.case != "bare" or verb.lexeme != "হওয়া":
        return
    between = match.clause.items[match.at + 1 : match.clause.items.index(verb)]
    if len(between) > 2 or any(isinstance(item, VerbGroup) for item in between):
        return
    for effect in (table.auxiliaries.get(verb.modal), table.tenses.get(verb.tense)):
        if effect:
            found.weigh(effect, (verb.first, verb.last))


def takes_part(match: Match, verb: VerbGroup) -> bool:
    """Whether the verb of its clause says that somebody takes part in what a noun tells (`বৈঠকে অংশ নেবেন`)."""
    words = cues().participation
    part = (item for item in match.clause.phrases() if item.last == verb.first and item.stems & words)
    return match.first < verb.first and any(part)


def _governors(found: Factuality, match: Match, tokens: Tokens, table: Cues) -> None:
    """Look to the right for what governs a verbal noun, infinitive or event noun."""
    items = match.clause.items
    anchor = match.verb or match.phrase
    if anchor is None:
        return
    if isinstance(anchor, Phrase) and _compound(found, match, anchor, tokens, table):
        return
    closing = anchor.group[-1] if isinstance(anchor, Phrase) and anchor.group else anchor
    besides = closing.postposition and tokens.forms[closing.end - 1].norm == closing.postposition + "ও"
    if besides:
        return  # `মতবিনিময় ছাড়াও তিনি সফর করেছেন`
    if effect := table.postpositions.get(closing.postposition):  # `মুক্তি ও মামলা প্রত্যাহারের দাবিতে`
        apply_effect(found, effect, (closing.last, closing.end))
        return
    own = table.through.get(anchor.postposition, frozenset[str]())
    if anchor.postposition and not own and anchor.postposition not in table.transparent:
        return
    participial = match.verb is not None and match.verb.form in ("participle", "conditional")
    begin = items.index(closing) + 1 if closing in items else match.at + 1
    describes = match.construction == "participle" and not _is_predicate(items[begin : begin + 1])
    if describes or participial:
        said = match.event in table.voiced or (match.verb is not None and match.verb.lexeme in table.saying)
        if participial and (said or match.frame.polarity == "negated" or not _wanted(found, items[begin:], table)):
            _shared_ending(found, match.clause, table)
        return
    infinitive = match.verb is not None and match.verb.form == "infinitive"
    steps = 0
    for item in items[begin:]:
        if isinstance(item, Mark):
            if item.kind in ("'", '"'):
                continue
            return
        if isinstance(item, VerbGroup):
            if infinitive and (effect := table.infinitive_governors.get(item.lexeme)):
                found.directed = True
                found.weigh(effect, (item.first, item.last))
            elif infinitive and item.finite and not item.modal and (effect := _ahead(item, table)):
                found.weigh(effect, (item.first, item.last))
                if item.negated:
                    found.negate((item.first, item.last))
            elif item.negated and item.lexeme in syntax().existence and match.verb is None and closing.case == "bare":
                found.negate((item.first, item.last))  # `এখন কোনো সমাবেশ নেই`
            elif effect := table.governors.get(item.lexeme):
                apply_effect(found, effect, (item.first, item.last))
                if item.negated and item.lexeme in table.negatable:
                    found.negate((item.first, item.last))
            return
        if closing.case == "locative" and (item.determiner or not item.stems & table.entered):
            return  # `মিছিলে দাবি জানান`, `বৈঠকে সিদ্ধান্ত হয়`: where it was made; `মৃত্যু হওয়ায়`: why
        if _governing_noun(found, match, item, own, tokens, table) and (item.case != "genitive" or item.postposition):
            return
        steps += 1  # `হত্যার হুমকির অভিযোগ`: what governs the governor counts as well
        if steps > 2 or (match.phrase is anchor and closing.case != "genitive"):
            return


def _ahead(verb: VerbGroup, table: Cues) -> Modality | None:
    """Return what a verb makes of its purpose: what one is still to do, or to go for (`সই করতে বেইজিং যাচ্ছেন`)."""
    going = verb.lexeme in table.heading and verb.tense == "progressive"
    return "future" if going else table.tenses.get(verb.tense)


def _governing_noun(
    found: Factuality, match: Match, item: Phrase, through: frozenset[str], tokens: Tokens, table: Cues
) -> bool:
    """Apply what a phrase behind an event says of it, and return whether it says anything.

    Args:
        found: what is changed.
        match: the event.
        item: a phrase behind it in its clause.
        through: the governors that its postposition allows; empty: all.
        tokens: tokens of the document.
        table: the cues.
    """
    items = match.clause.items
    verb = _verb_after(items, item)
    alone = not any(isinstance(other, VerbGroup) for other in items[items.index(item) :])
    infinitive = match.verb is not None and match.verb.form == "infinitive"
    for token in range(item.first, item.last):
        for stem in tokens.forms[token].stems:
            dues = table.due.get(stem, ())
            left = alone and bool(dues)  # `আজ সমাবেশ হওয়ার কথা।`, `বৈঠকে বসার কথা দুপক্ষের।`
            due = _is_due(match, verb) and (left or (verb is not None and verb.lexeme in dues))
            refused = infinitive and stem in table.refused  # `জামিন দিতে অস্বীকার করেছেন`
            effect = "future" if due else "negated" if refused else table.governors.get(stem)
            if match.verb is None and stem in table.verbal and (verb is None or token != item.head):
                continue  # `সফরের উদ্দেশ্য`: the visit is no mere aim
            if match.event in table.performed.get(stem, ()):
                found.controlled = True
                return True  # who announces to resign does so
            if match.event in table.claims.get(stem, ()) and verb is not None and verb.lexeme == "করা":
                found.controlled, found.claim = True, token
                return True
            if effect and (not through or stem in through):
                makes = stem in table.implying and verb is not None and verb.lexeme == "করা"  # `বাধ্য করেছে`
                found.controlled = stem in table.control and not makes
                found.directed = makes or (effect == "requested" and not found.controlled)
                _governed(found, stem, effect, (token, token + 1), verb, table)
                return True
    return False


def _wanted(found: Factuality, items: Sequence[Item], table: Cues) -> bool:
    """Look whether what a participle leads up to is demanded (`গ্রেপ্তার করে শাস্তির দাবি জানান`, `… শাস্তির দাবিতে`)."""
    before: Item | None = None
    for item in items:
        if isinstance(item, VerbGroup) and item.finite:
            return False
        if isinstance(item, Phrase):
            asked = isinstance(before, Phrase | VerbGroup) and before.case == "genitive" and not before.postposition
            word = next((stem for stem in item.stems if table.governors.get(stem) == "requested"), None)
            if table.postpositions.get(item.postposition) == "requested" or (asked and word is not None):
                found.directed = True
                found.weigh("requested", (item.head, item.head + 1))
                return True
        before = item
    return False


def _is_due(match: Match, verb: VerbGroup | None) -> bool:
    """Whether a verbal noun with কথা, and a verb of being or none, tells what is due (`সফর করার কথা রয়েছে`)."""
    own = match.verb is not None and match.verb.form == "verbal_noun"
    return own and (verb is None or not verb.passive)


def _compound(found: Factuality, match: Match, phrase: Phrase, tokens: Tokens, table: Cues) -> bool:
    """Apply a governor that makes a compound with the event noun (`পদত্যাগ দাবি করেছে`, `হামলা চেষ্টা`)."""
    verb = _verb_after(match.clause.items, phrase)
    for token in range(match.last, phrase.last):
        for stem in tokens.forms[token].stems:
            if effect := table.governors.get(stem):
                _governed(found, stem, effect, (token, token + 1), verb, table)
                return True
    return False


def _is_predicate(items: Sequence[Item]) -> bool:
    """Whether what follows a verbal noun is said of it (`মোতায়েন করা উচিত`) and not a noun that it describes."""
    return bool(items) and isinstance(items[0], Phrase) and bool(items[0].stems & syntax().predicative)


def _verb_after(items: Sequence[Item], phrase: Phrase) -> VerbGroup | None:
    """Return the verb right after a phrase, or None."""
    at = items.index(phrase) + 1
    item = items[at] if at < len(items) else None
    return item if isinstance(item, VerbGroup) else None


def _governed(
    found: Factuality, word: str, effect: str, cue: tuple[int, int], verb: VerbGroup | None, table: Cues
) -> None:
    """Apply a governing noun or adjective, as its own verb lets it: it may be negated, or tell that it came about."""
    if word in table.implying and verb is not None and verb.tense != "future" and not (verb.negated or verb.modal):
        return
    if effect == "negated" and verb is not None and verb.negated:
        return  # `জামিন দিতে অস্বীকার করেননি`
    apply_effect(found, effect, cue)
    if word in table.negatable and verb is not None and verb.negated:
        found.negate((verb.first, verb.last))


def apply_effect(found: Factuality, effect: str, cue: tuple[int, int]) -> None:
    """Apply what a cue does: negation, or a modality."""
    if effect == "negated":
        found.negate(cue)
    else:
        found.weigh(effect, cue)  # type: ignore[arg-type]


def _shared_ending(found: Factuality, clause: Clause, table: Cues) -> None:
    """A conjunct participle shares tense and modality of the verb that ends its clause (`গিয়ে বৈঠক করবেন`)."""
    verb = clause.verb
    if verb is None:
        return
    span = (verb.first, verb.last)
    if effect := table.auxiliaries.get(verb.modal):
        found.weigh(effect, span)
    if effect := table.tenses.get(verb.tense):
        found.weigh(effect, span)


def _condition(found: Factuality, match: Match, table: Cues) -> None:
    clause = match.clause
    if match.verb is None and not clause.conditional:
        return  # a noun is not supposed with the verb of its clause
    if clause.conditional:
        found.weigh("conditional", (clause.first, clause.first + 1))
        return
    for k, item in enumerate(clause.items):
        if not isinstance(item, VerbGroup) or item.form != "conditional" or item.concessive:
            continue
        if (item is match.verb or item.first < match.first) and not _tells(match, k, table):
            found.weigh("conditional", (item.first, item.last))
            return


def _leads_to(match: Match, verbs: Sequence[VerbGroup]) -> bool:
    """Whether a participle and the verb of saying after it share their subject (`জানতে চাইলে ওসি তা অস্বীকার করে বলেন`).

    Args:
        match: the match.
        verbs: the verbs after the condition.
    """
    own = match.verb
    return own is not None and own.form == "participle" and verbs[:1] == [own] and len(verbs) == 2


def _foretells(items: Sequence[Item], table: Cues) -> bool:
    """Whether somebody says what is to be done in the case supposed (`… চালালে জবাব দেওয়ার হুমকি দিয়েছেন ট্রাম্প`)."""
    return any(
        isinstance(deed, Phrase | VerbGroup)
        and isinstance(word, Phrase)
        and (deed.case == "genitive" and not deed.postposition and not word.stems.isdisjoint(table.foretelling))
        for deed, word in pairwise(items)
    )


def _tells(match: Match, at: int, table: Cues) -> bool:
    """Whether the verb after a form in -লে tells what happened, so that it means when and not if."""
    clause = match.clause
    after = [item for item in clause.items[at + 1 :] if isinstance(item, VerbGroup)]
    verb = next((item for item in after if item.finite or item.form == "conditional"), None)
    if verb is None or verb is not clause.verb or verb.modal:
        return False
    said = clause.reporting or _foretells(clause.items[at + 1 :], table)
    if said and verb is not match.verb and not _leads_to(match, after):
        return False
    return verb.tense in (*table.telling, "progressive", "present")
