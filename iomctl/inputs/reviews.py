"""What may come in about a review: that it was held, another day for it, an exemption."""

from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from iomctl.domain.days.days import parse_day, spoken
from iomctl.domain.policy.choices import ReviewKind
from iomctl.errors import BadValue
from iomctl.inputs.choices import one_of
from iomctl.inputs.colours import OutsideColour
from iomctl.inputs.typed_words import AnyDay, Happened, Input, Words, bounds_of, checked, code_of, reason_of

SAID_OF_REVIEWS = ("held", "set", "exempt", "expected", "recalculated", "told")
"""What may be said of the review of a case on a day."""
TO_BE_CORRECTED = SAID_OF_REVIEWS[:4]
"""What of it may be put right; the others say nothing that could be, and are withdrawn."""


def _next(value: str | None, info: ValidationInfo) -> date | None:
    if value is None:
        return None
    today = bounds_of(info).today
    day = parse_day(value, today)
    held = info.data.get("on") or today
    if day <= held:
        raise BadValue(f"{spoken(day, today)} is not after the review")
    return day


def _ahead(value: Any, info: ValidationInfo) -> date | None:
    """A day not before the one that the fact is about: what is set today may lie in the past by then only."""
    if value is None:
        return None
    today = bounds_of(info).today
    day, on = parse_day(value, today), info.data.get("on") or today
    if day < on:
        past = "past" if on == today else f"before {spoken(on, today)}"
        raise BadValue(f"{spoken(day, today)} is {past}")
    return day


def _corrected(value: str | None, _: ValidationInfo) -> str:
    return one_of("what is said of a review", value or "held", TO_BE_CORRECTED)


def _because(words: str | None, info: ValidationInfo) -> str | None:
    if words is None or info.data.get("what") != "exempt":
        return words
    return bounds_of(info).policy.reason("exemption", words).code


def _what(value: str | None, _: ValidationInfo) -> str | None:
    return None if value is None else one_of("what is said of a review", value, SAID_OF_REVIEWS)


Ahead = Annotated[date, BeforeValidator(checked(_ahead))]
KindCode = Annotated[str, code_of(ReviewKind)]
ExemptionCode = Annotated[str, reason_of("exemption")]


class Holding(Input):
    """A review that was held: no `colour` leaves it as it is, no `next_by` leaves the next day to the policy."""

    on: Happened
    kind: KindCode = "case"
    colour: OutsideColour | None = None
    next_by: Annotated[date | None, BeforeValidator(checked(_next))] = Field(default=None, title="--next")
    decision: Words | None = None
    note: Words | None = None


class Setting(Input):
    """Another day for the review ahead, chosen on the day `on`, and why."""

    on: Happened
    due_by: Ahead = Field(title="DAY")
    reason: Words


class Exemption(Input):
    """Why no review is expected from the day `on`, and the last day of that if it is known."""

    on: Happened
    reason: ExemptionCode
    until: Ahead | None = None


class ExemptionEnd(Input):
    """The first day on which a review is expected again."""

    on: Happened


class MistakenReview(Input):
    """What was said of a review by mistake, on the day `on`, and what was wrong; no `what` for all there is."""

    on: Happened
    what: Annotated[str | None, BeforeValidator(checked(_what))] = None
    reason: Words


class CorrectedReview(Input):
    """What is otherwise of what was said of a review on the day `on`, and what was wrong; None for what stays.

    `because` is a code of the policy for an exemption, and words for a day that was set.
    """

    on: Happened
    what: Annotated[str, BeforeValidator(checked(_corrected))] = "held"
    held_on: Happened | None = None
    from_on: Happened | None = Field(default=None, title="--from")
    due_by: AnyDay = None
    until: AnyDay = None
    because: Annotated[Words | None, AfterValidator(checked(_because))] = None
    kind: KindCode | None = None
    colour: OutsideColour | None = None
    next_by: AnyDay = Field(default=None, title="--next")
    decision: Words | None = None
    note: Words | None = None
    reason: Words
