"""Who has died: the day, SQL for those who had not by a day, and the refusal of what can't be true since.

Few died: where nobody in the case book did, the table is neither loaded nor asked.
"""

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, select
from sqlmodel import col

from iomctl.domain.days.days import in_full
from iomctl.domain.policy.choices import DIED
from iomctl.domain.references import DEATH, PERSON, reference
from iomctl.errors import DoesNotFit
from iomctl.services.lookup.recorded_about import kept_in_book
from iomctl.storage.bulk import rows_among
from iomctl.storage.made_once import made_once
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.storage.tables.facts.deaths import Death


def death_of(work: UnitOfWork, person: int) -> "Death | None":
    """The death of the person with a row number; None for nobody known to have died."""
    if not kept_in_book(work, "death"):
        return None
    from iomctl.storage.tables.facts.deaths import Death

    query = select(Death).where(col(Death.offender_id) == person, col(Death.withdrawn_in).is_(None))
    return work.session.scalars(query).first()


def means_death(work: UnitOfWork, reason: str) -> bool:
    """Whether a reason of de-selection, by its code, says that the person died."""
    known = work.policy.reasons["deselection"].get(reason)
    return known is not None and known.means == DIED


def not_dead(work: UnitOfWork, on: date) -> tuple[ColumnElement[bool], ...]:
    """SQL for a query with people: those who had not died by a day, that day included; nothing where nobody died."""
    return (_not_dead(on),) if kept_in_book(work, "death") else ()


@made_once
def _not_dead(on: date) -> ColumnElement[bool]:
    from iomctl.storage.tables.facts.deaths import Death

    died: Any = select(col(Death.id)).where(col(Death.offender_id) == col(Offender.id), col(Death.died_on) <= on)
    found: ColumnElement[bool] = died.where(col(Death.withdrawn_in).is_(None)).correlate(Offender).exists()
    return ~found


def deaths_among(work: UnitOfWork, people: Collection[int]) -> dict[int, date]:
    """The day on which each of some people (row numbers) died who did."""
    if not people or not kept_in_book(work, "death"):
        return {}
    from iomctl.storage.tables.facts.deaths import Death

    query = select(col(Death.offender_id), col(Death.died_on)).where(col(Death.withdrawn_in).is_(None))
    return {row.offender_id: row.died_on for row in rows_among(work, query, col(Death.offender_id), people)}


def dead_by(work: UnitOfWork, people: Collection[int], on: date) -> frozenset[int]:
    """Those of some people (row numbers) who had died by a day, that day included."""
    return frozenset(person for person, day in deaths_among(work, people).items() if day <= on)


def refuse_dead(work: UnitOfWork, person: int, day: date, what: str) -> None:
    """Raise DoesNotFit for `what` of a day after the person with a row number died."""
    death = death_of(work, person)
    if death is not None and day > death.died_on:
        raise DoesNotFit(f"{died_on(death)}: no {what} of {in_full(day)} can be theirs", advice=way_back(death))


def refuse_fact_after_death(work: UnitOfWork, row: Any) -> None:
    """Raise DoesNotFit for a fact that is to be stored of a day after the person died, but for one that may be so."""
    described = row.described
    if described.day and not described.outlives:
        refuse_dead(work, row.offender_id, getattr(row, described.day), described.called)


def died_on(death: "Death") -> str:
    """`N00042 died on Fri 6 Mar 2026`."""
    return f"{reference(PERSON, death.offender_id)} died on {in_full(death.died_on)}"


def way_back(death: "Death") -> str:
    """How to put a death right."""
    ref = reference(DEATH, death.id)
    other, never = f"iomctl death correct {ref} --on DAY", f"iomctl death withdraw {ref}"
    return f"if the day is wrong: {other} --reason WORDS; if they did not die: {never} --reason WORDS"
