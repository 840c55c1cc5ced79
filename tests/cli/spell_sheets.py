"""Sheets of spells for tests, and what an import of them left."""

from typing import Any

from tests.cli.sheets import exported, lay_two_people
from tests.program import Program

SIMPLE = "offender,cohort,adopted_on,adoption_reason,tier,colour"
HEADER = f"{SIMPLE},from_on,custody,prison,worker,agency,tier_reason,deselected_on,deselection_reason,exit_plan"
KAI = "N1,luton,2026-01-05,criteria-met,fixed,amber"


def people(iomctl: Program) -> None:
    """A case book with two people."""
    lay_two_people(iomctl)


def cases(program: Program) -> list[dict[str, Any]]:
    """The open cases."""
    rows: list[dict[str, Any]] = program("caseload", "--format", "json").succeeds().json()
    return rows


def ahead(program: Program, on: str = "2026-04-20") -> list[tuple[str, str, str]]:
    """Person, last day and basis of each review that stood ahead at the end of a day."""
    rows = exported(program, "reviews")
    stood = (row for row in rows if row["made_on"] <= on and (not row["closed_on"] or row["closed_on"] > on))
    return [(row["offender"], row["due_by"], row["basis"]) for row in stood]
