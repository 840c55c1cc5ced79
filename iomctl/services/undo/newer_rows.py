"""What stands beside the rows of an event since: a newer row that counts instead, or that goes on in its place."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from sqlalchemy import select

from iomctl.services.undo.rows import RowChange, Values
from iomctl.storage.bulk import rows_among
from iomctl.storage.integrity import table_of
from iomctl.storage.owners import Place
from iomctl.storage.unit_of_work import UnitOfWork

NEWEST_COUNTS = {"referral_step": "referral_id"}
"""Tables whose newest row says what the row above holds too, with the column that names that one.

Their rows are taken back from the newest on, also where a change and its opposite left the row above as it was. What
is recorded of a case has no such order: its course is worked out.
"""

ONE_GOES_ON: Mapping[str, tuple[Sequence[str], Sequence[str]]] = {
    "custody": (("offender_id",), ("to_on", "withdrawn_in")),
    "spell": (("offender_id", "cohort_id"), ("deselected_on",)),
}
"""Tables of which no two rows that are alike in some columns may have nothing in the others, their ends."""


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


def second_open(work: UnitOfWork, changes: Sequence[RowChange]) -> Iterator[tuple[Place, int]]:
    """Each row that would go on again beside another that goes on now, with the event that recorded that one."""
    own = {one.place for one in changes}
    for name, (alike, ends) in ONE_GOES_ON.items():
        table, back = table_of(name), _put_back([one for one in changes if one.table == name])
        there = {row.id: row._mapping for row in rows_among(work, select(table), table.c.id, back)}
        rows = {number: {**there.get(number, {}), **values} for number, values in back.items()}
        goes_on = {number: row for number, row in rows.items() if all(row.get(end) is None for end in ends)}
        for number, row in goes_on.items():
            same = (*(table.c[one] == row[one] for one in alike), *(table.c[end].is_(None) for end in ends))
            others = work.session.execute(select(table.c.id, table.c.recorded_in).where(*same)).all()
            yield from (((name, number), one.recorded_in) for one in others if (name, one.id) not in own)


def _put_back(changes: Sequence[RowChange]) -> dict[int, Values]:
    """What each row that there was before the changes of an event said then, as far as they changed it."""
    back: dict[int, Values] = {}
    for one in reversed(changes):
        if one.before is not None:
            back[one.id] = {**back.get(one.id, {}), **one.before}
    return back
