"""Plans for what follows a spell, made before it ends."""

from datetime import date

from sqlalchemy import Index
from sqlmodel import Field

import iomctl.storage.tables.cohorts  # noqa: F401 a foreign key names it
from iomctl.storage.tables.row import TableRow
from iomctl.storage.tables.withdrawable import Withdrawable


class SpellExitPlan(TableRow, Withdrawable, table=True):
    """Who goes on supporting the person of a spell, and how, as planned from a day on."""

    __tablename__ = "spell_exit_plan"
    __table_args__ = (Index("ix_spell_exit_plan_spell_id_from_on", "spell_id", "from_on"),)

    id: int = Field(default=None, primary_key=True)
    spell_id: int = Field(foreign_key="spell.id")
    plan: str
    from_on: date
    withdrawn_in: int | None = None
    recorded_in: int
