"""The dated rows of many spells at once, each spell's as a story."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlmodel import SQLModel

from iomctl.domain.spell_story import ColourFrom, CustodyFrom, LeadFrom, Story, TierFrom
from iomctl.storage.bulk import rows_among
from iomctl.storage.tables.dated.spell_states import SpellColour, SpellCustody, SpellTier, SpellWorker
from iomctl.storage.unit_of_work import UnitOfWork

_STORIES: tuple[tuple[type[SQLModel], str, Any, tuple[str, ...]], ...] = (
    (SpellTier, "tiers", TierFrom, ("tier", "reason", "decision")),
    (SpellColour, "colours", ColourFrom, ("colour", "reason")),
    (SpellCustody, "custodies", CustodyFrom, ("custody", "prison", "reason")),
    (SpellWorker, "leads", LeadFrom, ("worker_id", "agency_id", "reason")),
)


def stories(work: UnitOfWork, spells: Iterable[int]) -> dict[int, Story]:
    """The dated rows of spells by row number; workers and agencies are row numbers too."""
    found = {number: Story() for number in spells}
    for table, kind, row_of, columns in _STORIES:
        rows: Any = table
        query = select(rows.spell_id, rows.from_on, *(getattr(rows, name) for name in columns))
        query = query.order_by(rows.spell_id, rows.from_on, rows.id)
        for number, *values in rows_among(work, query, rows.spell_id, found):
            getattr(found[number], kind).append(row_of(*values))
    return found
