"""Disasters and accidents."""

from __future__ import annotations

from bnevents.models import Event, Role


class DisasterStruck(Event):
    """A natural hazard strikes (`ভূমিকম্প`, `বন্যা`)."""

    hazard = Role("theme")


class AccidentOccurred(Event):
    """A crash, fire or other accident (`দুর্ঘটনা`)."""

    vehicle = Role("theme")
