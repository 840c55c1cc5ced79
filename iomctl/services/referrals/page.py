"""One referral on one page: whose, to which service, and each of its steps as far as it had come on a day."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import col, select

from iomctl.domain.columns import column
from iomctl.domain.references import PLACEMENT, REFERRAL, name_column, offender_column, reference
from iomctl.domain.referrals import ACCEPTED, ENDED, MADE, NEXT, Wait, total_score, wait_of
from iomctl.services.asked_day import AskedDay
from iomctl.services.lookup.find_person import shown_words
from iomctl.services.policy_then import wordings
from iomctl.services.referrals.outcomes import OutcomeOnPage, outcomes_of
from iomctl.services.referrals.practitioners import assigned
from iomctl.services.referrals.records import ReferralRecord, one_referral, target_basis
from iomctl.services.referrals.steps import find_referral
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.placement_supports import PlacementSupport
from iomctl.storage.tables.placements import Placement
from iomctl.storage.tables.referrals import Referral, ReferralStep
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class StepOnPage:
    """One step: `reason` is a code, `reason_words` its wording on the day it was recorded."""

    status: str
    step_on: date
    ending: str | None
    outcome: str | None
    reason: str | None
    reason_words: str | None
    note: str | None
    recorded_by: str


@dataclass(frozen=True)
class ReferralPage:
    """One referral as it stood on a day; the field names are a contract.

    `due_on` is the last day in target for what is awaited, an answer or a start; absent when nothing is, and where
    bank holidays are not known. `working_days_late` is absent until it is past.
    """

    referral: str = column("Referral", "the referral's reference", "R00042", rank=0, kept=True)
    offender: str = offender_column()
    name: str = name_column()
    as_of: date = column("As of", "the day asked about", "2026-04-20")
    pathway: str = column("Pathway", "the pathway's code", "accommodation")
    provider: str = column("Provider", "who was asked", "Housing Solutions")
    area: str | None = column("Area", "the service's area; absent: everywhere", "Luton")
    status: str = column("Status", "made, accepted, refused, started or ended", "made")
    status_on: date = column("Status on", "the day of the newest step", "2026-04-07")
    awaited: str | None = column("Awaited", "answer or start; absent when neither is", "answer")
    due_on: date | None = column("Due", "the last day in target for that", "2026-04-14")
    working_days_late: int | None = column("Working days late", "since that day", "4")
    steps: tuple[StepOnPage, ...] = column("Steps", "each step in its order", "made 2026-04-07")
    complexity: str | None = column("Complexity", "low, medium or high", "high")
    practitioner: str | None = column("Practitioner", "who works on it at the provider", "J Hale")
    practitioner_from: date | None = column("Practitioner from", "the day from which they do", "2026-04-13")
    signposted_with: tuple[str, ...] = column("Signposted with", "the others made in one go", "R00043")
    outcomes: tuple[OutcomeOnPage, ...] = column("Outcomes", "each with its score", "home-kept achieved")
    outcome_score: float | None = column("Outcome score", "what the scored ones add up to", "1.5")
    due_basis: str | None = column("Due basis", "why it is due then", "5 working days from 7 Apr 2026")
    supports: tuple[str, ...] = column("Supports", "the placements in which it supports the person", "P00042")
    outside_area: bool = column("Outside area", "whether it is knowingly not for where the person lives", "no")


def page(work: UnitOfWork, word: str, on: date) -> ReferralPage:
    """The page of the referral with this reference, as it stood on a day. The look is logged.

    Raises NotFound, also for a day before it was made.
    """
    return page_of(work, find_referral(work, word), AskedDay(work, on))


def page_of(work: UnitOfWork, referral: Referral, day: AskedDay) -> ReferralPage:
    """The page of a referral as it stood on a day. The look is logged. Raises NotFound for a day before it was made."""
    found = one_referral(work, referral.id, day)
    target, wait = _wait(day, found)
    late = wait.working_days - target if wait.past_target and wait.working_days is not None else None
    same = "referral offender name pathway provider area status status_on complexity practitioner".split()
    who, outcomes = assigned(work, referral.id, day.on), outcomes_of(work, referral.id, day.on)
    return ReferralPage(
        **{name: getattr(found, name) for name in same},
        as_of=day.on,
        awaited=AWAITED.get(found.status),
        due_on=wait.due_on,
        working_days_late=late,
        steps=_steps(work, referral, day),
        practitioner_from=who.from_on if who else None,
        signposted_with=signposted_with(work, referral),
        outcomes=outcomes,
        outcome_score=total_score(one.score for one in outcomes),
        due_basis=target_basis(target, found.made_on) if wait.due_on else None,
        supports=_supports(work, referral),
        outside_area=bool(referral.outside_area),
    )


def _supports(work: UnitOfWork, referral: Referral) -> tuple[str, ...]:
    query = select(PlacementSupport.placement_id).join(Placement, col(Placement.id) == PlacementSupport.placement_id)
    query = query.where(PlacementSupport.referral_id == referral.id, col(Placement.withdrawn_in).is_(None))
    return tuple(reference(PLACEMENT, number) for number in work.session.exec(query.order_by(col(Placement.id))))


def signposted_with(work: UnitOfWork, referral: Referral) -> tuple[str, ...]:
    """The references of the other referrals that were made in one go with this one."""
    if referral.signpost is None:
        return ()
    query = select(col(Referral.id)).where(Referral.signpost == referral.signpost, Referral.id != referral.id)
    return tuple(reference(REFERRAL, number) for number in work.session.exec(query.order_by(col(Referral.id))))


AWAITED = {MADE: "answer", ACCEPTED: "start"}


def _wait(day: AskedDay, found: ReferralRecord) -> tuple[int, Wait]:
    """The target in working days of what is awaited, and how long it has been."""
    targets = {MADE: day.policy.answer_target, ACCEPTED: day.policy.start_target}
    if found.status not in targets:
        return 0, Wait(None, None, False)
    target = targets[found.status](found.pathway)
    return target, wait_of(found.made_on, day.on, target, day.calendar)


def _steps(work: UnitOfWork, referral: Referral, day: AskedDay) -> tuple[StepOnPage, ...]:
    query = select(ReferralStep).where(ReferralStep.referral_id == referral.id)
    if day.past:
        query = query.where(col(ReferralStep.step_on) <= day.on)
    wording, order = wordings(work), list(NEXT)
    restricted = work.session.get_one(Offender, referral.offender_id).restricted

    def told(step: ReferralStep) -> StepOnPage:
        reasons = "ending" if step.status == ENDED else "refusal"
        return StepOnPage(
            status=step.status,
            step_on=step.step_on,
            ending=step.ending,
            outcome=step.outcome,
            reason=step.reason,
            reason_words=wording(step.recorded_in, reasons, step.reason) if step.reason else None,
            note=shown_words(work, referral.note if step.status == MADE else step.note, restricted),
            recorded_by=recorders[step.recorded_in][0],
        )

    steps = sorted(work.session.exec(query), key=lambda one: order.index(one.status))
    recorders = work.recorders(step.recorded_in for step in steps)
    return tuple(map(told, steps))
