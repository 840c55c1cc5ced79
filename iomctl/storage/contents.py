"""What a case book holds, counted: two that hold the same are told by it to be copies of each other."""

from dataclasses import dataclass

from sqlalchemy import Connection, text

from iomctl.storage import migrate
from iomctl.storage.chain import Chain, read_chain


@dataclass(frozen=True)
class Contents:
    """The version, the number of rows in each table, and the audit trail read from end to end."""

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
    return Contents(version, rows, read_chain(connection))


def _tables(connection: Connection) -> list[str]:
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY 1"
        if connection.dialect.name == "sqlite"
        else "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1"
    )
    return [str(name) for name in connection.scalars(text(query))]
