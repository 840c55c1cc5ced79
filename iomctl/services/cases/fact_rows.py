"""The rows that hold facts of people's cases: of which table they are, which row, and of which spell."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from iomctl.storage.owners import Place
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.spell_facts import SpellFact
from iomctl.storage.unit_of_work import UnitOfWork

OF_CASES = ("spell", "spell_tier", "spell_worker", "spell_fact", "custody", "custody_change", "release")
"""The tables that hold facts of people's cases."""

OF_END = ("deselected_on", "deselection_reason", "deselection_decision", "exit_plan", "deselected_in")
"""The columns of a spell that say how it ended."""


def place_of(row: Any) -> Place:
    """Which row it is."""
    return str(row.__tablename__), row.id


def spell_of(table: str, number: int, values: Mapping[str, Any]) -> int | None:
    """The spell that a row of a case is of, as far as its values tell; None for one of the person."""
    return number if table == "spell" else values.get("spell_id")


def spell_fact(work: UnitOfWork, spell: Spell, what: str, on: date, **said: Any) -> SpellFact:
    """The row of a fact of a spell from a day on; `said` are the columns that it fills."""
    return SpellFact(spell_id=spell.id, what=what, from_on=on, **said, **work.recorded)
