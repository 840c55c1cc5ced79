"""The numbers that other systems know a person by, and their other names, as they are stored."""

from sqlmodel import col, select

from iomctl.domain.identifiers import unexplained
from iomctl.domain.references import PERSON, reference
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


def two_numbers(work: UnitOfWork, *people: Offender) -> tuple[str, ...]:
    """A line for each kind of identifier of which people who are one have several that nobody explained.

    Nothing where this command may not say who they are.
    """
    if any(work.hides(one.restricted) for one in people):
        return ()
    ref = reference(PERSON, people[0].id)
    mend = f"iomctl offender identify {ref} --explained WORDS says why; or withdraw the wrong one"
    numbers = [(one.kind, one.value, one.explained) for person in people for one in numbers_of(work, person)]
    return tuple(f"{line}: {mend}" for line in unexplained(numbers))
