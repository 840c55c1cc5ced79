"""Actions: how one stands on a day, and at how many panels it was still open."""

from collections.abc import Iterable
from datetime import date

OPEN, OVERDUE, DONE, DROPPED = "open", "overdue", "done", "dropped"


def state_on(on: date, due_on: date, outcome: str | None, outcome_on: date | None) -> str:
    """How an action stands on a day: done or dropped from that day on, else overdue after its last day, or open."""
    if outcome is not None and outcome_on is not None and outcome_on <= on:
        return outcome
    return OVERDUE if due_on < on else OPEN


def carried_over(on: date, meetings: Iterable[date], outcome_on: date | None) -> int:
    """At how many of the panels after its own an action was still open, up to a day, that day included.

    One that was done or dropped on the day of a panel was not carried over by it.
    """
    return sum(day <= on and (outcome_on is None or day < outcome_on) for day in meetings)


def times(number: int) -> str:
    """How often in words: once, twice, 3 times."""
    return {1: "once", 2: "twice"}.get(number, f"{number} times")
