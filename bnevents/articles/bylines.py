"""Who wrote it: the name or desk of a byline, without what stands around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bnevents.articles.datelines import place_in
from bnevents.articles.layout import Region
from bnevents.articles.lines import is_date, letters, phrases, words
from bnevents.articles.moments import fold

_PARTS = re.compile(r"\s*[|•·/]\s*|\s{2,}|\s+[-–—]\s+")
_LONGEST = 80  # characters of a byline's own part


def read_author(text: str, regions: Sequence[Region]) -> str | None:
    """Return who wrote the article: the part of its first byline that names a person or a desk, or None.

    Example:
        >>> line = "লেখক: রহিম উদ্দিন | ৩ মে ২০২৪"  # author: a name, and the date
        >>> read_author(line, [Region(kind="byline", start=0, end=len(line))])
        'রহিম উদ্দিন'
    """
    for region in regions:
        if region.kind == "byline":
            for part in _PARTS.split(text[region.start : region.end]):
                said = _without_label(part.strip(" ,:ঃ-–"))
                if said and len(said) <= _LONGEST and letters(said) and not is_date(said) and words(said):
                    return said
    return None


def read_place(text: str, regions: Sequence[Region]) -> str | None:
    """Return the place that a byline names as the reporter's, or None.

    Example:
        >>> line = "নিজস্ব প্রতিবেদক, ঢাকা"  # own reporter, Dhaka
        >>> read_place(line, [Region(kind="byline", start=0, end=len(line))])
        'ঢাকা'
    """
    parts = (
        part
        for region in regions
        if region.kind == "byline"
        for part in re.split(r"\s*,\s*", text[region.start : region.end])
    )
    return next((place for part in parts if (place := place_in(part.strip(" ,:ঃ"))) is not None), None)


def _without_label(part: str) -> str:
    """Return a byline without the word that introduces it; `ডেস্ক রিপোর্ট` is no introduction but the author."""
    folded = fold(part)
    for label in phrases("written_by"):
        bare = fold(label)
        if folded.startswith(bare) and not folded[len(bare) :][:1].isalpha():
            words_left = re.split(r"[\s:ঃ：]+", part, maxsplit=len(bare.split()))
            return words_left[-1].strip(" ,:ঃ") if len(words_left) > len(bare.split()) else ""
    return part
