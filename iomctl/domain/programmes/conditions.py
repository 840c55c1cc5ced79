"""How a condition of a contract stands on a day, and what the conditions of one contract amount to."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

MET, NOT_MET = OUTCOMES = ("met", "not-met")
OPEN, OVERDUE, NEVER_SAID = "open", "overdue", "never-said"
STATES = (MET, NOT_MET, OPEN, OVERDUE, NEVER_SAID)
"""As it came out; to be met; past the day it was due; or left open when they left the programme."""


def standing(on: date, due_on: date | None, outcome: tuple[str | None, date | None], left_on: date | None) -> str:
    """How a condition stands on a day, one of STATES.

    `outcome` is one of OUTCOMES with its day, `left_on` the day of leaving the programme. The day it is due is the
    last on which it is not overdue.
    """
    said, said_on = outcome
    if said is not None and said_on is not None and said_on <= on:
        return said
    if left_on is not None and left_on <= on:
        return NEVER_SAID
    return OVERDUE if due_on is not None and due_on < on else OPEN


def in_words(states: Iterable[str]) -> str | None:
    """How the conditions of one contract stand, as `1 met, 2 open`; None where there are none."""
    counts = Counter(states)
    return ", ".join(f"{counts[one]} {one.replace('-', ' ')}" for one in STATES if counts[one]) or None
