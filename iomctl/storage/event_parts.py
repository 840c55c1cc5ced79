"""The parts of events' details, read beside the events themselves: many parts have one event, whose row may be long."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, select
from sqlmodel import col

from iomctl.storage.bulk_changes import each_change
from iomctl.storage.details import NOBODY


class DetailPart(NamedTuple):
    """A part of an event's detail as it is stored, which need not be as it was written."""

    event: Any
    owner: Any
    salt: Any
    body: Any
    digest: Any


def changes_of(connection: Connection, event: int) -> Iterator[tuple[int, dict[str, Any]]]:
    """What an event changed, row by row with whose each is, what is nobody's first; without parts that were erased."""
    from iomctl.storage.tables.event_details import EventDetail

    query = select(col(EventDetail.offender_id), col(EventDetail.body)).where(
        col(EventDetail.event_id) == event, col(EventDetail.offender_id) >= NOBODY, col(EventDetail.body).is_not(None)
    )
    headings: list[Any] = []
    for owner, body in connection.execute(query.order_by(col(EventDetail.offender_id))).all():
        for change in each_change([json.loads(str(body))], headings):
            yield owner, change


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
