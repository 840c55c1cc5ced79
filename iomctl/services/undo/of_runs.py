"""Taking back a run that was applied: the run stays known, and what was recorded since of a new case goes along."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Table, select

from iomctl.services.undo.not_taken_back import RUN
from iomctl.services.undo.rows import RowChange, Values
from iomctl.services.undo.since import Since
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


class AppliedRun:
    """The run that an event applied, if it applied one; of any other event nothing is changed here.

    `stay` are the numbers of runs that the event planned: decisions that came into one are taken away, not the run.
    The step of the run is not taken away but marked as undone. With each case that the run began goes what was
    recorded under it since, so that it comes back with the case when the undo is taken back.
    """

    def __init__(self, work: UnitOfWork, event: int) -> None:
        self._work, self._event = work, event
        step = table_of(STEP)
        self._steps = set(work.session.scalars(select(step.c.id).where(step.c.recorded_in == event)))
        self._seen = bool(self._steps)
        self.stay: list[int] = []

    def as_taken_back(self, batch: Sequence[RowChange]) -> Sequence[RowChange]:
        """What a batch of the changes of the event is to be taken back as: no run itself, which stays known."""
        self.stay += [one.id for one in batch if _is_plan(one)]
        batch = [one for one in batch if not _is_plan(one)]
        self._seen = self._seen or any(one.table == STEP for one in batch)
        if not self._steps:
            return batch
        others = [one for one in batch if one.table != JOURNAL and not self._is_step(one)]
        begun = {one.id: one.owner for one in others if one.table == "spell" and one.before is None}
        now = {one.place: one for one in self._under(begun)}
        kept = [one for one in others if one.place not in now]
        return [*kept, *now.values(), *(self._undone(one) for one in batch if self._is_step(one))]

    def later(self, batch: Sequence[RowChange]) -> set[Since]:
        """The rows of people in the run whose tier somebody changed since, who left or came back."""
        if not self._seen:
            return set()
        told = {one.owner: one.place for one in batch if one.owner != NOBODY}
        spell, tier = table_of("spell"), table_of("spell_tier")
        moved = select(spell.c.offender_id, tier.c.recorded_in.label("later"))
        moved = moved.join(spell, spell.c.id == tier.c.spell_id)
        left = select(spell.c.offender_id, spell.c.deselected_in.label("later"))
        came = select(spell.c.offender_id, spell.c.recorded_in.label("later"))
        queries = (
            moved.where(tier.c.recorded_in > self._event),
            left.where(spell.c.deselected_in > self._event),
            came.where(spell.c.recorded_in > self._event),
        )
        return {
            Since(told[row.offender_id], row.offender_id, row.later)
            for query in queries
            for row in rows_among(self._work, query, spell.c.offender_id, told)
        }

    def _is_step(self, one: RowChange) -> bool:
        return one.table == STEP and one.before is None and one.id in self._steps

    def _undone(self, one: RowChange) -> RowChange:
        return RowChange(NOBODY, STEP, one.id, {"undone_in": self._work.event}, {"undone_in": None})

    def _under(self, begun: dict[int, int]) -> Iterator[RowChange]:
        for name in ALONG:
            table = table_of(name)
            for row in rows_among(self._work, select(table).order_by(table.c.id), table.c.spell_id, begun):
                yield RowChange(begun[row.spell_id], name, row.id, None, _values(table, row))


def _is_plan(one: RowChange) -> bool:
    return one.table == RUN and one.before is None


def found_by_plans(work: UnitOfWork, taken: Sequence[RowChange]) -> Iterator[RowChange]:
    """What plans say of people who are about to go: it goes along, for a plan changes nobody's record."""
    table = table_of(FOUND)
    going = {one.id for one in taken if one.table == PERSON and one.before is None}
    for row in rows_among(work, select(table), table.c.offender_id, going):
        yield RowChange(row.offender_id, FOUND, (row.run_id, row.offender_id), None, _values(table, row))


def _values(table: Table, row: Any) -> Values:
    """A row as the detail of an event has one."""
    held = ((column.name, row._mapping[column.name]) for column in table.columns)
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in held}
