"""What was said of stays in custody from each day on, and the kind, prison and standing that this amounts to."""

from datetime import date
from typing import ClassVar

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from iomctl.storage.tables.custodies import KIND_CHECK
from iomctl.storage.tables.row import TableRow


class CustodyChange(TableRow, table=True):
    """What was said of a stay in custody from a day on; null for what nothing was said of.

    The kind that is not known is one that was said: `not-known`. The first row of a stay is of its first day.
    """

    __tablename__ = "custody_change"
    __table_args__ = (
        CheckConstraint(f"{KIND_CHECK} OR kind = 'not-known'", name="ck_custody_change_kind"),
        Index("ix_custody_change_custody_id_from_on", "custody_id", "from_on"),
    )

    id: int = Field(default=None, primary_key=True)
    custody_id: int = Field(foreign_key="custody.id")
    kind: str | None
    prison: str | None
    at_large: bool | None
    from_on: date
    reason: str | None
    recorded_in: int


class CustodyState(TableRow, table=True):
    """The kind of a stay in custody from a day on, the prison, and whether the person is unlawfully at large.

    Worked out from the rows of `custody_change`.
    """

    all_worked_out: ClassVar[bool] = True
    __tablename__ = "custody_state"
    __table_args__ = (
        CheckConstraint(KIND_CHECK, name="ck_custody_state_kind"),
        Index("ix_custody_state_custody_id_from_on", "custody_id", "from_on"),
    )

    id: int = Field(default=None, primary_key=True)
    custody_id: int = Field(foreign_key="custody.id")
    kind: str | None
    prison: str | None
    at_large: bool
    from_on: date
    reason: str | None
    recorded_in: int
