"""Fill a case book with rows for a test: needs, providers and referrals with their steps."""

from datetime import date

from sqlmodel import select

from iomctl.domain.names import fold
from iomctl.storage.tables.needs import Need
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.referrals import Provider, Referral, ReferralStep, Service
from iomctl.storage.unit_of_work import UnitOfWork
from tests.casebook import ADOPTED, add

STEPS = ("made", "accepted", "refused", "started", "ended")


def need(work: UnitOfWork, who: Offender, pathway: str, level: str, on: date = ADOPTED) -> Need:
    """What was found on a pathway on a day."""
    return add(work, Need(offender_id=who.id, pathway=pathway, level=level, from_on=on, note=None, **work.recorded))


def service(work: UnitOfWork, pathway: str, provider: str = "Housing Solutions", area: str = "") -> Service:
    """What a provider offers on a pathway, both made when they are not there."""
    found = work.session.exec(select(Provider).where(Provider.name == provider)).first()
    offers = found or add(work, Provider(name=provider, search_name=fold(provider), active=True, **work.recorded))
    same = select(Service).where(Service.provider_id == offers.id, Service.pathway == pathway, Service.area == area)
    there = work.session.exec(same).first()
    return there or add(work, Service(provider_id=offers.id, pathway=pathway, area=area, **work.recorded))


def referral(work: UnitOfWork, who: Offender, pathway: str, made: date, **steps: date) -> Referral:
    """A referral with the days of its further steps: `accepted`, `refused`, `started`, `ended`."""
    days = {"made": made} | steps
    known = [step for step in STEPS if step in days]
    made_row = Referral(
        offender_id=who.id,
        service_id=service(work, pathway).id,
        made_on=made,
        status=known[-1],
        status_on=days[known[-1]],
        note=None,
        **work.recorded,
    )
    add(work, made_row)
    for step in known:
        add(work, _step(work, made_row, step, days[step]))
    return made_row


def _step(work: UnitOfWork, of: Referral, status: str, on: date) -> ReferralStep:
    ended = status == "ended"
    return ReferralStep(
        referral_id=of.id,
        status=status,
        step_on=on,
        ending="completed" if ended else None,
        outcome="achieved" if ended else None,
        **work.recorded,
    )
