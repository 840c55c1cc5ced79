"""To whom reminders go: workers with an address, and the coordinator for those whom nothing reaches."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import or_, select
from sqlmodel import col

from iomctl.domain.reminders.turns import quiet
from iomctl.storage.tables.agencies import Worker
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.panels.actions import Action
from iomctl.storage.unit_of_work import UnitOfWork

COORDINATOR = "coordinator"


class Recipient(NamedTuple):
    """Who is told, and about whose work: a worker about their own, the coordinator about those of `unreached`.

    `worker` is a row number, None for the coordinator. `address` is None where there is none to write to.
    """

    worker: int | None
    name: str
    address: str | None
    unreached: "tuple[Unreached, ...]" = ()


class Unreached(NamedTuple):
    """A worker whom nothing can be sent, and why: they left, or have no address."""

    name: str
    left: bool


class Night(NamedTuple):
    """Everybody who may be told on a day, the coordinator last; whether the day is quiet, and what to say of it."""

    recipients: list[Recipient]
    quiet: bool
    said: list[str]


def night(work: UnitOfWork, on: date) -> Night:
    """Who is told on a day by the policy in force.

    `said` has the workers whom the policy names and nobody knows, and whether bank holidays of the day are unknown.
    """
    told, calendar = work.policy.reminders, work.calendar
    said = [] if calendar.knows(on) else [f"bank holidays of {on.year} are not known: {on} counts as none"]
    workers = _workers(work)
    known = {COORDINATOR, *(one.name.casefold() for one in workers)}
    strange = [one.worker for one in told.workers if one.worker.casefold() not in known]
    said += [f"the policy's reminders name {name}, and there is no such worker" for name in strange]
    reached = [Recipient(one.id, one.name, one.email) for one in workers if one.email and one.left_on is None]
    those = {one.name for one in reached}
    unreached = tuple(Unreached(one.name, one.left_on is not None) for one in workers if one.name not in those)
    summary = Recipient(None, COORDINATOR, told.coordinator, unreached)
    return Night([*reached, summary], quiet(on, told.quiet_on, calendar.holidays), said)


def _workers(work: UnitOfWork) -> list[Worker]:
    """Workers by name: all who are there, and who left but still lead an open case or own an open action."""
    leads = select(col(Spell.worker_id)).where(col(Spell.deselected_on).is_(None), col(Spell.worker_id).is_not(None))
    owns = select(col(Action.worker_id)).where(col(Action.outcome).is_(None), col(Action.withdrawn_in).is_(None))
    there = or_(col(Worker.left_on).is_(None), col(Worker.id).in_(leads), col(Worker.id).in_(owns))
    query = select(Worker).where(there).order_by(col(Worker.search_name), col(Worker.id))
    return list(work.session.execute(query).scalars())
