"""Markers of people: record one or that there is none, review, end and withdraw one, and list them as on a day."""

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Row
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.days.days import spoken
from iomctl.domain.facts.sentences import runs_on
from iomctl.domain.policy.choices import MarkerKind
from iomctl.domain.references import name_column, offender_column
from iomctl.domain.reviews import full_day
from iomctl.services.asked_day import AskedDay
from iomctl.services.facts import rows as facts
from iomctl.services.facts.contradictions import MadeRoom, still_ended
from iomctl.services.facts.ends import set_end
from iomctl.services.facts.marker_reviews import begin, of_level, reviews_of, rows_on, set_review, withdraw_review
from iomctl.services.facts.rows import FactChange
from iomctl.services.facts.words import free_words
from iomctl.services.lookup.find_person import shown_words
from iomctl.services.lookup.listed_people import ListedPeople, people_listed
from iomctl.storage.bulk import read
from iomctl.storage.made_once import made_once, with_more
from iomctl.storage.tables.facts.markers import Marker
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.choices import DatedWithdrawal
    from iomctl.inputs.facts.markers import MarkerReviewed, NewMarker
    from iomctl.inputs.typed_words import Typed


@dataclass(frozen=True)
class MarkerRecord:
    """One marker, or that there was none; the field names are a contract."""

    marker: str = column("Marker", "the marker's reference", "M00042", rank=0, kept=True)
    offender: str = offender_column()
    name: str = name_column()
    kind: str = column("Kind", "the code of its kind in the policy", "mappa", rank=0)
    state: str = column("State", "yes, ended, or no: asked, and there is none", "yes", rank=0)
    from_on: date = column("From", "its first day, or the day of asking", "2026-02-03", rank=0, spoken=True)
    until_on: date | None = column("Until", "its last day; absent while it goes on", "2026-11-02", rank=2, spoken=True)
    source: str | None = column("Source", "where it comes from", "ViSOR", rank=4)
    withdrawn_on: date | None = column("Withdrawn", "the day it was withdrawn", "2026-04-20", shown=False)
    level: str | None = column("Level", "its level, where its kind has levels", "2", rank=2)
    review_on: date | None = column(
        "Review", "the day of its next review, while it goes on", "2026-05-03", rank=2, spoken=True
    )
    reviewed_on: date | None = column("Reviewed", "the day of the newest review", "2026-02-03", rank=3, spoken=True)
    note: str | None = column("Note", "words kept with that review", "level 3 considered", rank=5)
    review_basis: str | None = column("Review basis", "why it is then", "every 3 months from 3 Feb 2026", shown=False)


@dataclass(frozen=True)
class WhichMarkers:
    """Which markers a list is narrowed to; `kind` as typed, None for all, and `level` of it on the day."""

    whose: ListedPeople = field(default_factory=ListedPeople)
    kind: str | None = None
    level: str | None = None


def add(work: UnitOfWork, offender: str, asked: "Typed[NewMarker]") -> FactChange:
    """Record a marker, or that there is none. Raises as `facts.understood` and `facts.store`."""
    facts.refuse_without_kinds(work, Marker)
    person, new = facts.understood(work, offender, asked)
    row = Marker(offender_id=person, **new.stored(), **work.recorded)
    said = facts.store(work, row)
    begin(work, row, new)
    return FactChange(marker_now(work, row), said)


def review(work: UnitOfWork, word: str, words: "Typed[MarkerReviewed]") -> FactChange:
    """Record that a marker was reviewed. Raises as `marker_reviews.set_review`."""
    return FactChange(marker_now(work, set_review(work, word, words)))


def end(work: UnitOfWork, word: str, on: date | None) -> FactChange:
    """Set the last day of a marker; None while it goes on. Raises as `fact_ends.set_end`."""
    row, said = set_end(work, Marker, word, on)
    return FactChange(marker_now(work, row), said)


def withdraw(work: UnitOfWork, word: str, reason: str) -> FactChange:
    """Withdraw the marker with this reference: its reviews go along. Raises as `facts.withdraw`."""
    row = facts.withdraw(work, Marker, word, reason)
    gone = [f"the review of {spoken(one.from_on, work.today)}" for one in reviews_of(work, row)]
    return FactChange(
        marker_now(work, row),
        MadeRoom(still_ended(work, Marker, row.offender_id, row.claim)).told(facts.withdrawn(row, gone), True),
    )


def unreview(work: UnitOfWork, word: str, words: "Typed[DatedWithdrawal]") -> FactChange:
    """Withdraw a review of the marker with this reference. Raises as `marker_reviews.withdraw_review`."""
    row, said = withdraw_review(work, word, words)
    return FactChange(marker_now(work, row), said)


def markers(work: UnitOfWork, on: date, which: WhichMarkers) -> list[MarkerRecord]:
    """Markers from a day or before, by person, the newest first. The look is logged.

    Raises NotFound and BadValue for unknown words.
    """
    rows = read(work, with_more(rows_on(on), *asked_for(work, AskedDay(work, on), which), order=_newest_first()))
    return [_record(work, row, on) for row in rows]


@made_once
def _newest_first() -> tuple[Any, ...]:
    return (col(Marker.offender_id), col(Marker.from_on).desc(), col(Marker.id).desc())


@made_once
def _begun(on: date) -> tuple[ColumnElement[bool], ...]:
    return (col(Marker.withdrawn_in).is_(None), col(Marker.from_on) <= on)


def asked_for(work: UnitOfWork, day: AskedDay, which: WhichMarkers) -> list[ColumnElement[bool]]:
    """SQL for the markers from a day or before that are not withdrawn, narrowed. Raises as `markers`."""
    narrowed = [people_listed(work, day, which.whose), *_begun(day.on)]
    if which.kind is not None:
        narrowed.append(facts.of_kind(work, Marker, MarkerKind, which.kind))
    if which.level is not None:
        narrowed.append(of_level(day.either(MarkerKind), which.kind, which.level))
    return narrowed


def reviewed(work: UnitOfWork, row: Row[Any]) -> dict[str, Any]:
    """The day of the newest review of a row of `rows_on` and its note; what it began with is no review."""
    since = row.known_on is not None and row.known_on > row.from_on
    note = shown_words(work, row.note, row.restricted)
    return {"level": row.level, "reviewed_on": row.known_on if since else None, "note": note}


def marker_now(work: UnitOfWork, row: Marker) -> MarkerRecord:
    """A stored marker, withdrawn or not, as it stands today. The look is logged."""
    found = work.session.execute(rows_on(work.today).where(col(Marker.id) == row.id)).one()
    return _record(work, found, work.today)


def _record(work: UnitOfWork, row: Row[Any], on: date) -> MarkerRecord:
    goes_on = row.present and runs_on(on, row.from_on, row.until_on)
    return MarkerRecord(
        **facts.shown(work, Marker, row),
        **free_words(work, Marker, row),
        withdrawn_on=row.withdrawn_in and work.day_of(row.withdrawn_in),
        kind=row.kind,
        state=("yes" if goes_on else "ended") if row.present else "no",
        from_on=row.from_on,
        until_on=row.until_on,
        review_on=row.review_on if goes_on else None,
        review_basis=_basis(work, row) if goes_on and row.review_on else None,
        **reviewed(work, row),
    )


def _basis(work: UnitOfWork, row: Row[Any]) -> str:
    every = work.policy.markers[row.kind].review_every
    follows = every is not None and row.known_on is not None and every.after(row.known_on) == row.review_on
    return f"every {every.words} from {full_day(row.known_on)}" if every and follows else "set by hand"
