"""Agencies of the partnership: add, rename, reach, close, list."""

from dataclasses import dataclass
from datetime import date
from shlex import quote
from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.counts import counted
from iomctl.domain.names import fold
from iomctl.domain.reminders.addresses import address, telephone
from iomctl.errors import DoesNotFit
from iomctl.inputs.bounds import Bounds
from iomctl.inputs.faults import Faults
from iomctl.inputs.names import partner_name
from iomctl.inputs.spells import Closing
from iomctl.services.every_fault import EveryFault
from iomctl.services.lookup.find_agency_or_worker import find_agency
from iomctl.storage.tables.agencies import Agency, Worker
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.unit_of_work import UnitOfWork

MOST_NAMED = 10
"""So many workers a line names at most."""


@dataclass(frozen=True)
class AgencyListed:
    """An agency with those who lead cases for it now."""

    agency: str = column("Agency", "the agency's name", "Bedfordshire Police", rank=0, kept=True)
    workers: int = column("Workers", "lead workers who are there now", "4", right=True)
    open_cases: int = column("Open cases", "open spells led for it", "61", right=True)
    telephone: str | None = column("Telephone", "where it is rung", "07700 900123", rank=2)
    email: str | None = column("Email", "where it is written to", "iom@police.example", rank=3)
    closed_on: date | None = column("Closed", "the first day on which it is closed", "2026-04-14", rank=2)
    merged_into: str | None = column("Merged into", "the agency it went into", "Probation Service", rank=4)


@dataclass(frozen=True)
class AgencyEdit:
    """What to change of an agency, as typed; None leaves a thing as it is, "" takes a number or an address away."""

    name: str | None = None
    telephone: str | None = None
    email: str | None = None
    closed_on: str | None = None
    reopen: bool = False


@dataclass(frozen=True)
class Renamed:
    """An agency after its name changed, and the name it had."""

    agency: AgencyListed
    was: str


def add(work: UnitOfWork, name: str, how: AgencyEdit) -> AgencyListed:
    """Add an agency, and how it is reached.

    Raises BadValue for words that can't be stored, with every fault at once, DoesNotFit for a name that is taken.
    """
    faults = EveryFault()
    stored = faults.take(lambda: _free_name(work, "NAME", name, None))
    reached = faults.take(lambda: _reached(how))
    if stored is None or reached is None:
        raise faults.refusal()
    work.session.add(Agency(name=stored, search_name=fold(stored), **reached, **work.recorded))
    work.session.flush()
    return _one(work, stored)


def edit(work: UnitOfWork, agency: str, change: AgencyEdit) -> Renamed:
    """Change the agency that `agency` means.

    Raises NotFound, and as `add`; DoesNotFit for closing one that has workers, and opening one that is open.
    """
    faults = EveryFault()
    found = faults.take(lambda: find_agency(work, agency))
    reached = faults.take(lambda: _reached(change))
    closing = faults.take(lambda: Closing.typed(closed_on=change.closed_on).read(Bounds(work.policy, work.today)))
    if found is None or reached is None or closing is None:
        raise faults.refusal()
    was = found.name
    if change.name is not None:
        found.name = _free_name(work, "--name", change.name, found)
        found.search_name = fold(found.name)
    for name, value in reached.items():
        setattr(found, name, value)
    if closing.closed_on is not None:
        _refuse_at_work(work, found)
        found.closed_on = closing.closed_on
    if change.reopen:
        if found.closed_on is None:
            raise DoesNotFit(f"{found.name} is not closed")
        found.closed_on = None
    work.session.add(found)
    work.session.flush()
    return Renamed(_one(work, found.name), was)


def listed(work: UnitOfWork, with_closed: bool = True) -> list[AgencyListed]:
    """Every agency, by name; those that are closed only when `with_closed`, or while they have open cases."""
    there = and_(col(Worker.agency_id) == col(Agency.id), col(Worker.left_on).is_(None))
    led = and_(col(Spell.agency_id) == col(Agency.id), col(Spell.deselected_on).is_(None))
    workers = select(func.count()).select_from(Worker).where(there).correlate(Agency).scalar_subquery()
    cases = select(func.count()).select_from(Spell).where(led).correlate(Agency).scalar_subquery()
    into: Any = aliased(Agency)
    told: tuple[Any, ...] = (col(Agency.telephone), col(Agency.email), col(Agency.closed_on), into.name)
    query = select(col(Agency.name), workers, cases, *told).outerjoin(into, into.id == col(Agency.merged_into))
    if not with_closed:
        query = query.where(or_(col(Agency.closed_on).is_(None), cases > 0))
    query = query.order_by(col(Agency.search_name), col(Agency.id))
    return [AgencyListed(*row) for row in work.session.execute(query)]


def _one(work: UnitOfWork, name: str) -> AgencyListed:
    return next(one for one in listed(work) if one.agency == name)


def _reached(how: AgencyEdit) -> dict[str, Any]:
    """The columns that were typed, as they are stored. Raises BadValue with every fault."""
    faults, stored = Faults(), dict[str, Any]()
    for name, typed, read in (("telephone", how.telephone, telephone), ("email", how.email, address)):
        if typed is not None:
            with faults.about(f"--{name}"):
                stored[name] = read(typed) if typed else None
    faults.refuse()
    return stored


def _refuse_at_work(work: UnitOfWork, agency: Agency) -> None:
    query = select(col(Worker.name)).where(col(Worker.agency_id) == agency.id, col(Worker.left_on).is_(None))
    names = work.session.execute(query.order_by(col(Worker.search_name))).scalars().all()
    if names:
        raise DoesNotFit(
            f"{agency.name} has {counted(len(names), 'worker')} still: {', '.join(names[:MOST_NAMED])}",
            advice=f"if it goes into another: iomctl agency merge {quote(agency.name)} --into AGENCY",
        )


def _free_name(work: UnitOfWork, label: str, typed: str, renamed: Agency | None) -> str:
    faults = Faults()
    name = typed
    with faults.about(label):
        name = partner_name(typed)
    faults.refuse()
    taken = work.session.execute(select(Agency).where(col(Agency.search_name) == fold(name))).scalar()
    if taken is not None and taken is not renamed:
        raise DoesNotFit(f"there is an agency {taken.name} already", advice="iomctl agency list shows them all")
    return name
