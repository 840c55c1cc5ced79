"""Commissioned services: criteria give each scenario of the accommodation service its status and failure reasons."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.acceptance.oracles import scenarios
from tests.acceptance.oracles.scenarios import Row
from tests.program import Program

ROWS = 46
LIVE = {"made": (), "accepted": ("accepted_on",), "started": ("accepted_on", "started_on")}
"""How far a referral that is live may have come, with the days of its steps after it was made."""


@pytest.fixture
def rows(shared_data: Path) -> dict[int, Row]:
    """All rows by their number; none is left out."""
    return scenarios.read_scenarios(shared_data, "crs-eligibility-scenarios.csv")


@pytest.mark.parametrize("live", LIVE)
def test_each_row_gets_its_status_and_failure_reasons(
    new_year: Program, tmp_path: Path, rows: dict[int, Row], live: str
) -> None:
    assert len(rows) == ROWS
    assert {row["referenceDate"] for row in rows.values()} == {"01/01/2025"}
    scenarios.record_people(new_year, tmp_path, rows)
    settled = ((number, "settled", row["currentAccommodationSettledType"] == "SETTLED") for number, row in rows.items())
    scenarios.record_markers(new_year, tmp_path, settled)
    scenarios.import_rows(new_year, tmp_path, "referrals", _referrals(rows, live))
    found = scenarios.judge(new_year, "commissioned-services.toml")
    assert found == {number: scenarios.expected(row, "Crs") for number, row in rows.items()}


def _referrals(rows: Mapping[int, Row], live: str) -> list[Row]:
    return [_referral(number, row, live) for number, row in rows.items() if row["crsStatus"]]


def _referral(number: int, row: Row, live: str) -> Row:
    """A referral; the scenarios tell no day but that of its submission, so that each step is on that day."""
    made_on, status = scenarios.iso(row["crsSubmissionDate"]), row["crsStatus"]
    steps = {"LIVE": LIVE[live], "COMPLETED": (*LIVE["started"], "ended_on"), "WITHDRAWN": ("ended_on",)}[status]
    completed, withdrawn = status == "COMPLETED", status == "WITHDRAWN"
    return {
        "offender": scenarios.person(number),
        "pathway": "commissioned",
        "provider": "Housing Advice",
        "made_on": made_on,
        **{step: made_on if step in steps else "" for step in ("accepted_on", "started_on", "ended_on")},
        "ending": "completed" if completed else "never-started" if withdrawn else "",
        "ending_reason": "ANO" if withdrawn else "",
        "outcome": "achieved" if completed else "",
    }
