"""Tokens: spaCy's where spaCy is right, mended where it fails news."""

from __future__ import annotations

import importlib
from bisect import bisect_left

import pytest
import spacy
from spacy.tokenizer import Tokenizer

from bnevents.text import Tokens, tokenize
from bnevents.text.tokens import abbreviations


def words(text: str) -> list[str]:
    return [form.text for form in tokenize(text).forms]


@pytest.fixture(scope="module")
def spacy_tokenizer() -> Tokenizer:
    return spacy.blank("bn").tokenizer


# sentences of the kinds that spaCy's own tests look at: stops, quotes, hyphens before a case ending, abbreviations
SAME = [
    "বাংলাদেশ ও ভুটান বাণিজ্য চুক্তিতে স্বাক্ষর করেছে।",
    "কিম জং-উন গতকাল মস্কো পৌঁছেছেন।",
    "“আমরা শান্তি চাই,” বললেন তিনি।",
    'মন্ত্রী বললেন, "চুক্তি হবে।"',
    "নেপাল কেন সই করল না?",
    "কী সুন্দর এই দেশ!",
    "আদালত-এর রায় আজ!",
    "৬*৭=৪২?",
    "ডঃ রহমান বললেন রাজশাহীতে ৪১ ডিগ্রি সে.।",
    "দেশটির (উত্তর কোরিয়ার) সংবাদমাধ্যম জানায়, সৈন্যরা ফিরেছে।",
    "বাস-ট্রাক সংঘর্ষ: নিহত ৩, আহত ১০",
    "খবর পেতে লিখুন info@example.org বা দেখুন www.example.com",
    "...শেষ… আরও...",
    "প্রকল্পে ১.৫ কোটি টাকা লাগবে; ১০-১২ জন কাজ করবে।",
    "র\u200d্যাব-৭ অভিযান চালায়।",
    "ড. ইউনূস ও মো. রহিম এলেন।",
]


@pytest.mark.parametrize("text", SAME)
def test_as_spacy(text: str, spacy_tokenizer: Tokenizer) -> None:
    assert words(text) == [token.text for token in spacy_tokenizer(text) if not token.is_space]


def test_spacys_own_sentences() -> None:
    """Where spaCy brings its tests along, its expectations hold for our tokens."""
    theirs = pytest.importorskip("spacy.tests.lang.bn.test_tokenizer")
    for text, expected in theirs.TESTCASES:
        assert words(text) == expected
    importlib.import_module(theirs.__name__).test_bn_tokenizer_handles_long_text(tokenize)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("১০,০০০ সৈন্য", ["১০,০০০", "সৈন্য"]),
        ("১,০০,০০০ গোলা", ["১,০০,০০০", "গোলা"]),
        ("10,000", ["10,000"]),
        ("১১:৪৬ মিনিটে", ["১১:৪৬", "মিনিটে"]),
        ("৫.৫ মাত্রার", ["৫.৫", "মাত্রার"]),
        ("১৫/০৮/২০২৪", ["১৫/০৮/২০২৪"]),
        ("২০২৪-২৫", ["২০২৪", "-", "২৫"]),
        ("৳৫০০", ["৳", "৫০০"]),
        ("৫০%", ["৫০", "%"]),
        ("৫০কিমি", ["৫০", "কিমি"]),
        ("১৯টি", ["১৯", "টি"]),
        ("১৫জন", ["১৫", "জন"]),
        ("১০টায়", ["১০", "টায়"]),
        ("৫ই", ["৫", "ই"]),
        ("২৫শে মার্চ", ["২৫", "শে", "মার্চ"]),
        ("১লা বৈশাখ", ["১", "লা", "বৈশাখ"]),
        ("৫-৭টি", ["৫", "-", "৭", "টি"]),
        ("১শ’ কোটি", ["১", "শ’", "কোটি"]),
        ("১শ' কোটি", ["১", "শ'", "কোটি"]),
        ("ওআইসি’র মহাসচিব", ["ওআইসি’র", "মহাসচিব"]),
        ("বিএনপি'র নেতা", ["বিএনপি'র", "নেতা"]),
        ("‘সেতু’র কাজ", ["‘", "সেতু", "’", "র", "কাজ"]),
        ("‘জাতিসংঘ’-এর", ["‘", "জাতিসংঘ", "’", "-", "এর"]),
        ("৭১-এর যুদ্ধ", ["৭১", "-", "এর", "যুদ্ধ"]),
        ("উ. কোরিয়া", ["উ.", "কোরিয়া"]),
        ("ড. ইউনূস", ["ড.", "ইউনূস"]),
        ("মো. রহিম", ["মো.", "রহিম"]),
        ("ডা. দীপু", ["ডা.", "দীপু"]),
        ("এ. কে. ফজলুল হক", ["এ.", "কে.", "ফজলুল", "হক"]),
        ("৩০ কি.মি. দূরে", ["৩০", "কি.মি.", "দূরে"]),
        ("দেশটির(উত্তর কোরিয়ার)সংবাদমাধ্যম", ["দেশটির", "(", "উত্তর", "কোরিয়ার", ")", "সংবাদমাধ্যম"]),
        ("[ছবি]{ক}", ["[", "ছবি", "]", "{", "ক", "}"]),
        ("শান্তি।চুক্তি", ["শান্তি", "।", "চুক্তি"]),
        ("বলেন—‘আমরা যাব’।", ["বলেন", "—", "‘", "আমরা", "যাব", "’", "।"]),
        ("ঢাকা/সিলেট", ["ঢাকা", "/", "সিলেট"]),
        ("WHO-এর", ["WHO", "-", "এর"]),
        ("O'Neil", ["O'Neil"]),
        ("#ঢাকা @রহিম", ["#", "ঢাকা", "@", "রহিম"]),
        ("https://example.org/খবর?id=১", ["https://example.org/খবর?id=১"]),
        ("ঢাকা\u00a0সিলেট\tখুলনা\nবরিশাল", ["ঢাকা", "সিলেট", "খুলনা", "বরিশাল"]),
        ("🇧🇩ঢাকা", ["🇧", "🇩", "ঢাকা"]),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_news(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize("word", sorted(abbreviations()))
def test_abbreviations_keep_their_dot(word: str) -> None:
    assert words(f"{word}. রহমান")[0] == f"{word}."


@pytest.mark.parametrize("text", ["শেষ.", "রহমান. ঢাকা"])
def test_other_words_do_not(text: str) -> None:
    assert "." in words(text)


def test_at() -> None:
    tokens = tokenize("ঢাকা  সিলেট।")
    assert [tokens.at(offset) for offset in (0, 3, 4, 5, 6, 10, 11, 12, 99)] == [0, 0, 1, 1, 1, 1, 2, 3, 3]
    assert len(tokens) == 3
    assert tokens.ends == sorted(tokens.ends)
    assert tokens.at(7) == bisect_left(tokens.ends, 8)


def test_equal_stretches_share_their_forms() -> None:
    tokens = tokenize("চুক্তি হয়েছে। চুক্তি হবে।")
    assert tokens.forms[0] is tokens.forms[3]
    assert isinstance(tokens, Tokens)
