"""What a unit of work has done so far: the rows it changed and whom it looked at, for the one event of the trail."""

from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, event, inspect
from sqlalchemy.orm import Session

from iomctl.storage.details import NOBODY, Detail, sealed, store
from iomctl.storage.owners import ABOVE, Place, people_of, way_of
from iomctl.storage.row_changes import Change, added, changed, removed
from iomctl.storage.tables.people import Offender

NAMED_BY = ("offender", "alias", "person_name")
"""The tables that hold what people are called and when they were born, each by the person's number."""

EXACT = "exact-figures"
"""The kind of event that says who took figures that are not suppressed; it names nobody."""


@dataclass
class Written:
    """What long work has in the trail already, under the number of its event: the event itself comes at the end.

    `pieces` is how often something was written, `changes` how many rows that was, of `people`; `added_only` is whether
    these were all added. `headings` are those of `bulk_changes`, with their numbers.
    """

    pieces: int = 0
    changes: int = 0
    people: set[int] = field(default_factory=set)
    added_only: bool = True
    headings: dict[str, int] = field(default_factory=dict)


@dataclass
class Watch:
    """What one unit of work has done so far; filled by the session itself, so that no service can forget.

    `people` are those whom a service says it looked at. `written` is what stands no more in `changes`. `owners` holds
    for each of `changes` the row that leads to the person whose it was before, and to the one whose it is after; None
    where there is none. `known` are rows of this unit that others stand under. `turned` are those whose rows were
    turned back, who were recorded at the time that is shown, whether or not they are now. `said_of` is whom a service
    was asked about, by whose record theirs is: rows that are added to that record were said of them. `renamed` are
    those of whose names or birth date something may have changed.
    """

    changes: list[dict[str, Any]] = field(default_factory=list)
    owners: list[tuple[Place | None, Place | None]] = field(default_factory=list)
    known: dict[Place, Place] = field(default_factory=dict)
    people: set[int] = field(default_factory=set)
    written: Written = field(default_factory=Written)
    turned: set[int] = field(default_factory=set)
    said_of: dict[int, int] = field(default_factory=dict)
    renamed: set[int] = field(default_factory=set)
    new_people: bool = False
    restricted_shown: bool = False
    kind: str | None = None

    @property
    def changed(self) -> bool:
        """Whether a row was changed."""
        return bool(self.changes or self.written.changes)

    @property
    def anything(self) -> bool:
        """Whether there is something to keep in the trail."""
        return bool(self.changed or self.people or self.kind == EXACT)

    def event_kind(self) -> str:
        """The kind of event under the Data Protection Act 2018, s.62, unless the service said another.

        Rows that were only added are collection when they are about a person; all else is alteration.
        """
        if self.kind:
            return self.kind
        if not self.changed:
            return "consultation"
        about_people = bool(self.people or self.written.people or any(any(pair) for pair in self.owners))
        added_only = self.written.added_only and all(change["before"] is None for change in self.changes)
        return "collection" if self.new_people or (added_only and about_people) else "alteration"

    def add(self, change: Change, row: Any) -> None:
        """Keep one change that was made, and whose record it is."""
        self.keep(change, self.owners_of(change, row))

    def keep(self, change: Change, owners: tuple[Place | None, Place | None]) -> None:
        """Keep one change with the rows that lead to whose it was, and whose it is."""
        self.changes.append(change.as_dict())
        self.owners.append(owners)
        if change.table in NAMED_BY:
            self.renamed.update(place[1] for place in owners if place is not None)

    def owners_of(self, change: Change, row: Any) -> tuple[Place | None, Place | None]:
        """The rows that lead to whose record a row was before a change, and whose it is after; None: nobody's."""
        way = way_of(change.table)
        if way is None:
            return None, None
        column, above = way
        now = (change.after or {}).get(column, getattr(row, column))
        was = (change.before or {}).get(column, now)
        if change.table in ABOVE:
            self.known[change.table, change.id] = (above, now)
        before, after = was if change.before is not None else None, now if change.after is not None else None
        return None if before is None else (above, before), None if after is None else (above, after)

    def detail(self, connection: Connection) -> Detail:
        """The changes in parts, by whose record each is."""
        people = people_of(connection, {place for pair in self.owners for place in pair if place}, self.known)
        made = Detail()
        for change, pair in zip(self.changes, self.owners, strict=True):
            before, after = (NOBODY if place is None else people[place] for place in pair)
            made.add(change, before, after)
        return made

    def write(self, connection: Connection, event: int, detail: Detail, added_only: bool) -> None:
        """Put changes into the trail now, so that work of any length needs the same memory.

        They are what `detail` has, a piece of what the event of this unit changed. `added_only` is whether all of these
        rows were added.
        """
        store(connection, sealed(event, detail.bodies(), self.written.pieces))
        self.written.pieces += 1
        self.written.changes += detail.changes
        self.written.people |= set(detail.parts) - {NOBODY}
        self.written.added_only = self.written.added_only and added_only

    def write_all(self, connection: Connection, event: int) -> None:
        """Put all changes so far into the trail."""
        added_only = all(change["before"] is None for change in self.changes)
        self.write(connection, event, self.detail(connection), added_only)
        self.changes.clear()
        self.owners.clear()


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
            change = _removed_as_said(flushed, row) if row in flushed.deleted else changed(flushed, row)
            if change is not None:
                coming.append((change, seen.owners_of(change, row)))

    def after_flush(flushed: Session, _context: object) -> None:
        for row in flushed.new:
            if not row.all_worked_out:
                seen.add(_as_said(flushed, seen, added(row), row), row)
            seen.new_people = seen.new_people or isinstance(row, Offender)
        for one in coming:
            seen.keep(*one)

    event.listen(session, "before_flush", before_flush)
    event.listen(session, "after_flush", after_flush)
    return seen


def _as_said(session: Session, seen: Watch, change: Change, row: Any) -> Change:
    """A row that was added as it was said: of somebody who was merged, where it is part of another record by that."""
    record = None if row.keeps_person else getattr(row, "offender_id", None)
    person = seen.said_of.get(record, record) if record is not None else None
    if person == record or change.after is None:
        return change
    # Only here: few are merged, and loading a table takes time.
    from iomctl.storage.rows.same_people import keep_said

    keep_said(session.connection(), {(change.table, change.id): person})
    return replace(change, after=change.after | {"offender_id": person})


def _removed_as_said(session: Session, row: Any) -> Change:
    change = removed(row)
    if row.keeps_person or change.before is None or "offender_id" not in change.before:
        return change
    # Only here: little is ever removed, and loading a table takes time.
    from iomctl.storage.rows.same_people import said_of

    person = said_of(session.connection(), (change.table, change.id))
    return change if person is None else replace(change, before=change.before | {"offender_id": person})


def _place(row: Any) -> tuple[str, Any]:
    return str(row.__tablename__), inspect(row).identity
