"""The two clocks of a panel that is closed: its actions go out within hours, its minutes within working days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlmodel import col, select

from iomctl.domain.columns import column
from iomctl.domain.days.local_time import local
from iomctl.domain.panels.meetings import ACTIONS, CLOSED, MINUTES
from iomctl.errors import SettingsWrong
from iomctl.services.asked_day import AskedDay
from iomctl.services.panels.papers_sent import PapersSent
from iomctl.storage.tables.panels.meetings import PanelStep
from iomctl.storage.tables.panels.panels import Panel
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class PaperDue:
    """A paper of a panel that some who are to have it were not given yet; the field names are a contract."""

    panel: int = column("Panel", "the panel's number", "7", rank=0, right=True, kept=True)
    name: str = column("Name", "what it is called", "Luton panel", rank=1)
    paper: str = column("Paper", "actions or minutes", "minutes", rank=0)
    due_on: date = column("Due on", "the last day for it to go out", "2026-05-05", rank=0, spoken=True)
    overdue: bool = column("Overdue", "whether that is past", "no", rank=1)
    due_at: str | None = column("Due at", "by which hour of that day, for actions", "15:10", rank=2)


def papers_due(work: UnitOfWork, day: AskedDay, worker: int | None = None) -> list[PaperDue]:
    """What is to go out of panels that were closed by a day, by its last day; of those that a worker holds.

    Each of the two clocks stops once its paper is with all who are to have it, see `PapersSent`. That of actions goes
    by the hour: asked of the day that it is, one is late from that minute on, of another day once that is past.
    """
    query = select(Panel, PanelStep).join(PanelStep, col(PanelStep.panel_id) == col(Panel.id))
    query = query.where(PanelStep.step == CLOSED, col(PanelStep.taken_on) <= day.on, col(Panel.cancelled_in).is_(None))
    if worker is not None:
        query = query.where((col(Panel.chair_id) == worker) | (col(Panel.minute_taker_id) == worker))
    sent = PapersSent(work, day.on)
    found = [
        PaperDue(panel.id, panel.name, paper, ends.on, ends.late(work, day), ends.hour)
        for panel, step in work.session.exec(query)
        for paper, ends in _clocks(work, day, step)
        if not sent.is_out(panel.id, paper)
    ]
    return sorted(found, key=lambda one: (one.due_on, one.panel, one.paper))


class _Ends(NamedTuple):
    """When a clock ends: on a day, that included, or at a moment of it."""

    on: date
    at: datetime | None = None

    @property
    def hour(self) -> str | None:
        return f"{self.at:%H:%M}" if self.at is not None else None

    def late(self, work: UnitOfWork, day: AskedDay) -> bool:
        now = work.stamp.now
        if self.at is not None and local(now).date() == day.on:
            return now > self.at
        return self.on < day.on


def _clocks(work: UnitOfWork, day: AskedDay, closed: PanelStep) -> Iterable[tuple[str, _Ends]]:
    """When each ends; that of minutes is not known beyond the bank holidays that are."""
    rules = day.policy.panel
    _, at = work.recorders([closed.recorded_in])[closed.recorded_in]
    until = local(at + timedelta(hours=rules.actions_hours))
    yield ACTIONS, _Ends(until.date(), until)
    try:
        yield MINUTES, _Ends(day.calendar.after(closed.taken_on, rules.minutes_working_days))
    except SettingsWrong:
        return
