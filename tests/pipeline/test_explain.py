"""explain() and why_not(): what was seen, and what failed."""

from __future__ import annotations

import pytest
from event_cases import extractor

from bnevents.errors import InputError
from bnevents.pipeline import explain, why_not

SIGNED = "বুধবার নেপাল চুক্তিতে সই করেছে।"


def test_everything_that_was_seen() -> None:
    seen = explain(SIGNED, published="2024-11-10", extractor=extractor())
    assert [word[0] for word in seen.words] == ["বুধবার", "নেপাল", "চুক্তিতে", "সই", "করেছে", "।"]
    assert seen.words[2][1:3] == ("চুক্তি", "locative")
    assert "করা finite perfect" in seen.words[4][3]
    assert [entity.lemma for entity in seen.entities] == ["নেপাল"]
    assert [time.value for time in seen.times] == ["2024-11-06"]
    assert len(seen.clauses) == 1
    assert ("treaty-signed.sign", "সই করেছে", None) in [(a.frame, a.trigger, a.failed) for a in seen.attempts]
    assert seen.events == extractor().extract(SIGNED, published="2024-11-10").events


def test_written_out() -> None:
    shown = str(explain(SIGNED, published="2024-11-10", extractor=extractor()))
    headings = [line for line in shown.split("\n") if not line.startswith("  ")]
    assert headings == ["words", "names", "times", "clauses", "frames", "events"]
    for part in (
        "চুক্তিতে",
        "নেপাল  GPE",
        "2024-11-06",
        "treaty-signed.sign  «সই করেছে»  matched",
        "TreatySigned «সই করেছে»",
    ):
        assert part in shown


def test_text_without_anything() -> None:
    seen = explain("আকাশ নীল।", extractor=extractor())
    assert (seen.events, seen.attempts, seen.times) == ((), (), ())


@pytest.mark.parametrize(
    ("frame", "text", "reason"),
    [
        ("treaty-signed.sign", "নেপাল খাতায় সই করেছে।", "«সই করেছে»: nothing fills the required role treaty"),
        ("treaty-signed.sign", "নেপাল খুশি।", "no word of the text sets off the frame"),
        ("people-killed.kill", "হত্যা মামলার রায় হয়েছে।", "no light verb follows"),
        ("treaty-signed.sign", "মোদি সই দেখেছেন।", "which the frame does not allow"),
    ],
)
def test_why_not(frame: str, text: str, reason: str) -> None:
    reasons = why_not(frame, text, extractor=extractor())
    assert reasons
    assert any(reason in one for one in reasons)


def test_why_not_of_what_matches() -> None:
    assert why_not("treaty-signed.sign", SIGNED, extractor=extractor()) == ()
    assert why_not("treaty-signed.sign", "চুক্তিতে সই নেপালের", headline=True, extractor=extractor()) == ()


def test_a_predicate_whose_text_ends_too_early() -> None:
    reasons = why_not("person-released.bail-refused", "দুই আসামির জামিন")
    assert reasons
    assert all("«জামিন»" in reason for reason in reasons)


def test_an_unknown_frame() -> None:
    with pytest.raises(InputError, match=r"no frame 'treaty-signed\.none'"):
        why_not("treaty-signed.none", SIGNED, extractor=extractor())


@pytest.mark.parametrize("text", [None, b"x"])
def test_what_is_no_text(text: object) -> None:
    with pytest.raises(InputError, match="text"):
        explain(text, extractor=extractor())  # type: ignore[arg-type]
    with pytest.raises(InputError, match="text"):
        why_not("treaty-signed.sign", text, extractor=extractor())  # type: ignore[arg-type]
