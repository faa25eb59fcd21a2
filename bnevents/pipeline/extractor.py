"""From one document to an extraction: regions, tokens, sentences, times, entities, events."""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from bnevents.articles import Article, RegionKind, publication, segment
from bnevents.articles import Region as Stretch
from bnevents.entities import Recognizer, default_recognizer
from bnevents.events import Trace, find_events, trigger_index
from bnevents.models import Entity, Event, Extraction, Region, Span, TimeExpression
from bnevents.pipeline.inputs import check_published, check_region, check_source, check_text, local_time
from bnevents.rules import RuleSet, load_rules
from bnevents.text import Sentence, Tokens, split_sentences, tokenize
from bnevents.times import find_times, guess_region

Given = tuple[int, int, str]

TOLD_IN: frozenset[RegionKind] = frozenset({"headline", "standfirst", "dateline", "body", "caption"})


@dataclass(frozen=True, slots=True)
class Analysis:
    """What is known of a document before its events are looked for.

    Attributes:
        text: the document, as passed.
        tokens: its tokens.
        sentences: the sentences of headline, standfirst, body and captions.
        headlines: indices of the sentences that are headlines.
        published, published_from, region: see `Extraction`.
        times, entities: in text order.
        warnings: what was uncertain.
    """

    text: str
    tokens: Tokens
    sentences: Sequence[Sentence]
    headlines: frozenset[int]
    published: dt.date | dt.datetime | None
    published_from: str | None
    region: Region
    times: Sequence[TimeExpression]
    entities: Sequence[Entity]
    warnings: tuple[str, ...] = ()


@contextmanager
def _uncollected() -> Generator[None]:
    """Pause the cyclic garbage collector while tables are read: they are no garbage, looking for it takes as long."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled and not gc.get_freeze_count():  # what a caller has frozen stays so
            gc.freeze()
            gc.unfreeze()  # all is old now: the next collection of young objects does not walk through the tables
        if enabled:
            gc.enable()


class Extractor:
    """The pipeline with its rules and its name recogniser; one object may serve several threads.

    Attributes:
        rules: the frames that are looked for.
        recognizer: what finds the names; not asked where the caller passes the entities of a text.
    """

    def __init__(self, *, rules: RuleSet | None = None, recognizer: Recognizer | None = None) -> None:
        with _uncollected():
            self.rules = load_rules() if rules is None else rules
            self.recognizer = default_recognizer() if recognizer is None else recognizer
            trigger_index(self.rules)  # kept there; made here, where nothing is collected

    def extract(
        self,
        text: str | Article,
        *,
        published: str | dt.date | dt.datetime | None = None,
        region: Region | None = None,
        source: str | None = None,
        headline: bool = False,
        entities: Sequence[Given] = (),
    ) -> Extraction:
        """Return what the document says.

        Args:
            text: a text as pasted, or an `Article`.
            published: its date of publication; overrides the date in the text.
            region: BD or IN: whose calendar and fiscal year apply; guessed from the text where None.
            source: an id or URL of the document.
            headline: whether the whole text is a headline.
            entities: names that another component found: first and end character, and label.

        Raises:
            InputError: an argument cannot be what it should be.
        """
        source = check_source(source) or (text.url if isinstance(text, Article) else None)
        analysis = self.analyse(text, published=published, region=region, headline=headline, entities=entities)
        return Extraction.model_validate(
            {
                "text": analysis.text,
                "source": source,
                "published": analysis.published,
                "published_from": analysis.published_from,
                "region": analysis.region,
                "sentences": tuple(_span(analysis.text, sentence) for sentence in analysis.sentences),
                "entities": tuple(analysis.entities),
                "times": tuple(analysis.times),
                "events": tuple(self.find_events(analysis)),
                "warnings": analysis.warnings,
            }
        )

    def analyse(
        self,
        text: str | Article,
        *,
        published: str | dt.date | dt.datetime | None = None,
        region: Region | None = None,
        headline: bool = False,
        entities: Sequence[Given] = (),
    ) -> Analysis:
        """Return tokens, sentences, times and names of a document; the arguments are those of `extract`.

        Raises:
            InputError: an argument cannot be what it should be.
        """
        given, where = check_published(published), check_region(region)
        if isinstance(text, Article):
            document, stretches, own = text.text, text.regions, text.published
        else:
            document = check_text(text)
            stretches = () if headline else segment(document)
            own = publication(document, stretches) if given is None and not headline else None
        tokens = tokenize(document)
        sentences, headlines = _sentences(tokens, stretches, whole="headline" if headline else "body")
        where = where or guess_region(tokens)
        moment = local_time(given if given is not None else own, where)
        times = find_times(tokens, sentences, published=moment, region=where)
        names = self.recognizer.find(tokens, sentences, published=moment, given=entities)
        return Analysis(
            text=document,
            tokens=tokens,
            sentences=sentences,
            headlines=headlines,
            published=moment,
            published_from=None if moment is None else "caller" if given is not None else "article",
            region=where,
            times=times,
            entities=names,
            warnings=_warnings(times, moment),
        )

    def find_events(self, analysis: Analysis, *, trace: Trace | None = None) -> list[Event]:
        """Return the events of an analysed document, in text order."""
        return find_events(
            analysis.tokens,
            analysis.sentences,
            entities=analysis.entities,
            times=analysis.times,
            rules=self.rules,
            headlines=analysis.headlines,
            published=analysis.published,
            trace=trace,
        )


def _span(text: str, sentence: Sentence) -> Span:
    return Span(start=sentence.start, end=sentence.end, text=text[sentence.start : sentence.end])


def _sentences(
    tokens: Tokens, stretches: Sequence[Stretch], *, whole: RegionKind
) -> tuple[list[Sentence], frozenset[int]]:
    """Return the sentences of what tells the news, and which of them are headlines."""
    if not stretches:
        sentences = split_sentences(tokens)
        return sentences, frozenset(range(len(sentences))) if whole == "headline" else frozenset()
    sentences: list[Sentence] = []
    headlines: list[int] = []
    for kind, ranges in _merged(stretches):
        found = split_sentences(tokens, ranges)
        if kind == "headline":
            headlines.extend(range(len(sentences), len(sentences) + len(found)))
        sentences.extend(found)
    return sentences, frozenset(headlines)


def _merged(stretches: Iterable[Stretch]) -> Iterable[tuple[RegionKind, list[tuple[int, int]]]]:
    for stretch in stretches:
        if stretch.kind in TOLD_IN:
            yield stretch.kind, [(stretch.start, stretch.end)]


def _warnings(times: Sequence[TimeExpression], published: dt.date | dt.datetime | None) -> tuple[str, ...]:
    """Say what the caller can mend: relative times without a date, and dates that cannot be."""
    found: list[str] = []
    if published is None and any(time.value is not None and time.value.startswith("X") for time in times):
        found.append("no publication date: relative times stay underspecified; pass published=")
    found.extend(f"«{time.text}» is no possible date" for time in times if "impossible" in time.flags)
    return tuple(found)
