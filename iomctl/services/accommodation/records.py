"""What a list says of a placement, and the SQL for how one stood on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, and_, func, or_, select
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.money import Money
from iomctl.domain.policy.home_and_release_choices import PlacementKind
from iomctl.domain.references import name_column, offender_column
from iomctl.services.dated_rows import newest_then
from iomctl.storage.made_once import Query, made_once
from iomctl.storage.tables.placements import Placement, PlacementExtension


@dataclass(frozen=True)
class PlacementRecord:
    """One placement; the field names are a contract. `leaves_on` and `funded_leaves_on` are days of leaving."""

    placement: str = column("Placement", "the placement's reference", "P00042", rank=0, kept=True)
    offender: str = offender_column()
    name: str = name_column()
    kind: str = column("Kind", "the code of its kind in the policy", "hotel", rank=0)
    accommodation: str = column("Accommodation", "what kind of accommodation it is", "A03", shown=False)
    settled: str = column("Settled", "settled, transient or homeless, by that code", "transient", rank=3)
    provider: str | None = column("Provider", "who provides it", "Harbour Trust", rank=2)
    area: str | None = column("Area", "where it is", "Luton", rank=4)
    from_on: date = column("From", "its first day", "2026-04-07", rank=2, spoken=True)
    leaves_on: date | None = column("Leaves", "the expected day of leaving", "2026-04-24", rank=0, spoken=True)
    leaves_basis: str | None = column(
        "Leaves basis", "where that day comes from: funded nights, as given, overstay, or an extension",
        "extended: no move yet",
        rank=5,
    )  # fmt: skip
    funded_leaves_on: date | None = column(
        "Funded leaves", "the day of leaving when the funded nights are used up, by whatever placement", "2026-04-21",
        rank=2, spoken=True,
    )  # fmt: skip
    state: str = column("State", "ahead, open or ended; of money agreed or paid", "open", rank=2)
    nights: int = column("Nights", "nights stayed by that day", "13", rank=4, right=True)
    days_left: int | None = column(
        "Days left", "days to the funded or the expected end, the earlier; below 0 when past", "1", rank=0, right=True
    )
    overstay: int | None = column(
        "Overstay", "nights over the funded ones, to the day of leaving; absent: no clock", "3", rank=2, right=True
    )
    funder: str | None = column("Funder", "who pays", "prevention team", rank=5)
    note: str | None = column("Note", "words kept with it", "booking 4417", shown=False)
    left_on: date | None = column("Left", "the day of leaving, once it ended", "2026-04-24", rank=2, spoken=True)
    reason: str | None = column("Reason code", "why it ended", "moved-on", shown=False)
    reason_words: str | None = column("Reason", "why it ended, as it was worded then", "planned move-on", rank=5)
    moved_to: str | None = column("Moved to", "where to: a code of accommodation, or a word", "A01D", rank=3)
    moved_to_settled: str | None = column("Moved to settled", "the class of that code", "settled", shown=False)
    withdrawn_on: date | None = column("Withdrawn", "the day it was withdrawn", "2026-04-20", shown=False)
    funded_basis: str | None = column("Funded basis", "why so long", "14 funded nights from 7 Apr 2026", shown=False)
    over_because: str | None = column(
        "Over because", "why it may go on past the funded nights, or cost more than the cap", "no move-on yet",
        shown=False,
    )  # fmt: skip
    hour_in: str | None = column("Hour in", "when they came in on the first day", "17:10", rank=4)
    amount: Money | None = column("Amount", "what is paid, of money", "1250.00", rank=5, right=True)
    paid_on: date | None = column("Paid", "the day on which it was paid", "2026-04-17", rank=5, spoken=True)
    weeks: int | None = column("Weeks", "so many weeks of rent", "4", shown=False, right=True)
    payee: str | None = column("Payee", "to whom it is paid", "Harbour Lettings", shown=False)
    per_night: Money | None = column("Per night", "what a night costs", "62.50", rank=5, right=True)
    planned_to: str | None = column("Planned to", "where to next, as planned: a code of accommodation", "A01D", rank=6)
    planned_on: date | None = column("Planned", "since when that is the plan", "2026-04-13", shown=False)
    plan_note: str | None = column("Plan note", "words kept with that plan", "bid made", shown=False)
    plan_due_on: date | None = column(
        "Plan due", "the day by which a move-on plan is due; absent: never", "2026-04-14", rank=6, spoken=True
    )
    support: list[str] = column("Support", "the referrals that support it, as they stood", "R00042 started", rank=6)


def newest(of: str, on: date) -> ScalarSelect[Any]:
    """SQL for a column of the extension of a placement that counts on a day; null when there is none."""
    return newest_then(PlacementExtension, Placement.id, "placement_id", on, of)


@made_once
def expected_until(on: date) -> ColumnElement[Any]:
    """SQL for the expected day of leaving of a placement, as it was known on a day."""
    return func.coalesce(newest("leaves_on", on), col(Placement.leaves_on))


@made_once
def counts_on(on: date) -> ColumnElement[bool]:
    """SQL for the placements that were arranged by a day and are not withdrawn."""
    return and_(col(Placement.withdrawn_in).is_(None), col(Placement.made_on) <= on)


def slept_in(kinds: Mapping[str, PlacementKind], table: Any = Placement) -> ColumnElement[bool]:
    """SQL for the placements that are places: money is none, and nobody sleeps in it. `table` may be an alias."""
    return none_of(table, tuple(code for code, one in kinds.items() if one.money))


@made_once
def none_of(table: Any, codes: tuple[str, ...]) -> ColumnElement[bool]:
    """SQL for the rows of a table whose kind is none of some codes."""
    return col(table.kind).not_in(codes)


@made_once
def placed_by(on: date) -> Query:
    """SQL for the placements that count on a day, with the expected day of leaving (`until`)."""
    columns = (Placement.id, Placement.offender_id, Placement.kind, Placement.from_on, Placement.left_on)
    return select(*map(col, columns), expected_until(on).label("until")).where(counts_on(on))


@made_once
def not_ended_on(on: date) -> ColumnElement[bool]:
    """SQL for the placements that had not ended by a day."""
    return or_(col(Placement.left_on).is_(None), col(Placement.left_on) > on)
