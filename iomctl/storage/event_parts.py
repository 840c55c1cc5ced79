"""The parts of events' details, read beside the events themselves: many parts have one event, whose row may be long."""

import json
from collections.abc import Generator, Iterable, Iterator
from itertools import groupby
from operator import attrgetter
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
    # Whoever has read enough leaves the rest, and an open cursor would stay behind.
    with connection.execute(_there(event, event), execution_options={"yield_per": 1000}) as rows:
        yield from changes_in_parts(rows)


def digests_of(connection: Connection, event: int) -> Iterator[tuple[int, str]]:
    """Whose each part of an event is, and its digest, in the order in which the event binds them."""
    from iomctl.storage.tables.event_details import EventDetail

    query = select(col(EventDetail.offender_id), col(EventDetail.digest)).where(col(EventDetail.event_id) == event)
    query = query.order_by(col(EventDetail.offender_id), col(EventDetail.piece))
    yield from map(tuple, connection.execute(query, execution_options={"yield_per": 1000}))


def parts_after(connection: Connection, event: int) -> Generator[tuple[int, Iterator[Any]]]:
    """Each event after one, with its parts for `changes_in_parts`: the newest first, one at a time."""
    with connection.execute(_there(event + 1, None), execution_options={"yield_per": 1000}) as rows:
        yield from groupby(rows, key=attrgetter("event_id"))


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
    return query.order_by(col(EventDetail.event_id).desc(), col(EventDetail.offender_id), col(EventDetail.piece))


class PartsByEvent:
    """The parts of one event after another, read once from end to end."""

    def __init__(self, connection: Connection) -> None:
        self._parts = map(DetailPart._make, _read(connection))
        self._next = next(self._parts, None)

    def of(self, event: int) -> Iterator[DetailPart]:
        """The parts of an event, by their owners; to be read to the end for one event after another, in their order."""
        # Whoever edits a SQLite file can put text for a number: it stands behind all numbers, and is of no event.
        while (part := self._next) is not None and isinstance(part.event, int) and part.event <= event:
            if part.event == event:
                yield part
            self._next = next(self._parts, None)


def _read(connection: Connection) -> Iterator[Any]:
    # Only here: writing an event needs no such reading, and loading a table takes time.
    from iomctl.storage.tables.event_details import EventDetail

    columns = (getattr(EventDetail, name) for name in ("event_id", "offender_id", "salt", "body", "digest"))
    query: Select[Any] = select(*columns).order_by(
        col(EventDetail.event_id), col(EventDetail.offender_id), col(EventDetail.piece)
    )
    return iter(connection.execute(query.execution_options(yield_per=1000)))
