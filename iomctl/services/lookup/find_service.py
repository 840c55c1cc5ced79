"""A provider by name, and what it offers: services added, and those taken away that nobody was referred to."""

from collections.abc import Sequence
from shlex import quote

from sqlmodel import col, select

from iomctl.domain.names import fold
from iomctl.domain.references import REFERRAL, reference
from iomctl.domain.referrals import OPEN
from iomctl.errors import DoesNotFit
from iomctl.services.lookup.find_agency_or_worker import the_one
from iomctl.services.lookup.service_areas import EVERYWHERE
from iomctl.storage.tables.referrals import Provider, Referral, Service
from iomctl.storage.tables.withdrawable import ALSO_WITHDRAWN
from iomctl.storage.unit_of_work import UnitOfWork

MOST_NAMED = 10


def find_provider(work: UnitOfWork, word: str) -> Provider:
    """The provider with this name, or the only one whose name holds these words. Raises NotFound."""
    found = work.session.exec(select(Provider).order_by(col(Provider.name))).all()
    return the_one(found, word, "provider", "iomctl provider list")


def offer(work: UnitOfWork, provider: Provider, codes: Sequence[str], area: str) -> None:
    """Add services on these pathways, for an area or EVERYWHERE. Raises DoesNotFit for what it offers already."""
    there = {(one.pathway, one.area) for one in _offered(work, provider)}
    if twice := [code for code in codes if (code, area) in there]:
        raise DoesNotFit(*(f"{provider.name} offers {code} {_where(area)} already" for code in twice))
    work.session.add_all(Service(provider_id=provider.id, pathway=code, area=area, **work.recorded) for code in codes)
    work.session.flush()


def withdraw(work: UnitOfWork, provider: Provider, codes: Sequence[str], area: str | None) -> None:
    """Take services away; without an area the one for everywhere, else the only one on the pathway.

    Raises DoesNotFit for one that is not offered, when several could be meant, for one that somebody was ever
    referred to, since its referrals need it, and when nothing would be left.
    """
    offered = _offered(work, provider)
    for code in codes:
        for one in _meant(provider, code, area, offered):
            _refuse_used(work, provider, one)
            offered.remove(one)
            work.session.delete(one)
    if codes and not offered:
        raise DoesNotFit(f"{provider.name} offers nothing else", advice=_closing(provider))
    work.session.flush()


def _offered(work: UnitOfWork, provider: Provider) -> list[Service]:
    query = select(Service).where(Service.provider_id == provider.id)
    return list(work.session.exec(query.order_by(col(Service.pathway), col(Service.area))))


def _meant(provider: Provider, code: str, area: str | None, offered: Sequence[Service]) -> list[Service]:
    fitting = [one for one in offered if one.pathway == code]
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


def _refuse_used(work: UnitOfWork, provider: Provider, service: Service) -> None:
    # A withdrawn one too: an undo brings it back.
    query = select(Referral).where(Referral.service_id == service.id).order_by(col(Referral.id))
    made = work.session.exec(query, execution_options=ALSO_WITHDRAWN).all()
    if not made:
        return
    still = [one for one in made if one.status in OPEN and one.withdrawn_in is None]
    whose = f"{provider.name} has open referrals" if still else f"people were referred to {provider.name}"
    raise DoesNotFit(
        f"{whose} for {service.pathway} {_where(service.area)}, so it stays on record: {_named(still or made)}",
        advice=_closing(provider),
    )


def _named(referrals: Sequence[Referral]) -> str:
    named = ", ".join(reference(REFERRAL, one.id) for one in referrals[:MOST_NAMED])
    return f"{named} and {len(referrals) - MOST_NAMED:,} more" if len(referrals) > MOST_NAMED else named


def _closing(provider: Provider) -> str:
    return f"to stop new referrals to the whole provider: iomctl provider edit {quote(provider.name)} --close"


def _where(area: str) -> str:
    return f"in {area}" if area else "everywhere"
