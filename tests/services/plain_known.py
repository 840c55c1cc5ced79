"""Three values, the days of an interval, and the newest of some rows: plainly, and not by the package's own code."""

from calendar import monthrange
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

from iomctl.domain.criteria.criteria import Criteria
from iomctl.domain.days.intervals import Interval
from iomctl.domain.policy.policy import Policy

Known = bool | None
"""True is met, False not met, None not known."""

Row = TypeVar("Row")


@dataclass(frozen=True)
class Asked:
    """What everybody is held against: the criteria, the policy, and the day."""

    criteria: Criteria
    policy: Policy
    on: date


def not_(one: Known) -> Known:
    """Kleene's not."""
    return None if one is None else not one


def all_(parts: Iterable[Known]) -> Known:
    """Kleene's and."""
    found = list(parts)
    return False if False in found else (None if None in found else True)


def any_(parts: Iterable[Known]) -> Known:
    """Kleene's or."""
    found = list(parts)
    return True if True in found else (None if None in found else False)


def before(day: date, interval: Interval) -> date:
    """So many months earlier, the last day of a shorter month, then so many days earlier."""
    return _months(day, -interval.months) - timedelta(days=interval.days)


def after(day: date, interval: Interval) -> date:
    """So many months later, the last day of a shorter month, then so many days later."""
    return _months(day, interval.months) + timedelta(days=interval.days)


def _months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def last(rows: Sequence[Row], day: Callable[[Row], Any]) -> Row | None:
    """The row of the latest day; of those of one day the last, for they are in the order of their ids."""
    return max(enumerate(rows), key=lambda one: (day(one[1]), one[0]))[1] if rows else None
