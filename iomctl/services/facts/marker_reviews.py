"""The level and the next review day of markers: what they begin with, what a review sets, what counts on a day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, and_, false, label, or_, select
from sqlmodel import col

from iomctl.domain.days.days import spoken
from iomctl.domain.facts.markers import review_after
from iomctl.domain.policy.choices import MarkerKind
from iomctl.domain.references import PERSON, reference
from iomctl.errors import DoesNotFit
from iomctl.inputs.bounds import Bounds
from iomctl.services.dated_rows import newest_then
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts import rows as facts
from iomctl.services.facts.kinds import reference_of
from iomctl.services.facts.withdrawing import Meant, meant_row, withdraw_rows
from iomctl.storage.tables.facts.markers import Marker, MarkerReview
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.choices import DatedWithdrawal
    from iomctl.inputs.facts.markers import MarkerReviewed, NewMarker
    from iomctl.inputs.typed_words import Typed

NOT_ASSESSED = "not-assessed"
"""The word for a marker without a level, of a kind that has levels."""


@dataclass(frozen=True)
class Known:
    """What is known of a marker on a day: from which day on, the next review day and the level."""

    from_on: date
    review_on: date | None
    level: str | None


def rows_on(on: date) -> Select[Any]:
    """SQL for markers, withdrawn or not, with the person's name, and level, review_on, known_on and note by a day."""
    row = MarkerReview
    newest = newest_then(row, Marker.id, "marker_id", on)
    known = (col(row.level), col(row.review_on), label("known_on", col(row.from_on)), col(row.note))
    return facts.rows_of(Marker).add_columns(*known).outerjoin(row, col(row.id) == newest)


def of_level(kinds: Mapping[str, MarkerKind], kind: str | None, word: str) -> ColumnElement[bool]:
    """SQL for rows of `rows_on` of a level, in any case; `not-assessed` is of none. Raises BadValue for another word.

    Without a kind it is a level of any.
    """
    from iomctl.inputs.choices import meant

    level = col(MarkerReview.level)
    if word.strip().casefold() == NOT_ASSESSED:
        levelled = [code for code, one in kinds.items() if one.levels]
        return and_(col(Marker.present), level.is_(None), or_(false(), *(col(Marker.kind) == one for one in levelled)))
    asked = [one for code, one in kinds.items() if kind is None or code.casefold() == kind.strip().casefold()]
    known = dict.fromkeys(told for one in asked for told in one.levels)
    chosen = meant("level", word, (*(one.casefold() for one in known), NOT_ASSESSED))
    return and_(col(Marker.present), or_(*(level == one for one in known if one.casefold() == chosen)))


def begin(work: UnitOfWork, row: Marker, new: "NewMarker") -> None:
    """Keep the level and the first review day of a stored marker; without a day its kind's interval says it."""
    every = work.policy.markers[row.kind].review_every
    review_on = new.review_on or review_after(row.from_on, every)
    if row.present and (new.level or review_on):
        add(work, row, Known(row.from_on, review_on, new.level), None)


def set_review(work: UnitOfWork, word: str, words: "Typed[MarkerReviewed]") -> Marker:
    """Keep that the marker with a reference was reviewed.

    Without the next day the interval of its kind says it, without a level it keeps the one it has. Raises BadValue
    or NotFound with every fault at once, and DoesNotFit for a marker that says there is none, one that had not begun
    or had ended, and a day before the newest review.
    """
    from iomctl.inputs.facts.markers import ReviewBounds

    faults = EveryFault()
    row = faults.take(lambda: facts.find(work, Marker, word))
    kind = work.policy.markers[row.kind] if row else None
    asked = faults.take(lambda: words.read(ReviewBounds(work.policy, work.today, None, kind)))
    if row is None or asked is None or kind is None:
        raise faults.refusal()
    was = newest(work, row)
    refuse_reviewing(work, row, asked.on)
    _refuse_before(work, row, asked.on, was)
    review_on = asked.next or review_after(asked.on, kind.review_every)
    level = asked.level or (was.level if was else None)
    add(work, row, Known(asked.on, review_on, level), asked.note)
    return row


def withdraw_review(work: UnitOfWork, word: str, words: "Typed[DatedWithdrawal]") -> tuple[Marker, str]:
    """Withdraw the newest review of the marker with a reference, or that of a day; and what is said of it.

    Raises BadValue or NotFound with every fault at once, and DoesNotFit as `facts.find` and `meant_row`.
    """
    faults = EveryFault()
    row = faults.take(lambda: facts.find(work, Marker, word))
    asked = faults.take(lambda: words.read(Bounds(work.policy, work.today)))
    if row is None or asked is None:
        raise faults.refusal()
    gone = meant_review(work, row, asked.on)
    withdraw_rows(work, gone)
    said = f"The review of {reference_of(row)} of {spoken(gone.from_on, work.today)} was withdrawn"
    return row, f"{said}: {next_one(work, row)}"


def meant_review(work: UnitOfWork, row: Marker, on: date | None) -> MarkerReview:
    """The review of a marker of a day, None for the newest. Raises as `meant_row`."""
    advice = f"iomctl offender history {reference(PERSON, row.offender_id)} shows its reviews"
    meant = Meant(reference_of(row), "review", "from_on", on, advice)
    found: MarkerReview = meant_row(work, _since_it_began(row), meant)
    return found


def reviews_of(work: UnitOfWork, row: Marker) -> Sequence[MarkerReview]:
    """The reviews of a marker by day, without what it began with."""
    return work.session.scalars(_since_it_began(row).order_by(col(MarkerReview.from_on))).all()


def _since_it_began(row: Marker) -> Select[Any]:
    table = MarkerReview
    return select(table).where(col(table.marker_id) == row.id, col(table.from_on) > row.from_on)


def next_one(work: UnitOfWork, row: Marker) -> str:
    """When the next review of a marker is, in words."""
    known = newest(work, row)
    ahead = spoken(known.review_on, work.today) if known and known.review_on else None
    return f"the next one is {f'on {ahead}' if ahead else 'not set'}"


def add(work: UnitOfWork, row: Marker, known: Known, note: str | None) -> None:
    """Keep what is known of a marker from a day on."""
    new = MarkerReview(
        marker_id=row.id,
        from_on=known.from_on,
        review_on=known.review_on,
        level=known.level,
        note=note,
        **work.recorded,
    )
    work.session.add(new)
    work.session.flush()


def newest(work: UnitOfWork, row: Marker) -> Known | None:
    """What is known of a marker by its newest review; None for nothing."""
    table = MarkerReview
    query = select(col(table.from_on), col(table.review_on), col(table.level)).where(col(table.marker_id) == row.id)
    found = work.session.execute(query.order_by(col(table.from_on).desc(), col(table.id).desc()).limit(1)).first()
    return Known(*found) if found else None


def refuse_reviewing(work: UnitOfWork, row: Marker, on: date) -> None:
    """Raise DoesNotFit for a marker that says there is none, or that had not begun or had ended by a day."""
    ref, day = reference_of(row), spoken(on, work.today)
    if not row.present:
        raise DoesNotFit(f"{ref} says that there is no {row.kind} marker, so it can't be reviewed")
    if on < row.from_on:
        raise DoesNotFit(f"{ref} began on {spoken(row.from_on, work.today)}, after {day}")
    if row.until_on is not None and row.until_on < on:
        advice = f"if it goes on: iomctl marker end {ref} --not-ended"
        raise DoesNotFit(f"{ref} ended on {spoken(row.until_on, work.today)}, before {day}", advice=advice)


def _refuse_before(work: UnitOfWork, row: Marker, on: date, was: Known | None) -> None:
    if was is not None and on < was.from_on:
        last, day = spoken(was.from_on, work.today), spoken(on, work.today)
        raise DoesNotFit(f"{reference_of(row)} was last reviewed on {last}, after {day}")
