"""What may come in about the money of a placement: an amount, weeks of rent, what a night costs, and the caps."""

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, ValidationInfo

from iomctl.domain.accommodation.payments import PaidBeside
from iomctl.domain.counts import counted
from iomctl.domain.money import Money
from iomctl.domain.policy.home_and_release_choices import PlacementKind
from iomctl.domain.references import PLACEMENT, reference
from iomctl.errors import BadValue
from iomctl.inputs.choices import none_of_it
from iomctl.inputs.typed_words import HappenedOrNot, Words, bounds_of, checked

MOST_WEEKS = 52


def kind_in(info: ValidationInfo) -> PlacementKind | None:
    """The kind of placement that the fields before say; None where that is wrong."""
    return bounds_of(info).policy.placements.get(info.data.get("kind", ""))


def past_the_cap(info: ValidationInfo, beside: PaidBeside) -> Iterator[str]:
    """What is said of an amount above the cap of a kind, and of more weeks of rent than it pays.

    A cap is for a person and a release: what is paid `beside` it counts too.
    """
    kind, told = kind_in(info), info.data
    if kind is None:
        return
    amount, weeks = told.get("amount"), told.get("weeks")
    others = ", ".join(reference(PLACEMENT, one) for one in beside.numbers)
    if kind.cap is not None and amount is not None and amount + beside.pence > kind.cap.pence:
        over = Money(amount + beside.pence - kind.cap.pence).in_pounds
        with_others = f" with {Money(beside.pence).in_pounds} of {others}" if beside.pence else ""
        yield f"{Money(amount).in_pounds}{with_others} is {over} above the cap of {kind.cap.in_pounds} for {kind.code}"
    if kind.weeks is not None and weeks is not None and weeks + beside.weeks > kind.weeks:
        with_others = f" with {beside.weeks} of {others}" if beside.weeks else ""
        yield f"{counted(weeks, 'week')} of rent{with_others} are more than the {kind.weeks} that {kind.code} pays"


def _pence(value: Any, _info: ValidationInfo) -> int | None:
    return value if value is None or isinstance(value, int) else Money.parse(value).pence


def _some(pence: int | None, _info: ValidationInfo) -> int | None:
    if pence == 0:
        raise BadValue("more than nothing is expected; leave it out where it is not known")
    return pence


def _weeks(value: Any, _info: ValidationInfo) -> int | None:
    if value is None or isinstance(value, int):
        return value
    text = value.strip()
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= MOST_WEEKS):
        raise BadValue(f'"{text}": a whole number of weeks from 1 to {MOST_WEEKS} is expected')
    return int(text)


def _of_money(value: Any, info: ValidationInfo) -> Any:
    kind = kind_in(info)
    if value is not None and kind is not None and not kind.money:
        raise BadValue(f"{kind.code} is a place, not money: {none_of_it(info)}; what a night costs: --per-night")
    return value


def _of_a_place(value: Any, info: ValidationInfo) -> Any:
    kind = kind_in(info)
    if value is not None and kind is not None and kind.money:
        raise BadValue(f"{kind.code} is money, and nobody sleeps in it: {none_of_it(info)}; what is paid: --amount")
    return value


_MONEY = AfterValidator(checked(_of_money))
Amount = Annotated[int | None, BeforeValidator(checked(_pence)), AfterValidator(checked(_some)), _MONEY]
"""Pence that are paid, of money; or none."""

PerNight = Annotated[int | None, BeforeValidator(checked(_pence)), AfterValidator(checked(_of_a_place))]
"""Pence that a night costs, of a place; 0 for one that is free, or none where it is not known."""

Weeks = Annotated[int | None, BeforeValidator(checked(_weeks)), _MONEY]
"""Weeks of rent, of money; or none."""

Payee = Annotated[Words | None, _MONEY]
"""To whom money is paid, or none."""

PaidOn = Annotated[HappenedOrNot, _MONEY]
"""The day on which money was paid, or none."""
