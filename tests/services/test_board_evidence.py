"""What the board reads of reoffending and of the three windows: in words, of how many, and nothing of few people."""

import json
from datetime import date
from typing import Any

from tests.books import laid_once
from tests.casebook import book, person, spell
from tests.program import Program

PERIOD = ("--from", "2026-02-01", "--as-of", "2026-04-20")
YEAR = "Oct 2023 to Sep 2024"
"""The newest year of entry that is final then."""
TIERS = {"fixed": (30, 14), "flex": (14, 7), "free": (3, 1)}
"""People who entered in it, and of those who were convicted of an offence in the year after."""


@laid_once
def entered(iomctl: Program) -> None:
    """Forty-seven people who entered in YEAR, of whom twenty-two reoffended, and one who left the scheme."""
    numbers, reoffended = iter(range(1, 100)), list[int]()
    with book(iomctl) as work:
        for tier, (people, of_those) in TIERS.items():
            for place in range(people):
                spell(work, person(work, "Mercer", born_on=None), date(2024, 4, 9), tier=tier)
                number = next(numbers)
                reoffended += [number] if place < of_those else []
    for one in reoffended:
        _proven(iomctl, f"N{one}", "2024-08-01")
    _proven(iomctl, "N1", "2024-01-03", "028/03", "--index")
    iomctl("offence", "add", "N2", "046/00", "--on", "2024-08-02", "--outcome", "convicted").succeeds()
    iomctl("cohort", "deselect", "N1", "--reason", "no-offending", "--exit-plan", "x", "--on", "2024-10-31").succeeds()


def _proven(program: Program, who: str, on: str, code: str = "046/00", *more: str) -> None:
    program("offence", "add", who, code, "--on", on, "--outcome", "convicted", "--outcome-on", on, *more).succeeds()


def made(program: Program, *more: str) -> dict[str, Any]:
    """The report, as its JSON says it; it is not kept."""
    words = ("report", "board", *PERIOD, "--dry-run", "--format", "json", *more)
    found: dict[str, Any] = json.loads(program(*words).succeeds().out)
    return found


def section(report: dict[str, Any], name: str) -> dict[str, Any]:
    [found] = [one for one in report["paper"]["sections"] if one["id"] == name]
    return dict(found)


def first_cells(report: dict[str, Any], name: str, table: str) -> list[str]:
    [found] = [one for one in section(report, name)["tables"] if one["id"] == table]
    return [row[0] for row in found["rows"]]


def test_groups_stand_under_their_names(entered: Program) -> None:
    report = made(entered, "--exact")
    assert first_cells(report, "reoffending", "reoffending_by_tier") == ["Fixed", "Flex", "Free"]
    assert first_cells(report, "reoffending", "reoffending_by_index_group") == ["Residential burglary", "Not recorded"]
    counted = ["Proven reoffences", "Arrests, not proven", "Charges, not proven"]
    assert first_cells(report, "reoffending", "per_month_at_liberty") == counted
    assert first_cells(report, "windows", "three_windows") == ["Before", "On the scheme", "After"]


def test_the_paper_speaks_to_a_board_and_not_to_who_types(entered: Program) -> None:
    for name in ("reoffending", "windows"):
        held = section(made(entered, "--exact"), name)
        said = " ".join((*held["paragraphs"], *held.get("bullets", ())))
        assert not [word for word in ("iomctl", "--", "_", "refused", "no-outcome-day") if word in said]
    told = section(made(entered, "--exact"), "reoffending")["bullets"]
    assert told == ["Convictions or cautions without a day: they prove nothing (1)."]
