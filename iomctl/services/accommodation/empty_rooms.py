"""Placements that go on while their person is in custody: rooms that are paid for and nobody sleeps in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, Select, and_, label
from sqlmodel import col

from iomctl.domain.accommodation.empty_rooms import end_command, nights_empty, reason_of, to_end
from iomctl.domain.accommodation.placements import runs_out_on
from iomctl.domain.columns import column
from iomctl.domain.references import PLACEMENT, name_column, offender_column, reference
from iomctl.domain.what_to_type import up_to_reference
from iomctl.services.accommodation.funded import FundedNightsOf, PlacedRow, funded_until_of
from iomctl.services.accommodation.records import counts_on, expected_until, not_ended_on, slept_in
from iomctl.services.asked_day import AskedDay
from iomctl.services.custody.days import Due, ReleaseDays
from iomctl.services.custody.records import stays_query, whose
from iomctl.services.custody.stays import in_custody_on
from iomctl.services.lookup.deaths import not_dead
from iomctl.services.lookup.listed_people import ListedPeople, people_recorded
from iomctl.services.lookup.whose_cases import WhoseCases
from iomctl.storage.bulk import read
from iomctl.storage.made_once import made_once, with_more
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.placements import Placement
from iomctl.storage.tables.referrals import Provider
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class EmptyRoom:
    """One placement that goes on while its person is in custody; the field names are a contract."""

    placement: str = column("Placement", "the placement's reference", "P00042", rank=0, kept=True)
    offender: str = offender_column()
    name: str = name_column()
    kind: str = column("Kind", "the code of its kind in the policy", "hotel", rank=2)
    provider: str | None = column("Provider", "who provides it", "Harbour Trust", rank=3)
    area: str | None = column("Area", "where it is", "Luton", rank=5)
    in_custody_since: date = column(
        "In custody since", "the first day of the stay in custody", "2026-04-20", rank=0, spoken=True
    )
    nights_empty: int = column("Nights empty", "nights by that day in which it stood empty", "3", rank=0, right=True)
    leaves_on: date | None = column(
        "Leaves", "the day of leaving until which it is kept, the funded or the expected, the earlier", "2026-05-04",
        rank=2, spoken=True,
    )  # fmt: skip
    release_on: date | None = column("Release", "the day of release, if known", "2026-06-11", rank=2, spoken=True)
    prison: str | None = column("Prison", "the prison, if known", "HMP Bedford", rank=4)
    command: str = column(
        "Command", "how it is ended", "iomctl placement end P00042 --on 2026-04-20 --reason custody --to custody",
        rank=0, kept=True, narrow=up_to_reference,
    )  # fmt: skip


def empty_rooms(work: UnitOfWork, on: date, cases: WhoseCases) -> list[EmptyRoom]:
    """The placements that go on on a day while the person is in custody, those that stood empty longest in front.

    The look is logged. Raises NotFound for unknown words of `cases`.
    """
    day = AskedDay(work, on)
    return empty_as_of(work, day, *people_recorded(work, day, ListedPeople(None, cases)))


def empty_as_of(work: UnitOfWork, day: AskedDay, *narrowed: ColumnElement[bool]) -> list[EmptyRoom]:
    """As `empty_rooms`, for a caller that has the day and the people."""
    found = rooms_kept(work, day, *narrowed)
    work.looked_at(person for person, _ in found)
    return [one for _, one in found]


def rooms_kept(work: UnitOfWork, day: AskedDay, *narrowed: ColumnElement[bool]) -> list[tuple[int, EmptyRoom]]:
    """The same with the row number of the person of each; logging the look is the caller's."""
    rows = _rows(work, day.on, *narrowed, *not_dead(work, day.on))
    known = _Known(day, ReleaseDays(work, day, rows), FundedNightsOf(work, day, (row.offender_id for row in rows)))
    found = [(row.offender_id, _room(work, row, known)) for row in rows]
    return sorted(found, key=lambda one: (-one[1].nights_empty, one[1].placement))


class _Known(NamedTuple):
    day: AskedDay
    days: ReleaseDays
    limits: FundedNightsOf


def _paid_until(limits: FundedNightsOf, row: Row[Any]) -> date | None:
    placed = PlacedRow(row.placement, row.offender_id, row.placed_as, row.placed_on, row.funded_leaves_on)
    return runs_out_on(funded_until_of(limits.of_row(placed)), row.until)


def _room(work: UnitOfWork, row: Row[Any], known: _Known) -> EmptyRoom:
    day, reasons = known.day, known.day.policy.reasons["placement"]
    ref = reference(PLACEMENT, row.placement)
    return EmptyRoom(
        placement=ref,
        **whose(work, row),
        kind=row.placed_as,
        provider=row.provider,
        area=row.area,
        in_custody_since=row.from_on,
        nights_empty=nights_empty(day.on, row.placed_on, row.from_on),
        leaves_on=_paid_until(known.limits, row),
        release_on=known.days.of(row, Due(row.release_kind, row.due_on, row.decision)).day,
        prison=row.prison,
        command=end_command(ref, to_end(row.placed_on, row.from_on), reason_of(row.kind, reasons)),
    )


def _rows(work: UnitOfWork, on: date, *narrowed: ColumnElement[bool]) -> Sequence[Row[Any]]:
    """Stays in custody of a day, each with a placement of the person that goes on then."""
    return read(work, with_more(_stays_and_placements(on, slept_in(work.policy.placements)), *narrowed))


@made_once
def _stays_and_placements(on: date, slept: ColumnElement[bool]) -> Select[Any]:
    placed: Any = (
        label("placement", col(Placement.id)),
        label("placed_as", col(Placement.kind)),
        label("placed_on", col(Placement.from_on)),
        *(col(one) for one in (Placement.area, Placement.funded_leaves_on)),
        label("until", expected_until(on)),
        label("provider", col(Provider.name)),
    )
    goes_on = and_(counts_on(on), not_ended_on(on), col(Placement.from_on) <= on, slept)
    query = stays_query(on).add_columns(*placed)
    query = query.join(Placement, col(Placement.offender_id) == col(Custody.offender_id))
    query = query.outerjoin(Provider, col(Provider.id) == col(Placement.provider_id))
    return query.where(in_custody_on(on), goes_on)
