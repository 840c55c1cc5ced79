"""What stands on rows: the rows of any table that name them, asked from the foreign keys."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ForeignKey, Table, select
from sqlmodel import SQLModel

from iomctl.storage.bulk import rows_among
from iomctl.storage.integrity import classes
from iomctl.storage.unit_of_work import UnitOfWork

AnyPlace = tuple[str, Any]
"""A row: the name of its table and its number; several numbers for a key of several columns."""


class Child(NamedTuple):
    """A row that names another one, `on`.

    It `needs` the other where the column may not be empty. `recorded_in` and `withdrawn_in` are None in a table
    without them. `case` is the row number of the spell that it is of; None for what is of none.
    """

    on: AnyPlace
    row: AnyPlace
    needs: bool
    recorded_in: int | None
    withdrawn_in: int | None
    case: int | None


def children(
    work: UnitOfWork, parents: Mapping[str, Collection[Any]], also_worked_out: bool = False
) -> Iterator[Child]:
    """The rows that name some rows, which are given by table: withdrawn ones too, and what is worked out when asked.

    A column that is worked out names nothing.
    """
    for name, numbers in parents.items():
        for table, key in _keys_to(name):
            if classes()[table.name].all_worked_out and not also_worked_out:
                continue
            columns = [table.c[one] for one in ("recorded_in", "withdrawn_in", "spell_id") if one in table.c]
            query = select(*table.primary_key, *columns, key.parent.label("named"))
            for row in rows_among(work, query, key.parent, numbers):
                told = row._mapping
                number = tuple(told[one.name] for one in table.primary_key)
                yield Child(
                    on=(name, row.named),
                    row=(table.name, number if len(number) > 1 else number[0]),
                    needs=not key.parent.nullable,
                    recorded_in=told.get("recorded_in"),
                    withdrawn_in=told.get("withdrawn_in"),
                    case=told.get("spell_id"),
                )


@cache
def _keys_to(name: str) -> Sequence[tuple[Table, ForeignKey]]:
    return [
        (table, key)
        for table in SQLModel.metadata.sorted_tables
        for key in sorted(table.foreign_keys, key=lambda one: one.parent.name)
        if key.column.table.name == name and key.parent.name not in classes()[table.name].worked_out
    ]
