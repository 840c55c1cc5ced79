"""Offers of restorative justice to people: make one, record the answer, withdraw one, and list them as on a day."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row

from iomctl.domain.columns import column
from iomctl.domain.days.days import spoken
from iomctl.domain.references import name_column, offender_column
from iomctl.errors import DoesNotFit
from iomctl.services.asked_day import AskedDay
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts import rows as facts
from iomctl.services.facts.kinds import reference_of
from iomctl.services.facts.rows import FactChange
from iomctl.services.lookup.find_person import shown_words
from iomctl.services.restorative.narrowing import WhichOffers, narrowed_to
from iomctl.storage.tables.facts.restoratives import RestorativeOffer
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.facts.restoratives import NewOffer, OfferAnswer
    from iomctl.inputs.typed_words import Typed


@dataclass(frozen=True)
class OfferRecord:
    """One offer of restorative justice as it stood on a day; the field names are a contract."""

    restorative: str = column("Restorative", "the offer's reference", "J00042", rank=0, kept=True)
    offender: str = offender_column()
    name: str = name_column()
    offered_on: date = column("Offered", "the day of the offer", "2026-03-02", rank=0, spoken=True)
    answer: str | None = column("Answer", "accepted or declined; absent: none yet", "accepted", rank=0)
    answered_on: date | None = column("Answered", "the day of the answer", "2026-03-16", rank=2, spoken=True)
    note: str | None = column("Note", "words kept with the offer", "by letter", rank=4)
    answer_note: str | None = column("Answer note", "words kept with the answer", "would meet the victim", rank=4)
    withdrawn_on: date | None = column("Withdrawn", "the day it was withdrawn", "2026-04-20", shown=False)
    stage: str | None = column("Stage", "the code of how far the case had come", "before-charge", rank=2)
    victim_asked: bool | None = column(
        "Victim asked", "whether the victim's side was asked; absent: not recorded", "yes", rank=2
    )
    outcome: str | None = column("Outcome", "the code of what came of it", "letter", rank=2)
    outcome_on: date | None = column("Outcome on", "the day of that", "2026-04-06", rank=3, spoken=True)


def offer(work: UnitOfWork, offender: str, words: "Typed[NewOffer]") -> FactChange:
    """Record an offer.

    Raises BadValue or NotFound with every fault at once, and DoesNotFit where one of that day is recorded already.
    """
    person, new = facts.understood(work, offender, words)
    row = RestorativeOffer(offender_id=person, **new.stored(), withdrawn_in=None, **work.recorded)
    facts.store(work, row)
    return FactChange(offer_now(work, row))


def answer(work: UnitOfWork, word: str, words: "Typed[OfferAnswer]") -> FactChange:
    """Record the answer to the offer with a reference.

    Raises as `facts.find`, BadValue, both in one answer, and DoesNotFit for one that was answered already.
    """
    from iomctl.inputs.facts.restoratives import OfferBounds

    faults = EveryFault()
    row = faults.take(lambda: facts.find(work, RestorativeOffer, word))
    bounds = OfferBounds(work.policy, work.today, None, row.offered_on if row else None)
    asked = faults.take(lambda: words.read(bounds))
    if row is None or asked is None:
        raise faults.refusal()
    if row.answer is not None and row.answered_on is not None:
        day = spoken(row.answered_on, work.today)
        raise DoesNotFit(
            f"{reference_of(row)} was {row.answer} on {day} already", advice=_correcting(reference_of(row))
        )
    for name, value in (asked.stored() | {"answered_in": work.event}).items():
        setattr(row, name, value)
    work.session.add(row)
    work.session.flush()
    return FactChange(offer_now(work, row), f"{reference_of(row)} was {row.answer}")


def withdraw(work: UnitOfWork, word: str, reason: str) -> FactChange:
    """Withdraw the offer with this reference: its answer and outcome go along. Raises as `facts.withdraw`."""
    row = facts.withdraw(work, RestorativeOffer, word, reason)
    gone = [f"that it was {row.answer} on {spoken(row.answered_on, work.today)}"] if row.answered_on else []
    gone += [f"what came of it, {row.outcome}"] if row.outcome else []
    return FactChange(offer_now(work, row), facts.withdrawn(row, gone))


def offers(work: UnitOfWork, on: date, which: WhichOffers) -> list[OfferRecord]:
    """Offers made by a day, by person, the newest first. The look is logged.

    Raises NotFound and BadValue for unknown words.
    """
    narrowed = narrowed_to(work, AskedDay(work, on), which)
    return [_record(work, row, on) for row in facts.listed(work, RestorativeOffer, on, *narrowed)]


def offer_now(work: UnitOfWork, row: RestorativeOffer) -> OfferRecord:
    """A stored offer, withdrawn or not, as it stands today. The look is logged."""
    return _record(work, facts.one(work, row), work.today)


def _record(work: UnitOfWork, row: Row[Any], on: date) -> OfferRecord:
    answered = row.answered_on is not None and row.answered_on <= on
    came = row.outcome_on is not None and row.outcome_on <= on
    return OfferRecord(
        **facts.shown(work, RestorativeOffer, row),
        offered_on=row.offered_on,
        answer=row.answer if answered else None,
        answered_on=row.answered_on if answered else None,
        note=shown_words(work, row.note, row.restricted),
        answer_note=shown_words(work, row.answer_note, row.restricted) if answered else None,
        withdrawn_on=row.withdrawn_in and work.day_of(row.withdrawn_in),
        stage=row.stage,
        victim_asked=row.victim_asked,
        outcome=row.outcome if came else None,
        outcome_on=row.outcome_on if came else None,
    )


def _correcting(ref: str) -> str:
    return f"if that is wrong: iomctl restorative correct {ref} --answer --to accepted|declined --reason WORDS"
