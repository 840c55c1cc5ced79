"""What came of restorative justice that was accepted: record it, put it right, withdraw it."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from iomctl.domain.days.days import spoken
from iomctl.errors import DoesNotFit
from iomctl.inputs.bounds import Bounds
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts import correcting
from iomctl.services.facts import rows as facts
from iomctl.services.facts.kinds import reference_of
from iomctl.services.facts.rows import FactChange
from iomctl.services.restorative.offers import offer_now
from iomctl.storage.tables.facts.restoratives import RestorativeOffer
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.choices import Withdrawal
    from iomctl.inputs.facts.restoratives import OfferOutcome
    from iomctl.inputs.typed_words import Typed

ACCEPTED = "accepted"


def outcome(work: UnitOfWork, word: str, words: "Typed[OfferOutcome]") -> FactChange:
    """Record what came of the offer with a reference.

    Raises BadValue or NotFound with every fault at once, and DoesNotFit as `facts.find`, for an offer that was not
    accepted, one of which an outcome is recorded already, and a day before it was accepted.
    """
    faults = EveryFault()
    row = faults.take(lambda: _accepted(work, word))
    asked = faults.take(lambda: words.read(Bounds(work.policy, work.today)))
    if row is None or asked is None:
        raise faults.refusal()
    ref = reference_of(row)
    if row.outcome is not None and row.outcome_on is not None:
        raise DoesNotFit(
            f"what came of {ref} is recorded: {row.outcome} on {spoken(row.outcome_on, work.today)}",
            advice=f"if that is wrong: iomctl restorative correct {ref} --outcome --to CODE --reason WORDS",
        )
    _refuse_before_answer(work, row, asked.on)
    correcting.write(work, row, asked.stored() | {"outcome_in": work.event})
    work.session.flush()
    return FactChange(offer_now(work, row))


def correct_outcome(work: UnitOfWork, word: str, asked: correcting.Asked) -> FactChange:
    """Put right what came of the offer with a reference.

    Raises as `facts.find` and `correcting.understood`, and DoesNotFit for one without an outcome, a day before it was
    accepted, and where it is recorded so already.
    """
    plain = Bounds(work.policy, work.today)
    find, told = partial(_with_outcome, work, word), asked.words.model.of_row
    row, new = correcting.understood(work, find, asked, lambda _: plain, told)
    was = offer_now(work, row)
    correcting.refuse_unchanged(f"what came of {reference_of(row)}", row, new.stored())
    _refuse_before_answer(work, row, new.on)
    correcting.write(work, row, new.stored() | {"outcome_in": work.event})
    work.session.flush()
    now = offer_now(work, row)
    return FactChange(now, correcting.put_right(row, was, now))


def withdraw_outcome(work: UnitOfWork, word: str, words: "Typed[Withdrawal]") -> FactChange:
    """Withdraw what came of the offer with a reference: it stays accepted.

    Raises BadValue or NotFound with every fault at once, and DoesNotFit as `facts.find`, and for one without an
    outcome.
    """
    faults = EveryFault()
    row = faults.take(lambda: _with_outcome(work, word))
    faults.take(lambda: words.read(Bounds(work.policy, work.today)))
    if row is None or faults.met:
        raise faults.refusal()
    said = f"That {row.outcome} came of {reference_of(row)} was withdrawn: nothing is recorded of it"
    correcting.write(work, row, dict.fromkeys(("outcome", "outcome_on", "outcome_in")))
    work.session.flush()
    return FactChange(offer_now(work, row), said)


def _accepted(work: UnitOfWork, word: str) -> RestorativeOffer:
    row = facts.find(work, RestorativeOffer, word)
    if row.answer != ACCEPTED:
        ref = reference_of(row)
        said = "has no answer yet" if row.answer is None else f"was {row.answer}"
        raise DoesNotFit(
            f"{ref} {said}, so nothing came of it",
            advice=f"if it was accepted, say so first: iomctl restorative answer {ref} accepted --on DAY"
            if row.answer is None
            else f"if that is wrong: iomctl restorative correct {ref} --answer --to accepted --reason WORDS",
        )
    return row


def _with_outcome(work: UnitOfWork, word: str) -> RestorativeOffer:
    row = facts.find(work, RestorativeOffer, word)
    if row.outcome is None:
        ref = reference_of(row)
        raise DoesNotFit(
            f"nothing is recorded of what came of {ref}", advice=f"iomctl restorative outcome {ref} CODE --on DAY"
        )
    return row


def _refuse_before_answer(work: UnitOfWork, row: RestorativeOffer, on: date) -> None:
    if row.answered_on is not None and on < row.answered_on:
        accepted, day = (spoken(one, work.today) for one in (row.answered_on, on))
        raise DoesNotFit(f"{reference_of(row)} was accepted on {accepted}, after {day}")
