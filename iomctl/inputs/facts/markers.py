"""What may come in about a marker: its kind, that there is one or none, from when to when, and its reviews."""

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from iomctl.domain.days.days import spoken
from iomctl.domain.policy.choices import MarkerKind
from iomctl.errors import BadValue
from iomctl.inputs.bounds import Bounds
from iomctl.inputs.choices import none_of_it, one_of
from iomctl.inputs.quoting import quoted
from iomctl.inputs.typed_words import (
    AnyDay,
    Happened,
    Input,
    Words,
    bounds_of,
    checked,
    code_of,
    day_in,
    not_before,
    stands,
)


@dataclass(frozen=True)
class ReviewBounds(Bounds):
    """What the review of a marker is held against too: its kind; None while the marker is not known."""

    kind: MarkerKind | None = None


def level_of(kind: MarkerKind, word: str, info: ValidationInfo) -> str:
    """The level that was typed for a kind of marker. Raises BadValue with those that the kind has."""
    if not kind.levels:
        raise BadValue(f"{kind.code} has no levels: {none_of_it(info)}")
    return one_of("level", word, kind.levels)


def yes_or_no(value: Any, _: ValidationInfo) -> bool:
    """The flag that was typed. Raises BadValue."""
    if isinstance(value, bool):
        return value
    if value.casefold() not in {"yes", "no"}:
        raise BadValue(f"{quoted(value)}: one of yes, no")
    return bool(value.casefold() == "yes")


def _of_a_present_one(what: str) -> AfterValidator:
    def check(value: Any, info: ValidationInfo) -> Any:
        if value is not None and not info.data.get("present", True):
            raise BadValue(f"what there is none of {what}: leave it out")
        return value

    return AfterValidator(checked(check))


def _level(word: str, info: ValidationInfo) -> str:
    code = info.data.get("kind")
    # Of an unknown kind nothing can be said; the kind itself is refused.
    return (
        word
        if code is None or stands(word, info, "kind")
        else level_of(bounds_of(info).policy.markers[code], word, info)
    )


def _known_level(word: str, info: ValidationInfo) -> str:
    kind = getattr(bounds_of(info), "kind", None)
    return word if kind is None or stands(word, info) else level_of(kind, word, info)


def _next(value: Any, info: ValidationInfo) -> date | None:
    if value is None:
        return None
    start, today = info.data.get("on"), bounds_of(info).today
    day = day_in(value, info)
    if start is not None and day <= start:
        raise BadValue(f"{spoken(day, today)} is not after this review, {spoken(start, today)}")
    return day


KindCode = Annotated[str, code_of(MarkerKind, on="from_on")]
FromThenOn = Annotated[AnyDay, AfterValidator(checked(not_before("from_on")))]


class NewMarker(Input):
    """A marker to record, from the day `from_on` to the day `until_on`, which is included; None where it goes on.

    One that is not `present` says that somebody asked on that day and there is none.
    """

    from_on: Happened = Field(title="--from")
    kind: KindCode = Field(title="kind of marker")
    present: Annotated[bool, BeforeValidator(checked(yes_or_no))] = True
    until_on: Annotated[FromThenOn, _of_a_present_one("has no last day")] = Field(default=None, title="--until")
    level: Annotated[str, _of_a_present_one("has no level"), AfterValidator(checked(_level))] | None = None
    review_on: Annotated[FromThenOn, _of_a_present_one("is not reviewed")] = Field(default=None, title="--review")
    source: Words | None = None

    def stored(self) -> dict[str, Any]:
        """The columns of a marker; its level and its review day stand beside it."""
        beside = ("level", "review_on")
        return {name: value for name, value in super().stored().items() if name not in beside}


class MarkerReviewed(Input):
    """A review of a marker `on` a day, held against ReviewBounds: what is next, and what it is now; None as it was."""

    columns = MappingProxyType({"on": "from_on", "next": "review_on"})
    on: Happened
    next: Annotated[date | None, BeforeValidator(checked(_next))] = None
    level: Annotated[str, AfterValidator(checked(_known_level))] | None = None
    note: Words | None = None
