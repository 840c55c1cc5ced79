"""The roll-ups on one PostgreSQL server: of every schema that may be read, or those that were sent to a centre."""

from typing import TYPE_CHECKING

from iomctl.domain.returns.national import SentReturn
from iomctl.domain.returns.rolled_up import of_rows
from iomctl.errors import DatabaseUnusable, NotFound
from iomctl.settings.places import Place
from iomctl.storage.faults import explained

if TYPE_CHECKING:
    from psycopg import Connection

TABLES = """
    SELECT quote_ident(n.nspname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relname = 'board_day' AND c.relkind = 'r'
      AND has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT')
    ORDER BY n.nspname
"""
NEWEST = """
    SELECT scheme_id, as_of, measure, by_what, of_group, version, numerator, denominator, share, withheld, scheme,
           since, events
    FROM {schema}.board_day AS day
    WHERE as_of = (SELECT max(as_of) FROM {schema}.board_day AS other WHERE other.scheme_id = day.scheme_id)
"""


def returns_on(place: Place) -> list[SentReturn]:
    """The newest roll-up of each scheme on a server, whoever's schema it is in; the centre has no case book of its own.

    Raises NotFound where there is none that may be read, DatabaseUnusable for what is no PostgreSQL.
    """
    if place.url is None:
        raise DatabaseUnusable(f"{place.shown}: --server is a PostgreSQL URL", advice="of SQLite files: --books FOLDER")
    from iomctl.storage.database import open_engine

    with explained(place):
        connection = open_engine(place, 0).raw_connection()
        try:
            driver: Connection = connection.driver_connection  # type: ignore[assignment]  # SQLAlchemy names no driver
            driver.read_only = True
            found = [one for (schema,) in driver.execute(TABLES).fetchall() for one in _of_schema(driver, schema)]
        finally:
            connection.close()
    if not found:
        raise NotFound(f"{place.shown}: no roll-up here that you may read", advice="iomctl report rollup writes one")
    return found


def _of_schema(driver: "Connection", schema: str) -> list[SentReturn]:
    cursor = driver.execute(NEWEST.format(schema=schema).encode())
    names = [one.name for one in cursor.description or ()]
    rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    return [SentReturn(schema, one) for one in of_rows(rows)]
