"""Export of what is recorded of referrals beyond their steps: practitioners and desired outcomes, each from a day."""

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from iomctl.services.exports.people import Part
from iomctl.storage.tables.dated.referral_outcomes import ReferralOutcome, ReferralPractitioner
from iomctl.storage.tables.referrals import Referral
from iomctl.storage.unit_of_work import UnitOfWork

Dated = dict[int, list[tuple[date, str]]]
"""By the row number of a referral, in order: a day, and words."""


def practitioners_of(work: UnitOfWork, part: Part) -> Dated:
    """Who worked on the referrals of a part's people."""
    found: Dated = {}
    for number, on, name in _rows(work, part, ReferralPractitioner, "name"):
        found.setdefault(number, []).append((on, name))
    return found


def outcomes_of(work: UnitOfWork, part: Part) -> Dated:
    """The desired outcomes of the referrals of a part's people: `home-kept` as chosen, `home-kept=partly` as scored."""
    found: Dated = {}
    for number, on, code, score in _rows(work, part, ReferralOutcome, "code", "score"):
        found.setdefault(number, []).append((on, f"{code}={score}" if score else code))
    return found


def _rows(work: UnitOfWork, part: Part, table: Any, *names: str) -> Any:
    query = select(col(table.referral_id), col(table.from_on), *(getattr(table, name) for name in names))
    query = query.join(Referral, col(Referral.id) == col(table.referral_id)).where(
        part.holds(col(Referral.offender_id))
    )
    return work.session.execute(query.order_by(col(table.from_on), col(table.id)))
