"""What may come in about a stay in custody: its kind, the prison, and whether the person is at large."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from iomctl.domain.course.stays import NOT_KNOWN
from iomctl.domain.days.days import parse_day, spoken
from iomctl.errors import BadValue
from iomctl.inputs.choices import one_of
from iomctl.inputs.colours import OutsideColour
from iomctl.inputs.names import partner_name
from iomctl.inputs.typed_words import Happened, HappenedOrNot, Input, Words, bounds_of, checked

KINDS = ("sentenced", "remand", "recall")
"""Why somebody is in custody: a sentence, waiting for the court, or called back from licence."""


def kind_meant(word: str) -> str | None:
    """The kind that was typed, in any case; None for not known. Raises BadValue with the choices."""
    kind = one_of("kind of custody", word, (*KINDS, NOT_KNOWN))
    return None if kind == NOT_KNOWN else kind


Kind = Annotated[str, AfterValidator(checked(lambda word, _: one_of("kind of custody", word, (*KINDS, NOT_KNOWN))))]
Prison = Annotated[str, AfterValidator(checked(lambda text, _: partner_name(text)))]


def _to(value: str | date | None, info: ValidationInfo) -> date | None:
    if value is None:
        return None
    today, on = bounds_of(info).today, info.data.get("on")
    day = parse_day(str(value), today)
    if on is not None and day < on:
        raise BadValue(f"{spoken(day, today)} is before the first day, {spoken(on, today)}")
    if day > today:
        raise BadValue(f"{spoken(day, today)} is still to come")
    return day


class NewCustody(Input):
    """A stay in custody from the day `on`; `sentenced` is the day of the sentence that is served, if known.

    `to` is the day of leaving, of a stay that is over already.
    """

    kind: Kind = Field(title="kind of custody")
    on: Happened
    to: Annotated[date | None, BeforeValidator(checked(_to))] = None
    prison: Prison | None = None
    sentenced: Happened | None = None
    reason: Words | None = None


class ChangeOfStay(Input):
    """What is otherwise in a stay from the day `on`; None for what stays as it is."""

    on: Happened
    kind: Kind | None = None
    prison: Prison | None = None
    sentenced: Happened | None = None
    at_large: bool | None = None
    reason: Words | None = None


class MistakenCustody(Input):
    """Why the stay of the day `on` is withdrawn, and the colour of the person's cases then.

    No day is the stay that goes on, or the only one. No colour leaves the cases the one said last.
    """

    on: HappenedOrNot = None
    reason: Words
    colour: OutsideColour | None = None


class CorrectedCustody(Input):
    """How the stay that covers the day `on`, or what was said in it from the day `change`, is to be.

    None for what stays as it was said. `because` is the reason that is kept with it, `reason` what was wrong.
    """

    on: HappenedOrNot = None
    change: HappenedOrNot = None
    from_on: HappenedOrNot = Field(default=None, title="--from")
    to: HappenedOrNot = None
    not_ended: bool | None = None
    kind: Kind | None = None
    prison: Prison | None = None
    sentenced: HappenedOrNot = None
    at_large: bool | None = Field(default=None, title="--at-large")
    because: Words | None = None
    reason: Words
