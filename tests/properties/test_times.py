"""What holds of any time expression: dates come back as they went in, bounds are in order, any string ends soon."""

from __future__ import annotations

import datetime as dt
import time as clock

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bnevents.models import TimeExpression
from bnevents.text import split_sentences, tokenize
from bnevents.times import find_times, parse_time
from bnevents.times.calendars import bangla_to_gregorian, gregorian_to_bangla
from bnevents.times.lexicon import lexicon
from bnevents.times.values import add_months, bounds, week_value

_BENGALI = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")
_WEEKDAYS = ["সোমবার", "মঙ্গলবার", "বুধবার", "বৃহস্পতিবার", "শুক্রবার", "শনিবার", "রোববার"]
_ORDINALS = {1: "লা", 2: "রা", 3: "রা", 4: "ঠা"} | dict.fromkeys(range(5, 19), "ই") | dict.fromkeys(range(19, 32), "শে")
_MONTH_NAMES = {
    month: [name for name in names if not name.isascii() and "." not in name]
    for month, names in lexicon().data["months"].items()
}

dates = st.dates(dt.date(1950, 1, 1), dt.date(2090, 12, 31))
recent = st.dates(dt.date(1990, 1, 1), dt.date(2060, 12, 31))


@st.composite
def rendered(draw: st.DrawFn) -> tuple[dt.date, str]:
    """Return a date and one of the ways in which news writes it."""
    date = draw(dates)
    month = draw(st.sampled_from(_MONTH_NAMES[date.month]))
    day = draw(st.sampled_from([str(date.day), f"{date.day:02}", f"{date.day}{_ORDINALS[date.day]}"]))
    weekday = _WEEKDAYS[date.weekday()]
    text = draw(
        st.sampled_from(
            [
                f"{day} {month} {date.year}",
                f"{day} {month}, {date.year}",
                f"{month} {date.day}, {date.year}",
                f"{date.year} সালের {day} {month}",
                f"{weekday}, {day} {month} {date.year}",
                f"{weekday} ({day} {month} {date.year})",
                f"{day} {month} {date.year}, {weekday}",
                f"{day} {month} {date.year} {draw(st.sampled_from(['সালে', 'খ্রিস্টাব্দ', 'খ্রি.', 'ইং']))}",
                f"{date.day:02}/{date.month:02}/{date.year}",
                f"{date.day:02}-{date.month:02}-{date.year}",
                f"{date.day:02}.{date.month:02}.{date.year}",
                f"{date.year}-{date.month:02}-{date.day:02}",
            ]
        )
    )
    return date, text.translate(_BENGALI) if draw(st.booleans()) else text


@given(rendered(), st.one_of(st.none(), recent))
def test_a_rendered_date_is_itself(case: tuple[dt.date, str], published: dt.date | None) -> None:
    date, text = case
    time = parse_time(text, published=published)
    assert time is not None, text
    assert (time.value, time.earliest, time.latest, time.flags) == (date.isoformat(), date, date, ()), text
    assert time.text == text


@given(rendered())
def test_a_date_is_found_in_its_sentence(case: tuple[dt.date, str]) -> None:
    date, written = case
    text = f"চুক্তিটি {written} স্বাক্ষরিত হয়।"
    found = find(text, dt.date(2024, 11, 12))
    assert [(time.text, time.value) for time in found] == [(written, date.isoformat())]


@given(dates)
def test_bangla_dates_come_back(date: dt.date) -> None:
    for region in ("BD", "IN"):
        year, month, day = gregorian_to_bangla(date, region=region)
        assert 1 <= month <= 12
        assert 1 <= day <= 32
        assert bangla_to_gregorian(year, month, day, region=region) == date


@given(st.dates(dt.date(1988, 1, 1), dt.date(2060, 12, 31)))
def test_a_bangla_date_beside_its_own_gregorian_one(date: dt.date) -> None:
    year, month, day = gregorian_to_bangla(date)
    name = lexicon().data["bangla_months"][month][0]
    gregorian = f"{date.day} {_MONTH_NAMES[date.month][0]} {date.year}"
    time = parse_time(f"{gregorian}, {day} {name} {year} বঙ্গাব্দ", region="BD")
    assert time is not None
    assert (time.value, time.calendar, time.flags) == (date.isoformat(), "gregorian", ())


@given(recent, st.integers(0, 6))
def test_weekdays_around_the_publication(published: dt.date, weekday: int) -> None:
    bare, last, coming = (
        parse_time(f"{word}{_WEEKDAYS[weekday]}", published=published) for word in ("", "গত ", "আগামী ")
    )
    assert bare is not None
    assert last is not None
    assert coming is not None
    days = [one.earliest for one in (last, bare, coming)]
    assert all(day is not None and day.weekday() == weekday for day in days)
    assert days[0] < published < days[2]  # type: ignore[operator]
    assert published - dt.timedelta(days=6) <= days[1] <= published  # type: ignore[operator]


@given(recent, st.integers(1, 60), st.sampled_from(["দিন", "সপ্তাহ", "মাস", "বছর"]))
def test_so_long_ago(published: dt.date, number: int, unit: str) -> None:
    time = parse_time(f"{number} {unit} আগে", published=published)
    assert time is not None
    want = {
        "দিন": (published - dt.timedelta(days=number)).isoformat(),
        "সপ্তাহ": week_value(published - dt.timedelta(weeks=number)),
        "মাস": add_months(published, -number).isoformat()[:7],
        "বছর": f"{published.year - number:04}",
    }[unit]
    assert time.value == want


@given(st.integers(0, 23), st.integers(0, 59))
def test_clock_times(hour: int, minute: int) -> None:
    time = parse_time(f"১২ নভেম্বর ২০২৪ {hour:02}:{minute:02}".translate(_BENGALI))
    assert time is not None
    assert time.value == f"2024-11-12T{hour:02}:{minute:02}"


_WORDS = sorted(
    word
    for heading in (
        "months",
        "weekdays",
        "units",
        "days",
        "parts",
        "fiscal",
        "edges",
        "relations",
        "modifiers",
        "seasons",
    )
    for words in lexicon().data[heading].values()
    for word in words
)
_LOOSE = [
    "১২", "২০২৪", "৩০", "৪", "-", "(", ")", ",", "।", "থেকে", "ও", "বা", "সালের", "টায়", "সাড়ে", "প্রায়", "তারিখ",
    "হবে", "ছিল", "প্রথম", "শেষ", "প্রতি", "এর", "দেড়", "কয়েক", "'", "‘", "“", "৯০", "ই", "শে", ":", "১১:৪৬",
    "১২/১১/২০২৪", "কোটি", "শ", "নয়",
]  # fmt: skip
phrases = st.lists(st.sampled_from(_WORDS + _LOOSE), max_size=25).map(" ".join)
anything = st.one_of(phrases, phrases.map(lambda text: text.replace(" ", "")), st.text(max_size=60))


def find(text: str, published: dt.date | None) -> list[TimeExpression]:
    tokens = tokenize(text)
    return find_times(tokens, split_sentences(tokens), published=published)


@settings(max_examples=400)
@given(
    st.one_of(phrases, phrases.map(lambda text: text.replace(" ", "")), st.text(max_size=60)),
    st.one_of(st.none(), recent),
)
@example("9999 মাস পর", dt.date(2024, 1, 1))
@example("৯৯৯৯৯৯৯৯৯ বছর আগে", dt.date(2024, 1, 1))
@example("(((((((((((((", None)
def test_spans_and_bounds_of_anything(text: str, published: dt.date | None) -> None:
    last = 0
    for time in find(text, published):
        assert text[time.start : time.end] == time.text
        assert last <= time.start < time.end
        last = time.end
        assert (time.earliest is None) == (time.latest is None)
        if time.earliest is not None and time.latest is not None:
            assert time.earliest <= time.latest
            assert bounds(time.value) == (time.earliest, time.latest)
        if time.value is None:
            assert "impossible" in time.flags
            assert time.earliest is None


@given(phrases, recent)
def test_it_is_a_function_of_text_and_clock(text: str, published: dt.date) -> None:
    assert find(text, published) == find(text, published)


@pytest.mark.parametrize(
    "piece",
    ["১২ ", "১২-", "১২ ও ", "(", "শুক্র ও ", "জানুয়ারি থেকে ", "গত ", "সাড়ে ", "২০২৪ সালের ", "১ বছর, ", "প্রথম ", "আজ (",
     "দুই কোটি ", "১২ নভেম্বর ২০২৪, ", "‘আজ ", "এর এক দিন আগে ", "তিন হাজার দুই কোটি ", "প্রতি ", "শনিবার "],
)  # fmt: skip
def test_linear_time(piece: str) -> None:
    def seconds(count: int) -> float:
        text = piece * count
        tokens = tokenize(text)
        sentences = split_sentences(tokens)
        started = clock.process_time()
        find_times(tokens, sentences, published=dt.date(2024, 11, 12))
        return clock.process_time() - started

    seconds(100)
    small, large = min(seconds(800) for _ in range(3)), min(seconds(3200) for _ in range(3))
    assert large < 10 * small + 0.02  # four times the text; quadratic would be sixteen
