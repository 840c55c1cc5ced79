"""What follows from facts that came or went, for the people they are about."""

from collections.abc import Sequence

from sqlalchemy import and_, select
from sqlmodel import col

from iomctl.domain.counts import counted
from iomctl.domain.days.days import spoken
from iomctl.domain.references import PERSON, reference
from iomctl.services.cases.days_moved import working_days_changed
from iomctl.services.cases.recording import OF_CASES, check_and_settle
from iomctl.services.undo.rows import RowChange
from iomctl.storage.tables.cohorts import Cohort, Spell
from iomctl.storage.tables.reviews import Review
from iomctl.storage.unit_of_work import UnitOfWork

MOST_TOLD = 5
"""So many cases are told of; how many more there are follows."""


def settled(work: UnitOfWork, taken: Sequence[RowChange]) -> set[int]:
    """Work out what follows for the people whose facts came or went; who they are.

    Raises DoesNotFit where what is there again can't be true beside a fact that was recorded since.
    """
    of_cases = [one for one in taken if one.table in OF_CASES]
    people = {one.owner for one in of_cases}
    check_and_settle(work, people, [one.place for one in of_cases if one.before is not None])
    return people


def moved_days(work: UnitOfWork, taken: Sequence[RowChange]) -> int:
    """Work out how many reviews ahead, of anybody, moved because other days are working days again."""
    return working_days_changed(work) if any(one.moves_working_days for one in taken) else 0


def told_of(work: UnitOfWork, people: set[int]) -> tuple[str, ...]:
    """A line for each open case of the first MOST_TOLD of some people, as it is now."""
    if not people:
        return ()
    ahead = and_(col(Review.spell_id) == col(Spell.id), col(Review.closed_on).is_(None))
    query = select(col(Spell.offender_id), col(Cohort.code), col(Spell.colour), col(Spell.tier), col(Review.due_by))
    query = query.join(Cohort, col(Cohort.id) == col(Spell.cohort_id)).join(Review, ahead)
    query = query.where(col(Spell.deselected_on).is_(None), col(Spell.offender_id).in_(sorted(people)[:MOST_TOLD]))
    rows = work.session.execute(query.order_by(col(Spell.offender_id), col(Cohort.code))).all()
    lines = [
        f"{reference(PERSON, row.offender_id)} is {row.colour} in {row.code}, {row.tier}; "
        f"the review is due by {spoken(row.due_by, work.today)}"
        for row in rows
    ]
    more = len(people) - MOST_TOLD
    return (*lines, f"and so on for {counted(more, 'more person', 'more people')}") if more > 0 else tuple(lines)
