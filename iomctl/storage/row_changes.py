"""What a session is about to change, row by row, with the values before and after."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session


@dataclass
class Change:
    """One row that was added (`before` is None), changed (only the changed columns) or removed (`after` is None)."""

    table: str
    id: Any
    before: dict[str, Any] | None
    after: dict[str, Any] | None

    def as_dict(self) -> dict[str, Any]:
        """The change as it is kept in an event's detail."""
        return {"table": self.table, "id": self.id, "before": self.before, "after": self.after}

    def values(self, column: str) -> Iterable[Any]:
        """What a column held before and holds after, as far as the change has it."""
        return (side[column] for side in (self.before, self.after) if side and side.get(column) is not None)


def added(row: Any) -> Change:
    """A row that was just inserted and has its row number."""
    return Change(_table(row), _key(row), None, _values(row))


def removed(row: Any) -> Change:
    """A row that is about to be deleted."""
    return Change(_table(row), _key(row), _values(row), None)


def changed(session: Session, row: Any) -> Change | None:
    """A row that is about to be updated; None when every column keeps its value."""
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    unknown: list[str] = []
    for attribute in inspect(row).attrs:
        history = attribute.history
        if history.has_changes() and attribute.key not in row.worked_out:
            after[attribute.key] = attribute.value
            before[attribute.key] = history.deleted[0] if history.deleted else None
            if not history.deleted:
                unknown.append(attribute.key)
    if unknown:
        before.update(_stored(session, row, unknown))
    kept = [name for name in after if before[name] == after[name]]
    for name in kept:
        del before[name], after[name]
    return Change(_table(row), _key(row), before, after) if after else None


def _stored(session: Session, row: Any, names: list[str]) -> dict[str, Any]:
    # A value that was set without having been read has no old value in the session: only the table knows it.
    table, state = row.__table__, inspect(row)
    mine = [column == value for column, value in zip(state.mapper.primary_key, state.identity or (), strict=True)]
    found = session.connection().execute(select(*(table.c[name] for name in names)).where(*mine)).one()
    return dict(found._mapping)


def _table(row: Any) -> str:
    return str(row.__tablename__)


def _key(row: Any) -> Any:
    key = inspect(row).identity or inspect(row).mapper.primary_key_from_instance(row)
    return key[0] if len(key) == 1 else list(key)


def _values(row: Any) -> dict[str, Any]:
    return {one.key: one.value for one in inspect(row).attrs if one.key not in row.worked_out}
