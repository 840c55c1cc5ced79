"""The agency of a worker put right, with that of the cases they were said to lead for the wrong one."""

from typing import NamedTuple

from sqlmodel import col, select

from iomctl.errors import DoesNotFit
from iomctl.services.cases.recording import check_and_settle
from iomctl.storage.tables.agencies import Agency, Worker
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.dated.spell_states import SpellWorker
from iomctl.storage.tables.panels.attendances import PanelAttendance
from iomctl.storage.unit_of_work import UnitOfWork


class AgencyCorrected(NamedTuple):
    """The agency that a worker was said to work for by mistake, and how many cases they led for it."""

    was: str
    cases: int


def put_agency_right(work: UnitOfWork, worker: Worker, agency: Agency) -> AgencyCorrected:
    """Let a worker be of another agency, as if it had been said so at once.

    The cases that they led for the wrong one were led for the right one, from the same days on, and at panels they were
    there for it. What they led for any
    other agency, before theirs went into another one, stays. Raises DoesNotFit for the agency they are of, and for one
    that has a worker of that name.
    """
    if agency.id == worker.agency_id:
        raise DoesNotFit(f"{worker.name} is at {agency.name} already")
    namesake = select(Worker).where(Worker.search_name == worker.search_name, Worker.agency_id == agency.id)
    if work.session.exec(namesake).first() is not None:
        raise DoesNotFit(
            f"there is a worker {worker.name} at {agency.name} already",
            advice="rename one of the two first: iomctl worker edit WORKER --name NAME",
        )
    wrong = work.session.get_one(Agency, worker.agency_id)
    query = select(SpellWorker).where(SpellWorker.worker_id == worker.id, SpellWorker.agency_id == wrong.id)
    rows = work.session.exec(query).all()
    for row in rows:
        row.agency_id, row.recorded_in = agency.id, work.event
    there = select(PanelAttendance).where(PanelAttendance.worker_id == worker.id, PanelAttendance.agency_id == wrong.id)
    at_panels = work.session.exec(there).all()
    for one in at_panels:
        one.agency_id, one.recorded_in = agency.id, work.event
    worker.agency_id = agency.id
    work.session.add_all((worker, *rows, *at_panels))
    work.session.flush()
    cases = {row.spell_id for row in rows}
    people = set(work.session.exec(select(Spell.offender_id).where(col(Spell.id).in_(cases))).all())
    work.looked_at(people)
    check_and_settle(work, people, ())
    return AgencyCorrected(wrong.name, len(cases))
