"""When somebody is reminded: quiet days, weekly readers, and what is told again."""

from collections.abc import Collection
from datetime import date, timedelta

from iomctl.domain.policy.reminding import BANK_HOLIDAY, WEEKDAYS, WEEKLY


def quiet(day: date, quiet_on: Collection[str], holidays: Collection[date]) -> bool:
    """Whether nothing is sent on a day: one of the week's that are quiet, or a bank holiday where those are."""
    return WEEKDAYS[day.weekday()] in quiet_on or (BANK_HOLIDAY in quiet_on and day in holidays)


def has_turn(day: date, every: str | None, weekly_on: str | None, sent_last_on: date | None) -> bool:
    """Whether it is somebody's turn on a day, by the day on which they were last sent something, None for never.

    A weekly reader has it from the last `weekly_on` on, that day included, until something was sent: so a night that
    was missed or failed is made up for on the next, and nobody is sent two within a week that begins on that day.
    """
    if every != WEEKLY or weekly_on is None or sent_last_on is None:
        return True
    begun_on = day - timedelta(days=(day.weekday() - WEEKDAYS.index(weekly_on)) % 7)
    return sent_last_on < begun_on


def to_be_told(day: date, told_last_on: date | None, again_after_days: int) -> bool:
    """Whether something that still stands is told on a day: never told before, or so many days ago; 0 is never again.

    It counts days since then, not one exact day: what a missed night left out is told on the next.
    """
    if told_last_on is None:
        return True
    return again_after_days > 0 and (day - told_last_on).days >= again_after_days
