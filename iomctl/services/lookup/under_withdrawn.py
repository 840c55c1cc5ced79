"""Facts that stand although what they belong to was withdrawn: no list shows them."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import Row, Select, Table, select
from sqlalchemy.schema import ForeignKey

from iomctl.domain.references import reference
from iomctl.storage.integrity import classes, table_of
from iomctl.storage.tables.described import Described

WITHDRAWN = "withdrawn_in"


class Belongs(NamedTuple):
    """Facts of a table, such as requirements, that belong to those of another one, and what describes both.

    `standing` is SQL for the numbers of those that stand, each with the `parent` that was withdrawn and the event by
    which it `went`.
    """

    table: Table
    standing: Select[Any]
    fact: Described
    parent: Described

    def words(self, row: Row[Any]) -> str:
        """A row of `standing` in words."""
        return f"{_called(self.fact, row.id)} belongs to {_called(self.parent, row.parent)}, which was withdrawn"


def belongings() -> Iterator[Belongs]:
    """Each table of facts that are described, with each such table whose facts they belong to.

    What has no description, as a review of a marker, is a part of its parent: it is only ever found through that.
    """
    described = _described()
    for name, fact in described.items():
        for key in sorted(table_of(name).foreign_keys, key=lambda one: one.parent.name):
            parent = described.get(key.column.table.name)
            if parent is not None:
                yield Belongs(table_of(name), _standing(table_of(name), key), fact, parent)


def _described() -> dict[str, Described]:
    """What describes the facts of each table that may be withdrawn, by its name."""
    found = ((name, getattr(one, "described", None)) for name, one in sorted(classes().items()))
    return {name: one for name, one in found if one is not None and WITHDRAWN in table_of(name).c}


def _standing(table: Table, key: ForeignKey) -> Select[Any]:
    parent = key.column.table.alias("parent")
    columns = (table.c.id, parent.c.id.label("parent"), parent.c[WITHDRAWN].label("went"))
    query = select(*columns).join(parent, parent.c.id == key.parent)
    return query.where(table.c[WITHDRAWN].is_(None), parent.c[WITHDRAWN].is_not(None)).order_by(table.c.id)


def _called(described: Described, number: int) -> str:
    return reference(described.letter, number) if described.letter else f"the {described.called} in row {number}"
