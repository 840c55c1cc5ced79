"""A person in two cohorts is one person in two cases, on every screen that counts."""

from typing import Any

import pytest

from tests import casebook as cb
from tests.program import Program


def _fill(iomctl: Program, second_tier: str) -> None:
    """Five people; the first is in a second cohort too, in `second_tier`. The first tier of all is fixed."""
    with cb.book(iomctl) as work:
        elsewhere = cb.cohort(work, "bedford", "IOM Bedford")
        everyone = [cb.person(work, f"Person {letter}", area="Luton") for letter in "ABCDE"]
        for who in everyone:
            cb.spell(work, who)
        cb.spell(work, everyone[0], cohort=elsewhere, tier=second_tier)


def _tiers(record: dict[str, Any]) -> dict[str, int]:
    return {one["tier"]: one["people"] for one in record["tiers"]}


@pytest.mark.parametrize(("second_tier", "tiers"), [("flex", (5, 1)), ("fixed", (5, 0))])
def test_people_and_cases_are_the_same_numbers_everywhere(
    iomctl: Program, second_tier: str, tiers: tuple[int, int]
) -> None:
    _fill(iomctl, second_tier)
    for day in ("2026-04-20", "2026-04-13"):
        record = iomctl("today", "--as-of", day, "--format", "json").succeeds().json()
        rows = iomctl("caseload", "--as-of", day, "--format", "json").succeeds().json()
        assert (record["people"], record["cases"]) == (5, 6)
        assert len({one["offender"] for one in rows}) == 5
        assert len(rows) == 6
        assert _tiers(record) == {"fixed": tiers[0], "flex": tiers[1], "free": 0}


def test_screens_say_how_many_cases_and_why_tiers_hold_more_than_the_scheme(iomctl_sqlite: Program) -> None:
    _fill(iomctl_sqlite, "flex")
    assert "5 people in 6 cases, 0 overdue\n" in iomctl_sqlite("caseload").succeeds().out
    assert "\nLuton  6 cases\n" in iomctl_sqlite("caseload", "--group-by", "area").succeeds().out
    assert "5 people, 0 overdue\n" in iomctl_sqlite("caseload", "--cohort", "luton").succeeds().out
    people = "5 on scheme in 6 cases    fixed 5/70    flex 1/40    free 0/15    1 in another tier too\n"
    assert people in iomctl_sqlite("today").succeeds().out
