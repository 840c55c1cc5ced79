"""What somebody is to do about a person, agreed at a panel or apart from one."""

from datetime import date
from typing import ClassVar

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

import iomctl.storage.tables.panels.panels
import iomctl.storage.tables.people  # noqa: F401 foreign keys name them
from iomctl.domain.references import ACTION
from iomctl.storage.tables.described import Described
from iomctl.storage.tables.row import TableRow


class Action(TableRow, table=True):
    """A task of the worker who owns it, to be done by `due_on`; the `panel_place`-th of its panel where it is of one.

    `outcome` is done or dropped from `outcome_on` on, recorded in the event `outcome_in`; None while it is open.
    """

    described: ClassVar[Described] = Described(
        "action",
        ACTION,
        "agreed_on",
        same=("task", "worker_id", "due_on"),
        words=("task", "outcome_note"),
        outlives=True,
    )

    __table_args__ = (
        CheckConstraint("outcome = 'done' OR outcome = 'dropped'", name="ck_action_outcome"),
        Index("ix_action_offender_id", "offender_id"),
        Index("ix_action_panel_id", "panel_id"),
        Index("ix_action_worker_id", "worker_id"),
    )

    id: int = Field(default=None, primary_key=True)
    offender_id: int = Field(foreign_key="offender.id")
    panel_id: int | None = Field(foreign_key="panel.id")
    panel_place: int | None
    worker_id: int = Field(foreign_key="worker.id")
    task: str
    agreed_on: date
    due_on: date
    outcome: str | None
    outcome_on: date | None
    outcome_note: str | None
    outcome_in: int | None
    withdrawn_in: int | None
    recorded_in: int
