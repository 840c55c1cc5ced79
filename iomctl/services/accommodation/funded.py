"""What is paid for of placements, read for many people at once: their other placements, and their releases."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, or_
from sqlmodel import col

from iomctl.domain.accommodation.funded_nights import FundedNights, Limit, Slept, counts_as, funded_nights
from iomctl.domain.accommodation.home import Held
from iomctl.domain.accommodation.placements import after_nights, after_weeks, lasts_until, nights_between
from iomctl.domain.policy.home_and_release_choices import PlacementKind
from iomctl.services.accommodation.records import placed_by
from iomctl.services.asked_day import AskedDay
from iomctl.services.lookup.stays_begun import stays_begun
from iomctl.storage.bulk import rows_among
from iomctl.storage.made_once import made_once, with_more
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.placements import Placement
from iomctl.storage.unit_of_work import UnitOfWork

Paid = FundedNights | None

NEW = 2**63
"""The row number of a placement that is not recorded yet: after every other of its first day."""


class PlacedRow(NamedTuple):
    """Of a stored placement what `FundedNightsOf.of_row` reads, for a query that calls its columns otherwise."""

    id: int
    offender_id: int
    kind: str
    from_on: date
    funded_leaves_on: date | None


class FundedNightsOf:
    """What is paid for of placements of some people (row numbers), as it was known on a day."""

    def __init__(self, work: UnitOfWork, day: AskedDay, people: Iterable[int]) -> None:
        self._kinds = day.either(PlacementKind)
        self._slept: dict[tuple[int, str], list[Slept]] = defaultdict(list)
        whose = set(people)
        self._inside = stays_of(work, day.on, whose)
        self._read_placements(work, day.on, whose)

    def of_row(self, row: Any) -> FundedNights | None:
        """What is paid for of a stored placement: so many nights as when it was recorded; None for no clock."""
        nights = None if row.funded_leaves_on is None else nights_between(row.from_on, row.funded_leaves_on)
        limit = Limit(nights, self._rule(row.kind).within)
        return self._found(row.offender_id, Slept(row.id, row.kind, row.from_on, None), limit)

    def of_new(self, person: int, kind: str, from_on: date, number: int = NEW) -> FundedNights | None:
        """The same of a placement of a kind that is to begin on a day, by the policy that counts."""
        rule = self._rule(kind)
        return self._found(person, Slept(number, kind, from_on, None), Limit(rule.nights, rule.within))

    def _found(self, person: int, one: Slept, limit: Limit) -> FundedNights | None:
        if limit == Limit(None):
            return None
        others = (other for other in self._slept[person, self._rule(one.kind).code] if other.number != one.number)
        return funded_nights(one, limit, others, self._inside[person])

    def _rule(self, kind: str) -> PlacementKind:
        return counts_as(self._kinds[kind], self._kinds)

    def _read_placements(self, work: UnitOfWork, on: date, people: set[int]) -> None:
        rules = ((code, self._rule(code)) for code in self._kinds)
        clocked = [code for code, rule in rules if rule.nights is not None or rule.within is not None]
        placed = with_more(placed_by(on), _may_run(tuple(clocked)))
        for row in rows_among(work, placed, col(Placement.offender_id), people):
            left_on = row.left_on if row.left_on is not None and row.left_on <= on else None
            slept = Slept(row.id, row.kind, row.from_on, lasts_until(on, row.until, left_on))
            self._slept[row.offender_id, self._rule(row.kind).code].append(slept)


@made_once
def _may_run(kinds: tuple[str, ...]) -> ColumnElement[bool]:
    """SQL for the placements that a clock may run for: by what was recorded with them, or by their kind."""
    return or_(col(Placement.funded_leaves_on).is_not(None), col(Placement.kind).in_(kinds))


def stays_of(work: UnitOfWork, on: date, people: set[int]) -> Mapping[int, list[Held]]:
    """The stays in custody of people (row numbers), as it was known on a day; an empty list for somebody without."""
    inside = defaultdict[int, list[Held]](list)
    for row in rows_among(work, stays_begun(on), col(Custody.offender_id), people):
        to_on = row.to_on if row.to_on is not None and row.to_on <= on else None
        inside[row.offender_id].append(Held(row.from_on, to_on))
    return inside


def paid_for(work: UnitOfWork, person: int | None, row: Placement | None = None) -> "Callable[[str, date], Paid]":
    """What answers what is paid for of a placement of somebody, by its kind and first day, as it is known today.

    `row` is the placement where it is recorded already: by itself it keeps the nights that it was recorded with.
    """
    if person is None:
        return lambda *_: None
    limits, whose = FundedNightsOf(work, AskedDay(work, work.today), (person,)), person

    def answer(kind: str, from_on: date) -> Paid:
        if row is None:
            return limits.of_new(whose, kind, from_on)
        same = (kind, from_on) == (row.kind, row.from_on)
        return limits.of_row(row) if same else limits.of_new(whose, kind, from_on, row.id)

    return answer


def funded_until_of(paid: Paid) -> date | None:
    """The day of leaving when no funded night is left any more; None for no clock."""
    return None if paid is None else paid.leaves_on


def days_left_to(funded: Paid) -> date | None:
    """The day of leaving that funded nights give by themselves; None for no clock, and where none is left."""
    return funded.leaves_on if funded is not None and funded.left else None


def rent_until(work: UnitOfWork, kind: str, from_on: date, weeks: int | None) -> date | None:
    """The day on which weeks of rent in advance are used up; None where none are said, and for other kinds."""
    return after_weeks(from_on, weeks) if weeks is not None and work.policy.placements[kind].in_advance else None


def funded_until(work: UnitOfWork, kind: str, from_on: date) -> date | None:
    """The day of leaving when all nights that the rule of a kind pays for are used up; None for no clock."""
    kinds = work.policy.placements
    nights = counts_as(kinds[kind], kinds).nights
    return None if nights is None else after_nights(from_on, nights)
