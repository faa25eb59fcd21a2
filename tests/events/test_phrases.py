"""Phrases, verb groups and marks of a sentence."""

from __future__ import annotations

import pytest
from event_cases import parsed

from bnevents.events.phrases import Item, Mark, Phrase, VerbGroup
from bnevents.text import normalize


def items(text: str) -> list[Item]:
    """The items of a text of one sentence."""
    _, (sentence,) = parsed(text)
    return sentence.items


def written(text: str, item: Phrase) -> str:
    tokens, _ = parsed(text)
    return text[tokens.starts[item.first] : tokens.ends[item.last - 1]]


# a phrase: its words, stem of its head, case, and postposition if it has one; ! before a name
PHRASES = {
    "রাশিয়ার বিরুদ্ধে নিষেধাজ্ঞা দেওয়া হয়েছে।": ["!রাশিয়ার/রাশিয়া/genitive/বিরুদ্ধে", "নিষেধাজ্ঞা/নিষেধাজ্ঞা/bare"],
    "পুলিশের হাতে লোকটি মার খেয়েছে।": ["পুলিশের/পুলিশ/genitive/হাতে", "লোকটি/লোক/bare", "মার/মার/bare"],
    "তিনি ঢাকা থেকে সিলেট যাচ্ছেন।": ["তিনি/তিনি/bare", "!ঢাকা/ঢাকা/bare/থেকে", "!সিলেট/সিলেট/bare"],
    "মন্ত্রী সবাইকে ধন্যবাদ জানিয়েছেন।": ["মন্ত্রী/মন্ত্রী/bare", "সবাইকে/সবাই/accusative", "ধন্যবাদ/ধন্যবাদ/bare"],
    "প্রধান উপদেষ্টা মুহাম্মদ ইউনূস ঢাকায় ফিরেছেন।": ["!প্রধান উপদেষ্টা মুহাম্মদ ইউনূস/ইউনূস/bare", "!ঢাকায়/ঢাকা/locative"],
    "বিএনপি নেতা রিজভী কথা বলেন।": ["!বিএনপি নেতা রিজভী/রিজভী/bare", "কথা/কথা/bare"],
    "এই চুক্তিটি নতুন।": ["এই চুক্তিটি/চুক্তি/bare", "নতুন/নতুন/bare"],
    "দেশটির ওপর চাপ বাড়ছে।": ["দেশটির/দেশ/genitive/ওপর", "চাপ/চাপ/bare"],
    "১০,০০০ টন চাল পাঠানো হয়েছে।": ["১০,০০০ টন চাল/চাল/bare"],
    "যাত্রীবাহী বাসটি খাদে পড়ে যায়।": ["যাত্রীবাহী বাসটি/বাস/bare", "খাদে/খাদ/locative"],
    "সৈন্যদের ফিরতে হবে।": ["সৈন্যদের/সৈন্য/genitive"],
    "ঢাকায়ও বৈঠক হয়েছে।": ["!ঢাকায়ও/ঢাকা/locative", "বৈঠক/বৈঠক/bare"],
    "চুক্তি নিয়ে আলোচনা হয়েছে।": ["চুক্তি/চুক্তি/bare/নিয়ে", "আলোচনা/আলোচনা/bare"],
    "সরকারের পক্ষ থেকে কথা বলা হয়েছে।": ["সরকারের/সরকার/genitive/পক্ষ থেকে", "কথা/কথা/bare"],
}


@pytest.mark.parametrize("text", PHRASES)
def test_phrases(text: str) -> None:
    found = [item for item in items(text) if isinstance(item, Phrase)]
    shown = [
        "/".join(filter(None, ("!" * bool(p.entities) + written(text, p), p.stem, p.case, p.postposition)))
        for p in found
    ]
    assert list(map(normalize, shown)) == list(map(normalize, PHRASES[text]))


# text -> lexeme, form, tense, and what holds of the group
VERBS = {
    "তিনি হাসেন।": ("হাসা", "finite", "present", {"honorific"}),
    "সে হাসে না।": ("হাসা", "finite", "present", {"negated"}),
    "সে হাসেনি।": ("হাসা", "finite", "perfect", {"negated"}),
    "তারা যুদ্ধ করতে পারে না।": ("করা", "finite", "present", {"negated", "can"}),
    "সৈন্যদের ফিরতে হবে।": ("ফেরা", "finite", "future", {"must"}),
    "মন্ত্রী যেতে চান।": ("যাওয়া", "finite", "present", {"honorific", "wish"}),
    "সভা হতে পারে।": ("হওয়া", "finite", "present", {"can"}),
    "ক্ষেপণাস্ত্র ছোড়া হয়নি।": ("ছোড়া", "finite", "perfect", {"passive", "negated"}),
    "নিষেধাজ্ঞা দেওয়া হয়েছে।": ("দেওয়া", "finite", "perfect", {"passive"}),
    "বাসটি খাদে পড়ে যায়।": ("পড়া", "finite", "present", set()),
    "তারা আসবে না।": ("আসা", "finite", "future", {"negated"}),
    "সে কাজ করে ফেলেছে।": ("করা", "finite", "perfect", set()),
}


@pytest.mark.parametrize("text", VERBS)
def test_verb_groups(text: str) -> None:
    lexeme, form, tense, flags = VERBS[text]
    (group,) = (item for item in items(text) if isinstance(item, VerbGroup))
    found = {name for name in ("negated", "passive", "honorific") if getattr(group, name)}
    found |= {group.modal} - {""}
    if "honorific" not in flags:
        found -= {"honorific"}
    assert (group.lexeme, group.form, group.tense) == (normalize(lexeme), form, tense)
    assert found == flags


def test_a_free_negation_is_in_the_group_and_outside_the_trigger() -> None:
    text = "তারা যুদ্ধ করে না।"
    (group,) = (item for item in items(text) if isinstance(item, VerbGroup))
    tokens, _ = parsed(text)
    assert tokens.forms[group.last - 1].text == "না"
    assert group.negator == group.last - 1
    assert tokens.forms[group.trigger_last - 1].text == "করে"


@pytest.mark.parametrize(
    ("text", "value", "head"),
    [
        ("তিনজন কৃষক হাসেন।", 3, "কৃষক"),
        ("দুই শিক্ষক হাসেন।", 2, "শিক্ষক"),
        ("১৫ জন সৈন্য হাসে।", 15, "সৈন্য"),
        ("শতাধিক মানুষ হাসে।", 100, "মানুষ"),
        ("৫ হাজার ২০০ শ্রমিক হাসে।", 5200, "শ্রমিক"),
    ],
)
def test_counted_phrases(text: str, value: int, head: str) -> None:
    phrase = next(item for item in items(text) if isinstance(item, Phrase))
    assert phrase.quantity is not None
    assert (phrase.quantity.value, phrase.stem) == (value, head)


@pytest.mark.parametrize(
    ("word", "kind", "case"),
    [
        ("তিনি", "person", "bare"),
        ("তাঁকে", "person", "accusative"),
        ("তারা", "people", "bare"),
        ("তাদেরকে", "people", "accusative"),
        ("আমি", "self", "bare"),
        ("এটি", "thing", "bare"),
        ("এতে", "thing", "locative"),
    ],
)
def test_pronouns(word: str, kind: str, case: str) -> None:
    phrase = items(f"{word} দেখা যায়।")[0]
    assert isinstance(phrase, Phrase)
    assert (phrase.pronoun, phrase.case) == (kind, case)


def test_time_expressions_belong_to_no_phrase() -> None:
    text = "গত সপ্তাহে মন্ত্রী ১০ নভেম্বর ঢাকায় ফিরেছেন।"
    words = [written(text, item) for item in items(text) if isinstance(item, Phrase)]
    assert words == ["মন্ত্রী", "ঢাকায়"]


def test_brackets_are_marked() -> None:
    phrases = [item for item in items("মোদি (ভারতের প্রধানমন্ত্রী) ঢাকায় গেছেন।") if isinstance(item, Phrase)]
    assert [phrase.parenthetical for phrase in phrases] == [False, True, True, False]


def test_conjunctions_join() -> None:
    found = items("নেপাল ও ভুটান খুশি।")
    assert [item.kind for item in found if isinstance(item, Mark)][:1] == ["and"]
    assert [item.joined for item in found if isinstance(item, Phrase)][:2] == ["", "and"]
