"""What may come in about where somebody goes from a placement."""

from types import MappingProxyType
from typing import Annotated

from iomctl.domain.policy.home_and_release_choices import Accommodation
from iomctl.inputs.typed_words import Happened, Input, Words, code_of


class MoveOnPlan(Input):
    """Where somebody is to live next, a code of accommodation, as planned `on` a day."""

    columns = MappingProxyType({"on": "from_on", "to": "accommodation"})
    on: Happened
    to: Annotated[str, code_of(Accommodation)]
    note: Words | None = None
