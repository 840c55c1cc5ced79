"""What was said of a worker by mistake put right: their agency, with that of their cases, and the day they left."""

import pytest

from tests.books import CopyOf
from tests.program import Program
from tests.services.case_book import POLICE, PROBATION, adopt, set_up


def _lay(iomctl: Program) -> None:
    kai, devon = set_up(iomctl, 2)
    adopt(iomctl, kai, on="2026-02-02").succeeds()
    adopt(iomctl, devon, on="2026-02-02", worker="byrne").succeeds()
    iomctl("cohort", "assign", devon, "--to", "okafor", "--on", "2026-03-02").succeeds()


@pytest.fixture
def led(copy_of: CopyOf) -> Program:
    """Two cases that S Okafor leads for the police, one of them since March; on each engine in turn."""
    return copy_of(_lay)


def led_for(iomctl: Program, day: str) -> list[tuple[str, str]]:
    rows = iomctl("caseload", "--as-of", day, "--format", "json").succeeds().json()
    return sorted((row["worker"], row["agency"]) for row in rows)


def test_a_wrong_agency_is_put_right_with_that_of_the_cases_from_their_first_days(led: Program) -> None:
    before = led("export", "spells", "--format", "csv").succeeds().out
    said = led("worker", "edit", "okafor", "--agency", "probation").succeeds().err
    assert f"S Okafor is at {PROBATION}, no longer at {POLICE}." in said
    assert f"2 cases that were led for {POLICE}: for {PROBATION}, from the same days on." in said
    assert led_for(led, "2026-02-02") == [("J Byrne", PROBATION), ("S Okafor", PROBATION)]
    assert led_for(led, "2026-04-20") == [("S Okafor", PROBATION)] * 2
    assert POLICE not in led("export", "spells", "--format", "csv").succeeds().out
    led("db", "check").succeeds()
    led("undo").succeeds()
    assert led("export", "spells", "--format", "csv").succeeds().out == before


def test_what_was_led_for_an_agency_before_it_went_into_another_stays(led: Program) -> None:
    led("--yes", "cohort", "assign", "--everyone-of-agency", "bedfordshire", "--to-agency", "probation").succeeds()
    led("agency", "add", "Turning Point").succeeds()
    led("worker", "edit", "okafor", "--agency", "turning").succeeds()
    assert led_for(led, "2026-04-19") == [("S Okafor", POLICE)] * 2
    assert led_for(led, "2026-04-20") == [("S Okafor", "Turning Point")] * 2


def test_an_agency_that_it_is_already_or_that_there_is_not(led: Program) -> None:
    assert f"S Okafor is at {POLICE} already" in led("worker", "edit", "okafor", "--agency", POLICE).exits(5).err
    assert "no agency wardens" in led("worker", "edit", "okafor", "--agency", "wardens").exits(3).err


def test_a_mistyped_day_of_leaving_is_put_right_as_far_as_cases_were_given_by_then(led: Program) -> None:
    led("worker", "edit", "okafor", "--left", "2026-04-01").succeeds()
    said = led("worker", "edit", "okafor", "--left", "2026-04-13").succeeds().err
    assert "S Okafor left on Mon 13 Apr 2026 (7 days ago); before, it was Wed 1 Apr 2026 (19 days ago)." in said
    (okafor,) = [row for row in led("worker", "list", "--format", "json").json() if row["worker"] == "S Okafor"]
    assert okafor["left_on"] == "2026-04-13"
    early = led("worker", "edit", "okafor", "--left", "2026-02-20").exits(5).err
    assert "S Okafor leads N00002 from Mon 2 Mar 2026" in early
    again = led("worker", "edit", "okafor", "--left", "2026-04-13").exits(5).err
    assert "S Okafor left on Mon 13 Apr 2026 (7 days ago) already" in again
    led("undo").succeeds()
    assert "2026-04-01" in led("worker", "list", "--left", "--format", "csv").succeeds().out
