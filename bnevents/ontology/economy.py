"""Aid and economy: help given, sanctions put on and lifted."""

from __future__ import annotations

from bnevents.models import Event, Role


class AidProvided(Event):
    """Help, relief, loans or grants are given (`সহায়তা`, `ত্রাণ`)."""

    donor = Role("agent")
    recipient = Role("patient")
    aid = Role("theme")


class SanctionsImposed(Event):
    """Sanctions, tariffs or a blockade are imposed (`নিষেধাজ্ঞা আরোপ`)."""

    sanctioner = Role("agent")
    target = Role("patient")


class SanctionsLifted(Event):
    """Sanctions are lifted or eased (`নিষেধাজ্ঞা প্রত্যাহার`)."""

    sanctioner = Role("agent")
    target = Role("patient")
