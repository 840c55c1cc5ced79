"""Panels whose planning was undone lately: their rows are gone, and the trail holds what they said."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlmodel import col

from iomctl.services.calendars.revisions import changes_of
from iomctl.storage.tables.panels.panels import Panel
from iomctl.storage.tables.trail import Event
from iomctl.storage.unit_of_work import UnitOfWork

DAYS = ("meets_on", "planned_on")


def undone_panels(work: UnitOfWork, since: datetime) -> list[Panel]:
    """The panels that were taken back from a moment on and not brought again, as rows of no session.

    Each is withdrawn in the event that took it back.
    """
    first: int | None = work.session.execute(select(func.min(col(Event.id))).where(col(Event.at) >= since)).scalar()
    if first is None:
        return []
    gone: dict[int, dict[str, Any]] = {}
    for event, change in changes_of(work, "panel", first):
        if change["after"] is None:
            gone[change["id"]] = {**change["before"], "withdrawn_in": event}
        else:
            gone.pop(change["id"], None)
    return [_panel(said) for said in gone.values()]


def _panel(said: dict[str, Any]) -> Panel:
    days = {name: said[name] and date.fromisoformat(said[name]) for name in DAYS}
    return Panel(**{**said, **days})
