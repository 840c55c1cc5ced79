"""What is known of requirements on a day: the newest consent, assessment and breach, and sessions added up."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import func, label, select
from sqlmodel import col

from iomctl.domain.requirements import ACCEPTABLE, SESSION, Sessions, added_up
from iomctl.services.asked_day import AskedDay
from iomctl.storage.bulk import rows_among
from iomctl.storage.tables.requirements import RequirementStep
from iomctl.storage.unit_of_work import UnitOfWork


class SessionDays(NamedTuple):
    """Sessions of which days count, both included; None for no end. None counts after the day asked about."""

    first: date | None = None
    last: date | None = None


ALL_DAYS = SessionDays()


class KnownSteps(NamedTuple):
    """What was said of a requirement by a day: by step the newest row, and its sessions; None for none recorded."""

    newest: dict[str, Any]
    sessions: Sessions | None


NOTHING = KnownSteps({}, None)


def known_of(
    work: UnitOfWork, day: AskedDay, numbers: Iterable[int], days: SessionDays = ALL_DAYS
) -> dict[int, KnownSteps]:
    """What is known of the requirements with these row numbers; who is missing has nothing recorded of them."""
    wanted = set(numbers)
    newest: dict[int, dict[str, Any]] = defaultdict(dict)
    for row in _newest_last(work, day, wanted):
        newest[row.requirement_id][row.step] = row
    counted: dict[int, list[tuple[str, str | None, int]]] = defaultdict(list)
    for row in _sessions(work, day, wanted, days):
        counted[row.requirement_id].append((row.outcome, row.reason, row.number))
    accepted = reasons_in(work, day, "absence", ACCEPTABLE)
    return {
        one: KnownSteps(newest.get(one, {}), added_up(counted.get(one, ()), accepted))
        for one in {*newest.keys(), *counted}
    }


def reasons_in(work: UnitOfWork, day: AskedDay, name: str, group: str) -> frozenset[str]:
    """The codes of the policy's reasons that are in a group, of the list that is called so."""
    # What was recorded later, of a day before its reason came in, has a reason that the policy of then lacks.
    reasons = work.policy.reasons[name] | day.policy.reasons[name]
    return frozenset(code for code, one in reasons.items() if one.group == group)


def _newest_last(work: UnitOfWork, day: AskedDay, numbers: set[int]) -> list[Any]:
    row = RequirementStep
    columns = (row.id, row.requirement_id, row.step, row.step_on, row.outcome, row.assessed_by)
    query = select(*(col(one) for one in columns)).where(col(row.step) != SESSION, col(row.step_on) <= day.on)
    return sorted(rows_among(work, query, col(row.requirement_id), numbers), key=lambda one: (one.step_on, one.id))


def _sessions(work: UnitOfWork, day: AskedDay, numbers: set[int], days: SessionDays) -> Iterable[Any]:
    row = RequirementStep
    told = (col(row.requirement_id), col(row.outcome), col(row.reason))
    narrowed = [col(row.step) == SESSION, col(row.step_on) <= day.on]
    narrowed += [] if days.first is None else [col(row.step_on) >= days.first]
    narrowed += [] if days.last is None else [col(row.step_on) <= days.last]
    query = select(*told, label("number", func.count())).where(*narrowed).group_by(*told)
    return rows_among(work, query, col(row.requirement_id), numbers)
