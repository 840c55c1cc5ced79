"""Steps of transitions: record one, put it right, withdraw it, and list them as on a day."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Row, select
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.facts.transitions import StepDone
from iomctl.domain.policy.young_adult_choices import Transition
from iomctl.domain.references import name_column, offender_column
from iomctl.services.asked_day import AskedDay
from iomctl.services.facts import correcting
from iomctl.services.facts import rows as facts
from iomctl.services.facts.rows import FactChange
from iomctl.services.facts.words import free_words
from iomctl.services.lookup.listed_people import ListedPeople, people_listed
from iomctl.storage.bulk import rows_among
from iomctl.storage.tables.facts.transitions import TransitionStep
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.facts.transitions import NewStep
    from iomctl.inputs.typed_words import Typed


@dataclass(frozen=True)
class TransitionRecord:
    """One step of a transition; the field names are a contract."""

    transition: str = column("Transition", "the step's reference", "Y00042", rank=0, kept=True)
    offender: str = offender_column()
    name: str = name_column()
    kind: str = column("Kind", "the code of the transition in the policy", "turning-18", rank=0)
    step: str = column("Step", "which step of it", "met", rank=0)
    step_on: date = column("Step on", "the day of the step", "2026-03-17", rank=0, spoken=True)
    done_with: str | None = column("Done with", "the service or worker it was with", "probation, J Byrne", rank=2)
    note: str | None = column("Note", "free words", "with his mother", rank=3)
    withdrawn_on: date | None = column("Withdrawn", "the day it was withdrawn", "2026-04-20", shown=False)


class WhichTransitionSteps(NamedTuple):
    """Which steps a list is narrowed to; `kind` as typed, None for every transition."""

    whose: ListedPeople
    kind: str | None = None


def add(work: UnitOfWork, offender: str, asked: "Typed[NewStep]") -> FactChange:
    """Record a step. Raises as `facts.add`."""
    return FactChange(_now(work, facts.add(work, TransitionStep, offender, asked)))


def correct(work: UnitOfWork, word: str, asked: correcting.Asked) -> FactChange:
    """Put the step with a reference right. Raises as `facts.find` and `correcting.correct`."""
    return correcting.correct(work, partial(facts.find, work, TransitionStep, word), asked, _now)


def withdraw(work: UnitOfWork, word: str, reason: str) -> FactChange:
    """Withdraw the step with this reference. Raises as `facts.withdraw`."""
    row = facts.withdraw(work, TransitionStep, word, reason)
    return FactChange(_now(work, row), facts.withdrawn(row))


def steps(work: UnitOfWork, on: date, which: WhichTransitionSteps) -> list[TransitionRecord]:
    """Steps by a day, by person, the newest first. The look is logged.

    Raises NotFound and BadValue for unknown words.
    """
    narrowed = [people_listed(work, AskedDay(work, on), which.whose)]
    if which.kind is not None:
        narrowed.append(facts.of_kind(work, TransitionStep, Transition, which.kind))
    return [_record(work, row) for row in facts.listed(work, TransitionStep, on, *narrowed)]


def steps_among(work: UnitOfWork, on: date, people: Collection[int]) -> dict[tuple[int, str], list[StepDone]]:
    """The steps by a day of people (row numbers), by person and transition, the first in front."""
    row = TransitionStep
    query = select(col(row.offender_id), col(row.kind), col(row.step), col(row.step_on))
    query = query.where(col(row.withdrawn_in).is_(None), col(row.step_on) <= on).order_by(col(row.step_on), col(row.id))
    found: dict[tuple[int, str], list[StepDone]] = {}
    for one in rows_among(work, query, col(row.offender_id), sorted(people)):
        found.setdefault((one.offender_id, one.kind), []).append(StepDone(one.step, one.step_on))
    return found


def _now(work: UnitOfWork, row: TransitionStep) -> TransitionRecord:
    return _record(work, facts.one(work, row))


def _record(work: UnitOfWork, row: Row[Any]) -> TransitionRecord:
    return TransitionRecord(
        **facts.shown(work, TransitionStep, row),
        **free_words(work, TransitionStep, row),
        **{name: getattr(row, name) for name in ("kind", "step", "step_on")},
        withdrawn_on=row.withdrawn_in and work.day_of(row.withdrawn_in),
    )
