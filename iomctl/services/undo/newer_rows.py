"""What stands beside the rows of an event since: a newer row that counts instead."""

from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import select

from iomctl.services.undo.rows import RowChange
from iomctl.storage.bulk import rows_among
from iomctl.storage.integrity import table_of
from iomctl.storage.owners import Place
from iomctl.storage.unit_of_work import UnitOfWork

NEWEST_COUNTS = {"referral_step": "referral_id"}
"""Tables whose newest row says what the row above holds too, with the column that names that one.

Their rows are taken back from the newest on, also where a change and its opposite left the row above as it was. What
is recorded of a case has no such order: its course is worked out.
"""


def newer_beside(work: UnitOfWork, event: int, changes: Sequence[RowChange]) -> Iterator[tuple[Place, int]]:
    """Each row of an event that a newer one stands beside, with the event of that."""
    own = {one.place for one in changes}
    for table, above in NEWEST_COUNTS.items():
        dated = [one for one in changes if one.table == table and None in (one.before, one.after)]
        if dated:
            yield from _newer(work, event, dated, above, own)


def _newer(
    work: UnitOfWork, event: int, dated: Sequence[RowChange], above: str, own: Collection[Place]
) -> Iterator[tuple[Place, int]]:
    places = {(one.after or one.before or {})[above]: one.place for one in dated}
    table = table_of(dated[0].table)
    query = select(table.c.id, table.c.recorded_in, table.c[above].label("above")).where(table.c.recorded_in > event)
    for row in rows_among(work, query, table.c[above], places):
        if (table.name, row.id) not in own:
            yield places[row.above], row.recorded_in
