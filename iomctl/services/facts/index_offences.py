"""Which offence is a person's index offence on a day."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from sqlalchemy import Row
from sqlmodel import col

from iomctl.domain.facts.offences import outcome_stands
from iomctl.domain.references import PERSON, reference
from iomctl.services.facts.rows import listed
from iomctl.storage.tables.facts.offences import Offence
from iomctl.storage.unit_of_work import UnitOfWork


def index_offences(rows: Iterable[Row[Any]], on: date) -> Iterator[Row[Any]]:
    """Of each person's rows the one that became the index offence last, by a day, that day included.

    One whose outcome a court set aside by then is none.
    """
    newest: dict[int, Row[Any]] = {}
    for row in rows:
        if row.index_on is None or row.index_on > on or not outcome_stands(row.outcome_on, row.set_aside_on, on):
            continue
        other = newest.get(row.offender_id)
        if other is None or (row.index_on, row.id) > (other.index_on, other.id):
            newest[row.offender_id] = row
    yield from newest.values()


def index_now(work: UnitOfWork, person: int) -> str:
    """Which one is the index offence of a person (row number) today, in words."""
    rows = listed(work, Offence, work.today, col(Offence.offender_id) == person)
    found = next(index_offences(rows, work.today), None)
    ref = reference(PERSON, person)
    if found is None:
        return f"{ref} has no index offence now"
    return f"{reference(Offence.described.letter, found.id)} is the index offence of {ref} now"
