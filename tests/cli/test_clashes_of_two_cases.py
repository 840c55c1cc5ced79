"""What is put aside for one case of a person in two cohorts leaves the other one as it was; on both engines."""

from typing import Any

import pytest

from tests.books import laid_once
from tests.cli import clash_book
from tests.cli.clash_book import ADOPT, typed
from tests.program import Program


def two_cases(iomctl: Program) -> None:
    """Mercer is in luton and dun since 2 March 2026, was inside from 9 March, and left custody red on 1 April."""
    clash_book.mercer(iomctl)
    for line in (
        "cohort create dun --name Dunstable",
        ADOPT.format("mercer").replace("luton", "dun"),
        "custody begin N1 remand --on 2026-03-09",
        "release unplanned N1 --told 2026-04-01 --on 2026-04-01 --to A07B --colour red",
    ):
        typed(iomctl, line).succeeds()


laid = laid_once(two_cases)


def cases(iomctl: Program) -> dict[str, dict[str, Any]]:
    return {one["cohort"]: one for one in iomctl("caseload", "--format", "json").succeeds().json()}


@pytest.mark.parametrize(
    "words",
    [
        "review hold N1 --cohort luton --on 2026-04-01 --colour green --instead",
        "cohort colour N1 green --cohort luton --on 2026-04-01 --reason better --instead",
        "cohort withdraw N1 colour --cohort luton --on 2026-04-01 --reason other",
    ],
)
def test_the_colour_of_a_release_goes_for_the_named_case_alone(two_cases: Program, words: str) -> None:
    before = cases(two_cases)
    done = typed(two_cases, words).succeeds()
    after = cases(two_cases)
    assert after["dun"] == before["dun"]
    assert after["dun"]["standing"] == "overdue"
    assert after["luton"]["colour"] != "red"
    if "--instead" in words:
        only = "put aside: only the colour red that the release of Wed 1 Apr 2026 gave N00001 in luton (event "
        assert only in done.err
        assert "in custody from" not in done.err
    two_cases("db", "check").succeeds()
    two_cases("undo").succeeds()
    assert cases(two_cases) == before


def test_of_a_review_only_the_part_that_is_in_the_way_is_put_aside(two_cases: Program) -> None:
    hold = "review hold N1 --cohort dun --on 2026-04-08 --colour green --next 2026-04-17"
    typed(two_cases, hold).succeeds()
    colour = "cohort colour N1 amber --cohort dun --on 2026-04-08 --reason worse --instead"
    said = typed(two_cases, colour).succeeds().err
    assert "put aside: only the colour green that the review of Wed 8 Apr 2026 gave N00001 in dun (event " in said
    moved = "review set N1 2026-04-24 --cohort dun --on 2026-04-08 --reason panel --instead"
    said = typed(two_cases, moved).succeeds().err
    assert "put aside: only the next review, Fri 17 Apr 2026, that the review of Wed 8 Apr 2026 gave N00001" in said


def test_an_adoption_in_custody_tells_how_the_other_cases_stand(two_cases: Program) -> None:
    typed(two_cases, "cohort create bedford --name Bedford").succeeds()
    adopt = "cohort adopt N1 --cohort bedford --tier flex --custody --no-worker --reason court --on 2026-04-13"
    said = typed(two_cases, adopt).succeeds().err
    for code in ("dun", "luton"):
        assert f"N00001 is blue in {code}, fixed; the review is due by " in said
    assert "is blue in bedford" not in said
