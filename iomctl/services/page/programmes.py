"""The programmes on one person's page: those that they had not left on a day, and how many they had."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from iomctl.domain.references import PERSON, reference
from iomctl.services.asked_day import AskedDay
from iomctl.services.lookup.listed_people import ListedPeople
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.services.programmes.records import MembershipRecord


class MembershipOnPage(NamedTuple):
    """A membership that went on; `state` is runs or past, `ends_on` the day on which the time is up, if known."""

    membership: str
    programme: str
    joined_on: date
    ends_on: date | None
    ends_basis: str
    state: str
    children: int | None
    family: int | None


class ConditionOnPage(NamedTuple):
    """A condition of a contract that the person is in; `state` is met, not-met, open or overdue."""

    condition: str
    membership: str
    kind: str
    due_on: date | None
    state: str
    outcome_on: date | None


class ProgrammesOnPage(NamedTuple):
    """Memberships that went on, the newest first, and how many had ended: by all of it done, or not."""

    now: tuple[MembershipOnPage, ...]
    completed: int
    not_completed: int
    conditions: tuple[ConditionOnPage, ...]


def programmes_on_page(
    work: UnitOfWork, person: int, day: AskedDay, recorded: frozenset[str]
) -> ProgrammesOnPage | None:
    """The programmes of the person with a row number on a day, None before the first; the look is logged.

    `recorded` are the tables with something about the person.
    """
    if "programme_membership" not in recorded:
        return None
    from iomctl.domain.programmes.ends import LEFT
    from iomctl.services.programmes.lists import WhichMemberships, memberships_as_of

    found = memberships_as_of(work, day, WhichMemberships(ListedPeople(reference(PERSON, person))))
    left = [one for one in found if one.state == LEFT]
    completed = sum(bool(one.completed) for one in left)
    now = tuple(_on_page(one) for one in found if one.state != LEFT)
    conditions = _conditions(work, person, day, now) if "programme_condition" in recorded else ()
    return ProgrammesOnPage(now, completed, len(left) - completed, conditions) if found else None


def _conditions(
    work: UnitOfWork, person: int, day: AskedDay, now: tuple[MembershipOnPage, ...]
) -> tuple[ConditionOnPage, ...]:
    from iomctl.services.programmes.condition_lists import WhichConditions, conditions_as_of

    found = conditions_as_of(work, day, WhichConditions(ListedPeople(reference(PERSON, person))))
    running = {one.membership for one in now}
    return tuple(
        ConditionOnPage(one.condition, one.membership, one.kind, one.due_on, one.state, one.outcome_on)
        for one in reversed(found)
        if one.membership in running
    )


def _on_page(one: "MembershipRecord") -> MembershipOnPage:
    return MembershipOnPage(
        one.membership,
        one.programme,
        one.joined_on,
        one.ends_on,
        one.ends_basis,
        one.state,
        one.children,
        one.family,
    )
