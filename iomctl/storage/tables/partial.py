"""Indexes on some of a table's rows."""

from typing import Any

from sqlalchemy import text


def only_where(condition: str) -> dict[str, Any]:
    """What makes an `Index` hold only the rows that meet a condition, on either engine.

    PostgreSQL's half waits in `info` for whoever compares the tables with a database: to name it as an option
    would load that whole dialect for every command on SQLite. The indexes themselves are made by migrations.
    """
    return {"sqlite_where": text(condition), "info": {"postgresql_where": text(condition)}}
