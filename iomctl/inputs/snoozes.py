"""What may come in about a reminder that is put off: until when, and why."""

from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationInfo

from iomctl.domain.days.days import spoken
from iomctl.errors import BadValue
from iomctl.inputs.typed_words import Input, Words, bounds_of, checked, day_in


def _ahead(value: Any, info: ValidationInfo) -> date:
    day, today = day_in(value, info), bounds_of(info).today
    if day < today:
        raise BadValue(f"{spoken(day, today)} is past")
    return day


class NewSnooze(Input):
    """The last day on which nobody is told, and why."""

    until_on: Annotated[date, BeforeValidator(checked(_ahead))] = Field(title="--until")
    reason: Words
