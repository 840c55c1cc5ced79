"""A made-up death, of somebody who had left before, so that all else of them holds; and telephone numbers of some."""

from datetime import date
from typing import Any

from sqlmodel import col, select

from iomctl.domain.referrals import OPEN
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.facts.deaths import Death
from iomctl.storage.tables.facts.reaches import Reach
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.referrals import Referral
from iomctl.storage.unit_of_work import UnitOfWork

FEW = 12
"""As many people get a number, the last recorded."""


def make_reaches(work: UnitOfWork, on: date, seed: int) -> None:
    """Give some of those on the scheme a telephone number, of those kept for made-up people, from a day."""
    query = select(Spell.offender_id).where(col(Spell.deselected_on).is_(None), col(Spell.adopted_on) <= on)
    for number, person in enumerate(work.session.exec(query.order_by(col(Spell.offender_id).desc()).limit(FEW))):
        shared = "answered by his mother" if number % 5 == 4 else None
        told = {"kind": "telephone", "details": f"07700 900{(seed + number) % 1000:03d}", "not_contacted": shared}
        nothing = dict.fromkeys(("until_on", "postcode", "source", "withdrawn_in"))
        row: dict[str, Any] = {"offender_id": person, "from_on": on, **told, **nothing, **work.recorded}
        work.session.add(Reach(**row))
    work.session.flush()


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
