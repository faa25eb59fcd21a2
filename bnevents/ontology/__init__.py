"""The event types, one class each, in families; PLOVER and CAMEO codes for export (`bnevents.ontology.plover`)."""

from __future__ import annotations

from bnevents.ontology.agreements import (
    AgreementReached,
    CeasefireDeclared,
    TreatyEnteredIntoForce,
    TreatyRatified,
    TreatySigned,
    TreatyTerminated,
)
from bnevents.ontology.diplomacy import (
    AccusationMade,
    ConcernExpressed,
    CriticismMade,
    DemandMade,
    DenialIssued,
    DiplomaticTiesCut,
    InvitationExtended,
    MeetingHeld,
    PledgeMade,
    RejectionMade,
    SupportExpressed,
    ThreatMade,
    VisitMade,
)
from bnevents.ontology.disasters import (
    AccidentOccurred,
    DisasterStruck,
)
from bnevents.ontology.economy import (
    AidProvided,
    SanctionsImposed,
    SanctionsLifted,
)
from bnevents.ontology.harm import (
    PeopleInjured,
    PeopleKilled,
    PersonAbducted,
    PersonDied,
)
from bnevents.ontology.law import (
    InvestigationOpened,
    PersonArrested,
    PersonCharged,
    PersonConvicted,
    PersonReleased,
    ProtestHeld,
)
from bnevents.ontology.military import (
    ArmsSupplied,
    AttackCarriedOut,
    ClashOccurred,
    MilitaryExerciseHeld,
    TerritoryCaptured,
    TroopsDeployed,
    TroopsWithdrawn,
    WeaponTested,
)
from bnevents.ontology.politics import (
    ElectionHeld,
    LawPassed,
    PersonAppointed,
    PersonDismissed,
    PersonElected,
    PersonResigned,
)

__all__ = [
    "AccidentOccurred",
    "AccusationMade",
    "AgreementReached",
    "AidProvided",
    "ArmsSupplied",
    "AttackCarriedOut",
    "CeasefireDeclared",
    "ClashOccurred",
    "ConcernExpressed",
    "CriticismMade",
    "DemandMade",
    "DenialIssued",
    "DiplomaticTiesCut",
    "DisasterStruck",
    "ElectionHeld",
    "InvestigationOpened",
    "InvitationExtended",
    "LawPassed",
    "MeetingHeld",
    "MilitaryExerciseHeld",
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
    "RejectionMade",
    "SanctionsImposed",
    "SanctionsLifted",
    "SupportExpressed",
    "TerritoryCaptured",
    "ThreatMade",
    "TreatyEnteredIntoForce",
    "TreatyRatified",
    "TreatySigned",
    "TreatyTerminated",
    "TroopsDeployed",
    "TroopsWithdrawn",
    "VisitMade",
    "WeaponTested",
]
