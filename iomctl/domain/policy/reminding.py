"""What the policy says of reminders: how often, on which days, about what, and to whom the summary goes."""

from typing import NamedTuple

DAILY, WEEKLY = "daily", "weekly"
EVERY = (DAILY, WEEKLY)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
BANK_HOLIDAY = "bank-holiday"
QUIET = (*WEEKDAYS, BANK_HOLIDAY)
REFERENCE, FIRST_NAME, FULL_NAME = "reference", "first-name", "full-name"
NAMED_BY = (REFERENCE, FIRST_NAME, FULL_NAME)


class WorkerReminders(NamedTuple):
    """What is otherwise for one worker, by their whole name; None where it is as for everybody."""

    worker: str
    every: str | None = None
    weekly_on: str | None = None
    left_out: tuple[str, ...] | None = None


class Reminders(NamedTuple):
    """How reminders go out: all of it defaults with no public source, set by the scheme.

    `every` is a word of EVERY; at most one a week is sent from each `weekly_on` on. On a day of `quiet_on` nothing is
    sent and everything waits. Kinds in `left_out` are not told. `look_ahead_days` is how many days ahead something is
    told, None for the policy's own look-ahead; what still stands is told again `again_after_days` after it was told,
    0 for never. `named_by` is how much of a name stands in a message. `coordinator` is the address of the summary.
    """

    every: str = DAILY
    weekly_on: str = "monday"
    quiet_on: tuple[str, ...] = ("saturday", "sunday", BANK_HOLIDAY)
    left_out: tuple[str, ...] = ()
    look_ahead_days: int | None = None
    again_after_days: int = 14
    named_by: str = FIRST_NAME
    coordinator: str | None = None
    workers: tuple[WorkerReminders, ...] = ()

    def of_worker(self, name: str) -> WorkerReminders:
        """How often, on which day and without which kinds one worker is told, nothing left open."""
        own = next((one for one in self.workers if one.worker.casefold() == name.casefold()), WorkerReminders(name))
        return WorkerReminders(
            name,
            own.every or self.every,
            own.weekly_on or self.weekly_on,
            self.left_out if own.left_out is None else own.left_out,
        )
