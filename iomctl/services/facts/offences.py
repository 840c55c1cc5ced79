"""Offences of people: record one, make it the index offence, withdraw one, and list them as on a day."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row

from iomctl.domain.columns import column
from iomctl.domain.days.days import spoken
from iomctl.domain.facts.offence_codes import name_of
from iomctl.domain.facts.offences import SCOPES, neighbourhood
from iomctl.domain.references import SENTENCE, name_column, offender_column, reference
from iomctl.errors import DoesNotFit
from iomctl.inputs.bounds import Bounds
from iomctl.services.asked_day import AskedDay
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts import rows as facts
from iomctl.services.facts.index_offences import index_now, index_offences
from iomctl.services.facts.kinds import reference_of
from iomctl.services.facts.rows import FactChange
from iomctl.services.facts.words import free_words
from iomctl.services.lookup.listed_people import ListedPeople, people_listed
from iomctl.storage.tables.facts.offences import Offence
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.facts.offences import NewOffence
    from iomctl.inputs.typed_words import Typed


@dataclass(frozen=True)
class OffenceRecord:
    """One offence; the field names are a contract. An outcome or an index day after the day asked about is absent."""

    offence: str = column("Offence", "the offence's reference", "C00042", rank=0, kept=True)
    offender: str = offender_column()
    name: str = name_column()
    committed_on: date = column("Committed", "the day of the offence", "2026-02-03", rank=0, spoken=True)
    code: str | None = column("Code", "the Home Office code, where it is known", "028/03", rank=0)
    code_name: str | None = column(
        "Code name", "what offences of this category are called", "Burglary in a dwelling", rank=3
    )
    scope: str = column("Scope", "whether it is a neighbourhood offence: yes, no or ask", "yes", rank=2)
    scope_reason: str = column("Scope reason", "why it is one, or what to ask", "burglary of a home", rank=6)
    victim: str = column("Victim", "person, business or not-known", "person", rank=5)
    outcome: str | None = column("Outcome", "arrested, charged, convicted, cautioned, ...", "convicted", rank=2)
    outcome_on: date | None = column("Outcome on", "the day of the outcome", "2026-04-01", rank=4, spoken=True)
    index_on: date | None = column(
        "Index on", "the day from which it is the index offence, until another is", "2026-04-01", rank=2, spoken=True
    )
    source: str | None = column("Source", "where it comes from", "PNC", rank=5)
    withdrawn_on: date | None = column("Withdrawn", "the day it was withdrawn", "2026-04-20", shown=False)
    committed_until: date | None = column(
        "Committed until", "the last day, where it was done on several", "2026-02-09", rank=7, spoken=True
    )
    counted_as: str | None = column(
        "Counted as", "breach, or considered with another; absent: an offence by itself", "breach", rank=7
    )
    place: str | None = column("Place", "where, if not in England and Wales", "scotland", rank=8)
    set_aside_on: date | None = column(
        "Set aside", "the day a court set the outcome aside", "2026-06-01", rank=7, spoken=True
    )
    sentence: str | None = column("Sentence", "the sentence that was passed for it", "T00042", rank=8)


@dataclass(frozen=True)
class WhichOffences:
    """Which offences a list is narrowed to; None for all, `scope` as typed.

    `since` is the first day of offending that is listed; `index` leaves only what is the index offence on the day.
    """

    whose: ListedPeople
    since: date | None = None
    scope: str | None = None
    index: bool = False


def add(work: UnitOfWork, offender: str, asked: "Typed[NewOffence]") -> FactChange:
    """Record an offence. Raises as `facts.add`, and DoesNotFit for a sentence that is not the person's."""
    person, new = facts.understood(work, offender, asked)
    if new.sentence is not None:
        from iomctl.services.facts.passed_for import refuse_other_sentence

        refuse_other_sentence(work, person, new.sentence)
    row = Offence(offender_id=person, **new.stored(), **work.recorded)
    facts.store(work, row)
    said = index_now(work, row.offender_id) if row.index_on is not None else ""
    return FactChange(offence_now(work, row), said)


def index(work: UnitOfWork, word: str, on: str | None) -> FactChange:
    """Make a recorded offence the index offence from a day, as typed (None is today).

    Raises as `facts.find`, BadValue for a wrong day, and DoesNotFit for a day before the offence and for one that
    has been the index offence from some day on already.
    """
    from iomctl.inputs.facts.offences import Indexing

    faults = EveryFault()
    row = faults.take(lambda: facts.find(work, Offence, word))
    asked = faults.take(lambda: Indexing.typed(on=on).read(Bounds(work.policy, work.today)))
    if row is None or asked is None:
        raise faults.refusal()
    ref = reference_of(row)
    if row.index_on is not None:
        raise DoesNotFit(
            f"{ref} is an index offence from {spoken(row.index_on, work.today)} already",
            advice=f"if that day is wrong: iomctl offence correct {ref} --index-on DAY --reason WORDS",
        )
    if asked.on < row.committed_on:
        committed = spoken(row.committed_on, work.today)
        raise DoesNotFit(f"{ref} was committed on {committed}, after {spoken(asked.on, work.today)}")
    return _indexed(work, row, asked.on)


def index_no_more(work: UnitOfWork, word: str) -> FactChange:
    """Take back that an offence was ever the index offence. Raises as `facts.find`, and DoesNotFit if it was not."""
    row = facts.find(work, Offence, word)
    if row.index_on is None:
        raise DoesNotFit(f"{reference_of(row)} is not an index offence")
    return _indexed(work, row, None)


def withdraw(work: UnitOfWork, word: str, reason: str) -> FactChange:
    """Withdraw the offence with this reference. Raises as `facts.withdraw`."""
    row = facts.withdraw(work, Offence, word, reason)
    said = facts.withdrawn(row)
    if row.index_on is not None:
        said += f"; {index_now(work, row.offender_id)}"
    return FactChange(offence_now(work, row), said)


def offences(work: UnitOfWork, on: date, which: WhichOffences) -> list[OffenceRecord]:
    """Offences committed by a day, by person, the newest first. The look is logged.

    Raises NotFound and BadValue for unknown words.
    """
    scope = None if which.scope is None else scope_meant(which.scope)
    rows = facts.listed(work, Offence, on, people_listed(work, AskedDay(work, on), which.whose))
    rows = list(index_offences(rows, on)) if which.index else rows
    return [
        _record(work, row, on)
        for row in rows
        if (which.since is None or row.committed_on >= which.since)
        and scope in (None, neighbourhood(row.code, row.victim)[0])
    ]


def scope_meant(word: str) -> str:
    """The word of SCOPES that was typed. Raises BadValue."""
    from iomctl.inputs.choices import one_of

    return one_of("--scope", word, SCOPES)


def outcome_by(row: Row[Any], on: date) -> dict[str, Any]:
    """The outcome of an offence or an arrest with its day; neither where that is after the day asked about."""
    told = row.outcome_on is None or row.outcome_on <= on
    return {"outcome": row.outcome if told else None, "outcome_on": row.outcome_on if told else None}


def _indexed(work: UnitOfWork, row: Offence, on: date | None) -> FactChange:
    row.index_on = on
    work.session.add(row)
    work.session.flush()
    return FactChange(offence_now(work, row), index_now(work, row.offender_id))


def offence_now(work: UnitOfWork, row: Offence) -> OffenceRecord:
    """A stored offence, withdrawn or not, as it stands today. The look is logged."""
    return _record(work, facts.one(work, row), work.today)


def _record(work: UnitOfWork, row: Row[Any], on: date) -> OffenceRecord:
    scope, reason = neighbourhood(row.code, row.victim)
    return OffenceRecord(
        **facts.shown(work, Offence, row),
        **free_words(work, Offence, row),
        withdrawn_on=row.withdrawn_in and work.day_of(row.withdrawn_in),
        committed_on=row.committed_on,
        code=row.code,
        code_name=None if row.code is None else name_of(row.code),
        scope=scope,
        scope_reason=reason,
        victim=row.victim,
        **outcome_by(row, on),
        index_on=_by(row.index_on, on),
        committed_until=row.committed_until,
        counted_as=row.counted_as,
        place=row.place,
        set_aside_on=_by(row.set_aside_on, on),
        sentence=None if row.sentence_id is None else reference(SENTENCE, row.sentence_id),
    )


def _by(day: date | None, on: date) -> date | None:
    return None if day is None or day > on else day
