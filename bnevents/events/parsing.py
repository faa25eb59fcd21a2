"""The parser: one pass from left to right over a sentence.

Bengali marks the case of a phrase on its last word and puts what governs it behind it, so words gather into a phrase
until one of them bears a case ending, a postposition or a boundary follows, or a name, a number or a determiner begins
the next.
"""

from __future__ import annotations

from collections.abc import Mapping

from bnevents.events.openphrase import OpenPhrase
from bnevents.events.phrases import MORE, Mark, Parsed, Phrase, VerbGroup, WordSets, is_bracketed
from bnevents.events.verbgroups import negated_before, read_group
from bnevents.models import Entity, TimeExpression
from bnevents.text import Form, Sentence, Tokens, Verb, normalize

_LOCAL, _OTHER, _ONLY = map(normalize, ("স্থানীয়", "অপর", "মাত্র"))
_THINGS = ("টি", "টা", "খানা")  # what things are counted with
_ELSE = frozenset(("অন্য", "অন্যান্য", _OTHER))
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


class _Parser(OpenPhrase):
    """Takes the words of a sentence in, one step after the other."""

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
        if self.repeats(i):
            return i + 2
        if self.is_open_class(form):
            return self.noun(i, form)
        if self.shares_out(i):
            self.close(end=i + 1)
            return i + 1
        if self.singles_out(i):
            self.close()
            return i + 2
        if form.kind == "punct":
            return (self.retired(i) if self.open else 0) or self.punctuation(i, form)
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
        if (post := self.postposition(i)) and not self.is_auxiliary_stem(i) and self.governs_here(norm):
            self.close(" ".join(post), i + len(post))
            return i + len(post)
        if (marked := self.case_marker(i)) is not None:
            self.close(case=marked[0], end=marked[1])
            return marked[1]
        if norm in self.syntax.pronouns and not self.points(i):
            return self.pronoun(i)
        negates = self.is_negation_before(i)
        counts = norm in self.syntax.negators and self.number(i, last) is not None  # `নয় জন`
        if not negates and not counts and (verb := self.verb_reading(i)) is not None:
            return self.verb(i, verb, last)
        if negates or (norm in self.syntax.negators and not counts):
            self.close()
            self.items.append(Mark("neg", i))
            return i + 1
        quantity = self.number(i, last)
        ends = norm in self.syntax.supposing or norm in MORE or (norm in self.syntax.adverbs and self.core >= 0)
        if quantity is None and norm in self.syntax.particles and (not self.open or ends) and not self.is_owned(i):
            self.close()
            owner = self.items[-1] if self.items else None
            if norm == _ONLY and isinstance(owner, Phrase) and owner.case == "genitive":
                owner.end = i + 1  # `দলের মাত্র চার প্রার্থী`
            self.items.append(Mark(norm, i))
            return i + 1
        if norm == "পর্যন্ত" and not self.open and self.items and isinstance(self.items[-1], Mark):
            return i + 1  # `এখনও পর্যন্ত`
        if norm in self.syntax.determiners:
            if norm == "যে" and self.items and isinstance(self.items[-1], VerbGroup) and not self.open:
                self.items.append(Mark("যে", i))
                return i + 1
            before = self.forms[i - 1].norm if self.open[-1:] == [i - 1] else ""
            # `অপর একজন`, `সাজাপ্রাপ্ত অন্য আসামিরা`
            follows = self.determiner == before == _OTHER or (
                norm in _ELSE and self.open == [i - 1] and before in self.words.adjectives
            )
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

    def repeats(self, i: int) -> bool:
        """Pass over a word that only says how often, between an owner and its noun (`পুলিশের দফায় দফায় সংঘর্ষ`)."""
        owner = self.items[-1] if self.items and not self.open else None
        if not isinstance(owner, Phrase) or owner.end != i or owner.case != "genitive" or owner.postposition:
            return False
        twice = i + 2 < self.sentence.last and self.forms[i].norm == self.forms[i + 1].norm
        if twice and self.forms[i].noun.case == "locative":
            owner.end = i + 2
            return True
        return False

    def noun(self, i: int, form: Form) -> int:
        """Take in a word of a phrase, or a number that a hyphen makes part of one (`এফ-১৬`)."""
        if self.open:
            if self.hyphenated(i):
                self.open.append(i)
                if form.kind == "word" and (form.noun.case == "genitive" or form.noun.plural):
                    self.close()  # `স্বামী-স্ত্রীর মরদেহ`, `নেতা-কর্মীরা মিছিল করেন`
                return i + 1
            if self.ends_before(i, form):
                self.close()
        return self.word(i, form)

    def age(self, i: int, end: int) -> int:
        """Take in an age, which describes whom it stands before (`একজন ২০ বছর বয়সী নারী`)."""
        if self.core >= 0:
            self.close()
        self.core = i
        self.open.extend(range(i, end))
        return end

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

    def name(self, i: int, entity: Entity, last: int) -> int:
        end = self.skip_to(i, entity.end, last)
        if self.open and (self.counts_before(entity) if self.core < 0 else not self.apposes(entity)):
            self.close()
        if self.core < 0:
            self.core = i
        self.open.extend(range(i, end))
        self.open_entities.append((i, end, entity))
        if self.case_of_name(end - 1, entity) != "bare":
            if not (self.case_of_name(end - 1, entity) == "genitive" and self.glued(end)):
                self.close()
        elif (marked := self.case_marker(end)) is not None:
            self.close(case=marked[0], end=marked[1])
            return marked[1]
        elif entity.label == "NORP":
            if self.forms[end - 1].noun.plural or self.counts_nationals(end):
                self.close()  # `ডেমোক্র্যাটরা এফবিআইকে …`, `৬১ ফিলিস্তিনি প্রাণ হারিয়েছেন`
        elif not self.head_follows(end, entity) or self.bears_title(i, end, entity):
            self.close()
        return end

    def counts_nationals(self, end: int) -> bool:
        """Whether a number before a nationality that ends here counts people, and no noun for them follows."""
        if self.quantity is None or self.forms[self.quantity.last - 1].norm.endswith(_THINGS):
            return False
        return not (end < self.sentence.last and self.is_actor(self.forms[end].noun.stem))

    def word(self, i: int, form: Form) -> int:
        noun = form.noun
        if self.core < 0 and not (self.quantity is not None and form.norm in self.syntax.classifiers):
            self.core = i
        self.open.append(i)
        if (
            noun.case != "bare"
            or noun.plural
            or noun.definite
            or (form.cut < len(form.text) and form.norm.endswith("সহ"))  # `ইয়াবাসহ এক যুবক`
            or (self.is_actor(noun.stem) and not self.goes_on(self.retired(i + 1) or i + 1) and not self.describes(i))
            or (form.stems & self.words.adjectives and not self.noun_follows(i))
        ):
            self.close()
        return i + 1

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

    def ends_quotation(self, mark: str) -> bool:
        """Whether a quotation mark after an open phrase ends a quotation; around it alone both marks say nothing."""
        opening = [item for item in self.items if isinstance(item, Mark) and item.kind == mark]
        if len(opening) % 2 == 0:
            return False
        if self.items[-1] is opening[-1] and opening[-1].token + 1 == self.open[0]:
            self.items.pop()  # `একে "দুঃখজনক" বলে সমালোচনা করেন`
            return False
        return True

    def punctuation(self, i: int, form: Form) -> int:
        norm = form.norm
        if norm in ("'", '"') and self.open and i + 1 < self.sentence.last and not self.ends_quotation(norm):
            return i + 1  # scare quotes inside a phrase do not end it
        if norm == "-" and (marked := self.case_marker(i)) is not None:
            self.close(case=marked[0], end=marked[1])  # `৫০-এ পৌঁছেছে`
            return marked[1]
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
        elif norm in ("'", '"') and self.glued(i + 1) and not self.glued(i):
            owner = self.items[-1] if self.items else None
            if isinstance(owner, Phrase) and owner.end == i and owner.case == "genitive":
                owner.end = i + 1  # `নয়াদিল্লির ‘হায়দরাবাদ হাউস’-এ`
        self.items.append(Mark(norm, i))
        self.join = "," if norm == "," else "-" if norm == "-" else ""
        return i + 1
