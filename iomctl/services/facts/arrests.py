"""Arrests of people: record one, put it right, withdraw it, and list them as on a day."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row

from iomctl.domain.columns import column
from iomctl.domain.facts.arrests import for_neighbourhood_crime, names_of
from iomctl.domain.references import name_column, offender_column
from iomctl.services.asked_day import AskedDay
from iomctl.services.facts import correcting
from iomctl.services.facts import rows as facts
from iomctl.services.facts.offences import outcome_by, scope_meant
from iomctl.services.facts.rows import FactChange
from iomctl.services.facts.words import free_words
from iomctl.services.lookup.listed_people import ListedPeople, people_listed
from iomctl.storage.tables.facts.arrests import Arrest
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.facts.arrests import NewArrest
    from iomctl.inputs.typed_words import Typed


@dataclass(frozen=True)
class ArrestRecord:
    """One arrest; the field names are a contract. An outcome after the day asked about is absent."""

    arrest: str = column("Arrest", "the arrest's reference", "A00042", rank=0, kept=True)
    offender: str = offender_column()
    name: str = name_column()
    arrested_on: date = column("Arrested", "the day of the arrest", "2026-03-12", rank=0, spoken=True)
    codes: str | None = column("Codes", "the Home Office codes of what it was for", "028/03, 034/01", rank=0)
    code_names: str | None = column(
        "Code names", "what offences of these categories are called", "Burglary in a dwelling", rank=3
    )
    scope: str = column("Scope", "whether one is a neighbourhood offence: yes, no or ask", "yes", rank=2)
    scope_reason: str = column("Scope reason", "why one is, or what to ask", "burglary of a home", rank=6)
    victim: str = column("Victim", "person, business or not-known", "person", rank=5)
    outcome: str | None = column("Outcome", "charged, cautioned, bailed, ...", "charged", rank=2)
    outcome_on: date | None = column("Outcome on", "the day of the outcome", "2026-03-13", rank=4, spoken=True)
    source: str | None = column("Source", "where it comes from", "custody record", rank=5)
    withdrawn_on: date | None = column("Withdrawn", "the day it was withdrawn", "2026-04-20", shown=False)


@dataclass(frozen=True)
class WhichArrests:
    """Which arrests a list is narrowed to; None for all, `scope` as typed. `since` is the first day that is listed."""

    whose: ListedPeople
    since: date | None = None
    scope: str | None = None


def add(work: UnitOfWork, offender: str, asked: "Typed[NewArrest]") -> FactChange:
    """Record an arrest. Raises as `facts.add`."""
    return FactChange(_now(work, facts.add(work, Arrest, offender, asked)))


def correct(work: UnitOfWork, word: str, asked: correcting.Asked) -> FactChange:
    """Put the arrest with a reference right; the day of its outcome goes with the outcome.

    Raises as `facts.find` and `correcting.correct`.
    """
    from iomctl.inputs.facts.offences import outcome_with_its_day

    asked = asked._replace(words=outcome_with_its_day(asked.words))
    return correcting.correct(work, partial(facts.find, work, Arrest, word), asked, _now)


def withdraw(work: UnitOfWork, word: str, reason: str) -> FactChange:
    """Withdraw the arrest with this reference. Raises as `facts.withdraw`."""
    row = facts.withdraw(work, Arrest, word, reason)
    return FactChange(_now(work, row), facts.withdrawn(row))


def arrests(work: UnitOfWork, on: date, which: WhichArrests) -> list[ArrestRecord]:
    """Arrests by a day, by person, the newest first. The look is logged.

    Raises NotFound and BadValue for unknown words.
    """
    scope = None if which.scope is None else scope_meant(which.scope)
    rows = facts.listed(work, Arrest, on, people_listed(work, AskedDay(work, on), which.whose))
    return [
        _record(work, row, on)
        for row in rows
        if (which.since is None or row.arrested_on >= which.since)
        and scope in (None, for_neighbourhood_crime(row.codes, row.victim)[0])
    ]


def _now(work: UnitOfWork, row: Arrest) -> ArrestRecord:
    return _record(work, facts.one(work, row), work.today)


def _record(work: UnitOfWork, row: Row[Any], on: date) -> ArrestRecord:
    scope, reason = for_neighbourhood_crime(row.codes, row.victim)
    return ArrestRecord(
        **facts.shown(work, Arrest, row),
        **free_words(work, Arrest, row),
        withdrawn_on=row.withdrawn_in and work.day_of(row.withdrawn_in),
        arrested_on=row.arrested_on,
        codes=row.codes,
        code_names=names_of(row.codes),
        scope=scope,
        scope_reason=reason,
        victim=row.victim,
        **outcome_by(row, on),
    )
