"""What was found against what is there: matching, counting, confusions.

Events match inside a sentence by type and overlapping triggers, or as the only ones of their type on both sides.
Entities and times match by overlap and by label or value. Arguments, time, factuality, attribution and quantity are
compared on matched events; what a missed event should have had counts as missed, too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from bnevents.evaluation.gold import GoldDocument, GoldEvent, GoldSentence, GoldSpan
from bnevents.models import Argument, Event, Extraction, Span
from bnevents.text import analyse, normalize

GENERIC = ("agent", "patient", "theme", "place")
NOTHING = "-"  # in a confusion: nothing was there, or nothing was found
_SAMPLES = 3  # texts that a confusion shows


@dataclass(slots=True)
class Score:
    """Counts of one class, and what follows from them.

    Example:
        >>> score = Score(right=3, spurious=1, missed=2)
        >>> round(score.precision, 2), round(score.recall, 2), round(score.f1, 2)
        (0.75, 0.6, 0.67)
    """

    right: int = 0
    spurious: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 0 where nothing was found."""
        return self.right / (self.right + self.spurious) if self.right else 0.0

    @property
    def recall(self) -> float:
        """Share of what is there that was found; 0 where nothing is there."""
        return self.right / (self.right + self.missed) if self.right else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (2 * self.right + self.spurious + self.missed) if self.right else 0.0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.spurious + other.spurious, self.missed + other.missed)


@dataclass(slots=True)
class Table:
    """Scores by class, with what was taken for what.

    Attributes:
        classes: the score of each class.
        confusions: how often gold of one class was found as another; `-` is nothing.
        samples: texts of each confusion, at most three.
    """

    classes: dict[str, Score] = field(default_factory=dict[str, Score])
    confusions: Counter[tuple[str, str]] = field(default_factory=Counter[tuple[str, str]])
    samples: dict[tuple[str, str], list[str]] = field(default_factory=dict[tuple[str, str], list[str]])

    @property
    def total(self) -> Score:
        """The score over all classes."""
        return sum(self.classes.values(), Score())

    def __getitem__(self, name: str) -> Score:
        return self.classes.setdefault(name, Score())

    def hit(self, name: str) -> None:
        """Count one that is right."""
        self[name].right += 1

    def differ(self, wanted: str | None, found: str | None, sample: str) -> None:
        """Count one that is wrong: missed, spurious, or one class taken for another."""
        if wanted is not None:
            self[wanted].missed += 1
        if found is not None:
            self[found].spurious += 1
        pair = (wanted or NOTHING, found or NOTHING)
        self.confusions[pair] += 1
        texts = self.samples.setdefault(pair, [])
        if len(texts) < _SAMPLES:
            texts.append(sample)


@dataclass(slots=True)
class Evaluation:
    """How what was found compares with the gold.

    Attributes:
        documents, sentences: how many were compared.
        events: by type.
        arguments: of events, by generic role.
        details: of events: time, quantity, attribution, negated, and each modality but actual.
        entities: by label.
        times: by kind of value (day, month, year, duration …).
    """

    documents: int = 0
    sentences: int = 0
    events: Table = field(default_factory=Table)
    arguments: Table = field(default_factory=Table)
    details: Table = field(default_factory=Table)
    entities: Table = field(default_factory=Table)
    times: Table = field(default_factory=Table)

    def tables(self) -> dict[str, Table]:
        """Return all tables by name."""
        return {name: getattr(self, name) for name in ("events", "arguments", "details", "entities", "times")}

    def to_dict(self) -> dict[str, Any]:
        """Return the figures as plain values, for JSON."""
        return {
            "documents": self.documents,
            "sentences": self.sentences,
            **{
                name: {
                    "total": _figures(table.total),
                    "classes": {key: _figures(table.classes[key]) for key in sorted(table.classes)},
                    "confusions": [
                        {"gold": pair[0], "found": pair[1], "count": count, "samples": table.samples[pair]}
                        for pair, count in _ranked(table.confusions)
                    ],
                }
                for name, table in self.tables().items()
            },
        }


def evaluate(documents: Iterable[GoldDocument], extract: Callable[..., Extraction]) -> Evaluation:
    """Return how what `extract` finds in the documents compares with their annotations.

    Args:
        documents: what `read_gold` returns.
        extract: `bnevents.extract`, or a function of the same form; it is called once a document.

    Example:
        >>> from bnevents import Extraction
        >>> from bnevents.evaluation import GoldDocument, GoldSentence
        >>> call = {"type": "MeetingHeld", "trigger": "ফোনালাপ"}  # a telephone call
        >>> row = GoldSentence.model_validate({"start": 0, "end": 7, "events": [call]})
        >>> gold = GoldDocument(name="a", text="ফোনালাপ", sentences=(row,))
        >>> evaluate([gold], lambda text, **_: Extraction(text=text)).events.total.missed
        1
    """
    result = Evaluation()
    for document in documents:
        found = extract(document.text, published=document.published, region=document.region)
        result.documents += 1
        result.sentences += len(document.sentences)
        for event in found.events:
            if not any(s.start <= event.trigger.start < s.end for s in document.sentences):
                result.events.differ(None, event.type, event.trigger.text)
        for sentence in document.sentences:
            _compare_sentence(document.text, sentence, found, result)
    return result


def value_kind(value: str | None) -> str:
    """Return what kind of time value it is: day, week, month, year, hour, interval, duration, vague, open or none.

    Example:
        >>> value_kind("2024-11"), value_kind("P3D"), value_kind("XXXX-WXX-3")
        ('month', 'duration', 'open')
    """
    if value is None:
        return "none"
    if value.endswith("_REF"):
        return "vague"
    if value.startswith("P"):
        return "duration"
    if "/" in value:
        return "interval"
    if "X" in value:
        return "open"
    if "T" in value:
        return "hour"
    if "W" in value:
        return "week"
    return {10: "day", 7: "month", 4: "year"}.get(len(value), "other")


def _compare_sentence(text: str, sentence: GoldSentence, found: Extraction, result: Evaluation) -> None:
    def inside(span: Span) -> bool:
        return sentence.start <= span.start < sentence.end

    events = [event for event in found.events if inside(event.trigger)]
    matched, free = _match_events(text, sentence, events)
    for argument in (argument for event in free for argument in event.arguments):
        if argument.generic in GENERIC:
            result.arguments.differ(None, argument.generic, argument.span.text)
    for k, gold in enumerate(sentence.events):
        if not gold.core:
            continue
        event = matched.get(k)
        if event is not None:
            result.events.hit(gold.type)
        else:
            near = _locate(text, sentence, gold.span)
            other = next((e for e in free if _overlap(near, (e.trigger.start, e.trigger.end))), None)
            if other is not None:
                free.remove(other)
            result.events.differ(gold.type, other.type if other is not None else None, gold.trigger)
        _compare_event(text, sentence, gold, event, result)
    for event in free:
        result.events.differ(None, event.type, event.trigger.text)
    entities = [(entity, entity.label, entity.label) for entity in found.entities if inside(entity)]
    _compare_spans(text, sentence, [(g, g.label, g.label) for g in sentence.entities], entities, result.entities)
    times = [(time, value_kind(time.value), str(time.value)) for time in found.times if inside(time)]
    gold_times = [(g, value_kind(g.value), str(g.value)) for g in sentence.times]
    _compare_spans(text, sentence, gold_times, times, result.times)


def _match_events(text: str, sentence: GoldSentence, events: Sequence[Event]) -> tuple[dict[int, Event], list[Event]]:
    """Return the event found for each gold event by its place, and what is left over."""
    matched: dict[int, Event] = {}
    free = list(events)
    for k, gold in enumerate(sentence.events):
        place = _locate(text, sentence, gold.span)
        for event in free:
            if _same_type(gold, event) and _overlap(place, (event.trigger.start, event.trigger.end)):
                matched[k] = event
                free.remove(event)
                break
    for k, gold in enumerate(sentence.events):
        alike = [event for event in free if _same_type(gold, event)]
        if k not in matched and len(alike) == 1 and sum(other.type == gold.type for other in sentence.events) == 1:
            matched[k] = alike[0]
            free.remove(alike[0])
    return matched, free


def _compare_event(text: str, sentence: GoldSentence, gold: GoldEvent, event: Event | None, result: Evaluation) -> None:
    for generic in GENERIC:
        have = [a for a in event.arguments if a.generic == generic] if event is not None else []
        for span in getattr(gold, generic):
            hit = next((a for a in have if _same_argument(text, sentence, span, a)), None)
            if hit is not None:
                have.remove(hit)
                result.arguments.hit(generic)
            else:
                result.arguments.differ(generic, None, span.resolved or span.text)
        for argument in have:
            result.arguments.differ(None, generic, argument.span.text)
    value = event.time.value if event is not None and event.time is not None else None
    _compare_detail("time", gold.time.value if gold.time is not None else None, value, gold, result)
    wanted, have = gold.modality, event.modality if event is not None else "actual"
    if wanted != have:
        known = [None if name == "actual" else name for name in (wanted, have)]
        result.details.differ(known[0], known[1], gold.trigger)
    elif wanted != "actual":
        result.details.hit(wanted)
    negated = event is not None and event.polarity == "negated"
    _compare_detail("negated", gold.polarity == "negated" or None, negated or None, gold, result)
    numbers = [a.value for a in event.arguments if a.generic == "quantity"] if event is not None else []
    if gold.quantity is not None:
        _compare_detail("quantity", gold.quantity, gold.quantity if gold.quantity in numbers else None, gold, result)
    cited = list(event.attribution) if event is not None else []
    if gold.attribution or cited:
        right = any(_same_argument(text, sentence, span, a) for span in gold.attribution for a in cited)
        wanted = " ".join(span.text for span in gold.attribution) or None
        found = wanted if right else (" ".join(a.span.text for a in cited) or None)
        _compare_detail("attribution", wanted, found, gold, result)


def _compare_detail(name: str, wanted: object, found: object, gold: GoldEvent, result: Evaluation) -> None:
    if wanted is not None and wanted == found:
        result.details.hit(name)
        return
    if wanted is not None:
        result.details.differ(name, None, f"{gold.trigger}: {wanted}")
    if found is not None:
        result.details.differ(None, name, f"{gold.trigger}: {found}")


def _compare_spans(
    text: str,
    sentence: GoldSentence,
    gold: list[tuple[GoldSpan, str, str]],
    found: Sequence[tuple[Span, str, str]],
    table: Table,
) -> None:
    """Compare spans (each with its class and what must agree) and count them by class."""
    free, at = list(found), sentence.start
    for span, kind, wanted in gold:
        place = _locate(text, sentence, span, at) or _locate(text, sentence, span)
        if place is not None and span.start is None:
            at = place[1]  # the same name again is the next one of it
        near = [item for item in free if _overlap(place, (item[0].start, item[0].end))]
        best = next((item for item in near if item[2] == wanted), near[0] if near else None)
        if best is not None:
            free.remove(best)
        if not span.core:
            continue
        if best is not None and best[2] == wanted:
            table.hit(kind)
        else:
            table.differ(kind, best[1] if best is not None else None, _sample(span, wanted, best))
    for item, kind, _ in free:
        table.differ(None, kind, item.text)


def _sample(span: GoldSpan, wanted: str, found: tuple[Span, str, str] | None) -> str:
    if found is None:
        return f"{span.text}: {wanted}"
    return f"{span.text}: {found[2]} for {wanted}"


def _locate(text: str, sentence: GoldSentence, span: GoldSpan, after: int | None = None) -> tuple[int, int] | None:
    if span.start is not None and span.end is not None:
        return span.start, span.end
    at = text.find(span.text, sentence.start if after is None else after, sentence.end) if span.text else -1
    return (at, at + len(span.text)) if at >= 0 else None


def _overlap(one: tuple[int, int] | None, other: tuple[int, int]) -> bool:
    return one is not None and one[0] < other[1] and other[0] < one[1]


def _same_type(gold: GoldEvent, event: Event) -> bool:
    return event.type == gold.type or event.type in gold.alt_types


def _same_argument(text: str, sentence: GoldSentence, span: GoldSpan, argument: Argument) -> bool:
    """Return whether the argument stands where the gold says, or is what it says, apart from the case ending."""
    place = None if span.resolved and span.start is None else _locate(text, sentence, span)
    if _overlap(place, (argument.span.start, argument.span.end)):
        return True
    names = {argument.span.text, argument.lemma}
    if argument.entity is not None:
        names |= {argument.entity.text, argument.entity.lemma}
    mine = set[str]().union(*map(_lemmas, names))
    return any(
        want == have or want.endswith(" " + have) or have.endswith(" " + want)
        for want in _lemmas(span.resolved or span.text)
        for have in mine
    )


def _lemmas(text: str) -> set[str]:
    """Return the text and the forms without the case ending of its last word."""
    *before, last = normalize(text).replace("-", " ").split() or [""]
    return {" ".join([*before, stem]) for stem in analyse(last).stems | {last}} - {""}


def _figures(score: Score) -> dict[str, float]:
    return {
        "precision": round(score.precision, 4),
        "recall": round(score.recall, 4),
        "f1": round(score.f1, 4),
        "right": score.right,
        "spurious": score.spurious,
        "missed": score.missed,
    }


def _ranked(confusions: Counter[tuple[str, str]]) -> list[tuple[tuple[str, str], int]]:
    return sorted(confusions.items(), key=lambda item: (-item[1], item[0]))
