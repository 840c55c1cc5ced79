"""Agencies of the partnership: add, rename, list."""

from dataclasses import dataclass

from sqlalchemy import and_, func, select
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.names import fold
from iomctl.errors import DoesNotFit
from iomctl.inputs.faults import Faults
from iomctl.inputs.names import partner_name
from iomctl.services.lookup.find_agency_or_worker import find_agency
from iomctl.storage.tables.agencies import Agency, Worker
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class AgencyListed:
    """An agency with those who lead cases for it now."""

    agency: str = column("Agency", "the agency's name", "Bedfordshire Police", rank=0, kept=True)
    workers: int = column("Workers", "lead workers who are there now", "4", right=True)
    open_cases: int = column("Open cases", "open spells led for it", "61", right=True)


@dataclass(frozen=True)
class Renamed:
    """An agency after its name changed, and the name it had."""

    agency: AgencyListed
    was: str


def add(work: UnitOfWork, name: str) -> AgencyListed:
    """Add an agency. Raises BadValue for a name that can't be stored, DoesNotFit for one that is taken."""
    stored = _free_name(work, "NAME", name, None)
    work.session.add(Agency(name=stored, search_name=fold(stored), **work.recorded))
    work.session.flush()
    return AgencyListed(stored, 0, 0)


def edit(work: UnitOfWork, agency: str, name: str) -> Renamed:
    """Rename the agency that `agency` means. Raises NotFound, and as `add`."""
    found = find_agency(work, agency)
    was = found.name
    found.name = _free_name(work, "--name", name, found)
    found.search_name = fold(found.name)
    work.session.add(found)
    work.session.flush()
    return Renamed(next(one for one in listed(work) if one.agency == found.name), was)


def listed(work: UnitOfWork) -> list[AgencyListed]:
    """Every agency, by name."""
    there = and_(col(Worker.agency_id) == col(Agency.id), col(Worker.left_on).is_(None))
    led = and_(col(Spell.agency_id) == col(Agency.id), col(Spell.deselected_on).is_(None))
    workers = select(func.count()).select_from(Worker).where(there).correlate(Agency).scalar_subquery()
    cases = select(func.count()).select_from(Spell).where(led).correlate(Agency).scalar_subquery()
    query = select(col(Agency.name), workers, cases).order_by(col(Agency.search_name), col(Agency.id))
    return [AgencyListed(*row) for row in work.session.execute(query)]


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
