"""What may come in about a release: the day that makes it due, a decision, the plan, and what happened."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from iomctl.domain.days.days import parse_day, spoken
from iomctl.domain.policy.home_and_release_choices import Accommodation, ReleaseItem, ReleaseKind
from iomctl.domain.release_days import DECISIONS
from iomctl.errors import BadValue
from iomctl.inputs.choices import DatedWithdrawal, one_of, word_of
from iomctl.inputs.colours import OutsideColour
from iomctl.inputs.hours import Hour
from iomctl.inputs.names import partner_name
from iomctl.inputs.typed_words import Happened, HappenedOrNot, Input, Words, bounds_of, checked, code_of

NONE = "none"


def _ahead(value: str | date | None, info: ValidationInfo) -> date | None:
    if value is None or isinstance(value, date):
        return value
    return parse_day(value, bounds_of(info).today)


def _told(value: str | date | None, info: ValidationInfo) -> date | None:
    """The day on which the scheme learned of it, which may be after the release; never one still to come."""
    today, day = bounds_of(info).today, _ahead(value, info)
    if day is not None and day > today:
        raise BadValue(f"{spoken(day, today)} is still to come")
    return day


def _item(word: str, info: ValidationInfo) -> str:
    policy = bounds_of(info).policy
    return word if word in policy.choices(ReleaseItem) else policy.pick(ReleaseItem, word).code


ReleaseCode = Annotated[str, code_of(ReleaseKind)]
Home = Annotated[str, code_of(Accommodation)]
Items = tuple[Annotated[str, code_of(ReleaseItem)], ...]
Day = Annotated[date | None, BeforeValidator(checked(_ahead))]
Name = Annotated[str, AfterValidator(checked(lambda text, _: partner_name(text)))]


class DueDay(Input):
    """The kind of a release and the day `due` that makes it due, as known from the day `on`; None for not known."""

    on: Happened
    kind: ReleaseCode = Field(title="kind of release")
    due: Day = Field(title="DAY")
    reason: Words | None = None


class DecidedDay(Input):
    """What the governor decided about the day of release, and where that is written."""

    on: Happened
    what: Annotated[str, AfterValidator(checked(lambda word, _: one_of("decision", word, (*DECISIONS, NONE))))] = Field(
        title="DECISION"
    )
    decision: Words


class Plan(Input):
    """What is planned for a release, and what is done of the policy's list; None and empty for what stays as it is."""

    on: Happened
    to: Home | None = None
    address: Words | None = None
    appointment: Day = None
    appointment_with: Name | None = Field(default=None, title="--with")
    done: Items = ()
    not_done: Items = ()


class HappenedRelease(Input):
    """A release that took place: where to, at which hour, since when its day was known, and the colour from then on.

    `kind` is that of the release, where it was not what was known of it beforehand.
    """

    on: Happened
    to: Home
    at: Hour | None = None
    kind: ReleaseCode | None = None
    told: Annotated[Day, AfterValidator(checked(_told))] = None
    colour: OutsideColour | None = None
    note: Words | None = None


class ReleasePartWithdrawal(DatedWithdrawal):
    """What of a release ahead is withdrawn: `due`, `plan`, or whether a thing of the policy's list was `done`.

    That may be one that the policy uses no more.
    """

    part: str | None = None
    done: Annotated[str, AfterValidator(checked(_item))] | None = None


class CorrectedRelease(ReleasePartWithdrawal):
    """How a release, or what is known of one ahead, is to be; None for what stays as it was said.

    `on` is its day, none for the newest. `day` is the day that makes it due, `because` the reason kept with that.
    """

    from_on: HappenedOrNot = Field(default=None, title="--from")
    kind: ReleaseCode | None = None
    day: Day = None
    not_known: bool | None = None
    because: Words | None = None
    decided: Annotated[str, word_of("decision", (*DECISIONS, NONE))] | None = None
    decision: Words | None = None
    to: Home | None = None
    at: Hour | None = None
    address: Words | None = None
    appointment: Day = None
    appointment_with: Name | None = Field(default=None, title="--with")
    item: Annotated[str, code_of(ReleaseItem)] | None = None
    told: Annotated[Day, AfterValidator(checked(_told))] = None
    colour: OutsideColour | None = None
    planned: bool | None = None
    note: Words | None = None
