"""What may come in about a review: that it was held, another day for it, an exemption."""

from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationInfo

from iomctl.domain.days.days import parse_day, spoken
from iomctl.domain.policy.choices import Colour, ReviewKind
from iomctl.errors import BadValue
from iomctl.inputs.typed_words import Happened, Input, Words, bounds_of, checked, code_of, reason_of


def _next(value: str | None, info: ValidationInfo) -> date | None:
    if value is None:
        return None
    today = bounds_of(info).today
    day = parse_day(value, today)
    if day <= info.data.get("on", today):
        raise BadValue(f"{spoken(day, today)} is not after the review")
    return day


def _ahead(value: Any, info: ValidationInfo) -> date | None:
    if value is None:
        return None
    today = bounds_of(info).today
    day = parse_day(value, today)
    if day < today:
        raise BadValue(f"{spoken(day, today)} is past")
    return day


Ahead = Annotated[date, BeforeValidator(checked(_ahead))]
KindCode = Annotated[str, code_of(ReviewKind)]
KnownColour = Annotated[str, code_of(Colour)]
ExemptionCode = Annotated[str, reason_of("exemption")]


class Holding(Input):
    """A review that was held: no `colour` leaves it as it is, no `next_by` leaves the next day to the policy."""

    on: Happened
    kind: KindCode = "case"
    colour: KnownColour | None = None
    next_by: Annotated[date | None, BeforeValidator(checked(_next))] = Field(default=None, title="--next")
    decision: Words | None = None
    note: Words | None = None


class Setting(Input):
    """Another day for the review ahead, and why."""

    due_by: Ahead = Field(title="DAY")
    reason: Words


class Exemption(Input):
    """Why no review is expected, and the last day of that if it is known."""

    reason: ExemptionCode
    until: Ahead | None = None
