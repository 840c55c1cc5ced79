"""The recorded spells of the people in a chunk of a file, and those added since."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from iomctl.storage.bulk import rows_among
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass
class KnownSpell:
    """A spell that is recorded, or was added from this file.

    `hidden` is whether a limited-access mark keeps back what was written about the person.
    """

    id: int
    adopted_on: date
    adoption: tuple[str | None, str | None, str | None]
    ending: tuple[Any, ...]
    hidden: bool = False

    @property
    def deselected_on(self) -> date | None:
        """The first day no longer in the cohort; None while it is open."""
        on: date | None = self.ending[0]
        return on


class KnownSpells:
    """Spells by person and cohort (row numbers)."""

    def __init__(self, work: UnitOfWork, people: Iterable[int]) -> None:
        self._of: dict[tuple[int, int], list[KnownSpell]] = {}
        columns = ("id", "offender_id", "cohort_id", "adopted_on", "adoption_reason", "adoption_note", "decision")
        ending = ("deselected_on", "deselection_reason", "deselection_decision", "exit_plan")
        query = select(*(getattr(Spell, name) for name in (*columns, *ending)), col(Offender.restricted))
        query = query.join(Offender, col(Offender.id) == col(Spell.offender_id)).order_by(col(Spell.id))
        for number, person, cohort, adopted_on, *rest in rows_among(work, query, col(Spell.offender_id), people):
            *told, restricted = rest
            spell = KnownSpell(number, adopted_on, (told[0], told[1], told[2]), tuple(told[3:]), work.hides(restricted))
            self.keep(person, cohort, spell)

    def keep(self, person: int, cohort: int, spell: KnownSpell) -> None:
        """Know a spell from now on."""
        self._of.setdefault((person, cohort), []).append(spell)

    def found(self, person: int, cohort: int, adopted_on: date, deselected_on: date | None) -> KnownSpell | None:
        """The spell adopted on a day; of several the one that ended on the day given, else the open or last one."""
        same = [one for one in self._of.get((person, cohort), ()) if one.adopted_on == adopted_on]
        exact = [one for one in same if one.deselected_on == deselected_on]
        still = [one for one in same if one.deselected_on is None]
        best = exact or still or same
        return best[-1] if best else None

    def overlapping(self, person: int, cohort: int, start: date, end: date | None) -> KnownSpell | None:
        """A spell that shares a day with one from `start` to before `end`; an open one goes on for ever."""
        for one in self._of.get((person, cohort), ()):
            if max(start, one.adopted_on) < min(end or date.max, one.deselected_on or date.max):
                return one
        return None
