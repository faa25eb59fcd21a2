"""Timelines as rows, JSON, JSON Lines, CSV and iCalendar."""

from __future__ import annotations

import csv
import io
import json
import sys

import icalendar
import pytest
from timeline.making import article, event

from bnevents.errors import MissingExtraError
from bnevents.io import timeline_rows, timeline_to_csv, timeline_to_ical, timeline_to_json, timeline_to_jsonl
from bnevents.io.timelines import TIMELINE_COLUMNS
from bnevents.timeline import TimelineEvent, timeline

MEETING = event("MeetingHeld", time="2024-03-05", agent=["মোদি", "পুতিন"], place=["ঢাকা"], theme=["=SUM(A1)"])
LATER = event("MeetingHeld", time=("2024-03-01", "2024-03-31"), agent=["ভারত", "রাশিয়া"])
PLEDGE = event("PledgeMade", agent=["কিম"], modality="future")
STORY = timeline([article("a", "2024-03-06", MEETING, PLEDGE), article("খ", "2024-04-01", LATER)])
HOSTILE = timeline(
    [article("=1+1\r\nX-EVIL:1", "2024-03-06", event("MeetingHeld", time="2024-03-05", agent=["ক\x00\ud800;,\\"]))]
)


def test_rows() -> None:
    meeting, pledge = timeline_rows(STORY)
    assert list(meeting) == [column.name for column in TIMELINE_COLUMNS]
    assert (meeting["date"], meeting["date_source"], meeting["type"]) == ("2024-03-05", "text", "MeetingHeld")
    assert meeting["documents"] == ["a", "খ"]
    assert (meeting["mentions"], meeting["place_id"]) == (2, ["geonames:1185241"])
    assert (pledge["date"], pledge["modality"], pledge["latest"]) == ("2024-03-06/..", "future", None)


def test_json_and_jsonl_restore_the_events() -> None:
    told = [TimelineEvent.model_validate(one) for one in json.loads(timeline_to_json(STORY))]
    lines = [TimelineEvent.model_validate_json(line) for line in timeline_to_jsonl(STORY).splitlines()]
    assert told == lines == list(STORY)


def test_csv_holds_all_columns_and_no_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(timeline_to_csv(STORY))))
    assert [row["date"] for row in rows] == ["2024-03-05", "2024-03-06/.."]
    assert sorted(rows[0]["agent"].split(" | ")) == sorted(["মোদি", "পুতিন", "ভারত", "রাশিয়া"])
    assert rows[0]["theme"] == "'=SUM(A1)"
    (odd,) = csv.DictReader(io.StringIO(timeline_to_csv(HOSTILE)))
    assert odd["documents"].startswith("'=1+1")


def test_icalendar_has_the_dated_events_and_the_same_bytes() -> None:
    data = timeline_to_ical(STORY, name="সংবাদ")
    calendar = icalendar.Calendar.from_ical(data)
    (entry,) = calendar.walk("VEVENT")
    assert entry.decoded("dtstart").isoformat() == "2024-03-05"
    assert entry.decoded("dtend").isoformat() == "2024-03-06"
    assert "মোদি" in entry["summary"]
    assert entry["location"] == "ঢাকা"
    assert "খ: " in entry["description"]
    assert timeline_to_ical(STORY, name="সংবাদ") == data


def test_icalendar_has_the_days_whose_year_others_tell() -> None:
    told = article("a", None, event("TreatyRatified", time="XXXX-11-09", agent=["পুতিন"], theme=["চুক্তি"]))
    report = article("b", "2024-11-10", event("TreatyRatified", agent=["পুতিন"], theme=["চুক্তি"]))
    calendar = icalendar.Calendar.from_ical(timeline_to_ical(timeline([told, report])))
    assert [entry.decoded("dtstart").isoformat() for entry in calendar.walk("VEVENT")] == ["2024-11-09"]
    assert icalendar.Calendar.from_ical(timeline_to_ical(timeline([told]))).walk("VEVENT") == []
    assert [row["date"] for row in timeline_rows(timeline([told]))] == ["XXXX-11-09"]


def test_icalendar_of_hostile_text_has_no_line_of_it() -> None:
    data = timeline_to_ical(HOSTILE)
    (entry,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert b"\nX-EVIL" not in data
    assert b"\x00" not in data
    assert "X-EVIL:1" in entry["description"]


def test_without_icalendar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    with pytest.raises(MissingExtraError, match=r"bnevents\[ical\]"):
        timeline_to_ical(STORY)
