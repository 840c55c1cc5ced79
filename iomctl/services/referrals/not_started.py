"""Referrals that a provider accepted and has not started within the target."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.references import name_column, offender_column
from iomctl.domain.referrals import ACCEPTED, wait_of
from iomctl.services.asked_day import AskedDay
from iomctl.services.lookup.deaths import not_dead
from iomctl.services.referrals.course import PERSON_SHOWN, Course, beside_people, past_target, referrals_then
from iomctl.services.referrals.narrowing import WhichReferrals, narrowed
from iomctl.services.referrals.waiting import identified
from iomctl.storage.bulk import read
from iomctl.storage.made_once import made_once, with_more
from iomctl.storage.tables.referrals import Referral
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class NotStartedReferral:
    """A referral that was accepted and has not started after its target; the field names are a contract.

    What bank holidays are not known for is null: the referral is older than all of them.
    """

    referral: str = column("Referral", "the referral's reference", "R00042", rank=0, kept=True)
    offender: str = offender_column()
    name: str = name_column()
    pathway: str = column("Pathway", "the pathway's code", "accommodation", rank=2)
    provider: str = column("Provider", "who accepted it", "Housing Solutions", rank=2)
    area: str | None = column("Area", "the service's area; absent: everywhere", "Luton", shown=False)
    made_on: date = column("Made", "the day it was made", "2026-03-02", rank=2)
    accepted_on: date = column("Accepted", "the day it was accepted", "2026-03-09", rank=3)
    start_due_on: date | None = column("Start due", "the last day to start in target", "2026-03-30", rank=3)
    working_days_late: int | None = column("Working days late", "since that day", "13", rank=0, right=True)
    target: int = column("Target", "working days from the day made to the start", "20", rank=4, right=True)


def not_started(work: UnitOfWork, on: date, which: WhichReferrals) -> list[NotStartedReferral]:
    """Referrals accepted and not started past the target on a day, the oldest first. The look is logged.

    None of them is of somebody who died. The target counts working days after the day a referral was made, as for an
    answer. Raises SettingsWrong when the day is beyond the bank holidays that are known, and as `narrowed`.
    """
    day = AskedDay(work, on)
    course = Course.by(day)
    query = referrals_then(course, *PERSON_SHOWN, course.answered.step_on.label("accepted_on"), steps=True)
    query = with_more(narrowed(work, _late(beside_people(query), day), day, which), *not_dead(work, on))
    found = []
    for row in read(work, query.order_by(col(Referral.made_on), col(Referral.id))):
        target = day.policy.start_target(row.pathway)
        wait = wait_of(row.made_on, on, target, day.calendar)
        found.append(
            NotStartedReferral(
                **identified(work, row),
                accepted_on=row.accepted_on,
                start_due_on=wait.due_on,
                working_days_late=None if wait.working_days is None else wait.working_days - target,
                target=target,
            )
        )
    return found


def count_not_started(work: UnitOfWork, day: AskedDay, which: WhichReferrals) -> int:
    """How many `not_started` lists for a day; a count names nobody. Raises as it does."""
    query = _late(referrals_then(Course.by(day)), day)
    living = not_dead(work, day.on)
    if which != WhichReferrals() or living:
        query = with_more(narrowed(work, beside_people(query), day, which), *living)
    ((count,),) = read(work, _counted(query))
    return int(count)


@made_once
def _counted(query: Select[Any]) -> Select[Any]:
    return select(func.count()).select_from(query.subquery())


def _late(query: Select[Any], day: AskedDay) -> Select[Any]:
    late = past_target(day, day.policy, day.policy.start_target)
    return with_more(query, Course.by(day).stands(ACCEPTED), late)
