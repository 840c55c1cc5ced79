"""What may come in about a member of a programme: which one, the days, the family as figures, and how it ended."""

from types import MappingProxyType
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from iomctl.domain.policy.programme_choices import Programme
from iomctl.errors import BadValue
from iomctl.inputs.choices import none_of_it
from iomctl.inputs.quoting import quoted
from iomctl.inputs.typed_words import (
    AnyDay,
    Happened,
    HappenedOrNot,
    Input,
    Words,
    bounds_of,
    checked,
    code_of,
    not_before,
    reason_of,
)

MOST = 30
"""More children, or more of a family, than this are a slip."""


def _figure(value: Any, _: ValidationInfo) -> int | None:
    if value is None or isinstance(value, int):
        return value
    word = str(value).strip()
    if not (word.isascii() and word.isdigit()) or int(word) > MOST:
        raise BadValue(f"{quoted(word)}: a number from 0 to {MOST} is expected")
    return int(word)


def _with_day(word: str | None, info: ValidationInfo) -> str | None:
    """A reason for leaving stands beside the day of it; a wrong day is told by itself."""
    left_on = info.data.get("left_on", word)
    if word is None and left_on is not None:
        reasons = [code for code, one in bounds_of(info).policy.reasons["programme"].items() if one.active]
        raise BadValue(f"missing beside the day of leaving: one of {', '.join(reasons)}")
    if word is not None and left_on is None:
        raise BadValue(f"given without the day of leaving; {none_of_it(info)}")
    return word


Figure = Annotated[int | None, BeforeValidator(checked(_figure))]
ReasonCode = Annotated[str, reason_of("programme")]


class NewMembership(Input):
    """Somebody in a programme from the day `joined_on`: no `until_on` for the end that the policy gives.

    `children` and `family` are figures, none where nobody asked. One who left has the day and the reason of it.
    """

    columns = MappingProxyType({"reason": "end_reason"})
    joined_on: Happened = Field(title="--on")
    programme: Annotated[str, code_of(Programme, "joined_on")] = Field(title="programme")
    children: Figure = None
    family: Figure = None
    until_on: Annotated[AnyDay, AfterValidator(checked(not_before("joined_on", "they joined")))] = Field(
        default=None, title="--until"
    )
    left_on: Annotated[HappenedOrNot, AfterValidator(checked(not_before("joined_on", "they joined")))] = Field(
        default=None, title="--left"
    )
    reason: Annotated[ReasonCode | None, BeforeValidator(checked(_with_day))] = Field(
        default=None, title="--because", validate_default=True
    )
    note: Words | None = None


class MembershipLeft(Input):
    """The day of leaving, and why."""

    columns = MappingProxyType({"on": "left_on", "reason": "end_reason"})
    on: Happened
    reason: ReasonCode
