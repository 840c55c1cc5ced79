"""Who works on a referral at the provider: dated rows, the newest of which counts on a day."""

from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ScalarSelect, select
from sqlmodel import col

from iomctl.services.dated_rows import newest_then
from iomctl.storage.tables.dated.referral_outcomes import ReferralPractitioner
from iomctl.storage.tables.referrals import Referral
from iomctl.storage.unit_of_work import UnitOfWork


class Assigned(NamedTuple):
    """A practitioner, and the day from which they work on the referral."""

    name: str
    from_on: date


def practitioner_then(on: date) -> ScalarSelect[Any]:
    """SQL for the practitioner of a referral on a day, null for nobody."""
    return newest_then(ReferralPractitioner, Referral.id, "referral_id", on, "name")


def assigned(work: UnitOfWork, referral: int, on: date) -> Assigned | None:
    """Who works on a referral on a day."""
    row: Any = ReferralPractitioner
    query = select(col(row.name), col(row.from_on)).where(col(row.referral_id) == referral, col(row.from_on) <= on)
    found = work.session.execute(query.order_by(col(row.from_on).desc(), col(row.id).desc()).limit(1)).first()
    return Assigned(found.name, found.from_on) if found else None


def assign(work: UnitOfWork, referral: int, name: str, on: date) -> None:
    """Add who works on a referral from a day on."""
    work.session.add(ReferralPractitioner(referral_id=referral, name=name, from_on=on, **work.recorded))
