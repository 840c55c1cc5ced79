"""A case book with people in custody whose releases are ahead."""

from typing import Any

from tests.casebook import book, person
from tests.program import Program


def lay(iomctl: Program) -> Program:
    """Mercer, 31, sentenced and on the scheme; Hollis, of no known age, and Sayle, 17, in custody too."""
    with book(iomctl) as work:
        person(work, "Mercer")
    for words in (("Hollis",), ("Sayle", "--born", "2008-08-14")):
        iomctl("offender", "add", "--surname", *words, "--forenames", "Devon").succeeds()
    iomctl("cohort", "create", "luton", "--name", "Luton").succeeds()
    adopt = ("--cohort", "luton", "--tier", "fixed", "--colour", "amber", "--no-worker", "--reason", "court")
    iomctl("cohort", "adopt", "N1", *adopt, "--on", "2026-01-05").succeeds()
    for number in ("N1", "N2", "N3"):
        sentenced = ("--sentenced", "2026-02-02") if number != "N2" else ()
        iomctl("custody", "begin", number, "sentenced", *sentenced, "--on", "2026-02-02").succeeds()
    return iomctl


def coming(program: Program, *words: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = program("release", "due", *words, "--format", "json").succeeds().json()
    return rows


def set_due(program: Program, *words: str) -> dict[str, Any]:
    row: dict[str, Any] = program("release", "set", *words, "--format", "json").succeeds().json()
    return row
