"""What may come in about a name: from when somebody is called so, why, and in a file the name itself."""

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from iomctl.inputs.facts.markers import yes_or_no
from iomctl.inputs.names import partner_name
from iomctl.inputs.typed_words import Happened, HappenedOrNot, Input, Words, checked

Name = Annotated[str, AfterValidator(checked(lambda text, _: partner_name(text)))]


class Rename(Input):
    """From when somebody is called otherwise, today where no day is given, and why."""

    from_on: Happened = Field(title="--from")
    reason: Words | None = None


class NameOfFile(Input):
    """A name from the day `from_on` on, None for from the first; `was_wrong` puts right the one from that day."""

    from_on: HappenedOrNot = None
    surname: Name
    forenames: Name | None = None
    was_wrong: Annotated[bool, BeforeValidator(checked(yes_or_no))] = False
    reason: Words | None = None
