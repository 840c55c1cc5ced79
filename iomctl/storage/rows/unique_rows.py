"""Columns in which no two rows of a table are alike, as its unique indexes say."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import UniqueConstraint

from iomctl.storage.integrity import table_of

UNTOLD = object()
"""Stands for the value of a column that a change does not tell."""


class Unique(NamedTuple):
    """Columns of a table in which no two rows are alike, of those rows that have nothing in the `empty` ones."""

    table: str
    columns: tuple[str, ...]
    empty: tuple[str, ...]

    def of_row(self, values: Mapping[str, Any]) -> tuple[Any, ...] | None:
        """What a whole row, or what is told of one, has in the columns; None where it takes no place by them."""
        if any(values.get(name) is not None for name in self.empty):
            return None
        found = tuple(values.get(name, UNTOLD) for name in self.columns)
        return None if None in found else found

    @property
    def told_by(self) -> tuple[str, ...]:
        """All the columns by which it is seen whether two rows are alike."""
        return (*self.columns, *self.empty)


@cache
def uniques(table: str) -> Sequence[Unique]:
    """Each set of columns that is unique in a table, but its key, in a fixed order."""
    of = table_of(table)
    constraints = (one for one in of.constraints if isinstance(one, UniqueConstraint))
    whole = [Unique(table, tuple(one.columns.keys()), ()) for one in constraints]
    parts = [
        Unique(table, tuple(column.name for column in one.columns), _empty(one.dialect_options["sqlite"]["where"]))
        for one in of.indexes
        if one.unique
    ]
    return sorted(whole + parts)


def _empty(where: Any) -> tuple[str, ...]:
    """The columns that a condition like `to_on IS NULL AND withdrawn_in IS NULL` says are empty."""
    return tuple(one.removesuffix(" IS NULL") for one in str(where).split(" AND ")) if where is not None else ()
