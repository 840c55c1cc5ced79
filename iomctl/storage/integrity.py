"""Every table by its name, and faults below the rules: pages, indexes, orphans, tables not as migrations make them."""

import re
import warnings
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

from sqlalchemy import Connection, Integer, func, select, text
from sqlalchemy.schema import CheckConstraint, Column, Table
from sqlmodel import SQLModel

from iomctl.storage import tables

for _file in walk_packages(tables.__path__, f"{tables.__name__}."):
    import_module(_file.name)  # every table must be known before they are compared

TRIGGERS = {
    "sqlite": ("event_no_update", "event_no_delete", "event_detail_no_update", "event_detail_no_delete"),
    "postgresql": ("event_append_only", "event_detail_no_delete", "event_detail_no_update"),
}


@cache
def classes() -> dict[str, Any]:
    """The class of each table, by its name."""
    return {str(one.class_.__tablename__): one.class_ for one in SQLModel._sa_registry.mappers}


def table_of(name: str) -> Table:
    """The table with a name."""
    return SQLModel.metadata.tables[name]


def engine_faults(connection: Connection) -> list[str]:
    """What the engine itself finds wrong with its pages and indexes."""
    if connection.dialect.name == "sqlite":
        found = connection.execute(text("PRAGMA integrity_check(20)")).scalars()
        return [f"damaged: {line}" for line in found if line != "ok"]
    return list(_amcheck(connection)) if _has_amcheck(connection) else list(_index_counts(connection))


def orphans(connection: Connection) -> list[str]:
    """Rows that name a row of another table which is not there, counted by table and column."""
    return [
        f"{count} rows of {key.parent.table.name} name no row of {key.column.table.name} by {key.parent.name}"
        for table in _tables()
        for key in sorted(table.foreign_keys, key=lambda one: one.parent.name)
        if (count := _orphans_of(connection, key))
    ]


def unrecorded(connection: Connection) -> list[str]:
    """Rows that name an event which the trail has not, counted by table and column."""
    newest: int = connection.scalar(select(func.max(SQLModel.metadata.tables["event"].c.id))) or 0
    return [
        f"{count} rows of {table.name} name no event of the audit trail by {column.name}"
        for table in _tables()
        for column in table.columns
        if column.name.endswith("_in") and isinstance(column.type, Integer)
        if (count := connection.scalar(select(func.count()).where(~column.between(1, newest))))
    ]


def schema_faults(connection: Connection) -> list[str]:
    """How the tables differ from what the migrations make: columns, indexes, checks and triggers."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    context = MigrationContext.configure(connection, opts={"compare_type": True, "include_object": _comparable})
    with warnings.catch_warnings():
        # An index on an expression can't be read back on SQLite; it is looked for by name below.
        warnings.simplefilter("ignore")
        found = compare_metadata(context, SQLModel.metadata)
    return [f"not as the migrations make it: {_said(one)}" for one in found] + [
        f"missing: the {what} {name}" for what, name in _lacking(connection)
    ]


def _tables() -> list[Table]:
    return sorted(SQLModel.metadata.tables.values(), key=lambda table: table.name)


def _orphans_of(connection: Connection, key: object) -> int:
    child, parent = key.parent, key.column  # type: ignore[attr-defined]  # a ForeignKey's two columns
    other = parent.table.alias("parent")
    missing = ~select(1).where(other.c[parent.name] == child).exists()
    counted = select(child).where(child.is_not(None), missing).subquery()
    return int(connection.scalar(select(text("count(*)")).select_from(counted)) or 0)


def _lacking(connection: Connection) -> Iterator[tuple[str, str]]:
    names = _names_there(connection)
    for table in _tables():
        checks = [one for one in table.constraints if isinstance(one, CheckConstraint)]
        wanted = [("check", str(one.name)) for one in checks] + [("index", str(one.name)) for one in table.indexes]
        yield from (pair for pair in sorted(wanted) if pair[1] not in names)
    yield from (("trigger", name) for name in TRIGGERS[connection.dialect.name] if name not in names)


def _names_there(connection: Connection) -> set[str]:
    if connection.dialect.name == "sqlite":
        rows = connection.execute(text("SELECT name, sql FROM sqlite_master")).all()
        checks = {name for row in rows for name in re.findall(r"CONSTRAINT (\w+) CHECK", row.sql or "")}
        return {row.name for row in rows} | checks
    query = """
        SELECT conname FROM pg_constraint WHERE connamespace = here() AND convalidated
        UNION ALL SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
                  WHERE c.relnamespace = here() AND i.indisvalid
        UNION ALL SELECT t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
                  WHERE c.relnamespace = here() AND t.tgenabled = 'O'
    """
    here = "(SELECT oid FROM pg_namespace WHERE nspname = current_schema())"
    return set(connection.scalars(text(query.replace("here()", here))))


def _comparable(_object: object, name: str | None, kind: str, *_more: object) -> bool:
    # Engines write an index's expression in their own words, if they give it at all: only its name is looked for.
    return kind != "index" or name not in _ON_EXPRESSIONS


_ON_EXPRESSIONS = {
    index.name
    for table in SQLModel.metadata.tables.values()
    for index in table.indexes
    if not all(isinstance(part, Column) for part in index.expressions)
}


def _said(difference: object) -> str:
    while isinstance(difference, list):
        difference = difference[0]
    parts = difference if isinstance(difference, tuple) else (difference,)
    named = [getattr(part, "name", part) for part in parts[1:] if isinstance(getattr(part, "name", part), str)]
    return " ".join([str(parts[0]).replace("_", " "), *(str(one) for one in named)])


def _has_amcheck(connection: Connection) -> bool:
    query = "SELECT bool_and(has_function_privilege(oid, 'EXECUTE')) FROM pg_proc WHERE proname = 'bt_index_check'"
    return bool(connection.scalar(text(query)))


def _amcheck(connection: Connection) -> Iterator[str]:
    from sqlalchemy.exc import DBAPIError

    indexes = """
        SELECT c.oid AS oid, c.relname AS name FROM pg_index i
        JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a ON a.oid = c.relam
        WHERE a.amname = 'btree' AND c.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
        ORDER BY 2
    """
    for row in connection.execute(text(indexes)).all():
        try:
            with connection.begin_nested():
                connection.execute(text("SELECT bt_index_check(CAST(:oid AS oid)::regclass, true)"), {"oid": row.oid})
        except DBAPIError:
            yield f"damaged: the index {row.name}"


def _index_counts(connection: Connection) -> Iterator[str]:
    # Every row is read whole, which finds pages that can't be read; the row numbers are then counted a
    # second time through the table's index, which has to know the same rows.
    for table in _tables():
        key = ", ".join(column.name for column in table.primary_key)
        whole = f"SELECT count(*), sum(hashtext(t::text)) FROM {table.name} t"
        by_index = f"SELECT count(*) FROM (SELECT {key} FROM {table.name} ORDER BY {key}) AS keys"
        rows = connection.execute(text(whole)).one()[0]
        connection.execute(text("SET LOCAL enable_seqscan = off"))
        known = connection.scalar(text(by_index))
        connection.execute(text("SET LOCAL enable_seqscan = on"))
        if rows != known:
            yield f"damaged: {table.name} has {rows} rows, its index knows {known}"
