"""The duty to refer: refer somebody to a council, record what came of it, withdraw what was recorded by mistake."""

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, select
from sqlmodel import col

from iomctl.domain.days.days import spoken
from iomctl.domain.references import PERSON, reference
from iomctl.errors import DoesNotFit
from iomctl.inputs.bounds import Bounds
from iomctl.services.accommodation.duty_records import DutyRecord, newest, one_duty
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts import rows as facts
from iomctl.services.facts.kinds import reference_of
from iomctl.services.facts.rows import FactChange
from iomctl.services.facts.withdrawing import Meant, meant_row, withdraw_rows
from iomctl.storage.tables.duties import DutyAnswer, DutyReferral
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.choices import DatedWithdrawal
    from iomctl.inputs.duties import DutyOutcome, NewDutyReferral
    from iomctl.inputs.typed_words import Typed


def refer(work: UnitOfWork, offender: str, words: "Typed[NewDutyReferral]") -> FactChange:
    """Record that a person was referred to a council.

    Raises BadValue or NotFound with every fault at once, and DoesNotFit where the person was referred to that council
    on that day already.
    """
    person, new = facts.understood(work, offender, words)
    row = DutyReferral(offender_id=person, **new.stored(), **work.recorded)
    facts.store(work, row)
    return FactChange(one_duty(work, row.id))


def answer(work: UnitOfWork, word: str, words: "Typed[DutyOutcome]") -> FactChange:
    """Record what came of the referral with a reference.

    Raises as `facts.find`, BadValue, both in one answer, and DoesNotFit for a day before the referral or before what
    was recorded last, and for what is recorded so already.
    """
    faults = EveryFault()
    row = faults.take(lambda: facts.find(work, DutyReferral, word))
    asked = faults.take(lambda: words.read(Bounds(work.policy, work.today)))
    if row is None or asked is None:
        raise faults.refusal()
    was = one_duty(work, row.id)
    _refuse(work, row, was, asked)
    new = DutyAnswer(duty_referral_id=row.id, **asked.stored(), **work.recorded)
    work.session.add(new)
    work.session.flush()
    return FactChange(one_duty(work, row.id))


def withdraw(work: UnitOfWork, word: str, reason: str) -> FactChange:
    """Withdraw the referral with this reference, recorded by mistake, and its answers. Raises as `facts.withdraw`."""
    row = facts.withdraw(work, DutyReferral, word, reason)
    query = _answers(row).order_by(col(DutyAnswer.answered_on), col(DutyAnswer.id))
    answers = work.session.scalars(query).all()
    gone = [f"the answer {one.outcome} of {spoken(one.answered_on, work.today)}" for one in answers]
    return FactChange(one_duty(work, row.id), facts.withdrawn(row, gone))


def withdraw_answer(work: UnitOfWork, word: str, words: "Typed[DatedWithdrawal]") -> FactChange:
    """Withdraw what came last of the referral with a reference, or on a day: what came before counts again.

    Raises BadValue or NotFound with every fault at once, and DoesNotFit as `facts.find` and `meant_row`.
    """
    faults = EveryFault()
    row = faults.take(lambda: facts.find(work, DutyReferral, word))
    asked = faults.take(lambda: words.read(Bounds(work.policy, work.today)))
    if row is None or asked is None:
        raise faults.refusal()
    gone = meant_answer(work, row, asked.on)
    withdraw_rows(work, gone)
    now = one_duty(work, row.id)
    said = f"The answer to {reference_of(row)} of {spoken(gone.answered_on, work.today)}, {gone.outcome}, was withdrawn"
    return FactChange(now, f"{said}: it counts as {now.outcome or now.status} again")


def meant_answer(work: UnitOfWork, row: DutyReferral, on: date | None) -> DutyAnswer:
    """What came of a referral on a day, None for the newest. Raises as `meant_row`."""
    advice = f"iomctl offender history {reference(PERSON, row.offender_id)} shows what came of it"
    found: DutyAnswer = meant_row(work, _answers(row), Meant(reference_of(row), "answer", "answered_on", on, advice))
    return found


def _answers(row: DutyReferral) -> Select[Any]:
    return select(DutyAnswer).where(col(DutyAnswer.duty_referral_id) == row.id)


def refuse_before(work: UnitOfWork, row: DutyReferral, on: date) -> None:
    """Raise DoesNotFit for a day before a referral was submitted."""
    if on < row.submitted_on:
        submitted, day = spoken(row.submitted_on, work.today), spoken(on, work.today)
        raise DoesNotFit(f"{reference_of(row)} was submitted on {submitted}, after {day}")


def _refuse(work: UnitOfWork, row: DutyReferral, was: DutyRecord, asked: "DutyOutcome") -> None:
    on, outcome = spoken(asked.on, work.today), was.outcome or was.status
    refuse_before(work, row, asked.on)
    last = select(newest("answered_on", work.today)).select_from(DutyReferral).where(col(DutyReferral.id) == row.id)
    last_on: date | None = work.session.execute(last).scalar()
    if last_on is not None and asked.on < last_on:
        raise DoesNotFit(f"what came of {was.duty} was last recorded for {spoken(last_on, work.today)}, after {on}")
    if asked.outcome == outcome and asked.reference in (None, was.reference):
        raise DoesNotFit(f"{was.duty} is recorded as {outcome} already")
