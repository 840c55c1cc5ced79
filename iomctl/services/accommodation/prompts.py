"""What is to be done about the homes of people: refer them to a council, refer them to commissioned services."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Select, or_, select
from sqlmodel import col

from iomctl.domain.accommodation.commissioned_prompts import CommissionedReferral, commissioned_accommodation
from iomctl.domain.accommodation.duties import status_of
from iomctl.domain.accommodation.duty_to_refer_prompts import WITHDRAWN, CouncilReferral, DutyHome, duty_to_refer
from iomctl.domain.accommodation.prompts import Home, Prompt
from iomctl.domain.policy.home_and_release_choices import CouncilAnswer
from iomctl.domain.referrals import OPEN
from iomctl.services.accommodation.duty_records import counts_on, newest
from iomctl.services.asked_day import AskedDay
from iomctl.services.referrals.course import Course, referrals_then
from iomctl.storage.bulk import rows_among
from iomctl.storage.made_once import Query, made_once
from iomctl.storage.tables.duties import DutyReferral
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.referrals import Referral, Service
from iomctl.storage.unit_of_work import UnitOfWork

ACCOMMODATION = "accommodation"
"""The pathway whose referrals count as commissioned ones for accommodation."""


class DutyStanding(NamedTuple):
    """Where the duty to refer stands for somebody, and the newest referral that was not withdrawn, if any."""

    prompt: Prompt
    newest: CouncilReferral | None


def duty_prompts(work: UnitOfWork, day: AskedDay, homes: Mapping[int, DutyHome]) -> dict[int, DutyStanding]:
    """Where the duty to refer stands on a day for each person of `homes`, who go by row number.

    The newest referral by that day counts that was not withdrawn. The windows are those of the policy that counts on
    that day. Logging the look is the caller's; whom to ask about, and that the duty holds in England, too.
    """
    windows, referred = day.policy.release, councils_asked(work, day, homes)
    return {
        person: DutyStanding(duty_to_refer(home, referred.get(person), day.on, windows), referred.get(person))
        for person, home in homes.items()
    }


def commissioned_prompts(work: UnitOfWork, day: AskedDay, homes: Mapping[int, Home]) -> dict[int, Prompt]:
    """Where the commissioned accommodation referral stands on a day for each person of `homes`, by row number.

    Of the referrals on the pathway ACCOMMODATION by that day one that is open counts before others, then the newest.
    Windows and looks as for `duty_prompts`.
    """
    windows, made = day.policy.release, _commissioned(work, day, homes)
    genders = {row.id: row.gender for row in rows_among(work, _genders(), col(Offender.id), homes)}
    return {
        person: commissioned_accommodation(home, made.get(person), genders.get(person), day.on, windows)
        for person, home in homes.items()
    }


def councils_asked(work: UnitOfWork, day: AskedDay, people: Iterable[int]) -> dict[int, CouncilReferral]:
    """The newest referral to a council by a day, of each person who has one that was not withdrawn, by row number."""
    answers = day.either(CouncilAnswer)
    rows = rows_among(work, _councils_asked(day.on), col(DutyReferral.offender_id), people)
    return {
        row.offender_id: CouncilReferral(status_of(row.outcome, answers), row.submitted_on, row.council) for row in rows
    }


@made_once
def of_accommodation(course: Course) -> Select[Any]:
    """SQL for the referrals on the pathway ACCOMMODATION by a day, as `referrals_then`."""
    return referrals_then(course).where(col(Service.pathway) == ACCOMMODATION)


@made_once
def _genders() -> Query:
    return select(col(Offender.id), col(Offender.gender))


@made_once
def _councils_asked(on: date) -> Select[Any]:
    outcome = newest("outcome", on)
    columns = (col(DutyReferral.offender_id), col(DutyReferral.submitted_on), col(DutyReferral.council))
    query = select(*columns, outcome.label("outcome"))
    query = query.where(counts_on(on), or_(outcome.is_(None), outcome != WITHDRAWN))
    return query.order_by(col(DutyReferral.submitted_on), col(DutyReferral.id))


def _commissioned(work: UnitOfWork, day: AskedDay, people: Iterable[int]) -> dict[int, CommissionedReferral]:
    rows = list(rows_among(work, of_accommodation(Course.by(day)), col(Referral.offender_id), people))
    # Those that count most come last, so that they stay.
    rows.sort(key=lambda row: (row.status in OPEN, row.made_on, row.number))
    return {row.person: CommissionedReferral(row.status, row.made_on) for row in rows}
