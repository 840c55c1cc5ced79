"""What may come in as the hour of something that happened on a day."""

from typing import Annotated

from pydantic import AfterValidator

from iomctl.domain.days.hours import parse_hour
from iomctl.inputs.typed_words import checked

Hour = Annotated[str, AfterValidator(checked(lambda text, _: parse_hour(text)))]
"""An hour by the clock on the wall, as `hh:mm`."""
