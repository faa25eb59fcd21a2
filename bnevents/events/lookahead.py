"""What a token is by what stands around it: the questions that the parser asks before it takes a step."""

from __future__ import annotations

from collections.abc import Mapping

from bnevents.events.lexicon import Syntax, syntax
from bnevents.events.phrases import WordSets
from bnevents.models import Entity, TimeExpression
from bnevents.text import Form, Sentence, Tokens, Verb, normalize
from bnevents.text.numerals import Quantity, read_quantity, starts_quantity

_CACHE_SIZE = 100_000
_TITLES = 4  # words between a title and the name that bears it
_FINITE = frozenset(("finite", "imperative"))
_SAYING = normalize("বলে")
_NOT = normalize("না")
_TELLING = frozenset(map(normalize, ("বলা", "জানানো")))
_EACH = normalize("করে")
_TO_BE = normalize("হতে")
_POST = normalize("পদ")
_SPECIAL = normalize("বিশেষ")
_CHIEF = normalize("প্রধান")
_TAKING = normalize("নেওয়া")
_GOING = frozenset(map(normalize, ("যাওয়া", "আসা")))


class Lookahead:
    """Answers questions about the tokens of one sentence; changes nothing.

    Args:
        tokens: tokens of the document.
        sentence: the sentence.
        entities: first token -> name, for names of this sentence.
        times: first token -> time expression.
        words: word sets of the rules.
    """

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
        self.last_finite = self.find_last_finite()

    def is_verbless(self) -> bool:
        """Whether no finite verb makes a sentence; verbal nouns and infinitives do not (`মাস্ক পরার অনুরোধ মেয়রের`)."""
        return not any(
            form.verb_first and any(verb.form in _FINITE for verb in form.verbs)
            for form in self.forms[self.sentence.first : self.sentence.last]
        )

    def is_open_class(self, form: Form) -> bool:
        """Whether a word is neither in a closed class nor a verb nor a number: it can only be a noun or an adjective.

        Most words are, so that this is asked once for each of them.
        """
        known = self.words.open_class.get(form)
        if known is None:
            if len(self.words.open_class) > _CACHE_SIZE:
                self.words.open_class.clear()
            norm, closed = form.norm, self.syntax
            known = self.words.open_class[form] = not (
                form.kind == "punct" or form.verbs or starts_quantity(form) or norm in self.words.verb_openers
                or norm in closed.conjunctions or norm in closed.pronouns or norm in closed.negators
                or norm in closed.particles or norm in closed.determiners or norm in closed.case_markers
                or norm in closed.postpositions or without_emphasis(norm) in closed.postpositions
                or norm in closed.naming
            )  # fmt: skip
        return known

    def is_common(self, i: int, entity: Entity) -> bool:
        """Whether a word taken for a person's name is what people do or become (`২ মাদক কারবারি`, `শহিদ হন`)."""
        if entity.label != "PERSON" or self.tokens.ends[i] < entity.end:
            return False
        form = self.forms[i]
        does = form.noun.known and form.noun.stem in self.words.actor_nouns
        return does or (form.norm in self.words.adjectives and self.begins_group(i + 1))

    def retired(self, i: int) -> int:
        """Return where brackets end that only say that an officer has retired (`মেজর (অব.) রহিম`), or 0."""
        inside = [form.norm for form in self.forms[i : min(i + 4, self.sentence.last)]]
        if inside[:1] != ["("] or ")" not in inside or inside[1] not in self.syntax.retired:
            return 0
        return i + inside.index(")") + 1

    def begins_verb(self, i: int) -> bool:
        """Whether the word is the first of a verb of two words (`মারা যান`)."""
        seconds = self.words.verb_openers.get(self.forms[i].norm)
        if not seconds or i + 1 >= self.sentence.last:
            return False
        return any(verb.lexeme in seconds for verb in self.forms[i + 1].verbs)

    def carried_off(self, i: int) -> Verb | None:
        """Return the participle reading of ধরে where it is no postposition: `একজনকে ধরে নিয়ে যায়`."""
        if self.forms[i].norm != "ধরে" or i + 2 >= self.sentence.last:
            return None
        taken = any(verb.lexeme == _TAKING and verb.form == "participle" for verb in self.forms[i + 1].verbs)
        gone = any(verb.lexeme in _GOING for verb in self.forms[i + 2].verbs)
        return (
            next((verb for verb in self.forms[i].verbs if verb.form == "participle"), None) if taken and gone else None
        )

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

    def becomes(self, i: int) -> bool:
        """Whether হতে after an adjective is an infinitive and no postposition (`সংযত হতে বলেছেন`)."""
        known = self.sentence.first < i < self.sentence.last
        return known and self.forms[i].norm == _TO_BE and self.forms[i - 1].norm in self.syntax.becoming

    def head_follows(self, i: int, entity: Entity) -> bool:
        """Whether a name is only the first part of a phrase (`বিএনপি নেতা`); an office after a person is not."""
        if i >= self.sentence.last or i in self.times:
            return False
        if i in self.entities or self.is_told(i):
            return False
        form = self.forms[i]
        heads = form.stems & self.syntax.heads_after_name
        if entity.label != "PERSON":
            if (entity.id or "").startswith("ISO:") and (self.is_addressed(i) or self.is_site(i)):
                return False  # `জাপান নাগরিকদের পরামর্শ দিয়েছে`
            if entity.label == "ORG" and form.noun.case != "bare" and form.noun.stem in self.syntax.heads_of_state:
                return False
            titled = self.forms[i - 1].norm in self.syntax.adjectival and form.noun.stem in self.words.title_nouns
            return bool(heads) or titled  # `সৌদি যুবরাজ`
        body = form.noun.case != "bare" and form.noun.stem in self.words.named_bodies
        located = form.noun.case == "locative" and form.noun.stem in self.syntax.taken_to
        place = located or form.noun.stem in self.syntax.apart  # `নিহত রহিম সদর উপজেলার করিমের ছেলে`
        if body or place or self.is_addressed(i):
            return False  # `করিম মিয়া আদালতে আত্মসমর্পণ করেন`, `পুতিন কর্মকর্তাদের নির্দেশ দেন`
        return bool(heads - self.words.title_nouns)

    def is_told(self, i: int) -> bool:
        """Whether a noun of people is whom somebody tells something: a verb of saying follows (`… সাংবাদিকদের বলেন`)."""
        noun, after = self.forms[i].noun, self.forms[i + 1] if i + 1 < self.sentence.last else None
        if after is None or not after.verb_first or not (noun.case == "accusative" or noun.plural):
            return False
        return self.is_actor(noun.stem) and any(verb.lexeme in _TELLING for verb in after.verbs)

    def is_addressed(self, i: int) -> bool:
        """Whether -কে or -দের marks a noun of people as whom a verb later in the sentence acts on (`উপদেষ্টাকে`)."""
        noun = self.forms[i].noun
        marked = noun.case == "accusative" or (noun.case == "genitive" and noun.plural)
        person = marked and self.is_actor(noun.stem) and not self.is_body(noun.stem)
        person = person and noun.stem not in self.syntax.followers
        return person and not self.is_verbless()

    def is_site(self, i: int) -> bool:
        """Whether a noun in the locative names where a country acts (`ইরান হাসপাতালে হামলার নিন্দা জানিয়েছে`)."""
        noun = self.forms[i].noun
        return noun.case == "locative" and noun.stem in self.syntax.sites and not self.is_verbless()

    def is_actor(self, stem: str) -> bool:
        """Whether a word names an actor, by itself or by its ending (`অর্থমন্ত্রী`)."""
        words = self.words
        return stem in words.actor_nouns or (stem.endswith(words.actor_suffixes) and stem not in words.predicate_words)

    def describes(self, i: int) -> bool:
        """Whether a word that can stand for people describes the noun after it (`স্থানীয় সংবাদমাধ্যম`)."""
        return self.forms[i].norm in self.syntax.attributive and self.noun_follows(i)

    def is_body(self, stem: str) -> bool:
        """Whether a word names a collective, by itself or by its ending."""
        return stem in self.words.body_nouns or stem.endswith(self.words.body_suffixes)

    def goes_on(self, i: int) -> bool:
        """Whether the word after an actor noun belongs to its phrase: a name, another title, a glued hyphen."""
        if i >= self.sentence.last or i in self.times:
            return False
        if self.is_body(self.forms[i - 1].noun.stem) and not self.serves_body(i):
            return False  # `পুলিশ ট্রাকচালক সোহেল মিয়াকে`
        if self.meets_other(i) or self.meets_force(i):
            return False
        if i in self.entities:
            return True
        form = self.forms[i]
        if form.norm == "-":
            return self.glued(i) and self.glued(i + 1)
        if self.titles_before_name(i):
            return True
        if form.stems & self.syntax.heads_after_name & self.words.actor_nouns:
            return True
        # `প্রধান বিচারপতি`, `ব্যক্তিগত কর্মকর্তা`: two titles without an ending between them are one; `চেয়ারম্যান পদে`
        if self.forms[i - 1].norm in self.syntax.place_nouns and self.is_body(form.noun.stem):
            return True  # `রাজ্য মন্ত্রিসভার বৈঠকে`
        level = form.noun.stem in self.syntax.levels  # `পররাষ্ট্রমন্ত্রী পর্যায়ের বৈঠক`
        return level or form.noun.stem in self.words.title_nouns or form.noun.stem == _POST

    def titles_before_name(self, i: int) -> bool:
        """Whether further titles lead from a title to the person who bears them (`উপদেষ্টা অধ্যাপক ড. মুহাম্মদ ইউনূস`)."""
        for k in range(i, min(i + _TITLES, self.sentence.last)):
            named = self.entities.get(k)
            if named is not None:
                return named.label == "PERSON" and k > i
            form = self.forms[k]
            if not (form.norm.endswith(".") or (self.is_actor(form.noun.stem) and form.noun.case == "bare")):
                return False
        return False

    def meets_other(self, i: int) -> bool:
        """Whether somebody else follows a whole office: an inflected office or government, or people in the plural."""
        before, noun = self.forms[i - 1].noun, self.forms[i].noun
        if before.case != "bare" or not before.stem.endswith(self.syntax.whole_offices):
            return False
        if noun.stem == _CHIEF and i + 1 < self.sentence.last:  # `রাষ্ট্রদূত প্রধান উপদেষ্টার সঙ্গে`
            noun = self.forms[i + 1].noun
        if noun.case == "bare" or noun.stem in self.syntax.followers:
            return False
        other = noun.stem in self.syntax.governments or noun.stem.endswith(self.syntax.whole_offices)
        other = other or noun.stem in self.words.named_bodies  # `মন্ত্রী পুলিশকে`
        return other or (noun.plural and self.is_actor(noun.stem))

    def meets_force(self, i: int) -> bool:
        """Whether a body follows a person in the genitive, to do something to him (`হামলাকারী পুলিশের গুলিতে নিহত`)."""
        before, noun = self.forms[i - 1].noun, self.forms[i].noun
        person = before.case == "bare" and before.stem not in self.syntax.kinds and not self.describes(i - 1)
        return person and noun.case == "genitive" and noun.stem in self.words.named_bodies

    def serves_body(self, i: int) -> bool:
        """Whether the word after a collective belongs to it: a member, another body's name, a glued hyphen."""
        form, named = self.forms[i], self.entities.get(i)
        if named is not None:
            return named.label != "PERSON"
        return form.norm == "-" or bool(form.stems & self.syntax.body_members)

    def number(self, i: int, last: int) -> Quantity | None:
        """Return the numeral expression that begins at a token, or None."""
        return read_quantity(self.tokens, i, last) if starts_quantity(self.forms[i]) else None

    def shares_out(self, i: int) -> bool:
        """Whether করে only says that each gets the number before it (`পাঁচ হাজার টাকা করে`, `তিনটি করে`)."""
        if self.forms[i].norm != _EACH or i - 1 < self.sentence.first:
            return False
        unit = self.forms[i - 1]
        if unit.norm in self.syntax.shared_units:
            return i - 2 >= self.sentence.first and starts_quantity(self.forms[i - 2])
        return any(unit.norm.endswith(ending) for ending in self.syntax.classifiers) and starts_quantity(unit)

    def singles_out(self, i: int) -> bool:
        """Whether `বিশেষ করে` stands at a token, which is no verb."""
        return self.forms[i].norm == _SPECIAL and i + 1 < self.sentence.last and self.forms[i + 1].norm == _EACH

    def verb_reading(self, i: int) -> Verb | None:
        """Return the verb reading of a token, or None where a noun reading is the better one."""
        form = self.forms[i]
        if not form.verbs:
            return None
        if form.norm in self.words.predicate_words and (form.noun.known or self.verb_follows(i)):
            return None
        if form.norm == _SAYING and i > self.sentence.first and self.is_finite(i - 1):
            return next(verb for verb in form.verbs if verb.form == "participle")  # `… হয়েছে বলে অভিযোগ স্থানীয়দের`
        if i > self.sentence.first and self.forms[i - 1].norm == _NOT:  # `নিন্দা না করায়`: no causative
            for verb in form.verbs:
                if verb.form == "verbal_noun":
                    return verb
        closing = i >= self.last_finite
        given = (
            i > self.sentence.first
            and without_emphasis(form.norm) == "দিয়ে"
            and self.forms[i - 1].norm in self.words.given
        )
        if (
            not form.verb_first
            and not (given or self.becomes(i))
            and not self.is_auxiliary_stem(i)
            and not (closing and self.ends_sentence(i) and not self.is_thing(form))
        ):
            return None
        # করে, বলে: the verb that ends the sentence is finite, any before it a participle
        finite = next((verb for verb in form.verbs if verb.form == "finite"), None)
        return (
            finite if finite is not None and (closing or self.joins_finite(i) or self.is_reported(i)) else form.verbs[0]
        )

    def is_thing(self, form: Form) -> bool:
        """Whether a word that we could do as well is what it names (`পিষে দিল বেপরোয়া গাড়ি`): news tells of others."""
        return form.noun.known and all(verb.person == 1 for verb in form.verbs)

    def chained_verb(self, i: int) -> Verb | None:
        """Return the reading of a verb after another one: finite where it ends the sentence (`জড়িয়ে পড়ে শ্রমিকেরা`)."""
        verbs = self.forms[i].verbs
        if i < self.last_finite:
            return verbs[0] if verbs else None
        return next((verb for verb in verbs if verb.form == "finite"), verbs[0] if verbs else None)

    def is_reported(self, i: int) -> bool:
        """Whether `বলে` and a verb follow, so that the form before them is finite (`হামলা করে বলে জানা গেছে`)."""
        if i + 2 >= self.sentence.last or self.forms[i + 1].norm != "বলে":
            return False
        return any(verb.form == "finite" for verb in self.forms[i + 2].verbs) or self.verb_follows(i + 2)

    def is_finite(self, i: int) -> bool:
        """Whether a token can only be a finite verb."""
        form = self.forms[i]
        return form.verb_first and bool(form.verbs) and form.verbs[0].form == "finite"

    def joins_finite(self, i: int) -> bool:
        """Whether এবং joins a form with the verb that ends the sentence, both in the simple present."""
        if i + 1 >= self.sentence.last or self.forms[i + 1].norm not in ("এবং", "কিন্তু"):
            return False
        following = (form.verbs for form in self.forms[i + 2 : self.sentence.last] if form.verb_first)
        finite = (verb for verbs in following for verb in verbs if verb.form == "finite")
        following_tense = next((verb.tense for verb in finite), "")
        return following_tense == "present"

    def points(self, i: int) -> bool:
        """Whether সে is no person but says which one (`সে দেশের বাহিনী`)."""
        after = self.forms[i + 1] if i + 1 < self.sentence.last else None
        return self.forms[i].norm == "সে" and after is not None and bool(after.stems & self.syntax.pointed)

    def begins_group(self, i: int) -> bool:
        """Whether a verb that can only be one stands at a token."""
        return i < self.sentence.last and self.forms[i].verb_first

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
                and any(verb.form in _FINITE for verb in form.verbs)
            ):
                return i
        return self.sentence.first

    def case_of_name(self, token: int, entity: Entity) -> str:
        """Return the case of a name by comparing its last word with the last word of its lemma."""
        lemma = entity.lemma
        if entity.text == lemma:
            return "bare"
        form, words = self.forms[token], lemma.split()
        if not words:
            return "bare"
        for noun in form.nouns:
            if noun.stem == words[-1]:
                return noun.case
        return form.noun.case

    def glued(self, i: int) -> bool:
        """Whether a token follows the one before it without a space."""
        return self.sentence.first < i < self.sentence.last and self.tokens.starts[i] == self.tokens.ends[i - 1]

    def skip_to(self, i: int, end: int, last: int) -> int:
        """Return the first token that begins at or after the character `end`."""
        k = i + 1
        while k < last and self.tokens.starts[k] < end:
            k += 1
        return k

    def can_join(self, i: int) -> bool:
        """Whether something is left for a conjunction to join."""
        return i + 1 < self.sentence.last

    def postposition(self, i: int) -> tuple[str, ...]:
        """Return the words of the postposition at `i`, with -ই or -ও or without; empty where there is none."""
        if i >= self.sentence.last or i in self.times or i in self.entities or self.opens_next(i):
            return ()
        known = self.syntax.postpositions
        for words in known.get(self.forms[i].norm) or known.get(without_emphasis(self.forms[i].norm), ()):
            if i + len(words) <= self.sentence.last and all(
                word in (self.forms[i + n].norm, without_emphasis(self.forms[i + n].norm))
                for n, word in enumerate(words)
            ):
                return words
        return ()

    def opens_next(self, i: int) -> bool:
        """Whether a postposition stands before its noun (`বিনা প্রতিদ্বন্দ্বিতায়`)."""
        if self.forms[i].norm not in self.syntax.prepositions or i + 1 >= self.sentence.last:
            return False
        return self.forms[i + 1].noun.case == "locative"

    def noun_follows(self, i: int) -> bool:
        """Whether the next word is a noun or a name of the same phrase."""
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


def without_emphasis(norm: str) -> str:
    """Return a word without the emphatic -ই, -ও at its end."""
    return norm[:-1] if norm[-1:] in ("ই", "ও") else norm
