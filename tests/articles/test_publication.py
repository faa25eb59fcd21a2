"""When a page was published: every way of writing it, and what is not it."""

from __future__ import annotations

import datetime as dt
import pathlib
import sys
from typing import Any

import pytest
import yaml

from bnevents.articles import page_dates, publication, segment
from bnevents.articles.moments import fold, read_moment

LINES = yaml.safe_load((pathlib.Path(__file__).parent / "publication_lines.yaml").read_text("utf-8"))
HEADLINE = "খুলনায় নতুন জাহাজঘাট চালু"
BODY = "খুলনার রূপসা নদীর তীরে নতুন জাহাজঘাট চালু হয়েছে। সকাল থেকে সেখানে যাত্রীরা ভিড় করেন।\nঘাটের ইজারাদার জানান, প্রতিদিন বারোটি জাহাজ চলবে।"


def page(line: dict[str, Any]) -> str:
    parts = [
        "হোম | জাতীয় | রাজনীতি | খেলা",
        line.get("above"),
        HEADLINE + line.get("glued", ""),
        line.get("head"),
        line.get("opening", "") + BODY,
        line.get("foot"),
    ]
    return "\n".join(part for part in parts if part)


def said(moment: dt.date | None) -> str | None:
    return None if moment is None else moment.isoformat()


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["name"])
def test_each_way_of_writing_it(line: dict[str, Any]) -> None:
    dates = page_dates(page(line))
    assert said(dates.published) == line["published"]
    assert said(dates.updated) == line.get("updated")


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["name"])
def test_the_date_is_no_part_of_the_article(line: dict[str, Any]) -> None:
    text = page(line)
    told = "\n".join(text[r.start : r.end] for r in segment(text) if r.kind in ("headline", "standfirst", "body"))
    assert told == f"{HEADLINE}\n{BODY}"


def test_regions_may_be_given() -> None:
    text = page(LINES[0])
    assert publication(text, segment(text)) == publication(text) == dt.datetime(2024, 4, 3, 22, 15)


def test_dates_of_a_plain_text_are_no_publication() -> None:
    assert publication("৩ এপ্রিল ২০২৪ খুলনায় জাহাজঘাট চালু হয়।") is None
    assert publication("জাহাজঘাট চালু হয় ৩ এপ্রিল ২০২৪\nসেখানে ভিড় করেন যাত্রীরা।") is None
    assert publication("") is None


def test_the_copy_below_the_menus_brings_the_date() -> None:
    copied = f"রবিবার, ৪ জানুয়ারি ২০২৬, ২০ পৌষ ১৪৩২ বঙ্গাব্দ\n{HEADLINE}\n{BODY}\nসর্বাধিক পঠিত\n{HEADLINE}\n"
    stamp = "প্রকাশিত সময় : ০৮:৪০:৫৯ অপরাহ্ন, ৩ এপ্রিল ২০২৪"
    assert publication(f"{copied}{stamp}\n{BODY}") == dt.datetime(2024, 4, 3, 20, 40, 59)
    assert publication(f"{copied}আরেক শিরোনাম\n{stamp}") is None


def test_free_dates_never_count_from_the_machine_clock() -> None:
    from bnevents.articles.freeform import read_free

    assert read_free(fold("২ দিন আগে, ২০২৪")) is None
    assert read_free(fold("এপ্রিল ২০২৪")) is None
    assert read_free(fold("3 of april, 2024")) == dt.date(2024, 4, 3)


def test_plain_lines_do_not_import_dateparser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "dateparser", None)  # an import would raise
    assert publication(page(LINES[0])) == dt.datetime(2024, 4, 3, 22, 15)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("১৫ পৌষ ১৪৩২", None),
        ("২৫:৭০, ৩ এপ্রিল ২০২৪", dt.date(2024, 4, 3)),
        ("৩ মে ১৭২০", None),
        ("2024-04-03", dt.date(2024, 4, 3)),
        ("2024-13-03", None),
        ("০৩.০৪.২০২৪", dt.date(2024, 4, 3)),
        ("সোমবার ৩ এপ্রিল", None),
        ("১২:০৫ এএম, ৩ এপ্রিল ২০২৪", dt.datetime(2024, 4, 3, 0, 5)),
        ("১২:০৫ পিএম, ৩ এপ্রিল ২০২৪", dt.datetime(2024, 4, 3, 12, 5)),
    ],
)
def test_read_moment(text: str, moment: dt.date | None) -> None:
    found = read_moment(fold(text))
    assert found == moment
    assert type(found) is type(moment)
