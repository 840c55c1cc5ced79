"""One SQLModel table per kind of row, in one file per noun."""

from iomctl.storage.tables.agencies import Agency, Worker
from iomctl.storage.tables.cohorts import (
    Cohort,
    Scheme,
    SchemeArea,
    Spell,
    SpellColour,
    SpellCustody,
    SpellTier,
    SpellWorker,
)
from iomctl.storage.tables.people import Alias, Identifier, Offender
from iomctl.storage.tables.policies import BankHoliday, PolicyVersion
from iomctl.storage.tables.referrals import Need, Provider, Referral, ReferralStep, Service
from iomctl.storage.tables.reviews import Review
from iomctl.storage.tables.trail import Event, EventDetail

__all__ = [
    "Agency",
    "Alias",
    "BankHoliday",
    "Cohort",
    "Event",
    "EventDetail",
    "Identifier",
    "Need",
    "Offender",
    "PolicyVersion",
    "Provider",
    "Referral",
    "ReferralStep",
    "Review",
    "Scheme",
    "SchemeArea",
    "Service",
    "Spell",
    "SpellColour",
    "SpellCustody",
    "SpellTier",
    "SpellWorker",
    "Worker",
]
