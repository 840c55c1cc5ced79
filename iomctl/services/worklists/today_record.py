"""One day of the scheme as a record: counts, and a list for each kind of thing that needs somebody's hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from iomctl.domain.columns import column
from iomctl.domain.references import name_column, offender_column
from iomctl.services.referrals.waiting import WaitingReferral
from iomctl.services.reviews.lists import DueReview, OverdueReview

if TYPE_CHECKING:
    from iomctl.services.accommodation.empty_rooms import EmptyRoom
    from iomctl.services.accommodation.records import PlacementRecord
    from iomctl.services.facts.markers_due import MarkerDue, MarkerOverdue
    from iomctl.services.homes.without import WithoutHome
    from iomctl.services.panels.action_records import ActionOverdue, ActionRecord
    from iomctl.services.panels.papers_due import PaperDue
    from iomctl.services.programmes.condition_lists import ConditionRecord
    from iomctl.services.programmes.records import MembershipRecord
    from iomctl.services.releases.duties_due import DutyDue
    from iomctl.services.releases.lists import ComingRelease
    from iomctl.services.releases.past import PastRelease
    from iomctl.services.transitions.due import TransitionDue, TransitionOverdue
    from iomctl.services.worklists.contact_standards import StandardOverdue


class TierAgainstCapacity(NamedTuple):
    """How many people a tier of the scheme holds against the number it is meant to; None for a tier no longer known.

    A person in two cohorts counts in the tier of each of the two, once where it is the same.
    """

    tier: str
    people: int
    capacity: int | None


@dataclass(frozen=True)
class NeedsWorker:
    """An open case that nobody leads: `worker` is whoever did and has left, None when there was no one."""

    offender: str = offender_column()
    name: str = name_column()
    cohort: str = column("Cohort", "the cohort's code", "luton")
    tier: str = column("Tier", "the tier's code", "fixed")
    worker: str | None = column("Worker", "the lead worker who has left", "P Dane")
    left_on: date | None = column("Left", "the first day without that worker", "2026-04-14")


@dataclass(frozen=True)
class NeedsAssessment:
    """An open case whose person was never asked about a need."""

    offender: str = offender_column()
    name: str = name_column()
    cohort: str = column("Cohort", "the cohort's code", "luton")
    tier: str = column("Tier", "the tier's code", "fixed")
    worker: str | None = column("Worker", "the lead worker", "S Okafor")
    adopted_on: date = column("Adopted", "the day of adoption", "2026-04-13")


@dataclass(frozen=True)
class Today:
    """One day of the scheme, or of some of its cases: lists and counts are of those; the field names are a contract.

    Counts of referrals are None, and `fault` says why, where bank holidays are not known.
    """

    scheme: str = column("Scheme", "the scheme's name", "IOM Luton")
    on: date = column("On", "the day asked about", "2026-04-20")
    reviews_overdue: int = column("Reviews overdue", "reviews past their last day", "7")
    reviews_due: int = column("Reviews due", "reviews due by `due_until`, not overdue", "12")
    due_until: date = column("Due until", "the end of the look-ahead", "2026-04-27")
    exemptions_ending: int = column("Exemptions ending", "exemptions whose last day is that day", "1")
    exemptions_over: int = column("Exemptions over", "exemptions past their last day that nobody ended", "2")
    referrals_waiting: int | None = column("Referrals waiting", "without an answer past the target", "4")
    referrals_not_started: int | None = column("Referrals not started", "accepted, not started within the target", "2")
    people: int = column("People", "people on the scheme", "118")
    tiers: list[TierAgainstCapacity] = column("Tiers", "people in each tier, and its capacity", "fixed 61 70")
    overdue: list[OverdueReview] = column("Overdue", "the overdue reviews", "")
    waiting: list[WaitingReferral] = column("Waiting", "the referrals without an answer", "")
    nobody_responsible: list[NeedsWorker] = column("Nobody responsible", "cases without a lead worker", "")
    never_asked: list[NeedsAssessment] = column("Never asked", "people without a needs assessment", "")
    fault: str | None = column("Fault", "why referrals could not be counted", "")
    cases: int = column("Cases", "open cases: a person has one in each of their cohorts", "119")
    placements: "Sequence[PlacementRecord]" = column("Placements", "those that run out by `due_until`", "")
    releases: "Sequence[ComingRelease]" = column("Releases", "those by `due_until`, the unplanned ones first", "")
    released: "Sequence[PastRelease]" = column("Released", "unplanned ones of the week before, the newest first", "")
    markers: "Sequence[MarkerDue]" = column("Markers", "those to review, or that end, by `due_until`", "")
    placements_overdue: "Sequence[PlacementRecord]" = column("Placements overdue", "past their nights or their end", "")
    releases_overdue: "Sequence[ComingRelease]" = column("Releases overdue", "those whose day is past", "")
    markers_overdue: "Sequence[MarkerOverdue]" = column("Markers overdue", "those whose review day is past", "")
    without_home: "Sequence[WithoutHome]" = column("Without home", "everybody without a home to stay in", "")
    duties: "Sequence[DutyDue]" = column("Duties", "whom to refer to a council while their home lasts", "")
    duties_overdue: "Sequence[DutyDue]" = column("Duties overdue", "whom to refer who have no home any more", "")
    placements_empty: "Sequence[EmptyRoom]" = column("Placements empty", "paid for, the person in custody", "")
    transitions: "Sequence[TransitionDue]" = column("Transitions", "those whose birthday is ahead", "")
    transitions_overdue: "Sequence[TransitionOverdue]" = column("Transitions overdue", "not over by the birthday", "")
    below_standard: "Sequence[StandardOverdue]" = column("Below standard", "cases below a contact standard", "")
    programmes: "Sequence[MembershipRecord]" = column("Programmes", "members whose time is up by `due_until`", "")
    conditions: "Sequence[ConditionRecord]" = column("Conditions", "of contracts, those due by `due_until`", "")
    conditions_overdue: "Sequence[ConditionRecord]" = column("Conditions overdue", "those past their last day", "")
    plans_overdue: "Sequence[PlacementRecord]" = column("Plans overdue", "placements without a move-on plan", "")
    actions: "Sequence[ActionRecord]" = column("Actions", "those to be done by `due_until`", "")
    actions_overdue: "Sequence[ActionOverdue]" = column("Actions overdue", "those whose day is past", "")
    papers: "Sequence[PaperDue]" = column("Papers", "actions and minutes of panels that are to go out", "")
    of: str | None = column("Of", "whose cases, when some are asked for", "S Okafor (Bedfordshire Police)")
    due: list[DueReview] | None = column("Due", "the reviews due by `due_until`; of the whole scheme absent", "")
