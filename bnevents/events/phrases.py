"""Phrases and verb groups of a sentence.

Bengali marks the case of a phrase on its last word and puts what governs it behind it, so one pass from left to
right is enough: words gather into a phrase until one of them bears a case ending, a postposition or a boundary
follows, or a name, a number or a determiner begins the next.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from bnevents.events.lexicon import Syntax, syntax
from bnevents.models import Entity, TimeExpression
from bnevents.text import Form, Sentence, Tokens, Verb
from bnevents.text.numerals import Quantity, read_quantity, starts_quantity


@dataclass(slots=True, eq=False)
class Phrase:
    """A noun phrase without its postposition.

    Attributes:
        first, last: its tokens, half-open, determiners and numbers included.
        core: first token after determiners and numbers.
        head: token of its head, the last content word.
        stem: dictionary form of the head.
        case: bare, accusative, genitive or locative.
        postposition: the postposition that follows, or "".
        end: one past the postposition.
        entity: the name that the phrase is, or None.
        entities: all names inside it.
        quantity: the number before its head, or None.
        pronoun: person, people, self or thing for pronouns, else "".
        definite, plural: of the head.
        determiner: the word that opens it, or "".
        joined: joined with the phrase before it by a conjunction or a comma of a list.
        parenthetical: stands in brackets.
        stems: all dictionary forms that the head may have.
        group: the phrases that are coordinated with it, itself included, in text order; empty where it stands alone.
        modifiers: the genitive phrases right before it.
    """

    first: int
    last: int
    core: int
    head: int
    stem: str
    case: str
    postposition: str = ""
    end: int = 0
    entity: Entity | None = None
    entities: tuple[Entity, ...] = ()
    quantity: Quantity | None = None
    pronoun: str = ""
    definite: bool = False
    plural: bool = False
    determiner: str = ""
    joined: str = ""
    parenthetical: bool = False
    stems: frozenset[str] = frozenset()
    group: list[Phrase] = field(default_factory=list["Phrase"])
    modifiers: list[Phrase] = field(default_factory=list["Phrase"])


@dataclass(slots=True, eq=False)
class VerbGroup:
    """A verb with its auxiliaries and negation.

    Attributes:
        first, last: its tokens, half-open, free-standing negation included.
        head: token of the verb that carries the meaning.
        lexeme: dictionary form of that verb.
        form: finite, participle, infinitive, conditional, verbal_noun or imperative: of the last verb.
        tense: of the last verb.
        negated: whether it is negated.
        modal: can, must, wish, about, begin, let or "".
        passive: whether it is passive (`করা হয়`).
        case: of a verbal noun.
        postposition: after a verbal noun (`করার জন্য`).
        trigger_last: one past the last token that a trigger may include (no free negation).
        negator: token of a free-standing negation, or None.
    """

    first: int
    last: int
    head: int
    lexeme: str
    form: str
    tense: str
    negated: bool = False
    modal: str = ""
    passive: bool = False
    case: str = "bare"
    postposition: str = ""
    end: int = 0
    trigger_last: int = 0
    negator: int | None = None
    honorific: bool = False
    person: int = 3
    concessive: bool = False

    @property
    def finite(self) -> bool:
        """Whether the group can end a sentence."""
        return self.form in ("finite", "imperative")


@dataclass(slots=True, eq=False)
class Mark:
    """Punctuation, conjunction or particle between phrases; `kind` is its normalised text."""

    kind: str
    token: int


Item = Phrase | VerbGroup | Mark


class WordSets(Protocol):
    """What the rules know of words: actor nouns end a phrase, titles go on, participial adjectives begin one."""

    @property
    def actor_nouns(self) -> frozenset[str]: ...

    @property
    def actor_suffixes(self) -> tuple[str, ...]: ...

    @property
    def title_nouns(self) -> frozenset[str]: ...

    @property
    def thing_nouns(self) -> frozenset[str]: ...

    @property
    def place_nouns(self) -> frozenset[str]: ...

    @property
    def light_verbs(self) -> frozenset[str]: ...

    @property
    def verb_openers(self) -> Mapping[str, frozenset[str]]: ...

    @property
    def adjectives(self) -> frozenset[str]: ...

    @property
    def event_nouns(self) -> frozenset[str]: ...

    @property
    def predicate_words(self) -> frozenset[str]: ...


@dataclass(slots=True)
class Parsed:
    """A sentence as items in the order of the text."""

    sentence: Sentence
    items: list[Item] = field(default_factory=list[Item])


def parse(
    tokens: Tokens,
    sentence: Sentence,
    entities: Mapping[int, Entity],
    times: Mapping[int, TimeExpression],
    words: WordSets,
) -> Parsed:
    """Return the phrases, verb groups and marks of a sentence.

    Args:
        tokens: tokens of the document.
        sentence: the sentence.
        entities: first token -> name, for names of this sentence.
        times: first token -> time expression; its tokens belong to no phrase.
        words: word sets of the rules.
    """
    return _Parser(tokens, sentence, entities, times, words).run()


class _Parser:
    """One left-to-right pass; `open` holds the tokens of the phrase under construction."""

    def __init__(
        self,
        tokens: Tokens,
        sentence: Sentence,
        entities: Mapping[int, Entity],
        times: Mapping[int, TimeExpression],
        words: WordSets,
    ) -> None:
        self.tokens, self.forms = tokens, tokens.forms
        self.sentence, self.entities, self.times, self.words = sentence, entities, times, words
        self.syntax: Syntax = syntax()
        self.items: list[Item] = []
        self.open: list[int] = []
        self.open_entities: list[tuple[int, int, Entity]] = []
        self.quantity: Quantity | None = None
        self.determiner = ""
        self.core = -1
        self.depth = 0
        self.join = ""
        self.last_finite = self.find_last_finite()
        self.verbless = not any(form.verb_first for form in self.forms[sentence.first : sentence.last])

    def run(self) -> Parsed:
        i, last = self.sentence.first, self.sentence.last
        while i < last:
            i = self.step(i, last)
        self.close()
        return Parsed(self.sentence, self.items)

    def step(self, i: int, last: int) -> int:
        """Consume what begins at token `i` and return the next token."""
        if (time := self.times.get(i)) is not None:
            self.close()
            after = self.skip_to(i, time.end, last)
            return after + len(self.postposition(after))  # `এক সপ্তাহ ধরে`: the postposition is the time's
        if (entity := self.entities.get(i)) is not None:
            return self.name(i, entity, last)
        form = self.forms[i]
        if form.kind == "punct":
            return self.punctuation(i, form)
        norm = form.norm
        if norm in self.syntax.conjunctions and self.can_join(i):
            self.close()
            self.items.append(Mark("and", i))
            self.join = "and"
            return i + 1
        if self.begins_verb(i):
            self.close()
            self.word(i, form)
            self.close()
            return i + 1
        if not self.is_auxiliary_stem(i) and (post := self.postposition(i)) and self.governs_here(norm):
            self.close(" ".join(post), i + len(post))
            return i + len(post)
        if (case := self.case_marker(i)) is not None:
            self.open.append(i)
            self.close(case=case)
            return i + 1
        if norm in self.syntax.pronouns:
            return self.pronoun(i)
        negates = self.is_negation_before(i)
        if not negates and (verb := self.verb_reading(i)) is not None:
            return self.verb(i, verb, last)
        if negates or norm in self.syntax.negators:
            self.close()
            self.items.append(Mark("neg", i))
            return i + 1
        if norm in self.syntax.particles and (not self.open or norm in self.syntax.supposing):
            self.close()
            self.items.append(Mark(norm, i))
            return i + 1
        if norm in self.syntax.determiners:
            if norm == "যে" and self.items and isinstance(self.items[-1], VerbGroup) and not self.open:
                self.items.append(Mark("যে", i))
                return i + 1
            if self.open:
                self.close()
            self.determiner = norm
            counted = self.number(i, last)
            self.quantity = counted
            end = counted.last if counted is not None else i + 1
            self.open.extend(range(i, end))
            return end
        if self.open and self.open[-1] == i - 1 and self.forms[i - 1].norm == "-" and self.glued(i):
            self.open.append(i)  # `এফ-১৬` is a name, no number
            return i + 1
        if (quantity := self.number(i, last)) is not None:
            if any(k >= self.core >= 0 for k in self.open) or self.open_entities:
                self.close()
            self.quantity = quantity
            self.open.extend(range(i, quantity.last))
            if self.forms[quantity.last - 1].noun.case != "bare":
                if self.forms[quantity.last - 1].noun.case != "genitive" or not self.noun_follows(quantity.last - 1):
                    self.close()
            return quantity.last
        return self.word(i, form)

    # names, words, numbers

    def begins_verb(self, i: int) -> bool:
        """Whether the word is the first of a verb of two words (`মারা যান`)."""
        seconds = self.words.verb_openers.get(self.forms[i].norm)
        if not seconds or i + 1 >= self.sentence.last:
            return False
        return any(verb.lexeme in seconds for verb in self.forms[i + 1].verbs)

    def case_marker(self, i: int) -> str | None:
        """Return the case that an ending written apart gives to the Latin word, number or quotation before it."""
        case = self.syntax.case_markers.get(self.forms[i].norm)
        if case is None or not self.open:
            return None
        before = self.forms[self.open[-1]]
        return case if before.kind in ("latin", "number") or self.glued(i) else None

    def is_negation_before(self, i: int) -> bool:
        """Whether `নাও` is a negation (`নাও করতে পারে`) and not a form of নেওয়া: an infinitive follows."""
        if self.forms[i].norm != "নাও" or i + 1 >= self.sentence.last:
            return False
        return any(verb.form == "infinitive" for verb in self.forms[i + 1].verbs)

    def is_auxiliary_stem(self, i: int) -> bool:
        """Whether a form such as হতে, also a postposition, is an infinitive before its auxiliary (`হতে পারে`)."""
        if i + 1 >= self.sentence.last or not any(verb.form == "infinitive" for verb in self.forms[i].verbs):
            return False
        return any(verb.lexeme in self.syntax.modals for verb in self.forms[i + 1].verbs)

    def name(self, i: int, entity: Entity, last: int) -> int:
        end = self.skip_to(i, entity.end, last)
        if self.open and self.core >= 0 and not self.apposes(entity):
            self.close()
        if self.core < 0:
            self.core = i
        self.open.extend(range(i, end))
        self.open_entities.append((i, end, entity))
        if self.case_of_name(end - 1, entity) != "bare":
            if not (self.case_of_name(end - 1, entity) == "genitive" and self.glued(end)):
                self.close()
        elif entity.label != "NORP" and not self.head_follows(end, entity):
            self.close()
        return end

    def apposes(self, entity: Entity) -> bool:
        """Whether what is open is a title or a place word of the name that follows."""
        if self.open_entities and self.open_entities[-1][1] == self.open[-1] + 1:
            return self.open_entities[-1][2].label == "NORP" or (entity.label == "PERSON" and len(self.open) > 1)
        stem = self.forms[self.open[-1]].noun.stem
        if entity.label in ("GPE", "LOC", "FAC"):
            return stem in self.syntax.place_titles
        return entity.label in ("PERSON", "ORG") and self.core >= 0 and stem not in self.words.event_nouns

    def head_follows(self, i: int, entity: Entity) -> bool:
        """Whether a name is only the first part of a phrase (`বিএনপি নেতা`); an office after a person is not."""
        if i >= self.sentence.last or i in self.times:
            return False
        if i in self.entities:
            return False
        heads = self.forms[i].stems & self.syntax.heads_after_name
        return bool(heads - self.words.title_nouns if entity.label == "PERSON" else heads)

    def word(self, i: int, form: Form) -> int:
        noun = form.noun
        counted = self.determiner.endswith("জন") or self.quantity is not None and (
            self.quantity.counted or (bool(self.open) and self.forms[self.open[-1]].norm in self.syntax.classifiers)
        )
        if self.open and (self.core >= 0 or counted) and form.stems & self.words.adjectives:
            self.close()
        if self.parts(i, form) or self.ends_headline(i, form):
            self.close()
        if self.core < 0 and not (self.quantity is not None and form.norm in self.syntax.classifiers):
            self.core = i
        self.open.append(i)
        if (
            noun.case == "genitive"
            or noun.case in ("accusative", "locative")
            or ((noun.plural or noun.definite) and not noun.case == "genitive")
            or (self.is_actor(noun.stem) and not self.goes_on(i + 1))
            or (form.stems & self.words.adjectives and not self.noun_follows(i))
        ):
            self.close()
        return i + 1

    def is_actor(self, stem: str) -> bool:
        """Whether a word names an actor, by itself or by its ending (`অর্থমন্ত্রী`)."""
        words = self.words
        return stem in words.actor_nouns or (stem.endswith(words.actor_suffixes) and stem not in words.predicate_words)

    def parts(self, i: int, form: Form) -> bool:
        """Whether a noun with an ending begins a phrase of its own after an actor or a thing (`সেনা সীমান্তে পাঠায়`)."""
        if not self.open or self.core < 0 or self.open[-1] != i - 1 or self.open_entities:
            return False
        noun, before = form.noun, self.forms[i - 1].noun
        if before.case != "bare" or before.stem not in self.words.thing_nouns:
            return False
        ends = noun.case in ("locative", "accusative") or noun.definite
        return ends and not (form.stems & (self.words.event_nouns | self.words.title_nouns | self.syntax.compound_places))

    def ends_headline(self, i: int, form: Form) -> bool:
        """Whether a genitive at the end names who did what the event noun before it tells (`অনুরোধ মেয়রের`)."""
        if not self.open or self.open[-1] != i - 1 or not self.verbless or form.noun.case != "genitive":
            return False
        event = self.forms[i - 1].noun
        actor = form.noun.stem in self.words.actor_nouns
        return event.case == "bare" and event.stem in self.words.event_nouns and actor and self.ends_sentence(i)

    def goes_on(self, i: int) -> bool:
        """Whether the word after an actor noun belongs to its phrase: a name, another title, a glued hyphen."""
        if i >= self.sentence.last or i in self.times:
            return False
        if i in self.entities:
            return True
        form = self.forms[i]
        if form.norm == "-":
            return self.glued(i) and self.glued(i + 1)
        if form.stems & self.syntax.heads_after_name & self.words.actor_nouns:
            return True
        # `প্রধান বিচারপতি`, `ব্যক্তিগত কর্মকর্তা`: two titles without an ending between them are one
        return form.noun.stem in self.words.title_nouns

    def number(self, i: int, last: int) -> Quantity | None:
        return read_quantity(self.tokens, i, last) if starts_quantity(self.forms[i]) else None

    def pronoun(self, i: int) -> int:
        self.close()
        kind, case = self.syntax.pronouns[self.forms[i].norm]
        self.items.append(
            Phrase(i, i + 1, i, i, self.forms[i].norm, case, end=i + 1, pronoun=kind, joined=self.take_join())
        )
        return i + 1

    # verbs

    def verb_reading(self, i: int) -> Verb | None:
        """Return the verb reading of a token, or None where a noun reading is the better one."""
        form = self.forms[i]
        if not form.verbs:
            return None
        if form.norm in self.words.predicate_words and (form.noun.known or self.verb_follows(i)):
            return None
        closing = i >= self.last_finite
        if not form.verb_first and not self.is_auxiliary_stem(i) and not (closing and self.ends_sentence(i)):
            return None
        # করে, বলে: the verb that ends the sentence is finite, any before it a participle
        finite = next((verb for verb in form.verbs if verb.form == "finite"), None)
        return finite if finite is not None and closing else form.verbs[0]

    def verb_follows(self, i: int) -> bool:
        """Whether the next word can only be a verb (`দেখা করেন`: the noun with its light verb)."""
        following = self.forms[i + 1] if i + 1 < self.sentence.last else None
        return following is not None and following.verb_first and following.verbs[0].lexeme in self.words.light_verbs

    def ends_sentence(self, i: int) -> bool:
        """Whether only punctuation and a negation follow."""
        rest = self.forms[i + 1 : self.sentence.last]
        return all(form.kind == "punct" or form.norm in self.syntax.negators for form in rest)

    def find_last_finite(self) -> int:
        """Return the last token that can be a finite verb and is nothing else, or the sentence's first token."""
        for i in range(self.sentence.last - 1, self.sentence.first - 1, -1):
            form = self.forms[i]
            if (
                form.verb_first
                and form.verbs[0].form != "verbal_noun"
                and any(v.form in ("finite", "imperative") for v in form.verbs)
            ):
                return i
        return self.sentence.first

    def verb(self, i: int, verb: Verb, last: int) -> int:
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
        k = i + 1
        while k < last and k not in self.times and k not in self.entities:
            form = self.forms[k]
            if form.norm in self.syntax.negators and (group.form != "verbal_noun" or group.case == "bare"):
                group.negated, group.negator = True, k
                k += 1
                if group.form == "finite":
                    break
                continue
            nxt = form.verbs[0] if form.verbs else None
            if nxt is None or not self.chains(group, nxt):
                break
            group.form, group.tense, group.honorific, group.person = nxt.form, nxt.tense, nxt.honorific, nxt.person
            group.case = nxt.case
            group.negated = group.negated or nxt.negated
            k += 1
            group.trigger_last = k
        if (
            i - 1 >= self.sentence.first
            and (
                (self.forms[i - 1].norm in ("না", "নি") and verb.form != "finite")
                or (self.forms[i - 1].norm == "নাও" and group.modal)
            )
            and self.items
        ):
            mark = self.items[-1]
            if isinstance(mark, Mark) and mark.kind == "neg" and mark.token == i - 1:
                self.items.pop()
                group.negated, group.negator = True, i - 1
        self.close()
        subject = self.items[-1] if self.items else None
        if group.finite and isinstance(subject, Phrase) and subject.entity is not None and subject.end == i:
            if subject.case == "genitive" and not subject.postposition:
                subject.case = "bare"  # a name that only looks inflected (`ওলেগ কিপের বলেছেন`)
        group.last = k
        group.trigger_last = max(group.trigger_last, i + 1)
        group.concessive = group.form == "conditional" and self.forms[group.trigger_last - 1].cut < len(
            self.forms[group.trigger_last - 1].text
        )
        group.end = k
        if group.form == "verbal_noun" and (post := self.postposition(k)):
            group.postposition = " ".join(post)
            group.end = k + len(post)
        self.items.append(group)
        return group.end

    def chains(self, group: VerbGroup, nxt: Verb) -> bool:
        """Whether `nxt` is an auxiliary of the group; sets its modal or passive."""
        if group.form == "participle":
            return nxt.lexeme in self.syntax.vectors and group.lexeme not in ("বলা",)
        if group.form == "infinitive":
            modal = self.syntax.modals.get(nxt.lexeme)
            if modal is None:
                return False
            group.modal = group.modal or modal
            return True
        if group.form == "verbal_noun" and group.case == "bare" and nxt.lexeme in self.syntax.passive:
            group.passive = True
            return True
        return False

    # phrases

    def close(self, postposition: str = "", end: int = 0, case: str = "") -> None:
        """End the open phrase; with a postposition also the phrase just ended.

        Args:
            postposition, end: the postposition and the token after it.
            case: case of the phrase, where an ending written apart marks it.
        """
        if not self.open:
            if postposition and self.items and isinstance(self.items[-1], Phrase | VerbGroup):
                self.items[-1].postposition, self.items[-1].end = postposition, end
            return
        first, last = self.open[0], self.open[-1] + 1
        marked = case
        head = last - 2 if marked else last - 1
        form = self.forms[head]
        noun = form.noun
        entity = None
        case = marked or noun.case
        if self.open_entities and self.open_entities[-1][1] == head + 1:
            entity = self.open_entities[-1][2]
            case = marked or self.case_of_name(head, entity)
        elif self.open_entities and noun.stem in self.syntax.place_nouns and self.open_entities[-1][1] == head:
            named = self.open_entities[-1][2]
            entity = named if named.label in _PLACES else None  # `কুরস্ক অঞ্চলে` names Kursk
        if not postposition and form.cut < len(form.text) and form.norm.endswith("সহ"):
            postposition = "সহ"
        core = self.core if self.core >= 0 else first
        stem, stems = noun.stem, form.stems
        if core == first and self.quantity is not None and self.quantity.counted and self.quantity.last == last:
            stem, stems = "জন", frozenset(("জন",))  # `তিনজন` counts people as `তিন জন` does
        phrase = Phrase(
            first, last, core, head, stem, case, postposition, end or last, entity,
            tuple(e for _, _, e in self.open_entities), self.quantity, "", noun.definite, noun.plural,
            self.determiner, self.take_join(), self.depth > 0, stems,
        )  # fmt: skip
        self.items.append(phrase)
        self.open, self.open_entities, self.quantity, self.determiner, self.core = [], [], None, "", -1

    def take_join(self) -> str:
        join, self.join = self.join, ""
        return join

    def case_of_name(self, token: int, entity: Entity) -> str:
        """Return the case of a name by comparing its last word with the last word of its lemma."""
        form = self.forms[token]
        words = entity.lemma.split()
        if not words or entity.text == entity.lemma:
            return "bare"
        for noun in form.nouns:
            if noun.stem == words[-1]:
                return noun.case
        return form.noun.case

    def punctuation(self, i: int, form: Form) -> int:
        norm = form.norm
        if norm in ("'", '"') and self.open and i + 1 < self.sentence.last:
            return i + 1  # scare quotes inside a phrase do not end it
        if norm == "-" and self.open and self.glued(i) and self.glued(i + 1):
            self.open.append(i)
            return i + 1
        self.close()
        if norm in ("(", "["):
            self.depth += 1
        elif norm in (")", "]"):
            self.depth = max(0, self.depth - 1)
            near = reversed(self.items[-_BRACKETED:])
            before = next((item for item in near if isinstance(item, Phrase) and not item.parenthetical), None)
            if before is not None and not before.postposition:
                before.end = i + 1  # what follows the bracket stands next to the phrase
        self.items.append(Mark(norm, i))
        self.join = "," if norm == "," else "-" if norm == "-" else ""
        return i + 1

    # looking around

    def glued(self, i: int) -> bool:
        return self.sentence.first < i < self.sentence.last and self.tokens.starts[i] == self.tokens.ends[i - 1]

    def skip_to(self, i: int, end: int, last: int) -> int:
        k = i + 1
        while k < last and self.tokens.starts[k] < end:
            k += 1
        return k

    def can_join(self, i: int) -> bool:
        return i + 1 < self.sentence.last

    def postposition(self, i: int) -> tuple[str, ...]:
        """Return the words of the postposition at `i`, with -ই or -ও or without; empty where there is none."""
        if i >= self.sentence.last or i in self.times or i in self.entities:
            return ()
        known = self.syntax.postpositions
        for words in known.get(self.forms[i].norm) or known.get(self.plain(i), ()):
            if i + len(words) <= self.sentence.last and all(
                word in (self.forms[i + n].norm, self.plain(i + n)) for n, word in enumerate(words)
            ):
                return words
        return ()

    def plain(self, i: int) -> str:
        """Return a word without the emphatic -ই, -ও at its end."""
        norm = self.forms[i].norm
        return norm[:-1] if norm[-1:] in ("ই", "ও") else norm

    def governs_here(self, norm: str) -> bool:
        """Whether the word before is something that a postposition can follow: some take the genitive of a name."""
        if self.open:
            first, end, entity = self.open_entities[-1] if self.open_entities else (0, -1, None)
            bare = entity is not None and end == self.open[-1] + 1 and self.case_of_name(end - 1, entity) == "bare"
            return not (bare and entity is not None and entity.label == "PERSON" and norm in self.syntax.genitive_only)
        if not self.items:
            return False
        before = self.items[-1]
        if isinstance(before, Phrase):
            return not before.postposition
        return isinstance(before, VerbGroup) and before.form == "verbal_noun" and not before.postposition

    def noun_follows(self, i: int) -> bool:
        k = i + 1
        if k >= self.sentence.last or k in self.times:
            return False
        if k in self.entities:
            return True
        form = self.forms[k]
        return (
            form.kind == "word"
            and not self.postposition(k)
            and form.norm not in self.syntax.conjunctions
            and form.norm not in self.syntax.pronouns
            and self.verb_reading(k) is None
            and form.norm not in self.syntax.negators
        )


_PLACES = frozenset(("GPE", "LOC", "FAC"))
_BRACKETED = 20  # items of a bracket that may stand between a phrase and what follows it
