"""Providers and the services they offer, each with how busy it is."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import col, select

from iomctl.domain.columns import column
from iomctl.domain.referrals import MADE
from iomctl.inputs.referrals.pathways import asked_pathway
from iomctl.services.asked_day import AskedDay
from iomctl.services.every_fault import EveryFault
from iomctl.services.lookup.service_areas import EVERYWHERE, covering
from iomctl.services.referrals.waiting import open_referrals
from iomctl.storage.tables.referrals import Provider, Service
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class ServiceRecord:
    """One service of a provider, and how busy it is today; the field names are a contract."""

    provider: str = column("Provider", "the provider's name", "Housing Solutions", rank=0, kept=True)
    pathway: str = column("Pathway", "the pathway's code", "accommodation", rank=0, kept=True)
    area: str | None = column("Area", "the area it is for; absent: everywhere", "Luton", rank=2)
    open_referrals: int = column("Open referrals", "referrals made, accepted or started", "12", rank=2, right=True)
    unanswered: int = column("Unanswered", "referrals made, without an answer", "4", rank=3, right=True)
    waiting: int | None = column(
        "Waiting", "of those, past the target; absent where bank holidays are not known", "1", rank=2, right=True
    )
    active: bool = column("Active", "whether it takes new referrals", "yes", rank=2)


def services(work: UnitOfWork, pathway: str | None = None, area: str | None = None) -> list[ServiceRecord]:
    """Every service by provider, pathway and area; of one pathway, or of those that cover an area.

    A service for everywhere covers every area. Raises BadValue for an unknown pathway, NotFound for an unknown area.
    """
    faults = EveryFault()
    code = faults.take(lambda: None if pathway is None else asked_pathway(work.policy, pathway))
    areas = faults.take(lambda: None if area is None else covering(work, area))
    if faults.met:
        raise faults.refusal()
    return [
        one
        for one in records_of(work, work.session.exec(select(Provider)).all())
        if code in (None, one.pathway) and (areas is None or (one.area or EVERYWHERE) in areas)
    ]


def records_of(work: UnitOfWork, providers: Sequence[Provider]) -> list[ServiceRecord]:
    """The services of these providers, by provider, pathway and area."""
    opened, unanswered, waiting, unknown = Counter[int](), Counter[int](), Counter[int](), Counter[int]()
    for one in open_referrals(work, AskedDay(work, work.today)):
        opened[one.service] += 1
        unanswered[one.service] += one.status == MADE
        waiting[one.service] += one.overdue is True
        unknown[one.service] += one.overdue is None
    named = {one.id: one for one in providers}
    offered = work.session.exec(select(Service).where(col(Service.provider_id).in_(named))).all()
    return [
        ServiceRecord(
            provider=named[one.provider_id].name,
            pathway=one.pathway,
            area=one.area or None,
            open_referrals=opened[one.id],
            unanswered=unanswered[one.id],
            waiting=None if unknown[one.id] else waiting[one.id],
            active=named[one.provider_id].active,
        )
        for one in sorted(offered, key=lambda one: (named[one.provider_id].search_name, one.pathway, one.area))
    ]
