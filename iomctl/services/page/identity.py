"""Who somebody is, as their page tells it: birth date, numbers, other names, other records of them."""

from datetime import date
from typing import NamedTuple

from sqlmodel import col, select

from iomctl.domain.days.births import Birth, age_on
from iomctl.services.lookup.find_person import is_hidden, person_reference, shown_name
from iomctl.services.page.names import NameBefore, names_before
from iomctl.services.people.numbers_and_aliases import aliases_of, numbers_of
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork


class AlsoRecorded(NamedTuple):
    """The same person as they were recorded a second time: the reference, the name and birth date of that record."""

    offender: str
    name: str
    born_on: Birth | None


class KnownNumber(NamedTuple):
    """An identifier: its kind, its canonical form, and why it stands beside another of its kind."""

    kind: str
    value: str
    explained: str | None = None


class IdentityOnPage(NamedTuple):
    """Who somebody is; a limited-access mark leaves birth date, age, identifiers, aliases and former names absent."""

    born_on: Birth | None
    age: int | None
    gender: str | None
    ethnicity: str | None
    area: str | None
    restricted: bool
    identifiers: tuple[KnownNumber, ...] | None
    aliases: tuple[str, ...] | None
    former_names: tuple[NameBefore, ...] | None
    also_recorded: tuple[AlsoRecorded, ...]


def identity_on_page(work: UnitOfWork, person: Offender, on: date, recorded: frozenset[str]) -> IdentityOnPage:
    """Who somebody is, with their age on a day; of the tables in `recorded` there is something about them."""
    hidden = is_hidden(work, person)
    born_on = None if hidden else person.birth
    return IdentityOnPage(
        born_on=born_on,
        age=age_on(born_on, on) if born_on else None,
        gender=person.gender,
        ethnicity=person.ethnicity,
        area=person.area,
        restricted=person.restricted,
        identifiers=None if hidden else _numbers(work, person),
        aliases=None if hidden else tuple(one.name for one in aliases_of(work, person)),
        former_names=None if hidden else names_before(work, person.id, on),
        also_recorded=_also_recorded(work, person) if "same_person" in recorded else (),
    )


def _numbers(work: UnitOfWork, person: Offender) -> tuple[KnownNumber, ...]:
    return tuple(KnownNumber(one.kind, one.value, one.explained) for one in numbers_of(work, person))


def _also_recorded(work: UnitOfWork, person: Offender) -> tuple[AlsoRecorded, ...]:
    query = select(Offender).where(Offender.same_as_id == person.id).order_by(col(Offender.id))
    hidden = is_hidden(work, person)
    return tuple(
        AlsoRecorded(person_reference(one), shown_name(work, one), None if hidden else one.birth)
        for one in work.session.exec(query)
    )
