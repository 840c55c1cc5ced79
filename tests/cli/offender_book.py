"""A case book with one person who has something on most lines of their page."""

from tests.program import Program


def lay(iomctl: Program) -> None:
    """Kai Mercer: on the scheme since January, with needs, three referrals and a review; now 20 April 2026."""
    for words in (
        ("agency", "add", "Bedfordshire Police"),
        ("worker", "add", "S Okafor", "--agency", "Bedfordshire Police"),
        ("provider", "add", "Housing Solutions", "--pathway", "accommodation"),
        ("provider", "add", "Jobcentre Plus", "--pathway", "ete"),
        ("provider", "add", "ResoLUTiONs", "--pathway", "drugs"),
        ("cohort", "create", "luton", "--name", "IOM Luton"),
        ("offender", "add", "--surname", "Mercer", "--forenames", "Kai", "--born", "14/8/1994", "--area", "Luton",
         "--crn", "X417723", "--pnc", "2009/0417723H", "--alias", "Kai Marsh"),
        ("cohort", "adopt", "N1", "--cohort", "luton", "--tier", "flex", "--colour", "green", "--worker", "okafor",
         "--reason", "criteria-met", "--on", "2026-01-05"),
        ("need", "set", "N1", "A=severe", "E=some", "D=severe", "H=none", "--on", "2026-01-06"),
        ("referral", "make", "N1", "E", "--provider", "jobcentre", "--on", "2026-01-07"),
        ("referral", "end", "R1", "never-started", "--reason", "NOT", "--on", "2026-01-20"),
        ("referral", "make", "N1", "D", "--provider", "reso", "--on", "2026-01-07"),
        ("referral", "answer", "R2", "accepted", "--on", "2026-01-09"),
        ("referral", "make", "N1", "A", "--provider", "housing", "--on", "2026-04-01"),
        ("review", "hold", "N1", "--on", "2026-02-25", "--colour", "amber", "--decision", "keep on scheme"),
    ):  # fmt: skip
        iomctl(*words).succeeds()
