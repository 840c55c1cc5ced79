"""Which events still stand: not taken back, or taken back by one that was itself taken back."""

from collections import defaultdict
from typing import Any

from sqlalchemy import Row, Select, select
from sqlmodel import col

from iomctl.errors import NotFound
from iomctl.storage.tables.trail import Event
from iomctl.storage.tables.undone import Undoing
from iomctl.storage.unit_of_work import UnitOfWork

CHANGES = ("collection", "alteration", "combination")
"""Kinds of events that change something; others only tell of a look."""

GIVEN_OUT = "disclosure"
"""The kind of an event by which something leaves; one that changed something keeps what was sent to whom."""


class Standing:
    """All that was ever taken back, read once."""

    def __init__(self, work: UnitOfWork) -> None:
        self._by: dict[int, list[int]] = defaultdict(list)
        self._undoes: dict[int, int] = {}
        for event, undoes in work.session.execute(select(col(Undoing.event_id), col(Undoing.undoes))):
            self._by[undoes].append(event)
            self._undoes[event] = undoes

    def taken_back_by(self, event: int) -> int | None:
        """The event by which one is taken back; None while it stands."""
        return next((one for one in self._by[event] if self.taken_back_by(one) is None), None)

    def is_undo(self, event: int) -> bool:
        """Whether an event took back a command, and no undo."""
        return event in self._undoes and self._undoes[event] not in self._undoes

    def undone_since(self, event: int) -> bool:
        """Whether anything was taken back, or brought again, after an event."""
        return max(self._undoes, default=0) > event

    def typed(self, event: int) -> bool:
        """Whether an event is a command that was typed, neither an undo nor a redo."""
        return event not in self._undoes


def changing(work: UnitOfWork, *also: str) -> Select[Any]:
    """This user's events that changed something, the newest first; `also` are kinds beside those in CHANGES."""
    mine = (col(Event.by) == work.stamp.by, col(Event.kind).in_((*CHANGES, *also)), col(Event.changes) > 0)
    query: Select[Any] = select(col(Event.id)).where(*mine)
    return query.order_by(col(Event.id).desc())


def find_event(work: UnitOfWork, number: int) -> Row[Any]:
    """As `event_row`. Raises NotFound."""
    found = event_row(work, number)
    if found is None:
        raise NotFound(f"no event {number}", advice="iomctl audit log shows the events")
    return found


def event_row(work: UnitOfWork, number: int) -> Row[Any] | None:
    """Who ran which command in an event, and when; None for no such event."""
    columns = (Event.id, Event.at, Event.by, Event.kind, Event.command, Event.changes)
    return work.session.execute(select(*(col(one) for one in columns)).where(col(Event.id) == number)).first()
