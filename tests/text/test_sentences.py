"""Where a sentence ends, where it does not, and what a quotation carries over."""

from __future__ import annotations

import pytest

from bnevents.text import split_sentences, tokenize


def sentences(text: str) -> list[str]:
    return [text[s.start : s.end] for s in split_sentences(tokenize(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("চুক্তি হয়েছে। বৈঠক হবে।", ["চুক্তি হয়েছে।", "বৈঠক হবে।"]),
        ("চুক্তি হয়েছে| বৈঠক হবে৷", ["চুক্তি হয়েছে|", "বৈঠক হবে৷"]),
        ("চুক্তি হয়েছে?বৈঠক হবে!", ["চুক্তি হয়েছে?", "বৈঠক হবে!"]),
        ("কেন?! এভাবে চলে না।", ["কেন?!", "এভাবে চলে না।"]),
        ("ড. রহমান মো. আলীর সঙ্গে উ. কোরিয়া যান। তারপর?", ["ড. রহমান মো. আলীর সঙ্গে উ. কোরিয়া যান।", "তারপর?"]),
        ("তাপমাত্রা ৪১.৫ ডিগ্রি সে. ছিল।", ["তাপমাত্রা ৪১.৫ ডিগ্রি সে. ছিল।"]),
        ("ভোট শেষ. গণনা শুরু.", ["ভোট শেষ.", "গণনা শুরু."]),
        ("অপেক্ষা... তারপর ফল।", ["অপেক্ষা... তারপর ফল।"]),
        ("প্রথম লাইন\nদ্বিতীয় লাইন\n\nতৃতীয়", ["প্রথম লাইন", "দ্বিতীয় লাইন", "তৃতীয়"]),
        ("(চুক্তি হয়েছে।) পরে বৈঠক।", ["(চুক্তি হয়েছে।)", "পরে বৈঠক।"]),
        ("‘আমরা যাব।’ তিনি হাসেন।", ["‘আমরা যাব।’", "তিনি হাসেন।"]),
        ("ব্যয় ১শ’ কোটি। ওআইসি’র সভা।", ["ব্যয় ১শ’ কোটি।", "ওআইসি’র সভা।"]),
        ("ঢাকা", ["ঢাকা"]),
        ("", []),
        ("\n \n", []),
        ("।", ["।"]),
    ],
)
def test_ends(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("তিনি বলেন, “আমি যাব। তারা আসবে। সবাই খুশি।” পরে যান।", [False, True, True, False]),
        ("তিনি বলেন, ‘আমি যাব। তারা আসবে।’ পরে যান।", [False, True, False]),
        ('তিনি বলেন, "আমি যাব। তারা আসবে।" পরে যান।', [False, True, False]),
        ("তিনি বলেন, «আমি যাব। তারা আসবে।» পরে যান।", [False, True, False]),
        ("তিনি বলেন, “আমি যাব।” “তারা আসবে। খুশি।”", [False, False, True]),
        # marks without their pair open nothing
        ("ব্যয় ১শ’ কোটি। ওআইসি’র সভা। শেষ।", [False, False, False]),
        ("তিনি বলেন, “আমি যাব। তারা আসবে।", [False, False]),
        ("শেষ” হলো। পরে যান।", [False, False]),
        # a quotation runs on over paragraphs, an apostrophe does not
        ("তিনি বলেন, “আমি যাব।\nতারা আসবে।” পরে যান।", [False, True, False]),
        ("তিনি বলেন, “আমি যাব।\nতারা আসবে।\nসবাই খুশি।” পরে যান।", [False, True, True, False]),
        ("তিনি বলেন: 'আমি যাব।\nতারা আসবে। '\nপরে যান।", [False, True, True, False]),
        ("তিনি বলেন, “আমি যাব।\n“তারা আসবে।”\nপরে যান।", [False, True, False]),
        ("দল '৭১ সালে হয়।\nভোট হবে।\nনেতা' যান।", [False, False, False]),
    ],
)
def test_quotations(text: str, quotes: list[bool]) -> None:
    assert [s.quote for s in split_sentences(tokenize(text))] == quotes


def test_ranges_of_tokens_and_characters() -> None:
    text = "  চুক্তি হয়েছে।   বৈঠক হবে। "
    tokens = tokenize(text)
    first, second = split_sentences(tokens)
    assert (first.first, first.last, second.first, second.last) == (0, 3, 3, 6)
    assert (text[first.start : first.end], text[second.start : second.end]) == ("চুক্তি হয়েছে।", "বৈঠক হবে।")


def test_only_the_given_stretches_are_looked_at() -> None:
    text = "শিরোনাম এখানে\nমেনু খেলা বিনোদন\nচুক্তি হয়েছে। বৈঠক হবে।"
    tokens = tokenize(text)
    body = text.index("চুক্তি")
    found = split_sentences(tokens, [(0, text.index("\n")), (body, len(text))])
    assert [text[s.start : s.end] for s in found] == ["শিরোনাম এখানে", "চুক্তি হয়েছে।", "বৈঠক হবে।"]
    assert split_sentences(tokens, []) == []


def test_every_token_is_in_one_sentence() -> None:
    text = "ক খ। গ “ঘ। ঙ” চ? ছ\nজ ঝ... ড. এক"
    tokens = tokenize(text)
    covered = [k for s in split_sentences(tokens) for k in range(s.first, s.last)]
    assert covered == list(range(len(tokens)))
