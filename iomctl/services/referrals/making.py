"""Make a referral, or several in one go for a one-stop service."""

from collections.abc import Sequence
from functools import partial
from shlex import quote
from typing import TYPE_CHECKING, NamedTuple

from sqlmodel import col, select

from iomctl.domain.days.days import spoken
from iomctl.domain.names import fold
from iomctl.domain.references import REFERRAL, reference
from iomctl.domain.referrals import MADE, OPEN, Step
from iomctl.errors import BadValue, DoesNotFit
from iomctl.inputs.bounds import Bounds
from iomctl.services.every_fault import EveryFault
from iomctl.services.lookup.deaths import refuse_dead
from iomctl.services.lookup.find_person import find_one, person_reference
from iomctl.services.lookup.find_service import find_provider
from iomctl.services.lookup.who_is_served import is_outside
from iomctl.services.referrals.fitting import refuse_unfit
from iomctl.services.referrals.outcomes import choose
from iomctl.services.referrals.records import ReferralRecord, one_referral
from iomctl.services.referrals.steps import step_row
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.referrals import Provider, Referral, Service
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.referrals.referrals import Making
    from iomctl.inputs.typed_words import Typed


class WhichService(NamedTuple):
    """Which of a provider's services is meant: the pathway's code, the area that was asked for, the one at home."""

    pathway: str
    area: str | None
    home: str | None


def make(work: UnitOfWork, offender: str, provider: str, words: "Typed[Making]") -> ReferralRecord:
    """Record that a person was referred to a service.

    Raises BadValue or NotFound with every fault at once; DoesNotFit when the provider is closed or does not offer
    the pathway there, when several of its services could be meant, when a referral to the service is open, and as
    `refuse_unfit`.
    """
    (made,) = _make(work, (offender, provider), [words])
    return one_referral(work, made.id)


def signpost(
    work: UnitOfWork, offender: str, provider: str, pathways: Sequence[str], words: "Typed[Making]"
) -> list[ReferralRecord]:
    """Refer a person to several pathways of one provider in one go, all or none; each is followed by itself.

    `words` are the other fields of `Making`, the same for all. The referrals share the number of the first. Raises as
    `make`, with the faults of all in one answer, and BadValue for a pathway typed twice or for fewer than two.
    """
    if len(pathways) < 2:
        advice = f"iomctl referral make OFFENDER {' '.join(pathways)} --provider PROVIDER"
        raise BadValue("signposting takes two pathways or more; one is a referral", advice=advice)
    made = _make(work, (offender, provider), [words.also(pathway=one) for one in pathways])
    for one in made:
        one.signpost = made[0].id
    work.session.flush()
    return [one_referral(work, one.id) for one in made]


def _make(work: UnitOfWork, who: tuple[str, str], every: "Sequence[Typed[Making]]") -> list[Referral]:
    faults = EveryFault()
    person = faults.take(lambda: find_one(work, who[0]))
    asked = faults.take(lambda: find_provider(work, who[1]))
    bounds = Bounds(work.policy, work.today, person.born_from if person else None)
    making = [faults.take(partial(words.read, bounds)) for words in every]
    known = [one for one in making if one is not None]
    faults.take(lambda: _refuse_twice(known))
    if person is None or asked is None or faults.met:
        raise faults.refusal()
    wrong: list[DoesNotFit] = []
    services = [_fitting(work, (person, asked), one, wrong) for one in known]
    if wrong:
        advice = wrong[0].advice if len(wrong) == 1 else ""
        raise DoesNotFit(*(line for one in wrong for line in one.faults), advice=advice)
    return [_store(work, person, service, one) for service, one in zip(services, known, strict=True) if service]


def _refuse_twice(every: "Sequence[Making]") -> None:
    codes = [one.pathway for one in every]
    if twice := [code for code in dict.fromkeys(codes) if codes.count(code) > 1]:
        raise BadValue(*(f"pathway {code} is given twice" for code in twice))


def _fitting(
    work: UnitOfWork, who: tuple[Offender, Provider], making: "Making", wrong: list[DoesNotFit]
) -> Service | None:
    person, asked = who
    try:
        refuse_dead(work, person.id, making.on, "referral")
        _refuse_closed(asked)
        service = service_meant(work, asked, WhichService(making.pathway, making.area, person.area))
        refuse_unfit(work, person, asked, service, making.outside_area)
        _refuse_second(work, person, asked, service)
    except DoesNotFit as fault:
        # That the provider is closed is true of every pathway, and told once.
        if fault.faults not in [one.faults for one in wrong]:
            wrong.append(fault)
        return None
    return service


def _refuse_closed(provider: Provider) -> None:
    if not provider.active:
        raise DoesNotFit(
            f"{provider.name} is closed and takes no referrals",
            advice=f"open it again: iomctl provider edit {quote(provider.name)} --reopen",
        )


def service_meant(work: UnitOfWork, provider: Provider, which: WhichService) -> Service:
    """The service that is meant: the one for the area asked, else the only one, else the one for the home area.

    Raises DoesNotFit where the provider does not offer the pathway there, or several could be meant.
    """
    pathway, asked, home = which
    query = select(Service).where(Service.provider_id == provider.id).order_by(col(Service.pathway), col(Service.area))
    offered = work.session.exec(query).all()
    fitting = [one for one in offered if one.pathway == pathway]
    if asked is None and len(fitting) == 1:
        return fitting[0]
    if serving := _serving(fitting, asked or home):
        return serving[0]
    if fitting and asked is None:
        areas = ", ".join(one.area or "everywhere" for one in fitting)
        raise DoesNotFit(f"{provider.name} offers {pathway} in several areas: {areas}", advice="say which with --area")
    there = f" in {asked}" if asked and fitting else ""
    known = ", ".join(f"{one.pathway} ({one.area})" if one.area else one.pathway for one in offered)
    raise DoesNotFit(f"{provider.name} does not offer {pathway}{there}", advice=f"it offers: {known}")


def _serving(fitting: Sequence[Service], area: str | None) -> list[Service]:
    """The services for an area, the one for it alone before the one for everywhere; none when no area is known."""
    if area is None:
        return []
    return [one for wanted in (fold(area), "") for one in fitting if fold(one.area) == wanted]


def _refuse_second(work: UnitOfWork, person: Offender, provider: Provider, service: Service) -> None:
    query = select(Referral).where(
        Referral.offender_id == person.id, Referral.service_id == service.id, col(Referral.status).in_(OPEN)
    )
    first = work.session.exec(query).first()
    if first is not None:
        ref, since = reference(REFERRAL, first.id), spoken(first.status_on, work.today)
        raise DoesNotFit(
            f"{person_reference(person)} is already referred to {provider.name} for {service.pathway}: "
            f"{ref}, {first.status} on {since}",
            advice=f"answer or end that one first: iomctl referral end {ref} ...",
        )


def _store(work: UnitOfWork, person: Offender, service: Service, making: "Making") -> Referral:
    referral = Referral(
        offender_id=person.id,
        service_id=service.id,
        made_on=making.on,
        status=MADE,
        status_on=making.on,
        note=making.note,
        complexity=making.complexity,
        outside_area=is_outside(service.area, person.area) or None,
        **work.recorded,
    )
    work.session.add(referral)
    work.session.flush()
    work.session.add(step_row(work, referral, Step(MADE, making.on), None))
    choose(work, referral.id, making.outcome, making.on)
    work.session.flush()
    return referral
