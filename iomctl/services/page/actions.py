"""The actions of one person's page: those that are neither done nor dropped."""

from datetime import date
from typing import NamedTuple

from iomctl.domain.references import PERSON, reference
from iomctl.services.lookup.listed_people import ListedPeople
from iomctl.storage.unit_of_work import UnitOfWork


class ActionOnPage(NamedTuple):
    """An action that is open or overdue."""

    action: str
    task: str
    owner: str
    due_on: date
    state: str


def actions_on_page(work: UnitOfWork, person: int, on: date) -> tuple[ActionOnPage, ...]:
    """The actions about the person with a row number that were to be done on a day, the soonest first."""
    from iomctl.services.panels.action_lists import WhichActions, actions

    found = actions(work, on, WhichActions(ListedPeople(reference(PERSON, person))))
    return tuple(
        ActionOnPage(one.action, one.task, one.owner, one.due_on, one.state) for one in found if one.outcome_on is None
    )
