"""Events: clauses, frames, roles, factuality, references."""

from __future__ import annotations

from bnevents.events.engine import find_events, read_clauses
from bnevents.events.index import trigger_index
from bnevents.events.matching import Trace

__all__ = ["Trace", "find_events", "read_clauses", "trigger_index"]
