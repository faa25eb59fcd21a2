"""Which word class a phrase belongs to, and what that lets it be."""

from __future__ import annotations

from collections.abc import Sequence

from bnevents.events.coordination import effective_case
from bnevents.events.lexicon import read_table, syntax
from bnevents.events.phrases import Phrase
from bnevents.models import Entity
from bnevents.rules import RuleSet
from bnevents.rules.schema import Filler
from bnevents.text import Tokens

_WHICH = "যা"


class Membership:
    """Tells the classes of the phrases of one sentence.

    Args:
        tokens: tokens of the document.
        rules: the rule set with its classes.
        things: common nouns of the sentences before, for which এটি may stand, the latest last.
        own: the phrases of the sentence, in text order: for those before it যা may stand.
    """

    def __init__(
        self, tokens: Tokens, rules: RuleSet, things: Sequence[Phrase] = (), own: Sequence[Phrase] = ()
    ) -> None:
        self.tokens, self.rules, self.things, self.own = tokens, rules, things, own

    def things_before(self, pronoun: Phrase) -> Sequence[Phrase]:
        """Return the common nouns for which a pronoun may stand, the latest last (`বিলটিতে সই করেন, যা …`)."""
        own = [p for p in self.own if p.last <= pronoun.first and p.entity is None and not p.pronoun]
        return own if pronoun.stem == _WHICH else [*self.things, *own]

    def is_class(self, phrase: Phrase, filler: Filler) -> bool:
        """Whether a phrase fulfils what a filler asks of head, label and class."""
        if filler.head and phrase.stems.isdisjoint(filler.head):
            return False
        if filler.not_head and not phrase.stems.isdisjoint(filler.not_head):
            return False
        if filler.not_label and phrase.entity is not None and phrase.entity.label in filler.not_label:
            return False
        if filler.label and not (phrase.entity is not None and phrase.entity.label in filler.label):
            return "GPE" in filler.label and (
                self.unknown_place(phrase) or is_the_country(phrase) or is_misnamed(phrase)
            )
        return not filler.is_ or self.in_any(phrase, filler.is_)

    def in_any(self, phrase: Phrase, names: Sequence[str]) -> bool:
        """Whether the phrase belongs to one of several word classes."""
        for name in names:  # noqa: SIM110 - asked so often that the generator of an `any` would tell
            if self.in_class(phrase, name):
                return True
        return False

    def in_class(self, phrase: Phrase, name: str) -> bool:
        """Whether the phrase belongs to a word class, by label, head noun or ending of the head noun."""
        klass = self.rules.classes[name.removeprefix("@")]
        if phrase.pronoun:
            if phrase.pronoun == "thing" and phrase.case in ("bare", "accusative"):
                return "PERSON" not in klass.label and any(
                    self.in_class(thing, name) for thing in self.things_before(phrase)
                )
            return bool({"PERSON", "ORG"} & set(klass.label)) and phrase.pronoun in ("person", "people", "self", "some")
        if phrase.entity is not None:
            entity = phrase.entity
            if entity.label == "GPE" and "PERSON" in klass.label and not acts(entity):
                return False
            # a body is a place too where its noun says so (`রামগঞ্জ থানায়`); what a feature is called it is (`মহাসড়ক`)
            tells = phrase.case == "locative" or entity.label in ("FAC", "LOC")
            return entity.label in klass.label or (tells and not klass.noun_set.isdisjoint(phrase.stems))
        if not klass.noun_set.isdisjoint(phrase.stems):
            return True
        if klass.suffix and phrase.stem.endswith(klass.suffix):
            return True
        return "PERSON" in klass.label and (counts_two(phrase) or self.unknown_person(phrase))

    def unknown_person(self, phrase: Phrase) -> bool:
        """Whether a phrase means people though no class has its noun.

        Only people take -রা (`নিয়ন্ত্রকেরা`), and a single word of no lexicon in -কে is likely a name (`বিশ্বরূপকে কোপান`).
        """
        if self.is_nominative(phrase):
            people = self.rules.classes.get("people")
            return people is None or (
                people.noun_set.isdisjoint(phrase.stems) and not phrase.stem.endswith(people.suffix)
            )
        if phrase.case != "accusative" or phrase.definite or phrase.core != phrase.head or phrase.entities:
            return False
        form = self.tokens.forms[phrase.head]
        unknown = form.kind == "word" and not form.noun.known and not form.verbs
        return unknown and form.norm.endswith("কে") and not form.norm.endswith("দিকে")  # `চারদিকে`

    def unknown_place(self, phrase: Phrase) -> bool:
        """Whether a word of no lexicon before `এলাকা`, `শহর` … names a place that no list has."""
        if phrase.entities or phrase.core >= phrase.head or phrase.stem not in syntax().place_nouns:
            return False
        form = self.tokens.forms[phrase.core]
        if form.norm.endswith(syntax().struck):
            return False  # `বন্যাকবলিত এলাকা`
        return form.kind == "word" and not form.verbs and not form.noun.known and len(form.norm) > 2

    def may_act(self, phrase: Phrase) -> bool:
        """Whether a phrase may be a subject, by case and class."""
        return effective_case(phrase) == "bare" and not phrase.postposition and self.in_class(phrase, "actor")

    def is_subject(self, phrase: Phrase) -> bool:
        """Whether a bare phrase right before a verb is no object: it has -রা, or is a person's or a body's name."""
        named = phrase.entity is not None and phrase.entity.label in ("PERSON", "ORG")
        return self.is_nominative(phrase) or (named and effective_case(phrase) == "bare")

    def is_nominative(self, phrase: Phrase) -> bool:
        """Whether -রা marks the phrase as a subject and nothing else."""
        return phrase.plural and phrase.entity is None and self.tokens.forms[phrase.head].norm.endswith("রা")


def is_misnamed(phrase: Phrase) -> bool:
    """Whether a name that was taken for a person's is a place's: nothing happens in a person (`নরটনে হামলা`)."""
    person = phrase.entity is not None and phrase.entity.label == "PERSON"
    return person and phrase.case == "locative" and not phrase.postposition


def is_the_country(phrase: Phrase) -> bool:
    """Whether a phrase stands for a country that was named before (`দেশটিতে`)."""
    return phrase.definite and phrase.stem in read_table("syntax")["definite"]["country"]


def counts_two(phrase: Phrase) -> bool:
    """Whether a phrase stands for two people who were named before (`দুজনের মধ্যে`)."""
    two = phrase.stem == "জন" and phrase.quantity is not None and phrase.quantity.value == 2
    return two and phrase.postposition in syntax().comitative


def acts(place: Entity) -> bool:
    """Whether a place can be an actor: a state, or a seat of government that stands for one."""
    return place.stands_for is not None or (place.id or "").startswith("ISO:")
