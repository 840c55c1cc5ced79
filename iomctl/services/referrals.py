"""Make a referral and record each of its steps: the answer, the start, the end."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import col, select

from iomctl.domain.days import spoken
from iomctl.domain.names import fold
from iomctl.domain.references import REFERRAL, number_in, reference
from iomctl.domain.referrals import ANSWERS, ENDED, MADE, OPEN, REFUSED, Step, misfit, step_faults
from iomctl.errors import BadValue, DoesNotFit, NotFound
from iomctl.inputs.faults import Faults
from iomctl.inputs.happened import day_fault
from iomctl.inputs.names import free_words
from iomctl.services.partners import find_provider
from iomctl.services.people import find_one, person_reference
from iomctl.services.referral_records import ReferralRecord, one_referral
from iomctl.storage.tables import Offender, Provider, Referral, ReferralStep, Service
from iomctl.storage.unit_of_work import UnitOfWork

REASONS = {REFUSED: "refusal", ENDED: "ending"}
"""The policy's list of reasons for each status that takes one."""


@dataclass(frozen=True)
class NewReferral:
    """A referral as typed: to which service, and when. `area` is needed only when nothing else decides it."""

    pathway: str
    provider: str
    on: date
    area: str | None = None
    note: str | None = None


def make(work: UnitOfWork, offender: str, new: NewReferral) -> ReferralRecord:
    """Record that a person was referred to a service.

    Raises NotFound for an unknown person or provider; BadValue for an unknown pathway, a day in the future or
    before birth; DoesNotFit when the provider is closed or does not offer the pathway there, when several of
    its services could be meant, or when a referral to the service is open already.
    """
    person, provider = find_one(work, offender), find_provider(work, new.provider)
    faults = Faults()
    pathway, note = "", new.note
    with faults.about():
        pathway = work.policy.pathway(new.pathway).code
    if new.note is not None:
        with faults.about("--note"):
            note = free_words(new.note)
    if fault := day_fault(new.on, work.today, person.born_on):
        faults.add(fault)
    faults.refuse()
    service = _service(work, provider, pathway, new.area, person.area)
    _refuse_second(work, person, provider, service)
    return _store(work, person, service, new.on, note)


def answer(work: UnitOfWork, word: str, step: Step, note: str | None = None) -> ReferralRecord:
    """Record a provider's answer, `accepted` or `refused`. Raises as `take`."""
    if step.status not in ANSWERS:
        raise BadValue(f'answer "{step.status}": one of {", ".join(ANSWERS)}')
    return take(work, word, step, note)


def take(work: UnitOfWork, word: str, step: Step, note: str | None = None) -> ReferralRecord:
    """Record the next step of the referral with this reference.

    Raises NotFound for an unknown reference, BadValue for what the step itself gets wrong, DoesNotFit when it
    can't follow the newest step, or lies before it.
    """
    referral = find_referral(work, word)
    step, words = _checked(work, step, note)
    newest = Step(referral.status, referral.status_on)
    ref = reference(REFERRAL, referral.id or 0)
    if why := misfit(newest, step, work.today):
        raise DoesNotFit(f"{ref} {why}")
    referral.status, referral.status_on = step.status, step.on
    work.session.add_all((referral, _row(work, referral, step, words)))
    work.session.flush()
    return one_referral(work, referral.id or 0)


def find_referral(work: UnitOfWork, word: str) -> Referral:
    """The referral with a reference like R00042. The look is logged. Raises NotFound."""
    number = number_in(REFERRAL, word)
    found = None if number is None else work.session.get(Referral, number)
    if found is None:
        raise NotFound(f"no referral {word}", advice="iomctl referral list OFFENDER shows those of a person")
    work.looked_at((found.offender_id,))
    return found


def _checked(work: UnitOfWork, step: Step, note: str | None) -> tuple[Step, str | None]:
    faults = Faults()
    reason, words = step.reason, note
    wrong = step_faults(step)
    for field, line in wrong.items():
        faults.add(f"{'ending' if field == 'ending' else f'--{field}'} {line}{_choices(work, step, field)}")
    if step.reason is not None and "reason" not in wrong and step.status in REASONS:
        with faults.about("--reason"):
            reason = work.policy.reason(REASONS[step.status], step.reason).code
    if note is not None:
        with faults.about("--note"):
            words = free_words(note)
    if fault := day_fault(step.on, work.today):
        faults.add(fault)
    faults.refuse()
    return replace(step, reason=reason), words


def _choices(work: UnitOfWork, step: Step, field: str) -> str:
    if field != "reason" or step.reason:
        return ""
    known = work.policy.reasons[REASONS[step.status]]
    return f": one of {', '.join(code for code, one in known.items() if one.active)}"


def _service(work: UnitOfWork, provider: Provider, pathway: str, asked: str | None, home: str | None) -> Service:
    """The service that is meant: the one for the area asked, else the only one, else the one for the person's area."""
    if not provider.active:
        raise DoesNotFit(
            f"{provider.name} is closed and takes no referrals",
            advice=f'open it again: iomctl provider edit "{provider.name}" --reopen',
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


def _store(work: UnitOfWork, person: Offender, service: Service, on: date, note: str | None) -> ReferralRecord:
    referral = Referral(
        offender_id=person.id or 0,
        service_id=service.id or 0,
        made_on=on,
        status=MADE,
        status_on=on,
        note=note,
        **work.recorded,
    )
    work.session.add(referral)
    work.session.flush()
    work.session.add(_row(work, referral, Step(MADE, on), None))
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
