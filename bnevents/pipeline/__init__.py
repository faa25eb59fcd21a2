"""The pipeline: `extract()` for one text, `extract_many()` for many, `load()` for spaCy."""

from __future__ import annotations

from bnevents.pipeline.api import extract, load, parse_time
from bnevents.pipeline.batch import extract_many
from bnevents.pipeline.explain import Attempt, Explanation, explain, why_not
from bnevents.pipeline.extractor import Extractor

__all__ = ["Attempt", "Explanation", "Extractor", "explain", "extract", "extract_many", "load", "parse_time", "why_not"]
