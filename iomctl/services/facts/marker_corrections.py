"""Put a marker right that was recorded wrongly, or a review of it, or withdraw its last day."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.days.days import spoken
from iomctl.domain.facts.markers import review_after
from iomctl.errors import DoesNotFit
from iomctl.services.facts import correcting
from iomctl.services.facts import rows as facts
from iomctl.services.facts.ends import withdraw_end
from iomctl.services.facts.kinds import reference_of
from iomctl.services.facts.marker_reviews import begin, meant_review, next_one, refuse_reviewing
from iomctl.services.facts.markers import marker_now
from iomctl.services.facts.rows import FactChange
from iomctl.services.facts.withdrawing import withdraw_rows
from iomctl.storage.tables.facts.markers import Marker, MarkerReview
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.choices import DatedWithdrawal
    from iomctl.inputs.facts.markers import NewMarker, ReviewBounds
    from iomctl.inputs.typed_words import Typed

ONLY_OF_ONE = ("until_on", "level", "review_on")
"""The fields of a marker that one which says there is none has not."""


def correct(work: UnitOfWork, word: str, asked: correcting.Asked) -> FactChange:
    """Put the marker with a reference right, with its level and the review day that it began with.

    A review day that the interval of its kind gives follows its first day and its kind. Raises as `facts.find` and
    `correcting.correct`, and DoesNotFit where a later review would not fit it.
    """
    if asked.words.given.get("present") is False:
        none = {name: "" for name in ONLY_OF_ONE if asked.words.given.get(name) is None}
        asked = asked._replace(words=asked.words.also(**none))
    standing = partial(_standing, work, asked.words)
    find, bounds = partial(facts.find, work, Marker, word), partial(correcting.bounds_of_owner, work)
    row, new = correcting.understood(work, find, asked, bounds, standing)
    if new.review_on == _counted(work, new.kind, new.from_on):
        new = new.model_copy(update={"review_on": None})
    was, told, (begun, later) = marker_now(work, row), standing(row), _reviews(work, row)
    changed = {name for name in told if told[name] != getattr(new, name)}
    if not changed:
        raise DoesNotFit(correcting.ALREADY.format(reference_of(row)))
    _refuse_under_reviews(work, row, new, later)
    room = correcting.store(work, row, new.stored())
    if changed & {"from_on", "kind", "present", "level", "review_on"}:
        _begin_anew(work, row, new, begun)
    now = marker_now(work, row)
    return FactChange(now, room.told(correcting.put_right(row, was, now), now != was))


def correct_review(work: UnitOfWork, word: str, of: str | None, asked: correcting.Asked) -> FactChange:
    """Put a review of the marker with a reference right: that of a day as typed, None for the newest.

    A next day that the interval of its kind gives follows its day. Raises as `facts.find`, `meant_row` and
    `correcting.correct`, and DoesNotFit for a day before the marker began or after it ended.
    """
    find = partial(_review_of, work, word, of)
    (row, one), new = correcting.understood(
        work, find, asked, partial(_review_bounds, work), partial(_review_standing, work, asked.words)
    )
    values = new.stored() | {"review_on": new.next or _counted(work, row.kind, new.on)}
    refuse_reviewing(work, row, new.on)
    called = f"The review of {reference_of(row)} of {spoken(one.from_on, work.today)}"
    part = correcting.PartOf(called, one, row.offender_id, ("note",))
    said = correcting.store_part(work, part, asked.words, values)
    return FactChange(marker_now(work, row), f"{said}; {next_one(work, row)}")


def withdraw_last_day(work: UnitOfWork, word: str, words: "Typed[DatedWithdrawal]") -> FactChange:
    """Withdraw the last day of the marker with a reference. Raises as `ends.withdraw_end`."""
    row, said = withdraw_end(work, Marker, word, words)
    return FactChange(marker_now(work, row), said)


def _reviews(work: UnitOfWork, row: Marker) -> tuple[list[MarkerReview], list[MarkerReview]]:
    """What a marker began with, and its reviews since, the first in front."""
    table = MarkerReview
    query = select(table).where(col(table.marker_id) == row.id).order_by(col(table.from_on), col(table.id))
    rows = list(work.session.scalars(query))
    return [one for one in rows if one.from_on == row.from_on], [one for one in rows if one.from_on > row.from_on]


def _counted(work: UnitOfWork, kind: str, on: date) -> date | None:
    """The review day that the interval of a kind gives after a day."""
    return review_after(on, work.policy.markers[kind].review_every)


def _standing(work: UnitOfWork, words: "Typed[Any]", row: Marker) -> dict[str, object]:
    rows, _ = _reviews(work, row)
    begun = rows[-1] if rows else None
    counted = _counted(work, row.kind, row.from_on)
    review_on = begun.review_on if begun is not None and begun.review_on != counted else None
    return {**words.model.of_row(row), "level": None if begun is None else begun.level, "review_on": review_on}


def _begin_anew(work: UnitOfWork, row: Marker, new: "NewMarker", begun: Sequence[MarkerReview]) -> None:
    """Write what a marker begins with as it is to be."""
    review_on = new.review_on or _counted(work, row.kind, row.from_on)
    if not begun or not (row.present and (new.level or review_on)):
        withdraw_rows(work, *begun)
        begin(work, row, new)
        return
    for one in begun:
        correcting.write(work, one, {"from_on": row.from_on})
    correcting.write(work, begun[-1], {"level": new.level, "review_on": review_on})
    work.session.flush()


def _refuse_under_reviews(work: UnitOfWork, row: Marker, new: "NewMarker", later: Sequence[MarkerReview]) -> None:
    """Raise DoesNotFit for the first review that would not be one of the marker as it is to be."""
    levels = work.policy.markers[new.kind].levels
    for one in later:
        ref, day = reference_of(row), spoken(one.from_on, work.today)
        advice = f"withdraw that first: iomctl marker withdraw {ref} --review --on {one.from_on} --reason WORDS"
        if not new.present:
            raise DoesNotFit(f"{ref} was reviewed on {day}, so there is one", advice=advice)
        if one.from_on <= new.from_on:
            begins = spoken(new.from_on, work.today)
            raise DoesNotFit(f"{ref} was reviewed on {day}, which is not after {begins}", advice=advice)
        if new.kind != row.kind and one.level is not None and one.level not in levels:
            raise DoesNotFit(
                f"{ref} was reviewed on {day} as level {one.level}, which {new.kind} has not", advice=advice
            )


def _review_of(work: UnitOfWork, word: str, of: str | None) -> tuple[Marker, MarkerReview]:
    return correcting.part_of(work, partial(facts.find, work, Marker, word), of, partial(meant_review, work))


def _review_bounds(work: UnitOfWork, found: tuple[Marker, MarkerReview]) -> "ReviewBounds":
    from iomctl.inputs.facts.markers import ReviewBounds

    return ReviewBounds(work.policy, work.today, None, work.policy.markers[found[0].kind])


def _review_standing(work: UnitOfWork, words: "Typed[Any]", found: tuple[Marker, MarkerReview]) -> dict[str, object]:
    row, one = found
    counted = _counted(work, row.kind, one.from_on)
    return {**words.model.of_row(one), **({"next": None} if one.review_on == counted else {})}
