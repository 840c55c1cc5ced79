"""Change a table in ways SQLite can't do in place, keeping its child rows, its triggers and its indexes."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

from alembic.operations import BatchOperations, Operations
from sqlalchemy import Connection, text


@contextmanager
def rebuilt(operations: Operations | ModuleType, table: str) -> Iterator[BatchOperations]:
    """A batch of changes to `table` for a migration to fill in.

    On SQLite the table is copied, dropped and renamed, which would drop its triggers and those indexes that
    can't be read back, on expressions: they are made again. Child rows are safe because `migrate` runs with
    foreign keys off and checks them before it commits. On PostgreSQL the changes are made in place.
    """
    connection = operations.get_bind()
    lost = _lost_by_a_copy(connection, table) if connection.dialect.name == "sqlite" else []
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=".*reflection of expression-based index.*")
        with operations.batch_alter_table(table) as batch:
            yield batch
    for statement in lost:
        connection.exec_driver_sql(statement)


def _lost_by_a_copy(connection: Connection, table: str) -> list[str]:
    made = "SELECT sql FROM sqlite_master WHERE tbl_name = :table AND "
    # An index column without a name is an expression.
    on_expression = "type = 'index' AND EXISTS (SELECT 1 FROM pragma_index_info(sqlite_master.name) WHERE name IS NULL)"
    queries = (f"{made} {on_expression}", f"{made} type = 'trigger'")
    return [str(row[0]) for query in queries for row in connection.execute(text(query), {"table": table})]
