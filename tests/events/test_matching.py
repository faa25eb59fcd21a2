"""From trigger words to matches: constructions, and why a frame did not match."""

from __future__ import annotations

import pytest
from event_cases import clauses_of, extractor, rules

from bnevents.events import Trace
from bnevents.events.index import trigger_index
from bnevents.events.matching import Match, find_matches
from bnevents.text import analyse


def matches(text: str, *, headline: bool = False, trace: Trace | None = None) -> list[Match]:
    """The matches of the first sentence, before roles are looked at."""
    tokens, (clauses, *_) = clauses_of(text, headline=headline)
    return find_matches(tokens, clauses, trigger_index(rules()), headline=headline, trace=trace)


@pytest.mark.parametrize(
    ("text", "frame", "construction", "trigger"),
    [
        ("নেপাল চুক্তিতে সই করেছে।", "treaty-signed.sign", "finite", "সই করেছে"),
        ("চুক্তিতে সই করা হয়েছে।", "treaty-signed.sign", "passive", "সই করা হয়েছে"),
        ("নেপালের সই করা চুক্তি এসেছে।", "treaty-signed.sign", "participle", "সই করা"),
        ("চুক্তিতে সই করার পর সবাই হাসেন।", "treaty-signed.sign", "verbal_noun", "সই করার"),
        ("চুক্তি স্বাক্ষরিত হয়েছে।", "treaty-signed.sign", "passive", "স্বাক্ষরিত হয়েছে"),
        ("স্বাক্ষরিত চুক্তিতে ভুল আছে।", "treaty-signed.sign", "participle", "স্বাক্ষরিত"),
        ("ইরান হামলা চালিয়েছে।", "attack-carried-out.attack", "finite", "হামলা চালিয়েছে"),
        ("ইরাকে হামলা হয়েছে।", "attack-carried-out.attack", "passive", "হামলা হয়েছে"),
        ("ইরানের হামলায় সবাই ভীত।", "attack-carried-out.attack", "noun", "হামলায়"),
        ("বৈঠক অনুষ্ঠিত হয়েছে।", "meeting-held.meet", "passive", "বৈঠক অনুষ্ঠিত হয়েছে"),
        ("নেতারা বৈঠকে বসেছেন।", "meeting-held.meet", "finite", "বৈঠকে বসেছেন"),
        ("মোদি ঢাকায় পৌঁছেছেন।", "visit-made.go", "finite", "পৌঁছেছেন"),
        ("হামলায় তিন শ্রমিক নিহত হয়েছেন।", "people-killed.slain", "passive", "নিহত হয়েছেন"),
    ],
)
def test_constructions(text: str, frame: str, construction: str, trigger: str) -> None:
    tokens = extractor().analyse(text).tokens
    found = {
        (m.frame.id, m.construction, text[tokens.starts[m.first] : tokens.ends[m.last - 1]]) for m in matches(text)
    }
    assert (frame, construction, trigger) in found


@pytest.mark.parametrize(
    ("text", "frame", "trigger"),
    [
        ("চুক্তিতে সই নেপালের", "treaty-signed.sign", "সই"),
        ("ইরাকে হামলা", "attack-carried-out.attack", "হামলা"),
        ("ঢাকায় বৈঠক মোদির", "meeting-held.meet", "বৈঠক"),
        ("হামলায় নিহত ৭", "people-killed.slain", "নিহত"),
    ],
)
def test_headlines(text: str, frame: str, trigger: str) -> None:
    tokens = extractor().analyse(text, headline=True).tokens
    found = {
        (m.frame.id, m.construction, text[tokens.starts[m.first] : tokens.ends[m.last - 1]])
        for m in matches(text, headline=True)
    }
    assert (frame, "headline", trigger) in found


# the word is there, and the frame says why it does not match
@pytest.mark.parametrize(
    ("text", "frame", "reason"),
    [
        ("হত্যা মামলার রায় হয়েছে।", "people-killed.kill", "no light verb"),
        ("মোদি সই দেখেছেন।", "treaty-signed.sign", "which the frame does not allow"),
        ("সবাই বৈঠকে হাসেন।", "meeting-held.meet", "no form of «বসা» follows"),
    ],
)
def test_reasons(text: str, frame: str, reason: str) -> None:
    trace = Trace()
    assert frame not in {match.frame.id for match in matches(text, trace=trace)} or frame == "meeting-held.meet"
    assert any(name == frame and failed is not None and reason in failed for name, _, _, failed in trace.attempts)


def test_no_trigger_no_match() -> None:
    assert matches("নেপালের মানুষ খুশি।") == []


@pytest.mark.parametrize("text", ["হামলা’ নামের বইটি পড়ি।", "সফর আলী হাসেন।"])
def test_a_word_may_only_look_like_a_trigger(text: str) -> None:
    assert [e.type for e in extractor().extract(text).events if e.type not in ("AttackCarriedOut",)] == []


def test_candidates_of_a_form() -> None:
    index = trigger_index(rules())
    assert {candidate.frame.id for candidate in index.candidates(analyse("হামলায়"))} == {"attack-carried-out.attack"}
    assert {candidate.kind for candidate in index.candidates(analyse("পৌঁছেছেন"))} == {"verb"}
    assert index.candidates(analyse("আকাশ")) == ()
    assert index is trigger_index(rules())


def test_words_of_the_rules() -> None:
    index = trigger_index(rules())
    assert {"হামলা", "বৈঠক", "সই"} <= index.words.event_nouns
    assert {"নিহত", "স্বাক্ষরিত"} <= index.words.adjectives
    assert "বৈঠক" in index.words.verb_openers or "বৈঠকে" in index.words.verb_openers
