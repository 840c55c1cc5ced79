"""What may come in about a consent that own words are shown: to whom, the answer, from when to when, and its end."""

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo

from iomctl.domain.days.days import spoken
from iomctl.domain.facts.consents import ANSWERS, REFUSED
from iomctl.domain.policy.choices import Audience
from iomctl.errors import BadValue
from iomctl.inputs.bounds import Bounds
from iomctl.inputs.choices import none_of_it, word_of
from iomctl.inputs.typed_words import Happened, Input, Planned, Words, bounds_of, checked, code_of


@dataclass(frozen=True)
class RevokedBounds(Bounds):
    """What the day of taking back is held against too: the day from which consent was given; None for not known."""

    from_on: date | None = None


def _of_given(day: date | None, info: ValidationInfo) -> date | None:
    if day is not None and info.data.get("answer") == REFUSED:
        raise BadValue(f"what was refused has no last day: {none_of_it(info)}")
    return day


def _since(day: date, info: ValidationInfo) -> date:
    bounds = bounds_of(info)
    given = getattr(bounds, "from_on", None)
    if given is not None and day < given:
        raise BadValue(f"{spoken(day, bounds.today)} is before consent was given, {spoken(given, bounds.today)}")
    return day


class NewConsent(Input):
    """What a person answered `on` a day: whether their own words may be shown to an audience, and until when."""

    columns = MappingProxyType({"on": "from_on", "until": "until_on"})
    audience: Annotated[str, code_of(Audience)] = Field(title="audience")
    answer: Annotated[str, word_of("consent", ANSWERS)] = Field(title="consent")
    on: Happened = Field(title="--from")
    until: Annotated[Planned, AfterValidator(checked(_of_given))] = None
    note: Words | None = None


class Revoked(Input):
    """From which day on the person took their consent back; held against RevokedBounds."""

    columns = MappingProxyType({"on": "revoked_on"})
    on: Annotated[Happened, AfterValidator(checked(_since))]
