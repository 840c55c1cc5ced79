"""What a case book holds, counted: two that hold the same are told by it to be copies of each other."""

from dataclasses import dataclass

from sqlalchemy import Connection, select, text
from sqlmodel import col

from iomctl.storage import migrate
from iomctl.storage.chain import FIRST, Chain, read_chain
from iomctl.storage.tables.trail import Event

IN_PIECES = "0027_detail_pieces"
"""The version from which on the chain can be read: what moves an older trail there keeps every break in it."""


@dataclass(frozen=True)
class Contents:
    """The version, the number of rows in each table, and the audit trail read from end to end.

    Of a version before IN_PIECES it is not read: only the number of events and the newest hash are known.
    """

    version: str
    rows: dict[str, int]
    chain: Chain

    @property
    def total(self) -> int:
        """How many rows there are in all tables."""
        return sum(self.rows.values())


def contents_of(connection: Connection) -> Contents | None:
    """Count a case book of any version, as one view of it; None when it is no case book."""
    version = migrate.current(connection)
    tables = _tables(connection) if version else []
    if version is None or "event" not in tables:
        return None
    rows = {name: int(connection.scalar(text(f'SELECT count(*) FROM "{name}"')) or 0) for name in tables}
    chain = read_chain(connection) if version >= IN_PIECES else _unread(connection, rows["event"])
    return Contents(version, rows, chain)


def _unread(connection: Connection, events: int) -> Chain:
    newest = select(col(Event.hash)).order_by(col(Event.id).desc()).limit(1)
    return Chain(events, connection.scalar(newest) or FIRST)


def _tables(connection: Connection) -> list[str]:
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY 1"
        if connection.dialect.name == "sqlite"
        else "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1"
    )
    return [str(name) for name in connection.scalars(text(query))]
