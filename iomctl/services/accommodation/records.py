"""Placements as they stood on a day: nights, what is left of them, and how they ended."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, ScalarSelect, Select, and_, func, label, or_, select
from sqlmodel import col

from iomctl.domain.accommodation.placements import AHEAD, ENDED, nights_between, nights_over, runs_out_on, state_on
from iomctl.domain.columns import column
from iomctl.domain.policy.home_and_release_choices import Accommodation, PlacementKind
from iomctl.domain.references import PERSON, PLACEMENT, listed_name, name_column, offender_column, reference
from iomctl.domain.reviews import full_day
from iomctl.services.asked_day import AskedDay
from iomctl.services.dated_rows import newest_then
from iomctl.services.facts.words import free_words
from iomctl.services.lookup.find_person import shown_words
from iomctl.services.referrals.records import wordings
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.placements import Placement, PlacementExtension
from iomctl.storage.tables.referrals import Provider
from iomctl.storage.unit_of_work import UnitOfWork

NOT_ENDED = dict.fromkeys(("left_on", "reason", "reason_words", "moved_to", "moved_to_settled"))


@dataclass(frozen=True)
class PlacementRecord:
    """One placement; the field names are a contract. `leaves_on` and `funded_leaves_on` are days of leaving."""

    placement: str = column("Placement", "the placement's reference", "P00042", rank=0)
    offender: str = offender_column()
    name: str = name_column()
    kind: str = column("Kind", "the code of its kind in the policy", "hotel", rank=0)
    accommodation: str = column("Accommodation", "what kind of accommodation it is", "A03", shown=False)
    settled: str = column("Settled", "settled, transient or homeless, by that code", "transient", rank=3)
    provider: str | None = column("Provider", "who provides it", "Harbour Trust", rank=2)
    area: str | None = column("Area", "where it is", "Luton", rank=4)
    from_on: date = column("From", "its first day", "2026-04-07", rank=1, spoken=True)
    leaves_on: date | None = column("Leaves", "the expected day of leaving", "2026-04-24", rank=0, spoken=True)
    leaves_basis: str | None = column(
        "Leaves basis", "where that day comes from: funded nights, as given, or an extension", "extended: no move yet",
        rank=5,
    )  # fmt: skip
    funded_leaves_on: date | None = column(
        "Funded leaves", "the day of leaving when the funded nights are used up", "2026-04-21", rank=1, spoken=True
    )
    state: str = column("State", "ahead, open or ended", "open", rank=1)
    nights: int = column("Nights", "nights stayed by that day", "13", rank=4, right=True)
    days_left: int | None = column(
        "Days left", "days to the funded or the expected end, the earlier; below 0 when past", "1", rank=0, right=True
    )
    overstay: int | None = column(
        "Overstay", "nights over the funded ones, to the day of leaving; absent: no clock", "3", rank=0, right=True
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


def newest(of: str, on: date) -> ScalarSelect[Any]:
    """SQL for a column of the extension of a placement that counts on a day; null when there is none."""
    return newest_then(PlacementExtension, Placement.id, "placement_id", on, of)


def expected_until(on: date) -> ColumnElement[Any]:
    """SQL for the expected day of leaving of a placement, as it was known on a day."""
    return func.coalesce(newest("leaves_on", on), col(Placement.leaves_on))


def counts_on(on: date) -> ColumnElement[bool]:
    """SQL for the placements that were arranged by a day and are not withdrawn."""
    return and_(col(Placement.withdrawn_in).is_(None), col(Placement.made_on) <= on)


def not_ended_on(on: date) -> ColumnElement[bool]:
    """SQL for the placements that had not ended by a day."""
    return or_(col(Placement.left_on).is_(None), col(Placement.left_on) > on)


def records(work: UnitOfWork, day: AskedDay, *narrowed: ColumnElement[bool]) -> list[PlacementRecord]:
    """The placements so narrowed as they stood on a day, by person, the newest first. The look is logged."""
    order = (col(Placement.offender_id), col(Placement.from_on).desc(), col(Placement.id).desc())
    rows: Sequence[Row[Any]] = work.session.execute(_query(day.on).where(*narrowed).order_by(*order)).all()
    work.looked_at(row.offender_id for row in rows)
    kinds, words = day.either(PlacementKind), _Words(day.either(Accommodation), wordings(work))
    return [_record(work, row, day.on, kinds[row.kind], words) for row in rows]


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


def _query(on: date) -> Select[Any]:
    table: Any = Placement
    person = (col(Offender.surname), col(Offender.forenames), col(Offender.restricted))
    extended = (label("extended_on", newest("from_on", on)), label("extended_because", newest("reason", on)))
    shown = (label("until", expected_until(on)), label("provider", col(Provider.name)))
    query = select(*table.__table__.columns, *person, *extended, *shown)
    query = query.join(Offender, col(Offender.id) == col(Placement.offender_id))
    return query.outerjoin(Provider, col(Provider.id) == col(Placement.provider_id))


def _record(work: UnitOfWork, row: Row[Any], on: date, kind: PlacementKind, words: _Words) -> PlacementRecord:
    state = state_on(on, row.from_on, row.left_on)
    ended = state == ENDED
    last = None if ended else runs_out_on(row.funded_leaves_on, row.until)
    same = ("kind", "provider", "area", "from_on", "funded_leaves_on")
    return PlacementRecord(
        placement=reference(PLACEMENT, row.id),
        offender=reference(PERSON, row.offender_id),
        name=listed_name(row.surname, row.forenames, work.hides(row.restricted)),
        accommodation=kind.accommodation,
        settled=words.settled(kind.accommodation) or "",
        leaves_on=row.until,
        leaves_basis=_basis(row, shown_words(work, row.extended_because, row.restricted)),
        funded_basis=_funded(row),
        state=state,
        nights=0 if state == AHEAD else nights_between(row.from_on, row.left_on if ended else on),
        days_left=(last - on).days if last else None,
        overstay=nights_over(on, row.funded_leaves_on, row.until, row.left_on),
        **(_ended(row, words) if ended else NOT_ENDED),
        **free_words(work, Placement, row),
        **{name: getattr(row, name) for name in same},
        withdrawn_on=row.withdrawn_in and work.day_of(row.withdrawn_in),
    )


def _basis(row: Row[Any], because: str | None) -> str | None:
    if row.extended_on is not None:
        return f"extended: {because}" if because else "extended"
    if row.until is None:
        return None
    if row.until != row.funded_leaves_on:
        return "as given"
    return f"{nights_between(row.from_on, row.until)} funded nights"


def _funded(row: Row[Any]) -> str | None:
    if row.funded_leaves_on is None:
        return None
    return f"{nights_between(row.from_on, row.funded_leaves_on)} funded nights from {full_day(row.from_on)}"


def _ended(row: Row[Any], words: _Words) -> dict[str, Any]:
    return {
        "left_on": row.left_on,
        "reason": row.end_reason,
        "reason_words": words.wording(row.ended_in, "placement", row.end_reason),
        "moved_to": row.moved_to,
        "moved_to_settled": words.settled(row.moved_to),
    }
