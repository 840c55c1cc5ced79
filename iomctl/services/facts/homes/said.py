"""Where people sleep, as somebody said: record it, put it right, withdraw it, and list what was said by a day."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Row
from sqlmodel import col

from iomctl.domain.accommodation.home import OWN_WORDS, kind_in_words
from iomctl.domain.columns import column
from iomctl.domain.policy.home_and_release_choices import Accommodation
from iomctl.domain.references import name_column, offender_column
from iomctl.services.asked_day import AskedDay
from iomctl.services.facts import correcting
from iomctl.services.facts import rows as facts
from iomctl.services.facts.rows import FactChange
from iomctl.services.facts.words import free_words
from iomctl.services.lookup.listed_people import ListedPeople, people_listed
from iomctl.services.lookup.placement_areas import area_as_written
from iomctl.storage.tables.facts.homes import SaidHome
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.facts.homes import NewHome
    from iomctl.inputs.typed_words import Typed


@dataclass(frozen=True)
class HomeRecord:
    """What was said of one home; the field names are a contract. `leaves_on` is a day of leaving."""

    home: str = column("Home", "the reference of what was said", "H00042", rank=0, kept=True)
    offender: str = offender_column()
    name: str = name_column()
    from_on: date = column("From", "the day from which it was said to be so", "2026-04-07", rank=0, spoken=True)
    kind: str = column("Kind", "a code of accommodation, not-known, would-not-say or hospital", "A08A", rank=0)
    kind_name: str = column("Kind name", "what the policy calls it", "Rough sleeping", rank=2)
    settled: str | None = column("Settled", "settled, transient or homeless, by that code", "homeless", rank=2)
    area: str | None = column("Area", "where it is", "Luton", rank=3)
    leaves_on: date | None = column("Leaves", "the day of leaving, if one was said", "2026-04-24", rank=2, spoken=True)
    source: str | None = column("Source", "where it comes from", "himself, by telephone", rank=4)
    withdrawn_on: date | None = column("Withdrawn", "the day it was withdrawn", "2026-04-20", shown=False)


@dataclass(frozen=True)
class WhichHomes:
    """Which of what was said a list is narrowed to; None for all, `kind` as typed."""

    whose: ListedPeople
    kind: str | None = None


def add(work: UnitOfWork, offender: str, asked: "Typed[NewHome]") -> SaidHome:
    """Record where somebody sleeps; answer the row.

    Raises BadValue or NotFound with every fault at once, and DoesNotFit where the same is recorded already.
    """
    person, new = facts.understood(work, offender, asked)
    row = SaidHome(offender_id=person, **_stored(work, new), **work.recorded)
    facts.store(work, row)
    return row


def correct(work: UnitOfWork, word: str, asked: correcting.Asked) -> FactChange:
    """Put right what was said, by its reference. Raises as `facts.find` and `correcting.correct`."""
    if area := asked.words.given.get("area"):
        asked = asked._replace(words=asked.words.also(area=area_as_written(work, str(area))))
    return correcting.correct(work, partial(facts.find, work, SaidHome, word), asked, home_now)


def withdraw(work: UnitOfWork, word: str, reason: str) -> FactChange:
    """Withdraw what was said, by its reference. Raises as `facts.withdraw`."""
    row = facts.withdraw(work, SaidHome, word, reason)
    return FactChange(home_now(work, row), facts.withdrawn(row))


def homes(work: UnitOfWork, on: date, which: WhichHomes) -> list[HomeRecord]:
    """What was said of a day or before, by person, the newest first. The look is logged.

    Raises NotFound and BadValue for unknown words.
    """
    day = AskedDay(work, on)
    narrowed = [people_listed(work, day, which.whose)]
    if which.kind is not None:
        narrowed.append(_of_kind(work, which.kind))
    kinds = day.either(Accommodation)
    return [_record(work, row, kinds) for row in facts.listed(work, SaidHome, on, *narrowed)]


def home_now(work: UnitOfWork, row: SaidHome) -> HomeRecord:
    """What was said of a home, withdrawn or not, as it stands today. The look is logged."""
    return _record(work, facts.one(work, row), work.policy.accommodations)


def _stored(work: UnitOfWork, new: "NewHome") -> dict[str, Any]:
    area = area_as_written(work, new.area) if new.area else None
    return new.stored() | {"area": area}


def _of_kind(work: UnitOfWork, word: str) -> ColumnElement[bool]:
    told = word.strip().casefold()
    if told in OWN_WORDS:
        return col(SaidHome.kind) == told
    return facts.of_kind(work, SaidHome, Accommodation, word)


def _record(work: UnitOfWork, row: Row[Any], kinds: dict[str, Accommodation]) -> HomeRecord:
    return HomeRecord(
        **facts.shown(work, SaidHome, row),
        **free_words(work, SaidHome, row),
        withdrawn_on=row.withdrawn_in and work.day_of(row.withdrawn_in),
        kind=row.kind,
        kind_name=kind_in_words(row.kind, kinds),
        settled=kinds[row.kind].settled if row.kind in kinds else None,
        **{name: getattr(row, name) for name in ("from_on", "area", "leaves_on")},
    )
