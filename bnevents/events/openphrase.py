"""The phrase under construction: what the parser asks about it, and how it ends."""

from __future__ import annotations

from collections.abc import Mapping

from bnevents.entities.names import PLACES
from bnevents.events.lookahead import Lookahead, without_emphasis
from bnevents.events.phrases import Item, Phrase, VerbGroup, WordSets, is_bracketed
from bnevents.models import Entity, TimeExpression
from bnevents.text import Form, Sentence, Tokens, normalize
from bnevents.text.numerals import Quantity

_ACTORS = frozenset(("PERSON", "ORG", "GPE"))
_LATER = frozenset(map(normalize, ("পরে", "আগে", "পূর্বে")))
_NEAR = 8  # items of a bracket behind a phrase
_CAUSE = normalize("কারণ")
_QUOTING = frozenset(("'", '"', "-"))
_REGIONAL = normalize("াঞ্চলীয়")


class OpenPhrase(Lookahead):
    """Holds the items that are done and, in `open`, the tokens of the phrase under construction.

    Attributes:
        items: the phrases, verb groups and marks so far.
        open: tokens of the open phrase.
        open_entities: names in it, each with its first token and the one after it.
        quantity, determiner, core: what its fields of these names will be; core is -1 before its first noun.
        depth: how many brackets are open.
        join: what joins it with the phrase before it, or "".
        named: whom it has as its name, announced by নামে, or None.
    """

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

    def hyphenated(self, i: int) -> bool:
        """Whether a hyphen joins the token with the open phrase."""
        return bool(self.open) and self.open[-1] == i - 1 and self.forms[i - 1].norm == "-" and self.glued(i)

    def ends_age(self) -> bool:
        """Whether what is open ends with an age."""
        return bool(self.open) and self.forms[self.open[-1]].norm in self.syntax.aged

    def counts_people(self) -> bool:
        """Whether what is open counts with জন (`তিনজন`, `৩ জন`)."""
        return self.determiner.endswith("জন") or any(self.forms[k].noun.stem.endswith("জন") for k in self.open)

    def bears_title(self, i: int, end: int, entity: Entity) -> bool:
        """Whether a person with a title stands before somebody in the accusative (`নেতা রহিম মিয়া সরকারকে দায়ী করেন`)."""
        titled = entity.label == "PERSON" and self.open[0] < i
        return titled and self.forms[end].noun.case == "accusative"

    def counts_before(self, entity: Entity) -> bool:
        """Whether what is open counts people, who are no part of the place that follows (`১১ জন ঢাকা মেডিকেলে মারা যান`)."""
        return entity.label in ("FAC", "LOC") and self.counts_people()

    def is_owned(self, i: int) -> bool:
        """Whether a genitive makes a noun of কারণ, elsewhere a conjunction (`মৃত্যুর কারণ খতিয়ে দেখা হবে`)."""
        before = self.items[-1] if self.items else None
        owner = isinstance(before, Phrase) and before.case == "genitive" and not before.postposition
        return owner and self.forms[i].norm == _CAUSE

    def case_marker(self, i: int) -> tuple[str, int] | None:
        """Return the case that an ending written apart gives to what is open, and the token after the ending.

        It stands after Latin letters and numbers (`LSU এর`), or behind the mark that ends a quotation, with a hyphen or
        without (`‘হায়দরাবাদ হাউস’-এ`).
        """
        if not self.open:
            return None
        k = i
        while k < self.sentence.last and self.forms[k].norm in _QUOTING and self.glued(k):
            k += 1
        case = self.syntax.case_markers.get(self.forms[k].norm) if k < self.sentence.last else None
        apart = self.forms[self.open[-1]].kind in ("latin", "number") and k == i
        return (case, k + 1) if case is not None and (apart or self.glued(k)) else None

    def apposes(self, entity: Entity) -> bool:
        """Whether what is open is a title or a place word of the name that follows."""
        if self.open_entities and self.open_entities[-1][1] == self.open[-1] + 1:
            return self.open_entities[-1][2].label == "NORP" or (entity.label == "PERSON" and len(self.open) > 1)
        if self.open_entities and self.forms[self.open[-1]].norm in self.syntax.backed:
            return True  # `কুর্দি নেতৃত্বাধীন এসডিএফ`
        if self.ends_age() or self.forms[self.open[-1]].norm in self.syntax.determiners:
            return True
        stem = self.forms[self.open[-1]].noun.stem
        if entity.label in PLACES:
            named = bool(self.open_entities) and self.open_entities[-1][2].label in PLACES
            if named and stem in self.syntax.place_nouns:
                return False  # `আভদিভকা শহর রাশিয়ার দখলে`
            return stem in self.syntax.place_titles or stem.endswith(_REGIONAL)
        if (entity.label == "PERSON" and self.is_body(stem)) or stem in self.words.named_bodies:
            return False
        if entity.label == "ORG" and (stem in self.words.title_nouns or stem.endswith(self.words.title_suffixes)):
            return False  # `প্রধান উপদেষ্টা এনসিপির সঙ্গে বৈঠক করেছেন`
        bears = self.is_actor(stem) or not self.forms[self.open[-1]].noun.known
        return entity.label in ("PERSON", "ORG") and bears and stem not in self.words.event_nouns

    def ends_before(self, i: int, form: Form) -> bool:
        """Whether the open phrase ends before a word that begins one of its own."""
        counted = self.determiner.endswith("জন") or (
            self.quantity is not None
            and (self.quantity.counted or self.forms[self.open[-1]].norm in self.syntax.classifiers)
        )
        if (self.core >= 0 or counted) and not form.stems.isdisjoint(self.words.adjectives):
            return True
        if self.core >= 0 and form.norm.endswith(self.syntax.adverb_endings):
            return True
        alone = counted and self.core < 0
        if alone and form.norm in self.syntax.degrees:
            return True  # `তিনজন গুরুতর আহত হয়েছেন`
        if alone and not form.stems.isdisjoint(self.words.predicate_words) and self.begins_group(i + 1):
            return True  # `৩ জন প্রাণ হারিয়েছেন`
        noun = form.noun
        people = alone and self.counts_people()
        if noun.case == "locative" and (self.ends_age() or people):
            return True  # `১৪ জন দুর্ঘটনায় প্রাণ হারান`, `৯ জন হাসপাতালে মারা যান`
        if people and self.describes_place(i, form):
            return True
        numbered = self.quantity is not None and self.core < 0
        if numbered and not form.stems.isdisjoint(self.words.adjectives) and not self.noun_follows(i):
            return True  # `শতাধিক নিহত হয়েছেন`
        later = noun.case == "genitive" and noun.stem not in self.words.thing_nouns
        if later and (self.ends_age() or people):
            return True  # `তিনজন স্কুলের ছাত্র`: whom the number counts comes later
        if form.norm in self.syntax.ordinals and self.forms[self.open[-1]].norm in self.words.event_nouns:
            return True
        return self.parts(i, form) or self.ends_headline(i, form) or self.ends_stance(i)

    def describes_place(self, i: int, form: Form) -> bool:
        """Whether a word that names nobody stands before a noun in the locative (`১৪ জন সড়ক দুর্ঘটনায় প্রাণ হারান`)."""
        if i + 1 >= self.sentence.last or i + 1 in self.entities or form.noun.case != "bare" or not form.noun.known:
            return False
        named = bool(form.stems & self.words.thing_nouns) or self.is_actor(form.noun.stem)
        return self.forms[i + 1].noun.case == "locative" and (form.norm in self.syntax.attributive or not named)

    def parts(self, i: int, form: Form) -> bool:
        """Whether a noun with an ending begins a phrase of its own after an actor or a thing (`সেনা সীমান্তে পাঠায়`)."""
        if self.core < 0 or self.open[-1] != i - 1 or self.open_entities:
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
            or (form.stems & self.syntax.body_members and self.is_body(before.stem))
        )

    def ends_stance(self, i: int) -> bool:
        """Whether an adjective is the predicate of who ends a sentence without a verb (`দাম নিয়ে চিন্তিত সরকার`)."""
        if self.open != [i - 1] or self.forms[i - 1].norm not in self.syntax.stances or not self.items:
            return False
        last = next((k for k in range(i, min(i + 2, self.sentence.last)) if self.ends_sentence(k)), None)
        if last is None or self.forms[last].noun.case != "bare" or not self.is_actor(self.forms[last].noun.stem):
            return False
        return self.is_verbless()

    def ends_headline(self, i: int, form: Form) -> bool:
        """Whether a genitive at the end names who did what the event noun before it tells (`অনুরোধ মেয়রের`)."""
        if self.open[-1] != i - 1:
            return False
        event = self.forms[i - 1].noun
        told = event.case == "bare" and event.stem in self.words.event_nouns
        if not told or not self.names_doer(i, form):
            return False
        last = self.items[-1] if self.items else None
        said = isinstance(last, VerbGroup) and last.lexeme == "বলা" and last.end == self.open[0]
        return said or self.is_verbless()  # `… বলে অভিযোগ স্থানীয়দের`

    def names_doer(self, i: int, form: Form) -> bool:
        """Whether who acts, in the genitive, is all that is left of the sentence (`নির্দেশ প্রধান উপদেষ্টার`)."""
        last = next((k for k in range(i, min(i + 2, self.sentence.last)) if self.ends_sentence(k)), None)
        if last is None or (last > i and form.noun.case != "bare"):
            return False
        noun = self.forms[last].noun
        return noun.case == "genitive" and self.is_actor(noun.stem)

    def close(self, postposition: str = "", end: int = 0, case: str = "") -> None:
        """End the open phrase; with a postposition also the phrase just ended.

        Args:
            postposition: the postposition that follows, or "".
            end: the token after the postposition.
            case: case of the phrase, where an ending written apart marks it.
        """
        if not self.open:
            if postposition and isinstance(governed := self.before_bracket(), Phrase | VerbGroup):
                governed.postposition, governed.end = postposition, end
            return
        first, last = self.open[0], self.open[-1] + 1
        marked = case
        head = last - 1
        form = self.forms[head]
        noun = form.noun
        entity, entities = None, ()
        case = marked or noun.case
        if self.open_entities:
            entities = tuple([name for _, _, name in self.open_entities])
            reached, named = self.open_entities[-1][1:]
            if reached == head + 1:
                entity = named
                case = marked or self.case_of_name(head, named)
            elif noun.stem in self.syntax.place_nouns and named.label in PLACES:
                seat = reached == head - 1 and self.forms[reached].norm == "সদর"
                entity = named if reached == head or seat else None  # `কুরস্ক অঞ্চলে`, `যশোর সদর উপজেলায়`
        if not postposition and form.cut < len(form.text) and form.norm.endswith("সহ"):
            postposition = "সহ"
        core = self.core if self.core >= 0 else first
        stem, stems = noun.stem, form.stems
        number = self.quantity
        if core == first and number is not None and number.last == last and (number.counted or self.counts_people()):
            stem, stems = "জন", frozenset(("জন",))  # `তিনজন` and `২০০ জনের বেশি` count people as `তিন জন` does
        elif core < head and self.open[-2] == head - 1:
            stems |= {self.forms[head - 1].norm + stem}  # `প্রতিনিধি দল` is a প্রতিনিধিদল
        phrase = Phrase(
            first, last, core, head, stem, case, postposition, end or last, entity, entities, self.quantity, "",
            noun.definite, noun.plural, self.determiner, self.take_join(), self.depth > 0, stems,
        )  # fmt: skip
        if self.named is not None:
            self.take_name(phrase, self.named)
        if phrase.entity is not None:
            self.take_title(phrase, phrase.entity)
        self.items.append(phrase)
        self.open, self.open_entities, self.quantity, self.determiner, self.core = [], [], None, "", -1

    def before_bracket(self) -> Item | None:
        """Return the last item, or the one before the bracket that ends here (`নাগরিক পার্টির (এনসিপি) সঙ্গে`)."""
        near = reversed(self.items[-_NEAR:])
        return next((item for item in near if not is_bracketed(item)), None)

    def take_name(self, phrase: Phrase, name: Phrase) -> None:
        """Give a phrase the name that নামে has announced; a place between them keeps its own (`নামে ঢাকার এক কৃষক`)."""
        entity = phrase.entity
        if (entity is not None and entity.label != "NORP") or phrase.stem in self.words.event_nouns:
            return
        at = self.items.index(name)
        end = next((k for k in range(at + 1, len(self.items)) if not is_bracketed(self.items[k])), len(self.items))
        del self.items[at:end]
        if at == len(self.items):
            phrase.first, phrase.joined = name.first, name.joined
        phrase.entity, self.named = name.entity, None

    def take_title(self, phrase: Phrase, entity: Entity) -> None:
        """Let a person's name take the title before a bracket (`ভারপ্রাপ্ত কর্মকর্তা (ওসি) রহিম মিয়া`)."""
        if entity.label != "PERSON" or phrase.parenthetical or not self.items:
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

    def take_join(self) -> str:
        """Return what joins the phrase with the one before it, once."""
        join, self.join = self.join, ""
        return join

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
            if self.becomes(self.open[-1] + 1):
                return False
            if without_emphasis(norm) == "দিয়ে" and self.forms[self.open[-1]].norm in self.words.given:
                return False
            _, end, entity = self.open_entities[-1] if self.open_entities else (0, -1, None)
            bare = entity is not None and end == self.open[-1] + 1 and self.case_of_name(end - 1, entity) == "bare"
            if norm in _LATER and (bare or self.is_actor(self.forms[self.open[-1]].norm)):
                return False  # `মোদি পরে বলেন`
            return not (bare and entity is not None and entity.label == "PERSON" and norm in self.syntax.genitive_only)
        before = self.before_bracket()
        if isinstance(before, Phrase):
            nominative = before.plural and before.case == "bare"
            if norm in self.syntax.grounds and (nominative or before.case == "locative"):
                return False  # `শিক্ষকেরা প্রতিবাদে শামিল হন`
            acts = self.is_actor(before.stem) if before.entity is None else before.entity.label in _ACTORS
            named = acts and before.case == "bare"
            return not before.postposition and not (named and norm in _LATER)
        return isinstance(before, VerbGroup) and before.form == "verbal_noun" and not before.postposition
