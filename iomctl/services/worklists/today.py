"""What has to happen today: counts, and the cases that need somebody's hand, of the whole scheme or of some cases."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, label, select
from sqlmodel import col

from iomctl.domain.references import PERSON, reference
from iomctl.errors import SettingsWrong
from iomctl.services.as_of import AsOf
from iomctl.services.asked_day import AskedDay
from iomctl.services.lookup.listed_people import ListedPeople
from iomctl.services.lookup.whose_cases import CasesMeant, WhoseCases, cases_meant
from iomctl.services.panels.on_today import of_panels
from iomctl.services.referrals.narrowing import WhichReferrals
from iomctl.services.referrals.not_started import count_not_started
from iomctl.services.referrals.waiting import WaitingReferral, waiting_as_of
from iomctl.services.reviews.lists import DueReview, due_as_of, exemptions, falls_due, overdue_as_of
from iomctl.services.worklists.caseload_rows import never_asked, nobody_responsible, open_cases, shown_name
from iomctl.services.worklists.ends_and_releases import ends_and_releases
from iomctl.services.worklists.today_record import NeedsAssessment, NeedsWorker, TierAgainstCapacity, Today
from iomctl.storage.bulk import read
from iomctl.storage.made_once import Query, made_once, with_more
from iomctl.storage.tables.cohorts import Scheme, Spell
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.reviews import Review
from iomctl.storage.unit_of_work import UnitOfWork

EVERYBODY = WhoseCases()


def today(work: UnitOfWork, on: date, whose: WhoseCases = EVERYBODY) -> Today:
    """What has to happen on a day; as it stood and by the policy then, when that day is over.

    Lists and counts are of the cases asked for. Raises NotFound with every unknown word of `whose` at once; the look
    at those it names is logged.
    """
    day = AskedDay(work, on)
    meant = cases_meant(work, whose)
    theirs = meant.spells(day.spells)
    late = overdue_as_of(work, day, whose)
    reviews_due, due = _due(work, day, whose)
    people, cases = _on_scheme(work, day.spells, theirs)
    exempt_today, exempt_past = exemptions(work, day, *theirs)
    unanswered, not_started, fault = _referrals(work, day, WhichReferrals(ListedPeople(None, whose)))
    return Today(
        scheme=work.session.execute(select(col(Scheme.name))).scalar_one(),
        on=on,
        reviews_overdue=len(late),
        reviews_due=reviews_due,
        due_until=on + timedelta(days=day.policy.look_ahead_days),
        exemptions_ending=exempt_today,
        exemptions_over=exempt_past,
        referrals_waiting=None if unanswered is None else len(unanswered),
        referrals_not_started=not_started,
        people=people,
        tiers=_tiers(work, day, theirs),
        overdue=late,
        waiting=unanswered or [],
        nobody_responsible=_nobody_responsible(work, day.spells, theirs),
        never_asked=_never_asked(work, day.spells, theirs),
        fault=fault,
        cases=cases,
        of=_of(work, whose, meant),
        due=due,
        **ends_and_releases(work, day, whose)._asdict(),
        **of_panels(work, day, whose)._asdict(),
    )


def _of(work: UnitOfWork, whose: WhoseCases, meant: CasesMeant) -> str | None:
    """Whose cases are asked for, in the words of a caseload; None for everybody's."""
    if whose == EVERYBODY:
        return None
    from iomctl.services.worklists.caseload_filters import Found, Wanted, described

    return described(work, Found(Wanted(whose), None, None, None, meant))


def _due(work: UnitOfWork, day: AskedDay, whose: WhoseCases) -> tuple[int, list[DueReview] | None]:
    """How many reviews are due within the look-ahead, and which.

    Those of the whole scheme are only counted: they can be a third of it, and a count names nobody.
    """
    if whose != EVERYBODY:
        due = due_as_of(work, day, None, whose)
        return len(due), due
    return int(work.session.execute(select(func.count(col(Review.id))).where(falls_due(day))).scalar_one()), None


def _referrals(
    work: UnitOfWork, day: AskedDay, which: WhichReferrals
) -> tuple[list[WaitingReferral] | None, int | None, str | None]:
    try:
        return waiting_as_of(work, day, which), count_not_started(work, day, which), None
    except SettingsWrong as fault:
        return None, None, f"{fault.faults[0]}; {fault.advice}"


def _on_scheme(work: UnitOfWork, as_of: AsOf, theirs: tuple[ColumnElement[bool], ...]) -> tuple[int, int]:
    """How many people are on the scheme, and in how many cases; `theirs` is SQL for the cases, nothing for all."""
    ((people, cases),) = read(work, _counts(as_of, theirs))
    return people, cases


@made_once
def _counts(as_of: AsOf, theirs: tuple[ColumnElement[bool], ...]) -> Query:
    query = select(func.count(col(Spell.offender_id).distinct()), func.count(col(Spell.id)))
    return query.where(as_of.is_open, *theirs)


def _tiers(work: UnitOfWork, day: AskedDay, theirs: tuple[ColumnElement[bool], ...]) -> list[TierAgainstCapacity]:
    """Every tier in use in the order of the policy, then any other that somebody is in.

    Of some cases without capacity, which is the whole scheme's.
    """
    found = {row.tier: row.people for row in read(work, _people_by_tier(day.spells, theirs))}
    capacity = {code: None if theirs else tier.capacity for code, tier in day.policy.tiers.items()}
    counted = [TierAgainstCapacity(code, found.pop(code, 0), room) for code, room in capacity.items()]
    return counted + [TierAgainstCapacity(code, count, None) for code, count in found.items()]


@made_once
def _people_by_tier(as_of: AsOf, theirs: tuple[ColumnElement[bool], ...]) -> Select[Any]:
    cases: Any = select(col(Spell.offender_id).label("person"), label("tier", as_of.tier))
    cases = cases.where(as_of.is_open, *theirs).subquery()
    people = func.count(cases.c.person.distinct())
    return select(cases.c.tier, label("people", people)).group_by(cases.c.tier).order_by(cases.c.tier)


def _nobody_responsible(work: UnitOfWork, as_of: AsOf, theirs: tuple[ColumnElement[bool], ...]) -> list[NeedsWorker]:
    query = open_cases(as_of, nobody_responsible(as_of), *theirs)
    return [NeedsWorker(**_case(work, row), left_on=row.left_on) for row in _looked_at(work, query)]


def _never_asked(work: UnitOfWork, as_of: AsOf, theirs: tuple[ColumnElement[bool], ...]) -> list[NeedsAssessment]:
    query = open_cases(as_of, never_asked(as_of), *theirs)
    return [NeedsAssessment(**_case(work, row), adopted_on=row.adopted_on) for row in _looked_at(work, query)]


def _looked_at(work: UnitOfWork, query: Any) -> Sequence[Row[Any]]:
    """The rows, those longest on the scheme first."""
    rows = read(work, with_more(query, order=(col(Spell.adopted_on), col(Offender.id))))
    work.looked_at(row.person for row in rows)
    return rows


def _case(work: UnitOfWork, row: Row[Any]) -> dict[str, Any]:
    shown = {name: getattr(row, name) for name in ("cohort", "tier", "worker")}
    return {"offender": reference(PERSON, row.person), "name": shown_name(work, row), **shown}
