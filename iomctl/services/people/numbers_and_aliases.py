"""The numbers that other systems know a person by, and their other names, as they are stored."""

from sqlmodel import col, select

from iomctl.storage.tables.identities import Alias, Identifier
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork


def numbers_of(work: UnitOfWork, person: Offender) -> list[Identifier]:
    """A person's identifiers in the order they were recorded."""
    query = select(Identifier).where(Identifier.offender_id == person.id).order_by(col(Identifier.id))
    return list(work.session.exec(query))


def aliases_of(work: UnitOfWork, person: Offender) -> list[Alias]:
    """A person's other names in the order they were recorded."""
    return list(work.session.exec(select(Alias).where(Alias.offender_id == person.id).order_by(col(Alias.id))))
