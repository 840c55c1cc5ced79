"""The windows of review that a case had and has: rows that the course answers."""

from datetime import date
from typing import NamedTuple

from iomctl.domain.course.facts import ExemptFrom, Fact, ReviewHeld
from iomctl.domain.course.windows import Ahead
from iomctl.domain.reviews import is_overdue

HELD, DESELECTED, MOVED = "held", "deselected", "moved"
RECALCULATED, RESUMED, EXEMPTED = "recalculated", "resumed", "exempted"
WAYS = (HELD, DESELECTED, MOVED, RECALCULATED, RESUMED, EXEMPTED)
"""How a window ends. Of several ways on one day the first of these is named."""


class Exempted(NamedTuple):
    """An exemption that runs: the fact that gives its reason, and its first day, which an earlier fact may give."""

    fact: ExemptFrom
    since: date


class CaseWindow(NamedTuple):
    """A window of review, ahead from the end of `made_on` to `closed_on`, where it ended by one of `WAYS`.

    `closed_on`, `how` and `closed_by` are None while it stands. `made_by` and `closed_by` are the facts behind it:
    who recorded the one recorded the window. `colour` is what the row of a held review shows: the colour said, else
    the one shown at the end of that day, None for not rated.
    """

    made_on: date
    made_by: Fact
    ahead: Ahead
    exemption: Exempted | None = None
    closed_on: date | None = None
    how: str | None = None
    closed_by: Fact | None = None
    colour: str | None = None

    @property
    def due_from(self) -> date:
        """Its first day, inclusive."""
        return self.ahead.due_from

    @property
    def due_by(self) -> date:
        """Its last day, inclusive."""
        return self.ahead.due_by

    @property
    def basis(self) -> str:
        """How its days came about, in words."""
        return self.ahead.basis

    def overdue(self, on: date) -> bool:
        """Whether it is overdue on a day on which it stands; while exempt, whether it was when the exemption began."""
        return is_overdue(self.due_by, on if self.exemption is None else self.exemption.since)

    def held_late(self) -> bool | None:
        """Whether its review was held after the last day it was judged by; None where none was held.

        An old book may have judged it by another window than this.
        """
        if self.how != HELD or not isinstance(self.closed_by, ReviewHeld):
            return None
        _, last = self.closed_by.judged or (self.due_from, self.due_by)
        return is_overdue(last, self.closed_by.on)
