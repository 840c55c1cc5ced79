"""What the board agreed to do: about a measure or none, and about nobody in particular."""

from datetime import date
from typing import ClassVar

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from iomctl.storage.tables.described import Described
from iomctl.storage.tables.row import TableRow


class BoardAction(TableRow, table=True):
    """A task that somebody took on at the board, to be done by `due_on`; `who` is a name, a post or an agency.

    `measure` is the code of the one that it is about. `outcome` is done or dropped from `outcome_on` on; None while it
    is open.
    """

    described: ClassVar[Described] = Described("action", "", "agreed_on", title="action of the board", bare=True)

    __tablename__ = "board_action"
    __table_args__ = (
        CheckConstraint("outcome IS NULL OR outcome = 'done' OR outcome = 'dropped'", name="ck_board_action_outcome"),
        CheckConstraint("due_on >= agreed_on", name="ck_board_action_due_after_agreed"),
    )

    id: int = Field(default=None, primary_key=True)
    measure: str | None
    task: str
    who: str
    agreed_on: date
    due_on: date
    outcome: str | None
    outcome_on: date | None
    outcome_note: str | None
    outcome_in: int | None
    recorded_in: int
