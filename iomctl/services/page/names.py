"""What the person of a page was called before."""

from datetime import date, timedelta
from typing import NamedTuple

from iomctl.domain.references import listed_name
from iomctl.services.people.names_said import names_of
from iomctl.storage.unit_of_work import UnitOfWork


class NameBefore(NamedTuple):
    """A former name, and the last day on which somebody had it."""

    name: str
    until_on: date


def names_before(work: UnitOfWork, person: int, on: date) -> tuple[NameBefore, ...]:
    """The names that the person with a row number had before the one of a day, the newest first."""
    told = names_of(work, (person,)).get(person)
    if told is None:
        return ()
    then = zip(told.names, told.names[1:], strict=False)
    found = [
        NameBefore(listed_name(one.surname, one.forenames), after.from_on - timedelta(days=1))
        for one, after in then
        if after.from_on is not None and after.from_on <= on
    ]
    return tuple(reversed(found))
