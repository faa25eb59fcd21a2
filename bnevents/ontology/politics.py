"""Domestic politics: laws, elections and offices."""

from __future__ import annotations

from bnevents.models import Event, Role


class LawPassed(Event):
    """A law, bill or amendment is passed or issued (`পাস`, `জারি`)."""

    legislature = Role("agent")
    law = Role("theme")


class ElectionHeld(Event):
    """A particular election or referendum is held or scheduled (`নির্বাচন`, `গণভোট`)."""


class PersonElected(Event):
    """Somebody wins an election (`নির্বাচিত`, `জয়ী`)."""

    electorate = Role("agent")
    winner = Role("patient")
    office = Role("theme")


class PersonAppointed(Event):
    """Somebody is given or takes an office (`নিয়োগ`, `শপথ গ্রহণ`)."""

    appointer = Role("agent")
    appointee = Role("patient")
    office = Role("theme")


class PersonDismissed(Event):
    """Somebody is removed from an office (`বরখাস্ত`, `অপসারণ`)."""

    dismisser = Role("agent")
    official = Role("patient")
    office = Role("theme")


class PersonResigned(Event):
    """Somebody gives up an office (`পদত্যাগ`)."""

    official = Role("agent")
    office = Role("theme")
