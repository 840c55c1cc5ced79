"""The two clocks of a panel that is closed: its actions go out within hours, its minutes within working days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import col, select

from iomctl.domain.columns import column
from iomctl.domain.panels.meetings import AGENCY, CLOSED, FULL
from iomctl.errors import SettingsWrong
from iomctl.services.asked_day import AskedDay
from iomctl.storage.tables.panels.meetings import PanelDisclosure, PanelStep
from iomctl.storage.tables.panels.panels import Panel
from iomctl.storage.unit_of_work import UnitOfWork

ACTIONS, MINUTES = "actions", "minutes"


@dataclass(frozen=True)
class PaperDue:
    """A paper of a panel that nobody was given yet; the field names are a contract."""

    panel: int = column("Panel", "the panel's number", "7", rank=0, right=True, kept=True)
    name: str = column("Name", "what it is called", "Luton panel", rank=1)
    paper: str = column("Paper", "actions or minutes", "minutes", rank=0)
    due_on: date = column("Due on", "the last day for it to go out", "2026-05-05", rank=0, spoken=True)
    overdue: bool = column("Overdue", "whether that is past", "no", rank=1)


def papers_due(work: UnitOfWork, day: AskedDay, worker: int | None = None) -> list[PaperDue]:
    """What was to go out of panels that were closed by a day, by its last day; of those that a worker holds.

    The first minutes that are given out, in full or to an agency, hold the actions: both clocks stop.
    """
    query = select(Panel, PanelStep).join(PanelStep, col(PanelStep.panel_id) == col(Panel.id))
    query = query.where(PanelStep.step == CLOSED, col(PanelStep.taken_on) <= day.on, col(Panel.cancelled_in).is_(None))
    if worker is not None:
        query = query.where((col(Panel.chair_id) == worker) | (col(Panel.minute_taker_id) == worker))
    sent = _sent(work, day.on)
    found = [
        PaperDue(panel.id, panel.name, paper, due_on, due_on < day.on)
        for panel, step in work.session.exec(query)
        if panel.id not in sent
        for paper, due_on in _clocks(work, day, step)
    ]
    return sorted(found, key=lambda one: (one.due_on, one.panel, one.paper))


def _sent(work: UnitOfWork, on: date) -> set[int]:
    """The panels of which minutes were given out by a day."""
    query = select(PanelDisclosure.panel_id).where(
        PanelDisclosure.paper == MINUTES,
        col(PanelDisclosure.form).in_((FULL, AGENCY)),
        col(PanelDisclosure.sent_on) <= on,
    )
    return set(work.session.exec(query))


def _clocks(work: UnitOfWork, day: AskedDay, closed: PanelStep) -> Iterable[tuple[str, date]]:
    """The last day of each; that of minutes is not known beyond the bank holidays that are."""
    rules = day.policy.panel
    _, at = work.recorders([closed.recorded_in])[closed.recorded_in]
    yield ACTIONS, (at + timedelta(hours=rules.actions_hours)).astimezone().date()
    try:
        yield MINUTES, day.calendar.after(closed.taken_on, rules.minutes_working_days)
    except SettingsWrong:
        return
