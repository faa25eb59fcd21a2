"""What the pipeline saw in a text, and which condition of which frame did not hold."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from bnevents.errors import InputError
from bnevents.events import Trace, read_clauses
from bnevents.models import Entity, Event, TimeExpression
from bnevents.pipeline.batch import default_extractor
from bnevents.pipeline.extractor import Extractor


@dataclass(frozen=True, slots=True)
class Attempt:
    """A frame that a word of the text set off.

    Attributes:
        frame: id of the frame.
        trigger: the words that set it off.
        failed: the condition that did not hold, or None where the frame matched.
    """

    frame: str
    trigger: str
    failed: str | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a text was read.

    Attributes:
        text: the text.
        words: each token with its stem, case and verb reading.
        entities, times: what was found.
        clauses: the clauses, their phrases in brackets.
        attempts: each frame that was tried.
        events: what came out.
    """

    text: str
    words: tuple[tuple[str, str, str, str], ...]
    entities: tuple[Entity, ...]
    times: tuple[TimeExpression, ...]
    clauses: tuple[str, ...]
    attempts: tuple[Attempt, ...]
    events: tuple[Event, ...]

    def __str__(self) -> str:
        lines = ["words"]
        lines += [f"  {text}  {stem}  {case}  {verb}".rstrip() for text, stem, case, verb in self.words]
        lines.append("names")
        lines += [f"  {name.text}  {name.label}  {name.id or ''}".rstrip() for name in self.entities]
        lines.append("times")
        lines += [f"  {time.text}  {time.type}  {time.value}" for time in self.times]
        lines.append("clauses")
        lines += [f"  {clause}" for clause in self.clauses]
        lines.append("frames")
        lines += [f"  {tried.frame}  «{tried.trigger}»  {tried.failed or 'matched'}" for tried in self.attempts]
        lines.append("events")
        lines += [f"  {_event(event)}" for event in self.events]
        return "\n".join(lines)


def explain(
    text: str,
    *,
    published: str | dt.date | dt.datetime | None = None,
    headline: bool = False,
    extractor: Extractor | None = None,
) -> Explanation:
    """Return how a text was read: words, names, times, clauses, and each frame that was tried.

    Args:
        text: one or more sentences.
        published: date of publication.
        headline: whether the text is a headline.
        extractor: rules and recogniser other than the default ones.

    Raises:
        InputError: an argument cannot be what it should be.

    Example:
        >>> seen = explain("শিক্ষকেরা হাজিরা খাতায় সই করেন।")  # teachers sign the attendance book
        >>> [tried.failed for tried in seen.attempts if tried.frame == "treaty-signed.sign"]
        ['nothing fills the required role treaty']
    """
    reader = extractor or default_extractor()
    analysis = reader.analyse(text, published=published, headline=headline)
    trace = Trace()
    events = reader.find_events(analysis, trace=trace)
    tokens = analysis.tokens
    attempts = tuple(
        Attempt(frame, text[tokens.starts[first] : tokens.ends[last - 1]], failed)
        for frame, first, last, failed in trace.attempts
    )
    return Explanation(
        text=text,
        words=tuple(
            (
                form.text,
                form.noun.stem,
                form.noun.case,
                " or ".join(f"{verb.lexeme} {verb.form} {verb.tense}".rstrip() for verb in form.verbs),
            )
            for form in tokens.forms
        ),
        entities=tuple(analysis.entities),
        times=tuple(analysis.times),
        clauses=tuple(read_clauses(tokens, analysis.sentences, analysis.entities, analysis.times, reader.rules)),
        attempts=tuple(sorted(set(attempts), key=attempts.index)),
        events=tuple(events),
    )


def why_not(
    frame: str,
    text: str,
    *,
    published: str | dt.date | dt.datetime | None = None,
    headline: bool = False,
    extractor: Extractor | None = None,
) -> tuple[str, ...]:
    """Return why a frame found nothing in a text: the condition that failed, for each of its triggers there.

    Args:
        frame: id of the frame.
        text: one or more sentences.
        published: date of publication.
        headline: whether the text is a headline.
        extractor: rules and recogniser other than the default ones.

    Returns:
        The reasons; empty where the frame matched.

    Raises:
        InputError: there is no such frame, or an argument cannot be what it should be.

    Example:
        >>> why_not("treaty-signed.sign", "শিক্ষকেরা হাজিরা খাতায় সই করেন।")  # teachers sign the attendance book
        ('«সই করেন»: nothing fills the required role treaty',)
        >>> why_not("treaty-signed.sign", "শিক্ষকেরা চলে গেলেন।")  # the teachers left
        ('no word of the text sets off the frame',)
    """
    reader = extractor or default_extractor()
    if frame not in {known.id for known in reader.rules.frames}:
        raise InputError(f"there is no frame {frame!r}; `bnevents rules list` shows them")
    tried = [
        a for a in explain(text, published=published, headline=headline, extractor=reader).attempts if a.frame == frame
    ]
    if any(attempt.failed is None for attempt in tried):
        return ()
    return tuple(f"«{attempt.trigger}»: {attempt.failed}" for attempt in tried) or (
        "no word of the text sets off the frame",
    )


def _event(event: Event) -> str:
    roles = "; ".join(f"{argument.role}: {argument.lemma}" for argument in event.arguments)
    time = f" {event.time.value}" if event.time else ""
    says = f" says {', '.join(source.lemma for source in event.attribution)}" if event.attribution else ""
    return (
        f"{event.type} «{event.trigger.text}»{time} {event.polarity} {event.modality} ({roles}){says} by {event.rule}"
    )
