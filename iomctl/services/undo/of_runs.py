"""Taking back a run that was applied: the run stays known, and what was recorded since of a new case goes along."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Table, select

from iomctl.services.undo.later_rows import Later
from iomctl.services.undo.rows import RowChange, Values
from iomctl.storage.bulk import rows_among
from iomctl.storage.details import NOBODY
from iomctl.storage.integrity import table_of
from iomctl.storage.owners import PERSON
from iomctl.storage.unit_of_work import UnitOfWork

STEP = "rescope_step"
FOUND = "rescope_person"
JOURNAL = "rescope_change"
"""A table of older versions, by which they took a run back."""

ALONG = ("spell_worker", "spell_fact", "spell_exit_plan")
"""What goes with a case that a run began, whoever recorded it and whenever; another tier does not, nor does its end."""


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
    kept = [one for one in others if one.place not in now]
    marks = [RowChange(NOBODY, STEP, number, {"undone_in": work.event}, {"undone_in": None}) for number in there]
    return [*kept, *now.values(), *marks]


def later_of_run(work: UnitOfWork, event: int, changes: Sequence[RowChange]) -> Later:
    """The rows of people in a run whose tier somebody changed since, who left or came back; none for another event."""
    if not any(one.table == STEP for one in changes):
        return {}
    told = {one.owner: one.place for one in changes if one.owner != NOBODY}
    spell, tier = table_of("spell"), table_of("spell_tier")
    moved = select(spell.c.offender_id, tier.c.recorded_in.label("later")).join(spell, spell.c.id == tier.c.spell_id)
    left = select(spell.c.offender_id, spell.c.deselected_in.label("later"))
    came = select(spell.c.offender_id, spell.c.recorded_in.label("later"))
    queries = (
        moved.where(tier.c.recorded_in > event),
        left.where(spell.c.deselected_in > event),
        came.where(spell.c.recorded_in > event),
    )
    found: Later = {}
    for query in queries:
        for row in rows_among(work, query, spell.c.offender_id, told):
            found[told[row.offender_id]] = (row.offender_id, row.later)
    return found


def found_by_plans(work: UnitOfWork, taken: Sequence[RowChange]) -> Iterator[RowChange]:
    """What plans say of people who are about to go: it goes along, for a plan changes nobody's record."""
    table = table_of(FOUND)
    going = {one.id for one in taken if one.table == PERSON and one.before is None}
    for row in rows_among(work, select(table), table.c.offender_id, going):
        yield RowChange(row.offender_id, FOUND, (row.run_id, row.offender_id), None, _values(table, row))


def _under(work: UnitOfWork, begun: dict[int, int]) -> Iterator[RowChange]:
    for name in ALONG:
        table = table_of(name)
        for row in rows_among(work, select(table).order_by(table.c.id), table.c.spell_id, begun):
            yield RowChange(begun[row.spell_id], name, row.id, None, _values(table, row))


def _values(table: Table, row: Any) -> Values:
    """A row as the detail of an event has one."""
    held = ((column.name, row._mapping[column.name]) for column in table.columns)
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in held}
