"""Referrals to a council as they stood on a day: what came of each, and whether it still holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, ScalarSelect, and_, func, label, or_, select
from sqlmodel import col

from iomctl.domain.accommodation.councils import meant, name_of
from iomctl.domain.accommodation.duties import status_of
from iomctl.domain.accommodation.duty_to_refer_prompts import WITHDRAWN, holds
from iomctl.domain.accommodation.prompts import SUBMITTED
from iomctl.domain.columns import column
from iomctl.domain.policy.home_and_release_choices import CouncilAnswer
from iomctl.domain.references import name_column, offender_column
from iomctl.domain.reviews import full_day
from iomctl.services.asked_day import AskedDay
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts import rows as facts
from iomctl.services.lookup.find_person import shown_words
from iomctl.services.lookup.listed_people import ListedPeople, people_recorded
from iomctl.storage.made_once import made_once
from iomctl.storage.tables.duties import DutyAnswer, DutyReferral
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class DutyRecord:
    """One referral to a council; the field names are a contract."""

    duty: str = column("Duty", "the reference of the referral to a council", "D00042", rank=0, kept=True)
    offender: str = offender_column()
    name: str = name_column()
    council: str = column("Council", "whom the person was referred to", "Luton", rank=0)
    council_code: str = column("Council code", "its code in the list of councils", "E06000032", shown=False)
    submitted_on: date = column("Submitted", "the day of the referral", "2026-04-07", rank=2, spoken=True)
    status: str = column("Status", "submitted, accepted, not-accepted or withdrawn", "submitted", rank=0)
    days: int = column("Days", "days since it was submitted", "13", rank=2, right=True)
    stale: bool | None = column(
        "Stale", "yes when it is too old to count; absent: withdrawn, it does not count anyway", "no", rank=0
    )
    holds_until_on: date | None = column(
        "Holds until", "the last day on which it counts; absent: withdrawn", "2026-10-06", rank=5, spoken=True
    )
    answered_on: date | None = column(
        "Answered", "the day of the answer, or on which the person withdrew it", "2026-04-13", rank=3, spoken=True
    )
    outcome: str | None = column("Outcome code", "what the council answered", "no-local-connection", shown=False)
    outcome_words: str | None = column("Outcome", "that answer in words", "Rejected: no local connection", rank=4)
    reference: str | None = column("Reference", "the council's own", "H-2026-0417", rank=4)
    consented_on: date = column("Consented", "the day on which the person agreed", "2026-04-06", rank=5, spoken=True)
    note: str | None = column("Note", "words kept with it", "by the prison's housing worker", shown=False)
    withdrawn_on: date | None = column("Withdrawn", "the day it was withdrawn", "2026-04-20", shown=False)
    holds_basis: str | None = column("Holds basis", "why until then", "26 weeks from 7 Apr 2026", shown=False)


class WhichDuties(NamedTuple):
    """Which referrals a list is narrowed to; `council` as typed, None for all.

    `unanswered` leaves those without an answer, `stale` those too old to count.
    """

    whose: ListedPeople
    council: str | None = None
    unanswered: bool = False
    stale: bool = False


def duties(work: UnitOfWork, on: date, which: WhichDuties) -> list[DutyRecord]:
    """Referrals submitted by a day, by person, the newest first. The look is logged.

    Raises NotFound and BadValue with every unknown word at once.
    """
    return duties_as_of(work, AskedDay(work, on), which)


def duties_as_of(work: UnitOfWork, day: AskedDay, which: WhichDuties) -> list[DutyRecord]:
    """As `duties`, for a caller that has the day."""
    narrowed = _narrowed(work, day, which)
    if which.unanswered:
        outcome = newest("outcome", day.on)
        narrowed.append(or_(outcome.is_(None), outcome == SUBMITTED))
    rows = _rows(work, day.on, *narrowed)
    return _records(work, day, [row for row in rows if not which.stale or _is_stale(row, day)])


def one_duty(work: UnitOfWork, number: int | None) -> DutyRecord:
    """The referral with a row number as it stands today, withdrawn or not. The look is logged."""
    row = work.session.execute(_query(work.today).where(col(DutyReferral.id) == number)).one()
    return _records(work, AskedDay(work, work.today), [row])[0]


@made_once
def newest(of: str, on: date) -> ScalarSelect[Any]:
    """SQL for a column of what was last recorded of a referral by a day, and fills it; null when there is none."""
    answer: Any = DutyAnswer
    query = select(getattr(answer, of)).where(answer.duty_referral_id == DutyReferral.id, answer.answered_on <= on)
    query = query.where(getattr(answer, of).is_not(None)).order_by(answer.answered_on.desc(), answer.id.desc())
    return query.limit(1).correlate(DutyReferral).scalar_subquery()


@made_once
def counts_on(on: date) -> ColumnElement[bool]:
    """SQL for the referrals that were submitted by a day and not recorded by mistake."""
    return and_(col(DutyReferral.withdrawn_in).is_(None), col(DutyReferral.submitted_on) <= on)


def _narrowed(work: UnitOfWork, day: AskedDay, which: WhichDuties) -> list[ColumnElement[bool]]:
    faults = EveryFault()
    people = faults.take(lambda: people_recorded(work, day, which.whose))
    council = faults.take(lambda: _to_council(which.council))
    if people is None or faults.met:
        raise faults.refusal()
    return people if council is None else [*people, council]


def _to_council(words: str | None) -> ColumnElement[bool] | None:
    return None if words is None else col(DutyReferral.council).in_([one.code for one in meant(words)])


def _query(on: date) -> Any:
    shown = (label("outcome", newest("outcome", on)), label("answered_on", newest("answered_on", on)))
    known = label("known_as", func.coalesce(newest("reference", on), col(DutyReferral.reference)))
    return facts.rows_of(DutyReferral).add_columns(*shown, known)


def _rows(work: UnitOfWork, on: date, *narrowed: ColumnElement[bool]) -> list[Row[Any]]:
    order = (col(DutyReferral.offender_id), col(DutyReferral.submitted_on).desc(), col(DutyReferral.id).desc())
    return list(work.session.execute(_query(on).where(counts_on(on), *narrowed).order_by(*order)).all())


def _is_stale(row: Row[Any], day: AskedDay) -> bool:
    return row.outcome != WITHDRAWN and not holds(row.submitted_on, day.on, day.policy.release.council_holds)


def _records(work: UnitOfWork, day: AskedDay, rows: list[Row[Any]]) -> list[DutyRecord]:
    answers = day.either(CouncilAnswer)
    return [_record(work, day, row, answers) for row in rows]


def _record(work: UnitOfWork, day: AskedDay, row: Row[Any], answers: Mapping[str, CouncilAnswer]) -> DutyRecord:
    status, holding = status_of(row.outcome, answers), day.policy.release.council_holds
    answer = answers.get(row.outcome)
    return DutyRecord(
        **facts.shown(work, DutyReferral, row),
        **{name: getattr(row, name) for name in ("submitted_on", "consented_on")},
        withdrawn_on=row.withdrawn_in and work.day_of(row.withdrawn_in),
        council=name_of(row.council),
        council_code=row.council,
        status=status,
        days=(day.on - row.submitted_on).days,
        stale=None if status == WITHDRAWN else _is_stale(row, day),
        holds_until_on=None if status == WITHDRAWN else holding.after(row.submitted_on),
        holds_basis=None if status == WITHDRAWN else f"{holding.words} from {full_day(row.submitted_on)}",
        answered_on=None if status == SUBMITTED else row.answered_on,
        outcome=answer.code if answer else None,
        outcome_words=answer.name if answer else None,
        reference=shown_words(work, row.known_as, row.restricted),
        note=shown_words(work, row.note, row.restricted),
    )
