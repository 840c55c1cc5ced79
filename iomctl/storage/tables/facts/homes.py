"""Where people sleep, as they or others said."""

from datetime import date
from typing import ClassVar

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

import iomctl.storage.tables.people  # noqa: F401 a foreign key names it
from iomctl.domain.references import HOME
from iomctl.storage.tables.described import Described
from iomctl.storage.tables.row import TableRow


class SaidHome(TableRow, table=True):
    """Where somebody was said to sleep from `from_on` on, to the day of leaving `leaves_on`, if one was said.

    `kind` is a code of the policy's accommodations, or one of `OWN_WORDS` of `domain.accommodation.home`. A row that
    was recorded by mistake is `withdrawn_in` an event, and counts for nothing.
    """

    described: ClassVar[Described] = Described(
        "home", HOME, "from_on", "leaves_on", ("kind", "area"), kinds="accommodations", words=("source",)
    )

    __tablename__ = "home"
    __table_args__ = (
        CheckConstraint("leaves_on IS NULL OR leaves_on >= from_on", name="ck_home_leaves_after_from"),
        # Holds all that is asked of everybody at once, so that it is read without the table.
        Index("ix_home_said", "offender_id", "from_on", "kind", "leaves_on", "withdrawn_in"),
    )

    id: int = Field(default=None, primary_key=True)
    offender_id: int = Field(foreign_key="offender.id")
    from_on: date
    kind: str
    area: str | None
    leaves_on: date | None
    source: str | None
    withdrawn_in: int | None
    recorded_in: int
