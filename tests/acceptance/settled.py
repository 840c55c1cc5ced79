"""A case book that every refusal is tried on: two people called Mercer, one on the scheme with an open referral."""

from tests.program import Program

PEOPLE = (
    ("--surname", "Mercer", "--forenames", "Kai", "--born", "1994-08-14", "--crn", "X417723", "--area", "Luton"),
    ("--surname", "Mercer", "--forenames", "Jo", "--born", "1990-02-02", "--prison", "A4172CX", "--area", "Dunstable"),
    ("--surname", "Hollis", "--forenames", "Devon", "--born", "1989-11-02", "--area", "Luton"),
)
ADOPT = ("--tier", "fixed", "--colour", "amber", "--worker", "okafor", "--reason", "criteria-met", "--cohort", "luton")


def settle(iomctl: Program) -> None:
    """Fill a new case book through the program's own commands."""
    iomctl("agency", "add", "Bedfordshire Police").succeeds()
    iomctl("worker", "add", "S Okafor", "--agency", "police").succeeds()
    iomctl("cohort", "create", "luton", "--name", "IOM Luton").succeeds()
    iomctl("provider", "add", "Housing Solutions", "--pathway", "accommodation").succeeds()
    for person in PEOPLE:
        iomctl("offender", "add", *person).succeeds()
    iomctl("cohort", "adopt", "N1", *ADOPT, "--on", "2026-03-13").succeeds()
    iomctl("need", "set", "N1", "accommodation=severe", "--on", "2026-03-16").succeeds()
    iomctl("referral", "make", "N1", "accommodation", "--provider", "housing", "--on", "2026-04-07").succeeds()
