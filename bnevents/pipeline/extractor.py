"""From one document to an extraction: regions, tokens, sentences, times, entities, events."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from bnevents.articles import Article, publication, segment
from bnevents.articles.layout import RegionKind
from bnevents.articles.layout import Region as Stretch
from bnevents.entities import Recognizer, default_recognizer
from bnevents.events import find_events
from bnevents.models import Entity, Event, Extraction, Region, Span, TimeExpression
from bnevents.pipeline.inputs import check_published, check_region, check_source, check_text, local_time
from bnevents.rules import RuleSet, load_rules
from bnevents.text import Sentence, Tokens, split_sentences, tokenize
from bnevents.times import find_times, guess_region

TOLD_IN: frozenset[RegionKind] = frozenset({"headline", "standfirst", "body", "caption"})


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


class Extractor:
    """The default pipeline with its rules and its name recogniser; one object may serve several threads.

    Attributes:
        rules: the frames that are looked for.
        recognizer: what finds the names; None where the caller passes the entities of each text.
    """

    def __init__(self, *, rules: RuleSet | None = None, recognizer: Recognizer | None = None) -> None:
        self.rules = load_rules() if rules is None else rules
        self.recognizer = default_recognizer() if recognizer is None else recognizer

    def extract(
        self,
        text: str | Article,
        *,
        published: str | dt.date | dt.datetime | None = None,
        region: Region | None = None,
        source: str | None = None,
        entities: Sequence[Entity] | None = None,
    ) -> Extraction:
        """Return what the document says.

        Args:
            text: a text as pasted, or an `Article`.
            published: its date of publication; overrides the date in the text.
            region: BD or IN: whose calendar and fiscal year apply; guessed from the text where None.
            source: an id or URL of the document.
            entities: names found by another recogniser, to use instead of ours.

        Raises:
            InputError: an argument cannot be what it should be.
        """
        source = check_source(source) or (text.url if isinstance(text, Article) else None)
        analysis = self.analyse(text, published=published, region=region, entities=entities)
        return Extraction(
            text=analysis.text,
            source=source,
            published=analysis.published,
            published_from=analysis.published_from,
            region=analysis.region,
            sentences=tuple(
                Span(start=sentence.start, end=sentence.end, text=analysis.text[sentence.start : sentence.end])
                for sentence in analysis.sentences
            ),
            entities=tuple(analysis.entities),
            times=tuple(analysis.times),
            events=tuple(self.find_events(analysis)),
            warnings=analysis.warnings,
        )
