"""Whether a service is for a person: on a pathway that is for them, and for where they live."""

from sqlmodel import col, select

from iomctl.errors import DoesNotFit
from iomctl.services.lookup.find_person import person_reference
from iomctl.services.lookup.who_is_served import Lives, is_outside, not_for_gender
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.referrals import Provider, Service
from iomctl.storage.unit_of_work import UnitOfWork


def refuse_unfit(work: UnitOfWork, person: Offender, provider: Provider, service: Service, outside_area: bool) -> None:
    """Raise DoesNotFit for a pathway that is not for a person; unless `outside_area`, for a service elsewhere too.

    The advice names the providers whose services are for them.
    """
    ref, lives = person_reference(person), Lives(person.area, person.gender)
    if why := not_for_gender(work.policy, service.pathway, lives):
        raise DoesNotFit(f"{why}, and {ref} is {person.gender}", advice=_others(work, person))
    if is_outside(service.area, person.area) and not outside_area:
        raise DoesNotFit(
            f"{provider.name} offers {service.pathway} in {service.area}, and {ref} lives in {person.area}",
            advice=f"{_serving(work, service.pathway, person.area or '')}; to refer them even so: --outside-area",
        )


def _others(work: UnitOfWork, person: Offender) -> str:
    fitting = [code for code, one in work.policy.pathways.items() if one.active and one.is_for(person.gender)]
    return f"pathways that are for them: {', '.join(fitting)}"


def _serving(work: UnitOfWork, pathway: str, area: str) -> str:
    """The providers that take referrals on a pathway for an area, in words."""
    query = select(Provider.name, Service.area).join(Provider, col(Provider.id) == col(Service.provider_id))
    query = query.where(Service.pathway == pathway, col(Provider.active)).order_by(col(Provider.search_name))
    names = dict.fromkeys(name for name, served in work.session.exec(query) if not is_outside(served, area))
    return f"for {area}: {', '.join(names)}" if names else f"no provider offers {pathway} for {area}"
