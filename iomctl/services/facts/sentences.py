"""Sentences of people: record one, end one, withdraw one, and list them as they stood on a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, or_
from sqlmodel import col, select

from iomctl.domain.columns import column
from iomctl.domain.facts.sentences import NO_SENTENCE, final_third_on, runs_on
from iomctl.domain.policy.choices import SentenceKind
from iomctl.domain.references import name_column, offender_column
from iomctl.domain.reviews import full_day
from iomctl.services.asked_day import AskedDay
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts import rows as facts
from iomctl.services.facts.contradictions import MadeRoom, still_ended
from iomctl.services.facts.ends import set_end
from iomctl.services.facts.kinds import reference_of
from iomctl.services.facts.rows import FactChange
from iomctl.services.facts.withdrawing import withdraw_rows
from iomctl.services.facts.words import free_words
from iomctl.services.lookup.listed_people import ListedPeople, people_listed
from iomctl.storage.tables.facts.sentences import Sentence
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.facts.sentences import NewSentence
    from iomctl.inputs.typed_words import Typed
    from iomctl.storage.tables.facts.offences import Offence


@dataclass(frozen=True)
class SentenceRecord:
    """One sentence; the field names are a contract."""

    sentence: str = column("Sentence", "the sentence's reference", "T00042", rank=0, kept=True)
    offender: str = offender_column()
    name: str = name_column()
    kind: str = column("Kind", "the code of its kind in the policy", "licence", rank=0)
    start_on: date = column("Start", "its first day", "2026-02-03", rank=0, spoken=True)
    until_on: date | None = column("Until", "its last day, if known", "2026-11-02", rank=0, spoken=True)
    state: str = column("State", "runs, ended, or none: asked, and there is no sentence", "runs", rank=2)
    statutory: bool = column("Statutory", "whether probation supervises by this kind", "yes", rank=2)
    final_third_on: date | None = column(
        "Final third", "the first day of its final third, where it is statutory and its end known", "2026-08-04",
        rank=2, spoken=True,
    )  # fmt: skip
    source: str | None = column("Source", "where it comes from", "nDelius", rank=4)
    withdrawn_on: date | None = column("Withdrawn", "the day it was withdrawn", "2026-04-20", shown=False)
    final_third_basis: str | None = column(
        "Final third basis",
        "why the final third begins then",
        "two thirds of the days from 3 Feb 2026 to 2 Nov 2026",
        shown=False,
    )


@dataclass(frozen=True)
class WhichSentences:
    """Which sentences a list is narrowed to; `kind` as typed, None for all.

    `statutory` leaves those by which probation supervises the person on the day.
    """

    whose: ListedPeople
    kind: str | None = None
    statutory: bool = False


def add(work: UnitOfWork, offender: str, asked: "Typed[NewSentence]", passed: Sequence[str] = ()) -> FactChange:
    """Record a sentence, or that there is none, and for which offences, as typed, it was `passed`.

    Raises as `facts.understood`, `facts.store`, `passed_for.meant` and `passed_for.passed_for`.
    """
    facts.refuse_without_kinds(work, Sentence)
    faults = EveryFault()
    understood = faults.take(lambda: facts.understood(work, offender, asked))
    offences = faults.take(lambda: _meant(work, passed))
    if understood is None or offences is None:
        raise faults.refusal()
    person, new = understood
    row = Sentence(offender_id=person, **new.stored(), **work.recorded)
    said = [facts.store(work, row), _passed_for(work, row, offences)]
    return FactChange(sentence_now(work, row), "; ".join(filter(None, said)))


def end(work: UnitOfWork, word: str, on: date | None) -> FactChange:
    """Set the last day of a sentence; None for no known end. Raises as `fact_ends.set_end`."""
    row, said = set_end(work, Sentence, word, on)
    return FactChange(sentence_now(work, row), said)


def withdraw(work: UnitOfWork, word: str, reason: str) -> FactChange:
    """Withdraw the sentence with this reference, and its requirements with it. Raises as `facts.withdraw`."""
    # Only here: what else is asked of sentences needs no requirements, and loading tables takes time.
    from iomctl.services.facts.passed_for import not_passed
    from iomctl.storage.tables.requirements import Requirement

    row = facts.withdraw(work, Sentence, word, reason)
    query = select(Requirement).where(Requirement.sentence_id == row.id, col(Requirement.withdrawn_in).is_(None))
    gone = work.session.exec(query.order_by(col(Requirement.id))).all()
    withdraw_rows(work, *gone)
    not_passed(work, row)
    said = facts.withdrawn(row, [reference_of(one) for one in gone])
    return FactChange(
        sentence_now(work, row), MadeRoom(still_ended(work, Sentence, row.offender_id, row.claim)).told(said, True)
    )


def sentences(work: UnitOfWork, on: date, which: WhichSentences) -> list[SentenceRecord]:
    """Sentences that had begun by a day, by person, the newest first. The look is logged.

    Raises NotFound and BadValue for unknown words.
    """
    return sentences_as_of(work, AskedDay(work, on), which)


def sentences_as_of(work: UnitOfWork, day: AskedDay, which: WhichSentences) -> list[SentenceRecord]:
    """As `sentences`, for a caller that has the day."""
    narrowed = [people_listed(work, day, which.whose)]
    if which.kind is not None:
        narrowed.append(facts.of_kind(work, Sentence, SentenceKind, which.kind))
    kinds = day.either(SentenceKind)
    if which.statutory:
        codes = [code for code, one in kinds.items() if one.statutory]
        narrowed += [
            col(Sentence.kind).in_(codes),
            or_(col(Sentence.until_on).is_(None), col(Sentence.until_on) >= day.on),
        ]
    return [_record(work, row, day.on, kinds[row.kind]) for row in facts.listed(work, Sentence, day.on, *narrowed)]


def sentence_now(work: UnitOfWork, row: Sentence) -> SentenceRecord:
    """A stored sentence, withdrawn or not, as it stands today. The look is logged."""
    return _record(work, facts.one(work, row), work.today, work.policy.sentences[row.kind])


def _meant(work: UnitOfWork, passed: Sequence[str]) -> "list[Offence]":
    if not passed:
        return []
    from iomctl.services.facts.passed_for import meant

    return meant(work, passed)


def _passed_for(work: UnitOfWork, row: Sentence, offences: "list[Offence]") -> str:
    if not offences:
        return ""
    from iomctl.services.facts.passed_for import passed_for

    return passed_for(work, row, offences)


def _final_third(row: Row[Any], kind: SentenceKind) -> dict[str, Any]:
    if not kind.statutory or row.until_on is None:
        return {"final_third_on": None, "final_third_basis": None}
    days = f"{full_day(row.start_on)} to {full_day(row.until_on)}"
    third = final_third_on(row.start_on, row.until_on)
    return {"final_third_on": third, "final_third_basis": f"two thirds of the days from {days}"}


def _record(work: UnitOfWork, row: Row[Any], on: date, kind: SentenceKind) -> SentenceRecord:
    state = "runs" if runs_on(on, row.start_on, row.until_on) else "ended"
    return SentenceRecord(
        **facts.shown(work, Sentence, row),
        **free_words(work, Sentence, row),
        withdrawn_on=row.withdrawn_in and work.day_of(row.withdrawn_in),
        kind=row.kind,
        start_on=row.start_on,
        until_on=row.until_on,
        state="none" if row.kind == NO_SENTENCE else state,
        statutory=kind.statutory,
        **_final_third(row, kind),
    )
