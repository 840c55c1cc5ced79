"""Every row of the accommodation service's three tables gets its status, its action and all its failure reasons.

No row is left out: each file's tests answer as many rows as the file holds. Of the duty to refer the table knows
no home that does not meet it; where we say otherwise of one, a test says in which rows and why.
"""

from datetime import timedelta
from pathlib import Path

import pytest

from iomctl.domain.accommodation.address_prompts import OpenApplications, proposed_address
from iomctl.domain.accommodation.commissioned_prompts import CommissionedReferral, commissioned_accommodation
from iomctl.domain.accommodation.duty_to_refer_prompts import CouncilReferral, DutyHome, duty_to_refer
from iomctl.domain.accommodation.prompts import Prompt
from iomctl.domain.policy.prompt_windows import PromptWindows
from iomctl.domain.referrals import ENDED, OPEN
from tests.acceptance.oracles.scenarios import Row
from tests.domain.prompt_oracles import NAMES, code, day, duty_home, expected, found, home, on, rows_of, truth

WINDOWS = PromptWindows()
LINK = "the text of a link on that service's page: told by the status alone, so that it is no fact of its own"
FACTS = {
    "dtr": "referenceDate currentAccommodationEndDate hasNextAccommodation dtrStatus dtrSubmissionDate".split(),
    "crs": "referenceDate sex hasNextAccommodation currentAccommodationEndDate currentAccommodationSettledType "
    "crsSubmissionDate crsStatus".split(),
    "pa": "hasNextAccommodation isSubmittedCas1 isSubmittedCas3".split(),
}
LEFT_OUT = {"dtr": {"expectedDtrLink": LINK}, "crs": {"expectedCrsLink": LINK}, "pa": {}}
"""Columns of each file that are neither asked about nor answered, with why, beside those of NAMES."""
ROWS = {"dtr": 162, "crs": 46, "pa": 8}


@pytest.mark.parametrize("kind", ROWS)
def test_every_column_is_a_fact_or_an_answer_or_left_out_with_a_reason(shared_data: Path, kind: str) -> None:
    rows = rows_of(shared_data, kind)
    answers = {f"expected{kind.capitalize()}{part}" for part in ("Status", "Action")} | {"expectedFailureReasons"}
    assert {frozenset(row) for row in rows.values()} == {frozenset({*FACTS[kind], *answers, *LEFT_OUT[kind], *NAMES})}


@pytest.mark.parametrize("kind", ["dtr", "crs"])
def test_a_link_is_told_by_the_status(shared_data: Path, kind: str) -> None:
    told = {
        (row[f"expected{kind.capitalize()}Status"], row[f"expected{kind.capitalize()}Link"])
        for row in rows_of(shared_data, kind).values()
    }
    assert len(told) == len({status for status, _ in told})


def test_each_row_on_the_duty_to_refer(shared_data: Path) -> None:
    rows = rows_of(shared_data, "dtr")
    assert len(rows) == ROWS["dtr"]
    assert found(rows, _duty_to_refer) == {number: expected(row, "Dtr") for number, row in rows.items()}


@pytest.mark.parametrize("live", OPEN)
def test_each_row_on_commissioned_services(shared_data: Path, live: str) -> None:
    rows = rows_of(shared_data, "crs")
    assert len(rows) == ROWS["crs"]
    answers = found(rows, lambda row: _commissioned(row, live))
    assert answers == {number: expected(row, "Crs") for number, row in rows.items()}


def test_each_row_on_a_proposed_address(shared_data: Path) -> None:
    rows = rows_of(shared_data, "pa")
    assert len(rows) == ROWS["pa"]
    assert found(rows, _address) == {number: expected(row, "Pa") for number, row in rows.items()}


def test_where_the_next_home_does_not_meet_the_duty_no_row_is_excused_by_it(shared_data: Path) -> None:
    """We differ on purpose in every row that the table excuses for a next home: here that home is a hotel."""
    rows = rows_of(shared_data, "dtr")
    ours = found(rows, lambda row: _duty_to_refer(row, duty_home(row)._replace(next_meets=False)))
    table = {number: expected(row, "Dtr") for number, row in rows.items()}
    differing = {number for number in rows if ours[number] != table[number]}
    assert differing == {number for number, told in table.items() if told[0] == "not-required"}
    assert (len(differing), {table[number][2] for number in differing}) == (44, {("has-next-accommodation",)})
    assert {ours[number][:2] for number in differing} == {
        ("not-started", "add-dtr-referral-details"),
        ("upcoming", "submit-dtr-referral"),
    }


def test_outside_prison_in_no_such_home_no_row_waits_for_a_window(shared_data: Path) -> None:
    """We differ on purpose where the table has the duty wait: it is due while a home lasts that does not meet it.

    The table says of no row where the person lives; here it is no prison, and no home that meets the duty.
    """
    rows = rows_of(shared_data, "dtr")
    ours = found(rows, lambda row: _duty_to_refer(row, duty_home(row)._replace(outside=True)))
    table = {number: expected(row, "Dtr") for number, row in rows.items()}
    differing = {number for number in rows if ours[number] != table[number]}
    waiting = {number for number, told in table.items() if told[0] == "upcoming"}
    again = {number for number, told in table.items() if told[0] == "not-accepted" and _submitted_before(rows[number])}
    assert differing == waiting | again
    assert {ours[number] for number in waiting} == {("not-started", "add-dtr-referral-details", ())}
    assert {ours[number][0] for number in again} == {"not-started", "not-required"}


def _submitted_before(row: Row) -> bool:
    """Whether a referral is of before the eight weeks that the home ends after, which have begun."""
    ends, submitted = day(row["currentAccommodationEndDate"]), day(row["dtrSubmissionDate"])
    opens = ends and ends - timedelta(weeks=8)
    return bool(opens and submitted and submitted < opens <= on(row))


def _duty_to_refer(row: Row, lives: DutyHome | None = None) -> Prompt:
    status = code(row["dtrStatus"])
    newest = CouncilReferral(status, day(row["dtrSubmissionDate"])) if status else None
    return duty_to_refer(lives or duty_home(row), newest, on(row), WINDOWS)


def _commissioned(row: Row, live: str) -> Prompt:
    status = {"": None, "LIVE": live, "COMPLETED": ENDED, "WITHDRAWN": ENDED}[row["crsStatus"]]
    newest = CommissionedReferral(status, day(row["crsSubmissionDate"])) if status else None
    gender = {"M": "male", "": None}[row["sex"]]
    return commissioned_accommodation(home(row), newest, gender, on(row), WINDOWS)


def _address(row: Row) -> Prompt:
    applications = OpenApplications(truth(row["isSubmittedCas1"]), truth(row["isSubmittedCas3"]))
    return proposed_address(truth(row["hasNextAccommodation"]), applications)
