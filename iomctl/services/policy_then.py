"""The policy as it was on a day, so that a past day answers the same again, and how it words a reason."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache, partial
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlmodel import col

from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.domain.policy.choices import Reason
    from iomctl.domain.policy.policy import Policy
    from iomctl.storage.tables.policies import PolicyVersion


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


def reasons_then(work: UnitOfWork) -> Callable[[int, str, str], "Reason | None"]:
    """A reason by its code, in a list of the policy that the event which recorded it goes by; None for no such one."""

    # Read once, and only when there is a reason: a list may ask of as many events as it has rows.
    versions = cache(partial(_loaded, work))

    def known(event: int, reasons: str, code: str) -> "Reason | None":
        newest = bisect_right(versions(), event, key=lambda one: one.recorded_in)
        return work.built(versions()[max(newest - 1, 0)]).reasons[reasons].get(code)

    return known


def _loaded(work: UnitOfWork) -> "Sequence[PolicyVersion]":
    """Every version of the policy, in the order in which they were loaded."""
    from iomctl.storage.tables.policies import PolicyVersion

    return work.session.scalars(select(PolicyVersion).order_by(col(PolicyVersion.version))).all()


def wordings(work: UnitOfWork) -> Callable[[int, str, str], str]:
    """The wording of a reason in the policy that the event which recorded it goes by."""
    known = reasons_then(work)

    def worded(event: int, reasons: str, code: str) -> str:
        found = known(event, reasons, code)
        return found.wording if found else code

    return worded
