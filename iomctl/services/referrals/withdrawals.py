"""Withdraw a referral that was made by mistake, a step of one, its practitioner, a desired outcome or its score."""

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlmodel import col, select

from iomctl.domain.days.days import spoken
from iomctl.domain.references import PLACEMENT, REFERRAL, REQUIREMENT, reference
from iomctl.domain.referrals import MADE, STARTED
from iomctl.errors import DoesNotFit
from iomctl.inputs.bounds import Bounds
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts.rows import FactChange
from iomctl.services.facts.withdrawing import with_it, withdraw_rows
from iomctl.services.referrals.practitioners import assigned
from iomctl.services.referrals.records import one_referral
from iomctl.services.referrals.standing import (
    CALLED,
    in_words,
    meant_outcome,
    meant_practitioner,
    meant_step,
    parts_of,
    refuse_second_open,
    rows_of_outcome,
    stands,
    steps_of,
    told_with,
)
from iomctl.services.referrals.steps import find_referral
from iomctl.storage.tables.dated.referral_outcomes import ReferralOutcome
from iomctl.storage.tables.placement_supports import PlacementSupport
from iomctl.storage.tables.referrals import Referral, ReferralStep
from iomctl.storage.tables.requirements import Requirement
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.referrals.corrections import ReferralWithdrawal
    from iomctl.inputs.typed_words import Typed


def withdraw(work: UnitOfWork, word: str, words: "Typed[ReferralWithdrawal]") -> FactChange:
    """Withdraw the referral with a reference and all that was recorded of it, or only what the words name.

    Raises BadValue or NotFound with every fault at once; DoesNotFit for what was withdrawn already or is not there,
    for a step on which something later stands, and where another referral to the service is open now.
    """
    faults = EveryFault()
    referral = faults.take(lambda: find_referral(work, word))
    asked = faults.take(lambda: words.read(Bounds(work.policy, work.today)))
    if referral is None or asked is None:
        raise faults.refusal()
    if asked.step:
        said = _withdraw_step(work, referral, asked.step)
    elif asked.practitioner:
        said = _withdraw_practitioner(work, referral)
    elif asked.outcome is not None:
        said = _withdraw_outcome(work, referral, asked.outcome, asked.score)
    else:
        record = replace(one_referral(work, referral.id), withdrawn_on=work.today)
        return FactChange(record, _withdraw_whole(work, referral))
    return FactChange(one_referral(work, referral.id), said)


def _withdraw_whole(work: UnitOfWork, referral: Referral) -> str:
    steps = steps_of(work, referral)
    told = [f"that it was {one.status} on {spoken(one.step_on, work.today)}" for one in steps if one.status != MADE]
    met = work.session.exec(select(Requirement).where(Requirement.referral_id == referral.id)).all()
    for row in met:
        row.referral_id = None
    without = [f"{reference(REQUIREMENT, row.id)} is without a referral now" for row in met if row.withdrawn_in is None]
    ties = work.session.exec(select(PlacementSupport).where(PlacementSupport.referral_id == referral.id)).all()
    without += [f"{reference(PLACEMENT, one.placement_id)} is without this support now" for one in ties]
    _sign_by_another(work, referral)
    work.session.add_all(met)
    withdraw_rows(work, referral, *steps, *parts_of(work, referral), *ties)
    said = f"{_ref(referral)} was withdrawn: it counts for nothing any more{with_it(told)}"
    return "; ".join([said, *without])


def _sign_by_another(work: UnitOfWork, referral: Referral) -> None:
    """Those made in one go with a referral share the number of the first that is left."""
    query = select(Referral).where(Referral.signpost == referral.id, Referral.id != referral.id)
    others = work.session.exec(query.order_by(col(Referral.id))).all()
    for one in others:
        one.signpost = others[0].id
    work.session.add_all(others)


def _withdraw_step(work: UnitOfWork, referral: Referral, statuses: tuple[str, ...]) -> str:
    row = meant_step(work, referral, statuses)
    more = told_with(work, referral, row)
    _refuse_under_later(work, referral, row)
    before = steps_of(work, referral)[-2]
    refuse_second_open(work, referral, before.status)
    was, referral.status, referral.status_on = referral.status, before.status, before.step_on
    work.session.add(referral)
    withdraw_rows(work, row, *more)
    what = " and ".join([f"the {CALLED[was]} of {_ref(referral)}", *map(in_words, more)])
    said = f"{what}, of {spoken(row.step_on, work.today)}, {'were' if more else 'was'} withdrawn"
    return f"{said[0].upper()}{said[1:]}: it {stands(work, referral, was)}"


def _refuse_under_later(work: UnitOfWork, referral: Referral, row: ReferralStep) -> None:
    """Raise DoesNotFit for a step that a later one followed, or a start that something was scored after."""
    ref, newest = _ref(referral), steps_of(work, referral)[-1]
    again = f"withdraw that first: iomctl referral withdraw {ref}"
    if newest.id != row.id:
        later = f"{newest.status} on {spoken(newest.step_on, work.today)}"
        advice = f"{again} --step {newest.status} --reason WORDS"
        raise DoesNotFit(f"{ref} was {later}, after it was {row.status}", advice=advice)
    scored = [one for one in parts_of(work, referral) if getattr(one, "score", None)] if row.status == STARTED else []
    if scored:
        day = spoken(scored[-1].from_on, work.today)
        raise DoesNotFit(
            f"{ref} was scored on {day}, {in_words(scored[-1])}, which only work that was started is",
            advice=f"{again} --outcome {scored[-1].code} --score --reason WORDS",
        )


def _withdraw_practitioner(work: UnitOfWork, referral: Referral) -> str:
    row = meant_practitioner(work, referral)
    withdraw_rows(work, row)
    said = f"That {row.name} works on {_ref(referral)} from {spoken(row.from_on, work.today)} was withdrawn"
    now = assigned(work, referral.id, work.today)
    return f"{said}: {now.name} does, from {spoken(now.from_on, work.today)}" if now else f"{said}: nobody does"


def _withdraw_outcome(work: UnitOfWork, referral: Referral, code: str, score: bool) -> str:
    """Withdraw the newest score of a desired outcome, or the outcome with all its scores."""
    rows, row = rows_of_outcome(referral, code), meant_outcome(work, referral, code, score)
    if not score:
        withdraw_rows(work, *work.session.exec(rows).all())
        return f"{row.code} is no desired outcome of {_ref(referral)} any more"
    withdraw_rows(work, row)
    table = ReferralOutcome
    scored = rows.where(col(table.score).is_not(None))
    left = work.session.exec(scored.order_by(col(table.from_on).desc(), col(table.id).desc())).first()
    now = f"{left.score} of {spoken(left.from_on, work.today)} counts again" if left else "it is not scored now"
    return f"The score of {row.code}, {row.score} on {spoken(row.from_on, work.today)}, was withdrawn: {now}"


def _ref(referral: Referral) -> str:
    return reference(REFERRAL, referral.id)
