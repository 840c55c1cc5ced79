"""What may come in about a marker: its kind, that there is one or none, and from when to when."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo

from iomctl.errors import BadValue
from iomctl.inputs.typed_words import Happened, Input, Planned, Words, bounds_of, checked


def _of_a_present_one(day: date | None, info: ValidationInfo) -> date | None:
    if day is not None and not info.data["present"]:
        raise BadValue("what there is none of has no last day; leave it out with --none")
    return day


KindCode = Annotated[str, AfterValidator(checked(lambda word, info: bounds_of(info).policy.marker_kind(word).code))]


class NewMarker(Input):
    """A marker to record, from the day `on` to the day `until`, which is included; None where it goes on.

    One that is not `present` says that somebody asked on that day and there is none.
    """

    kind: KindCode = Field(title="kind of marker")
    present: bool
    on: Happened = Field(title="--from")
    until: Annotated[Planned, AfterValidator(checked(_of_a_present_one))] = None
    source: Words | None = None
