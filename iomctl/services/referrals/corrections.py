"""Correct a referral, or a step of it: its day, what the provider answered, how it ended."""

from itertools import pairwise
from typing import TYPE_CHECKING

from iomctl.domain.days.days import spoken
from iomctl.domain.references import REFERRAL, reference
from iomctl.domain.referrals import ANSWERS, ENDED, MADE, STARTED, Step, misfit, step_faults
from iomctl.errors import BadValue, DoesNotFit, NotUnderstood
from iomctl.inputs.bounds import Bounds
from iomctl.inputs.choices import one_of
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts.correcting import with_nothing_said, write
from iomctl.services.facts.rows import FactChange
from iomctl.services.lookup.find_service import find_provider
from iomctl.services.referrals.part_corrections import (
    correct_outcome,
    correct_practitioner,
    correct_request,
    correct_service,
)
from iomctl.services.referrals.records import one_referral
from iomctl.services.referrals.standing import (
    in_words,
    meant_step,
    parts_of,
    refuse_second_open,
    steps_of,
    told_with,
)
from iomctl.services.referrals.steps import find_referral
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.referrals import Referral, ReferralStep
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.referrals.corrections import Correction, StepCorrection
    from iomctl.inputs.typed_words import Typed

OPTION_OF = {"ending": "--to", "reason": "--because", "outcome": "--outcome"}
"""The option that gives each field of a step."""


def correct(work: UnitOfWork, word: str, words: "Typed[Correction]") -> FactChange:
    """Correct a part of the referral with a reference, by an input of PARTS; what the words leave out stays.

    Raises BadValue or NotFound with every fault at once, NotUnderstood when nothing is corrected; DoesNotFit for a
    part that is not there or is so already, or that would not fit the others.
    """
    from iomctl.inputs.referrals import corrections as inputs

    faults, named = EveryFault(), words.given.get("provider")
    words = with_nothing_said(words)
    referral = faults.take(lambda: find_referral(work, word))
    born_on = work.session.get_one(Offender, referral.offender_id).born_from if referral else None
    asked = faults.take(lambda: words.read(Bounds(work.policy, work.today, born_on)))
    provider = None if named is None else faults.take(lambda: find_provider(work, str(named)))
    if referral is None or asked is None or faults.met:
        raise faults.refusal()
    if isinstance(asked, inputs.StepCorrection):
        said = _correct_step(work, referral, asked, "note" in words.given)
    elif isinstance(asked, inputs.PractitionerCorrection):
        said = correct_practitioner(work, referral, asked)
    elif isinstance(asked, inputs.OutcomeCorrection):
        said = correct_outcome(work, referral, asked)
    elif isinstance(asked, inputs.RequestCorrection):
        said = correct_request(work, referral, {name: getattr(asked, name) for name in words.given if name != "reason"})
    else:
        said = correct_service(work, referral, provider, asked)
    return FactChange(one_referral(work, referral.id), said)


def _correct_step(work: UnitOfWork, referral: Referral, asked: "StepCorrection", with_note: bool) -> str:
    if not any((asked.on, asked.to, asked.because, asked.outcome, with_note)):
        raise NotUnderstood("nothing is corrected", advice="give --on, --to, --because, --outcome or --note")
    row = meant_step(work, referral, asked.step)
    was, now = _step(row), _corrected(work, row, asked)
    ref = reference(REFERRAL, referral.id)
    noted = referral if row.status == MADE else row  # the words of the first step are those of the referral
    new_note = with_note and asked.note != noted.note
    if was == now and not new_note:
        raise DoesNotFit(f"{ref} is recorded so already: {_told(work, was)}")
    if new_note:
        write(work, noted, {"note": asked.note})
        work.session.flush()
    if was == now:
        return f"{ref} {_told(work, now)}; its note was put right"
    _refuse_misfit(work, referral, row, now)
    _store(work, referral, row, now)
    more = "; its note was put right" if new_note else ""
    return f"{ref} {_told(work, now)}; before, it {_told(work, was)}{more}"


def _step(row: ReferralStep) -> Step:
    return Step(row.status, row.step_on, row.ending, row.reason, row.outcome)


def _told(work: UnitOfWork, step: Step) -> str:
    more = ", ".join(filter(None, (step.ending, step.reason, step.outcome)))
    return f"was {step.status}{f' ({more})' if more else ''} on {spoken(step.on, work.today)}"


def _corrected(work: UnitOfWork, row: ReferralStep, asked: "StepCorrection") -> Step:
    """The step as it is to be. Raises BadValue with a line for each option that does not go with it."""
    was, lines = _step(row), list[str]()
    now = was._replace(on=asked.on or was.on)
    if asked.to is not None and row.status in ANSWERS:
        now = now._replace(status=one_of("--to", asked.to, ANSWERS))
    elif asked.to is not None and row.status == ENDED:
        now = now._replace(ending=asked.to)
    elif asked.to is not None:
        lines.append("--to: only an answer and an end have one; a day is given with --on")
    if (now.status, now.ending) != (was.status, was.ending):
        now = now._replace(reason=None, outcome=None)  # they were told of what it was
    if asked.because is not None:
        now = now._replace(reason=_reason(work, now.status, asked.because))
    now = now._replace(outcome=asked.outcome or now.outcome)
    faults = step_faults(now)
    if now.reason is None and "reason" in faults:
        faults["reason"] += f": one of {', '.join(_reasons(work, now.status))}"
    lines += [f"{OPTION_OF[field]}: {line}" for field, line in faults.items()]
    if lines:
        raise BadValue(*lines)
    return now


def _reason(work: UnitOfWork, status: str, word: str) -> str:
    """The code of a reason, which may be one that is used no more: the step is of a day that is past."""
    reasons = "ending" if status == ENDED else "refusal"
    return word if word in work.policy.reasons[reasons] else work.policy.reason(reasons, word).code


def _reasons(work: UnitOfWork, status: str) -> list[str]:
    """The codes of the reasons that are in use."""
    reasons = "ending" if status == ENDED else "refusal"
    return [code for code, one in work.policy.reasons[reasons].items() if one.active]


def _refuse_misfit(work: UnitOfWork, referral: Referral, row: ReferralStep, now: Step) -> None:
    """Raise DoesNotFit where the steps would not follow one another, or something stands on the day there was."""
    ref, steps = reference(REFERRAL, referral.id), steps_of(work, referral)
    course = [now if one.id == row.id else _step(one) for one in steps]
    for earlier, later in pairwise(course):
        if why := misfit(earlier, later, work.today):
            raise DoesNotFit(f"{ref} {why}", advice=f"iomctl referral show {ref} shows its steps")
    if row.id == steps[-1].id:
        refuse_second_open(work, referral, now.status)
    with_it = told_with(work, referral, row)
    after = [one for one in parts_of(work, referral) if now.status == MADE or getattr(one, "score", None)]
    for one in after if now.status in {MADE, STARTED} else ():
        if one.from_on < now.on and one not in with_it:
            day = spoken(one.from_on, work.today)
            raise DoesNotFit(f"{ref} has {in_words(one)} from {day}, before {spoken(now.on, work.today)}")


def _store(work: UnitOfWork, referral: Referral, row: ReferralStep, now: Step) -> None:
    """Write a step as it is to be; what was told with it moves to its day."""
    if row.id == steps_of(work, referral)[-1].id:
        referral.status, referral.status_on = now.status, now.on
    if row.status == MADE:
        referral.made_on = now.on
    for one in told_with(work, referral, row):
        one.from_on = now.on
        work.session.add(one)
    row.status, row.step_on, row.ending, row.reason, row.outcome = (
        now.status,
        now.on,
        now.ending,
        now.reason,
        now.outcome,
    )
    row.recorded_in = work.event  # a reason is worded as in the policy of the day it was recorded
    work.session.add_all((referral, row))
    work.session.flush()
