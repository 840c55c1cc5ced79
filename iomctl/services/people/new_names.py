"""A name that somebody has from a day on: recorded, or refused beside another one from that day."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from sqlmodel import select

from iomctl.domain.days.reasoned_days import said
from iomctl.domain.names import fold
from iomctl.domain.references import listed_name
from iomctl.errors import DoesNotFit
from iomctl.services.lookup.find_person import is_hidden, person_reference
from iomctl.services.people.names_said import TABLE, names_of, write_names
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork


class FirstName(NamedTuple):
    """The name from the first of somebody who was never called otherwise."""

    from_on: None
    surname: str
    forenames: str


class NewName(NamedTuple):
    """A name from a day on, None for from the first. With `was_wrong` it puts right the one from that day."""

    surname: str
    forenames: str
    from_on: date | None
    reason: str | None
    was_wrong: bool

    @property
    def listed(self) -> str:
        """The name as lists show it."""
        return listed_name(self.surname, self.forenames)


def name_on(work: UnitOfWork, person: Offender, day: date) -> Any:
    """What a person was called on a day, and from when."""
    names = names_of(work, (person.id,)).get(person.id)
    return names.on(day) if names is not None else FirstName(None, person.surname, person.forenames)


def record_name(work: UnitOfWork, person: Offender, new: NewName) -> None:
    """Record a name, and write the name now."""
    # Only here: who is only asked about needs no such row, and loading a table takes time.
    from iomctl.storage.tables.dated.person_names import PersonName

    search_name = fold(f"{new.surname} {new.forenames}")
    row = PersonName(offender_id=person.id, search_name=search_name, **new._asdict(), **work.recorded)
    work.session.add(row)
    work.session.flush()
    work.kept.add(TABLE)
    write_names(work, (person.id,))


def record_from_today(work: UnitOfWork, person: Offender, name: Mapping[str, str]) -> None:
    """Record a name from today on; it puts right one that was recorded from today before."""
    same_day = name_on(work, person, work.today).from_on == work.today
    record_name(work, person, NewName(**name, from_on=work.today, reason=work.stamp.reason, was_wrong=same_day))


def put_aside(work: UnitOfWork, person: Offender, before: Any, instead: bool) -> None:
    """Withdraw the names from the day of one. Raises DoesNotFit where that is not asked for."""
    if not instead:
        ref, by = person_reference(person), work.recorders((before.recorded_in,))[before.recorded_in][0]
        name = "by another name" if is_hidden(work, person) else listed_name(before.surname, before.forenames)
        raise DoesNotFit(
            f"{ref} is called {name} from {said(before.from_on)} already (event {before.recorded_in}, {by})",
            advice="--was-wrong if that was misspelt; --instead withdraws it",
        )
    from iomctl.storage.tables.dated.person_names import PersonName

    day = (PersonName.offender_id == person.id, PersonName.from_on == before.from_on)
    for row in work.session.exec(select(PersonName).where(*day)):
        row.withdrawn_in = work.event
