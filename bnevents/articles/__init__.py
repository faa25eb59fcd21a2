"""Articles: headline, dateline, body and furniture of a page, HTML, and the publication date."""

from __future__ import annotations

from bnevents.articles.article import Article
from bnevents.articles.layout import Region, RegionKind, segment
from bnevents.articles.publication import Dates, page_dates, publication

__all__ = ["Article", "Dates", "Region", "RegionKind", "page_dates", "publication", "segment"]
