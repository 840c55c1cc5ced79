"""A command that lacks words is told all of them at once, each with its choices."""

from tests.acceptance.unchanged import refused
from tests.program import Program


def test_all_that_is_missing_is_told_at_once_with_its_choices(settled: Program) -> None:
    missing = (
        "Missing argument 'OFFENDER'",
        "Missing option '--cohort': one of luton",
        "Missing option '--tier': one of fixed, flex, free",
        "Missing option '--reason': one of criteria-met, tasking",
    )
    refused(settled, 2, "cohort", "adopt", told=missing)
    refused(settled, 2, "need", "set", "N1", told=("'PATHWAY=LEVEL': one of accommodation, ete, drugs",))
    refused(settled, 2, "home", "add", "N1", told=("Missing argument 'KIND': one of A01A Owns the home; A01C",))
