"""Change a table in ways SQLite can't do in place, keeping its child rows and its triggers."""

from collections.abc import Iterator
from contextlib import contextmanager

from alembic.operations import BatchOperations, Operations
from sqlalchemy import text


@contextmanager
def rebuilt(operations: Operations, table: str) -> Iterator[BatchOperations]:
    """A batch of changes to `table` for a migration to fill in.

    On SQLite the table is copied, dropped and renamed, which would drop its triggers: they are made again.
    Child rows are safe because `migrate` runs with foreign keys off and checks them before it commits. On
    PostgreSQL the changes are made in place.
    """
    connection = operations.get_bind()
    triggers: list[str] = []
    if connection.dialect.name == "sqlite":
        found = connection.execute(
            text("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :table"), {"table": table}
        )
        triggers = [str(row[0]) for row in found]
    with operations.batch_alter_table(table) as batch:
        yield batch
    for trigger in triggers:
        operations.execute(trigger)
