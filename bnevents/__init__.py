"""Typed events with ISO dates from Bengali news.

    >>> import bnevents
    >>> x = bnevents.extract("বুধবার ঢাকায় বাংলাদেশ ও ভুটান বাণিজ্য চুক্তিতে স্বাক্ষর করেছে।", published="2024-03-28")
    >>> [(e.type, e.time.value) for e in x.events]  # on Wednesday Bangladesh and Bhutan signed a trade agreement
    [('TreatySigned', '2024-03-27')]

The public names are imported when they are first used, so that `import bnevents` costs next to nothing and brings
neither spaCy nor pandas.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bnevents.articles import Article
    from bnevents.errors import (
        BnEventsError,
        GazetteerError,
        InputError,
        MissingExtraError,
        ModelError,
        RecordError,
        RuleError,
        StoreError,
    )
    from bnevents.io.frames import events_to_frame
    from bnevents.models import Argument, Entity, Event, Extraction, Role, Span, TimeExpression
    from bnevents.ontology import (
        AccidentOccurred,
        AccusationMade,
        AgreementReached,
        AidProvided,
        ArmsSupplied,
        AttackCarriedOut,
        CeasefireDeclared,
        ClashOccurred,
        ConcernExpressed,
        CriticismMade,
        DemandMade,
        DenialIssued,
        DiplomaticTiesCut,
        DisasterStruck,
        ElectionHeld,
        InvestigationOpened,
        InvitationExtended,
        LawPassed,
        MeetingHeld,
        MilitaryExerciseHeld,
        PeopleInjured,
        PeopleKilled,
        PersonAbducted,
        PersonAppointed,
        PersonArrested,
        PersonCharged,
        PersonConvicted,
        PersonDied,
        PersonDismissed,
        PersonElected,
        PersonReleased,
        PersonResigned,
        PledgeMade,
        ProtestHeld,
        RejectionMade,
        SanctionsImposed,
        SanctionsLifted,
        SupportExpressed,
        TerritoryCaptured,
        ThreatMade,
        TreatyEnteredIntoForce,
        TreatyRatified,
        TreatySigned,
        TreatyTerminated,
        TroopsDeployed,
        TroopsWithdrawn,
        VisitMade,
        WeaponTested,
    )
    from bnevents.pipeline import explain, extract, extract_many, load, parse_time, why_not
    from bnevents.timeline import Timeline, timeline

__all__ = [
    "AccidentOccurred",
    "AccusationMade",
    "AgreementReached",
    "AidProvided",
    "Argument",
    "ArmsSupplied",
    "Article",
    "AttackCarriedOut",
    "BnEventsError",
    "CeasefireDeclared",
    "ClashOccurred",
    "ConcernExpressed",
    "CriticismMade",
    "DemandMade",
    "DenialIssued",
    "DiplomaticTiesCut",
    "DisasterStruck",
    "ElectionHeld",
    "Entity",
    "Event",
    "Extraction",
    "GazetteerError",
    "InputError",
    "InvestigationOpened",
    "InvitationExtended",
    "LawPassed",
    "MeetingHeld",
    "MilitaryExerciseHeld",
    "MissingExtraError",
    "ModelError",
    "PeopleInjured",
    "PeopleKilled",
    "PersonAbducted",
    "PersonAppointed",
    "PersonArrested",
    "PersonCharged",
    "PersonConvicted",
    "PersonDied",
    "PersonDismissed",
    "PersonElected",
    "PersonReleased",
    "PersonResigned",
    "PledgeMade",
    "ProtestHeld",
    "RecordError",
    "RejectionMade",
    "Role",
    "RuleError",
    "SanctionsImposed",
    "SanctionsLifted",
    "Span",
    "StoreError",
    "SupportExpressed",
    "TerritoryCaptured",
    "ThreatMade",
    "TimeExpression",
    "Timeline",
    "TreatyEnteredIntoForce",
    "TreatyRatified",
    "TreatySigned",
    "TreatyTerminated",
    "TroopsDeployed",
    "TroopsWithdrawn",
    "VisitMade",
    "WeaponTested",
    "events_to_frame",
    "explain",
    "extract",
    "extract_many",
    "load",
    "parse_time",
    "timeline",
    "why_not",
]

__version__ = "0.1.0"

_HOMES = {
    "Article": "bnevents.articles",
    "BnEventsError": "bnevents.errors",
    "GazetteerError": "bnevents.errors",
    "InputError": "bnevents.errors",
    "MissingExtraError": "bnevents.errors",
    "ModelError": "bnevents.errors",
    "RecordError": "bnevents.errors",
    "RuleError": "bnevents.errors",
    "StoreError": "bnevents.errors",
    "Argument": "bnevents.models",
    "Entity": "bnevents.models",
    "Event": "bnevents.models",
    "Extraction": "bnevents.models",
    "Role": "bnevents.models",
    "Span": "bnevents.models",
    "TimeExpression": "bnevents.models",
    "explain": "bnevents.pipeline",
    "extract": "bnevents.pipeline",
    "extract_many": "bnevents.pipeline",
    "load": "bnevents.pipeline",
    "parse_time": "bnevents.pipeline",
    "why_not": "bnevents.pipeline",
    "events_to_frame": "bnevents.io.frames",
    "Timeline": "bnevents.timeline",
    "timeline": "bnevents.timeline",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'bnevents' has no attribute {name!r}")
    value = getattr(importlib.import_module(_HOMES.get(name, "bnevents.ontology")), name)
    globals()[name] = value  # the next use finds it without asking
    return value


class _Package(ModuleType):
    """This package, whose `timeline` is the function, also once the subpackage of that name has been imported."""

    def __setattr__(self, name: str, value: object) -> None:
        if name != "timeline" or not isinstance(value, ModuleType):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
