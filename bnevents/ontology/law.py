"""Law: protest, arrest, court and inquiry."""

from __future__ import annotations

from bnevents.models import Event, Role


class ProtestHeld(Event):
    """People protest, strike or block a road (`বিক্ষোভ`, `হরতাল`)."""

    protesters = Role("agent")
    target = Role("patient")


class PersonArrested(Event):
    """Somebody is arrested (`গ্রেপ্তার`, `আটক`)."""

    authority = Role("agent")
    detainee = Role("patient")


class PersonReleased(Event):
    """Somebody is freed or bailed (`মুক্তি`, `জামিন`)."""

    authority = Role("agent")
    detainee = Role("patient")


class PersonCharged(Event):
    """A case is filed or a charge brought (`মামলা`, `অভিযোগপত্র`)."""

    accuser = Role("agent")
    accused = Role("patient")
    charge = Role("theme")


class PersonConvicted(Event):
    """Somebody is convicted or sentenced (`কারাদণ্ড`)."""

    court = Role("agent")
    convict = Role("patient")
    punishment = Role("theme", name="sentence")  # `event.sentence` is the sentence that tells the event


class InvestigationOpened(Event):
    """An inquiry begins or runs (`তদন্ত`)."""

    investigator = Role("agent")
    subject = Role("patient")
