"""What may come in about where somebody sleeps: the kind of home, from when, where, and until when."""

from typing import Annotated

from pydantic import AfterValidator, Field

from iomctl.domain.accommodation.home import OWN_WORDS
from iomctl.domain.policy.home_and_release_choices import Accommodation
from iomctl.inputs.names import partner_name
from iomctl.inputs.typed_words import AnyDay, Happened, Input, Words, checked, code_of, not_before


class NewHome(Input):
    """Where somebody sleeps from the day `from_on` to the day of leaving `leaves_on`; None where none is known."""

    from_on: Happened = Field(title="--from")
    kind: Annotated[str, code_of(Accommodation, "from_on", OWN_WORDS)] = Field(title="kind of home")
    leaves_on: Annotated[AnyDay, AfterValidator(checked(not_before("from_on")))] = Field(default=None, title="--until")
    area: Annotated[str, AfterValidator(checked(lambda text, _: partner_name(text)))] | None = None
    source: Words | None = None
