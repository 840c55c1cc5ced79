"""The columns of a spell as they stood on a day: the stored ones for today, the dated rows for the past."""

from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import col

from iomctl.services.dated_rows import newest_then
from iomctl.storage.made_once import made_once
from iomctl.storage.tables.cohorts import Spell


@made_once
def was_open(on: date) -> ColumnElement[bool]:
    """SQL for whether a spell was open on a day by its own days: to the day before that of de-selection."""
    still_open = or_(col(Spell.deselected_on).is_(None), col(Spell.deselected_on) > on)
    return and_(col(Spell.adopted_on) <= on, still_open)


@made_once
def _still_open() -> ColumnElement[bool]:
    return col(Spell.deselected_on).is_(None)


class AsOf(NamedTuple):
    """SQL for a spell on a day (`on`), asked for on the day `today`.

    Today and any later day see what is recorded now; an earlier day sees the newest dated row that had
    taken effect by then, that day included.
    """

    on: date
    today: date

    @property
    def past(self) -> bool:
        """Whether the day asked about is over."""
        return self.on < self.today

    @property
    def is_open(self) -> ColumnElement[bool]:
        """Whether a spell was open: adopted on or before the day, and not de-selected on or before it."""
        return was_open(self.on) if self.past else _still_open()

    @property
    def tier(self) -> Any:
        """The tier's code."""
        return self._newest("tier")

    @property
    def colour(self) -> Any:
        """The colour's code."""
        return self._newest("colour")

    @property
    def worker_id(self) -> Any:
        """The lead worker, or null."""
        return self._newest("worker_id")

    @property
    def agency_id(self) -> Any:
        """The agency that the lead worker led for, or null."""
        return self._newest("agency_id")

    @property
    def custody(self) -> Any:
        """`community` or `custody`."""
        return self._newest("custody")

    @property
    def prison(self) -> Any:
        """The prison, or null."""
        return self._newest("prison")

    def _newest(self, column: str) -> Any:
        if not self.past:
            return getattr(Spell, column)
        # Only a past day needs the dated rows, and loading a table takes time.
        from iomctl.storage.tables.dated.spell_states import TABLES

        return newest_then(TABLES[column], Spell.id, "spell_id", self.on, column)
