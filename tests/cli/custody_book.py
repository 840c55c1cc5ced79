"""A case book with somebody in two cohorts and somebody in none; where their cases and their stays stand."""

from typing import Any

from tests.casebook import book, person
from tests.program import Program

CASE = ("--tier", "fixed", "--no-worker", "--reason", "court")


def two_cohorts(iomctl: Program) -> None:
    """Mercer is amber in luton and red in bedford, Hollis on no scheme."""
    with book(iomctl) as work:
        person(work, "Mercer")
        person(work, "Hollis")
    for cohort, colour in (("luton", "amber"), ("bedford", "red")):
        iomctl("cohort", "create", cohort, "--name", cohort).succeeds()
        words = ("--cohort", cohort, "--colour", colour, "--on", "2026-03-02")
        iomctl("cohort", "adopt", "N1", *CASE, *words).succeeds()


def cases(program: Program, *words: str) -> list[tuple[Any, ...]]:
    """Cohort, colour, custody, prison and the last day of the review of each open case."""
    names = ("cohort", "colour", "custody", "prison", "due_by")
    rows = program("caseload", "--format", "json", *words).succeeds().json()
    return sorted(tuple(row[name] for name in names) for row in rows)


def stays(program: Program, *words: str) -> list[dict[str, Any]]:
    """Who is in custody, or each stay of one person."""
    rows: list[dict[str, Any]] = program("custody", "list", *words, "--format", "json").succeeds().json()
    return rows
