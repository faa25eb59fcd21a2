"""Verb forms over all conjugations: lexeme, form, tense, person, negation."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
import yaml

from bnevents.text import Verb, analyse, is_arranged, normalize
from bnevents.text.verbs import is_noun_first, lexemes, verb_readings

PARADIGMS: dict[str, dict[str, str]] = yaml.safe_load(Path(__file__).with_name("verbs.yaml").read_text("utf-8"))
CASES = [
    (lexeme, features, form)
    for lexeme, rows in PARADIGMS.items()
    for features, forms in rows.items()
    for form in forms.split()
]


def expected(lexeme: str, features: str) -> Verb:
    words = features.split()
    negated = words[-1] == "neg"
    words = words[:-1] if negated else words
    lexeme = normalize(lexeme)
    if words[0] == "verbal_noun":
        return Verb(lexeme, "verbal_noun", case=words[1])  # type: ignore[arg-type]
    if words[0] in ("participle", "infinitive", "conditional", "imperative"):
        return Verb(lexeme, words[0])  # type: ignore[arg-type]
    tense, person = words
    return Verb(lexeme, "finite", tense, int(person[0]), person.endswith("h"), negated)  # type: ignore[arg-type]


def test_the_table_is_large_and_covers_every_form() -> None:
    assert len(CASES) >= 450
    forms = {expected(lexeme, features).form for lexeme, features, _ in CASES}
    tenses = {expected(lexeme, features).tense for lexeme, features, _ in CASES}
    assert forms == {"finite", "participle", "infinitive", "conditional", "verbal_noun", "imperative"}
    assert tenses >= {"present", "progressive", "perfect", "past", "past_progressive", "past_perfect", "habitual"}


@pytest.mark.parametrize(("lexeme", "features", "form"), CASES, ids=[f"{c[2]}-{c[1]}" for c in CASES])
def test_verb_form(lexeme: str, features: str, form: str) -> None:
    wanted = expected(lexeme, features)
    found = analyse(form).verbs
    if wanted.form == "imperative":  # its honour is not what the table is about
        assert (wanted.lexeme, "imperative") in [(verb.lexeme, verb.form) for verb in found]
    else:
        assert wanted in found


@pytest.mark.parametrize(("lexeme", "features", "form"), CASES[::7], ids=[f"{c[2]}-{c[1]}" for c in CASES[::7]])
def test_either_spelling_is_the_same_verb(lexeme: str, features: str, form: str) -> None:
    composed = form.replace("য\u09bc", "\u09df").replace("ড\u09bc", "\u09dc")
    assert analyse(composed).verbs == analyse(unicodedata.normalize("NFD", form)).verbs
    assert normalize(lexeme) in {verb.lexeme for verb in analyse(composed).verbs}


# of forms that can be several things, the likeliest first
@pytest.mark.parametrize(
    ("form", "lexeme", "kind"),
    [
        ("করে", "করা", "participle"),
        ("বলে", "বলা", "participle"),
        ("পৌঁছে", "পৌঁছানো", "participle"),
        ("জানায়", "জানানো", "finite"),
        ("পাঠায়", "পাঠানো", "finite"),
        ("চালায়", "চালানো", "finite"),
        ("করায়", "করা", "verbal_noun"),
        ("হওয়ায়", "হওয়া", "verbal_noun"),
        ("জানাতে", "জানানো", "infinitive"),
        ("দেখাতে", "দেখানো", "infinitive"),
        ("ফেরাতে", "ফেরানো", "infinitive"),
        ("পেলে", "পাওয়া", "conditional"),
        ("করছে", "করা", "finite"),
        ("নেই", "থাকা", "finite"),
    ],
)
def test_the_likeliest_reading(form: str, lexeme: str, kind: str) -> None:
    first = analyse(form).verbs[0]
    assert (first.lexeme, first.form) == (normalize(lexeme), kind)


@pytest.mark.parametrize(
    "form",
    [
        "করেছে",
        "করেন",
        "বলেন",
        "জানান",
        "গেছে",
        "হয়",
        "হয়েছে",
        "দিয়েছে",
        "নিয়েছেন",
        "চায়",
        "আসেন",
        "পাঠিয়েছে",
        "করা",
        "যাওয়ার",
        "করতে",
        "করলে",
    ],
)
def test_mostly_verbs(form: str) -> None:
    assert analyse(form).verb_first


@pytest.mark.parametrize(
    "form",
    ["দিন", "গান", "মান", "ঢাকা", "ঢাকায়", "বাড়ি", "ফলে", "থেকে", "নিয়ে", "হতে", "খেলা", "কথা", "লড়াই", "হানা", "কাটা", "জেলা", "মারা"],
)
def test_mostly_something_else(form: str) -> None:
    assert not analyse(form).verb_first


@pytest.mark.parametrize(
    ("form", "lexeme", "kind", "tense", "negated"),
    [
        ("করেনি", "করা", "finite", "perfect", True),
        ("করেননি", "করা", "finite", "perfect", True),
        ("করেনিও", "করা", "finite", "perfect", True),
        ("করেছেই", "করা", "finite", "perfect", False),
        ("করলেও", "করা", "conditional", "", False),
        ("করেও", "করা", "participle", "", False),
        ("করতেই", "করা", "infinitive", "", False),
        ("করারও", "করা", "verbal_noun", "", False),
        ("করাটা", "করা", "verbal_noun", "", False),
        ("যাবেনা", "যাওয়া", "finite", "future", True),
        ("আসবেনা", "আসা", "finite", "future", True),
        ("যাননি", "যাওয়া", "finite", "perfect", True),
        ("নয়", "হওয়া", "finite", "present", True),
    ],
)
def test_negation_and_clitics_in_the_word(form: str, lexeme: str, kind: str, tense: str, negated: bool) -> None:
    readings = [(v.lexeme, v.form, v.tense, v.negated) for v in analyse(form).verbs]
    assert (normalize(lexeme), kind, tense, negated) in readings


@pytest.mark.parametrize("form", ["চুক্তি", "বৈঠক", "সরকার", "যুদ্ধ", "নির্বাচন", "ক্ষেপণাস্ত্র", "মন্ত্রী", "ড্রোন", "শহর", ""])
def test_no_verbs(form: str) -> None:
    assert verb_readings(normalize(form)) == ()


def test_every_verb_is_found_by_its_verbal_noun() -> None:
    wrong = [lexeme for lexeme in lexemes() if lexeme not in {verb.lexeme for verb in verb_readings(lexeme)}]
    assert set(wrong) <= {normalize("আছা")}  # which has no verbal noun
    assert len(lexemes()) > 300


def test_readings_do_not_repeat() -> None:
    for _, _, form in CASES:
        readings = analyse(form).verbs
        assert len(readings) == len(set(readings))


def test_noun_first_forms_can_be_verbs() -> None:
    assert is_noun_first(normalize("দিন"))
    assert not is_noun_first(normalize("করেছে"))


@pytest.mark.parametrize(
    ("before", "verb", "arranged"),
    [
        ("বৈঠকে", "বসছেন", True),
        ("সফরে", "যাচ্ছেন", True),
        ("শুরু", "হচ্ছে", True),
        ("বৈঠকে", "বসেছেন", False),  # it is done
        ("ভেঙে", "যাচ্ছে", False),  # a vector verb
        ("শহরে", "হচ্ছে", False),  # it goes on
        ("বৈঠক", "বসছে", False),
    ],
)
def test_progressives_that_arrange(before: str, verb: str, arranged: bool) -> None:
    assert is_arranged(analyse(verb).verbs[0], analyse(before)) is arranged
