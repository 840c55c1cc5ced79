"""What has to happen today: counts of the whole scheme, and the cases that need somebody's hand."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import Row, func, label, select
from sqlmodel import col

from iomctl.domain.policy.policy import Policy
from iomctl.domain.references import PERSON, reference
from iomctl.errors import SettingsWrong
from iomctl.services.as_of import AsOf
from iomctl.services.asked_day import AskedDay
from iomctl.services.lookup.whose_cases import WhoseCases
from iomctl.services.referrals.not_started import count_not_started
from iomctl.services.referrals.waiting import WaitingReferral, waiting_as_of
from iomctl.services.reviews.lists import exemptions, falls_due, overdue_as_of
from iomctl.services.worklists.caseload_rows import never_asked, nobody_responsible, open_cases, shown_name
from iomctl.services.worklists.ends_and_releases import ends_and_releases
from iomctl.services.worklists.today_record import NeedsAssessment, NeedsWorker, TierAgainstCapacity, Today
from iomctl.storage.tables.cohorts import Scheme, Spell
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.reviews import Review
from iomctl.storage.unit_of_work import UnitOfWork


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
