"""The accommodation service's rows through recorded referrals: status, action and every failure reason of each.

Where people live is given as the release list gives it; what they were referred to is recorded, and read by services.
The third file, of proposed addresses, is left out whole, 8 rows: whether an application for approved premises or for
CAS3 is open is not kept.
"""

from collections.abc import Mapping
from pathlib import Path

from iomctl.domain.accommodation.prompts import Home, Prompt
from iomctl.inputs.duties import DutyOutcome, NewDutyReferral
from iomctl.services.accommodation.duties import answer, refer
from iomctl.services.accommodation.prompts import ACCOMMODATION, commissioned_prompts, duty_prompts
from iomctl.services.asked_day import AskedDay
from iomctl.storage.unit_of_work import UnitOfWork
from tests.acceptance.oracles import commissioned, scenarios
from tests.acceptance.oracles.commissioned import LIVE, AtService
from tests.acceptance.oracles.scenarios import Row
from tests.acceptance.oracles.test_oracle_dtr import LEFT_OUT, ROWS, TESTED
from tests.domain.prompt_oracles import day, duty_home, expected, found, home, rows_of
from tests.program import Program
from tests.services.case_book import working

OUTCOMES = {"ACCEPTED": "prevention-and-relief", "NOT_ACCEPTED": "no-local-connection", "WITHDRAWN": "withdrawn"}
NO_DAY = {number for numbers in LEFT_OUT.values() for number in numbers}
"""Rows of the duty to refer left out: a referral of no day, which the case book does not take."""


def test_each_row_on_the_duty_to_refer_that_can_be_recorded(
    new_year: Program, tmp_path: Path, shared_data: Path
) -> None:
    every = rows_of(shared_data, "dtr")
    rows = {number: row for number, row in every.items() if number not in NO_DAY}
    assert (len(every), len(rows)) == (ROWS, TESTED)
    scenarios.record_names(new_year, tmp_path, rows)
    with working(new_year) as work:
        for number, row in rows.items():
            if row["dtrStatus"]:
                _referred(work, number, row)
    with working(new_year) as work:
        homes = {number: duty_home(row) for number, row in rows.items()}
        prompts = {number: one.prompt for number, one in duty_prompts(work, AskedDay(work, work.today), homes).items()}
    assert _found(rows, prompts) == {number: expected(row, "Dtr") for number, row in rows.items()}


def test_each_row_on_commissioned_services(new_year: Program, tmp_path: Path, shared_data: Path) -> None:
    rows, steps = rows_of(shared_data, "crs"), sorted(LIVE)
    assert len(rows) == 46
    scenarios.record_names(new_year, tmp_path, rows)
    new_year("provider", "add", "Harbour Trust", "--pathway", ACCOMMODATION).succeeds()
    at = AtService(ACCOMMODATION, "Harbour Trust")
    referrals = commissioned.referrals(rows, at, lambda number: steps[number % len(steps)])
    scenarios.import_rows(new_year, tmp_path, "referrals", referrals)
    with working(new_year) as work:
        prompts = commissioned_prompts(work, AskedDay(work, work.today), _homes(rows))
    assert _found(rows, prompts) == {number: expected(row, "Crs") for number, row in rows.items()}


def _referred(work: UnitOfWork, number: int, row: Row) -> None:
    """A referral; the scenarios tell no other day, so that consent and answer are of the day it was submitted."""
    on = day(row["dtrSubmissionDate"])
    made = refer(work, scenarios.person(number), NewDutyReferral.typed(council="luton", on=on, consent=on))
    if row["dtrStatus"] != "SUBMITTED":
        answer(work, made.record.duty, DutyOutcome.typed(outcome=OUTCOMES[row["dtrStatus"]], on=on))


def _homes(rows: Mapping[int, Row]) -> dict[int, Home]:
    return {number: home(row) for number, row in rows.items()}


def _found(rows: Mapping[int, Row], prompts: Mapping[int, Prompt]) -> Mapping[int, object]:
    return found(rows, lambda row: prompts[int(row["testCaseId"])])
