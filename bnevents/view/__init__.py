"""How things look: marked text for notebooks, the explorer page, timelines, charts as SVG. Everything is escaped."""

from __future__ import annotations

from bnevents.view.charts import bar_chart, day_chart
from bnevents.view.explorer import to_html
from bnevents.view.html import extraction_to_html
from bnevents.view.timeline import timeline_to_html

__all__ = ["bar_chart", "day_chart", "extraction_to_html", "timeline_to_html", "to_html"]
