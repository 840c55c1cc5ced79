"""Facts of a case as they are kept: one shape for colours and for what is said of its reviews."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from iomctl.domain.course.facts import (
    CaseFact,
    Coloured,
    ExemptFrom,
    ExpectedAgain,
    Recalculated,
    ReviewHeld,
    ReviewSet,
    WindowTold,
)

FIRST_COLOUR, FIRST_REVIEW, COLOUR, HELD, SET = "first-colour", "first-review", "colour", "held", "set"
TOLD, RECALCULATED, EXEMPT, EXPECTED = "told", "recalculated", "exempt", "expected"
OF_ADOPTION = (FIRST_COLOUR, FIRST_REVIEW)
"""What the adoption itself said."""
WHATS = (FIRST_COLOUR, FIRST_REVIEW, COLOUR, HELD, SET, TOLD, RECALCULATED, EXEMPT, EXPECTED)


class KeptFact(NamedTuple):
    """A fact as it is kept; the table `spell_fact` has the same columns and says what they hold."""

    what: str
    from_on: date
    recorded_in: int
    colour: str | None = None
    kind: str | None = None
    due_from: date | None = None
    due_by: date | None = None
    next_by: date | None = None
    policy_version: int | None = None
    reason: str | None = None
    decision: str | None = None
    note: str | None = None
    custody_id: int | None = None


Recorded = tuple[date, int, str]


def case_fact(row: Any, by: str = "") -> CaseFact:
    """The fact that a row tells, other than what an adoption or a release said; `by` recorded it."""
    return _READ[row.what](row, (row.from_on, row.recorded_in, by))


def _held(row: Any, recorded: Recorded) -> ReviewHeld:
    judged = (row.due_from, row.due_by) if row.due_by is not None else None
    return ReviewHeld(*recorded, row.kind, row.colour, row.next_by, row.decision, row.note, judged)


def _recalculated(row: Any, recorded: Recorded) -> Recalculated:
    return Recalculated(*recorded, row.policy_version, f"version {row.policy_version} of the policy")


_READ: Mapping[str, Callable[[Any, Recorded], CaseFact]] = {
    COLOUR: lambda row, recorded: Coloured(*recorded, row.colour, row.reason),
    HELD: _held,
    SET: lambda row, recorded: ReviewSet(*recorded, row.due_by, row.reason or ""),
    TOLD: lambda row, recorded: WindowTold(*recorded, row.due_from, row.due_by, row.reason, row.kind),
    RECALCULATED: _recalculated,
    EXEMPT: lambda row, recorded: ExemptFrom(*recorded, row.reason, row.due_by),
    EXPECTED: lambda _, recorded: ExpectedAgain(*recorded),
}
