"""Verb groups: a verb with its auxiliaries, vectors and negation."""

from __future__ import annotations

from bnevents.events.lookahead import Lookahead
from bnevents.events.phrases import VerbGroup
from bnevents.text import Verb, is_arranged, normalize

_SAY = normalize("বলা")
_NEGATIONS = frozenset(map(normalize, ("না", "নি")))


def read_group(look: Lookahead, i: int, verb: Verb, last: int) -> VerbGroup:
    """Return the verb group that begins at token `i` with the reading `verb` and ends before token `last`."""
    group = VerbGroup(
        i,
        i + 1,
        i,
        verb.lexeme,
        verb.form,
        verb.tense,
        verb.negated,
        case=verb.case,
        honorific=verb.honorific,
        person=verb.person,
    )
    if i > look.sentence.first and is_arranged(verb, look.forms[i - 1]):
        group.tense = "future"
    k = i + 1
    while k < last and k not in look.times and k not in look.entities:
        form = look.forms[k]
        if look.number(k, last) is not None:
            break  # `হামলা চালিয়ে নয় শিশুকে হত্যা করে`
        if form.norm in look.syntax.negators and (group.form != "verbal_noun" or group.case == "bare"):
            group.negated, group.negator = True, k
            k += 1
            if group.form == "finite":
                break
            continue
        following = look.chained_verb(k)
        if following is None or not _chains(look, group, following):
            break
        group.form, group.tense, group.case = following.form, following.tense, following.case
        group.honorific, group.person = following.honorific, following.person
        group.negated = group.negated or following.negated
        k += 1
        group.trigger_last = k
    group.last = group.end = k
    group.trigger_last = max(group.trigger_last, i + 1)
    ending = look.forms[group.trigger_last - 1]
    also = ending.cut < len(ending.text) and ending.text.endswith("ও")
    group.concessive = group.form == "conditional" and also  # করলেও, not করলেই
    if group.form == "verbal_noun" and (words := look.postposition(k)):
        group.postposition = " ".join(words)
        group.end = k + len(words)
    return group


def negated_before(look: Lookahead, group: VerbGroup, verb: Verb) -> bool:
    """Whether the word before a group can be its negation (`না হলেও`, `নাও করতে পারে`)."""
    if group.first <= look.sentence.first:
        return False
    before = look.forms[group.first - 1].norm
    return (before in _NEGATIONS and verb.form != "finite") or (before == "নাও" and bool(group.modal))


def _chains(look: Lookahead, group: VerbGroup, following: Verb) -> bool:
    """Whether a verb is an auxiliary of the group; sets its modal or passive."""
    if group.form == "participle":
        return following.lexeme in look.syntax.vectors and group.lexeme != _SAY
    if group.form == "infinitive":
        modal = look.syntax.modals.get(following.lexeme)
        if modal is None or (modal == "must" and following.form == "verbal_noun" and following.case == "bare"):
            return False  # `সমর্থন জানাতে হওয়া বিক্ষোভ` took place
        group.modal = group.modal or modal
        return True
    if group.form == "verbal_noun" and group.case == "bare" and following.lexeme in look.syntax.passive:
        group.passive = True
        return True
    return False
