"""What is recorded of a case: each fact with the day it is about, the event that added it, and who recorded that.

A day means *from that day on*, inclusive, unless it says otherwise. `event` is the number of the event in the trail,
`by` whoever it was recorded by; the course asks neither, they are told of a fact that is in the way of another.
"""

from datetime import date
from typing import NamedTuple

from iomctl.domain.course.stays import PersonFact


class Adopted(NamedTuple):
    """The first day in a cohort, and what was said then.

    `colour` is the one outside, None where somebody in custody has none yet. `review_by` is the last day of the first
    review where somebody chose it. Nobody leads where `worker` is None.
    """

    on: date
    event: int
    by: str
    cohort: str
    tier: str
    colour: str | None = None
    worker: str | None = None
    agency: str | None = None
    review_by: date | None = None
    reason: str | None = None
    decision: str | None = None
    note: str | None = None


class Deselected(NamedTuple):
    """The first day no longer in the cohort."""

    on: date
    event: int
    by: str
    reason: str | None = None
    decision: str | None = None
    exit_plan: str | None = None


class InTier(NamedTuple):
    """A tier."""

    on: date
    event: int
    by: str
    tier: str
    reason: str | None = None
    decision: str | None = None


class Coloured(NamedTuple):
    """A colour for outside, which sleeps while in custody; never the one that means custody."""

    on: date
    event: int
    by: str
    colour: str
    reason: str | None = None


class LedBy(NamedTuple):
    """Who leads, and for which agency; `worker` is None for nobody. `name` is how a message calls them."""

    on: date
    event: int
    by: str
    worker: str | None
    agency: str | None = None
    name: str = "nobody"
    reason: str | None = None


class ReviewHeld(NamedTuple):
    """A review, on the day it was held.

    `colour` is None unless it was said, `next_by` the last day of the next one unless an interval gives it. `judged`
    is the first and the last day of the window that an old book judged it by, both inclusive.
    """

    on: date
    event: int
    by: str
    kind: str | None = None
    colour: str | None = None
    next_by: date | None = None
    decision: str | None = None
    note: str | None = None
    judged: tuple[date, date] | None = None


class ReviewSet(NamedTuple):
    """The last day of the review ahead, chosen by hand; `on` is the day on which it was set."""

    on: date
    event: int
    by: str
    due_by: date
    reason: str = ""


class WindowTold(NamedTuple):
    """A window from another book that no rule gives; `on` is the first day on which it stood ahead.

    `kind` is the kind of review it was for, None where nobody said.
    """

    on: date
    event: int
    by: str
    due_from: date
    due_by: date
    basis: str
    kind: str | None = None


class Recalculated(NamedTuple):
    """The day from which the window ahead counts by a version of the policy; `called` is its name in a message."""

    on: date
    event: int
    by: str
    version: int
    called: str


class ExemptFrom(NamedTuple):
    """Exempt from review, and why; `until_on` is the last day expected, inclusive, None where nobody knows."""

    on: date
    event: int
    by: str
    reason: str
    until_on: date | None = None


class ExpectedAgain(NamedTuple):
    """The first day no longer exempt."""

    on: date
    event: int
    by: str


CaseFact = (
    Adopted
    | Deselected
    | InTier
    | Coloured
    | LedBy
    | ReviewHeld
    | ReviewSet
    | WindowTold
    | Recalculated
    | ExemptFrom
    | ExpectedAgain
)
Fact = CaseFact | PersonFact


def same(one: Fact, other: Fact) -> bool:
    """Whether two facts say the same of the same day, whoever recorded them and when."""
    return type(one) is type(other) and (one.on, *one[3:]) == (other.on, *other[3:])
