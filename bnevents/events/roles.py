"""Who fills the roles of a match: by relation, case, postposition and class, inside its clause."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from bnevents.events.candidates import Candidates
from bnevents.events.clauses import Clause, reporting
from bnevents.events.conditions import Conditions
from bnevents.events.coordination import (
    effective_case,
    group_of,
    inner_names,
    link_coordination,
    link_modifiers,
    merge_compounds,
)
from bnevents.events.counting import count
from bnevents.events.factuality import cues, takes_part
from bnevents.events.fillers import Filled, Roles
from bnevents.events.government import Government
from bnevents.events.inclusion import INCLUDING, Inclusion
from bnevents.events.index import TriggerIndex
from bnevents.events.lexicon import syntax
from bnevents.events.lookahead import without_emphasis
from bnevents.events.matching import Match
from bnevents.events.membership import Membership
from bnevents.events.nominal import ANYBODY, Nominal
from bnevents.events.phrases import Item, Mark, Phrase, VerbGroup, is_named_place, is_on_the_way
from bnevents.events.references import clause_subject, dropped_subject
from bnevents.events.surroundings import Surroundings
from bnevents.events.ways import Slot, Way
from bnevents.rules.schema import Filler, Frame
from bnevents.text import Tokens

_WITH = frozenset(("সঙ্গে", "সাথে"))
_SEARCHED = frozenset((None, "subject", "object"))
_DEAD = "মারা"
_OF_PEOPLE = "দের"


class RoleFinder:
    """Fills roles; one for each sentence.

    Args:
        tokens: tokens of the document.
        clauses: the clauses of the sentence; their phrases are linked with each other.
        index: the rule set with its triggers.
        things: common nouns of the sentences before, for which এটি may stand, the latest last.
        told: the types of the events that the sentences before have told.
    """

    def __init__(
        self,
        tokens: Tokens,
        clauses: Sequence[Clause],
        index: TriggerIndex,
        things: Sequence[Phrase] = (),
        told: Set[str] = frozenset(),
    ) -> None:
        self.tokens, self.clauses, self.index = tokens, clauses, index
        for clause in clauses:
            merge_compounds(clause, index.words.actor_nouns, index.words.actor_suffixes)
            link_modifiers(clause)
            link_coordination(clause, index.words)
        own = [phrase for clause in clauses for phrase in clause.phrases()]
        self.members = Membership(tokens, index.rules, things, own)
        self.around = Surroundings(index.words)
        self.nominal = Nominal(tokens, self.members, self.around)
        self.governed = Government(self.members, self.around, clauses)
        self.candidates = Candidates(self.members, self.around)
        self.included = Inclusion(self.members, self.around, clauses)
        self.conditions = Conditions(self.members, clauses, index.checks, told)
        self.marks: dict[int, dict[str, list[Phrase]]] = {}  # clause -> mark -> phrases

    def fill(self, match: Match) -> Roles | str:
        """Return the fillers of the match's roles, or which required role or condition failed."""
        if (failed := self.conditions.failed(match, None)) is not None:
            return failed
        roles = Roles()
        taken: set[int] = set()
        frame = match.frame
        plan = self.index.plan(frame, match.event, match.construction, must=must_act(match.verb))
        for slot in plan.own:
            found = self.fill_role(match, slot, roles, taken)
            if found:
                roles.fillers[slot.role] = found
                taken.update(map(id, found))
            elif slot.required and not self.continues(match, slot):
                return f"nothing fills the required role {slot.role}"
        self.join_attendant(match, roles)
        self.part_with_owners(match, roles)
        located = not self.index.places[match.event].isdisjoint(roles.fillers)
        generics = self.index.generics[match.event]
        for slot in plan.common:
            name = slot.role
            if name == "place" and located:
                continue
            # a place may be the target as well; an addressee (`ভারতের কাছে`) or a thing (`ট্রেনে কাটা পড়ে`) is no place
            filled = ((p, generics.get(role)) for role, found in roles.fillers.items() if role != name for p in found)
            told = {id(p) for p, kind in filled if isinstance(p, Phrase) and (p.postposition or kind == "theme")}
            if found := self.fill_role(match, slot, roles, told):
                roles.fillers[name] = found
        if not located and "place" not in roles.fillers and (opening := self.opening_place(match, taken)):
            roles.fillers["place"] = opening
        if frame.count_of is not None:
            if frame.count_of not in roles.fillers and (included := self.included.before_count(match)):
                roles.fillers[frame.count_of] = included
            roles.counts = count(match, roles, frame.count_of, self.members, self.around)
            if later := self.included.behind(match):
                roles.fillers[frame.count_of] = [*roles.fillers.get(frame.count_of, []), *later]
        return self.conditions.failed(match, roles) or roles

    def continues(self, match: Match, slot: Slot) -> bool:
        """Whether who fills a role is the subject of the clause that this one continues.

        `মন্ত্রী হামলার নিন্দা করেছেন এবং নিহতদের পরিবারের প্রতি সমবেদনা জানিয়েছেন`.
        """
        clause, verb = match.clause, match.verb
        if verb is None or match.construction != "finite" or not {"and", ","} & set(clause.openers):
            return False
        if slot.ways[0].rel != "subject" or clause_subject(clause) is not None or self.subject_of(clause) is not None:
            return False
        subject = dropped_subject(clause, self.clauses, verb, self.subject_of)
        return subject is not None and self.fits(subject, match, slot.role)

    def opening_place(self, match: Match, taken: Set[int]) -> list[Filled]:
        """Return the place that opens the clause, where all that stands between only leads up to the event.

        `রাণীশংকৈলে ধান কাটতে গিয়ে বজ্রপাতে এক কৃষক মারা গেছেন`.
        """
        items = match.clause.items[: match.at]
        at = next(
            (k for k, item in enumerate(items) if not (isinstance(item, Phrase) and item.case == "genitive")), None
        )
        place = items[at] if at is not None else None
        if not isinstance(place, Phrase) or effective_case(place) != "locative" or id(place) in taken:
            return []
        if any(member.postposition for member in group_of(place)):
            return []
        if not is_named_place(place) or self.is_post(place, match.clause):
            return []
        passed = [item for item in items[items.index(place) + 1 :] if not (isinstance(item, Mark) or _leads_up(item))]
        asides = [k for k, item in enumerate(passed) if _is_aside(item, passed[k - 1] if k else None)]
        if asides:
            passed = passed[asides[-1] + 1 :]  # `ঢাকায় বেতন বৃদ্ধি, ছুটিসহ তিন দাবিতে বিক্ষোভ`
        tokens = (token for item in passed for token in range(item.first, item.last))
        if any(self.index.candidates(self.tokens.forms[token]) for token in tokens):
            return []
        return [*group_of(place)]

    def undergoes(self, owner: Phrase, match: Match) -> bool:
        """Whether a genitive names whom what is demanded would befall (`মন্ত্রীর পদত্যাগ দাবি`)."""
        whole = match.phrase
        if whole is None or owner.case != "genitive" or owner.end != whole.first or whole.core >= match.first:
            return False
        return self.tokens.forms[match.first - 1].noun.stem in syntax().undergone

    def is_post(self, place: Phrase, clause: Clause) -> bool:
        """Whether a locative only says where the person after it serves or lives (`ঢাকায় নিযুক্ত রাষ্ট্রদূত`)."""
        if effective_case(place) != "locative":
            return False
        after = clause.phrase_at(place.end)
        return after is not None and self.tokens.forms[after.core].norm in syntax().posted

    def join_attendant(self, match: Match, roles: Roles) -> None:
        """Add the subject of the clause to those with whom an event took place, or who took part in it.

        `ইরানের সঙ্গে সংঘর্ষে তিন সেনা নিহত হন`, `সমাবেশে শ্রমিকেরা যোগ দেন`.
        """
        phrase, verb = match.phrase, match.clause.verb
        if match.verb is not None or phrase is None or match.case != "locative" or phrase.postposition:
            return
        for name, ways in match.frame.roles.items():
            way = next((filler for filler in ways if syntax().comitative & set(filler.postposition)), None)
            partners = [item for item in roles.fillers.get(name, []) if isinstance(item, Phrase)]
            alone = bool(partners) and all(item.postposition in _WITH for item in partners)
            subject = next((filler for filler in ways if filler.rel == "subject"), None)
            attends = verb is not None and takes_part(match, verb)
            way = way if alone else subject if attends else None
            own = self.subject_of(match.clause)
            if way is None or own is None or own in partners or not self.members.is_class(own, way):
                continue
            if alone and own.stem in ANYBODY:
                continue  # `পুলিশের সাথে সংঘর্ষে ১০০০ মানুষ আহত হন`
            if not self.around.is_modifier(own, match):
                roles.fillers[name] = sorted([*partners, *group_of(own)], key=lambda item: item.first)

    def part_with_owners(self, match: Match, roles: Roles) -> None:
        """Take the genitives that fill a role of their own out of what they stand before (`ইরানের ড্রোন হামলায়`)."""
        own = self.index.own[match.frame.id]
        actors = {id(item) for name, items in roles.fillers.items() if name in own for item in items}
        for items in roles.fillers.values():
            for k, item in enumerate(items):
                if isinstance(item, Phrase) and not actors.isdisjoint(map(id, item.modifiers)):
                    kept = tuple(modifier for modifier in item.modifiers if id(modifier) not in actors)
                    items[k] = replace(item, modifiers=kept)

    def fill_role(self, match: Match, slot: Slot, roles: Roles, taken: set[int]) -> list[Filled]:
        """Return what the first way that fits finds; partners (`সঙ্গে`, `মধ্যে`) join what was found before them.

        Args:
            match: the match.
            slot: the role.
            roles: what fills the roles before it.
            taken: what may not fill it as well.
        """
        filled: list[Filled] = []
        for way in slot.ways:
            if filled and not slot.adds and not _joins(way, filled):
                continue
            if way.rel in _SEARCHED and way.of is None and not way.filler.inside:
                found = self.search(match, way, taken.union(map(id, filled)) if filled else taken)
            else:
                found = self.related(match, way, roles, taken.union(map(id, filled)))
            filled += [item for item in found if item not in filled] if filled else found
        return sorted(filled, key=lambda item: item.first) if len(filled) > 1 else filled

    def related(self, match: Match, way: Way, roles: Roles, taken: set[int]) -> list[Filled]:
        """Return what stands in a relation of its own to the predicate, or inside what fills another role."""
        rel, filler = way.rel, way.filler
        if way.of is not None:
            return self.nominal.owners(roles.fillers.get(way.of, []), filler)
        if filler.inside:
            before = self.around.left_of(match)[2]
            return self.nominal.owners([p for p in before if is_inside(p, filler)], filler)
        if rel == "content":
            return self.governed.content(match, roles)
        if rel == "content_subject":
            return self.governed.content_subject(match, filler)
        if rel == "controller":
            return self.governed.controller(match, filler)
        if rel == "named":
            return self.nominal.named(match, filler)
        if rel == "trigger":
            return self.nominal.trigger(match)
        if rel == "compound":
            return [item for item in self.nominal.compound(match, filler) if id(item) not in taken]
        if rel == "possessor":
            return self.nominal.possessor(match, filler, taken)
        return self.nominal.head_noun(match, filler)

    def fits(self, phrase: Phrase, match: Match, role: str) -> bool:
        """Whether a phrase of another clause can be the subject that fills a role."""
        return any(
            filler.rel == "subject" and self.members.is_class(phrase, filler)
            for filler in match.frame.roles.get(role, ())
        )

    def subject_of(self, clause: Clause) -> Phrase | None:
        """Return the first phrase of a clause that may be its subject, or None."""
        acting = (phrase for phrase in clause.phrases() if self.members.may_act(phrase) and not phrase.parenthetical)
        return next((phrase for phrase in acting if not self.around.is_predicate(phrase, clause)), None)

    def meant_by(self, phrase: Phrase, match: Match, role: str) -> Phrase | None:
        """Return the thing named last that এটি can stand for in a role, or None."""
        if phrase.pronoun != "thing":
            return None
        fillers = match.frame.roles.get(role, ())
        named = (
            thing
            for thing in reversed(self.members.things_before(phrase))
            if any(f.is_ and self.members.is_class(thing, f) for f in fillers)
        )
        return next(named, None)

    def search(self, match: Match, way: Way, taken: set[int]) -> list[Filled]:
        """Return what has the case or postposition that a way asks for, or is subject or object."""
        filler, rel, marks = way.filler, way.rel, way.marks
        if way.head and not self.object_before(match) and (found := self.nominal.head_noun(match, filler)):
            return found
        if way.head:
            marks |= {"accusative"}
        # who did what an adjective tells may stand bare right before it (`ইরান ও ইরাক স্বাক্ষরিত চুক্তি`)
        named_by_adjective = rel == "subject" and match.construction == "participle" and match.verb is None
        if named_by_adjective:
            marks |= {"bare"}
        marked = self.marked(match.clause)
        if marks.isdisjoint(marked):  # most ways find nothing: what fits is looked at only for the others
            return self.doer(match, filler)
        standing = [phrase for mark in marks for phrase in marked.get(mark, ())]
        # -দের right before a verb that has an object is rather that than its subject (`শিশুদের হত্যা করার`)
        victims = rel == "subject" and match.construction == "verbal_noun" and _has_object(match.frame)

        def fits(phrase: Phrase) -> bool:
            inside = match.first <= phrase.head < match.last
            if inside or id(phrase) in taken or phrase.parenthetical or phrase is match.phrase:
                return False
            if self.is_post(phrase, match.clause) or (rel == "subject" and self.undergoes(phrase, match)):
                return False
            if phrase.stem == _DEAD:
                return False  # `মারা গেছেন`: a part of the verb, no mothers
            if rel == "subject" and match.construction == "passive" and phrase.pronoun and phrase.case == "bare":
                return False  # `তিনি দণ্ডিত হন`: what happens to him
            if filler.rel == "subject" and self.around.is_predicate(phrase, match.clause):
                return False
            if victims and phrase.plural and phrase.entity is None and phrase.end == match.first:
                return False
            if named_by_adjective and not phrase.postposition and effective_case(phrase) == "bare":
                return group_of(phrase)[-1].last == match.first and self.members.is_class(phrase, filler)
            return self.members.is_class(phrase, filler)

        fitting = [phrase for phrase in standing if fits(phrase)]
        if not fitting:
            return self.doer(match, filler)
        fitting = [phrase for phrase in self.candidates.of(match, filler) if phrase in fitting]
        subject = rel == "subject" and match.construction in ("finite", "passive", "headline")
        own = (phrase for phrase in fitting if not self.around.is_modifier(phrase, match))
        if "locative" in filler.case and not filler.head:  # every place that is named counts, the house and its town
            if way.common:
                own = (phrase for phrase in own if not self.around.tells_of(phrase, match))
            places = list(dict.fromkeys(member for phrase in own for member in group_of(phrase)))
            local = self.around.left_of(match)[0]
            named = [name for place in places for name in self.included.places(place, match)]
            return [*named, *([place for place in places if place in local] or places)]
        chosen = next(own, None)
        if chosen is None and rel == "subject" and (match.construction == "finite" or self.is_due(match)):
            chosen = next(iter(fitting), None)
        if chosen is None and "accusative" in marks:
            # -দের before another phrase is more often, but not only, a possessor
            several = (p for p in fitting if (p.plural or p.pronoun == "people") and p.case == "genitive")
            chosen = next((p for p in several if not self.around.owns(p, match)), None)
        if chosen is None:
            return []
        members = [p for p in group_of(chosen) if subject or id(p) not in taken]
        found = [part for p in members for part in (self.named_before(match) if p is match.phrase else [p])]
        included = self.included.names(chosen, match, filler) if INCLUDING in marked else []
        return [*included, *found]

    def object_before(self, match: Match) -> bool:
        """Whether an object in its case stands right before a participle (`শিশুটিকে হত্যা করা যুবক`)."""
        start = match.first if match.phrase is None else match.phrase.first
        return any(p.end == start and p.case == "accusative" for p in match.clause.phrases())

    def doer(self, match: Match, filler: Filler) -> list[Filled]:
        """Return the noun after a participle that tells what it did (`হামলা চালানো জঙ্গিরা`)."""
        verb = match.verb
        if filler.rel != "subject" or match.construction != "participle" or verb is None or verb.passive:
            return []
        objects = [way for ways in match.frame.roles.values() for way in ways if way.rel == "object"]
        found = self.nominal.head_noun(match, filler)
        heads = [item for item in found if isinstance(item, Phrase)]
        done_to = any(self.members.is_class(head, way) for head in heads for way in objects)
        return [] if done_to and not self.object_before(match) else found

    def named_before(self, match: Match) -> list[Phrase]:
        """Return the names before the event noun in its own phrase (`ভারত-চীন চুক্তি`: China)."""
        names = [] if match.phrase is None else inner_names(self.tokens, match.phrase)
        return [name for name in names if name.last <= match.first]

    def marked(self, clause: Clause) -> dict[str, list[Phrase]]:
        """Return the phrases of a clause by what marks them: their postposition, or else their case."""
        if clause.index not in self.marks:
            table = self.marks[clause.index] = dict[str, list[Phrase]]()
            comitative = syntax().comitative
            for phrase in clause.phrases():
                shared = phrase.group[-1].postposition if phrase.group else ""  # `শ্রমিক ও পুলিশের মধ্যে`
                partner = shared if shared in comitative or shared == INCLUDING else ""
                mark = phrase.postposition or partner or effective_case(phrase)
                table.setdefault(mark, []).append(phrase)
                # -দের marks persons as object as well as possessor
                head = without_emphasis(self.tokens.forms[group_of(phrase)[-1].head].norm)
                people = phrase.plural and head.endswith(_OF_PEOPLE)
                if mark == "genitive" and (people or self.is_done_to(phrase, clause)):
                    table.setdefault("accusative", []).append(phrase)
        return self.marks[clause.index]

    def is_done_to(self, phrase: Phrase, clause: Clause) -> bool:
        """Whether তাঁদের is an object and no possessor: a predicate follows (`তাঁদের ছেড়ে দেয়`, `তাঁদের গুলি করে`)."""
        if phrase.pronoun != "people":
            return False
        words, after = self.index.words, clause.item_at(phrase.end)
        if isinstance(after, Mark) and after.kind in syntax().adverbs:
            after = clause.item_at(after.token + 1)  # `তাঁদের অবিলম্বে মুক্তি দেওয়ার`
        if isinstance(after, VerbGroup):
            return after.form not in ("verbal_noun", "infinitive")
        if not isinstance(after, Phrase) or after.entity is not None or after.core != after.head:
            return False
        deed = after.stem in words.adjectives or (
            after.stem in words.event_nouns and after.stem not in reporting().acts
        )
        return (deed and after.case == "bare") or self.tokens.forms[after.head].norm in words.verb_openers

    def is_due(self, match: Match) -> bool:
        """Whether a verbal noun tells what somebody should do: the genitive before it is who (`মোদির … সই করা উচিত`)."""
        verb, items = match.verb, match.clause.items
        if verb is None or verb.form != "verbal_noun" or verb not in items:
            return False
        after = items[items.index(verb) + 1 :][:1]
        return bool(after) and isinstance(after[0], Phrase) and bool(after[0].stems & cues().obliging)


def is_inside(phrase: Phrase, filler: Filler) -> bool:
    """Whether a phrase is the locative noun before which a filler stands (`পুলিশের অভিযানে গ্রেপ্তার`)."""
    return phrase.case == "locative" and not phrase.postposition and not phrase.stems.isdisjoint(filler.inside)


def must_act(verb: VerbGroup | None) -> bool:
    """Whether the verb says what somebody must do: who must stands as an object (`দুই দেশকে সহায়তা করতে হবে`)."""
    return verb is not None and verb.modal == "must"


def _has_object(frame: Frame) -> bool:
    return any(way.rel == "object" for ways in frame.roles.values() for way in ways)


def _is_aside(item: Item, before: Item | None) -> bool:
    """Whether an item ends what only says why, or on which way, something happened (`বেতন বাড়ানোর দাবিতে`, `ফেরার পথে`)."""
    if isinstance(item, Mark):
        return False
    return item.postposition in syntax().causes | syntax().asides or is_on_the_way(before, item)


def _leads_up(item: Item) -> bool:
    """Whether an item only says that somebody went somewhere or came back (`ধান কাটতে গিয়ে`)."""
    return isinstance(item, VerbGroup) and item.form == "participle" and item.lexeme in ("যাওয়া", "আসা", "ফেরা")


def _joins(way: Way, filled: Sequence[Filled]) -> bool:
    """Whether what a way finds joins what was found before it: partners, or one who takes part."""
    if way.rel == "controller" and _partners(filled):
        return True
    return way.partner and not any(map(_is_object, filled))


def _is_object(item: Filled) -> bool:
    """Whether an object case marks a phrase: it has no partners."""
    return isinstance(item, Phrase) and item.case == "accusative"


def _partners(filled: Sequence[Filled]) -> bool:
    """Whether what was found leaves room for one who takes part: partners, or a body that is not two named parties."""
    phrases = [item for item in filled if isinstance(item, Phrase)]
    named = [p for p in phrases if p.entity is not None and p.postposition not in syntax().comitative]
    pair = any(p.determiner in ("দুই", "উভয়") or (p.quantity is not None and p.quantity.value == 2) for p in phrases)
    return len(named) < 2 and not pair
