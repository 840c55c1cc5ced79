"""What may come in about a marker: its kind, that there is one or none, from when to when, and its reviews."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from iomctl.domain.days.days import parse_day, spoken
from iomctl.domain.policy.choices import MarkerKind
from iomctl.errors import BadValue
from iomctl.inputs.choices import one_of
from iomctl.inputs.typed_words import Bounds, Happened, Input, Planned, Words, bounds_of, checked, code_of


@dataclass(frozen=True)
class ReviewBounds(Bounds):
    """What the review of a marker is held against too: its kind; None while the marker is not known."""

    kind: MarkerKind | None = None


def level_of(kind: MarkerKind, word: str) -> str:
    """The level that was typed for a kind of marker. Raises BadValue with those that the kind has."""
    if not kind.levels:
        raise BadValue(f"{kind.code} has no levels; leave it out")
    return one_of("level", word, kind.levels)


def _of_a_present_one(day: date | None, info: ValidationInfo) -> date | None:
    if day is not None and not info.data["present"]:
        raise BadValue("what there is none of has no last day; leave it out with --none")
    return day


def _of_one_to_review(day: date | None, info: ValidationInfo) -> date | None:
    if day is not None and not info.data["present"]:
        raise BadValue("what there is none of is not reviewed; leave it out with --none")
    return day


def _new_level(word: str, info: ValidationInfo) -> str:
    if not info.data["present"]:
        raise BadValue("what there is none of has no level; leave it out with --none")
    code = info.data.get("kind")
    # Of an unknown kind nothing can be said; the kind itself is refused.
    return word if code is None else level_of(bounds_of(info).policy.markers[code], word)


def _known_level(word: str, info: ValidationInfo) -> str:
    kind = getattr(bounds_of(info), "kind", None)
    return word if kind is None else level_of(kind, word)


def _next(value: Any, info: ValidationInfo) -> date | None:
    if value is None:
        return None
    start, today = info.data.get("on"), bounds_of(info).today
    day = parse_day(value, today)
    if start is not None and day <= start:
        raise BadValue(f"{spoken(day, today)} is not after this review, {spoken(start, today)}")
    return day


KindCode = Annotated[str, code_of(MarkerKind)]


class NewMarker(Input):
    """A marker to record, from the day `on` to the day `until`, which is included; None where it goes on.

    One that is not `present` says that somebody asked on that day and there is none.
    """

    kind: KindCode = Field(title="kind of marker")
    present: bool
    on: Happened = Field(title="--from")
    until: Annotated[Planned, AfterValidator(checked(_of_a_present_one))] = None
    level: Annotated[str, AfterValidator(checked(_new_level))] | None = None
    review: Annotated[Planned, AfterValidator(checked(_of_one_to_review))] = None
    source: Words | None = None


class MarkerReviewed(Input):
    """A review of a marker `on` a day, held against ReviewBounds: what is next, and what it is now; None as it was."""

    on: Happened
    next: Annotated[date | None, BeforeValidator(checked(_next))] = None
    level: Annotated[str, AfterValidator(checked(_known_level))] | None = None
    note: Words | None = None
