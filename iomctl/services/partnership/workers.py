"""Lead workers: add, rename, list; those who leave, and whom they leave behind."""

from datetime import date
from shlex import quote

from sqlalchemy import and_, func, or_, select
from sqlmodel import col

from iomctl.domain.names import fold
from iomctl.domain.references import PERSON, reference
from iomctl.domain.reminders.addresses import address
from iomctl.errors import DoesNotFit
from iomctl.inputs.bounds import Bounds
from iomctl.inputs.faults import Faults
from iomctl.inputs.names import partner_name
from iomctl.inputs.spells import Leaving
from iomctl.services.cases.open_cases import by_name
from iomctl.services.cases.workers_who_left import led_since, refuse_given_since, refuse_left
from iomctl.services.every_fault import EveryFault
from iomctl.services.lookup.find_agency_or_worker import find_agency, find_open_agency, find_worker
from iomctl.services.lookup.find_person import person_reference, shown_name
from iomctl.services.partnership.worker_agencies import put_agency_right
from iomctl.services.partnership.worker_records import (
    LedCase,
    LedUntil,
    WorkerChanged,
    WorkerEdit,
    WorkerEdited,
    WorkerListed,
)
from iomctl.storage.tables.agencies import Agency, Worker
from iomctl.storage.tables.cohorts import Cohort, Spell
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork


def add(work: UnitOfWork, name: str, agency: str, email: str | None = None) -> WorkerListed:
    """Add a lead worker of the agency that `agency` means, with the address that reminders go to if there is one.

    Raises BadValue or NotFound with every fault at once, DoesNotFit for a name that is taken.
    """
    faults = EveryFault()
    stored = faults.take(lambda: _stored_name("NAME", name))
    home = faults.take(lambda: find_open_agency(work, agency))
    where = faults.take(lambda: _stored_address(email))
    if faults.met or stored is None or home is None:
        raise faults.refusal()
    _refuse_taken(work, stored, None)
    row = Worker(name=stored, search_name=fold(stored), agency_id=home.id, left_on=None, email=where, **work.recorded)
    work.session.add(row)
    work.session.flush()
    return WorkerListed(stored, home.name, 0, None, where)


def edit(work: UnitOfWork, worker: str, change: WorkerEdit) -> WorkerEdited:
    """Change a worker. Who leaves goes on leading their cases until somebody hands those over.

    The look at the people they lead is logged. Raises NotFound and BadValue with every fault at once,
    DoesNotFit for a name that is taken, who left on that day already, was given a case since, or is here already, and
    as `put_agency_right`.
    """
    faults = EveryFault()
    found = faults.take(lambda: find_worker(work, worker))
    name = faults.take(lambda: None if change.name is None else _stored_name("--name", change.name))
    leaving = faults.take(lambda: Leaving.typed(left=change.left).read(Bounds(work.policy, work.today)))
    home = faults.take(lambda: None if change.agency is None else find_open_agency(work, change.agency))
    email = faults.take(lambda: _stored_address(change.email))
    if faults.met or found is None or leaving is None:
        raise faults.refusal()
    was, left_before = found.name, found.left_on
    if name is not None:
        _refuse_taken(work, name, found)
        found.name, found.search_name = name, fold(name)
    if change.left is not None:
        refuse_left(work, found, leaving.left)
        refuse_given_since(work, found, leaving.left)
        found.left_on, found.left_in = leaving.left, work.event
    if change.back:
        if found.left_on is None:
            raise DoesNotFit(f"{found.name} has not left")
        found.left_on = found.left_in = None
    if change.email is not None:
        found.email = email
    work.session.add(found)
    work.session.flush()
    corrected = put_agency_right(work, found, home) if home is not None else None
    led_then = _led_then(work, found, leaving.left) if change.left is not None else ()
    return WorkerEdited(_changed(work, found), was, led_then, left_before, corrected)


def listed(work: UnitOfWork, agency: str | None = None, with_left: bool = False) -> list[WorkerListed]:
    """Workers by name, of one agency when that is named. Raises NotFound.

    Those who left are there when `with_left`, and otherwise as long as they lead somebody: nobody may be lost.
    """
    led = and_(col(Spell.worker_id) == col(Worker.id), col(Spell.deselected_on).is_(None))
    cases = select(func.count()).select_from(Spell).where(led).correlate(Worker).scalar_subquery()
    query = select(col(Worker.name), col(Agency.name), cases, col(Worker.left_on), col(Worker.email))
    query = query.join(Agency, col(Agency.id) == col(Worker.agency_id))
    if agency is not None:
        query = query.where(col(Agency.id) == find_agency(work, agency).id)
    if not with_left:
        query = query.where(or_(col(Worker.left_on).is_(None), cases > 0))
    rows = work.session.execute(query.order_by(col(Worker.search_name), col(Worker.id)))
    return [WorkerListed(*row) for row in rows]


def _changed(work: UnitOfWork, worker: Worker) -> WorkerChanged:
    query = (
        select(Offender, col(Cohort.code))
        .join(Spell, col(Spell.offender_id) == col(Offender.id))
        .join(Cohort, col(Cohort.id) == col(Spell.cohort_id))
        .where(col(Spell.worker_id) == worker.id, col(Spell.deselected_on).is_(None))
    )
    rows = sorted(work.session.execute(query), key=lambda row: (by_name(work, row[0]), row[1]))
    work.looked_at(person.id for person, _ in rows)
    led = tuple(LedCase(person_reference(person), shown_name(work, person), code) for person, code in rows)
    agency = work.session.get_one(Agency, worker.agency_id)
    return WorkerChanged(worker.name, agency.name, len(led), worker.left_on, led, worker.email)


def _led_then(work: UnitOfWork, worker: Worker, left_on: date) -> tuple[LedUntil, ...]:
    led = [(work.session.get_one(Spell, spell), until) for spell, until in led_since(work, worker, left_on)]
    work.looked_at(spell.offender_id for spell, _ in led)
    return tuple(
        LedUntil(reference(PERSON, spell.offender_id), work.session.get_one(Cohort, spell.cohort_id).code, until)
        for spell, until in led
    )


def _stored_name(label: str, typed: str) -> str:
    faults = Faults()
    name = typed
    with faults.about(label):
        name = partner_name(typed)
    faults.refuse()
    return name


def _stored_address(typed: str | None) -> str | None:
    """The address as it is stored; None for none, which an empty word says too."""
    faults, stored = Faults(), None
    if typed:
        with faults.about("--email"):
            stored = address(typed)
    faults.refuse()
    return stored


def _refuse_taken(work: UnitOfWork, name: str, renamed: Worker | None) -> None:
    """Two workers of one name could not be told apart by any word, so the second takes something with it."""
    taken = work.session.execute(select(Worker).where(col(Worker.search_name) == fold(name))).scalar()
    if taken is not None and taken is not renamed:
        agency = work.session.get_one(Agency, taken.agency_id).name
        gone = ", who has left" if taken.left_on else ""
        raise DoesNotFit(
            f"there is a worker {taken.name} at {agency} already{gone}",
            advice=f"if this is somebody else, add something: {quote(f'{name} (2)')}",
        )
