"""What may come in about a requirement of a sentence: its kind, and from when to when it goes."""

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo

from iomctl.domain.days.days import spoken
from iomctl.domain.policy.home_and_release_choices import RequirementKind
from iomctl.errors import BadValue
from iomctl.inputs.bounds import Bounds
from iomctl.inputs.typed_words import Happened, Input, Planned, bounds_of, checked, code_of


@dataclass(frozen=True)
class SentenceBounds(Bounds):
    """What a requirement is held against too: the first and last day of its sentence; None for not known."""

    start_on: date | None = None
    until_on: date | None = None


def _within_sentence(day: date | None, info: ValidationInfo) -> date | None:
    bounds = bounds_of(info)
    first, last = getattr(bounds, "start_on", None), getattr(bounds, "until_on", None)
    if day is not None and first is not None and day < first:
        raise BadValue(f"{spoken(day, bounds.today)} is before its sentence begins, {spoken(first, bounds.today)}")
    if day is not None and last is not None and day > last:
        raise BadValue(f"{spoken(day, bounds.today)} is after its sentence ends, {spoken(last, bounds.today)}")
    return day


KindCode = Annotated[str, code_of(RequirementKind)]


class NewRequirement(Input):
    """A requirement to record, from the day `on` to the day `until`, which is included; None: with its sentence."""

    columns = MappingProxyType({"on": "start_on", "until": "until_on"})
    kind: KindCode = Field(title="kind of requirement")
    on: Annotated[Happened, AfterValidator(checked(_within_sentence))] = Field(title="--from")
    until: Annotated[Planned, AfterValidator(checked(_within_sentence))] = None
