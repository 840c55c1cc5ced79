"""What events changed, read from their details, in batches that can be taken back."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, groupby
from operator import attrgetter
from typing import Any

from iomctl.errors import DatabaseUnusable
from iomctl.services.undo.rows import AT_ONCE, RowChange
from iomctl.storage.details import NOBODY
from iomctl.storage.event_parts import changes_of
from iomctl.storage.rows.same_people import merged
from iomctl.storage.unit_of_work import UnitOfWork


def changes_in(work: UnitOfWork, event: int, record: Mapping[int, int] | None = None) -> Iterator[RowChange]:
    """What an event changed, what is nobody's first, then person by person, as of whose record it is now.

    `record` is that of each person who was merged, where it was read already. Nothing for a look. Raises
    DatabaseUnusable for a detail that somebody altered.
    """
    connection = work.session.connection()
    changes = as_changes(event, changes_of(connection, event))
    record = merged(connection) if record is None else record
    return (one.in_records(record) for one in changes) if record else changes


def as_changes(event: int, told: Iterable[tuple[int, Mapping[str, Any]]]) -> Iterator[RowChange]:
    """What the detail of an event tells, with whose each row is. Raises as `changes_in`."""
    try:
        for owner, change in told:
            yield _row_change(owner, **change)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        raise DatabaseUnusable(
            f"what event {event} changed was altered since", advice="iomctl audit verify says what was"
        ) from None


def batches(changes: Iterable[RowChange]) -> Iterator[list[RowChange]]:
    """The changes of an event in batches that can be taken back one after another, each person's in one of them.

    What is nobody's comes first where it is there afterwards, as a provider, and last where it goes: people's rows
    stand on it.
    """
    nobodys, people = list[RowChange](), iter(changes)
    for one in people:
        if one.owner != NOBODY:
            people = chain([one], people)
            break
        nobodys.append(one)
    yield [one for one in nobodys if one.before is not None]
    yield from in_lots(people)
    yield [one for one in nobodys if one.before is None]


def in_lots(changes: Iterable[RowChange]) -> Iterator[list[RowChange]]:
    """The changes of an event in their order, some AT_ONCE at a time, each person's in one lot."""
    lot = list[RowChange]()
    for _, theirs in groupby(changes, key=attrgetter("owner")):
        lot += theirs
        if len(lot) >= AT_ONCE:
            yield lot
            lot = []
    yield lot


def _row_change(owner: int, id: Any, **told: Any) -> RowChange:
    # The detail is JSON, which has the numbers of a key of several columns as a list.
    return RowChange(owner, id=tuple(id) if isinstance(id, list) else id, **told)
