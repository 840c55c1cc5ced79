"""What a provider offers: services added, and those taken away that nobody was referred to."""

from collections.abc import Sequence
from shlex import quote

from sqlmodel import col, select

from iomctl.domain.names import fold
from iomctl.errors import DoesNotFit
from iomctl.services.lookup.made_by_mistake import take_away
from iomctl.services.lookup.service_areas import EVERYWHERE
from iomctl.storage.tables.referrals import Provider, Service
from iomctl.storage.unit_of_work import UnitOfWork


def offer(work: UnitOfWork, provider: Provider, codes: Sequence[str], area: str) -> None:
    """Add services on these pathways, for an area or EVERYWHERE. Raises DoesNotFit for what it offers already."""
    there = {(one.pathway, one.area) for one in _offered(work, provider)}
    if twice := [code for code in codes if (code, area) in there]:
        raise DoesNotFit(*(f"{provider.name} offers {code} {_where(area)} already" for code in twice))
    work.session.add_all(Service(provider_id=provider.id, pathway=code, area=area, **work.recorded) for code in codes)
    work.session.flush()


def withdraw(work: UnitOfWork, provider: Provider, codes: Sequence[str], area: str | None) -> None:
    """Take services away; without an area the one for everywhere, else the only one on the pathway.

    Raises DoesNotFit for one that is not offered, when several could be meant, for one that somebody was referred to,
    and when nothing would be left, for no list would show the provider.
    """
    for code in codes:
        for one in _meant(work, provider, code, area):
            take_away(work, one, f"{provider.name}, {code} {_where(one.area)},", closing(provider))
    if codes and not _offered(work, provider):
        whole = f"if it was a mistake: iomctl provider withdraw {quote(provider.name)} --reason WORDS"
        raise DoesNotFit(f"{provider.name} offers nothing else", advice=f"{closing(provider)}; {whole}")


def _meant(work: UnitOfWork, provider: Provider, code: str, area: str | None) -> list[Service]:
    """The service on a pathway in an area; without one the only one there, else the one for everywhere.

    There are several where the area is written in several ways. Raises DoesNotFit.
    """
    fitting = [one for one in _offered(work, provider) if one.pathway == code]
    if area is None and len(fitting) == 1:
        return fitting
    meant = [one for one in fitting if fold(one.area) == fold(area or EVERYWHERE)]
    if meant:
        return meant
    areas = ", ".join(one.area or "everywhere" for one in fitting)
    if area is None and fitting:
        raise DoesNotFit(f"{provider.name} offers {code} in several areas: {areas}", advice="say which with --area")
    there = f" {_where(area)}" if area and fitting else ""
    raise DoesNotFit(f"{provider.name} does not offer {code}{there}")


def _offered(work: UnitOfWork, provider: Provider) -> list[Service]:
    query = select(Service).where(Service.provider_id == provider.id)
    return list(work.session.exec(query.order_by(col(Service.pathway), col(Service.area))))


def closing(provider: Provider) -> str:
    """What to do with a provider that can't be taken away."""
    return f"to stop new referrals to the whole provider: iomctl provider edit {quote(provider.name)} --close"


def _where(area: str) -> str:
    return f"in {area}" if area else "everywhere"
