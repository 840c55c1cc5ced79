"""Who may be the same person: an identifier that is somebody's already, or the same name and birth date."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.days.births import Birth, birth
from iomctl.domain.days.written_days import quotable
from iomctl.domain.references import PERSON, number_in
from iomctl.errors import BadValue, DoesNotFit
from iomctl.inputs.offenders import Number
from iomctl.services.lookup.find_person import named
from iomctl.services.lookup.recorded_about import kept_in_book
from iomctl.services.people.names_said import TABLE
from iomctl.storage.bulk import rows_among
from iomctl.storage.tables.identities import Identifier
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork

NameAndBirth = tuple[str, Birth | None]


def owners_of(work: UnitOfWork, numbers: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """The row number of the person who has each identifier, a kind and a value; any number of them at once."""
    by_kind: dict[str, set[str]] = {}
    for kind, value in numbers:
        by_kind.setdefault(kind, set()).add(value)
    owners: dict[tuple[str, str], int] = {}
    for kind, values in by_kind.items():
        query = select(col(Identifier.value), col(Identifier.offender_id)).where(col(Identifier.kind) == kind)
        found = rows_among(work, query, col(Identifier.value), values)
        owners.update(((kind, value), owner) for value, owner in found)
    return owners


def same_name_and_birth(work: UnitOfWork, wanted: Collection[NameAndBirth]) -> dict[NameAndBirth, list[int]]:
    """The row numbers of people with each folded name and birth date, ascending; any number of pairs at once.

    A name that somebody had before, or that was recorded wrongly, counts as well. Two people whose birth dates are both
    unknown count as having the same one, for nothing tells them apart.
    """
    pairs = set(wanted)
    found: dict[NameAndBirth, set[int]] = {}
    for name, who in _by_any_name(work):
        for *pair, number in rows_among(work, who, name, (name for name, _ in pairs)):
            if (told := (pair[0], birth(*pair[1:]))) in pairs:
                found.setdefault(told, set()).add(number)
    return {pair: sorted(people) for pair, people in found.items()}


def _by_any_name(work: UnitOfWork) -> Iterator[tuple[Any, Any]]:
    """The column with a folded name, and people by it with birth and number: the names now, then all others."""
    person = (col(Offender.born_on), col(Offender.born_within), col(Offender.id))
    yield col(Offender.search_name), select(col(Offender.search_name), *person)
    if kept_in_book(work, TABLE):
        from iomctl.storage.tables.dated.person_names import PersonName

        name = col(PersonName.search_name)
        yield name, select(name, *person).join(PersonName, col(PersonName.offender_id) == col(Offender.id))


def refuse_owned(work: UnitOfWork, numbers: Iterable[Number], person: Offender | None = None) -> None:
    """Raise DoesNotFit when an identifier is somebody else's than `person`, with a line for each and who it is."""
    numbers = tuple(numbers)
    owners = owners_of(work, ((one.kind, one.value) for one in numbers))
    faults = []
    for one in numbers:
        owner = work.session.get(Offender, owners.get((one.kind, one.value), 0))
        if owner is not None and owner is not person:
            work.looked_at([owner.id])
            faults.append(f"--{one.kind} {quotable(one.as_typed)}: this is {named(work, owner)}")
    if faults:
        raise DoesNotFit(*faults, advice="iomctl offender show REF shows who that is")


def numbers_in_references(references: Iterable[str]) -> set[int]:
    """The row numbers in references of people. Raises BadValue for other text."""
    found = set()
    for word in references:
        number = number_in(PERSON, word)
        if number is None:
            raise BadValue(f"--not-the-same {quotable(word)}: give a reference, like N00042")
        found.add(number)
    return found
