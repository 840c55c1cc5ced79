"""The reminders of a made-up scheme: last night's about overdue reviews, one that failed, and one put off."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlmodel import col, select

from iomctl.storage.tables.agencies import Worker
from iomctl.storage.tables.cohorts import Cohort, Spell
from iomctl.storage.tables.reminders.messages import FAILED, SENT, Reminder, ReminderNotice
from iomctl.storage.tables.reminders.snoozes import ReminderSnooze
from iomctl.storage.tables.reviews import Review
from iomctl.storage.unit_of_work import UnitOfWork

MOST = 6


def make_reminders(work: UnitOfWork, on: date) -> None:
    """Tell workers the day before of reviews that were overdue by then; the same day makes the same ones."""
    told_on = on - timedelta(days=1)
    query = (
        select(col(Spell.offender_id), col(Cohort.code), col(Review.due_by), Worker)
        .join(Review, col(Review.spell_id) == col(Spell.id))
        .join(Cohort, col(Cohort.id) == col(Spell.cohort_id))
        .join(Worker, col(Worker.id) == col(Spell.worker_id))
        .where(col(Review.closed_on).is_(None), col(Review.due_by) < told_on, col(Worker.email).is_not(None))
        .order_by(col(Spell.offender_id))
        .limit(MOST)
    )
    rows = work.session.execute(query.where(col(Spell.deselected_on).is_(None))).all()
    for number, (person, cohort, due_by, worker) in enumerate(rows):
        thing: dict[str, Any] = {
            "offender_id": person,
            "kind": "review-overdue",
            "about": cohort,
            "due_on": due_by,
            **work.recorded,
        }
        if number == MOST - 1:
            put_off: dict[str, Any] = {
                "until_on": on + timedelta(weeks=2),
                "reason": "in hospital",
                "withdrawn_in": None,
            }
            work.session.add(ReminderSnooze(**thing, **put_off))
            continue
        message = _message(work, worker, told_on, number)
        work.session.add(ReminderNotice(reminder_id=message.id, told_before=0, **thing))
    work.session.flush()


def _message(work: UnitOfWork, worker: Worker, told_on: date, number: int) -> Reminder:
    at = datetime.combine(told_on, time(6), UTC)
    failed = number == MOST - 2
    made = Reminder(
        worker_id=worker.id,
        address=worker.email or "",
        message_id=f"{number:040x}",
        told_on=told_on,
        state=FAILED if failed else SENT,
        attempts=1,
        claimed_at=at,
        ended_at=at,
        fault="the line was dropped" if failed else None,
        **work.recorded,
    )
    work.session.add(made)
    work.session.flush()
    return made
