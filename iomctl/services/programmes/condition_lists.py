"""Conditions of contracts as they stood on a day: all of them, those due soon, and those past due."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, label, or_
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.policy.programme_choices import ConditionKind, Programme
from iomctl.domain.programmes.conditions import MET, NOT_MET, OPEN, OVERDUE, standing
from iomctl.domain.references import MEMBERSHIP, name_column, offender_column, reference
from iomctl.services.asked_day import AskedDay
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts import rows as facts
from iomctl.services.facts.words import free_words
from iomctl.services.lookup.listed_people import ListedPeople, people_recorded
from iomctl.storage.bulk import read
from iomctl.storage.made_once import made_once, with_more
from iomctl.storage.tables.facts.conditions import ProgrammeCondition
from iomctl.storage.tables.facts.programmes import Membership
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class ConditionRecord:
    """One condition of a contract; the field names are a contract. An outcome after the day asked about is absent."""

    condition: str = column("Condition", "the condition's reference", "L00042", rank=0, kept=True)
    offender: str = offender_column()
    name: str = name_column()
    membership: str = column("Membership", "the reference of the membership", "G00042", rank=3)
    programme: str = column("Programme", "the code of the programme", "contract", rank=2)
    kind: str = column("Kind", "the code of its kind in the policy", "work-on-causes", rank=0)
    kind_name: str = column(
        "Kind name", "what is to be done", "attends the work on what led to the offence", shown=False
    )
    agreed_on: date = column("Agreed", "the day it was agreed", "2026-03-02", rank=3, spoken=True)
    due_on: date | None = column("Due", "the last day to meet it; absent: none was agreed", "2026-05-01",
                                 rank=0, spoken=True)  # fmt: skip
    state: str = column("State", "met, not-met, open, overdue, or never-said: they left before", "open", rank=0)
    days_left: int | None = column(
        "Days left", "days to the last day, of an open one; below 0 when past", "11", rank=2, right=True
    )
    outcome: str | None = column("Outcome", "met or not-met; absent: nobody said", "met", shown=False)
    outcome_on: date | None = column("Outcome on", "the day of the outcome", "2026-04-13", rank=2, spoken=True)
    note: str | None = column("Note", "words kept with it", "eight meetings", rank=4)
    withdrawn_on: date | None = column("Withdrawn", "the day it was withdrawn", "2026-04-20", shown=False)


@dataclass(frozen=True)
class WhichConditions:
    """Which conditions a list is narrowed to; `programme` as typed. `still_open` leaves those that are to be met."""

    whose: ListedPeople = field(default_factory=ListedPeople)
    still_open: bool = False
    programme: str | None = None


def conditions(work: UnitOfWork, on: date, which: WhichConditions) -> list[ConditionRecord]:
    """Conditions agreed by a day, by person, the newest first. The look is logged.

    Raises NotFound and BadValue with every unknown word at once.
    """
    found = conditions_as_of(work, AskedDay(work, on), which)
    return [one for one in found if one.state in {OPEN, OVERDUE}] if which.still_open else found


def conditions_as_of(
    work: UnitOfWork, day: AskedDay, which: WhichConditions, *narrowed: ColumnElement[bool]
) -> list[ConditionRecord]:
    """Every condition agreed by a day, or those of them in some SQL, for a caller that has the day."""
    faults = EveryFault()
    people = faults.take(lambda: people_recorded(work, day, which.whose))
    programme = faults.take(lambda: _of_programme(work, which.programme))
    if people is None or faults.met:
        raise faults.refusal()
    return _records(work, day, *_counts_on(day.on), *people, *([] if programme is None else [programme]), *narrowed)


def due(work: UnitOfWork, on: date, within_days: int | None, which: WhichConditions) -> list[ConditionRecord]:
    """Conditions to be met in so many days, the last included, the soonest first; none of them is `overdue`.

    None is the policy's look-ahead. Raises as `conditions`; the look is logged.
    """
    return due_and_overdue(work, AskedDay(work, on), within_days, which)[0]


def overdue(work: UnitOfWork, on: date, which: WhichConditions) -> list[ConditionRecord]:
    """Conditions past their last day of which nobody said whether they were met, the longest in front."""
    return due_and_overdue(work, AskedDay(work, on), 0, which)[1]


def due_and_overdue(
    work: UnitOfWork, day: AskedDay, within_days: int | None, which: WhichConditions
) -> tuple[list[ConditionRecord], list[ConditionRecord]]:
    """What is `due` and what is `overdue`, read together. Raises as `conditions`; the look is logged."""
    last = day.on + timedelta(days=day.policy.look_ahead_days if within_days is None else within_days)
    asked = _not_answered(day.on, last)
    dated = [(one.due_on, one) for one in conditions_as_of(work, day, which, *asked) if one.due_on is not None]
    found = [one for _, one in sorted(dated, key=lambda pair: (pair[0], pair[1].offender, pair[1].condition))]
    late = [one for one in found if one.state == OVERDUE]
    return [one for one in found if one.state == OPEN], late


@made_once
def _not_answered(on: date, last: date) -> tuple[ColumnElement[bool], ...]:
    said_on = col(ProgrammeCondition.outcome_on)
    return (col(ProgrammeCondition.due_on) <= last, or_(said_on.is_(None), said_on > on))


def condition_now(work: UnitOfWork, row: ProgrammeCondition) -> ConditionRecord:
    """A stored condition, withdrawn or not, as it stands today. The look is logged."""
    return _records(work, AskedDay(work, work.today), col(ProgrammeCondition.id) == row.id)[0]


@made_once
def _counts_on(on: date) -> tuple[ColumnElement[bool], ...]:
    table = ProgrammeCondition
    live = (col(table.withdrawn_in).is_(None), col(Membership.withdrawn_in).is_(None))
    return (*live, col(table.agreed_on) <= on)


def _records(work: UnitOfWork, day: AskedDay, *narrowed: ColumnElement[bool]) -> list[ConditionRecord]:
    kinds = day.either(ConditionKind)
    rows = read(work, with_more(_query(), *narrowed))
    return [_record(work, row, day.on, kinds) for row in rows]


@made_once
def _query() -> Select[Any]:
    table = ProgrammeCondition
    order = (col(table.offender_id), col(table.agreed_on).desc(), col(table.id).desc())
    shown = (label("programme", col(Membership.programme)), label("left_on", col(Membership.left_on)))
    query = facts.rows_of(ProgrammeCondition).add_columns(*shown)
    return query.join(Membership, col(Membership.id) == col(ProgrammeCondition.membership_id)).order_by(*order)


def _record(work: UnitOfWork, row: Row[Any], on: date, kinds: Mapping[str, ConditionKind]) -> ConditionRecord:
    state = standing(on, row.due_on, (row.outcome, row.outcome_on), row.left_on)
    known = state in {MET, NOT_MET}
    to_be_met = state in {OPEN, OVERDUE} and row.due_on is not None
    return ConditionRecord(
        **facts.shown(work, ProgrammeCondition, row),
        **free_words(work, ProgrammeCondition, row),
        membership=reference(MEMBERSHIP, row.membership_id),
        programme=row.programme,
        kind=row.kind,
        kind_name=kinds[row.kind].name,
        agreed_on=row.agreed_on,
        due_on=row.due_on,
        state=state,
        days_left=(row.due_on - on).days if to_be_met else None,
        outcome=row.outcome if known else None,
        outcome_on=row.outcome_on if known else None,
        withdrawn_on=row.withdrawn_in and work.day_of(row.withdrawn_in),
    )


def _of_programme(work: UnitOfWork, word: str | None) -> ColumnElement[bool] | None:
    return None if word is None else facts.of_kind(work, Membership, Programme, word, "programme")
