"""What any fact about a person has, whatever its table: an owner, a description, and a day of withdrawal."""

from typing import Any, ClassVar, Protocol, TypeVar

from iomctl.domain.references import reference
from iomctl.storage.tables.described import Described


class RowOfPerson(Protocol):
    """A row about one person."""

    described: ClassVar[Described]
    id: int
    offender_id: int


class FactRow(RowOfPerson, Protocol):
    """A row about one person that may have been recorded by mistake."""

    withdrawn_in: int | None


OfPerson = TypeVar("OfPerson", bound=RowOfPerson)
Fact = TypeVar("Fact", bound=FactRow)


def column_of(table: type[RowOfPerson], name: str) -> Any:
    """A column of a table that is known by its name only."""
    return getattr(table, name)


def reference_of(row: RowOfPerson) -> str:
    """The reference of a stored row."""
    return reference(row.described.letter, row.id)
