"""Harm: people killed, hurt, dead and taken."""

from __future__ import annotations

from bnevents.models import Event, Role


class PeopleKilled(Event):
    """People die by violence, accident or disaster (`নিহত`, `হত্যা`)."""

    killer = Role("agent")
    victims = Role("patient")


class PeopleInjured(Event):
    """People are hurt (`আহত`)."""

    attacker = Role("agent")
    victims = Role("patient")


class PersonDied(Event):
    """Somebody dies, naturally or of an unstated cause (`মারা যাওয়া`)."""

    deceased = Role("patient")


class PersonAbducted(Event):
    """Somebody is abducted or held hostage (`অপহরণ`)."""

    abductor = Role("agent")
    victim = Role("patient")
