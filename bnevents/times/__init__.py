"""When: time expressions of Bengali news, found and resolved to ISO 8601.

`find_times` finds those of a text, `parse_time` reads one; `event_interval` derives an event's interval from a length,
`is_term` tells by when something is to be done.
"""

from __future__ import annotations

from bnevents.times.intervals import event_interval
from bnevents.times.parse import find_times, parse_time
from bnevents.times.region import guess_region
from bnevents.times.terms import is_term

__all__ = ["event_interval", "find_times", "guess_region", "is_term", "parse_time"]
