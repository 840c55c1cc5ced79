"""The parts of events' details, read beside the events themselves: many parts have one event, whose row may be long."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, select
from sqlmodel import col


class DetailPart(NamedTuple):
    """A part of an event's detail as it is stored, which need not be as it was written."""

    event: Any
    owner: Any
    salt: Any
    body: Any
    digest: Any


class PartsByEvent:
    """The parts of one event after another, read once from end to end."""

    def __init__(self, connection: Connection) -> None:
        self._parts = map(DetailPart._make, _read(connection))
        self._next = next(self._parts, None)

    def of(self, event: int) -> list[DetailPart]:
        """The parts of an event, by their owners; to be asked for one event after another, in their order."""
        found: list[DetailPart] = []
        # Whoever edits a SQLite file can put text for a number: it stands behind all numbers, and is of no event.
        while (part := self._next) is not None and isinstance(part.event, int) and part.event <= event:
            if part.event == event:
                found.append(part)
            self._next = next(self._parts, None)
        return found


def _read(connection: Connection) -> Iterator[Any]:
    # Only here: writing an event needs no such reading, and loading a table takes time.
    from iomctl.storage.tables.event_details import EventDetail

    columns = (getattr(EventDetail, name) for name in ("event_id", "offender_id", "salt", "body", "digest"))
    query: Select[Any] = select(*columns).order_by(col(EventDetail.event_id), col(EventDetail.offender_id))
    return iter(connection.execute(query.execution_options(yield_per=1000)))
