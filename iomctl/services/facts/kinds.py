"""A kind of facts about people: what it is called, where it is stored, and what makes two rows the same.

Each kind stands in the file of its facts, so that one brings no table of another.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, Protocol, TypeVar

from iomctl.domain.references import reference


class RowOfPerson(Protocol):
    """A row about one person."""

    id: int | None
    offender_id: int


class FactRow(RowOfPerson, Protocol):
    """A row about one person that may have been recorded by mistake."""

    withdrawn_on: date | None


OfPerson = TypeVar("OfPerson", bound=RowOfPerson)
Fact = TypeVar("Fact", bound=FactRow)


@dataclass(frozen=True)
class FactKind(Generic[OfPerson]):
    """A kind of them: its word, its table, the letter of its references and the column with its day.

    Two rows of one person that agree in `day` and in every column of `same` say the same. `title` is what a message
    calls one where the word of its commands would not do.
    """

    noun: str
    table: type[OfPerson]
    letter: str
    day: str
    same: tuple[str, ...]
    title: str = ""

    @property
    def called(self) -> str:
        """What a message calls one of them."""
        return self.title or self.noun

    def column(self, name: str) -> Any:
        """A column of the table."""
        return getattr(self.table, name)

    def reference(self, row: Any) -> str:
        """The reference of a stored row."""
        return reference(self.letter, row.id or 0)
