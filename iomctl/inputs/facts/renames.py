"""What may come in about a name beside the name itself: from when somebody is called so, and why."""

from pydantic import Field

from iomctl.inputs.typed_words import Happened, Input, Words


class Rename(Input):
    """From when somebody is called otherwise, today where no day is given, and why."""

    from_on: Happened = Field(title="--from")
    reason: Words | None = None
