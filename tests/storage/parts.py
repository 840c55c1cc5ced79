"""The parts of events' details in a case book, and what somebody does to them by hand."""

import json
from typing import Any

from sqlalchemy import select, text
from sqlmodel import col

from iomctl.storage.details import NOBODY, WORDS
from iomctl.storage.tables.event_details import EventDetail
from iomctl.storage.tables.trail import Event
from iomctl.storage.trail import Stamp, append
from iomctl.storage.watch import Watch
from tests.program import Program
from tests.storage.casebook import raw

__all__ = ["NOBODY", "WORDS", "erase", "erasure", "newest", "parts_of", "rows_in"]


def newest(program: Program) -> int:
    """The number of the newest event."""
    with raw(program) as connection:
        return connection.scalars(select(col(Event.id)).order_by(col(Event.id).desc()).limit(1)).one()


def parts_of(program: Program, event: int) -> dict[int, str | None]:
    """The bodies of an event's parts by their owners."""
    query = select(col(EventDetail.offender_id), col(EventDetail.body)).where(col(EventDetail.event_id) == event)
    with raw(program) as connection:
        return {row.offender_id: row.body for row in connection.execute(query)}


def rows_in(program: Program, event: int) -> dict[int, list[tuple[str, int]]]:
    """The table and number of each changed row in each part that holds changes."""
    parts = parts_of(program, event).items()
    told = {owner: json.loads(body or "[]") for owner, body in parts if owner != WORDS}
    return {owner: [(one["table"], one["id"]) for one in entries] for owner, entries in told.items()}


def erase(program: Program, *parts: tuple[int, int]) -> None:
    """Empty some parts, each named by its event and its owner."""
    with raw(program) as connection:
        for event, owner in parts:
            row = f"event_id = {event} AND offender_id = {owner}"
            connection.execute(text(f"UPDATE event_detail SET salt = NULL, body = NULL WHERE {row}"))


def erasure(program: Program, *parts: tuple[int, int], kind: str = "erasure") -> None:
    """Add the event that says which parts were erased."""
    gone = {"table": "event_detail", "before": {}, "after": {"salt": None, "body": None}}
    changes: list[dict[str, Any]] = [{**gone, "id": list(part)} for part in parts]
    nobodys = [(None, None)] * len(changes)
    with raw(program) as connection:
        stamp = Stamp(program.now, program.today, "m.adeyemi", "erase")
        append(connection, stamp, Watch(changes=changes, owners=list(nobodys), kind=kind))
