"""Sheets of reviews for tests, and what an import of them left."""

from tests.cli.sheets import exported, lay_rows, lay_two_people
from tests.program import Program

SPELLS = "offender,cohort,adopted_on,adoption_reason,tier,colour,deselected_on,deselection_reason"
SIMPLE = "offender,closed_on,colour,note"
HEADER = "offender,cohort,adopted_on,due_from,due_by,exempt_reason,exempt_until,closed_on,outcome,colour,decision,note"


def case(iomctl: Program) -> None:
    """A case book with one open case, adopted on 5 January 2026, amber; and one that has ended."""
    lay_two_people(iomctl)
    spells = ("N1,luton,2026-01-05,court,fixed,amber,,", "N2,luton,2025-01-06,court,fixed,amber,2025-06-02,died")
    lay_rows(iomctl, "spells", SPELLS, *spells)


def told(program: Program, person: str = "N00001") -> list[tuple[str, ...]]:
    """Day closed, outcome, last day due and basis of each review of a person."""
    names = ("closed_on", "outcome", "due_by", "basis")
    rows = [row for row in exported(program, "reviews") if row["offender"] == person]
    return [tuple(row[name] for name in names) for row in rows]
