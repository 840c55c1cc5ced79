"""A message is claimed in one unit of work, sent with no turn held, then marked in another: so it is sent once."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import or_, select
from sqlmodel import col

from iomctl.services.reminders.digests import Digest, digest_for
from iomctl.services.reminders.ledger import lapse, under_way, unsent
from iomctl.services.reminders.recipients import Recipient
from iomctl.storage.tables.reminders.messages import (
    CLAIMED,
    FAILED,
    LAPSED,
    SENT,
    Reminder,
    ReminderNotice,
    ReminderRun,
)
from iomctl.storage.unit_of_work import UnitOfWork


class ClaimedMessage(NamedTuple):
    """What is to be sent now: the row of the ledger and what it tells. `elsewhere` is whether another run is at it.

    `reminder` is None where there is nothing to send.
    """

    digest: Digest | None
    reminder: int | None = None
    elsewhere: bool = False


def claim(work: UnitOfWork, on: date, to: Recipient, at: datetime, holds: timedelta) -> ClaimedMessage:
    """ClaimedMessage what somebody is to be told on a day; `at` is the moment now (UTC), and a claim holds so long.

    A message that failed, or that a killed run left behind, is taken up: the same row where it tells the same things,
    else it lapses. Only the people of a message that is claimed are looked at, and it is a disclosure.
    """
    assert to.address is not None  # noqa: S101 who has none is not claimed for
    if under_way(work, to.address, at, holds) is not None:
        return ClaimedMessage(None, elsewhere=True)
    digest = digest_for(work, on, to)
    left = list(unsent(work, to))
    same = next((one for one in left if one.message_id == digest.message_id and digest.lines), None)
    lapse(work, [one for one in left if one is not same])
    work.told_only_of({one.notice.person for one in digest.lines}, disclosed=True)
    if not digest.lines:
        return ClaimedMessage(digest)
    row = same or _new(work, digest, on, at)
    row.state, row.told_on, row.claimed_at, row.attempts = CLAIMED, on, at, row.attempts + 1
    row.ended_at = row.fault = None
    work.session.add(row)
    work.session.flush()
    return ClaimedMessage(digest, row.id)


def _new(work: UnitOfWork, digest: Digest, on: date, at: datetime) -> Reminder:
    row = Reminder(
        worker_id=digest.to.worker,
        address=digest.to.address or "",
        message_id=digest.message_id,
        told_on=on,
        state=CLAIMED,
        attempts=0,
        claimed_at=at,
        ended_at=None,
        fault=None,
        **work.recorded,
    )
    work.session.add(row)
    work.session.flush()
    work.session.add_all(
        ReminderNotice(
            reminder_id=row.id,
            offender_id=one.notice.person,
            kind=one.notice.kind,
            about=one.notice.about,
            due_on=one.notice.due_on,
            told_before=one.told_before,
            **work.recorded,
        )
        for one in digest.lines
    )
    return row


def mark(work: UnitOfWork, reminder: int, at: datetime, fault: str | None) -> None:
    """Say that a claimed message was sent at a moment (UTC), or why it was not: then it is sent again next time."""
    row = work.session.get_one(Reminder, reminder)
    row.state, row.ended_at, row.fault = (SENT if fault is None else FAILED), at, fault
    work.session.add(row)


def end_run(work: UnitOfWork, on: date, at: datetime, counts: tuple[int, int], reached: Collection[str]) -> None:
    """Keep that a run for a day came to its end at a moment (UTC), with how many messages were sent, and failed.

    What failed to an address that is nobody's any more (`reached` are those that are) lapses.
    """
    query = select(Reminder).where(or_(col(Reminder.state) == FAILED, col(Reminder.state) == CLAIMED))
    strays = [one for one in work.session.execute(query).scalars() if one.address not in reached]
    for one in strays:
        one.state = LAPSED
        work.session.add(one)
    sent, failed = counts
    work.session.add(ReminderRun(ran_on=on, ended_at=at, sent=sent, failed=failed, **work.recorded))
