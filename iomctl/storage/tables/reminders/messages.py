"""The ledger of reminders: messages to workers, the things each told, and each run."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

import iomctl.storage.tables.agencies
import iomctl.storage.tables.people  # noqa: F401 foreign keys name them
from iomctl.storage.tables.row import TableRow

CLAIMED, SENT, FAILED, LAPSED = "claimed", "sent", "failed", "lapsed"


class Reminder(TableRow, table=True):
    """One message to a worker at an address, to the coordinator where `worker_id` is None.

    It is claimed before it is sent, then sent or failed; one that failed or was left behind lapses when another takes
    its place. `message_id` stays the same for the same things. `claimed_at` and `ended_at` are UTC; `fault` says in our
    words why it failed.
    """

    __table_args__ = (
        CheckConstraint(
            "state = 'claimed' OR state = 'sent' OR state = 'failed' OR state = 'lapsed'", name="ck_reminder_state"
        ),
        Index("ix_reminder_worker_id", "worker_id"),
        Index("ix_reminder_address", "address"),
    )

    id: int = Field(default=None, primary_key=True)
    worker_id: int | None = Field(foreign_key="worker.id")
    address: str
    message_id: str
    told_on: date
    state: str
    attempts: int
    claimed_at: datetime
    ended_at: datetime | None
    fault: str | None
    recorded_in: int


class ReminderNotice(TableRow, table=True):
    """One thing that a message tells of a person: its kind, the record it is `about` ("" for none) and its day.

    `about` is a reference or a code that tells two things of one kind and day apart. `told_before` is how often that
    address had been sent it.
    """

    __tablename__ = "reminder_notice"
    __table_args__ = (
        Index("ix_reminder_notice_reminder_id", "reminder_id"),
        Index("ix_reminder_notice_offender_id", "offender_id"),
    )

    id: int = Field(default=None, primary_key=True)
    reminder_id: int = Field(foreign_key="reminder.id")
    offender_id: int = Field(foreign_key="offender.id")
    kind: str
    about: str
    due_on: date | None
    told_before: int
    recorded_in: int


class ReminderRun(TableRow, table=True):
    """One run of the reminders to its end: the day it ran for, when it ended (UTC), and how many messages went."""

    __tablename__ = "reminder_run"

    id: int = Field(default=None, primary_key=True)
    ran_on: date
    ended_at: datetime
    sent: int
    failed: int
    recorded_in: int
