"""Who is cited for what: the clauses that a verb or noun of saying covers, and its source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bnevents.events.clauses import Clause, first_token, reporting
from bnevents.events.coordination import effective_case, group_of, modifiers_of
from bnevents.events.lexicon import syntax
from bnevents.events.phrases import Mark, Phrase, VerbGroup
from bnevents.events.roles import RoleFinder


@dataclass(slots=True, eq=False)
class Report:
    """A citation.

    Attributes:
        sources: the phrases that name the source; empty where it is not named or dropped.
        clauses: indices of the clauses that it covers.
        clause: index of the clause that holds the verb of saying.
        told: tokens `[first, last)` of the reporting clause itself that it covers (`হামলার কথা জানিয়েছে`).
        dropped: whether the source is a dropped subject.
        cited: whether the passive clause names a text whose author was told before (`প্রতিবেদনে বলা হয়েছে`).
        doubt: tokens of the verb or noun of saying that leaves open whether it is so (`অভিযোগ`, `শোনা`), or None.
    """

    sources: Sequence[Phrase]
    clauses: range
    clause: int
    told: tuple[int, int] = (0, 0)
    dropped: bool = False
    cited: bool = False
    doubt: tuple[int, int] | None = None

    @property
    def opens(self) -> bool:
        """Whether the statement follows the verb of saying (`X বলেন, …`), so that more of it may follow."""
        return 0 <= self.clause < self.clauses.start


def find_reports(clauses: Sequence[Clause], finder: RoleFinder) -> list[Report]:
    """Return the citations of a sentence, outer before inner."""
    reports: list[Report] = []
    for clause in clauses:
        if clause.reporting:
            scope, told = _scope(clause, clauses), _told(clause)
            if scope or told is not None:
                sources = _sources(clause, finder) or _shared_subject(clause, clauses, finder)
                verb = clause.verb
                passive = verb is not None and (verb.passive or _is_learnt(clause, verb))
                cited = passive and any(phrase.stems & reporting().openers for phrase in clause.phrases())
                told_by = verb is None or verb.lexeme not in reporting().impersonal
                dropped = not (sources or passive or _has_unknown(clause, finder)) and told_by
                doubt = _doubt(clause)
                reports.append(Report(sources, scope, clause.index, told or (0, 0), dropped, cited, doubt))
        if (named := _after_colon(clause, clauses, finder)) is not None:
            reports.append(Report(named, range(clause.index), clause.index))
        reports.extend(_by_participle(clause, clauses, finder))
        reports.extend(_by_noun(clause, clauses))
    return reports


def _has_unknown(clause: Clause, finder: RoleFinder) -> bool:
    """Whether a word of no lexicon stands in a clause of saying: likely the name of who says it."""
    forms = finder.tokens.forms
    return any(
        forms[token].kind == "word" and not forms[token].noun.known and not forms[token].verbs
        for phrase in clause.phrases()
        if phrase.entity is None
        for token in range(phrase.first, phrase.last)
    )


def _scope(clause: Clause, clauses: Sequence[Clause]) -> range:
    k = clause.index
    relative = clause.resumed_by is not None or (_is_relative(clause) and "," in clause.openers)
    if relative and not (k + 1 < len(clauses) and "যে" in clauses[k + 1].openers):
        return range(0)  # `কোহেন, যিনি অপরাধ স্বীকার করেছেন, পদত্যাগ করেন`
    if clause.claim is not None and not (k and "বলে" in clauses[k - 1].closers):
        return range(k + 1, _statement_end(clauses, k + 1)) if k + 1 < len(clauses) else range(0)
    before = clauses[k - 1] if k else None
    after = clauses[k + 1] if k + 1 < len(clauses) else None
    if before is not None and "বলে" in before.closers:
        return range(k - 1 if _adds(before) else _statement_start(clauses, k - 1), k)
    if before is not None and after is not None and _is_inserted(before, clause, after):
        return range(_statement_start(clauses, k - 1), k)
    if (
        after is not None
        and ({"যে", ",", ":", "'", '"', "-"} & set(after.openers) or after.quoted)
        and "and" not in after.openers
    ):
        if before is not None and before.quoted and not clause.quoted and {"'", '"'} & set(clause.openers):
            return range(_statement_start(clauses, k - 1), _statement_end(clauses, k + 1))  # `“…,” X বলেন, …`
        return range(k + 1, _statement_end(clauses, k + 1))
    if after is not None and after.verb is not None and not after.openers and _is_sourced(clause):
        return range(k + 1, _statement_end(clauses, k + 1))  # `পুলিশ জানিয়েছে হামলায় তিনজন নিহত হয়েছেন`
    behind = (phrase for phrase in clause.phrases() if phrase.first > _last_comma(clause))
    if any(phrase.stem in syntax().thing_relatives for phrase in behind):
        return range(0)  # `…, যা তিনি অস্বীকার করেছেন`
    if after is None and before is not None and {",", "'", '"', "-", "।"} & set(clause.openers):
        return range(_statement_start(clauses, k - 1), k)
    if after is not None and "যে" in [i.kind for i in clause.items if isinstance(i, Mark)]:
        return range(k + 1, _statement_end(clauses, k + 1))
    return range(0)


def _is_inserted(before: Clause, clause: Clause, after: Clause) -> bool:
    """Whether a clause of saying follows its statement, and what follows it adds to either.

    `একজন নিহত হয়েছেন, এক কর্মকর্তা বলেছেন, যিনি নাম বলতে চাননি`, `… জানিয়েছে সরকার, যখন উদ্ধারকাজ চলছে`.
    """
    if before.reporting or before.verb is None or clause.openers != [","] or after.openers[:1] != [","]:
        return False
    return (_is_relative(after) or "যখন" in after.openers) and _is_sourced(clause)


def _is_relative(clause: Clause) -> bool:
    first = clause.items[0] if clause.items else None
    return isinstance(first, Phrase) and first.stem in syntax().relatives and first.pronoun in ("person", "people")


def _adds(clause: Clause) -> bool:
    """Whether a clause adds to the one before it, which its reporter does not report (`…, যাতে তিনজন নিহত হন বলে …`)."""
    first = clause.items[0] if clause.items else None
    opens = {*clause.openers, first.stem if isinstance(first, Phrase) else ""}
    return "," in opens and (_is_relative(clause) or not _ADDING.isdisjoint(opens))


_ADDING = frozenset(("যাতে", "যেখানে", "যখন"))
_CITING = frozenset(("বরাত দিয়ে", "বরাতে"))
_GIVEN_BY = _CITING | {"থেকে", "পক্ষ থেকে", "তরফ থেকে", "তরফে"}
_TURNS = frozenset(("কিন্তু", "তবে", "যদিও"))  # what follows is not said by whom the clause before quotes


def _last_comma(clause: Clause) -> int:
    """Return the token of the last comma of a clause, or -1."""
    return max((item.token for item in clause.items if isinstance(item, Mark) and item.kind == ","), default=-1)


def _is_sourced(clause: Clause) -> bool:
    """Whether a verb of saying has something before it in its clause, and nothing after it."""
    return clause.verb is not None and len(clause.items) > 1 and clause.items[-1] is clause.verb


def _statement_start(clauses: Sequence[Clause], k: int) -> int:
    while k > 0 and not clauses[k - 1].reporting:
        within = clauses[k].quoted and clauses[k - 1].quoted  # `“… জানাই, তবে …,” X লিখেছেন`: one quotation
        if _TURNS & set(clauses[k].openers) and not within:
            break
        k -= 1
    return k


def _statement_end(clauses: Sequence[Clause], k: int) -> int:
    start, quoted = k, clauses[k].quoted
    while k < len(clauses) and not _frames_all(clauses, k):
        if quoted and not clauses[k].quoted:
            break
        if k > start and not quoted and _acts_besides(clauses[start - 1], clauses[k - 1], clauses[k]):
            break
        k += 1
    return k


def _acts_besides(saying: Clause, before: Clause, clause: Clause) -> bool:
    """Whether a clause goes on with what the speaker or somebody else did, not with what was said.

    `মন্ত্রী বলেছেন যে তিনি হতবাক এবং তদন্তের আহ্বান জানিয়েছেন`; `… যে বন্যা হতে পারে এবং পুলিশ সরে যাওয়ার নির্দেশ দিয়েছে`.
    """
    verb, said = clause.verb, saying.verb
    if (
        verb is None
        or said is None
        or not {"and", "কিন্তু"} & set(clause.openers)
        or verb.modal
        or verb.tense != said.tense
    ):
        return False
    act = next((phrase for phrase in clause.phrases() if phrase.last == verb.first), None)
    if act is None or act.case != "bare" or act.stem not in reporting().acts:
        return False
    carried = {item.first for item in clause.items if isinstance(item, VerbGroup)}  # `প্রত্যাহার করার`
    own = (p for p in clause.phrases() if p.case == "bare" and not p.postposition and p.first < act.first)
    acting = (p for p in own if p.end not in carried)
    if all(p.definite and p.entity is None for p in acting):
        return verb.honorific == said.honorific
    expected = before.verb is not None and (before.verb.tense == "future" or bool(before.verb.modal))
    return expected or "," in clause.openers


def _frames_all(clauses: Sequence[Clause], k: int) -> bool:
    """Whether a clause of saying ends the sentence and covers what stands before it, another citation included."""
    clause = clauses[k]
    if not clause.reporting or k + 1 < len(clauses):
        return False
    return "বলে" in clauses[k - 1].closers or (clause.openers[:1] == [","] and not clauses[k - 1].reporting)


def _sources(clause: Clause, finder: RoleFinder) -> Sequence[Phrase]:
    verb = clause.verb
    if clause.claim is not None:
        return modifiers_of(clause.claim)[-1:] and group_of(clause.claim.modifiers[-1])
    assert verb is not None
    nouns = reporting().openers
    before = [p for p in clause.phrases() if p.first < verb.first]
    if verb.passive or verb.lexeme == "জানা" or _is_learnt(clause, verb):
        for phrase in before:
            if phrase.stems & nouns or phrase.postposition in _GIVEN_BY:
                own = [*group_of(phrase.modifiers[-1])] if phrase.modifiers else _informants(phrase, before, finder)
                named = own or ([phrase] if phrase.entity else [])
                text = not phrase.postposition and phrase.stem not in reporting().statements
                written = named and text and not any(_speaks(owner, finder) for owner in named)
                if written and phrase.stem in reporting().matters and phrase.case == "bare":
                    continue  # `সংঘর্ষের খবর পাওয়া গেছে`: what is told
                if named:
                    return [phrase] if written else named  # `মামলার এজাহারে বলা হয়`: the text itself
        return [p for p in before if verb.passive and _publishes(p)][:1]
    if quoted := next((phrase for phrase in before if phrase.postposition in _CITING), None):
        return group_of(quoted)  # `রয়টার্সের বরাত দিয়ে সিএনএন জানিয়েছে`: the innermost source
    # nearest the verb first: what stands before the speaker is place, time and occasion
    told = reporting().matters | reporting().nouns
    fitting: list[Phrase] = []
    relative = next((p.first for p in before if p.stem in syntax().relatives), verb.last)
    comma = _last_comma(clause)
    for phrase in [*reversed(before), *clause.trailing]:
        if relative <= phrase.first < comma:
            continue  # `করিম, যিনি দলের সদস্য, বলেছেন`
        if phrase.entity is None and phrase.stem in told:
            continue  # `হামলার খবর ছড়িয়েছে`: what is told, not who tells it
        if (
            effective_case(phrase) == "bare"
            and not phrase.postposition
            and not phrase.parenthetical
            and finder.members.in_class(phrase, "speaker")
        ):
            fitting.append(phrase)
    # a name right before a locative noun rather belongs to it (`X টেলিগ্রাম মেসেজিং অ্যাপে বলেছেন`)
    inside = {p.first for p in before if p.case == "locative" and not (p.postposition or p.entity or p.determiner)}
    # … and a common noun before a name in its case to that (`বার্তা সংস্থা তাসকে বলেছেন`)
    inside |= {p.first for p in before if p.case == "accusative" and not p.pronoun}
    chosen = next((phrase for phrase in fitting if phrase.end not in inside), next(iter(fitting), None))
    chosen = chosen or next((phrase for phrase in reversed(before) if _looks_inflected(phrase, verb, finder)), None)
    return [] if chosen is None else group_of(chosen)


def _looks_inflected(phrase: Phrase, verb: VerbGroup, finder: RoleFinder) -> bool:
    """Whether a name that nobody else can be the speaker beside only looks inflected.

    `… ক্রিস্টিয়ান লিন্ডনার এক্সে লিখেছেন`, `“…,” আর্সে বলেছিলেন`.
    """
    if phrase.postposition or phrase.case not in ("genitive", "locative") or phrase.parenthetical:
        return False
    if phrase.entity is not None:
        return phrase.entity.label == "PERSON"
    form = finder.tokens.forms[phrase.head]
    alone = phrase.first + 1 == phrase.last == verb.first and phrase.case == "locative"
    return alone and form.kind == "word" and not form.noun.known and not form.verbs


def _publishes(phrase: Phrase) -> bool:
    """Whether a phrase names the body in whose words something is said (`রয়টার্সে বলা হয়`)."""
    return phrase.case == "locative" and phrase.entity is not None and phrase.entity.label == "ORG"


def _is_learnt(clause: Clause, verb: VerbGroup) -> bool:
    """Whether the verb says what became known (`জানা গেছে`)."""
    return any(phrase.stem == "জানা" and phrase.last == verb.first for phrase in clause.phrases())


def _informants(phrase: Phrase, before: Sequence[Phrase], finder: RoleFinder) -> list[Phrase]:
    """Return whose knowledge a source is (`পুলিশ ও স্থানীয় সূত্রে`), or the source itself (`স্থানীয় সূত্রে`)."""
    if phrase.stem != "সূত্র":
        return []
    named = next((p for p in before if group_of(p)[-1].end == phrase.first), None)
    if named is None and phrase.group:
        named = phrase.group[0]
    known = [] if named is None else [p for p in group_of(named) if p is not phrase and _speaks(p, finder)]
    return known or ([phrase] if phrase.core < phrase.head else [])


def _shared_subject(clause: Clause, clauses: Sequence[Clause], finder: RoleFinder) -> Sequence[Phrase]:
    """Return who says of themselves what they do, named in the clause told (`রাশিয়া সেনা পাঠাবে বলে জানিয়েছে`)."""
    told = clauses[clause.index - 1] if clause.index else None
    if told is None or "বলে" not in told.closers or told.verb is None or clause.verb is None:
        return []
    if _is_learnt(clause, clause.verb):
        return []
    subject = finder.subject_of(told)
    # `তিনজন আহত হয়েছেন বলে জানিয়েছেন`, not `সরকার সৈন্যদের নির্দেশ দেওয়া হয়েছিল বলে দাবি করে`
    suffers = told.verb.passive or told.verb.lexeme in syntax().passive
    if suffers and subject is not None and any(p.plural and p.case == "genitive" for p in told.phrases()):
        suffers = False
    agrees = told.verb.honorific == clause.verb.honorific and not clause.verb.passive
    if subject is None or subject.pronoun or suffers or not agrees or effective_case(subject) != "bare":
        return []
    return group_of(subject) if finder.members.in_class(subject, "speaker") else []


def _speaks(phrase: Phrase, finder: RoleFinder) -> bool:
    return bool(phrase.pronoun) or finder.members.in_class(phrase, "speaker")


def _after_colon(clause: Clause, clauses: Sequence[Clause], finder: RoleFinder) -> Sequence[Phrase] | None:
    """Return who is named after a colon as who says what stands before it (`নির্বাচন হবে ফেব্রুয়ারিতে: উপদেষ্টা`)."""
    if not clause.index or clause.index + 1 < len(clauses) or ":" not in clause.openers:
        return None
    phrases = clause.phrases()
    speaker = phrases[-1] if phrases else None
    alone = all(isinstance(item, Phrase) for item in clause.items) and len(phrases) < 3
    if speaker is None or not alone or effective_case(speaker) != "bare" or speaker.postposition or speaker.quantity:
        return None
    person = speaker.entity is None or speaker.entity.label in ("PERSON", "ORG")
    speaks = person and not speaker.plural and finder.members.in_class(speaker, "speaker")
    return group_of(speaker) if speaks and clauses[0].verb is not None else None


def _by_participle(clause: Clause, clauses: Sequence[Clause], finder: RoleFinder) -> list[Report]:
    """Statements that a participle takes up (`দশজন আহত হয়েছেন জানিয়ে পুলিশ বলে`, `… দাবি করে তিনি বলেন`)."""
    if not clause.index or clauses[clause.index - 1].reporting:
        return []
    words = reporting()
    opening = [item for item in clause.items if not isinstance(item, Mark)][:2]
    noun = opening[0] if opening and isinstance(opening[0], Phrase) else None
    verb = next((item for item in opening[int(noun is not None) :] if isinstance(item, VerbGroup)), None)
    if verb is None or verb.form != "participle":
        return []
    says = verb.lexeme in words.light if noun is None else noun.stem in words.nouns and verb.lexeme in words.carriers
    source = finder.subject_of(clause)
    if not says or source is None:
        return []
    doubt = (noun.head, verb.last) if noun is not None and noun.stem in words.doubt else None
    scope = range(_statement_start(clauses, clause.index - 1), clause.index)
    return [Report(group_of(source), scope, clause.index, doubt=doubt)]


def _by_noun(clause: Clause, clauses: Sequence[Clause]) -> list[Report]:
    """Sources without a verb: `পুলিশের মতে`, `মন্ত্রণালয়ের হিসাব অনুযায়ী`, `রয়টার্স সূত্রে`."""
    nouns = reporting().openers
    for phrase in clause.phrases():
        if phrase.postposition == "মতে":
            return [Report(group_of(phrase), range(clause.index, len(clauses)), -1)]
        if phrase.stems & nouns and (phrase.postposition in ("অনুযায়ী", "অনুসারে") or phrase.stem.endswith("মতে")):
            named = modifiers_of(phrase)[-1:] or _givers(phrase, clause)
            if named:
                return [Report(named, range(clause.index, len(clauses)), -1)]
    return []


def _givers(phrase: Phrase, clause: Clause) -> list[Phrase]:
    """Return who gave what a phrase names (`পুলিশের দেওয়া তথ্য অনুযায়ী`)."""
    k = clause.items.index(phrase)
    verb = clause.items[k - 1] if k > 1 else None
    source = clause.items[k - 2] if k > 1 else None
    if isinstance(verb, VerbGroup) and verb.form == "verbal_noun" and isinstance(source, Phrase):
        return [source] if source.case == "genitive" and source.end == verb.first else []
    return []


def _doubt(clause: Clause) -> tuple[int, int] | None:
    """Return the noun or verb of a reporting clause that leaves open whether what it tells is so."""
    verb, words = clause.verb, reporting().doubt
    if verb is None:
        claim = clause.claim
        return (claim.first, claim.last) if claim is not None and claim.stem in words else None
    if verb.lexeme in words:
        return verb.first, verb.last
    first = verb.first
    before = clause.items[clause.items.index(verb) - 1] if verb in clause.items[1:] else None
    if isinstance(before, VerbGroup) and before.form == "participle" and before.end == first:
        first = before.first  # `অভিযোগ করে বলেন`
    noun = next((phrase for phrase in clause.phrases() if phrase.last == first), None)
    return (noun.head, verb.last) if noun is not None and noun.stem in words else None


def _told(clause: Clause) -> tuple[int, int] | None:
    """Return the tokens of a reporting clause before the noun for what is told (`মামলার বিষয়টি নিশ্চিত করেছেন`).

    None where it has no such noun; no tokens where that noun points to what was told before (`মন্ত্রী এ কথা বলেন`).
    """
    for phrase in clause.phrases():
        if phrase.stem in reporting().matters and not phrase.postposition and phrase.case in ("bare", "accusative"):
            carried = clause.verb is not None and phrase.last == clause.verb.first and phrase.stem in reporting().acts
            wanted = next((p for p in clause.phrases() if p.end == phrase.first), None)
            if carried and wanted is not None and wanted.case == "bare":
                continue  # `মন্ত্রীর পদত্যাগ দাবি করেন`: what is demanded
            return clause.first, clause.first if phrase.determiner else phrase.first
    if (comma := _last_comma(clause)) >= 0 and clause.verb is not None and clause.verb is clause.items[-1]:
        after = [item for item in clause.items if first_token(item) > comma]
        if len(after) == 2 and isinstance(after[0], Phrase) and after[0].case == "bare":
            return clause.first, comma  # `হামলায় দশজন নিহত হওয়ার পর, পুলিশ বলেছে।`
    return None


def reports_on(reports: Sequence[Report], clause: int, token: int) -> list[Report]:
    """Return the citations that cover a token of a clause, the innermost first."""
    covering = [
        report
        for report in reports
        if (clause in report.clauses and report.clause != clause)
        or (report.clause == clause and report.told[0] <= token < report.told[1])
    ]
    return sorted(covering, key=lambda report: len(report.clauses))
