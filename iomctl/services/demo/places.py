"""Places of providers in a made-up scheme: beds that are free, and the busiest service, which is full."""

from datetime import date, timedelta

from sqlalchemy import func, select
from sqlmodel import col

from iomctl.domain.referrals import STARTED
from iomctl.storage.tables.dated.provider_capacities import ProviderCapacity
from iomctl.storage.tables.referrals import Provider, Referral, Service
from iomctl.storage.unit_of_work import UnitOfWork

BEDS = {"Housing Solutions": ("hostel", 4), "Keystone Homes": ("supported", 6)}
SINCE = timedelta(days=200)


def make_places(work: UnitOfWork, on: date) -> None:
    """Say how many places some providers have since long before a day; the busiest service has as many as are taken."""
    started = func.count().label("started")
    busiest = select(col(Service.provider_id), col(Service.pathway), started)
    busiest = busiest.join(Referral, col(Referral.service_id) == col(Service.id))
    busiest = busiest.where(col(Referral.status) == STARTED).group_by(col(Service.id))
    row = work.session.execute(busiest.order_by(started.desc(), col(Service.id)).limit(1)).first()
    known = {"from_on": on - SINCE, **work.recorded}
    if row is not None:
        full = {"provider_id": row.provider_id, "kind": None, "pathway": row.pathway, "capacity": row.started}
        work.session.add(ProviderCapacity(**full, **known))
    for provider in work.session.execute(select(Provider).order_by(col(Provider.id))).scalars():
        if provider.name in BEDS:
            kind, beds = BEDS[provider.name]
            free = {"provider_id": provider.id, "kind": kind, "pathway": None, "capacity": beds}
            work.session.add(ProviderCapacity(**free, **known))
    work.session.flush()
