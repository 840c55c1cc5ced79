"""The people that a file means: by reference or by any identifier, never by name."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.days.births import birth, earliest
from iomctl.domain.references import PERSON, number_in, reference
from iomctl.inputs.quoting import quoted
from iomctl.services.lookup.deaths import deaths_among
from iomctl.services.lookup.find_person import numbers_meant
from iomctl.services.people.possible_duplicates import owners_of
from iomctl.storage.bulk import rows_among
from iomctl.storage.rows.same_people import merged
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork


class PersonMeant(NamedTuple):
    """Somebody recorded: their row number, the first day of their birth as ISO text, and the day they died."""

    id: int
    born_on: str | None
    died_on: date | None = None

    def not_dead(self, field: str, day: date | str) -> Iterator[str]:
        """Why a row with a day in a field can't be theirs; nothing where it can."""
        if self.died_on is not None and str(day) > self.died_on.isoformat():
            yield f"{field}: {day} is after they died, {self.died_on}"


def people_meant(work: UnitOfWork, texts: Iterable[str]) -> dict[str, PersonMeant | str]:
    """Who each text means, or why nobody can be said to be meant, in words to stand in a reason."""
    wanted = set(texts)
    numbers = {text: number_in(PERSON, text) for text in wanted}
    others = {text: numbers_meant(text, work.today) for text, number in numbers.items() if number is None}
    owners = owners_of(work, {meant for some in others.values() for meant in some})
    meant = {text: {owners[one] for one in some if one in owners} for text, some in others.items()}
    record = merged(work.session.connection())
    numbers = {text: record.get(number or 0, number) for text, number in numbers.items()}
    referred = (number for number in numbers.values() if number is not None)
    people = _people(work, set(referred).union(*meant.values()))
    return {text: _one(text, numbers[text], meant.get(text, set()), people) for text in wanted}


def _one(text: str, number: int | None, meant: set[int], people: Mapping[int, PersonMeant]) -> PersonMeant | str:
    if number is not None:
        return people.get(number) or f"offender: no offender {text}"
    if len(meant) == 1:
        (found,) = meant
        return people[found]
    if meant:
        several = " and ".join(reference(PERSON, one) for one in sorted(meant))
        return f"offender: {quoted(text)} is an identifier of {several}: give the reference"
    if not text:
        return "offender: missing"
    return f"offender: nobody has the reference or identifier {quoted(text)}"


def _people(work: UnitOfWork, ids: set[int]) -> dict[int, PersonMeant]:
    died = deaths_among(work, ids)
    query = select(col(Offender.id), col(Offender.born_on), col(Offender.born_within))
    rows = rows_among(work, query, col(Offender.id), ids)
    born = {number: earliest(birth(*told)) for number, *told in rows}
    return {
        number: PersonMeant(number, first.isoformat() if first else None, died.get(number))
        for number, first in born.items()
    }
