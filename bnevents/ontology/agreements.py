"""Agreements: what parties conclude, ratify, end and break."""

from __future__ import annotations

from bnevents.models import Event, Role


class TreatySigned(Event):
    """Parties put their names to an agreement, memorandum or contract (`স্বাক্ষর`, `সই`)."""

    signatories = Role("agent")
    treaty = Role("theme")


class TreatyRatified(Event):
    """A state approves a treaty or makes it law (`অনুমোদন`, `ডিক্রিতে স্বাক্ষর`)."""

    ratifier = Role("agent")
    counterparty = Role("patient")
    treaty = Role("theme")


class TreatyEnteredIntoForce(Event):
    """An agreement takes effect (`কার্যকর`)."""

    treaty = Role("theme")


class TreatyTerminated(Event):
    """A party cancels or leaves an agreement (`বাতিল`, `সরে আসা`)."""

    actor = Role("agent")
    treaty = Role("theme")


class AgreementReached(Event):
    """Parties agree, before or without a signing (`সম্মত`, `সমঝোতা`)."""

    parties = Role("agent")
    topic = Role("theme")


class CeasefireDeclared(Event):
    """Fighting parties declare or keep a ceasefire (`যুদ্ধবিরতি`)."""

    parties = Role("agent")
