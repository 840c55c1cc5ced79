"""Events of which nothing is there any more, for what they added went along when another event was taken back."""

from sqlalchemy import select

from iomctl.services.undo.later_rows import changes_after
from iomctl.services.undo.reading import changes_in
from iomctl.services.undo.rows import RowChange
from iomctl.services.undo.standing import Standing
from iomctl.storage.bulk import rows_among
from iomctl.storage.integrity import table_of
from iomctl.storage.owners import Place
from iomctl.storage.unit_of_work import UnitOfWork


def gone_with(work: UnitOfWork, event: int, standing: Standing) -> int | None:
    """The undo that took along all that an event added, where no row of the event is there any more; else None.

    What a command withdrew does not count, unless that is gone as well: it has to be taken back first.
    """
    if not standing.undone_since(event):
        return None
    changes = list(changes_in(work, event))
    added = {one.place for one in changes if one.before is None}
    if not added or _any_there(work, changes):
        return None
    last: dict[Place, int] = {}
    for number, one in changes_after(work, event):
        if one.place in added and standing.taken_back_by(number) is None:
            last[one.place] = number
    by = {number if not standing.typed(number) else gone_with(work, number, standing) for number in last.values()}
    return max((one for one in by if one is not None), default=None) if None not in by else None


def _any_there(work: UnitOfWork, changes: list[RowChange]) -> bool:
    by_table: dict[str, set[int]] = {}
    places: set[Place] = {one.place for one in changes if one.known}
    for name, number in places:
        by_table.setdefault(name, set()).add(number)
    for name, numbers in by_table.items():
        table = table_of(name)
        if "id" not in table.c or any(rows_among(work, select(table.c.id), table.c.id, numbers)):
            return True
    return False
