"""A made-up death: of somebody who had left the scheme before, so that all that was made up of them still holds."""

from datetime import date

from sqlmodel import col, select

from iomctl.domain.referrals import OPEN
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.facts.deaths import Death
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.referrals import Referral
from iomctl.storage.unit_of_work import UnitOfWork


def make_death(work: UnitOfWork, on: date) -> None:
    """Let the first of those who left without a referral still open have died on a day; the same day is the same."""
    waiting = select(Referral.offender_id).where(col(Referral.status).in_(OPEN))
    on_it = select(Spell.offender_id).where(col(Spell.deselected_on).is_(None))
    left = select(Spell.offender_id).join(Offender, col(Offender.id) == col(Spell.offender_id))
    left = left.where(col(Offender.restricted).is_(False), col(Spell.offender_id).not_in(waiting))
    person = work.session.exec(left.where(col(Spell.offender_id).not_in(on_it)).order_by(col(Offender.id))).first()
    if person is not None:
        note = "told by the hospital"
        work.session.add(Death(offender_id=person, died_on=on, note=note, withdrawn_in=None, **work.recorded))
        work.session.flush()
