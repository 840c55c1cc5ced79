"""What has to happen today: counts of the whole scheme, and the cases that need somebody's hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Row, func, label, select
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.policy.policy import Policy
from iomctl.domain.references import PERSON, name_column, offender_column, reference
from iomctl.errors import SettingsWrong
from iomctl.services.as_of import AsOf
from iomctl.services.asked_day import AskedDay
from iomctl.services.lookup.whose_cases import WhoseCases
from iomctl.services.referrals.not_started import count_not_started
from iomctl.services.referrals.waiting import WaitingReferral, waiting_as_of
from iomctl.services.reviews.lists import OverdueReview, exemptions, falls_due, overdue_as_of
from iomctl.services.worklists.caseload_rows import never_asked, nobody_responsible, open_cases, shown_name
from iomctl.services.worklists.ends_and_releases import ends_and_releases
from iomctl.storage.tables.cohorts import Scheme, Spell
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.reviews import Review
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.services.accommodation.empty_rooms import EmptyRoom
    from iomctl.services.accommodation.records import PlacementRecord
    from iomctl.services.accommodation.without_homes import WithoutHome
    from iomctl.services.facts.markers_due import MarkerDue, MarkerOverdue
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
    """One day of the scheme; the field names are a contract.

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


def today(work: UnitOfWork, on: date) -> Today:
    """What has to happen on a day; as it stood and by the policy then, when that day is over.

    The look at those it names is logged.
    """
    day = AskedDay(work, on)
    late = overdue_as_of(work, day, WhoseCases())
    people, cases = _on_scheme(work, day.spells)
    exempt_today, exempt_past = exemptions(work, day)
    unanswered, not_started, fault = _referrals(work, day)
    return Today(
        scheme=work.session.execute(select(col(Scheme.name))).scalar_one(),
        on=on,
        reviews_overdue=len(late),
        reviews_due=_due(work, day),
        due_until=on + timedelta(days=day.policy.look_ahead_days),
        exemptions_ending=exempt_today,
        exemptions_over=exempt_past,
        referrals_waiting=None if unanswered is None else len(unanswered),
        referrals_not_started=not_started,
        people=people,
        tiers=_tiers(work, day.spells, day.policy),
        overdue=late,
        waiting=unanswered or [],
        nobody_responsible=_nobody_responsible(work, day.spells),
        never_asked=_never_asked(work, day.spells),
        fault=fault,
        cases=cases,
        **ends_and_releases(work, day)._asdict(),
    )


def _due(work: UnitOfWork, day: AskedDay) -> int:
    """How many reviews are due within the look-ahead; a count names nobody."""
    return int(work.session.execute(select(func.count(col(Review.id))).where(falls_due(day))).scalar_one())


def _referrals(work: UnitOfWork, day: AskedDay) -> tuple[list[WaitingReferral] | None, int | None, str | None]:
    try:
        return waiting_as_of(work, day), count_not_started(work, day), None
    except SettingsWrong as fault:
        return None, None, f"{fault.faults[0]}; {fault.advice}"


def _on_scheme(work: UnitOfWork, as_of: AsOf) -> tuple[int, int]:
    """How many people are on the scheme, and in how many cases."""
    query = select(func.count(col(Spell.offender_id).distinct()), func.count(col(Spell.id)))
    people, cases = work.session.execute(query.where(as_of.is_open)).one()
    return people, cases


def _tiers(work: UnitOfWork, as_of: AsOf, policy: Policy) -> list[TierAgainstCapacity]:
    """Every tier in use in the order of the policy, then any other that somebody is in."""
    cases = select(col(Spell.offender_id).label("person"), label("tier", as_of.tier)).where(as_of.is_open).subquery()
    people = func.count(cases.c.person.distinct())
    query = select(cases.c.tier, label("people", people)).group_by(cases.c.tier).order_by(cases.c.tier)
    found = {row.tier: row.people for row in work.session.execute(query)}
    counted = [TierAgainstCapacity(code, found.pop(code, 0), tier.capacity) for code, tier in policy.tiers.items()]
    return counted + [TierAgainstCapacity(code, count, None) for code, count in found.items()]


def _nobody_responsible(work: UnitOfWork, as_of: AsOf) -> list[NeedsWorker]:
    query = open_cases(as_of, nobody_responsible(as_of))
    return [NeedsWorker(**_case(work, row), left_on=row.left_on) for row in _looked_at(work, query)]


def _never_asked(work: UnitOfWork, as_of: AsOf) -> list[NeedsAssessment]:
    query = open_cases(as_of, never_asked(as_of))
    return [NeedsAssessment(**_case(work, row), adopted_on=row.adopted_on) for row in _looked_at(work, query)]


def _looked_at(work: UnitOfWork, query: Any) -> list[Row[Any]]:
    """The rows, those longest on the scheme first."""
    rows = list(work.session.execute(query.order_by(col(Spell.adopted_on), col(Offender.id))))
    work.looked_at(row.person for row in rows)
    return rows


def _case(work: UnitOfWork, row: Row[Any]) -> dict[str, Any]:
    shown = {name: getattr(row, name) for name in ("cohort", "tier", "worker")}
    return {"offender": reference(PERSON, row.person), "name": shown_name(work, row), **shown}
