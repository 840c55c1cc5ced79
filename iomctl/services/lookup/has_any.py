"""Whether there is anything to ask about a person, before the rules and the tables for it are loaded."""

from typing import Any

from sqlalchemy import select
from sqlmodel import SQLModel

from iomctl.storage.unit_of_work import UnitOfWork


def has_any(work: UnitOfWork, table: type[SQLModel], person: int) -> bool:
    """Whether a table has a row about the person with a row number, withdrawn ones too."""
    rows: Any = table
    return work.session.execute(select(rows.id).where(rows.offender_id == person).limit(1)).first() is not None
