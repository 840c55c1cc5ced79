"""The parts of events' details, read beside the events themselves: many parts have one event, whose row may be long."""

import json
from collections.abc import Generator, Iterable, Iterator, Sequence
from itertools import groupby
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
    return changes_in_parts(connection.execute(_there(event, event)).all())


def parts_after(connection: Connection, event: int) -> Generator[tuple[int, str, Sequence[Any]]]:
    """Each event after one, with its command and its parts for `changes_in_parts`: the newest first, one at a time."""
    from iomctl.storage.tables.event_details import EventDetail
    from iomctl.storage.tables.trail import Event

    query = _there(event + 1, None).add_columns(col(Event.command))
    query = query.join(Event, col(Event.id) == col(EventDetail.event_id)).execution_options(yield_per=1000)
    with connection.execute(query) as rows:
        for (number, command), parts in groupby(rows, key=lambda part: (part.event_id, part.command)):
            yield number, command, list(parts)


def changes_in_parts(parts: Iterable[Any]) -> Iterator[tuple[int, dict[str, Any]]]:
    """What the parts of one event stand for, row by row with whose each is."""
    headings: list[Any] = []
    for part in parts:
        for change in each_change([json.loads(str(part.body))], headings):
            yield part.offender_id, change


def _there(first: int, last: int | None) -> Any:
    from iomctl.storage.tables.event_details import EventDetail

    query: Any = select(col(EventDetail.event_id), col(EventDetail.offender_id), col(EventDetail.body))
    query = query.where(col(EventDetail.event_id) >= first, col(EventDetail.offender_id) >= NOBODY)
    if last is not None:
        query = query.where(col(EventDetail.event_id) <= last)
    query = query.where(col(EventDetail.body).is_not(None))
    return query.order_by(col(EventDetail.event_id).desc(), col(EventDetail.offender_id))


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
