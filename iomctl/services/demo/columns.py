"""The columns that a made-up row fills, for each table; all others stay empty."""

from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.dated.custody_states import CustodyChange
from iomctl.storage.tables.dated.placement_plans import PlacementPlan
from iomctl.storage.tables.dated.release_plans import ReleaseCheck, ReleasePlan
from iomctl.storage.tables.dated.release_reviews import ReleaseReview
from iomctl.storage.tables.dated.spell_states import SpellTier, SpellWorker
from iomctl.storage.tables.duties import DutyAnswer, DutyReferral
from iomctl.storage.tables.facts.arrests import Arrest
from iomctl.storage.tables.facts.conditions import ProgrammeCondition
from iomctl.storage.tables.facts.contacts import Contact
from iomctl.storage.tables.facts.homes import SaidHome
from iomctl.storage.tables.facts.markers import Marker, MarkerReview
from iomctl.storage.tables.facts.notes import Note, NoteConsent
from iomctl.storage.tables.facts.offences import Offence
from iomctl.storage.tables.facts.programmes import Membership
from iomctl.storage.tables.facts.restoratives import RestorativeOffer
from iomctl.storage.tables.facts.scores import Score
from iomctl.storage.tables.facts.sentences import Sentence
from iomctl.storage.tables.facts.transitions import TransitionStep
from iomctl.storage.tables.identities import Alias, Identifier
from iomctl.storage.tables.needs import Need
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.placement_supports import PlacementSupport
from iomctl.storage.tables.placements import Placement, PlacementExtension
from iomctl.storage.tables.referrals import Referral, ReferralStep
from iomctl.storage.tables.releases import Release, ReleaseDue
from iomctl.storage.tables.requirements import Requirement, RequirementStep
from iomctl.storage.tables.row import TableRow
from iomctl.storage.tables.spell_facts import SpellFact

# In the order in which they can be inserted: a row's parents stand in the tables before it.
COLUMNS: dict[type[TableRow], tuple[str, ...]] = {
    Offender: ("id", "surname", "forenames", "search_name", "born_on", "gender", "ethnicity", "area", "restricted"),
    Identifier: ("offender_id", "kind", "value", "as_typed"),
    Alias: ("offender_id", "name", "search_name"),
    Spell: (
        "id",
        "offender_id",
        "cohort_id",
        "adopted_on",
        "adoption_reason",
        "decision",
        "deselected_on",
        "deselection_reason",
        "exit_plan",
        "deselected_in",
    ),
    SpellTier: ("spell_id", "tier", "from_on", "reason"),
    SpellWorker: ("spell_id", "worker_id", "agency_id", "from_on", "reason"),
    SpellFact: ("spell_id", "what", "from_on", "colour", "kind", "decision"),
    Need: ("offender_id", "pathway", "level", "from_on"),
    Referral: ("id", "offender_id", "service_id", "made_on", "status", "status_on", "signpost"),
    ReferralStep: ("referral_id", "status", "step_on", "reason", "ending", "outcome"),
    Offence: ("offender_id", "committed_on", "code", "victim", "outcome", "outcome_on", "index_on", "source"),
    Arrest: ("offender_id", "arrested_on", "codes", "victim", "outcome", "outcome_on", "source"),
    Score: ("offender_id", "kind", "value", "level", "scored_on", "version", "source"),
    Sentence: ("id", "offender_id", "kind", "start_on", "until_on", "source"),
    Custody: ("id", "offender_id", "from_on", "sentenced_on", "to_on"),
    CustodyChange: ("custody_id", "kind", "prison", "from_on"),
    Release: ("custody_id", "released_on", "planned", "told_on", "accommodation", "hour"),
    ReleaseDue: ("custody_id", "kind", "due_on", "from_on"),
    ReleasePlan: ("custody_id", "accommodation", "appointment_on", "from_on"),
    ReleaseCheck: ("custody_id", "item", "done", "from_on"),
    Membership: ("id", "offender_id", "programme", "joined_on", "children", "family", "left_on", "end_reason"),
    ProgrammeCondition: ("offender_id", "membership_id", "kind", "agreed_on", "due_on", "outcome", "outcome_on"),
    RestorativeOffer: (
        "offender_id",
        "offered_on",
        "stage",
        "victim_asked",
        "answer",
        "answered_on",
        "outcome",
        "outcome_on",
    ),
    Marker: ("id", "offender_id", "kind", "present", "from_on", "until_on", "source"),
    MarkerReview: ("marker_id", "from_on", "review_on", "level"),
    Requirement: ("id", "offender_id", "sentence_id", "kind", "referral_id", "start_on", "until_on"),
    RequirementStep: ("requirement_id", "step", "step_on", "outcome", "reason", "assessed_by"),
    ReleaseReview: ("custody_id", "reviewed_on", "failed", "worker_id", "action", "action_by"),
    Contact: (
        "offender_id",
        "contact_on",
        "kind",
        "how",
        "worker_id",
        "planned_on",
        "outcome",
        "reason",
        "outcome_on",
        "outcome_in",
    ),
    Note: ("id", "offender_id", "noted_on", "kind", "victim", "words"),
    NoteConsent: (
        "offender_id",
        "note_id",
        "audience",
        "answer",
        "from_on",
        "until_on",
        "note",
        "revoked_on",
        "revoked_in",
    ),
    Placement: (
        "id",
        "offender_id",
        "kind",
        "provider_id",
        "area",
        "made_on",
        "from_on",
        "leaves_on",
        "funded_leaves_on",
        "funder",
        "hour_in",
        "per_night_pence",
        "left_on",
        "end_reason",
        "moved_to",
        "ended_in",
        "amount_pence",
        "weeks",
        "payee",
        "paid_on",
    ),
    PlacementExtension: ("placement_id", "from_on", "leaves_on", "reason", "decision"),
    PlacementPlan: ("placement_id", "from_on", "accommodation", "note"),
    PlacementSupport: ("placement_id", "referral_id"),
    DutyReferral: ("id", "offender_id", "council", "submitted_on", "consented_on"),
    DutyAnswer: ("duty_referral_id", "answered_on", "outcome"),
    SaidHome: ("offender_id", "from_on", "kind", "area", "leaves_on", "source"),
    TransitionStep: ("offender_id", "kind", "step", "step_on", "done_with", "note"),
}
