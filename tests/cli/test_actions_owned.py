"""Actions are their owner's: whatever became of the case, and whichever agency leads it."""

from typing import Any

import pytest

from tests.cli.meeting_book import lay_meeting, opened
from tests.program import Program

LEAVES = ("--decision", "de-select", "--because", "has a job", "--code", "no-offending")
PLANS = ("--exit-plan", "the drug service")


@pytest.fixture
def there(iomctl: Program) -> Program:
    """Panel 1 de-selected Mercer, whom S Okafor led, and had J Byrne of another agency tell the council in a week."""
    lay_meeting(iomctl)
    iomctl("worker", "edit", "byrne", "--email", "j.byrne@example.org").succeeds()
    opened(iomctl)
    action = ("--action", "Tell the council / byrne / +1w")
    iomctl("panel", "decide", "1", "mercer", *LEAVES, *PLANS, *action).succeeds()
    return iomctl


def told(iomctl: Program, *words: str) -> list[str]:
    return [one["action"] for one in iomctl(*words, "--format", "json").succeeds().json()]


def today(iomctl: Program, *words: str) -> list[str]:
    day: dict[str, Any] = iomctl("today", *words, "--format", "json").succeeds().json()
    return [one["action"] for one in (*day["actions"], *day["actions_overdue"])]


@pytest.mark.parametrize("words", ["", "--owner byrne", "--panel 1", "--state open", "--agency probation", "mercer"])
def test_one_of_somebody_who_left_is_on_the_list(there: Program, words: str) -> None:
    assert told(there, "action", "list", *words.split()) == ["W00001"]


def test_one_of_somebody_who_left_is_told_until_it_is_done(there: Program) -> None:
    for words in ((), ("--worker", "byrne"), ("--agency", "probation")):
        assert today(there, *words) == ["W00001"]
    tried = there("remind", "--dry-run", "--format", "json").succeeds().json()
    assert [one["about"] for one in tried if (one["told_to"], one["kind"]) == ("J Byrne", "action-due")] == ["W00001"]
    there.travel(8)
    assert told(there, "action", "overdue") == ["W00001"]
    assert "iomctl_actions_overdue 1\n" in there("metrics").succeeds().out
    there("action", "done", "1/1").succeeds()
    assert today(there) == today(there, "--worker", "byrne") == told(there, "action", "overdue") == []


def test_it_is_not_among_those_of_cases_that_are_asked_for(there: Program) -> None:
    for words in (("--cohort", "luton"), ("--worker", "okafor")):
        assert told(there, "action", "list", *words) == []
        assert told(there, "action", "list", *words, "--as-of", "2026-04-19") == []
    assert today(there, "--cohort", "luton") == []
    assert told(there, "action", "list", "--area", "luton") == ["W00001"]


def test_what_was_told_and_put_off_of_somebody_who_left_is_listed(there: Program) -> None:
    there("remind", "--mail", "stdout").succeeds()
    (sent,) = there("remind", "list", "--format", "json").succeeds().json()
    assert (sent["offender"], sent["about"]) == ("N00001", "W00001")
    there("remind", "snooze", "mercer", "--until", "+1w", "--reason", "away").succeeds()
    (off,) = there("remind", "snoozes", "--format", "json").succeeds().json()
    assert (off["offender"], off["standing"]) == ("N00001", "holds")


def test_the_agency_is_that_of_the_owner(there: Program) -> None:
    """Hollis is led by the police; J Byrne of probation is to visit him."""
    there("action", "add", "hollis", "Visit him", "--owner", "byrne", "--due", "+3d").succeeds()
    there("action", "add", "hollis", "Ring him", "--owner", "okafor", "--due", "+3d").succeeds()
    for words in (("action", "list"), ("action", "overdue", "--as-of", "+9d")):
        rows = there(*words, "--agency", "probation", "--format", "json").succeeds().json()
        assert {one["action"]: one["agency"] for one in rows} == {
            "W00001": "Probation Service",
            "W00002": "Probation Service",
        }
    assert told(there, "action", "list", "hollis", "--agency", "probation") == ["W00002"]
    assert today(there, "--agency", "police") == ["W00003"]
    assert sorted(today(there, "--agency", "probation")) == ["W00001", "W00002"]
    assert "no agency nowhere" in there("action", "list", "--agency", "nowhere").exits(3).err
