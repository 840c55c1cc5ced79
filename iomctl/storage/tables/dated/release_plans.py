"""What is planned and done for releases, each change a dated row."""

from datetime import date

from sqlalchemy import Index
from sqlmodel import Field

import iomctl.storage.tables.custodies  # noqa: F401 a foreign key names it
from iomctl.storage.tables.row import TableRow
from iomctl.storage.tables.withdrawable import Withdrawable


class ReleasePlan(TableRow, Withdrawable, table=True):
    """What was planned for a release, as from `from_on` on: the first night and the first appointment.

    Null is what nothing was said of then: an earlier row may. `accommodation` is a code of the policy, `address` says
    where that is in words.
    """

    __tablename__ = "release_plan"
    __table_args__ = (Index("ix_release_plan_custody_id_from_on", "custody_id", "from_on"),)

    id: int | None = Field(default=None, primary_key=True)
    custody_id: int = Field(foreign_key="custody.id")
    accommodation: str | None
    address: str | None
    appointment_on: date | None
    appointment_with: str | None
    from_on: date
    withdrawn_in: int | None = None
    recorded_in: int


class ReleaseCheck(TableRow, Withdrawable, table=True):
    """Whether a thing of the policy's list was done for a release, as from `from_on` on."""

    __tablename__ = "release_check"
    __table_args__ = (Index("ix_release_check_custody_id_from_on", "custody_id", "from_on"),)

    id: int | None = Field(default=None, primary_key=True)
    custody_id: int = Field(foreign_key="custody.id")
    item: str
    done: bool
    from_on: date
    withdrawn_in: int | None = None
    recorded_in: int
