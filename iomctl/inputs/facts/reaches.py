"""What may come in about how somebody can be reached: what it is, from when, until when, and whether not to."""

from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo

from iomctl.domain.facts.reaches import ADDRESS, EMAIL, KINDS, TELEPHONE, email, postcode, telephone
from iomctl.errors import BadValue
from iomctl.inputs.choices import word_of
from iomctl.inputs.typed_words import AnyDay, Happened, Input, Words, checked, not_before, stands

_SHAPES = {TELEPHONE: telephone, EMAIL: email}


def _details(text: str, info: ValidationInfo) -> str:
    shape = _SHAPES.get(info.data.get("kind", ""))
    return shape(text) if shape and not stands(text, info, "kind") else text


def _postcode(text: str, info: ValidationInfo) -> str:
    if stands(text, info, "kind"):
        return text
    if info.data.get("kind", ADDRESS) != ADDRESS:
        raise BadValue("a postcode is of an address")
    return postcode(text)


class NewReach(Input):
    """An address, telephone number or e-mail address from `from_on` to `until_on`, that day included."""

    kind: Annotated[str, word_of("kind", KINDS)] = Field(title="KIND")
    from_on: Happened = Field(title="--from")
    until_on: Annotated[AnyDay, AfterValidator(checked(not_before("from_on")))] = Field(default=None, title="--until")
    details: Annotated[Words, AfterValidator(checked(_details))] = Field(title="WORDS")
    postcode: Annotated[Words, AfterValidator(checked(_postcode))] | None = None
    not_contacted: Words | None = Field(default=None, title="--not-to-be-contacted")
    source: Words | None = None
