"""What spells were like from a day on: tier, colour, lead worker and custody, each change a dated row.

Tiers and workers are as they were said. Colours and custody are as they were shown: the course works them out.
"""

from datetime import date
from typing import ClassVar

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from iomctl.storage.tables.cohorts import CUSTODY_CHECK
from iomctl.storage.tables.row import TableRow


class SpellTier(TableRow, table=True):
    """The tier of a spell from a day on."""

    __tablename__ = "spell_tier"
    __table_args__ = (Index("ix_spell_tier_spell_id_from_on", "spell_id", "from_on"),)

    id: int | None = Field(default=None, primary_key=True)
    spell_id: int = Field(foreign_key="spell.id")
    tier: str
    from_on: date
    reason: str | None
    decision: str | None
    recorded_in: int


class SpellColour(TableRow, table=True):
    """The colour of a spell from a day on, as it is shown: in custody the colour that means it."""

    all_worked_out: ClassVar[bool] = True

    __tablename__ = "spell_colour"
    __table_args__ = (Index("ix_spell_colour_spell_id_from_on", "spell_id", "from_on"),)

    id: int | None = Field(default=None, primary_key=True)
    spell_id: int = Field(foreign_key="spell.id")
    colour: str
    from_on: date
    reason: str | None
    recorded_in: int


class SpellWorker(TableRow, table=True):
    """The lead worker of a spell from a day on, and the agency they lead it for; both null when nobody does."""

    __tablename__ = "spell_worker"
    __table_args__ = (
        Index("ix_spell_worker_spell_id_from_on", "spell_id", "from_on"),
        Index("ix_spell_worker_worker_id", "worker_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    spell_id: int = Field(foreign_key="spell.id")
    worker_id: int | None = Field(foreign_key="worker.id")
    agency_id: int | None = Field(foreign_key="agency.id")
    from_on: date
    reason: str | None
    recorded_in: int


class SpellCustody(TableRow, table=True):
    """Whether the person of a spell is in custody or the community from a day on, and in which prison."""

    all_worked_out: ClassVar[bool] = True

    __tablename__ = "spell_custody"
    __table_args__ = (
        CheckConstraint(CUSTODY_CHECK, name="ck_spell_custody_custody"),
        Index("ix_spell_custody_spell_id_from_on", "spell_id", "from_on"),
    )

    id: int | None = Field(default=None, primary_key=True)
    spell_id: int = Field(foreign_key="spell.id")
    custody: str
    prison: str | None
    from_on: date
    reason: str | None
    recorded_in: int


TABLES: dict[str, type[SQLModel]] = {
    "tier": SpellTier,
    "colour": SpellColour,
    "worker_id": SpellWorker,
    "agency_id": SpellWorker,
    "custody": SpellCustody,
    "prison": SpellCustody,
}
"""Where the dated rows of each column of a spell are."""
