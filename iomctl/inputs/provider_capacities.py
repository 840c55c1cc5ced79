"""What may come in about how many places a provider has."""

from datetime import date
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationInfo

from iomctl.domain.policy.choices import Pathway
from iomctl.domain.policy.home_and_release_choices import PlacementKind
from iomctl.errors import BadValue
from iomctl.inputs.quoting import quoted
from iomctl.inputs.typed_words import AnyDay, Input, Words, checked, code_of, day_in

MOST = 100_000


def _count(value: Any, _: ValidationInfo) -> int:
    text = str(value).strip()
    if not (text.isascii() and text.isdigit()) or int(text) > MOST:
        raise BadValue(f"{quoted(text)}: a whole number from 0 to {MOST:,}")
    return int(text)


Count = Annotated[int, BeforeValidator(checked(_count))]
CountOrNot = Annotated[
    int | None, BeforeValidator(checked(lambda value, info: None if value is None else _count(value, info)))
]
Day = Annotated[date, BeforeValidator(checked(day_in))]


class WhichCapacity(Input):
    """Whether the places are of a kind of placement or on a pathway; one of the two is typed."""

    columns = MappingProxyType({"on": "from_on"})
    kind: Annotated[str, code_of(PlacementKind)] | None = None
    pathway: Annotated[str, code_of(Pathway)] | None = None


class NewCapacity(WhichCapacity):
    """So many places from the day `on`, which may lie ahead."""

    capacity: Count = Field(title="PLACES")
    on: Day = Field(default=None, validate_default=True, title="--from")


class CapacityWithdrawal(WhichCapacity):
    """Which number of places was recorded by mistake: that from a day on, else the newest; and why."""

    reason: Words
    on: AnyDay = None


class CapacityCorrection(WhichCapacity):
    """How a number of places is put right, that from the day `of` on, else the newest; and why it was wrong."""

    reason: Words
    of: AnyDay = None
    capacity: CountOrNot = None
    on: AnyDay = Field(default=None, title="--from")
