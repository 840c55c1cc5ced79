"""Taking back a run that was applied: the run stays known, and what was recorded since of a new case goes along."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Table, select

from iomctl.services.undo.rows import RowChange, Values, table_of
from iomctl.storage.bulk import rows_among
from iomctl.storage.details import NOBODY
from iomctl.storage.owners import Place
from iomctl.storage.tables.dated.spell_states import TABLES
from iomctl.storage.unit_of_work import UnitOfWork

STEP = "rescope_step"
JOURNAL = "rescope_change"
"""A table of older versions, by which they took a run back."""

ALONG = ("spell_worker", "spell_colour", "spell_custody", "spell_exit_plan", "review")
"""What goes with a case that a run began, whoever recorded it and whenever; another tier does not, nor does its end."""

FOLLOWING = {name for name, table in TABLES.items() if table.__tablename__ in ALONG}
"""The columns of a spell that such rows change."""


def of_run(work: UnitOfWork, changes: Sequence[RowChange]) -> Sequence[RowChange]:
    """What an event changed, as it is to be taken back; that of an event by which no run was applied as it is.

    The step of the run is not taken away but marked as undone. With each case that the run began goes what was
    recorded under it since, so that it comes back with the case when the undo is taken back.
    """
    steps = {one.id for one in changes if one.table == STEP and one.before is None}
    there = {row.id for row in rows_among(work, select(table_of(STEP)), table_of(STEP).c.id, steps)}
    if not there:
        return changes
    others = [one for one in changes if one.table != JOURNAL and (one.table != STEP or one.id not in there)]
    begun = {one.id: one.owner for one in others if one.table == "spell" and one.before is None}
    now = {one.place: one for one in _under(work, begun)}
    kept = [one for one in _as_begun(work, others, begun) if one.place not in now]
    marks = [RowChange(NOBODY, STEP, number, {"undone_in": work.event}, {"undone_in": None}) for number in there]
    return [*kept, *now.values(), *marks]


def _as_begun(work: UnitOfWork, changes: Sequence[RowChange], begun: dict[int, int]) -> Iterator[RowChange]:
    """The changes, with each spell that was begun in one, as the event left it but for the columns that follow."""
    left: dict[Place, Values] = {}
    for one in changes:
        if one.table == "spell" and one.id in begun:
            left[one.place] = {**left.get(one.place, {}), **(one.after or {})}
    spell = table_of("spell")
    now = {row.id: _values(spell, row) for row in rows_among(work, select(spell), spell.c.id, begun)}
    for one in changes:
        if one.place not in left:
            yield _still_open(one)
        elif one.before is None:
            follow = {name: now[one.id][name] for name in FOLLOWING} if one.id in now else {}
            yield one._replace(after={**left[one.place], **follow})


def _still_open(one: RowChange) -> RowChange:
    """The change; that of a case which the run did not end says so too, for whoever left since is not to be touched."""
    if one.table != "spell" or one.before is None or one.after is None or "deselected_on" in one.after:
        return one
    return one._replace(before={**one.before, "deselected_on": None}, after={**one.after, "deselected_on": None})


def _under(work: UnitOfWork, begun: dict[int, int]) -> Iterator[RowChange]:
    for name in ALONG:
        table = table_of(name)
        for row in rows_among(work, select(table).order_by(table.c.id), table.c.spell_id, begun):
            yield RowChange(begun[row.spell_id], name, row.id, None, _values(table, row))


def _values(table: Table, row: Any) -> Values:
    """A row as the detail of an event has one."""
    held = ((column.name, row._mapping[column.name]) for column in table.columns)
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in held}
