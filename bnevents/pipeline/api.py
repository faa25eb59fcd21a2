"""The functions that most users need."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal, cast

from bnevents.articles import Article
from bnevents.errors import InputError
from bnevents.models import Extraction, Region, TimeExpression
from bnevents.pipeline.batch import default_extractor
from bnevents.pipeline.inputs import check_published, check_region, check_text, local_time
from bnevents.times import parse_time as parse_expression

if TYPE_CHECKING:
    from spacy.language import Language

Path = str | os.PathLike[str]


def extract(
    text: str | Article,
    *,
    published: str | dt.date | dt.datetime | None = None,
    region: Region | None = None,
    source: str | None = None,
) -> Extraction:
    """Return the typed events of a Bengali news text, with its names and dates.

    Safe to call from several threads.

    Args:
        text: an article, a page as pasted, or an `Article`.
        published: date of publication, against which `আজ` or `গত মাসে` are resolved; an aware moment is converted to
            Dhaka or Kolkata time. Where None, the text's own publication line tells it, if there is one.
        region: `BD` or `IN`: whose calendar and fiscal year apply; guessed from the text where None.
        source: an id or URL of the document, kept in the result.

    Raises:
        InputError: an argument cannot be what it should be.

    Example:
        >>> x = extract("বুধবার ঢাকায় বাংলাদেশ ও ভুটান বাণিজ্য চুক্তিতে স্বাক্ষর করেছে।", published="2024-03-28")
        >>> signed = x.events[0]  # on Wednesday Bangladesh and Bhutan signed a trade agreement in Dhaka
        >>> signed.type, [party.lemma for party in signed.signatories], signed.time.value
        ('TreatySigned', ['বাংলাদেশ', 'ভুটান'], '2024-03-27')
    """
    return default_extractor().extract(text, published=published, region=region, source=source)


def parse_time(
    expression: str, *, published: str | dt.date | dt.datetime | None = None, region: Region | None = None
) -> TimeExpression | None:
    """Return what one time expression means, or None where it is none.

    Args:
        expression: the expression alone, in any case ending.
        published: the date that it is relative to; relative expressions stay underspecified without it.
        region: `BD` (where None) or `IN`.

    Raises:
        InputError: an argument cannot be what it should be.

    Example:
        >>> parse_time("গত জুনে", published="2024-11-10").value  # last June
        '2024-06'
    """
    where = check_region(region) or "BD"
    return parse_expression(
        check_text(expression), published=local_time(check_published(published), where), region=where
    )


def load(
    *,
    rules: Sequence[Path] = (),
    ner: Literal["default", "stanza", "doc"] = "default",
    stanza_model: Path | None = None,
    disable: Sequence[str] = (),
    builtin: bool = True,
    gazetteer: Sequence[Path] = (),
) -> Language:
    """Return a spaCy pipeline for Bengali with the component `bnevents`; results are in `doc._.bnevents`.

    Args:
        rules: rule packs of your own, beside the built-in ones.
        ner: what finds names: our recogniser, a Stanza model (extra `stanza`), or the entities that a component before
            ours has set on the doc.
        stanza_model: path of the Stanza model, for `ner="stanza"`.
        disable: ids of frames to leave out.
        builtin: whether to use the built-in packs.
        gazetteer: files of names of your own.

    Raises:
        InputError: a single path or id stands where a list belongs.
        RuleError: a pack is malformed or missing.
        GazetteerError: a file of names is malformed or missing.
        ModelError: the model cannot be used.
        MissingExtraError: Stanza is not installed.

    Example:
        >>> nlp = load(disable=["treaty-signed.headline"])
        >>> doc = nlp("নেপাল চুক্তিতে সই করেছে।")  # Nepal has signed the agreement
        >>> [event.type for event in doc._.bnevents.events]
        ['TreatySigned']
    """
    import spacy

    nlp = spacy.blank("bn")
    component: Any = nlp.add_pipe(
        "bnevents",
        config={
            "rules": _each("rules", rules),
            "ner": ner,
            "stanza_model": None if stanza_model is None else os.fspath(stanza_model),
            "disable": _each("disable", disable),
            "builtin": builtin,
            "gazetteer": _each("gazetteer", gazetteer),
        },
    )
    component.extractor  # noqa: B018 - a missing file fails here and not at the first doc
    return nlp


def _each(what: str, values: object) -> list[str]:
    """Return paths or ids as strings; a single one would be read letter by letter."""
    if isinstance(values, str | os.PathLike):
        raise InputError(f"{what} must be a list; write {what}=[{os.fspath(cast('Path', values))!r}]")
    return [os.fspath(value) for value in cast("Sequence[Path]", values)]
