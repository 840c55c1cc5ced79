"""A scheme of two tiers, and the board's papers of it as their JSON says them."""

import json
from typing import Any

from tests.casebook import book, person, spell
from tests.program import Program

FIXED, FLEX = 14, 9
PERIOD = ("--from", "2026-02-01", "--as-of", "2026-04-20")


def of_two_tiers(iomctl: Program) -> None:
    """Fourteen people in one tier, nine in another."""
    with book(iomctl) as work:
        for number in range(FIXED + FLEX):
            spell(work, person(work, f"Mercer{chr(97 + number)}"), tier="fixed" if number < FIXED else "flex")


def made(program: Program, *more: str) -> dict[str, Any]:
    """The report that is made, as its JSON says it."""
    found: dict[str, Any] = json.loads(program("report", "board", *PERIOD, "--format", "json", *more).succeeds().out)
    return found


def figure(report: dict[str, Any], measure: str, by: str | None = None, group: str | None = None) -> Any:
    [found] = [one for one in report["figures"] if (one["measure"], one["by"], one["group"]) == (measure, by, group)]
    return found
