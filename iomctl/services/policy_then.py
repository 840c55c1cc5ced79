"""The policy as it was on a day, so that a past day answers the same again, and how it words a reason."""

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlmodel import col

from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.domain.policy.policy import Policy


def in_force(work: UnitOfWork, on: date) -> "Policy":
    """The policy on a day: the newest version loaded by then, that day included; before all, the first."""
    from iomctl.storage.tables.policies import PolicyVersion

    newest_first = select(PolicyVersion).order_by(col(PolicyVersion.version).desc())
    found = work.session.scalars(newest_first.where(col(PolicyVersion.loaded_on) <= on).limit(1)).first()
    first = select(PolicyVersion).order_by(col(PolicyVersion.version)).limit(1)
    return work.built(found or work.session.scalars(first).one())


def in_force_in(work: UnitOfWork, event: int) -> "Policy":
    """The policy that an event was recorded under: the newest version loaded by then; before all, the first."""
    from iomctl.storage.tables.policies import PolicyVersion

    newest_first = select(PolicyVersion).order_by(col(PolicyVersion.version).desc())
    found = work.session.scalars(newest_first.where(col(PolicyVersion.recorded_in) <= event).limit(1)).first()
    return work.built(found) if found else in_force(work, date.min)


def wording(policy: "Policy", list_name: str, code: str | None) -> str | None:
    """A reason's wording in a policy; the code itself when that policy does not have it."""
    known = policy.reasons[list_name].get(code or "")
    return known.wording if known else code
