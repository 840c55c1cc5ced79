"""How often something was changed, and when, worked out from the audit trail: no count is kept by hand."""

import json
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import or_, select
from sqlmodel import col

from iomctl.domain.ranges import ranges
from iomctl.storage.bulk import AT_ONCE
from iomctl.storage.details import NOBODY
from iomctl.storage.tables.event_details import EventDetail
from iomctl.storage.tables.trail import Event
from iomctl.storage.unit_of_work import UnitOfWork

OF_ALL = ("policy_version", "bank_holiday", "scheme")
"""The tables whose rows move the days of everybody's."""


class Revised(NamedTuple):
    """An event that changed something, and its moment."""

    event: int
    at: datetime


def book_of(work: UnitOfWork) -> str:
    """What tells this case book from every other: the hash of the first event of its trail, which nothing changes."""
    first: str = work.session.execute(select(col(Event.hash)).order_by(col(Event.id)).limit(1)).scalar_one()
    return first[:20]


def of_rows(work: UnitOfWork, table: str, numbers: Collection[int], first: int) -> dict[int, list[Revised]]:
    """The events from `first` on that changed rows of a table that are nobody's, by row number, the oldest first."""
    found: dict[int, list[Revised]] = defaultdict(list)
    for event, at, changes in _nobodys(work, (table,), first):
        for number in {one["id"] for one in _of_table(changes, table)}:
            if number in numbers:
                found[number].append(Revised(event, at))
    return found


def changes_of(work: UnitOfWork, table: str, first: int) -> Iterator[tuple[int, dict[str, Any]]]:
    """The changed rows of a table that are nobody's, each with its event, from the event `first` on."""
    for event, _, changes in _nobodys(work, (table,), first):
        for one in _of_table(changes, table):
            yield event, one


def of_tables(work: UnitOfWork, tables: Collection[str], first: int) -> list[Revised]:
    """The events from `first` on that changed any row of tables that are nobody's, the oldest first."""
    return [Revised(event, at) for event, at, _ in _nobodys(work, tables, first)]


def of_people(work: UnitOfWork, people: Iterable[int], tables: Collection[str], first: int) -> dict[int, list[Revised]]:
    """The events from `first` on that changed rows of some tables, by the person whose they are, the oldest first.

    An event that took in many rows at once counts whatever they were.
    """
    wanted = sorted(set(people))
    found: dict[int, list[Revised]] = defaultdict(list)
    for event, at, said in _events(work, first):
        for person in _bodies(work, event, _among(said, wanted), tables):
            found[person].append(Revised(event, at))
    return found


class RevisedPeople:
    """What changed rows of some tables of people, or of what moves everybody's days, from an event on."""

    def __init__(self, work: UnitOfWork, people: Iterable[int], tables: Collection[str], first: int) -> None:
        self._of_each = of_people(work, people, tables, first)
        self._of_all = of_tables(work, OF_ALL, first)

    def since(self, person: int, event: int) -> list[Revised]:
        """The events from one on that changed a person's rows or moved everybody's days, the oldest first."""
        both = {*self._of_each.get(person, ()), *self._of_all}
        return sorted(change for change in both if change.event >= event)


def _of_table(changes: list[Any], table: str) -> Iterator[dict[str, Any]]:
    return (one for one in changes if isinstance(one, dict) and one.get("table") == table)


def _nobodys(work: UnitOfWork, tables: Collection[str], first: int) -> Iterator[tuple[int, datetime, list[Any]]]:
    body = col(EventDetail.body)
    query = select(col(Event.id), col(Event.at), body).join(Event, col(Event.id) == col(EventDetail.event_id))
    query = query.where(col(EventDetail.event_id) >= first, col(EventDetail.offender_id) == NOBODY)
    query = query.where(or_(*(body.contains(_named(table), autoescape=True) for table in tables)))
    for event, at, text in work.session.execute(query.order_by(col(Event.id), col(EventDetail.piece))):
        yield event, _utc(at), json.loads(text)


def _events(work: UnitOfWork, first: int) -> Iterator[tuple[int, datetime, str]]:
    query = select(col(Event.id), col(Event.at), col(Event.people))
    query = query.where(col(Event.id) >= first, col(Event.changes) > 0).order_by(col(Event.id))
    for event, at, people in work.session.execute(query).all():
        yield event, _utc(at), people


def _bodies(work: UnitOfWork, event: int, people: Sequence[int], tables: Collection[str]) -> Iterator[int]:
    """Those of some people whose rows of the tables an event changed."""
    names = [_named(table) for table in tables]
    for start in range(0, len(people), AT_ONCE):
        query = select(col(EventDetail.offender_id), col(EventDetail.body)).where(col(EventDetail.event_id) == event)
        query = query.where(col(EventDetail.offender_id).in_(people[start : start + AT_ONCE]))
        rows = work.session.execute(query.where(col(EventDetail.body).is_not(None))).all()
        yield from dict.fromkeys(
            person for person, body in rows if body.startswith("[[") or any(name in body for name in names)
        )


def _among(said: str, wanted: Sequence[int]) -> list[int]:
    """Those of some numbers, which ascend, that stand in packed ranges."""
    return [
        number
        for start, end in ranges(said)
        for number in wanted[bisect_left(wanted, start) : bisect_right(wanted, end)]
    ]


def _named(table: str) -> str:
    """How the body of an event names the table of a changed row; in a text the quotes would be escaped."""
    return f'"table":"{table}"'


def _utc(at: datetime) -> datetime:
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
