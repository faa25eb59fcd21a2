"""Figures on gold of one's own: what counts as right, how gold is read, what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bnevents.errors import InputError
from bnevents.evaluation import Evaluation, GoldDocument, Score, evaluate, read_gold
from bnevents.evaluation.compare import value_kind
from bnevents.models import Argument, Entity, Event, Extraction, Span, TimeExpression
from bnevents.ontology import MeetingHeld, VisitMade

TEXT = "রাশিয়ার প্রেসিডেন্ট বুধবার ঢাকায় বৈঠক করেছেন। বৃহস্পতিবার সফর শেষ।"


def span(text: str) -> Span:
    start = TEXT.index(text)
    return Span(start=start, end=start + len(text), text=text)


def filler(text: str, role: str, generic: str, lemma: str) -> Argument:
    return Argument.model_validate({"role": role, "generic": generic, "span": span(text), "lemma": lemma})


WEDNESDAY = TimeExpression(**span("বুধবার").model_dump(), type="DATE", value="2024-03-27")
MEETING = MeetingHeld(
    trigger=span("বৈঠক করেছেন"),
    sentence=span(TEXT[: TEXT.index("।") + 1]),
    arguments=(
        filler("প্রেসিডেন্ট", "participants", "agent", "প্রেসিডেন্ট"),
        filler("ঢাকায়", "place", "place", "ঢাকা"),
    ),
    time=WEDNESDAY,
)
VISIT = VisitMade(trigger=span("সফর"), sentence=span("বৃহস্পতিবার সফর শেষ।"), modality="future")
DHAKA = Entity(**span("ঢাকায়").model_dump(), label="GPE", lemma="ঢাকা")


def compare(
    *, events: list[dict[str, Any]], found: tuple[Event, ...] = (MEETING,), until: int = len(TEXT), **row: Any
) -> Evaluation:
    """Compare a gold row, from the beginning of the text, with events, the entity Dhaka and the time Wednesday."""
    gold = GoldDocument.model_validate(
        {"name": "a", "text": TEXT, "sentences": [{"start": 0, "end": until, "events": events, **row}]}
    )
    x = Extraction(text=TEXT, events=found, entities=(DHAKA,), times=(WEDNESDAY,))
    return evaluate([gold], lambda text, **_: x)


GOLD_MEETING = {
    "type": "MeetingHeld",
    "trigger": "বৈঠক",
    "agent": ["প্রেসিডেন্ট"],
    "place": [{"text": "ঢাকা"}],
    "time": "2024-03-27",
}


def test_scores() -> None:
    assert (Score().precision, Score().recall, Score().f1) == (0, 0, 0)
    assert (Score(2, 0, 2).f1, Score(2, 0, 2).recall) == (pytest.approx(2 / 3), 0.5)
    assert Score(1, 2, 3) + Score(1, 1, 1) == Score(2, 3, 4)


def test_everything_right() -> None:
    result = compare(
        events=[GOLD_MEETING],
        entities=[{"text": "ঢাকায়", "label": "GPE"}],
        times=[{"text": "বুধবার", "value": "2024-03-27"}],
    )
    for name, table in result.tables().items():
        assert (table.total.spurious, table.total.missed) == (0, 0), name
        assert table.total.right, name
        assert not table.confusions, name
    assert (result.documents, result.sentences) == (1, 1)


def test_a_missed_event_costs_its_arguments_and_details() -> None:
    result = compare(events=[{**GOLD_MEETING, "polarity": "negated", "modality": "future"}], found=())
    assert result.events["MeetingHeld"] == Score(missed=1)
    assert result.arguments.total == Score(missed=2)
    assert {name: score.missed for name, score in result.details.classes.items()} == {
        "time": 1,
        "negated": 1,
        "future": 1,
    }
    assert result.events.confusions == {("MeetingHeld", "-"): 1}


def test_another_type_in_the_same_place_is_a_confusion() -> None:
    result = compare(events=[{"type": "VisitMade", "trigger": "বৈঠক করেছেন"}])
    assert result.events.confusions == {("VisitMade", "MeetingHeld"): 1}
    assert result.events.total == Score(0, 1, 1)
    assert result.arguments.total == Score(spurious=2)


def test_an_alternative_type_is_right() -> None:
    assert compare(events=[{**GOLD_MEETING, "type": "VisitMade", "alt_types": ["MeetingHeld"]}]).events.total == Score(
        1
    )


def test_the_only_event_of_its_type_needs_no_overlap() -> None:
    assert compare(events=[{**GOLD_MEETING, "trigger": "শেষ"}]).events.total == Score(1)
    assert compare(events=[{"type": "VisitMade", "trigger": "শেষ"}], found=(VISIT, VISIT)).events.total == Score(
        0, 2, 1
    )


def test_what_two_readers_could_disagree_on_does_not_count() -> None:
    result = compare(
        events=[{**GOLD_MEETING, "core": False}],
        entities=[{"text": "ঢাকায়", "label": "LOC", "core": False}],
        times=[{"text": "বুধবার", "value": "2024", "core": False}],
    )
    assert all(table.total == Score() for table in result.tables().values())


def test_text_that_no_row_covers_holds_nothing() -> None:
    result = compare(events=[GOLD_MEETING], found=(MEETING, VISIT), until=TEXT.index("।"))
    assert result.events["VisitMade"] == Score(spurious=1)


def test_details() -> None:
    source = filler("রাশিয়ার", "source", "agent", "রাশিয়া")
    number = Argument(role="quantity", generic="quantity", span=span("শেষ"), lemma="শেষ", value=15)
    found = VISIT.model_copy(update={"attribution": (source,), "arguments": (number,), "time": WEDNESDAY})
    gold = {"type": "VisitMade", "trigger": "সফর", "quantity": 15, "attribution": ["রাশিয়া"], "modality": "future"}
    result = compare(events=[gold], found=(found,))
    assert result.details.classes == {
        "time": Score(spurious=1),
        "future": Score(1),
        "quantity": Score(1),
        "attribution": Score(1),
    }
    wrong = {**gold, "quantity": 16, "attribution": ["ঢাকা"], "modality": "possible"}
    assert compare(events=[wrong], found=(found,)).details.classes == {
        "time": Score(spurious=1),
        "possible": Score(missed=1),
        "future": Score(spurious=1),
        "quantity": Score(missed=1),
        "attribution": Score(spurious=1, missed=1),
    }


def test_a_resolved_argument_is_compared_by_name() -> None:
    event = MEETING.model_copy(update={"arguments": (filler("রাশিয়ার", "participants", "agent", "রাশিয়া"),)})
    gold = {"type": "MeetingHeld", "trigger": "বৈঠক", "agent": [{"text": "তারা", "resolved": "রাশিয়া"}]}
    assert compare(events=[gold], found=(event,)).arguments["agent"] == Score(1)


def test_labels_and_values_are_confused() -> None:
    result = compare(
        events=[GOLD_MEETING],
        entities=[{"text": "ঢাকায়", "label": "LOC"}],
        times=[{"text": "বুধবার", "value": "2024-03"}, {"text": "বৃহস্পতিবার", "value": "2024-03-28"}],
    )
    assert result.entities.confusions == {("LOC", "GPE"): 1}
    assert result.times.confusions == {("month", "day"): 1, ("day", "-"): 1}
    assert result.times.samples["month", "day"] == ["বুধবার: 2024-03-27 for 2024-03"]


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("2024-11-09", "day"),
        ("2024-11", "month"),
        ("2024", "year"),
        ("2024-W45", "week"),
        ("2024-11-09T10:30", "hour"),
        ("2024-11-09TMO", "hour"),
        ("2024/2025", "interval"),
        ("P1Y", "duration"),
        ("PAST_REF", "vague"),
        ("XXXX-XX", "open"),
        ("198", "other"),
        (None, "none"),
    ],
)
def test_kinds_of_values(value: str | None, kind: str) -> None:
    assert value_kind(value) == kind


def test_figures_as_plain_values() -> None:
    figures = compare(events=[{"type": "VisitMade", "trigger": "বৈঠক করেছেন"}]).to_dict()
    assert figures["events"]["classes"]["VisitMade"]["missed"] == 1
    assert figures["events"]["confusions"] == [
        {"gold": "VisitMade", "found": "MeetingHeld", "count": 1, "samples": ["বৈঠক করেছেন"]}
    ]
    assert json.loads(json.dumps(figures)) == figures


def write(path: Path, *rows: object) -> Path:
    path.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows) + "\n", encoding="utf-8")
    return path


def test_gold_of_documents(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text(TEXT, encoding="utf-8")
    rows = [{"doc": "a.txt", "start": 0, "end": 9, "events": [GOLD_MEETING]}, {"doc": "a.txt", "start": 10, "end": 20}]
    gold = write(tmp_path / "gold.jsonl", *rows)
    (tmp_path / "gold.docs.json").write_text('{"a.txt": {"published": "2024-03-28", "region": "BD"}}')
    (document,) = read_gold(gold)
    assert (document.text, document.published, document.region) == (TEXT, "2024-03-28", "BD")
    assert [(s.start, s.end, len(s.events)) for s in document.sentences] == [(0, 9, 1), (10, 20, 0)]
    assert read_gold(gold, texts=tmp_path / "texts")[0] == document


def test_gold_that_brings_its_text(tmp_path: Path) -> None:
    gold = write(tmp_path / "g.jsonl", {"text": TEXT, "published": "2024-03-28"}, {"text": "ঢাকা"})
    first, second = read_gold(gold)
    assert (first.text, first.sentences[0].end, first.published) == (TEXT, len(TEXT), "2024-03-28")
    assert (second.name, second.published) == ("g.jsonl:2", None)


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({"doc": "none.txt", "start": 0, "end": 1}, "there is no document"),
        ({"start": 0, "end": 1}, "either 'doc'"),
        ({"doc": "a.txt", "text": "x"}, "either 'doc'"),
        ({"doc": "a.txt"}, "needs 'start' and 'end'"),
        ({"text": "x", "events": [{"type": "MeetingHeld"}]}, "events.0.trigger"),
        ({"text": "x", "events": [{"type": "M", "trigger": "x", "polarity": "no"}]}, "events.0.polarity"),
        ([1], "object"),
    ],
)
def test_malformed_gold(tmp_path: Path, row: object, says: str) -> None:
    gold = write(tmp_path / "gold.jsonl", row)
    with pytest.raises(InputError, match=says) as caught:
        read_gold(gold)
    assert "gold.jsonl:1" in str(caught.value)


def test_missing_and_unreadable_files(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no gold file"):
        read_gold(tmp_path / "gold.jsonl")
    (tmp_path / "gold.jsonl").write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match="cannot be read"):
        read_gold(tmp_path / "gold.jsonl")
    write(tmp_path / "gold.jsonl", {"text": "x"})
    (tmp_path / "gold.docs.json").write_text("[")
    with pytest.raises(InputError, match="no JSON object"):
        read_gold(tmp_path / "gold.jsonl")
