"""What may come in about an offer of restorative justice: its day, and what the person answered."""

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from iomctl.domain.days.days import spoken
from iomctl.domain.policy.home_and_release_choices import RestorativeOutcome, RestorativeStage
from iomctl.errors import BadValue
from iomctl.inputs.bounds import Bounds
from iomctl.inputs.choices import one_of
from iomctl.inputs.typed_words import Happened, Input, Words, bounds_of, checked, code_of

ANSWERS = ("accepted", "declined")
YES_OR_NO = ("yes", "no")
NOT_RECORDED = "not-recorded"


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


def _yes_or_no(value: object, _: ValidationInfo) -> bool | None:
    if value is None or isinstance(value, bool):
        return value
    return one_of("answer", str(value), YES_OR_NO) == YES_OR_NO[0]


class NewOffer(Input):
    """An offer that was made `on` a day; no stage, nor whether the victim's side was asked, where nobody said so."""

    columns = MappingProxyType({"on": "offered_on"})
    on: Happened
    stage: Annotated[str, code_of(RestorativeStage, "on")] | None = None
    victim_asked: Annotated[bool | None, BeforeValidator(checked(_yes_or_no))] = None
    note: Words | None = None


class OfferAnswer(Input):
    """What the person answered `on` a day: a word of ANSWERS; held against OfferBounds."""

    columns = MappingProxyType({"on": "answered_on", "note": "answer_note"})
    answer: Annotated[str, AfterValidator(checked(lambda word, _: one_of("answer", word, ANSWERS)))] = Field(
        title="answer"
    )
    on: Annotated[Happened, AfterValidator(checked(_after_offer))]
    note: Words | None = None


class OfferOutcome(Input):
    """What came of an offer that was accepted, `on` a day."""

    columns = MappingProxyType({"on": "outcome_on"})
    outcome: Annotated[str, code_of(RestorativeOutcome)] = Field(title="outcome")
    on: Happened
