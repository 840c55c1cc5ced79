"""The gap of members of a contract of whom no condition is recorded."""

from sqlalchemy import or_, select
from sqlmodel import col

from iomctl.domain.days.days import spoken
from iomctl.domain.references import MEMBERSHIP, reference
from iomctl.services.worklists.gap import Cases, Found, Gap
from iomctl.storage.bulk import rows_among
from iomctl.storage.tables.facts.conditions import ProgrammeCondition
from iomctl.storage.tables.facts.programmes import Membership
from iomctl.storage.unit_of_work import UnitOfWork


def no_conditions(work: UnitOfWork, cases: Cases) -> Found:
    """A programme that the policy has conditions for is a contract: one without any says nothing."""
    contracts = sorted({one.programme for one in work.policy.conditions.values() if one.active})
    if not contracts:
        return
    agreed = select(col(ProgrammeCondition.membership_id)).where(col(ProgrammeCondition.withdrawn_in).is_(None))
    query = select(*(col(one) for one in (Membership.offender_id, Membership.id, Membership.joined_on)))
    query = query.add_columns(col(Membership.programme)).where(
        col(Membership.withdrawn_in).is_(None),
        col(Membership.left_on).is_(None),
        or_(*(col(Membership.programme) == code for code in contracts)),
        col(Membership.id).not_in(agreed),
    )
    people = [case.person for case in cases]
    found = {row.offender_id: row for row in rows_among(work, query, col(Membership.offender_id), people)}
    for case in cases:
        if (row := found.get(case.person)) is not None:
            about = f"in {row.programme} since {spoken(row.joined_on, work.today)} with no condition"
            yield case, Gap(about, f"iomctl condition add {reference(MEMBERSHIP, row.id)} KIND --due DAY")
