"""What may come in about panels: a new one or a series, a change, a cancellation."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from iomctl.inputs.hours import Hour
from iomctl.inputs.names import partner_name
from iomctl.inputs.typed_words import AnyDay, Input, Words, checked, day_in, not_before

Name = Annotated[str, AfterValidator(checked(lambda text, _: partner_name(text)))]
Day = Annotated[date, BeforeValidator(checked(day_in))]


class NewPanel(Input):
    """A panel on the day `on`, past or ahead; with a rhythm in words, one on each of its days to `until`."""

    name: Name = Field(title="NAME")
    on: Day
    at: Hour | None = None
    place: Words | None = None
    every: str | None = None
    until: Annotated[AnyDay, AfterValidator(checked(not_before("on", "the first day")))] = None


class PanelChange(Input):
    """What of a panel is to be otherwise; None for what stays."""

    name: Name | None = None
    on: AnyDay = None
    at: Hour | None = None
    place: Words | None = None


class PanelCancelled(Input):
    """Why a panel does not take place."""

    reason: Words


class Somebody(Input):
    """Somebody at a panel who is no worker: their name, and the agency they are there for."""

    name: Name
    agency: str


class AgendaWhy(Input):
    """Why a case is put on an agenda, or left out of it."""

    because: Words = Field(title="--because")


class MinutesWords(Input):
    """What an amendment or a correction of minutes says."""

    words: Words = Field(title="WORDS")


class GivenTo(Input):
    """Who is given a paper."""

    to: Words = Field(title="--to")
