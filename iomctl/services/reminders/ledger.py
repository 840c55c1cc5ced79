"""The ledger: what an address was sent and when, which messages are under way, and what is put off."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import func, label, or_, select
from sqlmodel import col

from iomctl.services.reminders.notices import Notice
from iomctl.services.reminders.recipients import Recipient
from iomctl.storage.bulk import rows_among
from iomctl.storage.tables.reminders.messages import CLAIMED, FAILED, LAPSED, SENT, Reminder, ReminderNotice
from iomctl.storage.tables.reminders.snoozes import ReminderSnooze
from iomctl.storage.unit_of_work import UnitOfWork


class ToldTimes(NamedTuple):
    """How often an address was sent a thing, and the day of the last time."""

    times: int
    last_on: date


def told(work: UnitOfWork, address: str, people: Collection[int]) -> dict[Notice, ToldTimes]:
    """What an address was sent about some people (row numbers), whoever had it then; what failed is not among it."""
    key = (
        col(ReminderNotice.kind),
        col(ReminderNotice.offender_id),
        col(ReminderNotice.about),
        col(ReminderNotice.due_on),
    )
    query = select(
        *key, label("times", func.count(col(ReminderNotice.id))), label("last", func.max(col(Reminder.told_on)))
    )
    query = query.join(Reminder, col(Reminder.id) == col(ReminderNotice.reminder_id))
    query = query.where(col(Reminder.address) == address, col(Reminder.state) == SENT).group_by(*key)
    rows = rows_among(work, query, col(ReminderNotice.offender_id), people)
    return {Notice(row.kind, row.offender_id, row.about, row.due_on): ToldTimes(row.times, row.last) for row in rows}


def sent_last_on(work: UnitOfWork, to: Recipient) -> date | None:
    """The day on which somebody was last sent something; None for never."""
    theirs = col(Reminder.address) == to.address if to.worker is None else col(Reminder.worker_id) == to.worker
    query = select(func.max(col(Reminder.told_on))).where(col(Reminder.state) == SENT, theirs)
    found: date | None = work.session.execute(query).scalar()
    return found


def under_way(work: UnitOfWork, address: str, at: datetime, holds: timedelta) -> Reminder | None:
    """The message that another run is sending to an address at a moment.

    None where there is none, and where it was claimed so long ago that the run was killed.
    """
    claimed = select(Reminder).where(col(Reminder.address) == address, col(Reminder.state) == CLAIMED)
    return next((one for one in work.session.execute(claimed).scalars() if at - one.claimed_at < holds), None)


def unsent(work: UnitOfWork, to: Recipient) -> Iterator[Reminder]:
    """Messages to somebody, or to their address, that failed or were left behind by a run that was killed."""
    theirs = col(Reminder.address) == to.address
    if to.worker is not None:
        theirs = or_(theirs, col(Reminder.worker_id) == to.worker)
    query = select(Reminder).where(theirs, or_(col(Reminder.state) == FAILED, col(Reminder.state) == CLAIMED))
    yield from work.session.execute(query.order_by(col(Reminder.id))).scalars().all()


def lapse(work: UnitOfWork, rows: Sequence[Reminder]) -> None:
    """Have messages that were never sent lapse: others take their place, or nothing is left to tell."""
    for row in rows:
        row.state = LAPSED
        work.session.add(row)


def snoozed(work: UnitOfWork, on: date, people: Collection[int]) -> set[Notice]:
    """The things of some people (row numbers) of which nobody is told on a day."""
    query = select(
        col(ReminderSnooze.kind),
        col(ReminderSnooze.offender_id),
        col(ReminderSnooze.about),
        col(ReminderSnooze.due_on),
    ).where(col(ReminderSnooze.withdrawn_in).is_(None), col(ReminderSnooze.until_on) >= on)
    rows = rows_among(work, query, col(ReminderSnooze.offender_id), people)
    return {Notice(row.kind, row.offender_id, row.about, row.due_on) for row in rows}
