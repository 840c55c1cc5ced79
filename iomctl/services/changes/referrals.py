"""Who worked on the referrals of one person, and their desired outcomes, as dated changes."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.references import REFERRAL, reference
from iomctl.services.changes.change import DatedChange, Source, dated_change
from iomctl.storage.tables.dated.referral_outcomes import ReferralOutcome, ReferralPractitioner
from iomctl.storage.tables.referrals import Referral
from iomctl.storage.unit_of_work import UnitOfWork


def practitioners(work: UnitOfWork, person: int) -> Iterator[DatedChange]:
    """From when each practitioner worked on a referral."""
    for row in _of(work, person, ReferralPractitioner):
        yield dated_change(
            row, row.from_on, "referral", f"{reference(REFERRAL, row.referral_id)} practitioner", row.name
        )


def outcomes(work: UnitOfWork, person: int) -> Iterator[DatedChange]:
    """When outcomes were chosen, and each of their scores."""
    for row in _of(work, person, ReferralOutcome):
        about = f"{reference(REFERRAL, row.referral_id)} outcome {row.code}"
        yield dated_change(row, row.from_on, "referral", about, row.score or "desired")


SOURCES: dict[str, Source] = {"referral_practitioner": practitioners, "referral_outcome": outcomes}


def _of(work: UnitOfWork, person: int, table: Any) -> Iterator[Any]:
    query = select(table).join(Referral, col(Referral.id) == col(table.referral_id))
    query = query.where(col(Referral.offender_id) == person).order_by(col(table.from_on), col(table.id))
    return iter(work.session.execute(query).scalars())
