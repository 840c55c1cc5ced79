"""Which recorded columns hold codes of the policy: a code in use is kept by every policy that is loaded."""

from typing import Any

from sqlalchemy import ColumnElement, and_
from sqlmodel import col

from iomctl.domain.course.kept_facts import EXEMPT
from iomctl.domain.requirements import BEGUN, BREACH
from iomctl.inputs.rescopes import REASON_LISTS as LIST_OF_ACTION
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.dated.provider_capacities import ProviderCapacity
from iomctl.storage.tables.dated.referral_outcomes import ReferralOutcome
from iomctl.storage.tables.dated.release_plans import ReleaseCheck, ReleasePlan
from iomctl.storage.tables.dated.spell_states import SpellTier as Tiers
from iomctl.storage.tables.duties import DutyAnswer
from iomctl.storage.tables.facts.contacts import Contact
from iomctl.storage.tables.facts.markers import Marker
from iomctl.storage.tables.facts.notes import NoteConsent
from iomctl.storage.tables.facts.scores import Score
from iomctl.storage.tables.facts.sentences import Sentence
from iomctl.storage.tables.needs import Need
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.placements import Placement
from iomctl.storage.tables.referrals import ReferralStep, Service
from iomctl.storage.tables.releases import Release, ReleaseDue
from iomctl.storage.tables.requirements import Requirement, RequirementStep
from iomctl.storage.tables.rescopes import RescopeDecision
from iomctl.storage.tables.reviews import Review
from iomctl.storage.tables.spell_facts import SpellFact

_CAME_OF_BREACH = (col(RequirementStep.step) == BREACH, col(RequirementStep.outcome) != BEGUN)
USES: tuple[tuple[str, Any, ColumnElement[bool] | None], ...] = (
    ("tiers", col(Spell.tier), None),
    ("tiers", col(Tiers.tier), None),
    ("colours", col(SpellFact.colour), None),
    ("review_kinds", col(Review.kind), None),
    ("pathways", col(Need.pathway), None),
    ("pathways", col(Service.pathway), None),
    ("pathways", col(ProviderCapacity.pathway), None),
    ("genders", col(Offender.gender), None),
    ("ethnicities", col(Offender.ethnicity), None),
    ("reasons.adoption", col(Spell.adoption_reason), None),
    ("reasons.deselection", col(Spell.deselection_reason), None),
    ("reasons.tier", col(Tiers.reason), None),
    ("reasons.exemption", col(SpellFact.reason), col(SpellFact.what) == EXEMPT),
    ("reasons.refusal", col(ReferralStep.reason), col(ReferralStep.status) == "refused"),
    ("reasons.ending", col(ReferralStep.reason), col(ReferralStep.status) == "ended"),
    ("outcomes", col(ReferralOutcome.code), None),
    ("scores", col(Score.kind), None),
    ("sentences", col(Sentence.kind), None),
    ("markers", col(Marker.kind), None),
    ("contacts", col(Contact.kind), None),
    ("reasons.absence", col(Contact.reason), None),
    ("audiences", col(NoteConsent.audience), None),
    ("placements", col(Placement.kind), None),
    ("placements", col(ProviderCapacity.kind), None),
    ("accommodations", col(Placement.moved_to), None),
    ("reasons.placement", col(Placement.end_reason), None),
    ("releases", col(ReleaseDue.kind), None),
    ("release_items", col(ReleaseCheck.item), None),
    ("accommodations", col(ReleasePlan.accommodation), None),
    ("accommodations", col(Release.accommodation), None),
    ("duties", col(DutyAnswer.outcome), None),
    ("requirements", col(Requirement.kind), None),
    ("reasons.absence", col(RequirementStep.reason), None),
    ("reasons.breach", col(RequirementStep.outcome), and_(*_CAME_OF_BREACH)),
    ("tiers", col(RescopeDecision.tier), None),
    *(
        (f"reasons.{name}", col(RescopeDecision.reason), col(RescopeDecision.action) == action)
        for action, name in LIST_OF_ACTION.items()
    ),
)
"""Each with the section that its codes are of; the third part narrows the rows."""
