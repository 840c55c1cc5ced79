"""What may come in about a sentence: its kind, and from when to when it goes."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo

from iomctl.domain.days.days import spoken
from iomctl.domain.policy.choices import SentenceKind
from iomctl.errors import BadValue
from iomctl.inputs.typed_words import AnyDay, Happened, Input, Words, bounds_of, checked, code_of, not_before, stands


def _still_open(code: str, info: ValidationInfo) -> str:
    if stands(code, info, "start_on"):
        return code
    bounds, day = bounds_of(info), info.data.get("start_on")
    closed: date | None = bounds.policy.sentences[code].closed_from
    if day is not None and closed is not None and day >= closed:
        late = f"{spoken(day, bounds.today)} is too late for {code}"
        raise BadValue(f"{late}, which is closed to new records from {spoken(closed, bounds.today)}")
    return code


KindCode = Annotated[
    str,
    code_of(SentenceKind, on="start_on"),
    AfterValidator(checked(_still_open)),
]


class NewSentence(Input):
    """A sentence to record, from the day `start_on` to the day `until_on`, which is included; None for no known end."""

    start_on: Happened = Field(title="--from")
    kind: KindCode = Field(title="kind of sentence")
    until_on: Annotated[AnyDay, AfterValidator(checked(not_before("start_on")))] = Field(default=None, title="--until")
    source: Words | None = None
