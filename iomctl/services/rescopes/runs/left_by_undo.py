"""Whom an undo of a run left as they were, because of what was recorded of their case since; and what that is."""

from collections.abc import Collection

from sqlalchemy import select
from sqlmodel import col

from iomctl.services.undo.reading import changes_in
from iomctl.services.undo.since import Since, in_lines
from iomctl.services.undo.standing import Standing
from iomctl.storage.details import NOBODY
from iomctl.storage.tables.event_details import EventDetail
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.rescopes import RescopeStep
from iomctl.storage.tables.trail import Event
from iomctl.storage.unit_of_work import UnitOfWork

OF_A_CASE = frozenset({"spell", "spell_tier"})
"""Tables by whose later rows an undo leaves a case: it was moved, ended or begun since."""


def left_by_undo(work: UnitOfWork, step: RescopeStep | None) -> set[int]:
    """Whose case a run changed and its undo did not, by row number: nobody where it is not undone.

    The trail alone tells: the event that applied the run has a part for each of them, that of the undo has none.
    """
    if step is None or step.undone_in is None:
        return set()
    return _people_of(work, step.recorded_in) - _people_of(work, step.undone_in)


def why_left(work: UnitOfWork, step: RescopeStep, people: Collection[int]) -> dict[int, str]:
    """A line for each of these people: who it is, and the newest event on their case since the run was applied.

    The look is logged. Who is no longer in the case book has none.
    """
    since = _newest_since(work, step, people)
    there = (number for number in sorted(people) if work.session.get(Offender, number) is not None)
    return {
        number: in_lines(work, [Since(("offender", number), number, since.get(number, step.recorded_in))])[0]
        for number in there
    }


def _people_of(work: UnitOfWork, event: int) -> set[int]:
    owner = col(EventDetail.offender_id)
    return set(work.session.scalars(select(owner).where(col(EventDetail.event_id) == event, owner > NOBODY)))


def _newest_since(work: UnitOfWork, step: RescopeStep, people: Collection[int]) -> dict[int, int]:
    owner, event = col(EventDetail.offender_id), col(EventDetail.event_id)
    query = select(event).distinct().join(Event, col(Event.id) == event).where(event > step.recorded_in)
    if step.undone_in is not None:
        query = query.where(event < step.undone_in)
    events = work.session.scalars(query.where(owner.in_(people), col(Event.changes) > 0).order_by(event)).all()
    standing, found = Standing(work), dict[int, int]()
    for number in (one for one in events if standing.taken_back_by(one) is None):
        told = changes_in(work, number)
        found |= {one.owner: number for one in told if one.owner in people and one.table in OF_A_CASE}
    return found
