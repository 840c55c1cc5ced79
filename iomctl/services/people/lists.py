"""Everyone who is recorded, also those in no cohort."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Row, Select, exists, select
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.days.ages import AgeSpan
from iomctl.domain.days.births import Birth, age_on, birth
from iomctl.domain.references import PERSON, listed_name, listing_key, name_column, offender_column, reference
from iomctl.errors import BadValue
from iomctl.inputs.faults import labelled
from iomctl.services.asked_day import AskedDay
from iomctl.services.lookup.ages import NotTold, not_told, of_age
from iomctl.services.lookup.listed_people import ListedPeople, people_recorded
from iomctl.services.lookup.whose_cases import WhoseCases
from iomctl.storage.bulk import rows_among
from iomctl.storage.tables.cohorts import Cohort, Spell
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class ListedPerson:
    """One person who is recorded; the field names are a contract."""

    offender: str = offender_column()
    name: str = name_column()
    born_on: Birth | None = column(
        "Born", "the birth date, or year, or month; absent for a limited-access mark", "1994-08-14", rank=2
    )
    area: str | None = column("Area", "where the person lives", "Luton", rank=2)
    cohort: str | None = column("Cohort", "the cohorts the person is in now", "luton", rank=2)
    age: int | None = column("Age", "completed years; absent where not known", "31", rank=2, right=True, shown=False)


class Listed(NamedTuple):
    """A person with the columns a list may show, and by `key` their place among others, which is never shown."""

    number: int
    key: tuple[str, int]
    hidden: bool
    shown: dict[str, Any]


class Among(NamedTuple):
    """Which people a list is narrowed to. `no_cohort` is those in no cohort now, `age` as AgeSpan reads it."""

    cases: WhoseCases = WhoseCases()
    no_cohort: bool = False
    age: str | None = None


class ListedPeopleOfAge(NamedTuple):
    """People of a list, and of how many more their age is not told."""

    found: list[ListedPerson]
    not_told: NotTold


def offenders(work: UnitOfWork, among: Among) -> ListedPeopleOfAge:
    """Everyone recorded, by reference. The look is logged. Raises NotFound and BadValue for unknown words."""
    query, today = _narrowed(work, select(col(Offender.id)), among), work.today
    apart = NotTold()
    if among.age is not None:
        span = _span(among.age)
        apart = not_told(work, query, (span, today)) if span.youngest is not None else apart
        query = query.where(of_age(work, span, today))
    numbers = work.session.execute(query.order_by(col(Offender.id))).scalars().all()
    work.looked_at(numbers)
    found = [ListedPerson(**one.shown, age=_age(one.shown["born_on"], today)) for one in people(work, numbers)]
    return ListedPeopleOfAge(found, apart)


def _span(words: str) -> AgeSpan:
    try:
        return AgeSpan.parse(words)
    except BadValue as fault:
        raise BadValue(*(labelled("--age", line) for line in fault.faults)) from None


def _age(born: Birth | None, on: date) -> int | None:
    return None if born is None else age_on(born, on)


def people(work: UnitOfWork, numbers: Sequence[int]) -> list[Listed]:
    """The people with these row numbers, in their order; logging the look is the caller's."""
    wanted = (*_NAMES, col(Offender.id), col(Offender.search_name), *_BORN, col(Offender.area))
    rows = {row.id: row for row in rows_among(work, select(*wanted), col(Offender.id), numbers)}
    homes = _cohorts(work, numbers)
    return [_listed(work, rows[number], homes.get(number, ())) for number in numbers if number in rows]


_BORN = (col(Offender.born_on), col(Offender.born_within))
_NAMES = (col(Offender.surname), col(Offender.forenames), col(Offender.restricted))


def _listed(work: UnitOfWork, row: Row[Any], homes: Sequence[str]) -> Listed:
    hidden = work.hides(row.restricted)
    shown = {
        "offender": reference(PERSON, row.id),
        "name": listed_name(row.surname, row.forenames, hidden),
        "born_on": None if hidden else birth(row.born_on, row.born_within),
        "area": row.area,
        "cohort": ", ".join(homes) or None,
    }
    return Listed(row.id, listing_key(row.search_name, row.id, hidden), hidden, shown)


def _cohorts(work: UnitOfWork, numbers: Sequence[int]) -> dict[int, list[str]]:
    query = select(col(Spell.offender_id), col(Cohort.code)).join(Cohort, col(Cohort.id) == col(Spell.cohort_id))
    query = query.where(col(Spell.deselected_on).is_(None)).order_by(col(Cohort.code))
    found: dict[int, list[str]] = {}
    for row in rows_among(work, query, col(Spell.offender_id), numbers):
        found.setdefault(row.offender_id, []).append(row.code)
    return found


def _narrowed(work: UnitOfWork, query: Select[tuple[Any]], among: Among) -> Select[tuple[Any]]:
    query = query.where(*people_recorded(work, AskedDay(work, work.today), ListedPeople(None, among.cases)))
    open_spell = exists().where(col(Spell.offender_id) == col(Offender.id), col(Spell.deselected_on).is_(None))
    return query.where(~open_spell) if among.no_cohort else query
