"""The duty to refer: criteria give each scenario of the accommodation service its status and its failure reasons."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.acceptance.oracles import scenarios
from tests.acceptance.oracles.scenarios import Row
from tests.cli.sheets import reasons, take_in
from tests.program import Program

LEFT_OUT = {
    "SUBMITTED": (11, 12, 45, 46, 79, 80, 113, 114, 147, 148, 181, 182),
    "ACCEPTED": (19, 20, 53, 54, 87, 88, 121, 122, 155, 156, 189, 190),
    "NOT_ACCEPTED": (27, 28, 61, 62, 95, 96, 129, 130, 163, 164, 197, 198),
    "WITHDRAWN": (205, 206, 210),
}
"""Rows left out, by the status of a referral that was submitted on no day.

They can't be recorded: the case book keeps no referral without the day it was made.
"""

ROWS, TESTED = 162, 123


@pytest.fixture
def rows(shared_data: Path) -> dict[int, Row]:
    """All rows by their number."""
    return scenarios.read_scenarios(shared_data, "dtr-eligibility-scenarios.csv")


def test_every_row_is_tested_or_left_out_with_a_reason(rows: dict[int, Row]) -> None:
    for status, numbers in LEFT_OUT.items():
        told = {(rows[number]["dtrStatus"], rows[number]["dtrSubmissionDate"]) for number in numbers}
        assert told == {(status, "")}
    left_out = _left_out()
    assert len(left_out) == len(set(left_out)) == ROWS - TESTED
    assert (len(rows), len(_tested(rows))) == (ROWS, TESTED)
    assert {row["referenceDate"] for row in rows.values()} == {"01/01/2025"}


def test_each_row_gets_its_status_and_failure_reasons(new_year: Program, tmp_path: Path, rows: dict[int, Row]) -> None:
    tested = _tested(rows)
    scenarios.record_people(new_year, tmp_path, tested)
    scenarios.import_rows(new_year, tmp_path, "referrals", _referrals(tested))
    found = scenarios.judge(new_year, "duty-to-refer.toml")
    assert found == {number: scenarios.expected(row, "Dtr") for number, row in tested.items()}


def test_rows_left_out_have_a_referral_that_is_refused_and_counts_for_nothing(
    new_year: Program, tmp_path: Path, rows: dict[int, Row]
) -> None:
    left_out = {number: rows[number] for number in sorted(_left_out())}
    scenarios.record_people(new_year, tmp_path, left_out)
    referrals = scenarios.write_rows(tmp_path, "referrals", _referrals(left_out))
    rejects = tmp_path / "rejects.csv"
    assert take_in(new_year, "referrals", referrals, "--rejects", str(rejects)) == (0, 0, 0, len(left_out))
    assert set(reasons(rejects).values()) == {"made_on: missing"}
    found = scenarios.judge(new_year, "duty-to-refer.toml")
    assert found == {number: scenarios.expected(row, "Dtr") for number, row in left_out.items()}


def test_custody_without_an_end_is_not_known_where_the_scenarios_count_no_end_as_near(
    new_year: Program, tmp_path: Path, rows: dict[int, Row]
) -> None:
    number, row = 172, rows[172]
    assert (row["currentAccommodationEndDate"], row["expectedDtrStatus"]) == ("", "NOT_STARTED")
    scenarios.record_people(new_year, tmp_path, {number: row})
    # The day before, somebody asked and there was none.
    new_year("sentence", "add", scenarios.person(number), "custody", "--from", "2024-01-02").succeeds()
    scenarios.plan(new_year, "duty-to-refer.toml")
    (shown,) = new_year("rescope", "show", "1", "--format", "json").succeeds().json()
    assert (shown["outcome"], shown["missing"]) == ("not-known", "a sentence without an end")


def _tested(rows: Mapping[int, Row]) -> dict[int, Row]:
    return {number: row for number, row in rows.items() if number not in _left_out()}


def _left_out() -> list[int]:
    return [number for numbers in LEFT_OUT.values() for number in numbers]


def _referrals(rows: Mapping[int, Row]) -> list[Row]:
    return [_referral(number, row) for number, row in rows.items() if row["dtrStatus"]]


def _referral(number: int, row: Row) -> Row:
    """A referral to the council; the scenarios tell no day of its answer or end, so that it is the day it was made."""
    made_on, status = scenarios.iso(row["dtrSubmissionDate"]), row["dtrStatus"]
    refused, withdrawn = status == "NOT_ACCEPTED", status == "WITHDRAWN"
    answer = made_on or "2024-07-04"
    return {
        "offender": scenarios.person(number),
        "pathway": "duty-to-refer",
        "provider": "Luton Council",
        "made_on": made_on,
        "accepted_on": answer if status == "ACCEPTED" else "",
        "refused_on": answer if refused else "",
        "refusal_reason": "not-eligible" if refused else "",
        "ended_on": answer if withdrawn else "",
        "ending": "never-started" if withdrawn else "",
        "ending_reason": "ANO" if withdrawn else "",
    }
