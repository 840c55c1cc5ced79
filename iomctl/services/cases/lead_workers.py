"""Who leads the cases of people on a day."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select
from sqlmodel import col

from iomctl.services.as_of import AsOf
from iomctl.services.asked_day import AskedDay
from iomctl.storage.bulk import rows_among
from iomctl.storage.made_once import Query, made_once
from iomctl.storage.tables.agencies import Worker
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.unit_of_work import UnitOfWork


def lead_workers(work: UnitOfWork, people: Sequence[int], day: AskedDay) -> dict[int, str]:
    """By person (row numbers) the lead workers of their open cases on a day, joined by a comma; absent for nobody."""
    found: dict[int, set[str]] = defaultdict(set)
    for row in rows_among(work, _leads(day.spells), col(Spell.offender_id), people):
        found[row.offender_id].add(row.name)
    return {person: ", ".join(sorted(names)) for person, names in found.items()}


@made_once
def _leads(as_of: AsOf) -> Query:
    query = select(col(Spell.offender_id), col(Worker.name)).join(Worker, col(Worker.id) == as_of.worker_id)
    return query.where(as_of.is_open)
