"""Deaths: record one, which ends the cases that are open; put it right, take it back, and list them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row

from iomctl.domain.columns import column
from iomctl.domain.days.days import spoken
from iomctl.domain.references import PERSON, name_column, offender_column, reference
from iomctl.services.asked_day import AskedDay
from iomctl.services.cases.ended_by_death import ended_by, go_on_again, move_along, told_by_death
from iomctl.services.cases.recording import check_and_settle
from iomctl.services.facts import correcting
from iomctl.services.facts import rows as facts
from iomctl.services.facts.rows import FactChange
from iomctl.services.facts.words import free_words
from iomctl.services.lookup.listed_people import ListedPeople, people_recorded
from iomctl.services.people.left_open import left_open
from iomctl.storage.tables.facts.deaths import Death
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.facts.deaths import NewDeath
    from iomctl.inputs.typed_words import Typed


@dataclass(frozen=True)
class DeathRecord:
    """One death; the field names are a contract."""

    death: str = column("Death", "its reference", "X00042", rank=0, kept=True)
    offender: str = offender_column()
    name: str = name_column()
    died_on: date = column("Died", "the day of the death", "2026-03-06", rank=0, spoken=True)
    note: str | None = column("Note", "how it is known, and the like", "probation, by telephone", rank=2)
    withdrawn_on: date | None = column("Withdrawn", "the day it was withdrawn", "2026-04-20", shown=False)


def add(work: UnitOfWork, offender: str, asked: "Typed[NewDeath]") -> FactChange:
    """Record that somebody died; their open cases end by it on that day.

    The answer lists what is open still, each with the command that closes it. Raises BadValue or NotFound with every
    fault at once, and DoesNotFit where they died already, and for what is recorded of a later day.
    """
    person, new = facts.understood(work, offender, asked)
    places = told_by_death(work, person, new.died_on, new.note)
    check_and_settle(work, (person,), places)
    row = work.session.get_one(Death, places[0][1])
    said = f"{reference(PERSON, person)} died on {spoken(row.died_on, work.today)}{_ended(work, row)}"
    return FactChange(_now(work, row), said, tuple(left_open(work, person)))


def correct(work: UnitOfWork, word: str, asked: correcting.Asked) -> FactChange:
    """Put a death right, by its reference: the cases that ended by it end on the other day too.

    Raises as `facts.find` and `correcting.correct`.
    """
    row = facts.find(work, Death, word)
    spells = ended_by(work, row)
    made = correcting.correct(work, partial(facts.find, work, Death, word), asked, _now)
    moved = move_along(work, row, spells)
    check_and_settle(work, (row.offender_id,), [("death", row.id), *moved])
    return FactChange(made.record, f"{made.said}{_ended(work, row)}")


def withdraw(work: UnitOfWork, word: str, reason: str) -> FactChange:
    """Withdraw a death that was recorded by mistake: the cases that ended by it go on. Raises as `facts.withdraw`."""
    row = facts.find(work, Death, word)
    spells = ended_by(work, row)
    facts.withdraw(work, Death, word, reason)
    check_and_settle(work, (row.offender_id,), go_on_again(work, spells))
    again = [f"the case in {home.code} goes on" for _, home in spells]
    return FactChange(_now(work, row), "; ".join([facts.withdrawn(row), *again]))


def deaths(work: UnitOfWork, on: date, whose: ListedPeople) -> list[DeathRecord]:
    """Who had died by a day, by person. The look is logged. Raises NotFound and BadValue for unknown words."""
    rows = facts.listed(work, Death, on, *people_recorded(work, AskedDay(work, on), whose))
    return [_record(work, row) for row in rows]


def _ended(work: UnitOfWork, row: Death) -> str:
    spells: Sequence[Any] = ended_by(work, row)
    return "".join(f"; the case in {home.code} ends by it" for _, home in spells)


def _now(work: UnitOfWork, row: Death) -> DeathRecord:
    return _record(work, facts.one(work, row))


def _record(work: UnitOfWork, row: Row[Any]) -> DeathRecord:
    return DeathRecord(
        **facts.shown(work, Death, row),
        **free_words(work, Death, row),
        died_on=row.died_on,
        withdrawn_on=row.withdrawn_in and work.day_of(row.withdrawn_in),
    )
