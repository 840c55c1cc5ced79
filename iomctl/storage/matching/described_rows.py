"""People read as matching sees them: all their names, what is known of their birth, their numbers."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from sqlalchemy import Connection, select
from sqlmodel import col

from iomctl.domain.days.births import Birth, birth
from iomctl.domain.duplicates.described_people import (
    BirthDay,
    ComparableName,
    DescribedPerson,
    comparable,
    comparable_alias,
)
from iomctl.storage.made_once import among
from iomctl.storage.tables.dated.person_names import PersonName
from iomctl.storage.tables.identities import Alias, Identifier
from iomctl.storage.tables.people import Offender

AT_ONCE = 5_000
_OWN = ("id", "surname", "forenames", "born_on", "born_within", "gender", "area")


def described(connection: Connection, numbers: Iterable[int], *, numbered: bool = True) -> dict[int, DescribedPerson]:
    """The people with these row numbers, by number; `numbered` is whether their official numbers are read too."""
    found: dict[int, DescribedPerson] = {}
    listed = sorted(set(numbers))
    for start in range(0, len(listed), AT_ONCE):
        found |= _part(connection, listed[start : start + AT_ONCE], numbered)
    return found


def birth_day(known: Birth | None) -> BirthDay | None:
    """A birth as matching sees it, as far as it is known."""
    if known is None:
        return None
    return BirthDay(known.year, known.month, known.day if isinstance(known, date) else None)


def rows_of(connection: Connection, query: Any, column: Any, numbers: list[int]) -> Iterator[Any]:
    """The rows of a query whose `column` holds one of these numbers, at most AT_ONCE of them."""
    sqlite = connection.dialect.name == "sqlite"
    bound: Any = json.dumps(numbers) if sqlite else numbers
    return iter(connection.execute(among(query, column, "json" if sqlite else "array"), {"among": bound}).all())


def _part(connection: Connection, numbers: list[int], numbered: bool) -> dict[int, DescribedPerson]:
    others = _other_names(connection, numbers)
    theirs = _numbers(connection, numbers) if numbered else {}
    query = select(*(getattr(Offender, name) for name in _OWN))
    return {
        number: DescribedPerson(
            (comparable(surname, forenames), *others.get(number, ())),
            birth_day(birth(born_on, born_within)),
            gender,
            area,
            tuple(theirs.get(number, ())),
        )
        for number, surname, forenames, born_on, born_within, gender, area in rows_of(
            connection, query, col(Offender.id), numbers
        )
    }


def _other_names(connection: Connection, numbers: list[int]) -> dict[int, list[ComparableName]]:
    """The names that people have beside the recorded one, in the order in which they were recorded."""
    found = defaultdict(list)
    said = (col(PersonName.offender_id), col(PersonName.surname), col(PersonName.forenames))
    former = select(*said).where(col(PersonName.withdrawn_in).is_(None)).order_by(col(PersonName.id))
    for number, surname, forenames in rows_of(connection, former, col(PersonName.offender_id), numbers):
        found[number].append(comparable(surname, forenames))
    record: Any = Offender.same_as_id
    merged = select(record, col(Offender.surname), col(Offender.forenames)).order_by(col(Offender.id))
    for number, surname, forenames in rows_of(connection, merged, record, numbers):
        found[number].append(comparable(surname, forenames))
    query = select(col(Alias.offender_id), col(Alias.name)).order_by(col(Alias.id))
    for number, name in rows_of(connection, query, col(Alias.offender_id), numbers):
        found[number].append(comparable_alias(name))
    return found


def _numbers(connection: Connection, numbers: list[int]) -> dict[int, list[tuple[str, str]]]:
    found = defaultdict(list)
    query = select(col(Identifier.offender_id), col(Identifier.kind), col(Identifier.value))
    for number, kind, value in rows_of(connection, query, col(Identifier.offender_id), numbers):
        found[number].append((kind, value))
    return found
