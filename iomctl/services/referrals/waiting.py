"""Referrals that wait for an answer past the target, and those that are open, for every list that counts them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.references import PERSON, REFERRAL, listed_name, name_column, offender_column, reference
from iomctl.domain.referrals import MADE, OPEN, Wait, wait_of
from iomctl.services.asked_day import AskedDay
from iomctl.services.lookup.deaths import not_dead
from iomctl.services.referrals.course import PERSON_SHOWN, Course, beside_people, past_target, referrals_then
from iomctl.services.referrals.narrowing import WhichReferrals, narrowed
from iomctl.storage.bulk import read, rows_among
from iomctl.storage.made_once import with_more
from iomctl.storage.tables.referrals import Referral
from iomctl.storage.unit_of_work import UnitOfWork

MOST_NAMED = 500
"""More people than this are picked out here and not in SQL, which takes only so many values."""


@dataclass(frozen=True)
class WaitingReferral:
    """A referral without an answer after its target; the field names are a contract.

    What bank holidays are not known for is null: the referral is older than all of them.
    """

    referral: str = column("Referral", "the referral's reference", "R00042", rank=0, kept=True)
    offender: str = offender_column()
    name: str = name_column()
    pathway: str = column("Pathway", "the pathway's code", "accommodation", rank=2)
    provider: str = column("Provider", "who has not answered", "Housing Solutions", rank=2)
    area: str | None = column("Area", "the service's area; absent: everywhere", "Luton", shown=False)
    made_on: date = column("Made", "the day it was made", "2026-04-07", rank=2)
    answer_due_on: date | None = column("Answer due", "the last day to answer in target", "2026-04-14", rank=3)
    working_days_waiting: int | None = column(
        "Working days waiting", "from the day after it was made", "9", rank=0, right=True
    )
    target: int = column("Target", "working days to answer, by the policy", "5", rank=4, right=True)


class OpenReferral(NamedTuple):
    """An open referral for lists that show it beside a person; `person` and `service` are row numbers.

    `working_days_waiting` and `overdue` are of one that is `made`: None where bank holidays are not known, and
    for one that is answered (`overdue` is False then).
    """

    person: int
    service: int
    referral: str
    pathway: str
    provider: str
    status: str
    status_on: date
    made_on: date
    working_days_waiting: int | None
    overdue: bool | None


def waiting(work: UnitOfWork, on: date, which: WhichReferrals | None = None) -> list[WaitingReferral]:
    """Referrals without an answer past the target on a day, the oldest first. The look is logged.

    None of them is of somebody who died. Raises SettingsWrong when the day is beyond the bank holidays that are
    known, and as `narrowed`.
    """
    return waiting_as_of(work, AskedDay(work, on), which)


def waiting_as_of(work: UnitOfWork, day: AskedDay, which: WhichReferrals | None = None) -> list[WaitingReferral]:
    """As `waiting`, for a caller that has the day."""
    course, policy = Course.by(day), day.policy
    query = narrowed(work, beside_people(referrals_then(course, *PERSON_SHOWN)), day, which or WhichReferrals())
    query = with_more(query, *not_dead(work, day.on))
    late = past_target(day, policy, policy.answer_target)
    found = []
    for row in read(work, with_more(query, course.stands(MADE), late, order=(col(Referral.made_on), col(Referral.id)))):
        target = policy.answer_target(row.pathway)
        wait = wait_of(row.made_on, day.on, target, day.calendar)
        found.append(
            WaitingReferral(
                **identified(work, row),
                answer_due_on=wait.due_on,
                working_days_waiting=wait.working_days,
                target=target,
            )
        )
    return found


def identified(work: UnitOfWork, row: Any) -> dict[str, Any]:
    """What every list says of a referral: which it is, whose, to which service, and when made. Logs the look."""
    work.looked_at((row.person,))
    return {
        "referral": reference(REFERRAL, row.number),
        "offender": reference(PERSON, row.person),
        "name": listed_name(row.surname, row.forenames, work.hides(row.restricted)),
        "area": row.area or None,
        **{name: getattr(row, name) for name in ("pathway", "provider", "made_on")},
    }


def open_referrals(work: UnitOfWork, day: AskedDay, people: Collection[int] | None = None) -> list[OpenReferral]:
    """Referrals open on a day, by person and then by reference: of these people (row numbers), or of everyone.

    The caller logs the look at those it shows. Raises nothing where bank holidays are not known: it says so in
    the record.
    """
    course = Course.by(day)
    query = with_more(referrals_then(course), course.stands(*OPEN))
    if people is None or len(people) > MOST_NAMED:
        rows: Iterable[Any] = read(work, query)
    else:
        rows = rows_among(work, query, col(Referral.offender_id), people)
    chosen = None if people is None else frozenset(people)
    in_order = sorted(rows, key=lambda row: (row.person, row.number))
    return [_open(day, row) for row in in_order if chosen is None or row.person in chosen]


def _open(day: AskedDay, row: Any) -> OpenReferral:
    wait = Wait(None, None, False)
    if row.status == MADE:
        wait = wait_of(row.made_on, day.on, day.policy.answer_target(row.pathway), day.calendar)
    same = ("person", "service", "pathway", "provider", "status", "status_on", "made_on")
    return OpenReferral(
        referral=reference(REFERRAL, row.number),
        working_days_waiting=wait.working_days,
        overdue=wait.past_target,
        **{name: getattr(row, name) for name in same},
    )
