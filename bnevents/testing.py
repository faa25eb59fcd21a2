"""Rule files as tests: every example of every frame, compared exactly with what the pipeline finds.

    >>> from bnevents.rules import parse_rules
    >>> from bnevents.rules.template import new_pack
    >>> from bnevents.testing import run_examples
    >>> pack = new_pack("ParkInaugurated", trigger="উদ্বোধন")  # উদ্বোধন, inauguration
    >>> run_examples(parse_rules([("park.yaml", pack)], builtin=False))  # no failures
    []

Under pytest the plugin `bnevents.pytest_plugin` does the same, one test an example; see `docs/rules.md`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bnevents.models import Event, Extraction
from bnevents.pipeline.batch import default_extractor
from bnevents.pipeline.explain import explain
from bnevents.pipeline.extractor import Extractor
from bnevents.rules import LoadedPack, RuleSet, load_rules
from bnevents.rules.examples import compare, tell_all
from bnevents.rules.loader import is_builtin
from bnevents.rules.schema import Example, Frame

__all__ = [
    "Bench",
    "Case",
    "Failure",
    "FrameUse",
    "bench_for",
    "cases",
    "check_case",
    "check_pack",
    "check_use",
    "coverage",
    "packs_at",
    "run_examples",
]


@dataclass(frozen=True, slots=True)
class Case:
    """An example of a frame.

    Attributes:
        path, line: where it stands.
        frame: id of the frame.
        number: its place among the examples of the frame, from 1.
        example: the example.
    """

    path: str
    line: int
    frame: str
    number: int
    example: Example


@dataclass(frozen=True, slots=True)
class Failure:
    """An example whose events are not as it says, or a frame that finds none of its examples.

    Attributes:
        path, line: where the example, or the frame, stands.
        frame: id of the frame.
        text: text of the example, or "".
        problems: what differs, a line each.
        tried: which condition of which frame failed, a line each.
    """

    path: str
    line: int
    frame: str
    text: str
    problems: tuple[str, ...]
    tried: tuple[str, ...] = ()

    def __str__(self) -> str:
        lines = [f"{self.path}:{self.line}: {self.frame}", *([f"  {self.text}"] if self.text else ())]
        lines += [f"    {problem}" for problem in self.problems]
        lines += [f"    tried {attempt}" for attempt in self.tried]
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class FrameUse:
    """How often a frame fired in a corpus.

    Attributes:
        frame: id of the frame.
        event: its event type.
        count: how many events it found.
        samples: sentences with such an event, the trigger in «».
    """

    frame: str
    event: str
    count: int
    samples: tuple[str, ...] = ()


@dataclass(slots=True)
class Bench:
    """The extractor with what it has read already, so that an example is read once."""

    extractor: Extractor
    _read: dict[Example, Extraction] = field(default_factory=dict[Example, Extraction])

    def extraction(self, example: Example) -> Extraction:
        """Return what is found in the text of an example."""
        if example not in self._read:
            self._read[example] = self.extractor.extract(
                example.text, published=example.published, region=example.region, headline=example.headline
            )
        return self._read[example]


def bench_for(rules: str | Path | RuleSet) -> Bench:
    """Return the means to check the examples of a rule file or rule set.

    Raises:
        RuleError: the file is malformed.
    """
    if isinstance(rules, str | Path):
        if is_builtin(rules):
            return Bench(default_extractor())
        rules = load_rules([rules])
    return Bench(Extractor(rules=rules))


def run_examples(rules: str | Path | RuleSet) -> list[Failure]:
    """Check the examples of a rule file, of the files of a folder, or of a rule set.

    The built-in rules take part in the check of a user's file: its examples name every event of their texts.

    Args:
        rules: a path or a rule set. Of a rule set that has packs of your own, those are checked.

    Raises:
        RuleError: a file is malformed.
    """
    bench = bench_for(rules)
    if isinstance(rules, str | Path):
        packs = packs_at(bench.extractor.rules, rules)
    else:
        packs = tuple(pack for pack in rules.packs if not pack.builtin) or rules.packs
    return [failure for pack in packs for failure in check_pack(bench, pack)]


def packs_at(rules: RuleSet, path: str | Path) -> tuple[LoadedPack, ...]:
    """Return the packs of a rule set that were read from a file or folder."""
    where = Path(path)
    if is_builtin(where):
        return tuple(pack for pack in rules.packs if pack.builtin and Path(pack.path).name == where.name)
    return tuple(
        pack for pack in rules.packs if not pack.builtin and where in (Path(pack.path), Path(pack.path).parent)
    )


def check_pack(bench: Bench, pack: LoadedPack) -> Iterator[Failure]:
    """Yield the failures of the examples of a pack, and of frames that find none of theirs."""
    disabled = bench.extractor.rules.disabled
    for frame, line in zip(pack.frames, pack.frame_lines, strict=True):
        if frame.id in disabled:
            continue
        for case in cases(pack):
            if case.frame == frame.id and (failure := check_case(bench, case)):
                yield failure
        if failure := check_use(bench, pack, frame, line):
            yield failure


def cases(pack: LoadedPack) -> Iterator[Case]:
    """Yield the examples of a pack, with their places."""
    for frame, lines in zip(pack.frames, pack.example_lines, strict=True):
        for number, (example, line) in enumerate(zip(frame.examples, lines, strict=True), 1):
            yield Case(pack.path, line, frame.id, number, example)


def check_case(bench: Bench, case: Case) -> Failure | None:
    """Return how an example fails, or None."""
    found = bench.extraction(case.example)
    comparison = compare(case.example, found)
    if comparison.equal:
        return None
    missing = {str(facts["type"]) for facts in comparison.missing}
    surplus = [event for event in found.events if any(event.type == facts["type"] for facts in comparison.extra)]
    tried = [f"{event.rule} at «{event.trigger.text}»: it matches" for event in surplus]
    if missing:
        tried += _attempts(bench, case.example, missing)
    return Failure(case.path, case.line, case.frame, case.example.text, tuple(tell_all(comparison)), tuple(tried))


def check_use(bench: Bench, pack: LoadedPack, frame: Frame, line: int) -> Failure | None:
    """Return a failure where a frame finds an event in none of its own examples: then they do not test it."""
    rules = [event.rule for example in frame.examples for event in bench.extraction(example).events]
    if frame.id in rules:
        return None
    others = f"; they are found by {', '.join(sorted(set(rules)))}" if rules else ""
    return Failure(pack.path, line, frame.id, "", (f"the frame finds nothing in its own examples{others}",))


def coverage(texts: Iterable[str], rules: RuleSet | None = None, *, samples: int = 3) -> list[FrameUse]:
    """Return how often each frame fires in a corpus, the busiest first, frames that never fire last.

    Args:
        texts: the corpus.
        rules: the rules; the built-in ones where None.
        samples: how many sentences to show of each frame.

    Example:
        >>> top = coverage(["ঢাকায় বাংলাদেশ ও ভুটান একটি চুক্তি স্বাক্ষর করেছে।"])[0]  # they signed a treaty in Dhaka
        >>> top.frame, top.count, top.samples
        ('treaty-signed.sign', 1, ('ঢাকায় বাংলাদেশ ও ভুটান একটি চুক্তি «স্বাক্ষর করেছে»।',))
    """
    extractor = default_extractor() if rules is None else Extractor(rules=rules)
    counts: dict[str, int] = dict.fromkeys((frame.id for frame in extractor.rules.frames), 0)
    shown: dict[str, list[str]] = {}
    for text in texts:
        for event in extractor.extract(text).events:
            counts[event.rule] = counts.get(event.rule, 0) + 1
            sample = _sample(event)
            seen = shown.setdefault(event.rule, [])
            if len(seen) < samples and sample not in seen:
                seen.append(sample)
    uses = [FrameUse(i, extractor.rules.event_type(i), n, tuple(shown.get(i, ()))) for i, n in counts.items()]
    return sorted(uses, key=lambda use: (-use.count, use.frame))


def _attempts(bench: Bench, example: Example, types: set[str]) -> Iterator[str]:
    rules = bench.extractor.rules
    seen = explain(example.text, published=example.published, headline=example.headline, extractor=bench.extractor)
    tried = [attempt for attempt in seen.attempts if rules.event_type(attempt.frame) in types]
    for attempt in tried:
        yield f"{attempt.frame} at «{attempt.trigger}»: {attempt.failed or 'it matches'}"
    for event in sorted(types - {rules.event_type(attempt.frame) for attempt in tried}):
        yield f"no frame of {event}: none of its trigger words stands in the text"


def _sample(event: Event) -> str:
    sentence, trigger = event.sentence, event.trigger
    start, end = trigger.start - sentence.start, trigger.end - sentence.start
    return f"{sentence.text[:start]}«{trigger.text}»{sentence.text[end:]}"
