"""Diplomacy: meetings, visits, and what actors say to and of each other."""

from __future__ import annotations

from bnevents.models import Event, Role


class MeetingHeld(Event):
    """Actors meet or talk, in person or by phone (`বৈঠক`, `ফোনালাপ`)."""

    participants = Role("agent")
    topic = Role("theme")


class VisitMade(Event):
    """An actor travels somewhere in a public capacity (`সফর`)."""

    visitor = Role("agent")
    destination = Role("place")
    host = Role("patient")


class InvitationExtended(Event):
    """An actor invites another (`আমন্ত্রণ`)."""

    host = Role("agent")
    guest = Role("patient")


class SupportExpressed(Event):
    """An actor supports, praises, greets or consoles another (`সমর্থন`, `অভিনন্দন`)."""

    supporter = Role("agent")
    beneficiary = Role("patient")


class PledgeMade(Event):
    """An actor promises something (`অঙ্গীকার`, `প্রতিশ্রুতি`)."""

    promiser = Role("agent")
    beneficiary = Role("patient")
    topic = Role("theme")


class ConcernExpressed(Event):
    """An actor voices worry or disappointment (`উদ্বেগ`)."""

    speaker = Role("agent")
    topic = Role("theme")


class CriticismMade(Event):
    """An actor criticises or condemns (`সমালোচনা`, `নিন্দা`)."""

    critic = Role("agent")
    target = Role("patient")
    topic = Role("theme")


class AccusationMade(Event):
    """An actor accuses or blames another (`অভিযোগ`, `দায়ী করা`)."""

    accuser = Role("agent")
    accused = Role("patient")
    claim = Role("theme")


class DenialIssued(Event):
    """An actor denies a claim (`অস্বীকার`)."""

    denier = Role("agent")
    claim = Role("theme")


class DemandMade(Event):
    """An actor demands, asks or orders (`দাবি`, `আহ্বান`, `নির্দেশ`)."""

    demander = Role("agent")
    addressee = Role("patient")
    topic = Role("theme")


class RejectionMade(Event):
    """An actor rejects a proposal (`প্রত্যাখ্যান`, `নাকচ`)."""

    rejecter = Role("agent")
    proposal = Role("theme")


class ThreatMade(Event):
    """An actor threatens or warns of harm by its own side (`হুমকি`, `হুঁশিয়ারি`)."""

    threatener = Role("agent")
    target = Role("patient")


class DiplomaticTiesCut(Event):
    """A state cuts ties, expels or recalls diplomats (`সম্পর্ক ছিন্ন`)."""

    actor = Role("agent")
    partner = Role("patient")
