"""Whom to refer to a council now: everybody on the scheme for whom the duty to refer is to be done on a day."""

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, Select, label, select
from sqlmodel import col

from iomctl.domain.accommodation.councils import name_of
from iomctl.domain.accommodation.duty_to_refer_prompts import CouncilReferral
from iomctl.domain.columns import column
from iomctl.domain.references import PERSON, name_column, offender_column, reference
from iomctl.domain.what_to_type import up_to_reference
from iomctl.services.accommodation.prompts import councils_asked
from iomctl.services.asked_day import AskedDay
from iomctl.services.cases.lead_workers import lead_workers
from iomctl.services.custody.records import whose
from iomctl.services.lookup.listed_people import ListedPeople, people_listed
from iomctl.services.lookup.whose_cases import WhoseCases
from iomctl.services.releases.duty_homes import DutyHomes, ToRefer
from iomctl.services.releases.homes import ASKED_IN
from iomctl.storage.bulk import read
from iomctl.storage.made_once import made_once, with_more
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class DutyDue:
    """One person whom a council is to be asked about; the field names are a contract."""

    offender: str = offender_column()
    name: str = name_column()
    basis: str = column(
        "Basis", "why, in words: where they live, or go on release", "Rough sleeping since 24 Jul 2026", rank=0
    )
    due_since_on: date = column("Due since", "since when it is to be done", "2026-07-09", rank=0, spoken=True)
    days_due: int = column("Days due", "days since then", "13", rank=2, right=True)
    ends_on: date | None = column(
        "Ends", "the day the home ends, in custody the release; absent: not known, or no home", "2026-07-23",
        rank=2, spoken=True,
    )  # fmt: skip
    home: str = column("Home", "a code of accommodation, custody or not-known", "A03", rank=3)
    council: str | None = column("Council", "the council asked last", "Luton", rank=2)
    submitted_on: date | None = column("Submitted", "the day of that referral", "2026-05-18", rank=4, spoken=True)
    status: str | None = column("Status", "submitted, accepted or not-accepted, of that one", "not-accepted", rank=4)
    worker: str | None = column("Worker", "the lead worker", "S Okafor", rank=1)
    command: str = column(
        "Command", "how it is recorded", "iomctl duty refer N00042 COUNCIL --consent DAY",
        rank=0, kept=True, narrow=up_to_reference,
    )  # fmt: skip


class DutiesToDo(NamedTuple):
    """The duties to be done on a day, each with the row number of the person: those that are not late, and those."""

    ahead: list[tuple[int, DutyDue]]
    late: list[tuple[int, DutyDue]]


def due(work: UnitOfWork, on: date, cases: WhoseCases) -> list[DutyDue]:
    """Whom to refer while their home lasts, the soonest to end in front; none that is `overdue`.

    The look is logged. Raises NotFound for unknown words of `cases`.
    """
    return looked_at(work, _due_of(work, AskedDay(work, on), ListedPeople(None, cases)).ahead)


def overdue(work: UnitOfWork, on: date, cases: WhoseCases) -> list[DutyDue]:
    """Whom to refer who have no home, or whose nights or day of release are past, the longest due in front.

    Raises as `due`; the look is logged.
    """
    return looked_at(work, _due_of(work, AskedDay(work, on), ListedPeople(None, cases)).late)


def looked_at(work: UnitOfWork, found: list[tuple[int, DutyDue]]) -> list[DutyDue]:
    """What was found, and the look at those people logged."""
    work.looked_at(person for person, _ in found)
    return [one for _, one in found]


def _due_of(work: UnitOfWork, day: AskedDay, listed: ListedPeople) -> DutiesToDo:
    return duties_due(work, day, people_listed(work, day, listed))


def duties_due(work: UnitOfWork, day: AskedDay, people: ColumnElement[bool]) -> DutiesToDo:
    """The duties to be done for people that SQL is given for; logging the look is the caller's.

    There are none where the duty does not hold; and of whom it is not known where they live, nobody is asked about.
    """
    if day.calendar.nation != ASKED_IN:
        return DutiesToDo([], [])
    rows = {row.id: row for row in read(work, with_more(_people(), people))}
    councils = councils_asked(work, day, rows)
    asked = dict(DutyHomes(work, day, rows, councils).to_refer(people))
    leads = lead_workers(work, list(asked), day)
    told = [
        (number, one.late, _record(work, day, rows[number], one, (councils.get(number), leads.get(number))))
        for number, one in asked.items()
    ]
    ahead = [(number, one) for number, late, one in told if not late]
    past = [(number, one) for number, late, one in told if late]
    return DutiesToDo(
        sorted(ahead, key=lambda one: (one[1].ends_on or date.max, one[1].offender)),
        sorted(past, key=lambda one: (one[1].due_since_on, one[1].offender)),
    )


@made_once
def _people() -> Select[Any]:
    columns: Any = (Offender.id, Offender.surname, Offender.forenames, Offender.restricted)
    return select(label("offender_id", col(Offender.id)), *map(col, columns))


def _record(
    work: UnitOfWork, day: AskedDay, row: Row[Any], asked: ToRefer, also: tuple[CouncilReferral | None, str | None]
) -> DutyDue:
    newest, worker = also
    ref = reference(PERSON, row.id)
    return DutyDue(
        **whose(work, row),
        basis=asked.basis,
        due_since_on=asked.since_on,
        days_due=(day.on - asked.since_on).days,
        ends_on=asked.ends_on,
        home=asked.home,
        council=name_of(newest.council) if newest else None,
        submitted_on=newest.submitted_on if newest else None,
        status=newest.status if newest else None,
        worker=worker,
        command=f"iomctl duty refer {ref} COUNCIL --consent DAY",
    )
