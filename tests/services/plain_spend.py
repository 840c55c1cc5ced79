"""A second reading of what placements cost: night by night and payment by payment, and slow."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple


class Cost(NamedTuple):
    """A placement: whose, its days, and what it costs in pence; `money` was paid on a day, or not yet."""

    number: int
    person: int
    funder: str | None
    area: str | None
    money: bool
    from_on: date
    left_on: date | None
    pence: int | None
    paid_on: date | None = None


class Added(NamedTuple):
    """What is added up of a group, in the order of the columns."""

    people: int
    placements: int
    nights: int
    pence: int | None
    not_recorded: int
    not_paid: int


def plain_spend(
    costs: Sequence[Cost], on: date, first: date | None, last: date | None, key: Callable[[Cost, date], Any]
) -> dict[Any, Added]:
    """What placements cost by a key of a placement and a day, from a day to a day, both included."""
    found: dict[Any, dict[str, Any]] = {}
    for one in costs:
        for day in _days(one, on):
            if (first is not None and day < first) or day > (last or on):
                continue
            group = found.setdefault(key(one, day), {"people": set(), "of": set(), "nights": 0, "pence": None})
            group["people"].add(one.person)
            group["of"].add(one)
            group["nights"] += 0 if one.money else 1
            if one.pence is not None and (not one.money or _paid(one, on)):
                group["pence"] = (group["pence"] or 0) + one.pence
    return {group: _added(told, on) for group, told in found.items()}


def _days(one: Cost, on: date) -> list[date]:
    if one.money:
        return [one.paid_on if one.paid_on is not None and _paid(one, on) else one.from_on]
    until = on if one.left_on is None else min(one.left_on, on)
    return [one.from_on + timedelta(days=number) for number in range((until - one.from_on).days)]


def _paid(one: Cost, on: date) -> bool:
    return one.paid_on is not None and one.paid_on <= on


def _added(told: dict[str, Any], on: date) -> Added:
    lacking = sum(one.pence is None for one in told["of"])
    agreed = sum(one.money and one.pence is not None and not _paid(one, on) for one in told["of"])
    return Added(len(told["people"]), len(told["of"]), told["nights"], told["pence"], lacking, agreed)
