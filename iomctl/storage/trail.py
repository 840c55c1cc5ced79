"""The audit trail: what a command changed and whom it looked at, as one chained event."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, event, insert, inspect, select
from sqlalchemy.orm import Session
from sqlmodel import col

from iomctl.domain.ranges import pack
from iomctl.storage.chain import CHAINED, FIRST, chained, verify
from iomctl.storage.details import NOBODY, WORDS, Detail, joint, sealed, store
from iomctl.storage.owners import ABOVE, AT_ONCE, Place, people_of, way_of
from iomctl.storage.row_changes import Change, added, changed, removed
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.trail import Event

__all__ = ["CHAINED", "FIRST", "Change", "Stamp", "Watch", "append", "chained", "log_look", "verify", "watch"]


@dataclass(frozen=True)
class Stamp:
    """Who does what, when: `now` is an aware UTC moment, `today` the local day it falls on."""

    now: datetime
    today: date
    by: str
    command: str
    reason: str | None = None


@dataclass
class Watch:
    """What one unit of work has done so far; filled by the session itself, so that no service can forget.

    `people` are those whom a service says it looked at. `owners` holds for each of `changes` the row that leads to
    the person whose it was before, and to the one whose it is after; None where there is none. `known` are rows of
    this unit that others stand under. `turned` are those whose rows were turned back, who were recorded at the time
    that is shown, whether or not they are now.
    """

    changes: list[dict[str, Any]] = field(default_factory=list)
    owners: list[tuple[Place | None, Place | None]] = field(default_factory=list)
    known: dict[Place, Place] = field(default_factory=dict)
    people: set[int] = field(default_factory=set)
    turned: set[int] = field(default_factory=set)
    new_people: bool = False
    restricted_shown: bool = False
    kind: str | None = None

    @property
    def anything(self) -> bool:
        """Whether there is something to keep in the trail."""
        return bool(self.changes or self.people)

    def event_kind(self) -> str:
        """The kind of event under the Data Protection Act 2018, s.62, unless the service said another.

        Rows that were only added are collection when they are about a person; all else is alteration.
        """
        if self.kind:
            return self.kind
        if not self.changes:
            return "consultation"
        about_people = bool(self.people or any(any(pair) for pair in self.owners))
        added_only = all(change["before"] is None for change in self.changes)
        return "collection" if self.new_people or (added_only and about_people) else "alteration"

    def add(self, change: Change, row: Any) -> None:
        """Keep one change that was made, and whose record it is."""
        self.keep(change, self.owners_of(change, row))

    def keep(self, change: Change, owners: tuple[Place | None, Place | None]) -> None:
        """Keep one change with the rows that lead to whose it was, and whose it is."""
        self.changes.append(change.as_dict())
        self.owners.append(owners)

    def owners_of(self, change: Change, row: Any) -> tuple[Place | None, Place | None]:
        """The rows that lead to whose record a row was before a change, and whose it is after."""
        way = way_of(change.table)
        if way is None:
            return None, None
        column, above = way
        now = getattr(row, column)
        was = (change.before or {}).get(column, now)
        if change.table in ABOVE:
            self.known[change.table, change.id] = (above, now)
        return (above, was) if change.before is not None else None, (above, now) if change.after is not None else None

    def detail(self, connection: Connection) -> Detail:
        """The changes in parts, by whose record each is."""
        people = people_of(connection, {place for pair in self.owners for place in pair if place}, self.known)
        made = Detail()
        for change, pair in zip(self.changes, self.owners, strict=True):
            before, after = (NOBODY if place is None else people[place] for place in pair)
            made.add(change, before, after)
        return made

    def handed_over(self, connection: Connection) -> Detail:
        """As `detail`, for another event: these changes are no longer of the one that this unit ends with."""
        made = self.detail(connection)
        self.changes.clear()
        self.owners.clear()
        return made


def watch(session: Session) -> Watch:
    """Follow every row that `session` adds, changes or removes."""
    seen = Watch()
    coming: list[tuple[Change, tuple[Place | None, Place | None]]] = []

    def before_flush(flushed: Session, _context: object, _rows: object) -> None:
        # Old values are read while the tables still have them.
        coming.clear()
        # The session keeps them in no order.
        for row in (*sorted(flushed.dirty, key=_place), *sorted(flushed.deleted, key=_place)):
            if row.all_worked_out:
                continue
            change = removed(row) if row in flushed.deleted else changed(flushed, row)
            if change is not None:
                coming.append((change, seen.owners_of(change, row)))

    def after_flush(flushed: Session, _context: object) -> None:
        for row in flushed.new:
            if not row.all_worked_out:
                seen.add(added(row), row)
            seen.new_people = seen.new_people or isinstance(row, Offender)
        for one in coming:
            seen.keep(*one)

    event.listen(session, "before_flush", before_flush)
    event.listen(session, "after_flush", after_flush)
    return seen


def _place(row: Any) -> tuple[str, Any]:
    return str(row.__tablename__), inspect(row).identity


def append(connection: Connection, stamp: Stamp, seen: Watch, detail: Detail | None = None) -> None:
    """Add one event for what was seen; the caller holds the writer's turn, so the chain can't fork.

    `detail` is given by who changed rows past the session.
    """
    last = connection.execute(select(col(Event.id), col(Event.hash)).order_by(col(Event.id).desc()).limit(1)).first()
    number, previous = (last.id + 1, last.hash) if last else (1, FIRST)
    detail = seen.detail(connection) if detail is None else detail
    bodies = detail.bodies()
    if stamp.reason is not None:
        bodies[WORDS] = stamp.reason
    parts = sealed(number, bodies)
    row: dict[str, Any] = {
        "id": number,
        "at": stamp.now,
        "by": stamp.by,
        "kind": seen.event_kind(),
        "command": stamp.command,
        "people": pack(seen.people | (set(detail.parts) - {NOBODY})),
        "restricted": seen.restricted_shown,
        "changes": detail.changes,
        "detail_digest": joint((one[1], one[4]) for one in parts),
        "previous_hash": previous,
    }
    connection.execute(insert(Event).values(**row, hash=chained(row)))
    store(connection, parts)


def log_look(connection: Connection, stamp: Stamp, seen: Watch) -> None:
    """Add the look of a command whose changes were taken back; people it would have made are left out."""
    there = _still_there(connection, seen.people - seen.turned) | (seen.people & seen.turned)
    if there:
        kind = "disclosure" if seen.kind == "disclosure" else "consultation"
        append(connection, stamp, Watch(people=there, restricted_shown=seen.restricted_shown, kind=kind))


def _still_there(connection: Connection, people: set[int]) -> set[int]:
    asked = sorted(people)
    found: set[int] = set()
    for start in range(0, len(asked), AT_ONCE):
        part = asked[start : start + AT_ONCE]
        found.update(connection.scalars(select(col(Offender.id)).where(col(Offender.id).in_(part))))
    return found
