"""What may come in about a sentence: its kind, and from when to when it goes."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo

from iomctl.domain.days.days import spoken
from iomctl.domain.policy.choices import SentenceKind
from iomctl.errors import BadValue
from iomctl.inputs.typed_words import Happened, Input, Planned, Words, bounds_of, checked, code_of


def _still_open(day: date, info: ValidationInfo) -> date:
    bounds = bounds_of(info)
    kind = bounds.policy.sentences.get(info.data.get("kind", ""))
    if kind is not None and kind.closed_from is not None and day >= kind.closed_from:
        closed = spoken(kind.closed_from, bounds.today)
        late = f"{spoken(day, bounds.today)} is too late for {kind.code}"
        raise BadValue(f"{late}, which is closed to new records from {closed}")
    return day


KindCode = Annotated[str, code_of(SentenceKind)]


class NewSentence(Input):
    """A sentence to record, from the day `on` to the day `until`, which is included; None for no known end."""

    kind: KindCode = Field(title="kind of sentence")
    on: Annotated[Happened, AfterValidator(checked(_still_open))] = Field(title="--from")
    until: Planned = None
    source: Words | None = None
