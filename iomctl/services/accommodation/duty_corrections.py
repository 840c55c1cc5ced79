"""Put a referral to a council right that was recorded wrongly, or what came of it."""

from functools import partial

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.days.days import spoken
from iomctl.errors import DoesNotFit
from iomctl.inputs.bounds import Bounds
from iomctl.inputs.duties import NewDutyReferral
from iomctl.services.accommodation.duties import meant_answer, refuse_before
from iomctl.services.accommodation.duty_records import DutyRecord, one_duty
from iomctl.services.facts import correcting
from iomctl.services.facts import rows as facts
from iomctl.services.facts.kinds import reference_of
from iomctl.services.facts.rows import FactChange
from iomctl.storage.tables.duties import DutyAnswer, DutyReferral
from iomctl.storage.unit_of_work import UnitOfWork


def correct(work: UnitOfWork, word: str, asked: correcting.Asked) -> FactChange:
    """Put the referral with a reference right.

    Raises as `facts.find` and `correcting.correct`, and DoesNotFit where it would have been answered before.
    """
    find = partial(facts.find, work, DutyReferral, word)
    return correcting.correct(work, find, asked, _now, _refuse_after_answer)


def correct_answer(work: UnitOfWork, word: str, of: str | None, asked: correcting.Asked) -> FactChange:
    """Put right what came of the referral with a reference: that of a day as typed, None for the newest.

    Raises as `facts.find`, `meant_row` and `correcting.understood`, and DoesNotFit for a day before the referral and
    for what is recorded so already.
    """
    told = asked.words.model.of_row
    (row, one), new = correcting.understood(
        work,
        partial(_answer_of, work, word, of),
        asked,
        lambda _: Bounds(work.policy, work.today),
        lambda found: told(found[1]),
    )
    refuse_before(work, row, new.on)
    called = f"The answer to {reference_of(row)} of {spoken(one.answered_on, work.today)}"
    part = correcting.PartOf(called, one, row.offender_id, ("reference",))
    said = correcting.store_part(work, part, asked.words, new.stored())
    now = _now(work, row)
    return FactChange(now, f"{said}; it counts as {now.outcome or now.status}")


def _now(work: UnitOfWork, row: DutyReferral) -> DutyRecord:
    return one_duty(work, row.id)


def _answer_of(work: UnitOfWork, word: str, of: str | None) -> tuple[DutyReferral, DutyAnswer]:
    return correcting.part_of(work, partial(facts.find, work, DutyReferral, word), of, partial(meant_answer, work))


def _refuse_after_answer(work: UnitOfWork, row: DutyReferral, new: NewDutyReferral) -> None:
    table, ref = DutyAnswer, reference_of(row)
    first = select(table).where(col(table.duty_referral_id) == row.id).order_by(col(table.answered_on), col(table.id))
    one = work.session.scalars(first.limit(1)).first()
    if one is not None and one.answered_on < new.on:
        answered, day = (spoken(day, work.today) for day in (one.answered_on, new.on))
        raise DoesNotFit(
            f"what came of {ref} was recorded for {answered}, before {day}",
            advice=f"put that right first: iomctl duty correct {ref} --answer --of {one.answered_on} --on DAY "
            "--reason WORDS",
        )
