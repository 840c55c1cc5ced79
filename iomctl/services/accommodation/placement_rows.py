"""Placements as they stood on a day: nights, what is left of them, and how they ended."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, Select, label, select
from sqlmodel import col

from iomctl.domain.accommodation.funded_nights import FundedNights
from iomctl.domain.accommodation.funded_words import in_brief
from iomctl.domain.accommodation.move_on import plan_due_on
from iomctl.domain.accommodation.placements import (
    AGREED,
    PAID,
    after_weeks,
    nights_between,
    nights_over,
    runs_out_on,
    state_on,
)
from iomctl.domain.counts import counted
from iomctl.domain.money import money
from iomctl.domain.policy.home_and_release_choices import Accommodation, PlacementKind
from iomctl.domain.references import PERSON, PLACEMENT, listed_name, reference
from iomctl.services.accommodation.funded import FundedNightsOf, funded_until_of
from iomctl.services.accommodation.records import PlacementRecord, expected_until, newest
from iomctl.services.accommodation.support_rows import Support, supports_of
from iomctl.services.asked_day import AskedDay
from iomctl.services.dated_rows import newest_then
from iomctl.services.facts.words import free_words
from iomctl.services.lookup.find_person import shown_words
from iomctl.services.policy_then import wordings
from iomctl.storage.bulk import read
from iomctl.storage.made_once import made_once, with_more
from iomctl.storage.tables.dated.placement_plans import PlacementPlan
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.placements import Placement
from iomctl.storage.tables.referrals import Provider
from iomctl.storage.unit_of_work import UnitOfWork

NOT_ENDED = dict.fromkeys(("left_on", "reason", "reason_words", "moved_to", "moved_to_settled"))


def records(
    work: UnitOfWork,
    day: AskedDay,
    *narrowed: ColumnElement[bool],
    keep: Callable[[PlacementRecord], bool] | None = None,
) -> list[PlacementRecord]:
    """The placements so narrowed as they stood on a day, by person, the newest first. The look is logged.

    `keep` says of a record whether it is one of them; None for all.
    """
    rows: Sequence[Row[Any]] = read(work, with_more(_query(day.on), *narrowed))
    limits = FundedNightsOf(work, day, (row.offender_id for row in rows))
    kinds, words = day.either(PlacementKind), _Words(day.either(Accommodation), wordings(work))
    supports = supports_of(work, day, [row.id for row in rows])
    then = {row.id: _Then(words, limits.of_row(row), supports.get(row.id, ())) for row in rows}
    found = [(row, _record(work, row, day.on, kinds[row.kind], then[row.id])) for row in rows]
    kept = [(row, one) for row, one in found if keep is None or keep(one)]
    work.looked_at(row.offender_id for row, _ in kept)
    return [one for _, one in kept]


def placement_now(work: UnitOfWork, row: Placement) -> PlacementRecord:
    """A stored placement, withdrawn or not, as it stands today. The look is logged."""
    return records(work, AskedDay(work, work.today), col(Placement.id) == row.id)[0]


@dataclass(frozen=True)
class _Words:
    """The kinds of accommodation, and what words a reason as when it was recorded."""

    codes: dict[str, Accommodation]
    wording: Callable[[int, str, str], str]

    def settled(self, code: str | None) -> str | None:
        """The class of a code of accommodation; None for a word that is none."""
        return self.codes[code].settled if code in self.codes else None


class _Then(NamedTuple):
    """What goes with one placement: how codes are worded, what is paid for of it, None for no clock, who supports."""

    words: _Words
    funded: FundedNights | None
    supports: Sequence[Support]

    @property
    def funded_leaves_on(self) -> date | None:
        """The day of leaving when the funded nights are used up."""
        return funded_until_of(self.funded)


@made_once
def _query(on: date) -> Select[Any]:
    table: Any = Placement
    person = (col(Offender.surname), col(Offender.forenames), col(Offender.restricted))
    extended = (label("extended_on", newest("from_on", on)), label("extended_because", newest("reason", on)))
    shown = (label("until", expected_until(on)), label("provider", col(Provider.name)))
    planned: Any = PlacementPlan
    plan = (planned.accommodation.label("planned_to"), planned.from_on.label("planned_on"), planned.note.label("plan"))
    query = select(*table.__table__.columns, *person, *extended, *shown, *plan)
    query = query.outerjoin(planned, planned.id == newest_then(planned, Placement.id, "placement_id", on))
    query = query.join(Offender, col(Offender.id) == col(Placement.offender_id))
    query = query.outerjoin(Provider, col(Provider.id) == col(Placement.provider_id))
    return query.order_by(col(Placement.offender_id), col(Placement.from_on).desc(), col(Placement.id).desc())


def _record(work: UnitOfWork, row: Row[Any], on: date, kind: PlacementKind, then: _Then) -> PlacementRecord:
    state, funded = _state(row, on, kind), then.funded_leaves_on
    ended = row.left_on is not None and row.left_on <= on
    last = None if ended else runs_out_on(funded, row.until)
    free = free_words(work, Placement, row)
    return PlacementRecord(
        placement=reference(PLACEMENT, row.id),
        offender=reference(PERSON, row.offender_id),
        name=listed_name(row.surname, row.forenames, work.hides(row.restricted)),
        accommodation=kind.accommodation,
        settled=then.words.settled(kind.accommodation) or "",
        leaves_on=row.until,
        leaves_basis=_basis(row, then.funded, shown_words(work, row.extended_because, row.restricted), free),
        funded_leaves_on=funded,
        funded_basis=None if then.funded is None else in_brief(then.funded),
        state=state,
        hour_in=None if row.from_on > on else row.hour_in,
        nights=0 if kind.money else nights_between(row.from_on, row.left_on if ended else on),
        days_left=_days_left(last, on, kind),
        amount=money(row.amount_pence),
        per_night=money(row.per_night_pence),
        weeks=row.weeks,
        paid_on=row.paid_on,
        overstay=nights_over(on, funded, row.until, row.left_on),
        **(_ended(row, then.words) if ended else NOT_ENDED),
        **free,
        **{name: getattr(row, name) for name in ("kind", "provider", "area", "from_on")},
        withdrawn_on=row.withdrawn_in and work.day_of(row.withdrawn_in),
        planned_to=row.planned_to,
        planned_on=row.planned_on,
        plan_note=shown_words(work, row.plan, row.restricted),
        plan_due_on=plan_due_on(row.from_on, last, kind.move_on_before),
        support=[one.told for one in then.supports],
    )


def _state(row: Row[Any], on: date, kind: PlacementKind) -> str:
    if kind.money:
        return PAID if row.paid_on is not None and row.paid_on <= on else AGREED
    return state_on(on, row.from_on, row.left_on)


def _days_left(last: date | None, on: date, kind: PlacementKind) -> int | None:
    """Days to the day of leaving. What money paid for is over then; nobody needs to end it."""
    return None if last is None or (kind.money and last < on) else (last - on).days


def _basis(row: Row[Any], funded: FundedNights | None, because: str | None, free: Mapping[str, Any]) -> str | None:
    """Where the day of leaving comes from."""
    if row.extended_on is not None:
        return f"extended: {because}" if because else "extended"
    if row.weeks is not None and row.until == after_weeks(row.from_on, row.weeks):
        return f"{counted(row.weeks, 'week')} of rent"
    if row.over_because is not None and funded is not None:
        return f"overstay: {free['over_because']}" if free["over_because"] else "overstay"
    if row.until is None:
        return None
    if funded is None or row.until != funded.leaves_on:
        return "as given"
    nights, whole = counted(nights_between(row.from_on, row.until), "funded night"), funded.limit.nights
    return nights if funded.whole or whole is None else f"{nights} left of {whole}"


def _ended(row: Row[Any], words: _Words) -> dict[str, Any]:
    return {
        "left_on": row.left_on,
        "reason": row.end_reason,
        "reason_words": words.wording(row.ended_in, "placement", row.end_reason),
        "moved_to": row.moved_to,
        "moved_to_settled": words.settled(row.moved_to),
    }
