"""What may come in about an offer of restorative justice: its day, and what the person answered."""

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo

from iomctl.domain.days.days import spoken
from iomctl.errors import BadValue
from iomctl.inputs.bounds import Bounds
from iomctl.inputs.choices import one_of
from iomctl.inputs.typed_words import Happened, Input, Words, bounds_of, checked

ANSWERS = ("accepted", "declined")


@dataclass(frozen=True)
class OfferBounds(Bounds):
    """What an answer is held against too: the day of the offer; None while the offer is not known."""

    offered_on: date | None = None


def _after_offer(day: date, info: ValidationInfo) -> date:
    bounds = bounds_of(info)
    offered = getattr(bounds, "offered_on", None)
    if offered is not None and day < offered:
        raise BadValue(f"{spoken(day, bounds.today)} is before the offer, {spoken(offered, bounds.today)}")
    return day


class NewOffer(Input):
    """An offer that was made `on` a day."""

    columns = MappingProxyType({"on": "offered_on"})
    on: Happened
    note: Words | None = None


class OfferAnswer(Input):
    """What the person answered `on` a day: a word of ANSWERS; held against OfferBounds."""

    columns = MappingProxyType({"on": "answered_on", "note": "answer_note"})
    answer: Annotated[str, AfterValidator(checked(lambda word, _: one_of("answer", word, ANSWERS)))] = Field(
        title="answer"
    )
    on: Annotated[Happened, AfterValidator(checked(_after_offer))]
    note: Words | None = None
