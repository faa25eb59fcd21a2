"""Layout: what is told of a page by its lines, and what must hold of any text."""

from __future__ import annotations

import json
import pathlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bnevents.articles import RegionKind, page_dates, segment

SEEDS = pathlib.Path(__file__).resolve().parents[2].parent / "shared" / "seeds"


def kinds(text: str) -> list[tuple[RegionKind, str]]:
    return [(region.kind, text[region.start : region.end]) for region in segment(text)]


def test_one_sentence_is_body() -> None:
    assert kinds("  আজ নতুন পাঠাগার খুলেছে।\n") == [("body", "আজ নতুন পাঠাগার খুলেছে।")]
    assert kinds("") == []
    assert kinds(" \n\t\n ") == []


def test_one_line_that_looks_like_furniture_stays_body() -> None:
    assert kinds("মন্তব্য করুন") == [("body", "মন্তব্য করুন")]
    assert kinds("৩ মে ২০২৪") == [("body", "৩ মে ২০২৪")]


def test_plain_paragraphs_keep_all_their_sentences() -> None:
    text = "পাঠাগারটি গতকাল খুলেছে।\n\nসেখানে বারো হাজার বই আছে।\nশিশুদের জন্য আলাদা ঘরও আছে।"
    assert "".join(said for kind, said in kinds(text) if kind == "body").count("।") == 3
    assert {kind for kind, _ in kinds(text)} == {"body"}


def test_lines_without_a_full_sentence_are_body() -> None:
    assert {kind for kind, _ in kinds("পাঠাগার খুলল খুলনায়\nমেলায় ভিড় পাঠকের")} == {"body"}


def test_a_subheading_and_a_verse_are_body_but_a_list_of_links_is_not() -> None:
    body = "পাঠাগারটি গতকাল খুলেছে।\nবই নিয়ে আড্ডা\nসেখানে বারো হাজার বই আছে।"
    links = "দোকানে আগুন লাগল রাতে\nপুকুরে ভাসছে মরা মাছ\nবাজারে আলুর দাম কমেছে\nবন্ধ হলো পুরোনো সিনেমা হল"
    found = dict(reversed(kinds(f"পাঠাগার খুলল খুলনায়\n{body}\nসর্বশেষ\n{links}")))
    assert found["body"] == body
    assert links in found["furniture"]


def test_a_dateline_is_cut_off_the_first_paragraph_only() -> None:
    text = "ঢাকা, ৩ মে ২০২৪ (বাসস): পাঠাগার খুলেছে।\nঢাকা, ৩ মে ২০২৪ (বাসস): বই এসেছে।"
    assert kinds(text) == [
        ("dateline", "ঢাকা, ৩ মে ২০২৪ (বাসস):"),
        ("body", "পাঠাগার খুলেছে।\nঢাকা, ৩ মে ২০২৪ (বাসস): বই এসেছে।"),
    ]


def test_composed_and_decomposed_labels_are_the_same() -> None:
    composed, decomposed = "আরও পড\u09bcুন: অন্য খবর পড়ুন", "আরও প\u09dcুন: অন্য খবর পড়ুন"
    for label in (composed, decomposed):
        page = f"পাঠাগার খুলল খুলনায়\nপাঠাগারটি গতকাল খুলেছে।\n{label}\nসেখানে বারো হাজার বই আছে।"
        assert ("furniture", label) in kinds(page)


LABELS = ["মন্তব্য করুন", "সর্বশেষ", "আরও পড়ুন", "প্রকাশিত: ৩ মে ২০২৪", "ছবি: সংগৃহীত", "আজ বই এসেছে।"]
MARKS = [*LABELS, "\n", "।", " ", "\r\n", "\u2028", "১২:৩০", "- ক", "…", "ঢাকা:"]


@settings(deadline=None)  # the first dateline loads the names of places
@given(st.lists(st.one_of(st.sampled_from(MARKS), st.text(max_size=30)), max_size=25).map("".join))
def test_regions_of_any_text_hold_every_character_once(text: str) -> None:
    end = 0
    for region in segment(text):
        assert end <= region.start < region.end <= len(text)
        assert not text[end : region.start].strip()
        end = region.end
    assert not text[end:].strip()
    page_dates(text)


def test_cost_grows_with_the_length_of_the_page() -> None:
    line = "দোকানে আগুন লাগল রাতে, প্রকাশিত: ৩ মে ২০২৪ | ছবি: সংগৃহীত ১২৩৪\n"

    def cost(count: int) -> float:
        text = line * count + "আজ নতুন পাঠাগার খুলেছে। " * count
        started = time.perf_counter()
        page_dates(text, segment(text))
        return time.perf_counter() - started

    cost(50)
    assert min(cost(8000) for _ in range(2)) < 60 * max(min(cost(500) for _ in range(3)), 1e-3)


@pytest.mark.skipif(not SEEDS.exists(), reason="development data are not here")
def test_the_layout_of_the_seed_pages() -> None:
    for name, gold in json.loads((SEEDS / "layout.json").read_text("utf-8")).items():
        text = (SEEDS / name).read_bytes().decode("utf-8")
        inside = set()
        for start, end in (*gold["body"], *gold["captions"], *([gold["headline"]] if gold["headline"] else [])):
            inside.update(range(start, end))
        outside = {i for start, end in gold["furniture"] for i in range(start, end)}
        mine = {
            i
            for region in segment(text)
            if region.kind not in ("furniture", "byline")
            for i in range(region.start, region.end)
        }
        judged = [i for i, mark in enumerate(text) if not mark.isspace() and (i in inside or i in outside)]
        right = sum((i in mine) == (i in inside) for i in judged)
        assert right >= 0.98 * len(judged), name
        published = page_dates(text).published
        assert (published.isoformat()[:16] if published else None) == (gold["published"] or "")[
            :16
        ] or published is None
        assert (published is None) == (gold["published"] is None), name
