"""What placements cost in some time: by funder, area, month or kind, with the people and the nights."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, case, func, literal, select
from sqlmodel import col

from iomctl.domain.accommodation.spans import DaySpan, months
from iomctl.domain.columns import column
from iomctl.domain.counts import counted
from iomctl.domain.days.days import spoken
from iomctl.domain.money import Money, added_up, money
from iomctl.domain.policy.home_and_release_choices import PlacementKind
from iomctl.domain.references import RESTRICTED_NAME
from iomctl.errors import BadValue
from iomctl.services.accommodation.lists import WhichPlacements, asked_for
from iomctl.services.accommodation.records import counts_on
from iomctl.services.asked_day import AskedDay
from iomctl.services.every_fault import EveryFault
from iomctl.services.figures.signposting import ALL
from iomctl.services.figures.spend_counts import SpendAsked, spend, whole
from iomctl.services.rescopes.reports.group_names import NOT_RECORDED
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.placements import Placement
from iomctl.storage.unit_of_work import UnitOfWork

BY = ("funder", "area", "month", "kind")
MONTH = "month"


@dataclass(frozen=True)
class PlacementSpend:
    """What the placements of a group cost in some time; the field names are a contract.

    The last record is of all groups together: each person and each placement counts once there, too.
    """

    group: str = column(
        "Group", f"the funder, area, month or kind; {ALL}: all together", "prevention team", rank=0, kept=True
    )
    people: int = column("People", "with a night or a payment in the time, each once", "12", rank=0, right=True)
    placements: int = column("Placements", "how many they have", "14", rank=2, right=True)
    nights: int = column("Nights", "nights slept in the time", "96", rank=0, right=True)
    for_nights: Money | None = column(
        "For nights", "what those cost whose cost is recorded; absent: of none", "6000.00", rank=2, right=True
    )
    paid: Money | None = column("Paid", "money paid in the time; absent: none recorded", "2400.00", rank=2, right=True)
    spend: Money | None = column("Spend", "both together; absent: nothing recorded", "8400.00", rank=0, right=True)
    cost_not_recorded: int = column(
        "Cost not recorded", "placements whose cost nobody recorded: in no amount", "3", rank=2, right=True
    )
    not_paid: int = column("Not paid", "money agreed and not paid: in no amount", "1", rank=2, right=True)


class SpendTime(NamedTuple):
    """The days that are added up, both included; None for no first day, and for the day asked about."""

    first: date | None = None
    last: date | None = None


def placement_spend(
    work: UnitOfWork, on: date, by: str, time: SpendTime, which: WhichPlacements
) -> list[PlacementSpend]:
    """What placements cost by one of BY, as it is known on a day; the last record is of all. Nobody is named.

    Nights count where they are slept, up to the day; money counts on the day on which it was paid. Nothing where there
    is neither. Raises BadValue and NotFound with every fault at once.
    """
    day, faults = AskedDay(work, on), EveryFault()
    rows = faults.take(lambda: asked_for(work, day, which))
    faults.take(lambda: _refuse_days(time, on))
    if rows is None or faults.met:
        raise faults.refusal()
    paid_kinds = tuple(code for code, one in day.either(PlacementKind).items() if one.money)
    before = (time.last or on) + timedelta(days=1)
    asked = SpendAsked(on, paid_kinds, (counts_on(on), *rows), (DaySpan(ALL, time.first, before),), bool(rows))
    total = work.session.execute(whole(asked)).one()
    if not total.people:
        return []
    if by == MONTH:
        first = time.first or _first_day(work, asked.narrowed)
        asked = asked._replace(spans=tuple(months(first, before)))
    found = [_record(row) for row in work.session.execute(spend(asked, _key(work, by)))]
    return [*sorted(found, key=_place), _all(found, total)]


def not_counted(found: list[PlacementSpend]) -> str:
    """What is said of what no amount holds, with a blank after it; "" where there is nothing of it."""
    if not found:
        return ""
    total, said = found[-1], []
    if total.cost_not_recorded:
        said.append(f"Cost not recorded for {counted(total.cost_not_recorded, 'placement')}.")
    if total.not_paid:
        said.append(f"Agreed and not paid for {counted(total.not_paid, 'placement')}.")
    return "".join(f"{one} " for one in said)


def _refuse_days(time: SpendTime, on: date) -> None:
    given = {"--from": time.first, "--until": time.last}
    found = [f"{name} {spoken(day, on)} is after {spoken(on, on)}" for name, day in given.items() if day and day > on]
    if not found and time.first and time.last and time.first > time.last:
        found = [f"--from {spoken(time.first, on)} is after --until {spoken(time.last, on)}"]
    if found:
        raise BadValue(*found)


def _key(work: UnitOfWork, by: str) -> Any:
    """What is added up by, in SQL; None for the month. Who paid for somebody with a limited-access mark is hidden."""
    if by == MONTH:
        return None
    keys: dict[str, Any] = {"area": col(Placement.area), "kind": col(Placement.kind)}
    if by in keys:
        return keys[by]
    funder = col(Placement.funder)
    if not work.hides(True):
        return funder
    marked = col(Placement.offender_id).in_(select(col(Offender.id)).where(col(Offender.restricted)))
    return case((funder.is_not(None) & marked, literal(RESTRICTED_NAME)), else_=funder)


def _first_day(work: UnitOfWork, rows: Sequence[ColumnElement[bool]]) -> date:
    """The first day of any placement, or of any payment."""
    firsts = select(func.min(col(Placement.from_on)), func.min(col(Placement.paid_on)))
    firsts = firsts.join(Offender, col(Offender.id) == col(Placement.offender_id))
    first: date = min(day for day in work.session.execute(firsts.where(*rows)).one() if day is not None)
    return first


def _place(one: PlacementSpend) -> tuple[bool, str]:
    return one.group in {NOT_RECORDED, RESTRICTED_NAME}, one.group.casefold()


def _record(row: Any) -> PlacementSpend:
    for_nights, paid = money(row.for_nights), money(row.paid)
    return PlacementSpend(
        group=NOT_RECORDED if row.key is None else row.key,
        nights=int(row.nights),
        for_nights=for_nights,
        paid=paid,
        spend=added_up((for_nights, paid)),
        **_counted(row),
    )


def _all(found: Sequence[PlacementSpend], total: Any) -> PlacementSpend:
    """All groups together: nights and amounts add up, while people and placements may be in several."""
    amounts: dict[str, Any] = {
        name: added_up(getattr(one, name) for one in found) for name in ("for_nights", "paid", "spend")
    }
    return PlacementSpend(group=ALL, nights=sum(one.nights for one in found), **amounts, **_counted(total))


def _counted(row: Any) -> dict[str, Any]:
    return {
        "people": row.people,
        "placements": row.placements,
        "cost_not_recorded": int(row.not_recorded),
        "not_paid": int(row.not_paid),
    }
