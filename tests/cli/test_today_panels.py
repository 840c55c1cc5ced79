"""iomctl today: actions by their owner, and the two clocks of a panel that is closed."""

from typing import Any

import pytest

from tests.cli.meeting_book import lay_meeting, opened
from tests.program import Program


@pytest.fixture
def there(iomctl: Program) -> Program:
    """Panel 1 closed on Monday 20 April; J Byrne is to ring the council by Friday about Mercer, whom S Okafor leads."""
    lay_meeting(iomctl)
    opened(iomctl)
    action = ("--action", "Ring the council / byrne / 2026-04-24")
    iomctl("panel", "decide", "1", "mercer", "--decision", "keep", "--because", "not engaging", *action).succeeds()
    for who in ("hollis", "sayle"):
        iomctl("panel", "decide", "1", who, "--decision", "defer", "--because", "no report").succeeds()
    iomctl("panel", "close", "1").succeeds()
    return iomctl


def today(iomctl: Program, *words: str) -> dict[str, Any]:
    found: dict[str, Any] = iomctl("today", *words, "--format", "json").succeeds().json()
    return found


def test_an_action_is_its_owners(there: Program) -> None:
    assert [one["action"] for one in today(there, "--worker", "byrne")["actions"]] == ["W00001"]
    assert today(there, "--worker", "okafor")["actions"] == []
    there.travel(7)
    assert [one["days_overdue"] for one in today(there, "--worker", "byrne")["actions_overdue"]] == [3]
    shown = there("today", "--worker", "byrne").succeeds().out
    assert "iomctl action overdue --owner byrne" in shown
    assert "action done 1/1" in shown
    there("action", "done", "1/1").succeeds()
    assert today(there)["actions_overdue"] == []


def test_actions_go_out_in_a_day_and_minutes_in_ten_working_days(there: Program) -> None:
    papers = today(there)["papers"]
    assert [(one["paper"], one["due_on"], one["overdue"]) for one in papers] == [
        ("actions", "2026-04-21", False),
        ("minutes", "2026-05-05", False),  # the Monday before is a bank holiday
    ]
    assert len(today(there, "--worker", "okafor")["papers"]) == 2
    assert today(there, "--worker", "byrne")["papers"] == []
    there.travel(2)
    assert [one["overdue"] for one in today(there)["papers"]] == [True, False]
    assert "actions to go out  was due 21 Apr" in there("today").succeeds().out
    there("panel", "minutes", "1", "--form", "names-free", "--to", "the board").succeeds()
    assert len(today(there)["papers"]) == 2
    there("panel", "minutes", "1", "--to", "all who were there").succeeds()
    assert today(there)["papers"] == []
