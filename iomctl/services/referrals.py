"""Make a referral and record each of its steps: the answer, the start, the end."""

from collections.abc import Callable, Mapping, Sequence
from shlex import quote

from sqlmodel import col, select

from iomctl.domain.days import spoken
from iomctl.domain.names import fold
from iomctl.domain.references import REFERRAL, number_in, reference
from iomctl.domain.referrals import MADE, OPEN, Step, misfit
from iomctl.errors import DoesNotFit, NotFound
from iomctl.inputs.referrals import Answer, End, Making, Start
from iomctl.inputs.typed_words import Bounds, read
from iomctl.services.every_fault import EveryFault
from iomctl.services.offers import find_provider
from iomctl.services.people import find_one, person_reference
from iomctl.services.referral_records import ReferralRecord, one_referral
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.referrals import Provider, Referral, ReferralStep, Service
from iomctl.storage.unit_of_work import UnitOfWork

Words = Mapping[str, object]


def make(work: UnitOfWork, offender: str, provider: str, words: Words) -> ReferralRecord:
    """Record that a person was referred to a service; `words` are the fields of `inputs.referrals.Making` as typed.

    Raises BadValue or NotFound with every fault at once; DoesNotFit when the provider is closed or does not offer
    the pathway there, when several of its services could be meant, or when a referral to the service is open.
    """
    faults = EveryFault()
    person = faults.take(lambda: find_one(work, offender))
    asked = faults.take(lambda: find_provider(work, provider))
    bounds = Bounds(work.policy, work.today, person.born_on if person else None)
    making = faults.take(lambda: read(Making, words, bounds))
    if person is None or asked is None or making is None:
        raise faults.refusal()
    service = _service(work, asked, making, person.area)
    _refuse_second(work, person, asked, service)
    return _store(work, person, service, making)


def answer(work: UnitOfWork, word: str, words: Words) -> ReferralRecord:
    """Record a provider's answer; `words` are the fields of `inputs.referrals.Answer` as typed.

    Raises BadValue or NotFound with every fault at once; DoesNotFit when the step can't follow the newest one, or
    lies before it.
    """
    return _take(work, word, lambda: read(Answer, words, Bounds(work.policy, work.today)))


def start(work: UnitOfWork, word: str, words: Words) -> ReferralRecord:
    """Record that the work began; `words` are the fields of `inputs.referrals.Start`. Raises as `answer`."""
    return _take(work, word, lambda: read(Start, words, Bounds(work.policy, work.today)))


def end(work: UnitOfWork, word: str, words: Words) -> ReferralRecord:
    """Record how a referral ended; `words` are the fields of `inputs.referrals.End`. Raises as `answer`."""
    return _take(work, word, lambda: read(End, words, Bounds(work.policy, work.today)))


def _take(work: UnitOfWork, word: str, understood: Callable[[], Answer | Start | End]) -> ReferralRecord:
    faults = EveryFault()
    referral = faults.take(lambda: find_referral(work, word))
    asked = faults.take(understood)
    if referral is None or asked is None:
        raise faults.refusal()
    step, number = asked.step, referral.id or 0
    if why := misfit(Step(referral.status, referral.status_on), step, work.today):
        raise DoesNotFit(f"{reference(REFERRAL, number)} {why}")
    referral.status, referral.status_on = step.status, step.on
    work.session.add_all((referral, _row(work, referral, step, asked.note)))
    work.session.flush()
    return one_referral(work, number)


def find_referral(work: UnitOfWork, word: str) -> Referral:
    """The referral with a reference like R00042. The look is logged. Raises NotFound."""
    number = number_in(REFERRAL, word)
    found = None if number is None else work.session.get(Referral, number)
    if found is None:
        raise NotFound(f"no referral {word}", advice="iomctl referral list OFFENDER shows those of a person")
    work.looked_at((found.offender_id,))
    return found


def _service(work: UnitOfWork, provider: Provider, making: Making, home: str | None) -> Service:
    """The service that is meant: the one for the area asked, else the only one, else the one for the person's area."""
    pathway, asked = making.pathway, making.area
    if not provider.active:
        raise DoesNotFit(
            f"{provider.name} is closed and takes no referrals",
            advice=f"open it again: iomctl provider edit {quote(provider.name)} --reopen",
        )
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
        ref, since = reference(REFERRAL, first.id or 0), spoken(first.status_on, work.today)
        raise DoesNotFit(
            f"{person_reference(person)} is already referred to {provider.name} for {service.pathway}: "
            f"{ref}, {first.status} on {since}",
            advice=f"answer or end that one first: iomctl referral end {ref} ...",
        )


def _store(work: UnitOfWork, person: Offender, service: Service, making: Making) -> ReferralRecord:
    referral = Referral(
        offender_id=person.id or 0,
        service_id=service.id or 0,
        made_on=making.on,
        status=MADE,
        status_on=making.on,
        note=making.note,
        **work.recorded,
    )
    work.session.add(referral)
    work.session.flush()
    work.session.add(_row(work, referral, Step(MADE, making.on), None))
    work.session.flush()
    return one_referral(work, referral.id or 0)


def _row(work: UnitOfWork, referral: Referral, step: Step, note: str | None) -> ReferralStep:
    return ReferralStep(
        referral_id=referral.id or 0,
        status=step.status,
        step_on=step.on,
        reason=step.reason,
        ending=step.ending,
        outcome=step.outcome,
        note=note,
        **work.recorded,
    )
