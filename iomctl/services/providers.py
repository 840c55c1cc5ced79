"""Providers and the services they offer: add, change, close, list."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import col, select

from iomctl.domain.columns import column
from iomctl.domain.names import fold
from iomctl.domain.referrals import MADE
from iomctl.errors import BadValue, DoesNotFit
from iomctl.inputs.faults import Faults
from iomctl.inputs.names import partner_name
from iomctl.inputs.pathways import asked_pathway
from iomctl.services.partners import find_provider
from iomctl.services.referral_lists import open_referrals
from iomctl.storage.tables import Provider, SchemeArea, Service
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class ServiceRecord:
    """One service of a provider, and how busy it is today; the field names are a contract."""

    provider: str = column("Provider", "the provider's name", "Housing Solutions", rank=0)
    pathway: str = column("Pathway", "the pathway's code", "accommodation", rank=0)
    area: str | None = column("Area", "the area it is for; absent: everywhere", "Luton", rank=1)
    open_referrals: int = column("Open", "referrals made, accepted or started", "12", rank=1, right=True)
    unanswered: int = column("Unanswered", "referrals made, without an answer", "4", rank=3, right=True)
    waiting: int | None = column(
        "Waiting", "of those, past the target; absent where bank holidays are not known", "1", rank=2, right=True
    )
    active: bool = column("Active", "whether it takes new referrals", "yes", rank=2)


@dataclass(frozen=True)
class NewServices:
    """Pathways as typed, and the one area they are offered in; None for everywhere."""

    pathways: Sequence[str]
    area: str | None = None


@dataclass(frozen=True)
class ProviderChange:
    """What is to change of a provider; None leaves a thing as it is. `active` False closes it."""

    name: str | None = None
    services: NewServices | None = None
    active: bool | None = None


def add(work: UnitOfWork, name: str, services: NewServices) -> list[ServiceRecord]:
    """Record a provider with the services it offers.

    Raises BadValue for a wrong name, pathway or area; DoesNotFit when there is a provider of that name.
    """
    faults = Faults()
    stored = ""
    with faults.about("NAME"):
        stored = partner_name(name)
    codes, area = _checked(work, services, faults)
    faults.refuse()
    _refuse_taken(work, stored)
    provider = Provider(name=stored, search_name=fold(stored), active=True, **work.recorded)
    work.session.add(provider)
    work.session.flush()
    _offer(work, provider, codes, area)
    return _records(work, [provider])


def edit(work: UnitOfWork, word: str, change: ProviderChange) -> list[ServiceRecord]:
    """Rename a provider, let it offer more, close it to new referrals, or open it again.

    Raises NotFound; BadValue for a wrong name, pathway or area, or when nothing is to change; DoesNotFit for a
    name that is taken, a service it offers already, and when it is closed or open already.
    """
    if change == ProviderChange():
        raise BadValue("nothing to change: give --name, --add-pathway, --close or --reopen")
    provider = find_provider(work, word)
    faults = Faults()
    name = provider.name
    codes, area = list[str](), ""
    if change.name is not None:
        with faults.about("--name"):
            name = partner_name(change.name)
    if change.services is not None:
        codes, area = _checked(work, change.services, faults)
    faults.refuse()
    if fold(name) != provider.search_name:
        _refuse_taken(work, name)
    provider.name, provider.search_name = name, fold(name)
    if change.active is not None:
        if change.active == provider.active:
            raise DoesNotFit(f"{provider.name} is {'open' if provider.active else 'closed'} already")
        provider.active = change.active
    work.session.add(provider)
    _offer(work, provider, codes, area)
    return _records(work, [provider])


def services(work: UnitOfWork, pathway: str | None = None, area: str | None = None) -> list[ServiceRecord]:
    """Every service by provider, pathway and area; of one pathway, or of those that serve an area.

    A service for everywhere serves every area. Raises BadValue for an unknown pathway.
    """
    code = None if pathway is None else asked_pathway(work.policy, pathway)
    providers = work.session.exec(select(Provider)).all()
    wanted = None if area is None else {fold(area), ""}
    return [
        one
        for one in _records(work, providers)
        if code in (None, one.pathway) and (wanted is None or fold(one.area or "") in wanted)
    ]


def _checked(work: UnitOfWork, services: NewServices, faults: Faults) -> tuple[list[str], str]:
    codes: list[str] = []
    for word in services.pathways:
        with faults.about("--pathway"):
            codes.append(work.policy.pathway(word).code)
    area = ""
    if services.area is not None:
        with faults.about("--area"):
            area = _as_known(work, partner_name(services.area))
    return list(dict.fromkeys(codes)), area


def _as_known(work: UnitOfWork, area: str) -> str:
    """An area as the scheme spells it, so that `luton` and `Luton` are one."""
    known = [*work.session.exec(select(col(SchemeArea.name))), *work.session.exec(select(col(Service.area)))]
    return next((one for one in known if fold(one) == fold(area)), area)


def _refuse_taken(work: UnitOfWork, name: str) -> None:
    found = work.session.exec(select(Provider).where(Provider.search_name == fold(name))).first()
    if found is not None:
        raise DoesNotFit(
            f"there is a provider {found.name} already",
            advice=f'let it offer more: iomctl provider edit "{found.name}" --add-pathway PATHWAY',
        )


def _offer(work: UnitOfWork, provider: Provider, codes: Sequence[str], area: str) -> None:
    offered = work.session.exec(select(Service).where(Service.provider_id == provider.id)).all()
    there = {(one.pathway, one.area) for one in offered}
    if twice := [code for code in codes if (code, area) in there]:
        raise DoesNotFit(*(f"{provider.name} offers {code} {_where(area)} already" for code in twice))
    work.session.add_all(
        Service(provider_id=provider.id or 0, pathway=code, area=area, **work.recorded) for code in codes
    )
    work.session.flush()


def _where(area: str) -> str:
    return f"in {area}" if area else "everywhere"


def _records(work: UnitOfWork, providers: Sequence[Provider]) -> list[ServiceRecord]:
    opened, unanswered, waiting, unknown = Counter[int](), Counter[int](), Counter[int](), Counter[int]()
    for one in open_referrals(work, work.today):
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
            open_referrals=opened[number],
            unanswered=unanswered[number],
            waiting=None if unknown[number] else waiting[number],
            active=named[one.provider_id].active,
        )
        for one in sorted(offered, key=lambda one: (named[one.provider_id].search_name, one.pathway, one.area))
        if (number := one.id or 0)
    ]
