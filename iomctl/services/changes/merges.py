"""Who was found to be the same person, as dated changes of the one record."""

from collections.abc import Iterator

from sqlalchemy import select

from iomctl.domain.references import PERSON, reference
from iomctl.services.changes.change import DatedChange, Source, dated_change
from iomctl.storage.rows.same_people import everyone_who_is
from iomctl.storage.tables.facts.same_people import SamePersonLink
from iomctl.storage.unit_of_work import UnitOfWork


def merges(work: UnitOfWork, person: int) -> Iterator[DatedChange]:
    """Each merge by which a record grew, on the day it was recorded."""
    links, together = SamePersonLink.__table__, everyone_who_is(work.session.connection(), person)  # type: ignore[attr-defined]
    rows = work.session.execute(select(links).where(links.c.offender_id.in_(together)).order_by(links.c.id))
    for row in rows.all():
        same, into = reference(PERSON, row.offender_id), reference(PERSON, row.into_id)
        yield dated_change(row, work.day_of(row.recorded_in), "merged", same, f"is {into}")


SOURCES: dict[str, Source] = {"same_person": merges}
"""The words of one person's page; `iomctl offender show` tells of them apart."""
