"""What was planned and done for releases by their day, for thousands of them: one row of the database for each."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.orm import aliased

from iomctl.domain.accommodation.release_plans import Planned
from iomctl.storage.bulk import rows_among
from iomctl.storage.tables.dated.release_plans import ReleaseCheck, ReleasePlan
from iomctl.storage.unit_of_work import UnitOfWork

BETWEEN = "\n"


def planned_for(work: UnitOfWork, stays: Sequence[int]) -> Mapping[int, Planned]:
    """What stands for the releases that stays end with, whenever it was said; of most nothing is, and they are absent.

    The same as `records.kept` says of all days, but for what the plan is, and since when things are done.
    """
    done = {stay: frozenset(items.split(BETWEEN)) for stay, items in _done(work, stays)}
    said = {stay: (night is not None, appointment is not None) for stay, night, appointment in _said(work, stays)}
    never = (False, False)
    return {stay: Planned(*said.get(stay, never), done.get(stay, frozenset())) for stay in done.keys() | said.keys()}


def _said(work: UnitOfWork, stays: Sequence[int]) -> Any:
    plan: Any = ReleasePlan
    query = select(plan.custody_id, func.max(plan.accommodation), func.max(plan.appointment_on))
    return rows_among(work, query.group_by(plan.custody_id), plan.custody_id, stays)


def _done(work: UnitOfWork, stays: Sequence[int]) -> Any:
    """The things that were said last to be done, as one text for each stay."""
    check: Any = ReleaseCheck
    later: Any = aliased(ReleaseCheck)
    since = or_(later.from_on > check.from_on, and_(later.from_on == check.from_on, later.id > check.id))
    of_it = (later.custody_id == check.custody_id, later.item == check.item, later.withdrawn_in.is_(None))
    query = select(check.custody_id, func.aggregate_strings(check.item, BETWEEN))
    query = query.where(check.done, ~exists().where(*of_it, since)).group_by(check.custody_id)
    return rows_among(work, query, check.custody_id, stays)
