"""Commissioned services: criteria give each scenario of the accommodation service its status and failure reasons."""

from pathlib import Path

import pytest

from tests.acceptance.oracles import scenarios
from tests.acceptance.oracles.commissioned import LIVE, AtService, referrals
from tests.acceptance.oracles.scenarios import Row
from tests.program import Program

ROWS = 46
SERVICE = AtService("commissioned", "Housing Advice")


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
    scenarios.import_rows(new_year, tmp_path, "referrals", referrals(rows, SERVICE, lambda _: live))
    found = scenarios.judge(new_year, "commissioned-services.toml")
    assert found == {number: scenarios.expected(row, "Crs") for number, row in rows.items()}
