"""The rows of one person that were not withdrawn, and what history calls them: by the description of each table."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import select

from iomctl.services.changes.change import DatedChange, dated_change
from iomctl.services.facts.kinds import Fact, OfPerson, reference_of
from iomctl.storage.unit_of_work import UnitOfWork


def live_rows(work: UnitOfWork, table: type[Fact], person: int) -> Iterator[Fact]:
    """The rows of a table about the person with a row number that were not withdrawn, by reference."""
    rows: Any = table
    query = select(rows).where(rows.offender_id == person, rows.withdrawn_in.is_(None)).order_by(rows.id)
    return iter(work.session.execute(query).scalars())


def named(row: Any, *more: str | None) -> str:
    """A row as a change is about it: its reference, its kind, and what else tells it apart."""
    return ", ".join(filter(None, (f"{reference_of(row)} {row.kind}", *more)))


def change_of(row: OfPerson, on: date, about: str, *texts: str | None) -> DatedChange:
    """A change that the row of a described table tells of; `texts` are how it is from then on, and why."""
    return dated_change(row, on, row.described.noun, about, *texts)
