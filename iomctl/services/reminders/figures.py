"""Figures of the scheme for a monitor: counts that name nobody, each by the rule of the list of its name."""

from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlmodel import col

from iomctl.services.worklists.today import today
from iomctl.storage.tables.reminders.messages import FAILED, Reminder, ReminderRun
from iomctl.storage.unit_of_work import UnitOfWork


class Metric(NamedTuple):
    """One figure: its name without the program's, what it counts, and its value; None for what is not known."""

    name: str
    about: str
    value: float | None


def metrics(work: UnitOfWork, on: date) -> list[Metric]:
    """The figures of a day: those of `iomctl today`, and how the reminders go. Nobody is looked at: none has a name."""
    day = today(work, on)
    ran_at, failed = _reminders(work)
    work.told_only_of((), disclosed=False)
    return [
        Metric("people", "People on the scheme", day.people),
        Metric("cases", "Open cases", day.cases),
        Metric("reviews_overdue", "Reviews past their last day", day.reviews_overdue),
        Metric("reviews_due", "Reviews due within the look-ahead of the policy", day.reviews_due),
        Metric("referrals_waiting", "Referrals without an answer past the target", day.referrals_waiting),
        Metric("referrals_not_started", "Referrals accepted, not started in target", day.referrals_not_started),
        Metric("releases_overdue", "Releases whose day is past", len(day.releases_overdue)),
        Metric("without_home", "People without a home to stay in", len(day.without_home)),
        Metric("actions_overdue", "Actions not done by their day", len(day.actions_overdue)),
        Metric("cases_not_led", "Open cases that nobody leads", len(day.nobody_responsible)),
        Metric("remind_last_run_timestamp_seconds", "When reminders last ran to their end", ran_at),
        Metric("remind_messages_failed", "Messages that failed and were not sent since", failed),
    ]


def _reminders(work: UnitOfWork) -> tuple[float | None, int]:
    newest: datetime | None = work.session.execute(select(func.max(col(ReminderRun.ended_at)))).scalar()
    failed = select(func.count(col(Reminder.id))).where(col(Reminder.state) == FAILED)
    return None if newest is None else newest.timestamp(), work.session.execute(failed).scalar_one()
