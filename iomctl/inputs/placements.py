"""What may come in about a placement: the place and its days, a further day to stay, and how it ended."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from iomctl.domain.accommodation.funded_nights import FundedNights
from iomctl.domain.accommodation.funded_words import none_left, past_them
from iomctl.domain.accommodation.payments import PaidBeside
from iomctl.domain.accommodation.placements import MOVED_ELSEWHERE
from iomctl.domain.days.days import spoken
from iomctl.domain.policy.home_and_release_choices import Accommodation, PlacementKind
from iomctl.errors import BadValue
from iomctl.inputs.bounds import Bounds
from iomctl.inputs.hours import Hour
from iomctl.inputs.names import partner_name
from iomctl.inputs.placement_money import Amount, PaidOn, Payee, PerNight, Weeks, past_the_cap
from iomctl.inputs.typed_words import (
    Happened,
    Input,
    Planned,
    Words,
    bounds_of,
    checked,
    code_of,
    day_in,
    not_before_birth,
    reason_of,
)


@dataclass(frozen=True)
class StayBounds(Bounds):
    """What a further day to stay is held against too: what is paid for of the placement, None for no clock."""

    funded: FundedNights | None = None


@dataclass(frozen=True)
class PlaceBounds(Bounds):
    """What a placement is held against too, by its kind and first day.

    `funded` answers what is paid for of it, None for no clock; `beside` what is paid beside it, of money.
    """

    funded: Callable[[str, date], FundedNights | None] = lambda *_: None
    beside: Callable[[str, date], PaidBeside] = lambda *_: PaidBeside()


def _start(value: Any, info: ValidationInfo) -> date:
    return not_before_birth(day_in(value, info), info)


def _why(reason: str | None, info: ValidationInfo) -> str | None:
    """The reason of a placement. Raises BadValue where none is given for more than is paid for."""
    if reason is not None:
        return reason
    past = [] if _stands_so(info, "until") else list(_past_the_nights(info))
    past += [] if _stands_so(info, "amount", "weeks") else list(past_the_cap(info, _beside(info)))
    if past:
        raise BadValue(f"missing; {'; '.join(past)}")
    return None


def _beside(info: ValidationInfo) -> PaidBeside:
    bounds, told = bounds_of(info), info.data
    if not isinstance(bounds, PlaceBounds) or not {"kind", "on"} <= told.keys():
        return PaidBeside()
    return bounds.beside(told["kind"], told["on"])


def _past_the_nights(info: ValidationInfo) -> Iterator[str]:
    """What is said of nights past those that are paid for; nothing for none."""
    bounds, told = bounds_of(info), info.data
    if not isinstance(bounds, PlaceBounds) or not {"kind", "on", "until"} <= told.keys():
        return
    funded, until = bounds.funded(told["kind"], told["on"]), told["until"]
    if funded is None or funded.leaves_on is None:
        return
    if funded.left == 0:
        yield none_left(funded)
    elif until is not None and until > funded.leaves_on:
        yield past_them(until, funded, bounds.today)


def _stands_so(info: ValidationInfo, *names: str) -> bool:
    """Whether a placement that is corrected keeps its kind, its first day and fields, and had no reason."""
    standing = bounds_of(info).standing
    told = {**info.data, "because": None}
    kept = ("kind", "on", "because", *names)
    return all(name in standing and standing[name] == told.get(name) for name in kept)


def _further(value: Any, info: ValidationInfo) -> date:
    bounds, day = bounds_of(info), day_in(value, info)
    funded = bounds.funded if isinstance(bounds, StayBounds) else None
    if funded is not None and funded.leaves_on is not None and info.data.get("reason", "") is None:
        why = f"say why with {bounds.door.label(Extension, 'reason')} WORDS"
        if funded.left == 0:
            raise BadValue(f"{none_left(funded)}: {why}")
        if day > funded.leaves_on:
            raise BadValue(f"{past_them(day, funded, bounds.today)}: {why}")
    return day


def _came_in(hour: str | None, info: ValidationInfo) -> str | None:
    """The hour, of a first day that has come: before it nobody came in."""
    today, first = bounds_of(info).today, info.data.get("on")
    if hour is not None and first is not None and first > today:
        raise BadValue(f"nobody came in yet: the first day is {spoken(first, today)}")
    return hour


KindCode = Annotated[str, code_of(PlacementKind)]
ReasonCode = Annotated[str, reason_of("placement")]
Area = Annotated[str, AfterValidator(checked(lambda text, _: partner_name(text)))]


class NewPlacement(Input):
    """A placement from the day `on` to the day of leaving `until`; None for what the clock of its kind says.

    Held against PlaceBounds it needs words `because` past the nights that are paid for, or past a cap. Of amounts the
    pence are kept.
    """

    columns = MappingProxyType(
        {
            "on": "from_on",
            "until": "leaves_on",
            "at": "hour_in",
            "because": "over_because",
            "amount": "amount_pence",
            "per_night": "per_night_pence",
        }
    )
    kind: KindCode = Field(title="kind of placement")
    on: Annotated[date, BeforeValidator(checked(_start))] = Field(title="--from")
    until: Planned = None
    at: Annotated[Hour | None, AfterValidator(checked(_came_in))] = None
    area: Area | None = None
    funder: Words | None = None
    note: Words | None = None
    amount: Amount = None
    per_night: PerNight = None
    weeks: Weeks = None
    payee: Payee = None
    paid_on: PaidOn = None
    because: Annotated[Words | None, AfterValidator(checked(_why))] = Field(default=None, title="--reason")


class Extension(Input):
    """A new expected day of leaving, decided `on` a day; held against StayBounds it needs a reason past the clock."""

    columns = MappingProxyType({"on": "from_on", "until": "leaves_on"})
    on: Happened
    reason: Words | None = None
    decision: Words | None = None
    until: Annotated[date, BeforeValidator(checked(_further))]


class PlacementEnd(Input):
    """The day of leaving, why, and where to: a code of accommodation or a word of MOVED_ELSEWHERE."""

    columns = MappingProxyType({"on": "left_on", "reason": "end_reason", "to": "moved_to"})
    on: Happened
    reason: ReasonCode
    to: Annotated[str, code_of(Accommodation, own=MOVED_ELSEWHERE)]
