"""Colours of cases as they are typed."""

from typing import Annotated

from pydantic import AfterValidator, ValidationInfo

from iomctl.inputs.typed_words import bounds_of, checked


def outside_colour(word: str, info: ValidationInfo) -> str:
    """The code of a colour of somebody in the community. Raises BadValue for another."""
    return bounds_of(info).policy.outside_colour(word)


OutsideColour = Annotated[str, AfterValidator(checked(outside_colour))]
