"""Colours of cases as they are typed."""

from typing import Annotated

from pydantic import AfterValidator, ValidationInfo

from iomctl.domain.policy.choices import Colour
from iomctl.errors import BadValue
from iomctl.inputs.typed_words import bounds_of, checked


def outside_colour(word: str, info: ValidationInfo) -> str:
    """The code of a colour of somebody in the community. Raises BadValue for another."""
    policy = bounds_of(info).policy
    code = policy.pick(Colour, word).code
    fault = policy.rating_fault(code, in_custody=False)
    if fault is not None:
        raise BadValue(fault)
    return code


OutsideColour = Annotated[str, AfterValidator(checked(outside_colour))]
