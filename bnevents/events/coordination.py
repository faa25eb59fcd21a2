"""Phrases that belong together: coordinated ones, and a genitive with what it modifies."""

from __future__ import annotations

from bnevents.entities.names import PLACES
from bnevents.events.clauses import Clause
from bnevents.events.lexicon import syntax
from bnevents.events.phrases import Mark, Phrase, VerbGroup, WordSets
from bnevents.models import Entity
from bnevents.text import Tokens


def effective_case(phrase: Phrase) -> str:
    """Return the case of a phrase; a coordinated one has that of the last member (`রাশিয়া ও চীনের`)."""
    return phrase.group[-1].case if phrase.group else phrase.case


def group_of(phrase: Phrase) -> tuple[Phrase, ...]:
    """Return the phrase with those that are coordinated with it."""
    return phrase.group or (phrase,)


def modifiers_of(phrase: Phrase) -> list[Phrase]:
    """Return the genitive phrases that modify a phrase, nearest last, with what is coordinated with them."""
    return [member for modifier in phrase.modifiers for member in group_of(modifier)]


def link_modifiers(clause: Clause) -> None:
    """Attach each genitive phrase to the phrase right after it."""
    pending: tuple[Phrase, ...] = ()
    for item in clause.items:
        if not isinstance(item, Phrase):
            if isinstance(item, VerbGroup) or item.kind not in ("'", '"'):
                pending = ()
            continue
        if pending and not item.parenthetical and pending[-1].end == item.first and not _is_taken(pending[-1], item):
            item.modifiers = pending
        pending = (*item.modifiers, item) if item.case == "genitive" and not item.postposition else ()


def _is_taken(person: Phrase, place: Phrase) -> bool:
    """Whether -দের before a place marks who is taken there (`ধৃতদের আদালতে তোলা হয়`)."""
    there = place.case == "locative" and not place.postposition and place.core == place.head
    return person.plural and person.entity is None and there and place.stem in syntax().taken_to


def merge_compounds(clause: Clause, actors: frozenset[str], endings: tuple[str, ...]) -> None:
    """Join the first parts of a compound with its head (`প্রতিরক্ষা ও নিরাপত্তা কর্মকর্তাদের` is one phrase).

    Args:
        clause: the clause; its items are changed.
        actors: nouns of those who act.
        endings: endings of such nouns (`শ্রমমন্ত্রী ও বাগানমালিকেরা` are two).
    """
    items = clause.items
    k = 1
    while k + 1 < len(items):
        mark = items[k]
        if not isinstance(mark, Mark) or mark.kind != "and":
            k += 1
            continue
        before, after = items[k - 1], items[k + 1]
        if (
            isinstance(before, Phrase) and isinstance(after, Phrase)
            and before.case == "bare" and not before.postposition and not before.pronoun
            and before.quantity is None and not before.plural and _describes(before, after)
            and before.stem not in actors and not before.stem.endswith(endings) and before.stem != after.stem
            and after.entity is None and after.stem in actors and after.core < after.head and after.quantity is None
        ):  # fmt: skip
            after.first, after.core, after.joined = before.first, before.core, before.joined
            after.determiner = before.determiner
            del items[k - 1 : k + 1]
            clause.trailing = [phrase for phrase in clause.trailing if phrase is not before]
        else:
            k += 1


def _describes(before: Phrase, after: Phrase) -> bool:
    """Whether a phrase may be the first part of a compound: no name, or two nationalities (`মার্কিন ও চীনা সেনারা`)."""
    first = after.entities[0].label if after.entities else ""
    return before.entity is None or (before.entity.label == "NORP" and first == "NORP")


def link_coordination(clause: Clause, words: WordSets) -> None:
    """Group the phrases that a conjunction or the commas of a list join.

    Where a participial adjective is joined, clauses are (`দুজন নিহত ও তিনজন আহত হয়েছেন`). Event nouns are no equals of
    whom something is done to (`একজনকে বহিষ্কার ও নয়জনকে …`).

    Args:
        clause: the clause.
        words: what the rules know of words.
    """
    phrases = [phrase for phrase in clause.phrases() if not phrase.parenthetical]  # `রহিম (৪০) ও করিম (৩৫)`
    for k, phrase in enumerate(phrases):
        if not phrase.joined or k == 0:
            continue
        before = phrases[k - 1]
        if before.end + 1 != phrase.first or before.stem in words.adjectives:
            continue
        partner = _partner(before, phrases, k, words)
        deed = before.stem in words.event_nouns and before.case == "bare" and before.entity is None
        if partner is None or (deed and (partner.case == "accusative" or partner.quantity is not None)):
            continue
        if deed and partner.case == "locative" and _label(partner) in PLACES:
            continue  # `ঢাকায় নির্বাচন এবং রাজশাহীতে উপনির্বাচন`
        people = before.quantity is not None and before.stem == "জন" and before.case == "bare"
        if people and partner.case == "locative" and partner.quantity is None:
            continue  # `ঘটনাস্থলে তিনজন ও হাসপাতালে দুজন মারা যান`
        if phrase.joined == "," and not _list_goes_on(before, phrases, phrases.index(partner)):
            continue
        group = (*group_of(before), partner)
        for member in group:
            member.group = group


def _partner(before: Phrase, phrases: list[Phrase], k: int, words: WordSets) -> Phrase | None:
    """Return the phrase that is the equal of `before`: the next, or the head of the genitive that comes next.

    A name of the same kind is preferred: in `পুতিন ও উত্তর কোরিয়ার নেতা কিম` Putin's equal is Kim, not North Korea. So is
    another office or body to one (`পররাষ্ট্রসচিব ও চীনের রাষ্ট্রদূত`).
    """
    if before.pronoun or (before.postposition and before.postposition != phrases[k].postposition):
        return None
    chain = [phrases[k]]
    while chain[-1].case == "genitive" and not chain[-1].postposition and k + 1 < len(phrases):
        k += 1
        if phrases[k].first != chain[-1].end:
            break
        chain.append(phrases[k])
    # what a pronoun owns is the equal, not the pronoun (`রহিম ও তাঁর সঙ্গীদের`)
    chain = [other for other in chain if not (other.pronoun and other is not chain[-1])]
    fitting = [other for other in chain if _alike(before, other) and before.case in ("bare", other.case)]
    same_kind = [other for other in fitting if _label(other) == _label(before) and _label(before)]
    equals = _is_office(before, words) and _is_office(chain[-1], words)
    if not same_kind and len(chain) > 1 and (equals or (_is_people(before, words) and _is_people(chain[-1], words))):
        same_kind = [other for other in fitting if other is chain[-1]]  # `শিক্ষার্থী ও ছাত্রলীগের কর্মীদের মধ্যে`
    return next(iter(same_kind or fitting), None)


def _is_office(phrase: Phrase, words: WordSets) -> bool:
    if phrase.entity is not None or phrase.plural:
        return False
    holds = phrase.stem in words.title_nouns or phrase.stem.endswith(words.title_suffixes)
    return holds or phrase.stem in words.body_nouns or phrase.stem.endswith(words.body_suffixes)


def _is_people(phrase: Phrase, words: WordSets) -> bool:
    return phrase.entity is None and phrase.stem in words.actor_nouns


def _alike(one: Phrase, other: Phrase) -> bool:
    if (one.entity is None) != (other.entity is None):
        if _label(one) == "PERSON" and other.quantity is not None:
            counts = other.head >= other.quantity.last and other.stem not in syntax().place_nouns
            return counts and not other.postposition  # `রহিম ও দুই কনস্টেবল`, not `রহিম ও দুই দেশের নেতারা`
        return (
            one.quantity is None
            and other.quantity is None
            and not {one.stem, other.stem} & {"জন"}
            and (_label(one) in ("PERSON", "ORG", "GPE", "") and _label(other) in ("PERSON", "ORG", "GPE", ""))
        )
    if one.entity is None or other.entity is None:
        return _is_number(one) == _is_number(other)
    a, b = one.entity.label, other.entity.label
    return a == b or {a, b} <= PLACES or ({a, b} <= {"ORG", "GPE", "PERSON", "NORP"} and (a, b) != ("GPE", "PERSON"))


def _is_number(phrase: Phrase) -> bool:
    """Whether a phrase is a number and nothing else (`৩৩, ৩৪ ও ৩৯ বছর বয়সী তিন পুরুষ`)."""
    return phrase.quantity is not None and phrase.head < phrase.quantity.last and phrase.stem != "জন"


def _label(phrase: Phrase) -> str:
    return phrase.entity.label if phrase.entity else ""


def _list_goes_on(before: Phrase, phrases: list[Phrase], k: int) -> bool:
    """Whether a comma joins equals: a conjunction follows later in the list, or both sides are names of a kind."""
    for n in range(k + 1, len(phrases)):
        if phrases[n].joined == "and" and phrases[n - 1].end + 1 == phrases[n].first:
            return True
        if phrases[n].joined != "," or phrases[n - 1].end + 1 != phrases[n].first:
            break
    here = phrases[k]
    return before.entity is not None and here.entity is not None and before.entity.label == here.entity.label


def inner_phrase(tokens: Tokens, phrase: Phrase, end: int) -> Phrase:
    """Return the part of a phrase before the token `end` as a phrase of its own (`ড্রোন` of `ড্রোন হামলা`)."""
    return part_of(tokens, phrase, phrase.core, end)


def halves(tokens: Tokens, phrase: Phrase) -> list[Phrase]:
    """Return the two words that a hyphen joins, if they are all of a phrase (`বাস-ট্রাক সংঘর্ষে`)."""
    if phrase.last - phrase.core != 3 or tokens.forms[phrase.core + 1].norm != "-":
        return []
    return [part_of(tokens, phrase, at, at + 1) for at in (phrase.core, phrase.core + 2)]


def tail_phrase(tokens: Tokens, phrase: Phrase, start: int) -> Phrase:
    """Return the part of a phrase from the token `start` on (`সেনা` of `নিহত সেনা`)."""
    return part_of(tokens, phrase, start, phrase.last)


def inner_names(tokens: Tokens, phrase: Phrase) -> list[Phrase]:
    """Return the names inside a phrase whose head is a common noun (`উত্তর কোরিয়ার` of `উত্তর কোরিয়ার সেনা`)."""
    if phrase.entity is not None:
        return []
    return [part_of(tokens, phrase, tokens.at(e.start), tokens.at(e.end - 1) + 1) for e in phrase.entities]


def part_of(tokens: Tokens, phrase: Phrase, first: int, last: int) -> Phrase:
    """Return the tokens `[first, last)` of a phrase as a phrase of its own."""
    form = tokens.forms[last - 1]
    entity = _entity_ending(tokens, phrase.entities, first, last)
    case = phrase.case if last == phrase.last else "bare" if entity is None else form.noun.case
    return Phrase(
        first, last, first, last - 1, form.noun.stem, case,
        postposition=phrase.postposition if last == phrase.last else "", end=last,
        entity=entity, entities=phrase.entities, quantity=None if first > phrase.first else phrase.quantity,
        pronoun=phrase.pronoun, definite=phrase.definite, plural=phrase.plural, joined=phrase.joined,
        parenthetical=phrase.parenthetical, stems=form.stems,
        modifiers=phrase.modifiers if first == phrase.core else (),
    )  # fmt: skip


def _entity_ending(tokens: Tokens, entities: tuple[Entity, ...], first: int, last: int) -> Entity | None:
    for entity in entities:
        if entity.start >= tokens.starts[first] and tokens.starts[last - 1] < entity.end <= tokens.ends[last - 1]:
            return entity
    return None
