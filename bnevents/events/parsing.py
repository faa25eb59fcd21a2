"""The parser: one pass from left to right over a sentence.

Bengali marks the case of a phrase on its last word and puts what governs it behind it, so words gather into a phrase
until one of them bears a case ending, a postposition or a boundary follows, or a name, a number or a determiner begins
the next.
"""

from __future__ import annotations

from collections.abc import Mapping

from bnevents.events.lookahead import Lookahead, without_emphasis
from bnevents.events.phrases import MORE, Item, Mark, Parsed, Phrase, VerbGroup, WordSets, is_bracketed
from bnevents.events.verbgroups import negated_before, read_group
from bnevents.models import Entity, TimeExpression
from bnevents.text import Form, Sentence, Tokens, Verb, normalize
from bnevents.text.numerals import Quantity

_PLACES = frozenset(("GPE", "LOC", "FAC"))
_ACTORS = frozenset(("PERSON", "ORG", "GPE"))
_LATER = frozenset(map(normalize, ("পরে", "আগে", "পূর্বে")))
_REGIONAL = normalize("াঞ্চলীয়")
_LOCAL, _OTHER = normalize("স্থানীয়"), normalize("অপর")
_BRACKETED = 64  # items: so far back a bracket's phrase is looked for


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


class _Parser(Lookahead):
    """Holds the items that are done, and in `open` the tokens of the phrase under construction."""

    def __init__(
        self,
        tokens: Tokens,
        sentence: Sentence,
        entities: Mapping[int, Entity],
        times: Mapping[int, TimeExpression],
        words: WordSets,
    ) -> None:
        super().__init__(tokens, sentence, entities, times, words)
        self.items: list[Item] = []
        self.open: list[int] = []
        self.open_entities: list[tuple[int, int, Entity]] = []
        self.quantity: Quantity | None = None
        self.determiner = ""
        self.core = -1
        self.depth = 0
        self.join = ""
        self.named: Phrase | None = None  # whom the phrase under construction has as its name

    def run(self) -> Parsed:
        i, last = self.sentence.first, self.sentence.last
        while i < last:
            i = self.step(i, last)
        self.close()
        return Parsed(self.sentence, self.items)

    def step(self, i: int, last: int) -> int:
        """Consume what begins at token `i` and return the next token."""
        if (time := self.times.get(i)) is not None:
            after = self.skip_to(i, time.end, last)
            if after < last and self.forms[after].norm in self.syntax.aged:
                return self.age(i, after + 1)
            self.close()
            before = self.items[-1] if self.items else None
            if self.forms[i].norm == _LOCAL and isinstance(before, Phrase) and before.case == "genitive":
                before.parenthetical = True  # `অস্ট্রেলিয়ার স্থানীয় সময় শুক্রবার`: whose time it is
            return after + len(self.postposition(after))  # `এক সপ্তাহ ধরে`: the postposition is the time's
        if (entity := self.entities.get(i)) is not None and not self.is_common(i, entity):
            return self.name(i, entity, last)
        form = self.forms[i]
        if self.is_open_class(form):
            return self.noun(i, form)
        if form.kind == "punct":
            return self.punctuation(i, form)
        norm = form.norm
        if norm in self.syntax.conjunctions and not self.begins_verb(i) and self.can_join(i):
            self.close()
            self.items.append(Mark("and", i))
            self.join = "and"
            return i + 1
        if norm in self.syntax.naming and self.names_next(i):
            return i + 1
        if self.begins_verb(i):
            self.close()
            self.word(i, form)
            self.close()
            return i + 1
        if (taking := self.carried_off(i)) is not None:
            return self.verb(i, taking, last)
        if not self.is_auxiliary_stem(i) and (post := self.postposition(i)) and self.governs_here(norm):
            self.close(" ".join(post), i + len(post))
            return i + len(post)
        if (case := self.case_marker(i)) is not None:
            self.open.append(i)
            self.close(case=case)
            return i + 1
        if norm in self.syntax.pronouns and not self.points(i):
            return self.pronoun(i)
        negates = self.is_negation_before(i)
        if not negates and (verb := self.verb_reading(i)) is not None:
            return self.verb(i, verb, last)
        if negates or norm in self.syntax.negators:
            self.close()
            self.items.append(Mark("neg", i))
            return i + 1
        quantity = self.number(i, last)
        ends = norm in self.syntax.supposing or norm in MORE
        if quantity is None and norm in self.syntax.particles and (not self.open or ends):
            self.close()
            self.items.append(Mark(norm, i))
            return i + 1
        if norm == "পর্যন্ত" and not self.open and self.items and isinstance(self.items[-1], Mark):
            return i + 1  # `এখনও পর্যন্ত`
        if norm in self.syntax.determiners:
            if norm == "যে" and self.items and isinstance(self.items[-1], VerbGroup) and not self.open:
                self.items.append(Mark("যে", i))
                return i + 1
            follows = self.open[-1:] == [i - 1] and self.determiner == self.forms[i - 1].norm == _OTHER
            if (
                self.open and not self.ends_age() and not follows
            ):  # an age goes before the article (`৩২ বছর বয়সী এক নারী`)
                self.close()
            self.determiner = norm
            self.quantity = quantity
            end = quantity.last if quantity is not None else i + 1
            self.open.extend(range(i, end))
            return end
        if quantity is not None and not self.hyphenated(i):
            if (any(k >= self.core >= 0 for k in self.open) and not self.ends_age()) or self.open_entities:
                self.close()
            self.quantity = quantity
            self.open.extend(range(i, quantity.last))
            case = self.forms[quantity.last - 1].noun.case
            people = self.forms[quantity.last - 1].noun.stem.endswith("জন")  # `চারজনের মৃত্যু`
            if case != "bare" and (case != "genitive" or people or not self.noun_follows(quantity.last - 1)):
                self.close()
            return quantity.last
        return self.noun(i, form)

    def noun(self, i: int, form: Form) -> int:
        """Take in a word of a phrase, or a number that a hyphen makes part of one (`এফ-১৬`)."""
        if self.hyphenated(i):
            self.open.append(i)
            return i + 1
        return self.word(i, form)

    def hyphenated(self, i: int) -> bool:
        """Whether a hyphen joins the token with the open phrase."""
        return bool(self.open) and self.open[-1] == i - 1 and self.forms[i - 1].norm == "-" and self.glued(i)

    def age(self, i: int, end: int) -> int:
        """Take in an age, which describes whom it stands before (`একজন ২০ বছর বয়সী নারী`)."""
        if self.core >= 0:
            self.close()
        self.core = i
        self.open.extend(range(i, end))
        return end

    def ends_age(self) -> bool:
        """Whether what is open ends with an age."""
        return bool(self.open) and self.forms[self.open[-1]].norm in self.syntax.aged

    def names_next(self, i: int) -> bool:
        """Take the name before নামে as that of the phrase after it (`রহিম আলী (৪০) নামে এক কৃষক`)."""
        if not self.noun_follows(i):
            return False
        self.close()
        near = range(len(self.items) - 1, max(-1, len(self.items) - _BRACKETED), -1)
        before = next((self.items[k] for k in near if not is_bracketed(self.items[k])), None)
        if not isinstance(before, Phrase) or before.end != i or before.postposition or before.case != "bare":
            return False
        if before.entity is None or before.entity.label == "NORP":
            return False
        self.named = before
        return True

    def take_name(self, phrase: Phrase) -> None:
        """Give a phrase the name that নামে has announced; a place between them keeps its own (`নামে ঢাকার এক কৃষক`)."""
        name, entity = self.named, phrase.entity
        if name is None or (entity is not None and entity.label != "NORP") or phrase.stem in self.words.event_nouns:
            return
        at = self.items.index(name)
        end = next((k for k in range(at + 1, len(self.items)) if not is_bracketed(self.items[k])), len(self.items))
        del self.items[at:end]
        if at == len(self.items):
            phrase.first, phrase.joined = name.first, name.joined
        phrase.entity, self.named = name.entity, None

    def take_title(self, phrase: Phrase) -> None:
        """Let a person's name take the title before a bracket (`ভারপ্রাপ্ত কর্মকর্তা (ওসি) রহিম মিয়া`)."""
        person = phrase.entity is not None and phrase.entity.label == "PERSON" and not phrase.parenthetical
        if not person or not self.items:
            return
        at = len(self.items) - 1
        while at > 0 and is_bracketed(self.items[at]):
            at -= 1
        title = self.items[at]
        if not isinstance(title, Phrase) or title.end != phrase.first or title.case != "bare" or title.postposition:
            return
        named = title.entity is not None and title.entity.label in ("ORG", "GPE", "NORP")
        if named:  # `জাতিসংঘ মহাসচিব আন্তোনিও গুতেরেস`
            joins = phrase.case == "bare" and self.is_actor(self.forms[phrase.core].noun.stem)
        else:
            bracketed = at + 1 < len(self.items)
            joins = title.entity is None and bracketed and not title.plural and self.is_actor(title.stem)
        if joins:
            phrase.first, phrase.joined = title.first, title.joined
            del self.items[at:]

    def counts_people(self) -> bool:
        """Whether what is open counts with জন (`তিনজন`, `৩ জন`)."""
        return self.determiner.endswith("জন") or any(self.forms[k].noun.stem.endswith("জন") for k in self.open)

    def case_marker(self, i: int) -> str | None:
        """Return the case that an ending written apart gives to the Latin word, number or quotation before it."""
        case = self.syntax.case_markers.get(self.forms[i].norm) if i < self.sentence.last else None
        if case is None or not self.open:
            return None
        before = self.forms[self.open[-1]]
        return case if before.kind in ("latin", "number") or self.glued(i) else None

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
        elif entity.label != "NORP" and not self.head_follows(end, entity) and self.case_marker(end) is None:
            self.close()
        return end

    def apposes(self, entity: Entity) -> bool:
        """Whether what is open is a title or a place word of the name that follows."""
        if self.open_entities and self.open_entities[-1][1] == self.open[-1] + 1:
            return self.open_entities[-1][2].label == "NORP" or (entity.label == "PERSON" and len(self.open) > 1)
        if self.ends_age() or self.forms[self.open[-1]].norm in self.syntax.determiners:
            return True
        stem = self.forms[self.open[-1]].noun.stem
        if entity.label in ("GPE", "LOC", "FAC"):
            return stem in self.syntax.place_titles or stem.endswith(_REGIONAL)
        if entity.label == "PERSON" and self.is_body(stem):
            return False
        bears = self.is_actor(stem) or not self.forms[self.open[-1]].noun.known
        return entity.label in ("PERSON", "ORG") and bears and stem not in self.words.event_nouns

    def word(self, i: int, form: Form) -> int:
        noun = form.noun
        counted = self.determiner.endswith("জন") or (
            self.quantity is not None
            and (
                self.quantity.counted or (bool(self.open) and self.forms[self.open[-1]].norm in self.syntax.classifiers)
            )
        )
        if self.open and (self.core >= 0 or counted) and form.stems & self.words.adjectives:
            self.close()
        if (
            self.open
            and counted
            and self.core < 0
            and form.stems & self.words.predicate_words
            and self.begins_group(i + 1)
        ):
            self.close()  # `৩ জন প্রাণ হারিয়েছেন`
        if self.open and counted and self.core < 0 and form.norm in self.syntax.degrees:
            self.close()  # `তিনজন গুরুতর আহত হয়েছেন`
        counting = self.ends_age() or (counted and self.core < 0 and self.counts_people())
        if counting and noun.case == "genitive" and noun.stem not in self.words.thing_nouns:
            self.close()  # `তিনজন স্কুলের ছাত্র`: whom the number counts comes later
        if self.parts(i, form) or self.ends_headline(i, form):
            self.close()
        if self.core < 0 and not (self.quantity is not None and form.norm in self.syntax.classifiers):
            self.core = i
        self.open.append(i)
        if (
            noun.case != "bare"
            or noun.plural
            or noun.definite
            or (form.cut < len(form.text) and form.norm.endswith("সহ"))  # `ইয়াবাসহ এক যুবক`
            or (self.is_actor(noun.stem) and not self.goes_on(i + 1) and not self.describes(i))
            or (form.stems & self.words.adjectives and not self.noun_follows(i))
        ):
            self.close()
        return i + 1

    def parts(self, i: int, form: Form) -> bool:
        """Whether a noun with an ending begins a phrase of its own after an actor or a thing (`সেনা সীমান্তে পাঠায়`)."""
        if not self.open or self.core < 0 or self.open[-1] != i - 1 or self.open_entities:
            return False
        noun, before = form.noun, self.forms[i - 1].noun
        if before.case != "bare" or before.stem not in self.words.thing_nouns or self.ends_age():
            return False
        if self.forms[i - 1].norm in self.syntax.attributive:
            return False
        counts_one = self.determiner.endswith("জন") and noun.plural  # `একজন রোগী চিকিৎসকদের ওপর`
        if self.quantity is not None and noun.case == "genitive":  # `শত শত মানুষ সরকারের বিরুদ্ধে`
            return not form.stems & self.syntax.compound_places
        ends = noun.case in ("locative", "accusative") or noun.definite or counts_one
        return ends and not (
            form.stems & (self.words.event_nouns | self.words.title_nouns | self.syntax.compound_places)
            or (form.stems & self.words.body_nouns and before.stem not in self.words.title_nouns)
        )

    def ends_headline(self, i: int, form: Form) -> bool:
        """Whether a genitive at the end names who did what the event noun before it tells (`অনুরোধ মেয়রের`)."""
        if not self.open or self.open[-1] != i - 1 or form.noun.case != "genitive":
            return False
        last = self.items[-1] if self.items else None
        told = (
            isinstance(last, VerbGroup) and last.lexeme == "বলা" and last.end == self.open[0]
        )  # `… বলে অভিযোগ স্থানীয়দের`
        if not (self.verbless or told):
            return False
        event = self.forms[i - 1].noun
        actor = form.noun.stem in self.words.actor_nouns
        return event.case == "bare" and event.stem in self.words.event_nouns and actor and self.ends_sentence(i)

    def pronoun(self, i: int) -> int:
        self.close()
        kind, case = self.syntax.pronouns[self.forms[i].norm]
        self.items.append(
            Phrase(i, i + 1, i, i, self.forms[i].norm, case, end=i + 1, pronoun=kind, joined=self.take_join())
        )
        return i + 1

    def verb(self, i: int, verb: Verb, last: int) -> int:
        """Take in the verb group that begins at token `i`."""
        group = read_group(self, i, verb, last)
        mark = self.items[-1] if self.items and not self.open else None
        if isinstance(mark, Mark) and mark.kind == "neg" and mark.token == i - 1 and negated_before(self, group, verb):
            self.items.pop()
            group.negated, group.negator = True, i - 1
        self.close()
        subject = self.items[-1] if self.items else None
        named = subject if isinstance(subject, Phrase) and subject.entity is not None and subject.end == i else None
        if group.finite and named is not None and named.case == "genitive" and not named.postposition:
            named.case = "bare"  # a name that only looks inflected (`ওলেগ কিপের বলেছেন`)
        self.items.append(group)
        self.named = None
        return group.end

    def close(self, postposition: str = "", end: int = 0, case: str = "") -> None:
        """End the open phrase; with a postposition also the phrase just ended.

        Args:
            postposition: the postposition that follows, or "".
            end: the token after the postposition.
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
        self.take_name(phrase)
        self.take_title(phrase)
        self.items.append(phrase)
        self.open, self.open_entities, self.quantity, self.determiner, self.core = [], [], None, "", -1

    def take_join(self) -> str:
        join, self.join = self.join, ""
        return join

    def punctuation(self, i: int, form: Form) -> int:
        norm = form.norm
        if norm in ("'", '"') and self.open and i + 1 < self.sentence.last:
            return i + 1  # scare quotes inside a phrase do not end it
        if norm == "-" and self.open and self.glued(i) and self.glued(i + 1) and not self.ends_actor(i):
            self.open.append(i)
            return i + 1
        self.close()
        if norm == "-" and self.glued(i) and self.glued(i + 1) and self.joins_names(i):
            self.items.append(Mark("and", i))  # `মোদি-পুতিন`
            self.join = "and"
            return i + 1
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

    def ends_actor(self, i: int) -> bool:
        """Whether a name follows the hyphen `i` after a common noun of who acts: two parties."""
        after = self.entities.get(i + 1)
        return after is not None and after.label in _ACTORS and self.is_actor(self.forms[i - 1].noun.stem)

    def joins_names(self, i: int) -> bool:
        """Whether two who act, a name at least one of them, stand on either side of the token `i` (`পুলিশ-বিএনপি`)."""
        before, after = self.items[-1] if self.items else None, self.entities.get(i + 1)
        if not isinstance(before, Phrase) or before.end != i:
            return False
        one = before.entity
        if one is not None and after is not None:
            return one.label == after.label or {one.label, after.label} <= _ACTORS
        named = one if one is not None else after
        other = self.forms[i + 1].noun.stem if one is not None else before.stem
        return named is not None and named.label in _ACTORS and self.is_actor(other)

    def governs_here(self, norm: str) -> bool:
        """Whether the word before is something that a postposition can follow: some take the genitive of a name."""
        if norm in self.syntax.owned:
            owner = self.items[-1] if self.items and not self.open else None
            if isinstance(owner, Phrase):
                return owner.case == "genitive" and not owner.postposition
            return bool(self.open) and self.forms[self.open[-1]].noun.case == "genitive"
        if self.open:
            if without_emphasis(norm) == "দিয়ে" and self.forms[self.open[-1]].norm in self.words.given:
                return False
            _, end, entity = self.open_entities[-1] if self.open_entities else (0, -1, None)
            bare = entity is not None and end == self.open[-1] + 1 and self.case_of_name(end - 1, entity) == "bare"
            if norm in _LATER and (bare or self.is_actor(self.forms[self.open[-1]].norm)):
                return False  # `মোদি পরে বলেন`
            return not (bare and entity is not None and entity.label == "PERSON" and norm in self.syntax.genitive_only)
        if not self.items:
            return False
        before = self.items[-1]
        if isinstance(before, Phrase):
            acts = self.is_actor(before.stem) if before.entity is None else before.entity.label in _ACTORS
            named = acts and before.case == "bare"
            return not before.postposition and not (named and norm in _LATER)
        return isinstance(before, VerbGroup) and before.form == "verbal_noun" and not before.postposition
