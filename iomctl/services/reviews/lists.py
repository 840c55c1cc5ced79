"""Which reviews are overdue or due soon."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, Select, and_, func, label, select
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.references import PERSON, listed_name, name_column, offender_column, reference
from iomctl.domain.reviews import falls_before_look_ahead_ends, is_overdue
from iomctl.services.as_of import AsOf
from iomctl.services.asked_day import AskedDay
from iomctl.services.cases.review_windows import shown_basis
from iomctl.services.lookup.whose_cases import WhoseCases, cases_meant
from iomctl.services.reviews.ahead import expected_by, last_held, was_ahead
from iomctl.storage.bulk import read
from iomctl.storage.made_once import Query, made_once
from iomctl.storage.tables.agencies import Agency, Worker
from iomctl.storage.tables.cohorts import Cohort, Spell
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.reviews import Review
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class OverdueReview:
    """One overdue review, as `review overdue` answers it; the field names are a contract."""

    offender: str = offender_column()
    name: str = name_column()
    cohort: str = column("Cohort", "the cohort's code", "luton", rank=5)
    tier: str = column("Tier", "the tier's code", "fixed", rank=3)
    colour: str = column("Colour", "the colour's code", "amber", rank=1)
    worker: str | None = column("Worker", "the lead worker", "S Okafor", rank=1)
    agency: str | None = column("Agency", "the lead worker's agency", "Bedfordshire Police", rank=6)
    due_by: date = column("Due by", "the last day the review was due", "2026-04-10", rank=0)
    days_overdue: int = column("Days overdue", "whole days since then", "10", rank=0, right=True)
    held_last_on: date | None = column("Held last", "when a review was last held", "2026-03-13", rank=4)


@dataclass(frozen=True)
class DueReview:
    """One review that falls due within the look-ahead."""

    offender: str = offender_column()
    name: str = name_column()
    cohort: str = column("Cohort", "the cohort's code", "luton", rank=5)
    tier: str = column("Tier", "the tier's code", "fixed", rank=3)
    colour: str = column("Colour", "the colour's code", "amber", rank=1)
    worker: str | None = column("Worker", "the lead worker", "S Okafor", rank=1)
    agency: str | None = column("Agency", "the lead worker's agency", "Bedfordshire Police", rank=6)
    due_from: date = column("Due from", "the first day the review may be held", "2026-04-03", rank=4)
    due_by: date = column("Due by", "the last day the review is due", "2026-04-10", rank=0)
    days_left: int = column("Days left", "whole days from the day asked about to then", "3", rank=0, right=True)
    held_last_on: date | None = column("Held last", "when a review was last held", "2026-03-13", rank=4)
    basis: str = column("Basis", "how the window came about", "amber, every 4 weeks from 13 Mar 2026", rank=7)


def overdue(work: UnitOfWork, on: date, whose: WhoseCases) -> list[OverdueReview]:
    """Reviews overdue on a day, the longest overdue first. The look is logged."""
    return overdue_as_of(work, AskedDay(work, on), whose)


def overdue_as_of(work: UnitOfWork, day: AskedDay, whose: WhoseCases) -> list[OverdueReview]:
    """As `overdue`, for a caller that has the day."""
    rows = reviews_where(work, day.spells, whose, _is_late(day.spells))
    work.looked_at(row.person for row in rows)
    return [
        OverdueReview(**case_columns(work, row), due_by=row.due_by, days_overdue=(day.on - row.due_by).days)
        for row in rows
    ]


def due(work: UnitOfWork, on: date, within_days: int | None, whose: WhoseCases) -> list[DueReview]:
    """Reviews due soon on a day, the soonest first; `within_days` in place of the policy's look-ahead.

    The look is logged. Overdue reviews are not among them.
    """
    return due_as_of(work, AskedDay(work, on), within_days, whose)


def due_as_of(work: UnitOfWork, day: AskedDay, within_days: int | None, whose: WhoseCases) -> list[DueReview]:
    """As `due`, for a caller that has the day."""
    rows = reviews_where(work, day.spells, whose, falls_due(day, within_days))
    work.looked_at(row.person for row in rows)
    return [
        DueReview(
            **case_columns(work, row),
            due_from=row.due_from,
            due_by=row.due_by,
            days_left=(row.due_by - day.on).days,
            basis=shown_basis(work, row.basis, row.restricted),
        )
        for row in rows
    ]


def falls_due(day: AskedDay, within_days: int | None = None) -> ColumnElement[bool]:
    """Whether a review falls due in so many days, None for the policy's look-ahead, and is not overdue."""
    return _falls_due(day.spells, day.policy.look_ahead_days if within_days is None else within_days)


@made_once
def _falls_due(as_of: AsOf, days: int) -> ColumnElement[bool]:
    return and_(falls_before_look_ahead_ends(expected_by(as_of), as_of.on, days), ~_is_late(as_of))


@made_once
def _is_late(as_of: AsOf) -> ColumnElement[bool]:
    return is_overdue(expected_by(as_of), as_of.on)


class ExemptionCounts(NamedTuple):
    """How many exemptions have their last day on a day, and how many go on past theirs, ended by nobody."""

    ending: int
    over: int


def exemptions(work: UnitOfWork, day: AskedDay, *cases: ColumnElement[bool]) -> ExemptionCounts:
    """The exemptions of reviews that somebody has to end on a day, or should have ended before it.

    `cases` is SQL that holds of their spells.
    """
    (counts,) = read(work, _exemptions(day.spells, cases))
    return ExemptionCounts(*counts)


@made_once
def _exemptions(as_of: AsOf, cases: tuple[ColumnElement[bool], ...]) -> Query:
    until = col(Review.exempt_until)
    ends = [func.count().filter(until == as_of.on), func.count().filter(until < as_of.on)]
    query = select(*ends).select_from(Review).where(was_ahead(as_of), until <= as_of.on)
    return query.where(col(Review.spell_id).in_(select(col(Spell.id)).where(*cases))) if cases else query


def reviews_where(
    work: UnitOfWork, as_of: AsOf, whose: WhoseCases, condition: ColumnElement[bool]
) -> Sequence[Row[Any]]:
    """Reviews with their case as it stood on the day, those due first in front; logging the look is the caller's.

    Raises NotFound with every unknown word of `whose`.
    """
    meant = cases_meant(work, whose)
    return read(work, _reviews(as_of, (condition, *meant.among_few(as_of), *meant.people())))


@made_once
def _reviews(as_of: AsOf, conditions: tuple[ColumnElement[bool], ...]) -> Select[Any]:
    return (
        select(
            col(Offender.id).label("person"),
            col(Offender.surname),
            col(Offender.forenames),
            col(Offender.restricted),
            col(Cohort.code).label("cohort"),
            label("tier", as_of.tier),
            label("colour", as_of.colour),
            col(Worker.name).label("worker"),
            col(Agency.name).label("agency"),
            col(Review.due_from),
            col(Review.due_by),
            col(Review.basis),
            col(Review.exempt_reason),
            col(Review.exempt_until),
            label("held_last_on", last_held(as_of)),
        )
        .join(Spell, col(Spell.id) == col(Review.spell_id))
        .join(Offender, col(Offender.id) == col(Spell.offender_id))
        .join(Cohort, col(Cohort.id) == col(Spell.cohort_id))
        .outerjoin(Worker, col(Worker.id) == as_of.worker_id)
        .outerjoin(Agency, col(Agency.id) == as_of.agency_id)
        .where(*conditions)
        .order_by(col(Review.due_by), col(Offender.id))
    )


def case_columns(work: UnitOfWork, row: Row[Any]) -> dict[str, Any]:
    """The fields that every list of reviews shares, from a row of `reviews_where`."""
    shown = {name: getattr(row, name) for name in ("cohort", "tier", "colour", "worker", "agency", "held_last_on")}
    hidden = work.hides(row.restricted)
    name = listed_name(row.surname, row.forenames, hidden)
    return {"offender": reference(PERSON, row.person), "name": name, **shown}
