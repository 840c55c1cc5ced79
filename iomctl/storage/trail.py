"""The audit trail: what a command changed and whom it looked at, as one chained event."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, event, insert, select
from sqlalchemy.orm import Session
from sqlmodel import SQLModel, col

from iomctl.domain.ranges import pack
from iomctl.storage.chain import CHAINED, FIRST, chained, digest, verify
from iomctl.storage.row_changes import Change, added, changed, removed
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.trail import Event

__all__ = ["CHAINED", "FIRST", "Change", "Stamp", "Watch", "append", "chained", "digest", "log_look", "verify", "watch"]

# Engines allow a limited number of bound values in one statement.
AT_ONCE = 500


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

    `people` are those whom a service says it looked at; `touched`, `spells` and `referrals` are row numbers
    that changed rows belong to, and lead to the people whose records they are.
    """

    changes: list[dict[str, Any]] = field(default_factory=list)
    people: set[int] = field(default_factory=set)
    touched: set[int] = field(default_factory=set)
    spells: set[int] = field(default_factory=set)
    referrals: set[int] = field(default_factory=set)
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
        about_people = bool(self.people or self.touched or self.spells or self.referrals)
        added_only = all(change["before"] is None for change in self.changes)
        return "collection" if self.new_people or (added_only and about_people) else "alteration"

    def add(self, change: Change, row: Any) -> None:
        """Keep one change, and whose record it is."""
        self.changes.append(change.as_dict())
        self.note_owner(change, row)

    def note_owner(self, change: Change, row: Any) -> None:
        """Keep whose record a row is, and whose it was when that changes."""
        if isinstance(row, Offender):
            self.touched.add(change.id)
        for column, owners in (
            ("offender_id", self.touched),
            ("spell_id", self.spells),
            ("referral_id", self.referrals),
        ):
            owners.update(one for one in (getattr(row, column, None), *change.values(column)) if one is not None)


def watch(session: Session) -> Watch:
    """Follow every row that `session` adds, changes or removes."""
    seen = Watch()
    coming: list[Change] = []

    def before_flush(flushed: Session, _context: object, _rows: object) -> None:
        # Old values are read while the tables still have them.
        coming.clear()
        for row in (*flushed.dirty, *flushed.deleted):
            change = removed(row) if row in flushed.deleted else changed(flushed, row)
            if change is not None:
                coming.append(change)
                seen.note_owner(change, row)

    def after_flush(flushed: Session, _context: object) -> None:
        for row in flushed.new:
            seen.add(added(row), row)
            seen.new_people = seen.new_people or isinstance(row, Offender)
        seen.changes.extend(one.as_dict() for one in coming)

    event.listen(session, "before_flush", before_flush)
    event.listen(session, "after_flush", after_flush)
    return seen


def append(connection: Connection, stamp: Stamp, seen: Watch) -> None:
    """Add one event for what was seen; the caller holds the writer's turn, so the chain can't fork."""
    last = connection.execute(select(col(Event.id), col(Event.hash)).order_by(col(Event.id).desc()).limit(1)).first()
    number, previous = (last.id + 1, last.hash) if last else (1, FIRST)
    body = json.dumps(seen.changes, default=str, ensure_ascii=False, separators=(",", ":")) if seen.changes else None
    row: dict[str, Any] = {
        "id": number,
        "at": stamp.now,
        "by": stamp.by,
        "kind": seen.event_kind(),
        "command": stamp.command,
        "reason": stamp.reason,
        "people": pack(_everyone(connection, seen)),
        "restricted": seen.restricted_shown,
        "detail_digest": digest(body),
        "previous_hash": previous,
    }
    connection.execute(insert(Event).values(**row, hash=chained(row)))
    if body is not None:
        # Only here: a look has no detail, and loading a table takes time.
        from iomctl.storage.tables.event_details import EventDetail

        connection.execute(insert(EventDetail).values(event_id=number, body=body))


def log_look(connection: Connection, stamp: Stamp, seen: Watch) -> None:
    """Add the look of a command whose changes were taken back; people it would have made are left out."""
    there = _people_of(connection, Offender, seen.people)
    if there:
        kind = "disclosure" if seen.kind == "disclosure" else "consultation"
        append(connection, stamp, Watch(people=there, restricted_shown=seen.restricted_shown, kind=kind))


def _everyone(connection: Connection, seen: Watch) -> set[int]:
    everyone = seen.people | seen.touched | _people_of(connection, Spell, seen.spells)
    if seen.referrals:
        # Only here: most commands have nothing to do with referrals, and loading a table takes time.
        from iomctl.storage.tables.referrals import Referral

        everyone |= _people_of(connection, Referral, seen.referrals)
    return everyone


def _people_of(connection: Connection, table: type[SQLModel], numbers: Iterable[int]) -> set[int]:
    columns = table.__table__.c  # type: ignore[attr-defined]  # every table class has it
    person = columns.id if table is Offender else columns.offender_id
    asked = sorted(numbers)
    found: set[int] = set()
    for start in range(0, len(asked), AT_ONCE):
        part = asked[start : start + AT_ONCE]
        found.update(connection.scalars(select(person).where(columns.id.in_(part))))
    return found
