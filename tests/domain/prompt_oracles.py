"""The accommodation service's tables of scenarios: their rows, and what each expects, in our codes."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from iomctl.domain.accommodation.duty_to_refer_prompts import DutyHome
from iomctl.domain.accommodation.prompts import Home, Prompt
from tests.acceptance.oracles.scenarios import Row, iso, read_scenarios

Told = tuple[str, str, tuple[str, ...]]
"""A status, the action's code ("" for none) and the codes of all reasons in their order."""

NAMES = {
    "testCaseId": "the row's number",
    "description": "the row's name: words for people, empty in some rows and the same in others",
}
"""Columns that are no facts, in every file."""


def rows_of(shared_data: Path, kind: str) -> dict[int, Row]:
    """All rows of a file by their number; `kind` is "dtr", "crs" or "pa"."""
    return read_scenarios(shared_data, f"{kind}-eligibility-scenarios.csv")


def expected(row: Row, kind: str) -> Told:
    """What a row expects; `kind` is "Dtr", "Crs" or "Pa"."""
    reasons = tuple(map(code, filter(None, row["expectedFailureReasons"].split(", "))))
    return code(row[f"expected{kind}Status"]), code(row[f"expected{kind}Action"]), reasons


def found(rows: Mapping[int, Row], ask: Callable[[Row], Prompt]) -> dict[int, Told]:
    """What the program answers for each row."""
    return {number: _told(ask(row)) for number, row in rows.items()}


def code(word: str) -> str:
    """NOT_REQUIRED as we store it, `not-required`; "" stays."""
    return word.lower().replace("_", "-")


def day(written: str) -> date | None:
    """A day of a scenario, 04/07/2024; None for none."""
    return date.fromisoformat(iso(written)) if written else None


def on(row: Row) -> date:
    """The day that a row asks about."""
    return date.fromisoformat(iso(row["referenceDate"]))


def home(row: Row) -> Home:
    """Where the person of a row lives; the duty to refer doesn't tell of what class that is."""
    settled = code(row.get("currentAccommodationSettledType", "")) or None
    return Home(settled, day(row["currentAccommodationEndDate"]), truth(row["hasNextAccommodation"]))


def duty_home(row: Row) -> DutyHome:
    """The same for the duty to refer: the table holds that any next home meets it, and that nobody lives in one now."""
    return DutyHome(day(row["currentAccommodationEndDate"]), truth(row["hasNextAccommodation"]))


def truth(word: str) -> bool:
    """TRUE and FALSE; a KeyError for anything else."""
    return {"TRUE": True, "FALSE": False}[word]


def _told(prompt: Prompt) -> Told:
    action = prompt.action.code if prompt.action else ""
    return prompt.status, action, tuple(reason.code for reason in prompt.reasons)
