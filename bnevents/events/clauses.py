"""Clauses of a sentence: what belongs to which finite verb, what is quoted, reported or supposed.

Bengali is verb-final: a finite verb ends its clause; only a subject may follow it (`স্বাক্ষর করেছে রাশিয়া`).
A verb of saying governs the clause after it (`বলেছেন, …`, `বলেছেন যে …`, `বলেন, ‘…’`) or the one before it (`… বলে
জানিয়েছেন`, `…, জানিয়েছে পুলিশ`).
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bnevents.events.lexicon import read_table, syntax, word_lists
from bnevents.events.phrases import ADDING, Item, Mark, Parsed, Phrase, VerbGroup
from bnevents.text import Tokens


@dataclass(slots=True, eq=False)
class Clause:
    """A finite (or verbless) clause.

    Attributes:
        items: its items in text order, post-verbal subject included.
        verb: its finite verb, or None for a verbless clause.
        trailing: the phrases after the verb.
        openers: particles and conjunctions before its first phrase (`যদি`, `যে`, `কিন্তু`).
        closers: marks right after its verb (`বলে`, `,`).
        index: its place in the sentence.
        quoted: whether it stands inside quotation marks.
        conditional: whether it is a condition or the consequent of one.
        reporting: whether its verb is one of saying.
        claim: the noun that a verbless clause reports with (`দক্ষিণ কোরিয়ার অভিযোগ, …`), or None.
        resumed_by: the index of the clause that goes on behind it, if it is relative (`করিম, যিনি আহত হন, বলেছেন …`).
        inserted_from: the token of the comma at which that begins, or -1: what stands before goes on behind it.
    """

    index: int
    items: list[Item] = field(default_factory=list[Item])
    verb: VerbGroup | None = None
    trailing: list[Phrase] = field(default_factory=list[Phrase])
    openers: list[str] = field(default_factory=list[str])
    closers: list[str] = field(default_factory=list[str])
    quoted: bool = False
    conditional: bool = False
    reporting: bool = False
    claim: Phrase | None = None
    resumed_by: int | None = None
    inserted_from: int = -1
    _phrases: list[Phrase] | None = field(default=None, init=False, repr=False)
    _begins: dict[int, Item] | None = field(default=None, init=False, repr=False)

    @property
    def first(self) -> int:
        """First token."""
        return first_token(self.items[0]) if self.items else 0

    @property
    def last(self) -> int:
        """One past the last token."""
        return _last(self.items[-1]) if self.items else 0

    def phrases(self) -> list[Phrase]:
        """Return its noun phrases; collected once, when all its items are in their places."""
        if self._phrases is None:
            self._phrases = [item for item in self.items if isinstance(item, Phrase)]
        return self._phrases

    def item_at(self, token: int) -> Item | None:
        """Return what begins at a token, or None; collected once, as its phrases are."""
        if self._begins is None:
            self._begins = {first_token(item): item for item in reversed(self.items)}
        return self._begins.get(token)

    def phrase_at(self, token: int) -> Phrase | None:
        """Return the noun phrase that begins at a token, or None."""
        item = self.item_at(token)
        return item if isinstance(item, Phrase) else None


def first_token(item: Item) -> int:
    """Return the first token of an item."""
    return item.token if isinstance(item, Mark) else item.first


def _last(item: Item) -> int:
    return item.token + 1 if isinstance(item, Mark) else max(item.last, item.end)


@dataclass(frozen=True, slots=True)
class Reporting:
    """Verbs and nouns of saying, from `data/reporting.yaml`."""

    verbs: frozenset[str]
    nouns: frozenset[str]
    sights: frozenset[str]
    light: frozenset[str]
    objects: frozenset[str]
    openers: frozenset[str]
    carriers: frozenset[str]
    claims: frozenset[str]
    matters: frozenset[str]
    doubt: frozenset[str]
    impersonal: frozenset[str]
    public: frozenset[str]
    acts: frozenset[str]
    statements: frozenset[str]
    demanded: frozenset[str]


@functools.cache
def reporting() -> Reporting:
    """Return the words of saying."""
    return Reporting(**word_lists(Reporting, read_table("reporting")))


def split_clauses(parsed: Parsed, tokens: Tokens) -> list[Clause]:
    """Return the clauses of a parsed sentence, in text order."""
    clauses: list[Clause] = []
    current = Clause(0)
    items = parsed.items
    n = 0
    while n < len(items):
        item = items[n]
        if isinstance(item, Mark):
            if not current.items:
                current.openers.append(item.kind)
                if clauses:
                    clauses[-1].closers.append(item.kind)
                n += 1
                continue
            if item.kind in (",", "-", ":") and (claim := _claim(current)) is not None:
                current.claim = claim
                current.closers.append(item.kind)
                clauses.append(current)
                current = Clause(len(clauses), openers=[item.kind])
                n += 1
                continue
            if item.kind == "neg":
                current.verb = _bare_negation(item)
                current.items.append(current.verb)
                n = _end_clause(current, clauses, items, n + 1)
                current = Clause(len(clauses))
                continue
            if (
                item.kind in _BREAKS
                or (item.kind == "and" and _is_due(current))
                or (item.kind == "-" and _is_dash_break(item, current, tokens))
            ):
                current.closers.append(item.kind)
                clauses.append(current)
                current = Clause(len(clauses), openers=[item.kind])
                n += 1
                continue
        elif isinstance(item, VerbGroup):
            if item.form == "participle" and item.lexeme == _SAY and _takes_for(current):
                n += 1
                continue  # `অভিযোগটিকে ভিত্তিহীন বলে উড়িয়ে দেন`
            if item.form == "participle" and item.lexeme == _SAY and _complementizer(current, clauses):
                (clauses[-1] if not current.items and clauses else current).closers.append("বলে")
                n += 1
                if not current.items and clauses:
                    continue
                clauses.append(current)
                current = Clause(len(clauses))
                continue
            if _is_present(item, current, items[n + 1 :]):
                item.form, item.tense = "finite", "present"
            if item.finite:
                current.items.append(item)
                current.verb = item
                n = _end_clause(current, clauses, items, n + 1)
                current = Clause(len(clauses))
                continue
        current.items.append(item)
        n += 1
    if any(isinstance(item, Phrase | VerbGroup) for item in current.items):
        clauses.append(current)
    _resume_subjects(clauses)
    for before, clause in pairwise(clauses):
        if "বলে" in before.closers:
            clause.claim = _claim_behind(clause)
    marks = {item.kind for item in items if isinstance(item, Mark)}
    quoted = _quoted_tokens(parsed) if parsed.sentence.quote or not marks.isdisjoint(_QUOTES) else frozenset[int]()
    for clause in clauses:
        clause.quoted = bool(clause.items) and (clause.first in quoted)
        clause.reporting = clause.claim is not None or _is_reporting(clause, tokens)
    if "যদি" in marks:
        _mark_conditions(clauses)
    return clauses


def _resume_subjects(clauses: Sequence[Clause]) -> None:
    """Give the clause after an inserted relative clause whom both are about (`করিম, যিনি আহত হন, বলেছেন …`)."""
    for k, clause in enumerate(clauses):
        items = clause.items
        at = next((n for n in range(1, len(items) - 1) if _is_comma(items[n]) and _relates(items[n + 1])), 0)
        comma = items[at] if at else None
        start = max((n + 1 for n in range(at) if not isinstance(items[n], Phrase)), default=0)
        head = [item for item in items[start:at] if isinstance(item, Phrase)]
        if head and head[-1].case == "genitive" and head[-1].entity is not None:
            head[-1].case = "bare"  # a name that only looks inflected (`নিসার, যিনি …`)
        where = at > 0 and isinstance(items[at + 1], Mark)  # `একটি গুদামে, যেখানে সার ছিল, বিস্ফোরণে …`
        if not head or head[-1].case != ("locative" if where else "bare") or head[-1].postposition:
            continue
        n = k + 1
        while n < len(clauses) and "বলে" in clauses[n - 1].closers:
            n += 1  # `যারা তাঁকে দুর্নীতিগ্রস্ত বলে মনে করেন, …`
        resumes = n < len(clauses) and clauses[n].openers[:1] == [","] and clauses[n].verb is not None
        if resumes and not _is_object(clauses[n].items):  # `চালকেরা, যাদের ছবি আছে, তাদের ডাকা হয়েছে`
            clauses[n].items[:0] = head
            clause.resumed_by = clauses[n].index
            clause.inserted_from = comma.token if isinstance(comma, Mark) else -1
            relative = items[at + 1]
            if where or (isinstance(relative, Phrase) and relative.case != "bare"):
                del items[start : at + 1]  # `যার দল জিতেছে`: somebody else does it


def _relates(item: Item) -> bool:
    """Whether a relative clause about the phrase before begins with an item."""
    if isinstance(item, Mark):
        return item.kind == _WHERE
    return _stem(item) in syntax().relatives | syntax().thing_relatives


def _is_comma(item: Item) -> bool:
    return isinstance(item, Mark) and item.kind == ","


def _is_object(items: Sequence[Item]) -> bool:
    """Whether a clause begins with a pronoun for somebody else than its subject, no owner (`তার দেহরক্ষীর গুলিতে`)."""
    first, second = (*items, None, None)[:2]
    if not isinstance(first, Phrase) or not first.pronoun:
        return False
    owned = isinstance(second, Phrase) and second.first == first.end and not second.pronoun
    return not (first.case == "genitive" and owned)


def _stem(item: Item) -> str:
    return item.stem if isinstance(item, Phrase) else ""


def _bare_negation(mark: Mark) -> VerbGroup:
    """Return the verb of a clause that ends with a negation alone (`… রাজি নন`)."""
    at = mark.token
    return VerbGroup(at, at + 1, at, "", "finite", "present", True, end=at + 1, trigger_last=at)


def _claim(clause: Clause) -> Phrase | None:
    """Return the noun of saying that ends a verbless clause after its source (`মস্কোর দাবি`), or None."""
    phrases = [item for item in clause.items if isinstance(item, Phrase)]
    if len(phrases) < 2 or _verb_before(clause) or not isinstance(clause.items[-1], Phrase):
        return None
    noun, source = phrases[-1], phrases[-2]
    fits = noun.case == "bare" and not noun.postposition and noun.stem in reporting().claims
    return noun if fits and source.case == "genitive" and not source.postposition else None


def _claim_behind(clause: Clause) -> Phrase | None:
    """Return the noun of saying that its source follows in a clause without a verb (`… বলে দাবি কিয়েভের`), or None."""
    noun, source = (*clause.items, None, None)[:2]
    if len(clause.items) != 2 or not isinstance(noun, Phrase) or not isinstance(source, Phrase):
        return None
    fits = noun.case == "bare" and not noun.postposition and noun.stem in reporting().claims
    if not fits or source.case != "genitive" or source.postposition:
        return None
    noun.modifiers = (source,)
    return noun


def _is_present(verb: VerbGroup, clause: Clause, after: Sequence[Item]) -> bool:
    """Whether a form in -এ before a comma is the present and no participle.

    So it is in a condition, and where it tells what somebody else does.
    `যদি ইরান চুক্তি করে, তবে …`, `ইরাক দাবি করে, ইরান হামলা চালিয়েছে`.
    """
    comma = after[0] if after else None
    if verb.form != "participle" or verb.lexeme not in _DOING or not isinstance(comma, Mark) or comma.kind != ",":
        return False
    if "যদি" in clause.openers or any(isinstance(item, Mark) and item.kind == "যদি" for item in clause.items):
        return True
    noun = clause.items[-1] if clause.items else None
    says = isinstance(noun, Phrase) and noun.last == verb.first and noun.stem in _STATING
    follows = after[1] if len(after) > 1 else None
    return says and isinstance(follows, Phrase) and follows.case == "bare" and not follows.pronoun


def _complementizer(current: Clause, clauses: list[Clause]) -> bool:
    """Whether `বলে` closes a reported clause: right after a finite verb, or after a verbless statement."""
    if not current.items:
        return bool(clauses)
    last = current.items[-1]
    return (isinstance(last, Mark) and last.kind in ("'", '"')) or (isinstance(last, Phrase) and last.case == "bare")


def _takes_for(current: Clause) -> bool:
    """Whether বলে says what an object is taken for: it follows a bare noun, in a clause without a verb."""
    phrases = [item for item in current.items if isinstance(item, Phrase)]
    if _verb_before(current) or not phrases or current.items[-1] is not phrases[-1]:
        return False
    return phrases[-1].case == "bare" and any(phrase.case == "accusative" for phrase in phrases)


def _verb_before(clause: Clause) -> bool:
    return any(isinstance(item, VerbGroup) for item in clause.items)


def _is_due(clause: Clause) -> bool:
    """Whether a clause ends in what should be done (`হামলা বন্ধ করা উচিত`)."""
    due = clause.items[-1]
    if not isinstance(due, Phrase) or due.case != "bare" or due.stem not in syntax().predicative:
        return False
    deed = next((item for item in reversed(clause.items) if isinstance(item, VerbGroup)), None)
    return deed is not None and deed.form == "verbal_noun" and deed.end == due.first


def _is_dash_break(mark: Mark, clause: Clause, tokens: Tokens) -> bool:
    """Whether a dash between spaces parts two clauses: no verb stands before it."""
    if _verb_before(clause):
        return False
    start, end = tokens.starts[mark.token], tokens.ends[mark.token]
    text = tokens.text
    return text[start - 1 : start].isspace() and text[end : end + 1].isspace()


_SAY, _WORDS, _OTHERS, _DEMAND = "বলা", "কথা", "প্রমুখ", "দাবি"
_DOING = frozenset(("করা", "দেওয়া"))
_STATING = frozenset(("দাবি", "অভিযোগ", "মন্তব্য", "আশা", "ধারণা", "আশঙ্কা"))
_WHERE, _DECLARE = "যেখানে", "ঘোষণা"
_BREAKS = frozenset(":;।")
_QUOTES = frozenset("'\"")
_STOPS = frozenset(",;:।-()[]'\"!?")


def _end_clause(clause: Clause, clauses: list[Clause], items: list[Item], n: int) -> int:
    """Give the clause the subject that follows its verb, if any, and file it; return the next item."""
    k = n
    trailing: list[Item] = []
    closes = not any(isinstance(item, VerbGroup) for item in items[n:])
    names_next = is_copula(clause.verb) and clause.verb is not None and clause.verb.tense != "future"
    while k < len(items):
        item = items[k]
        if isinstance(item, VerbGroup):
            trailing = []
            break
        if isinstance(item, Mark):
            if item.kind in ADDING or (not trailing and item.kind in ("-", ":") and names_next):
                if trailing:
                    trailing.append(item)
                else:
                    n += 1
                k += 1
                continue  # `মারা যান আরও দুজন`, `নিহতরা হলেন—রহিম ও করিম`
            if trailing and item.kind in ("(", ")"):
                trailing.append(item)
                k += 1
                continue  # `মারা যান রহিম (৪০) ও করিম`
            told = closes and is_copula(clause.verb)  # `নিহতরা হলেন কুমিল্লার রহিম, ঢাকার করিম ও …`
            if trailing and (item.kind == "and" or (item.kind == "," and (told or _list_goes_on(items, k, closes)))):
                trailing.append(item)
                k += 1
                continue
            last = trailing[-1] if trailing else None
            if isinstance(last, Phrase) and last.case != "bare" and item.kind not in _STOPS:
                trailing = []  # `পুলিশ জানিয়েছে ড্রোন হামলায় এখনও …`: the next clause has begun
            break
        trailing.append(item)
        k += 1
    else:
        k = len(items)
    while trailing and isinstance(trailing[-1], Mark) and trailing[-1].kind != ")":
        trailing.pop()
    if trailing:
        clause.trailing = [item for item in trailing if isinstance(item, Phrase)]
        clause.items.extend(trailing)
        n += len(trailing)
    clauses.append(clause)
    return n


def _list_goes_on(items: Sequence[Item], k: int, closes: bool) -> bool:
    """Whether a comma after the verb joins subjects: names follow up to a conjunction (`সই করেছে নেপাল, ভুটান ও চীন`).

    Where no other verb follows (`closes`), any bare nouns do (`দগ্ধ হয়েছেন স্বামী, স্ত্রী ও সন্তান`), and a list may end
    in and others, or in somebody's name (`আলোচনা করেন রহিম, করিম প্রমুখ`, `পদত্যাগ করেন রহিম, বিভাগের পরিচালক করিম।`).
    """
    rest = items[k + 1 :]
    named: Item | None = None
    for n, item in enumerate(rest):
        if isinstance(item, Mark):
            if item.kind == "and":
                return True
            if item.kind not in (",", "(", ")"):
                break
        elif isinstance(item, VerbGroup):
            return False
        elif closes and item.stem == _OTHERS:
            return True
        elif not item.parenthetical:
            owner = item.case == "genitive" and n + 1 < len(rest) and isinstance(rest[n + 1], Phrase)
            if not owner and not _is_equal(item, closes):
                return False
            named = item
    return closes and isinstance(named, Phrase) and named.entity is not None and named.entity.label == "PERSON"


def _is_equal(phrase: Phrase, closes: bool) -> bool:
    """Whether a phrase may stand in a list of subjects behind the verb."""
    named = phrase.entity is not None or closes
    return bool(phrase.pronoun) or (named and phrase.case == "bare")


def is_copula(verb: VerbGroup | None) -> bool:
    """Whether a verb only says who or what somebody is (`নিহতরা হলেন …`)."""
    return verb is not None and verb.lexeme == "হওয়া" and not verb.negated and not verb.modal


def _quoted_tokens(parsed: Parsed) -> frozenset[int]:
    """Return the tokens inside quotation marks that hold a clause."""
    open_at: int | None = parsed.sentence.first if parsed.sentence.quote else None
    inside: set[int] = set()
    last = parsed.sentence.last
    for item in parsed.items:
        if isinstance(item, Mark) and item.kind in _QUOTES:
            if parsed.sentence.quote and item.token == parsed.sentence.first:
                continue  # a paragraph opens its quotation anew
            if open_at is None:
                open_at = item.token
            else:
                inside.update(range(open_at, item.token))
                open_at = None
    if open_at is not None:
        inside.update(range(open_at, last))
    return frozenset(inside)


def _is_reporting(clause: Clause, tokens: Tokens) -> bool:
    verb = clause.verb
    if verb is None or verb.modal in ("must", "can"):
        return False
    words = reporting()
    if verb.lexeme not in words.verbs and verb.lexeme not in words.carriers:
        return False
    before = [item for item in clause.items if isinstance(item, Phrase) and item.last == verb.first]
    object_ = before[-1] if before and before[-1].case == "bare" else None
    refused = object_ is not None and any(
        isinstance(item, VerbGroup) and item.form == "infinitive" and item.end == object_.first for item in clause.items
    )
    if refused:
        return False  # `মুক্তি দিতে অস্বীকার করেছে`: nothing is told
    if verb.lexeme == _SAY and object_ is not None and object_.stem == _WORDS and not object_.determiner:
        owner = before[-1] is object_ and next((p for p in clause.items if _ends_at(p, object_.first)), None)
        if not isinstance(owner, Phrase) or owner.case != "genitive" or owner.postposition:
            return False  # `তাঁর পক্ষে কথা বলেছেন`: talked, told nothing
    if verb.lexeme in words.verbs:
        return not (verb.lexeme in words.light and object_ is not None and object_.stem in words.objects)
    if object_ is None or (object_.stem in words.sights and verb.lexeme != "যাওয়া"):
        return False
    if object_.stem == _DECLARE and any(isinstance(i, Phrase) and i.case == "accusative" for i in clause.items):
        return False  # `নিজেকে রাষ্ট্রপ্রধান ঘোষণা করেছেন`
    wanted = next((item for item in clause.items if _ends_at(item, object_.first)), None)
    if object_.stem == _DEMAND and object_.core < object_.head:
        return tokens.forms[object_.head - 1].noun.stem not in words.demanded  # `তাঁদের মুক্তি দাবি করেছে`
    if object_.stem == _DEMAND and isinstance(wanted, Phrase) and wanted.case == "bare":
        return wanted.stem not in words.demanded
    return object_.stem in words.nouns


def _ends_at(item: Item, token: int) -> bool:
    return isinstance(item, Phrase) and item.end == token


def _mark_conditions(clauses: list[Clause]) -> None:
    for k, clause in enumerate(clauses):
        if "যদি" in clause.openers or any(isinstance(i, Mark) and i.kind == "যদি" for i in clause.items):
            clause.conditional = True
            opens = "যদি" in clause.openers and "যে" not in clause.openers  # `হুঁশিয়ারি দেন যে যদি …`
            if k and opens and clauses[k - 1].verb is not None and not clauses[k - 1].reporting:
                clauses[k - 1].conditional = True  # `হামলা করবে যদি …`
            if k + 1 < len(clauses):
                clauses[k + 1].conditional = True
