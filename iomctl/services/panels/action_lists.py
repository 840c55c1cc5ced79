"""Which actions are to be done, were done, and are late: those of everyone recorded, or of some owner or case."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import col

from iomctl.domain.panels.actions import DONE, DROPPED, OVERDUE
from iomctl.services.asked_day import AskedDay
from iomctl.services.lookup.deaths import not_dead
from iomctl.services.lookup.find_agency_or_worker import find_worker
from iomctl.services.lookup.listed_people import ListedPeople, people_recorded
from iomctl.services.lookup.whose_cases import cases_meant
from iomctl.services.panels.action_records import ActionOverdue, ActionRecord, records
from iomctl.services.panels.find import find_panel
from iomctl.storage.tables.agencies import Worker
from iomctl.storage.tables.panels.actions import Action
from iomctl.storage.unit_of_work import UnitOfWork


class WhichActions(NamedTuple):
    """Which actions a list is narrowed to, as typed; None for all. `state` is one of the words of a record.

    An action is its owner's until it is over, whatever became of the case: so those of everyone recorded are meant
    where no case is asked for. The agency of `whose` is the owner's.
    """

    whose: ListedPeople
    owner: str | None = None
    panel: str | None = None
    state: str | None = None


def actions(work: UnitOfWork, on: date, which: WhichActions) -> list[ActionRecord]:
    """Actions agreed by a day, in the order of `records`. The look is logged. Raises NotFound and BadValue.

    Of what is still to be done, or late, none is about somebody who died, unless that person is asked for.
    """
    narrowed = _of_people(work, AskedDay(work, on), which.whose)
    if which.owner is not None:
        narrowed.append(col(Action.worker_id) == find_worker(work, which.owner).id)
    if which.panel is not None:
        narrowed.append(col(Action.panel_id) == find_panel(work, which.panel).id)
    if which.state is not None:
        narrowed.append(_in_state(which.state, on))
    if which.state not in {None, DONE, DROPPED} and which.whose.offender is None:
        narrowed += not_dead(work, on)
    return records(work, on, *narrowed)


def overdue(work: UnitOfWork, on: date, which: WhichActions) -> list[ActionOverdue]:
    """Actions whose day is past and that are neither done nor dropped, the longest overdue first. As `actions`."""
    found = actions(work, on, which._replace(state=OVERDUE))
    shared = ("action", "panel", "offender", "name", "task", "owner", "agency", "due_on", "carried_over")
    return [
        ActionOverdue(days_overdue=(on - one.due_on).days, **{name: getattr(one, name) for name in shared})
        for one in found
    ]


def _of_people(work: UnitOfWork, day: AskedDay, whose: ListedPeople) -> list[ColumnElement[bool]]:
    """SQL for the people, and for the agency of the owner."""
    agency = cases_meant(work, whose.cases).agency
    people = people_recorded(work, day, whose._replace(cases=whose.cases._replace(agency=None)))
    return people if agency is None else [*people, col(Worker.agency_id) == agency.id]


def _in_state(state: str, on: date) -> ColumnElement[bool]:
    """SQL for what `state_on` says: nobody is looked at whose actions stand otherwise."""
    if state in {DONE, DROPPED}:
        return and_(col(Action.outcome) == state, col(Action.outcome_on) <= on)
    not_over = or_(col(Action.outcome_on).is_(None), col(Action.outcome_on) > on)
    return and_(not_over, col(Action.due_on) < on if state == OVERDUE else col(Action.due_on) >= on)
