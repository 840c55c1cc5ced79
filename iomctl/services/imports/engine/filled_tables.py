"""The tables that imports fill, with the columns of each."""

from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.dated.custody_states import CustodyChange
from iomctl.storage.tables.dated.person_names import PersonName
from iomctl.storage.tables.dated.referral_outcomes import ReferralOutcome, ReferralPractitioner
from iomctl.storage.tables.dated.spell_states import SpellTier, SpellWorker
from iomctl.storage.tables.facts.arrests import Arrest
from iomctl.storage.tables.facts.conditions import ProgrammeCondition
from iomctl.storage.tables.facts.homes import SaidHome
from iomctl.storage.tables.facts.markers import Marker, MarkerReview
from iomctl.storage.tables.facts.offences import Offence
from iomctl.storage.tables.facts.programmes import Membership
from iomctl.storage.tables.facts.reaches import Reach
from iomctl.storage.tables.facts.scores import Score
from iomctl.storage.tables.facts.sentences import Sentence
from iomctl.storage.tables.facts.transitions import TransitionStep
from iomctl.storage.tables.identities import Alias, Identifier
from iomctl.storage.tables.needs import Need
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.referrals import Referral, ReferralStep
from iomctl.storage.tables.reviews import Review
from iomctl.storage.tables.row import TableRow
from iomctl.storage.tables.spell_facts import SpellFact

COLUMNS: dict[type[TableRow], tuple[str, ...]] = {
    table: tuple(
        name for name in table.model_fields if not name.startswith("recorded_") and name not in table.worked_out
    )
    for table in (
        Offender,
        Identifier,
        Alias,
        PersonName,
        Spell,
        SpellTier,
        SpellWorker,
        Custody,
        CustodyChange,
        SpellFact,
        Need,
        Referral,
        ReferralStep,
        ReferralPractitioner,
        ReferralOutcome,
        Review,
        Offence,
        Arrest,
        Score,
        Sentence,
        Marker,
        MarkerReview,
        SaidHome,
        Reach,
        TransitionStep,
        Membership,
        ProgrammeCondition,
    )
}
"""The columns of each table an import fills, in the order their values are given: `id` first. What the course of a
case works out is left out."""

UNNUMBERED = (ReferralStep, ReferralPractitioner, ReferralOutcome)
"""Tables whose rows get their numbers when they are written, short rows first, for nothing refers to them."""
