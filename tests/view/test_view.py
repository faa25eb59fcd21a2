"""What people look at: everything escaped, every character kept, numbers right."""

from __future__ import annotations

import datetime as dt
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timeline.making import article, event

from bnevents.models import Extraction
from bnevents.timeline import timeline
from bnevents.view import bar_chart, day_chart, extraction_to_html, timeline_to_html, to_html
from bnevents.view.html import Mark, mark_text

HOSTILE = '</script><script>alert(1)</script><img src=x onerror="a()">\'"&@@rows@@\x00\ud800'
MEETING = event("MeetingHeld", time="2024-03-05", agent=["মোদি", HOSTILE], place=["ঢাকা"], trigger=HOSTILE)
DOCUMENT = article(
    HOSTILE, "2024-03-06", MEETING, event("TroopsDeployed", agent=["ভারত"], quantity=500, modality="future")
)
DOCUMENT = DOCUMENT.model_copy(update={"warnings": (HOSTILE,)})


class Tags(HTMLParser):
    """Collects elements, attributes and text."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.attributes: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes.extend(name for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


def parsed(page: str) -> Tags:
    tags = Tags()
    tags.feed(page)
    tags.close()
    return tags


@pytest.mark.parametrize(
    ("page", "scripts"),
    [
        (extraction_to_html(DOCUMENT), 0),
        (DOCUMENT._repr_html_(), 0),
        (to_html([DOCUMENT], title=HOSTILE), 1),
        (timeline_to_html(timeline([DOCUMENT]), title=HOSTILE), 0),
        (bar_chart({HOSTILE: 2}, title=HOSTILE), 0),
        (day_chart({dt.date(2024, 3, 5): 1}, title=HOSTILE), 0),
    ],
    ids=["fragment", "notebook", "explorer", "timeline", "bars", "days"],
)
def test_hostile_text_stays_text(page: str, scripts: int) -> None:
    tags = parsed(page)
    assert tags.elements.count("script") == scripts  # the explorer's own filter
    assert "img" not in tags.elements
    assert not [name for name in tags.attributes if name.startswith("on")]
    assert page.count("alert(1)") == page.count("&lt;script&gt;alert(1)")
    assert "\x00" not in page
    page.encode("utf-8")  # no lone surrogates


def test_the_explorer_holds_each_event_and_text_once() -> None:
    other = article("খবর", "2024-03-08", event("VisitMade", time="2024-03-07", agent=["মোদি"], place=["খুলনা"]))
    page = to_html([DOCUMENT, other], title="খবরাখবর")
    assert page.count("<tr data-type=") == 3
    assert page.count("<article id=") == 2
    assert "2 documents, 3 events, 3 types" in page
    assert '<a href="#d1">text</a>' in page
    assert "://" not in page.replace("http://www.w3.org/2000/svg", "")  # nothing from the network
    assert "default-src 'none'" in page


def test_the_timeline_shows_evidence_and_contradictions() -> None:
    five = event("PeopleKilled", time="2024-03-05", place=["ঢাকা"], quantity=5, trigger="নিহত")
    six = event("PeopleKilled", time="2024-03-05", place=["ঢাকা"], quantity=6, trigger="নিহত")
    page = timeline_to_html(timeline([article("a", "2024-03-06", five), article("b", "2024-03-06", six)]))
    assert "quantity: 5 | 6" in page
    assert "articles: 2, mentions: 2" in page
    assert page.count('<mark class="trigger" title="PeopleKilled">নিহত</mark>') == 2
    assert "<td>2024-03-05</td>" in page


def test_the_fragment_shows_names_times_numbers_and_factuality() -> None:
    page = extraction_to_html(DOCUMENT)
    assert 'title="GPE India ISO:IN">ভারত</mark>' in page
    assert "= 500" in page
    assert "affirmed, future" in page
    assert '<p class="warning">' in page
    assert "<table>" not in extraction_to_html(Extraction(text="ঢাকা"))


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(-2, 62), st.integers(-2, 62)), max_size=6))
def test_marking_keeps_every_character(text: str, spans: list[tuple[int, int]]) -> None:
    page = mark_text(text, [Mark(start, end, "entity", "t") for start, end in spans])
    clean = text.replace("\x00", "\ufffd").replace("\r\n", "\n").replace("\r", "\n")
    shown = parsed(page.replace("\r\n", "\n").replace("\r", "\n"))
    assert shown.text == clean
    inside = [1 for start, end in spans if 0 <= start < end <= len(text)]
    assert page.count("<mark") >= len(inside)


def test_marks_nest_where_they_overlap() -> None:
    page = mark_text("কখগঘ", [Mark(0, 3, "entity", "a"), Mark(2, 4, "time", "b")])
    assert page == (
        '<mark class="entity" title="a">কখ</mark>'
        '<mark class="time" title="b"><mark class="entity" title="a">গ</mark></mark>'
        '<mark class="time" title="b">ঘ</mark>'
    )


def test_bars_are_as_long_as_their_counts() -> None:
    page = bar_chart({"MeetingHeld": 1, "VisitMade": 4, "LawPassed": 2}, title="x")
    widths = [int(width) for width in re.findall(r'<rect [^>]*width="(\d+)"', page)]
    assert widths[0] > widths[1] > widths[2]
    assert widths[0] == 4 * widths[2]
    assert page.index("VisitMade") < page.index("LawPassed") < page.index("MeetingHeld")
    assert "<rect" not in bar_chart({}, title="x")


def test_days_stand_in_their_order() -> None:
    page = day_chart({dt.date(2024, 3, 9): 3, dt.date(2024, 3, 1): 1}, title="x")
    assert page.count("<rect") == 2
    assert page.index("2024-03-01: 1") < page.index("2024-03-09: 3")
    assert "<rect" not in day_chart({}, title="x")
    assert day_chart({dt.date(2024, 3, 1): 1}, title="x").count("<rect") == 1
