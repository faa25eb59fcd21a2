"""Who fills the roles of a match: by relation, case, postposition and class, inside its clause."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from bnevents.events.clauses import Clause
from bnevents.events.coordination import (
    effective_case,
    group_of,
    inner_names,
    inner_phrase,
    link_coordination,
    link_modifiers,
    merge_compounds,
    modifiers_of,
    part_of,
    tail_phrase,
)
from bnevents.events.index import TriggerIndex
from bnevents.events.lexicon import syntax
from bnevents.events.matching import Match
from bnevents.events.phrases import Mark, Phrase, VerbGroup
from bnevents.models import Entity
from bnevents.rules.schema import Condition, Filler
from bnevents.text import Tokens, normalize


@dataclass(slots=True, eq=False)
class Content:
    """A clause-like filler: tokens `[first, last)` that the predicate governs."""

    first: int
    last: int


Filled = Phrase | Content
_EXISTENCE = frozenset(map(normalize, ("আছা", "থাকা", "রওয়া")))
# postpositions that make an event noun an occasion of its own
SEQUEL = frozenset(map(normalize, ("পর", "পরে", "আগে", "পূর্বে", "দাবিতে", "প্রতিবাদে", "অভিযোগে")))
OCCASION = frozenset(
    (
        "পর",
        "পরে",
        "আগে",
        "পূর্বে",
        "সময়",
        "সময়ে",
        "শেষে",
        "কারণে",
        "ফলে",
        "জন্য",
        "প্রতিবাদে",
        "দাবিতে",
        "অভিযোগে",
        "দায়ে",
        "ঘটনায়",
        "চলাকালে",
        "বিনিময়ে",
    )
)
_PLACES = frozenset(("GPE", "LOC", "FAC"))
_COMITATIVE = frozenset(("সঙ্গে", "সাথে", "মধ্যে"))


@dataclass(slots=True, eq=False)
class Roles:
    """The fillers of a match by role, and the phrase that is its subject."""

    fillers: dict[str, list[Filled]] = field(default_factory=dict[str, "list[Filled]"])
    counts: list[Phrase] = field(default_factory=list[Phrase])


class RoleFinder:
    """Fills roles; one per sentence."""

    def __init__(
        self, tokens: Tokens, clauses: Sequence[Clause], index: TriggerIndex, things: Sequence[Phrase] = ()
    ) -> None:
        self.things = things  # what এটি may stand for, the latest last
        self.tokens, self.clauses, self.rules = tokens, clauses, index.rules
        self.event_nouns, self.adjectives, self.generics = index.event_nouns, index.adjectives, index.generics
        for clause in clauses:
            merge_compounds(clause, index.actor_nouns)
            link_modifiers(clause)
            link_coordination(clause, index.adjectives)

    # the way in

    def fill(self, match: Match) -> Roles | str:
        """Return the fillers of the match's roles, or which required role or condition failed."""
        roles = Roles()
        taken: set[int] = set()
        frame = match.frame
        generics = self.generics[match.event]
        for name, fillers in sorted(frame.roles.items(), key=_order):
            found = self.fill_role(match, fillers, roles, taken, everywhere=generics[name] == "place")
            if not found and any(filler.required for filler in fillers):
                return f"nothing fills the required role {name}"
            if found:
                roles.fillers[name] = found
                taken.update(id(item) for item in found)
        located = any(generics[name] == "place" for name in roles.fillers)
        for name, fillers in self.rules.common.items():
            if name == "place" and located:
                continue
            if name not in frame.roles and (found := self.fill_role(match, fillers, roles, set(), everywhere=True)):
                roles.fillers[name] = found
        if frame.count_of is not None:
            self.count(match, roles, frame.count_of)
        for condition in frame.when:
            if not self.holds(condition, match, roles):
                return f"the condition `when: {_say(condition)}` does not hold"
        for condition in frame.unless:
            if self.holds(condition, match, roles):
                return f"the condition `unless: {_say(condition)}` holds"
        return roles

    def fill_role(
        self, match: Match, fillers: Iterable[Filler], roles: Roles, taken: set[int], *, everywhere: bool
    ) -> list[Filled]:
        """Return what the first way that fits finds; partners (`সঙ্গে`, `মধ্যে`) join what was found before them.

        Args:
            match: the match.
            fillers: the ways to fill the role, in order.
            roles: what fills the roles before it.
            taken: what may not fill it as well.
            everywhere: whether all ways add up, as those of places do.
        """
        filled: list[Filled] = []
        for filler in fillers:
            joins = (
                everywhere
                or bool(_COMITATIVE & set(filler.postposition))
                or (filler.rel == "controller" and _partners(filled))
            )
            if filled and not joins:
                continue
            if filler.of is not None:
                found = self.owners(roles.fillers.get(filler.of, []), filler)
            elif filler.rel == "content":
                found = self.content(match, roles)
            elif filler.rel == "content_subject":
                found = self.content_subject(match, filler)
            elif filler.rel == "controller":
                found = self.controller(match, filler)
            elif filler.rel == "trigger":
                found = self.trigger(match)
            else:
                found = self.search(match, filler, taken | {id(item) for item in filled})
            filled += [item for item in found if not any(item is other for other in filled)]
        return sorted(filled, key=lambda item: item.first)

    def fits(self, phrase: Phrase, match: Match, role: str) -> bool:
        """Whether a phrase of another clause can be the subject that fills a role."""
        return any(
            filler.rel == "subject" and self.is_class(phrase, filler) for filler in match.frame.roles.get(role, ())
        )

    def is_nominative(self, phrase: Phrase) -> bool:
        """Whether -রা marks the phrase as a subject and nothing else."""
        return phrase.plural and phrase.entity is None and self.tokens.forms[phrase.head].norm.endswith("রা")

    def subject_of(self, clause: Clause) -> Phrase | None:
        """Return the first phrase of a clause that may be its subject, or None."""
        return next((phrase for phrase in clause.phrases() if self.may_act(phrase) and not phrase.parenthetical), None)

    def meant_by(self, phrase: Phrase, match: Match, role: str) -> Phrase | None:
        """Return the thing named last that এটি can stand for in a role, or None."""
        if phrase.pronoun != "thing":
            return None
        fillers = match.frame.roles.get(role, ())
        named = (thing for thing in reversed(self.things) if any(f.is_ and self.is_class(thing, f) for f in fillers))
        return next(named, None)

    def may_act(self, phrase: Phrase) -> bool:
        """Whether a phrase may be a subject, by case and class."""
        return effective_case(phrase) == "bare" and not phrase.postposition and self.in_class(phrase, "actor")

    # phrases

    def search(self, match: Match, filler: Filler, taken: set[int]) -> list[Filled]:
        cases, posts, where = self.shape(match, filler)
        if filler.rel == "compound":
            return self.compound(match, filler)
        if filler.rel == "possessor":
            return self.possessor(match, filler)
        if filler.rel == "head" or "head" in where:
            found = self.head_noun(match, filler)
            if found or filler.rel == "head":
                return found

        def fits(phrase: Phrase) -> bool:
            if id(phrase) in taken or phrase.parenthetical or phrase is match.phrase:
                return False
            if phrase.postposition:
                return phrase.postposition in posts and self.is_class(phrase, filler)
            case = effective_case(phrase)
            # -দের marks persons as object as well as possessor
            is_case = case in cases or (case == "genitive" and phrase.plural and "accusative" in cases)
            return is_case and self.is_class(phrase, filler)

        candidates = self.candidates(match, filler)
        subject = filler.rel == "subject" and match.construction in ("finite", "passive", "headline")
        fitting = (p for p in candidates if fits(p) and not self.is_modifier(p, match))
        if "locative" in filler.case and not filler.head:  # every place that is named counts, the house and its town
            return list(dict.fromkeys(member for phrase in fitting for member in group_of(phrase)))
        chosen = next(fitting, None)
        if chosen is None and filler.rel == "subject" and match.construction == "finite":
            chosen = next((p for p in candidates if fits(p)), None)
        if chosen is None and "accusative" in cases:
            # -দের before another phrase is more often, but not only, a possessor
            chosen = next((p for p in candidates if fits(p) and p.plural and p.case == "genitive"), None)
        if chosen is None:
            return []
        found: list[Filled] = [p for p in group_of(chosen) if subject or id(p) not in taken]
        return [*self.included(chosen, match, filler), *found]

    def included(self, phrase: Phrase, match: Match, filler: Filler) -> list[Filled]:
        """Return the names that a count includes (`রহিম ও করিমসহ দশজন`)."""
        before = next((p for p in match.clause.phrases() if p.end == phrase.first and p.postposition == "সহ"), None)
        if before is None or before is match.phrase:
            return []
        return [member for member in group_of(before) if self.is_class(member, filler)]

    def shape(self, match: Match, filler: Filler) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
        """Return the cases, postpositions and special places that the filler may have in this construction."""
        cases, posts = set(filler.case), set(filler.postposition)
        where: set[str] = set()
        if filler.rel in ("subject", "object") and not posts:
            if filler.rel == "subject" and match.verb is not None and match.verb.modal == "must" and not filler.case:
                cases |= {"accusative", "genitive"}  # who must do it stands as an object (`দুই দেশকে সহায়তা করতে হবে`)
            for word in self.rules.relations.get(filler.rel, {}).get(match.construction, ()):
                if word in ("bare", "accusative", "genitive", "locative"):
                    if not filler.case:
                        cases.add(word)
                elif word in ("head", "compound"):
                    where.add(word)
                else:
                    posts.add(word)
        return frozenset(cases), frozenset(posts), frozenset(where)

    def candidates(self, match: Match, filler: Filler) -> list[Phrase]:
        """Return the phrases that may fill the role, the likeliest first."""
        local, near, wide = self.left_of(match)
        if filler.case == ("accusative",) or filler.postposition:
            near = self.addressed(match, near, wide)
        trailing = [p for p in match.clause.trailing if match.verb is None or p.first >= match.verb.last]
        if filler.rel == "subject":
            if match.verb is not None and match.verb.form == "conditional":
                return [*reversed(local), *reversed(wide), *trailing]
            if match.construction == "finite":
                # what stands after another occasion is this verb's own, unless it is right before the verb: an object
                own = [p for p in reversed(near) if p.end != match.first or self.is_nominative(p)]
                return [*(p for p in own if self.is_nominative(p)), *own, *reversed(wide), *trailing, *self.between(match)]
            after = self.right_of(match) if match.construction in ("headline", "participle", "verbal_noun") else []
            return [
                # a headline names who does it after the noun (`উদ্ধারকর্মীদের প্রশংসা মেলোনির`)
                *(p for p in after if effective_case(p) == "genitive"),
                *local,
                *(wide[len(local) :] if match.verb is not None or match.construction == "headline" else ()),
                *trailing,
                *after,
            ]
        if match.construction in ("finite", "passive"):
            return [*self.between(match), *near, *trailing]
        return [*near, *self.right_of(match)]

    def left_of(self, match: Match) -> tuple[list[Phrase], list[Phrase], list[Phrase]]:
        """Return the phrases before the trigger, nearest first, up to three limits.

        The first is the verb or the joined predicate before it. The second is a phrase or verb that tells another
        occasion (`আলোচনার পর`, `সফর শেষে`): place and object before that belong to it. The third is the clause's start.
        """
        wide: list[Phrase] = []
        local: int | None = None
        near: int | None = None
        for k in range(match.at - 1, -1, -1):
            item = match.clause.items[k]
            if isinstance(item, VerbGroup):
                if local is None and not self.transparent(item, match, k):
                    local = len(wide)
                if near is None and item.form in ("verbal_noun", "infinitive") and not self.transparent(item, match, k):
                    near = len(wide)
            elif isinstance(item, Phrase):
                if local is None and item.stem in self.adjectives and item is not match.phrase:
                    local = len(wide)  # another predicate that is joined with this one
                told = item.postposition in SEQUEL or item.stem in self.event_nouns
                if near is None and told and item.postposition in OCCASION:
                    near = len(wide)
                    local = near if local is None else local
                wide.append(item)
        return wide[:local], wide[:near], wide

    def addressed(self, match: Match, near: list[Phrase], wide: list[Phrase]) -> list[Phrase]:
        """Return the phrases among which an addressee may stand: also before the content of the predicate."""
        start = match.phrase.first if match.phrase is not None else match.first
        verb = next((i for i in reversed(match.clause.items[: match.at]) if not isinstance(i, Mark)), None)
        content = isinstance(verb, VerbGroup) and verb.form in ("verbal_noun", "infinitive") and verb.end == start
        governs = any(filler.rel == "content" for ways in match.frame.roles.values() for filler in ways)
        return wide if content and governs else near

    def transparent(self, verb: VerbGroup, match: Match, at: int) -> bool:
        """Whether a verbal noun before the event noun only links it to its actor (`মস্কোর চালানো ড্রোন ও বোমা হামলায়`)."""
        if match.phrase is None or verb.form != "verbal_noun" or verb.case != "bare" or verb.postposition:
            return False
        between = match.clause.items[at + 1 : match.at]
        return all(
            item.kind in ("and", ",") if isinstance(item, Mark) else isinstance(item, Phrase) and item.case == "bare"
            for item in between
        )

    def between(self, match: Match) -> list[Phrase]:
        """Return the phrases between the trigger noun and its light verb."""
        if match.verb is None or match.phrase is None:
            return []
        found: list[Phrase] = []
        for item in match.clause.items[match.at + 1 :]:
            if isinstance(item, VerbGroup) or (isinstance(item, Mark) and item.kind in ("and", ",")):
                break
            if isinstance(item, Phrase) and item.first < match.verb.first:
                found.append(item)
        return found

    def right_of(self, match: Match) -> list[Phrase]:
        found: list[Phrase] = []
        for item in match.clause.items[match.at + 1 :]:
            if isinstance(item, VerbGroup):
                break
            if isinstance(item, Mark) and item.kind not in ("and", "'", '"'):
                break
            if isinstance(item, Phrase):
                found.append(item)
        return found if match.construction == "headline" else []

    def is_modifier(self, phrase: Phrase, match: Match) -> bool:
        """Whether the phrase only modifies an event noun other than the trigger (`ইউক্রেন যুদ্ধে`)."""
        items = match.clause.items
        following = next((item for item in items if isinstance(item, Phrase) and item.first == phrase.end), None)
        if following is None or following is match.phrase:
            return False
        if effective_case(phrase) == "genitive" and not phrase.postposition:
            if following.end == match.first and following.entity is not None and following.case == "bare":
                return False  # `এরদোয়ানের জার্মানি সফর`: the bare name belongs to the event noun
            if phrase.end == following.first and _contains(phrase, following):
                return True
            if phrase.end == following.first and following.case == "locative" and following.entity is None:
                return True  # `মন্ত্রণালয়ের সভাকক্ষে`
            # a place or an object may stand between an event noun and its genitive subject (`পুতিনের ঢাকায় সফর`)
            return phrase.end == following.first and (
                following.case in ("bare", "genitive") or bool(following.postposition)
            )
        return (
            phrase.case == "bare"
            and phrase.entity is not None
            and not phrase.postposition
            and following.first == phrase.last
            and following.core == following.first
            and following.head == following.first
            and following.stem in self.event_nouns
            and (following.case != "bare" or bool(following.postposition))
        )

    # relations with a place of their own

    def compound(self, match: Match, filler: Filler) -> list[Filled]:
        phrase = match.phrase
        if phrase is None and match.verb is None:
            return []
        start = match.first
        items = match.clause.items
        if phrase is not None and phrase.core < start:
            found = self.inner(phrase, start, filler)
            return [*self.joined_before(match, filler), *found] if found else []
        before = items[match.at - 1] if match.at else None
        if (
            isinstance(before, Phrase) and before.last == (phrase.first if phrase else start) and not before.postposition
            and effective_case(before) == "bare" and self.is_class(before, filler)
        ):  # fmt: skip
            return list(group_of(before))
        return []

    def joined_before(self, match: Match, filler: Filler) -> list[Filled]:
        """Return the bare phrases that are joined with the first part of a compound (`ড্রোন ও বোমা হামলায়`)."""
        found: list[Filled] = []
        for k in range(match.at - 1, 0, -2):
            mark, phrase = match.clause.items[k], match.clause.items[k - 1]
            if not isinstance(mark, Mark) or mark.kind not in ("and", ",") or not isinstance(phrase, Phrase):
                break
            if phrase.case != "bare" or phrase.postposition or not self.is_class(phrase, filler):
                break
            found.append(phrase)
        return found[::-1]

    def inner(self, phrase: Phrase, start: int, filler: Filler) -> list[Filled]:
        """Return what stands before the event noun in its own phrase: a name, or the words after it."""
        named = [part for part in inner_names(self.tokens, phrase) if part.last <= start]
        first = phrase.core
        for part in named:
            if self.is_class(part, filler) and (filler.is_ or filler.label):
                return [part]
            first = max(first, part.last)
        if first >= start:
            return []
        rest = inner_phrase(self.tokens, replace(phrase, core=first), start)
        return [rest] if self.is_class(rest, filler) else []

    def trigger(self, match: Match) -> list[Filled]:
        """Return the event noun itself, with what describes it left out."""
        if match.phrase is None:
            return []
        return [part_of(self.tokens, match.phrase, match.noun_first, match.noun_last)]

    def possessor(self, match: Match, filler: Filler) -> list[Filled]:
        items = match.clause.items
        skipped = 0
        for k in range(match.at - 1, -1, -1):
            item = items[k]
            if isinstance(item, VerbGroup):
                if self.transparent(item, match, k):
                    continue
                return []
            if isinstance(item, Mark):
                if item.kind in ("'", '"'):
                    continue
                return []
            if item.postposition:
                if item.postposition in ("সঙ্গে", "সাথে", "বিরুদ্ধে", "ওপর", "উপর", "মধ্যে") and skipped < 3:
                    skipped += 1
                    continue
                return []
            if effective_case(item) == "genitive":
                if self.is_class(item, filler):
                    return list(group_of(item))
                skipped += 1
                if skipped > 2:
                    return []
                continue
            if effective_case(item) in ("bare", "locative") and skipped < 2:
                skipped += 1
                continue
            return []
        return []

    def head_noun(self, match: Match, filler: Filler) -> list[Filled]:
        items, phrase = match.clause.items, match.phrase
        if phrase is not None and phrase.head >= match.last:
            tail = tail_phrase(self.tokens, phrase, match.last)
            return [tail] if self.is_class(tail, filler) else []
        begin = items.index(match.verb) + 1 if match.verb is not None and match.verb in items else match.at + 1
        for item in items[begin:]:
            if isinstance(item, Phrase) and effective_case(item) == "genitive" and not self.is_class(item, filler):
                continue
            if isinstance(item, Phrase) and self.is_class(item, filler):
                return list(group_of(item))
            return []
        return []

    def owners(self, owned: Sequence[Filled], filler: Filler) -> list[Filled]:
        found: list[Filled] = []
        for phrase in owned:
            if isinstance(phrase, Phrase):
                for owner in modifiers_of(phrase):
                    if self.is_class(owner, filler):
                        found.append(owner)
                found.extend(part for part in inner_names(self.tokens, phrase) if self.is_class(part, filler))
        return found

    def content(self, match: Match, roles: Roles) -> list[Filled]:
        """Return what the predicate governs: a verbal noun or infinitive before it, or the clause after যে.

        What fills the other roles stands outside it (`সবাইকে ঘরে থাকার আহ্বান`).
        """
        outside = {item.end for items in roles.fillers.values() for item in items if isinstance(item, Phrase)}
        clause = match.clause
        begin: int | None = None
        for k in range(match.at - 1, -1, -1):
            item = clause.items[k]
            if isinstance(item, VerbGroup):
                if item.form in ("verbal_noun", "infinitive"):
                    begin = k
                break
            if isinstance(item, Mark) and item.kind not in ("'", '"'):
                break
            if isinstance(item, Phrase) and match.at - k > 3:
                break
        if begin is not None:
            verb = clause.items[begin]
            assert isinstance(verb, VerbGroup)
            first = verb.first
            for k in range(begin - 1, -1, -1):
                item = clause.items[k]
                if isinstance(item, VerbGroup) and item.form not in ("verbal_noun", "participle", "infinitive"):
                    break
                if isinstance(item, Mark) and item.kind not in ("and", "'", '"'):
                    break
                if isinstance(item, Phrase):
                    if item.end in outside:
                        break
                    if item.case == "bare" and not item.postposition and self.animate(item) and item.last != verb.first:
                        break
                    first = item.core if item.core >= item.first else item.first
            return [Content(first, verb.trigger_last)]
        following = self.clauses[clause.index + 1] if clause.index + 1 < len(self.clauses) else None
        if (
            following is not None
            and clause.verb is not None
            and match.verb is clause.verb
            and "যে" in following.openers
        ):
            return [Content(following.first, following.last)]
        return []

    def content_subject(self, match: Match, filler: Filler) -> list[Filled]:
        """Return the subject of the clause that the predicate governs."""
        after = self.clauses[match.clause.index + 1 :]
        if match.clause.claim is None and (match.verb is None or match.verb is not match.clause.verb):
            return []
        if not after or not ({"যে", ",", ":", "-"} & set(after[0].openers) or after[0].quoted):
            return []
        if after[0].verb is not None and after[0].verb.lexeme in _EXISTENCE:
            return []
        for phrase in after[0].phrases():
            bare = effective_case(phrase) == "bare" and not phrase.postposition
            if bare and not phrase.pronoun and self.is_class(phrase, filler):
                return list(group_of(phrase))
        return []

    def controller(self, match: Match, filler: Filler) -> list[Filled]:
        """Return the subject of the clause in which a bare event noun, or a verbal noun, stands."""
        verb = match.clause.verb
        if verb is None:  # a headline without a verb (`চীনের সঙ্গে বৈঠকে প্রধানমন্ত্রী`)
            last = next(iter(match.clause.phrases()[::-1]), None)
            fits = (
                last is not None
                and last.first >= match.last
                and effective_case(last) == "bare"
                and not last.postposition
            )
            return list(group_of(last)) if last is not None and fits and self.is_class(last, filler) else []
        if (match.verb is not None and match.verb.finite) or match.first > verb.first:
            return []
        for phrase in [*match.clause.phrases(), *match.clause.trailing]:
            bare = effective_case(phrase) == "bare" and not phrase.postposition and not phrase.parenthetical
            if bare and phrase is not match.phrase and phrase.last != verb.first and self.is_class(phrase, filler):
                return list(group_of(phrase))
            if bare and phrase in match.clause.trailing and self.is_class(phrase, filler):
                return list(group_of(phrase))
        return []

    # classes

    def animate(self, phrase: Phrase) -> bool:
        return self.in_class(phrase, "actor")

    def is_class(self, phrase: Phrase, filler: Filler) -> bool:
        if filler.head and not phrase.stems & set(filler.head):
            return False
        if filler.not_head and phrase.stems & set(filler.not_head):
            return False
        if filler.label and not (phrase.entity is not None and phrase.entity.label in filler.label):
            return "GPE" in filler.label and self.unknown_place(phrase)
        return not filler.is_ or any(self.in_class(phrase, name) for name in filler.is_)

    def unknown_place(self, phrase: Phrase) -> bool:
        """Whether a word of no lexicon before `এলাকা`, `শহর` … names a place that no list has."""
        if phrase.entity is not None or phrase.core >= phrase.head or phrase.stem not in syntax().place_nouns:
            return False
        form = self.tokens.forms[phrase.core]
        return form.kind == "word" and not form.verbs and not form.noun.known and len(form.norm) > 2

    def in_class(self, phrase: Phrase, name: str) -> bool:
        """Whether the phrase belongs to a word class, by label, head noun or ending of the head noun."""
        klass = self.rules.classes[name.removeprefix("@")]
        if phrase.pronoun == "thing" and phrase.case in ("bare", "accusative"):
            return "PERSON" not in klass.label and any(self.in_class(thing, name) for thing in self.things)
        if phrase.pronoun:
            return bool({"PERSON", "ORG"} & set(klass.label)) and phrase.pronoun in ("person", "people", "self", "some")
        if phrase.entity is not None:
            entity = phrase.entity
            if entity.label == "GPE" and "PERSON" in klass.label and not acts(entity):
                return False
            return entity.label in klass.label
        if phrase.stems & klass.noun_set:
            return True
        return bool(klass.suffix) and phrase.stem.endswith(klass.suffix)

    # counts and conditions

    def count(self, match: Match, roles: Roles, role: str) -> None:
        """Find the number of a counted role: at its filler, or a bare count where nobody is named (`নিহত ৩`)."""
        counted = [p for p in roles.fillers.get(role, ()) if isinstance(p, Phrase) and p.quantity is not None]
        if counted:
            roles.counts = counted
            return
        local, _, _ = self.left_of(match)
        near = [*local, *self.between(match), *match.clause.trailing, *self.right_of(match), *self.toll(match)]
        roles.counts = [phrase for phrase in near if self.is_count(phrase, match)][:1]

    def toll(self, match: Match) -> list[Phrase]:
        """Return the number that a count has risen to (`নিহতের সংখ্যা বেড়ে ৩৯`)."""
        after = match.clause.items[match.at + 1 : match.at + 5]
        return [item for item in after if isinstance(item, Phrase) and item.first >= match.last]

    def is_count(self, phrase: Phrase, match: Match) -> bool:
        """Whether a phrase counts people: it names them, or it is a number right beside the trigger (`নিহত ৩`)."""
        if phrase.quantity is None or phrase.postposition or phrase.stem in self.event_nouns:
            return False
        if phrase.stem == "জন" or phrase.head >= phrase.quantity.last:
            return self.in_class(phrase, "victim")
        beside = phrase.end == match.first or phrase.first == match.last
        risen = any(isinstance(item, VerbGroup) and item.last == phrase.first for item in match.clause.items)
        return beside or risen

    def holds(self, condition: Condition, match: Match, roles: Roles) -> bool:
        tokens, clause = self.tokens, match.clause
        if condition.construction and match.construction not in condition.construction:
            return False
        if condition.before:
            near = tokens.forms[match.first - 1] if match.first > 0 else None
            inner = tokens.forms[match.phrase.core] if match.phrase and match.phrase.core < match.first else None
            if not any(form is not None and form.stems & set(condition.before) for form in (near, inner)):
                return False
        if condition.after:
            k = match.last
            if k >= len(tokens.forms) or not (tokens.forms[k].stems | {v.lexeme for v in tokens.forms[k].verbs}) & set(
                condition.after
            ):
                return False
        if condition.word:
            first, last = self.clauses[0].first, self.clauses[-1].last
            want = set(condition.word)
            if not any(form.stems & want for form in tokens.forms[first:last]):
                return False
        keys = (condition.head, condition.case, condition.postposition, condition.is_, condition.label)
        if condition.role is not None:
            filled = roles.fillers.get(condition.role, [])
            if not any(keys):
                return bool(filled)
            return any(isinstance(p, Phrase) and self.phrase_is(p, condition) for p in filled)
        if any(keys):
            return any(self.phrase_is(p, condition) for p in self.around(match) if p is not match.phrase)
        return True

    def around(self, match: Match) -> list[Phrase]:
        """Return the phrases of the match's clause; in a clause without a verb, those between the same commas."""
        clause = match.clause
        if clause.verb is not None or match.verb is not None:
            return clause.phrases()
        before = [item for item in clause.items[: match.at] if isinstance(item, Mark) and item.kind == ","]
        after = [item for item in clause.items[match.at :] if isinstance(item, Mark) and item.kind == ","]
        first = before[-1].token if before else -1
        last = after[0].token if after else len(self.tokens)
        return [phrase for phrase in clause.phrases() if first < phrase.first < last]

    def phrase_is(self, phrase: Phrase, condition: Condition) -> bool:
        if condition.head and not phrase.stems & set(condition.head):
            return False
        if condition.case and effective_case(phrase) not in condition.case:
            return False
        if condition.postposition and phrase.postposition not in condition.postposition:
            return False
        if condition.label and not (phrase.entity is not None and phrase.entity.label in condition.label):
            return False
        return not condition.is_ or any(self.in_class(phrase, name) for name in condition.is_)


def acts(place: Entity) -> bool:
    """Whether a place can be an actor: a state, or a seat of government that stands for one."""
    return place.stands_for is not None or (place.id or "").startswith("ISO:")


def _order(role: tuple[str, Sequence[Filler]]) -> int:
    """Fill the subject first, since its case is the least telling, and what is governed last: it is what is left."""
    ways = role[1]
    if any(filler.rel == "content" for filler in ways):
        return 2
    return int(ways[0].rel != "subject")


def _partners(filled: Sequence[Filled]) -> bool:
    """Whether what was found leaves room for one who takes part: partners, or a body that is not two named parties."""
    phrases = [item for item in filled if isinstance(item, Phrase)]
    named = [p for p in phrases if p.entity is not None and p.postposition not in _COMITATIVE]
    pair = any(p.determiner in ("দুই", "উভয়") or (p.quantity is not None and p.quantity.value == 2) for p in phrases)
    return len(named) < 2 and not pair


def _contains(phrase: Phrase, place: Phrase) -> bool:
    """Whether a genitive names the country or district of the place after it (`রাশিয়ার বেলগোরোদ শহরে`)."""
    if phrase.entity is None or phrase.entity.label not in _PLACES or place.case != "locative":
        return False
    inner = place.entity
    if inner is None:
        return place.stem in syntax().place_nouns
    return inner.label in _PLACES and not (inner.id or "").startswith("ISO:")


def _say(condition: Condition) -> str:
    return ", ".join(
        f"{key}: {value}" for key, value in condition.model_dump(by_alias=True, exclude_defaults=True).items()
    )
