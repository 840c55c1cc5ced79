"""What may come in about a placement: the place and its days, a further day to stay, and how it ended."""

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from iomctl.domain.accommodation.placements import MOVED_ELSEWHERE, after_nights, nights_between
from iomctl.domain.counts import counted
from iomctl.domain.days.days import spoken
from iomctl.domain.policy.home_and_release_choices import PlacementKind
from iomctl.errors import BadValue
from iomctl.inputs.bounds import Bounds
from iomctl.inputs.choices import none_of_it
from iomctl.inputs.names import partner_name
from iomctl.inputs.quoting import nearest, quoted
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
    stands,
)


@dataclass(frozen=True)
class StayBounds(Bounds):
    """What a further day to stay is held against too: the first day, and the one when the funded nights are used up."""

    from_on: date | None = None
    funded_leaves_on: date | None = None


def _start(value: Any, info: ValidationInfo) -> date:
    return not_before_birth(day_in(value, info), info)


def _funded(day: date | None, info: ValidationInfo) -> date | None:
    bounds, start = bounds_of(info), info.data.get("on")
    kind = bounds.policy.placements.get(info.data.get("kind", ""))
    if stands(day, info, "on", "kind") or day is None or start is None or kind is None or kind.nights is None:
        return day
    last = after_nights(start, kind.nights)
    if day > last:
        raise BadValue(
            f"{_over(day, last, start, bounds.today)}; {none_of_it(info)}, then say why it is longer: "
            "iomctl placement extend PLACEMENT --until DAY --reason WORDS"
        )
    return day


def _further(value: Any, info: ValidationInfo) -> date:
    bounds, day = bounds_of(info), day_in(value, info)
    last, start = getattr(bounds, "funded_leaves_on", None), getattr(bounds, "from_on", None)
    if last is not None and start is not None and day > last and info.data.get("reason", "") is None:
        raise BadValue(
            f"{_over(day, last, start, bounds.today)}: say why with {bounds.door.label(Extension, 'reason')} WORDS"
        )
    return day


def _over(day: date, last: date, start: date, today: date) -> str:
    over, funded = nights_between(last, day), counted(nights_between(start, last), "funded night")
    return f"{spoken(day, today)} is {counted(over, 'night')} past the {funded}, which end on {spoken(last, today)}"


def _move_on(word: str, info: ValidationInfo) -> str:
    if stands(word, info):
        return word
    policy = bounds_of(info).policy
    codes = [*MOVED_ELSEWHERE, *(code for code, one in policy.accommodations.items() if one.active)]
    found = {code.casefold(): code for code in codes}.get(word.strip().casefold())
    if found is None:
        raise BadValue(f"{quoted(word.strip())} is none of {', '.join(codes)}{nearest(word, codes)}")
    return found


KindCode = Annotated[str, code_of(PlacementKind)]
ReasonCode = Annotated[str, reason_of("placement")]
Area = Annotated[str, AfterValidator(checked(lambda text, _: partner_name(text)))]


class NewPlacement(Input):
    """A placement from the day `on` to the day of leaving `until`; None for what the clock of its kind says."""

    columns = MappingProxyType({"on": "from_on", "until": "leaves_on"})
    kind: KindCode = Field(title="kind of placement")
    on: Annotated[date, BeforeValidator(checked(_start))] = Field(title="--from")
    until: Annotated[Planned, AfterValidator(checked(_funded))] = None
    area: Area | None = None
    funder: Words | None = None
    note: Words | None = None


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
    to: Annotated[str, AfterValidator(checked(_move_on))]
