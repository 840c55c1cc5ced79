"""Contacts counted by how they were, by who met people, or by person: kept and missed apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, and_, case, func, label, not_, or_, select
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.days.days import spoken
from iomctl.domain.facts.contacts import HOWS
from iomctl.domain.references import PERSON, listed_name, name_column, offender_column, reference
from iomctl.errors import BadValue
from iomctl.services.asked_day import AskedDay
from iomctl.services.cases.lead_workers import lead_workers
from iomctl.services.facts.contacts import has_outcome
from iomctl.services.lookup.whose_cases import WhoseCases, people_with_cases
from iomctl.storage.bulk import read
from iomctl.storage.tables.agencies import Worker
from iomctl.storage.tables.facts.contacts import Contact
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork

BY = ("how", "worker", "person")


def _figure(heading: str, about: str, example: str, rank: int = 1) -> int:
    made: int = column(heading, about, example, right=True, rank=rank)
    return made


@dataclass(frozen=True)
class ContactsByHow:
    """Contacts of one way to meet; all four states add up to all. The field names are a contract."""

    how: str = column("How", "face-to-face, telephone, video or doorstep", "telephone", rank=0, kept=True)
    people: int = _figure("People", "people with such a contact", "42", rank=2)
    kept: int = _figure("Kept", "contacts that were kept", "61", rank=0)
    missed: int = _figure("Missed", "contacts that were missed", "9", rank=0)
    no_outcome: int = _figure("No outcome", "over, and nobody said whether it was kept", "4")
    planned: int = _figure("Planned", "ahead on the day asked about", "12")


@dataclass(frozen=True)
class ContactsByWorker:
    """Contacts with one worker, the kept ones by how they were; the field names are a contract."""

    worker: str | None = column("Worker", "who met people; absent where nobody said who", "S Okafor", rank=0, kept=True)
    people: int = _figure("People", "people with a contact", "18", rank=2)
    kept: int = _figure("Kept", "contacts that were kept", "31", rank=0)
    face_to_face: int = _figure("Face to face", "kept ones in one room", "12", rank=0)
    doorstep: int = _figure("Doorstep", "kept ones on the doorstep", "4")
    video: int = _figure("Video", "kept ones by video", "3")
    telephone: int = _figure("Telephone", "kept ones by telephone", "12")
    missed: int = _figure("Missed", "contacts that were missed", "6", rank=0)
    no_outcome: int = _figure("No outcome", "over, and nobody said whether it was kept", "2", rank=3)
    planned: int = _figure("Planned", "ahead on the day asked about", "5", rank=3)


@dataclass(frozen=True)
class ContactsByPerson:
    """Contacts with one person, the kept ones by how they were; the field names are a contract."""

    offender: str = offender_column()
    name: str = name_column()
    worker: str | None = column("Worker", "the lead worker", "S Okafor", rank=1)
    kept: int = _figure("Kept", "contacts that were kept", "5", rank=0)
    face_to_face: int = _figure("Face to face", "kept ones in one room", "2", rank=0)
    doorstep: int = _figure("Doorstep", "kept ones on the doorstep", "1", rank=2)
    video: int = _figure("Video", "kept ones by video", "0", rank=2)
    telephone: int = _figure("Telephone", "kept ones by telephone", "2", rank=2)
    missed: int = _figure("Missed", "contacts that were missed", "1", rank=0)
    no_outcome: int = _figure("No outcome", "over, and nobody said whether it was kept", "0", rank=3)
    planned: int = _figure("Planned", "ahead on the day asked about", "1", rank=3)


RECORDS: dict[str, type] = {"how": ContactsByHow, "worker": ContactsByWorker, "person": ContactsByPerson}


class CountedDays(NamedTuple):
    """Days from `first` to `last`, both included; None for no bound."""

    first: date | None = None
    last: date | None = None


def counts(work: UnitOfWork, on: date, period: CountedDays, whose: WhoseCases, by: str) -> Sequence[Any]:
    """Contacts of people on the scheme counted by a word of BY, as they stood on a day.

    By how: a row for each way. By worker: a row for each who met somebody. By person: one for everybody asked for,
    also who was never met. The look is logged. Raises NotFound, and BadValue for days the wrong way round.
    """
    day = AskedDay(work, on)
    if period.first is not None and period.last is not None and period.last < period.first:
        raise BadValue(f"--until: {spoken(period.last, on)} is before --from, {spoken(period.first, on)}")
    people, told = people_with_cases(work, day, whose), _told(on, period)
    if by == "person":
        return _by_person(work, day, people, told)
    key = col(Contact.how) if by == "how" else col(Worker.name)
    query: Any = select(label("key", key), label("people", func.count(col(Contact.offender_id).distinct())), *_sums(on))
    query = query.select_from(Contact).join(Offender, col(Offender.id) == col(Contact.offender_id))
    query = query.outerjoin(Worker, col(Worker.id) == col(Contact.worker_id)).where(people, told)
    found = {row.key: row for row in read(work, query.group_by(key))}
    if by == "how":
        return [ContactsByHow(how, *_of_how(found.get(how))) for how in HOWS]
    return [
        ContactsByWorker(name, row.people, **_figures(row))
        for name, row in sorted(found.items(), key=lambda one: (one[0] is None, one[0] or ""))
    ]


def _by_person(
    work: UnitOfWork, day: AskedDay, people: ColumnElement[bool], told: ColumnElement[bool]
) -> list[ContactsByPerson]:
    person = (col(Offender.id), col(Offender.surname), col(Offender.forenames), col(Offender.restricted))
    query: Any = select(*person, *_sums(day.on)).outerjoin(
        Contact, and_(col(Contact.offender_id) == col(Offender.id), told)
    )
    rows = read(work, query.where(people).group_by(*person).order_by(col(Offender.id)))
    numbers = [row.id for row in rows]
    work.looked_at(numbers)
    leads = lead_workers(work, numbers, day)
    return [
        ContactsByPerson(
            reference(PERSON, row.id),
            listed_name(row.surname, row.forenames, work.hides(row.restricted)),
            leads.get(row.id),
            **_figures(row),
        )
        for row in rows
    ]


def _told(on: date, period: CountedDays) -> ColumnElement[bool]:
    """SQL for the contacts recorded or planned as on a day, in a period."""
    met_on = col(Contact.contact_on)
    known = [col(Contact.withdrawn_in).is_(None), or_(met_on <= on, col(Contact.planned_on) <= on)]
    known += [] if period.first is None else [met_on >= period.first]
    known += [] if period.last is None else [met_on <= period.last]
    return and_(*known)


def _sums(on: date) -> list[Any]:
    """The figures of a group: kept, by each way; missed; over without an outcome; planned."""
    there, kept, missed = col(Contact.id).is_not(None), has_outcome(on, "kept"), has_outcome(on, "missed")
    said = func.coalesce(col(Contact.outcome_on) <= on, False)
    open_ = and_(there, not_(said))
    asked = {
        "kept": kept,
        **{_field(how): and_(kept, col(Contact.how) == how) for how in HOWS},
        "missed": missed,
        "no_outcome": and_(open_, col(Contact.contact_on) < on),
        "planned": and_(open_, col(Contact.contact_on) >= on),
    }
    return [label(name, func.coalesce(func.sum(case((one, 1), else_=0)), 0)) for name, one in asked.items()]


def _field(how: str) -> str:
    return how.replace("-", "_")


def _figures(row: Row[Any]) -> dict[str, int]:
    names = ("kept", *map(_field, HOWS), "missed", "no_outcome", "planned")
    return {name: int(getattr(row, name)) for name in names}


def _of_how(row: Row[Any] | None) -> tuple[int, ...]:
    names = ("people", "kept", "missed", "no_outcome", "planned")
    return tuple(0 if row is None else int(getattr(row, name)) for name in names)
