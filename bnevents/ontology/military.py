"""Military: force moved, shown and used."""

from __future__ import annotations

from bnevents.models import Event, Role


class TroopsDeployed(Event):
    """Forces are sent or posted (`মোতায়েন`)."""

    deployer = Role("agent")
    force = Role("theme")
    destination = Role("place")


class TroopsWithdrawn(Event):
    """Forces are pulled back (`সেনা প্রত্যাহার`)."""

    actor = Role("agent")
    force = Role("theme")
    origin = Role("place")


class AttackCarriedOut(Event):
    """Somebody attacks on purpose (`হামলা`, `আক্রমণ`)."""

    attacker = Role("agent")
    target = Role("patient")
    weapon = Role("theme")


class ClashOccurred(Event):
    """Sides fight each other (`সংঘর্ষ`, `লড়াই`)."""

    parties = Role("agent")


class ArmsSupplied(Event):
    """Arms are given, sent or sold (`অস্ত্র সরবরাহ`)."""

    supplier = Role("agent")
    recipient = Role("patient")
    weapon = Role("theme")


class WeaponTested(Event):
    """A weapon is tested (`ক্ষেপণাস্ত্র পরীক্ষা`)."""

    tester = Role("agent")
    weapon = Role("theme")


class MilitaryExerciseHeld(Event):
    """Forces hold an exercise (`মহড়া`)."""

    participants = Role("agent")


class TerritoryCaptured(Event):
    """A side takes ground (`দখল`)."""

    captor = Role("agent")
    former_holder = Role("patient")
    territory = Role("place")
