"""Put an offer of restorative justice right, or its answer, or withdraw the answer."""

from functools import partial
from typing import TYPE_CHECKING

from iomctl.domain.days.days import spoken
from iomctl.domain.references import PERSON, reference
from iomctl.errors import DoesNotFit
from iomctl.inputs.bounds import Bounds
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts import correcting
from iomctl.services.facts import rows as facts
from iomctl.services.facts.kinds import reference_of
from iomctl.services.facts.rows import FactChange
from iomctl.services.facts.withdrawing import with_it
from iomctl.services.restorative.offers import offer_now
from iomctl.storage.tables.facts.restoratives import RestorativeOffer
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.choices import Withdrawal
    from iomctl.inputs.facts.restoratives import NewOffer, OfferAnswer, OfferBounds
    from iomctl.inputs.typed_words import Typed


def correct(work: UnitOfWork, word: str, asked: correcting.Asked) -> FactChange:
    """Put the offer with a reference right.

    Raises as `facts.find` and `correcting.correct`, and DoesNotFit where it would have been
    answered before it was made.
    """
    find = partial(facts.find, work, RestorativeOffer, word)
    return correcting.correct(work, find, asked, offer_now, _refuse_after_answer)


def correct_answer(work: UnitOfWork, word: str, asked: correcting.Asked) -> FactChange:
    """Put the answer to the offer with a reference right.

    Raises as `facts.find` and `correcting.understood`, and DoesNotFit for one without an answer, where it is recorded
    so already, and where something came of it that could not have then.
    """
    find = partial(_answered, work, word)
    row, new = correcting.understood(work, find, asked, partial(_since_offer, work), asked.words.model.of_row)
    was = offer_now(work, row)
    correcting.refuse_unchanged(f"the answer to {reference_of(row)}", row, new.stored())
    _refuse_against_outcome(work, row, new)
    correcting.write(work, row, new.stored())
    work.session.flush()
    now = offer_now(work, row)
    return FactChange(now, correcting.put_right(row, was, now))


def withdraw_answer(work: UnitOfWork, word: str, words: "Typed[Withdrawal]") -> FactChange:
    """Withdraw the answer to the offer with a reference, and what came of it: it waits for one again.

    Raises BadValue or NotFound with every fault at once, and DoesNotFit as `facts.find`, and for one without an answer.
    """
    faults = EveryFault()
    row = faults.take(lambda: _answered(work, word))
    faults.take(lambda: words.read(Bounds(work.policy, work.today)))
    if row is None or faults.met:
        raise faults.refusal()
    ref, on = reference_of(row), f" on {spoken(row.answered_on, work.today)}" if row.answered_on else ""
    said = f"That {ref} was {row.answer}{on} was withdrawn: it is without an answer"
    said += with_it([f"what came of it, {row.outcome}"] if row.outcome else [])
    gone = dict.fromkeys(("answer", "answered_on", "answer_note", "answered_in", "outcome", "outcome_on", "outcome_in"))
    correcting.write(work, row, gone)
    work.session.flush()
    return FactChange(offer_now(work, row), said)


def _answered(work: UnitOfWork, word: str) -> RestorativeOffer:
    row = facts.find(work, RestorativeOffer, word)
    if row.answer is None:
        advice = f"iomctl restorative list {reference(PERSON, row.offender_id)} shows what was answered"
        raise DoesNotFit(f"{reference_of(row)} has no answer", advice=advice)
    return row


def _refuse_after_answer(work: UnitOfWork, row: RestorativeOffer, new: "NewOffer") -> None:
    if row.answered_on is not None and row.answered_on < new.on:
        ref, answered, day = reference_of(row), spoken(row.answered_on, work.today), spoken(new.on, work.today)
        raise DoesNotFit(
            f"{ref} was {row.answer} on {answered}, before {day}",
            advice=f"put that right first: iomctl restorative correct {ref} --answer --on DAY --reason WORDS",
        )


def _refuse_against_outcome(work: UnitOfWork, row: RestorativeOffer, new: "OfferAnswer") -> None:
    if row.outcome_on is None or (new.answer == row.answer and new.on <= row.outcome_on):
        return
    ref, day = reference_of(row), spoken(row.outcome_on, work.today)
    raise DoesNotFit(
        f"{row.outcome} came of {ref} on {day}",
        advice=f"put that right first: iomctl restorative withdraw {ref} --outcome --reason WORDS",
    )


def _since_offer(work: UnitOfWork, row: RestorativeOffer) -> "OfferBounds":
    from iomctl.inputs.facts.restoratives import OfferBounds

    return OfferBounds(work.policy, work.today, None, row.offered_on)
