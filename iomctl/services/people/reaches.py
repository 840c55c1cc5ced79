"""How people can be reached: record it, end it, put it right, withdraw it, and list it as on a day."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, or_
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.facts.reaches import KINDS
from iomctl.domain.references import name_column, offender_column
from iomctl.services.asked_day import AskedDay
from iomctl.services.facts import correcting
from iomctl.services.facts import rows as facts
from iomctl.services.facts.ends import set_end
from iomctl.services.facts.rows import FactChange
from iomctl.services.facts.words import free_words
from iomctl.services.lookup.listed_people import ListedPeople, people_listed
from iomctl.storage.tables.facts.reaches import Reach
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.facts.reaches import NewReach
    from iomctl.inputs.typed_words import Typed


@dataclass(frozen=True)
class ReachRecord:
    """One way to reach somebody; the field names are a contract. A limited-access mark hides what it is."""

    reach: str = column("Reach", "its reference", "U00042", rank=0, kept=True)
    offender: str = offender_column()
    name: str = name_column()
    kind: str = column("Kind", f"one of {', '.join(KINDS)}", "telephone", rank=0)
    from_on: date = column("From", "the first day", "2026-04-07", rank=2, spoken=True)
    until_on: date | None = column("Until", "the last day, if known", "2026-06-30", rank=2, spoken=True)
    details: str | None = column("Details", "the address or the number", "07700 900123", rank=0)
    postcode: str | None = column("Postcode", "of an address", "LU1 2AB", rank=1)
    not_contacted: str | None = column("Not contacted", "why nobody contacts them there", "a shared house", rank=1)
    source: str | None = column("Source", "where it comes from", "himself", rank=4)
    withdrawn_on: date | None = column("Withdrawn", "the day it was withdrawn", "2026-04-20", shown=False)


@dataclass(frozen=True)
class WhichReaches:
    """Which a list is narrowed to: `kind` as typed, None for all; `still` leaves out those that ended by the day."""

    whose: ListedPeople
    kind: str | None = None
    still: bool = False


def add(work: UnitOfWork, offender: str, asked: "Typed[NewReach]") -> FactChange:
    """Record how somebody can be reached. Raises as `facts.understood` and `facts.store`."""
    person, new = facts.understood(work, offender, asked)
    row = Reach(offender_id=person, **new.stored(), **work.recorded)
    facts.store(work, row)
    return FactChange(_now(work, row))


def end(work: UnitOfWork, word: str, on: date | None) -> FactChange:
    """Set the last day of one; None for no known end. Raises as `set_end`."""
    row, said = set_end(work, Reach, word, on)
    return FactChange(_now(work, row), said)


def correct(work: UnitOfWork, word: str, asked: correcting.Asked) -> FactChange:
    """Put one right, by its reference. Raises as `facts.find` and `correcting.correct`."""
    return correcting.correct(work, partial(facts.find, work, Reach, word), asked, _now)


def withdraw(work: UnitOfWork, word: str, reason: str) -> FactChange:
    """Withdraw one, by its reference. Raises as `facts.withdraw`."""
    row = facts.withdraw(work, Reach, word, reason)
    return FactChange(_now(work, row), facts.withdrawn(row))


def reaches(work: UnitOfWork, on: date, which: WhichReaches) -> list[ReachRecord]:
    """How people could be reached by a day, by person, the newest first. The look is logged.

    Raises NotFound and BadValue for unknown words.
    """
    from iomctl.inputs.choices import meant

    narrowed = [people_listed(work, AskedDay(work, on), which.whose)]
    if which.kind is not None:
        narrowed.append(col(Reach.kind) == meant("--kind", which.kind, KINDS))
    if which.still:
        narrowed.append(or_(col(Reach.until_on).is_(None), col(Reach.until_on) >= on))
    return [_record(work, row) for row in facts.listed(work, Reach, on, *narrowed)]


def _now(work: UnitOfWork, row: Reach) -> ReachRecord:
    return _record(work, facts.one(work, row))


def _record(work: UnitOfWork, row: Row[Any]) -> ReachRecord:
    return ReachRecord(
        **facts.shown(work, Reach, row),
        **free_words(work, Reach, row),
        withdrawn_on=row.withdrawn_in and work.day_of(row.withdrawn_in),
        **{name: getattr(row, name) for name in ("kind", "from_on", "until_on")},
    )
