"""What may come in about a death: the day, and a note."""

from pydantic import Field

from iomctl.inputs.typed_words import Happened, Input, Words


class NewDeath(Input):
    """That somebody died on a day."""

    died_on: Happened = Field(title="--on")
    note: Words | None = None
