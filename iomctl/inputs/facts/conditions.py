"""What may come in about a condition of a contract: its kind, when it was agreed and is due, and whether it was met."""

from types import MappingProxyType
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from iomctl.domain.policy.programme_choices import ConditionKind
from iomctl.domain.programmes.conditions import OUTCOMES
from iomctl.domain.references import MEMBERSHIP, number_in, reference
from iomctl.errors import BadValue
from iomctl.inputs.choices import word_of
from iomctl.inputs.facts.offences import with_outcome
from iomctl.inputs.quoting import quoted
from iomctl.inputs.typed_words import (
    AnyDay,
    Happened,
    HappenedOrNot,
    Input,
    Words,
    checked,
    code_of,
    not_before,
)


def _membership(value: Any, _: ValidationInfo) -> int:
    number = value if isinstance(value, int) else number_in(MEMBERSHIP, str(value))
    if number is None:
        raise BadValue(f"{quoted(str(value))} is no reference; one is like {reference(MEMBERSHIP, 42)}")
    return number


def _of_outcome(value: Any, info: ValidationInfo) -> Any:
    """The day of an outcome stands beside it."""
    if value is None and info.data.get("outcome") is not None:
        raise BadValue("missing beside the outcome")
    return value


class NewCondition(Input):
    """A condition that was agreed on a day; no `due_on` for as long as they are in the programme.

    `outcome` is one of OUTCOMES with its day, none while nobody said.
    """

    agreed_on: Happened = Field(title="--on")
    kind: Annotated[str, code_of(ConditionKind, "agreed_on")] = Field(title="condition")
    due_on: Annotated[AnyDay, AfterValidator(checked(not_before("agreed_on", "it was agreed")))] = Field(
        default=None, title="--due"
    )
    outcome: Annotated[str, word_of("outcome", OUTCOMES)] | None = None
    outcome_on: Annotated[
        HappenedOrNot,
        AfterValidator(checked(not_before("agreed_on", "it was agreed"))),
        BeforeValidator(checked(with_outcome(OUTCOMES))),
        BeforeValidator(checked(_of_outcome)),
    ] = Field(default=None, validate_default=True)
    note: Words | None = None


class ConditionOfFile(NewCondition):
    """The same in a file, which says of which membership it is."""

    columns = MappingProxyType({"membership": "membership_id"})
    membership: Annotated[int, BeforeValidator(checked(_membership))]


class ConditionOutcome(Input):
    """Whether a condition was met, and on which day that was known."""

    columns = MappingProxyType({"on": "outcome_on"})
    outcome: Annotated[str, word_of("outcome", OUTCOMES)] = Field(title="outcome")
    on: Happened
