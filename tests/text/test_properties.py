"""What holds for any text: offsets, and one analysis for all ways to write the same."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bnevents.text import analyse, normalize, split_sentences, tokenize

LETTERS = st.characters(min_codepoint=0x0980, max_codepoint=0x09FE)
MARKS = st.sampled_from(list("।|?!.,;:-–—()[]{}‘’“”'\"«»৳%/ \n\t\u200c\u200d\u00a0…a9০৭"))
ANY = st.text(LETTERS | MARKS | st.characters(), max_size=300)
WORDS = (
    "মন্ত্রণালয়ের কোরিয়ায় জড়িত দৃঢ়ভাবে ১০,০০০ ৫০কিমি ওআইসি’র ‘শান্তি’ “আমরা যাব” ড. করেছে। হয়েছে? জং-উন (ঢাকা) ১শ’ "
    "র\u200d্যাব বলেন— দেয়নি ১১:৪৬ ।"
)
NEWS = st.lists(st.sampled_from([*WORDS.split(), "\n"]), max_size=40).map(" ".join)


@settings(max_examples=120, deadline=None)
@given(ANY)
def test_tokens_slice_and_cover_all_but_the_space(text: str) -> None:
    tokens = tokenize(text)
    assert [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)] == [
        f.text for f in tokens.forms
    ]
    covered = {k for start, end in zip(tokens.starts, tokens.ends, strict=True) for k in range(start, end)}
    assert sum(end - start for start, end in zip(tokens.starts, tokens.ends, strict=True)) == len(covered)
    assert all(text[k].isspace() for k in range(len(text)) if k not in covered)


@settings(max_examples=120, deadline=None)
@given(ANY)
def test_sentences_slice_and_follow_each_other(text: str) -> None:
    tokens = tokenize(text)
    sentences = split_sentences(tokens)
    assert [k for s in sentences for k in range(s.first, s.last)] == list(range(len(tokens)))
    for sentence in sentences:
        assert sentence.start == tokens.starts[sentence.first]
        assert sentence.end == tokens.ends[sentence.last - 1]
        assert "\n" not in text[sentence.start : sentence.end]


@settings(max_examples=100, deadline=None)
@given(ANY)
def test_a_cut_is_inside_the_form(text: str) -> None:
    for form in tokenize(text).forms:
        assert 0 < form.cut <= len(form.text)
        # a frequent misspelling is read as the word that it is meant for
        assert analyse(normalize(form.text[: form.cut]) + normalize(form.text[form.cut :])).norm == form.norm


def norms(text: str) -> list[str]:
    return [form.norm for form in tokenize(text).forms]


WAYS = {
    "composed": lambda text: (
        text.replace("য\u09bc", "\u09df").replace("ড\u09bc", "\u09dc").replace("ঢ\u09bc", "\u09dd")
    ),
    "NFC": lambda text: unicodedata.normalize("NFC", text),
    "NFD": lambda text: unicodedata.normalize("NFD", text),
    "ASCII digits": lambda text: text.translate({ord("০") + n: str(n) for n in range(10)}),
    "bars for dandas": lambda text: text.replace("।", "|"),
    "straight quotes": lambda text: text.translate(str.maketrans("‘’“”", "''\"\"")),
    "other dashes": lambda text: text.replace("—", "–"),
}


@pytest.mark.parametrize("way", WAYS)
@settings(max_examples=60, deadline=None)
@given(text=NEWS)
def test_ways_to_write_the_same_have_one_analysis(way: str, text: str) -> None:
    other = WAYS[way](text)
    assert norms(other) == norms(text)
    one, two = tokenize(text), tokenize(other)
    assert [(f.kind, f.nouns, f.verbs, f.number) for f in one.forms] == [
        (f.kind, f.nouns, f.verbs, f.number) for f in two.forms
    ]
    ours = [(s.first, s.last, s.quote) for s in split_sentences(one)]
    assert [(s.first, s.last, s.quote) for s in split_sentences(two)] == ours


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(["সরকারের", "র্যাব", "করেছে", "চুক্তিতে", "শান্তি"]), st.integers(1, 3), st.sampled_from("\u200c\u200d")
)
def test_joiners_inside_a_word_change_nothing(word: str, at: int, joiner: str) -> None:
    written = word[:at] + joiner + word[at:]
    form, plain = analyse(written), analyse(word)
    assert (form.norm, form.nouns, form.verbs) == (plain.norm, plain.nouns, plain.verbs)
    assert norms(f"গত {written} ছিল") == norms(f"গত {word} ছিল")
