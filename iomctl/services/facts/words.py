"""The free words of facts, which a limited-access mark hides in a record."""

from typing import Any

from sqlalchemy import Row

from iomctl.services.facts.kinds import OfPerson
from iomctl.services.lookup.find_person import shown_words
from iomctl.storage.unit_of_work import UnitOfWork


def free_words(work: UnitOfWork, table: type[OfPerson], row: Row[Any]) -> dict[str, Any]:
    """The free words of a fact as this command may show them, by the columns that its description names."""
    return {one: shown_words(work, getattr(row, one), row.restricted) for one in table.described.words}
