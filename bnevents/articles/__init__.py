"""Articles: headline, dateline, body and furniture of a page, HTML, and the publication date."""

from __future__ import annotations

from bnevents.articles.layout import Region, RegionKind, segment

__all__ = ["Region", "RegionKind", "segment"]
