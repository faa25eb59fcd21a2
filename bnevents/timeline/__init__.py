"""Timelines: one event out of many reports."""

from __future__ import annotations

from bnevents.timeline.collection import Timeline, timeline
from bnevents.timeline.models import Claim, Conflict, EventTime, Mention, Participant, TimelineEvent

__all__ = ["Claim", "Conflict", "EventTime", "Mention", "Participant", "Timeline", "TimelineEvent", "timeline"]
