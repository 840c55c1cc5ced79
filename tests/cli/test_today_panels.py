"""iomctl today: actions by their owner, and the two clocks of a panel that is closed."""

from datetime import timedelta
from typing import Any

import pytest

from tests.cli.meeting_book import lay_meeting, opened
from tests.program import Program
from tests.unpadded import unpadded


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
    assert "actions  was due 21 Apr 09:30  panel minutes 1 --form actions" in there("today").succeeds().out
    there("panel", "minutes", "1", "--form", "names-free", "--to", "all").succeeds()
    assert len(today(there)["papers"]) == 2
    there("panel", "minutes", "1", "--to", "all who were there").succeeds()
    assert today(there)["papers"] == []


def to_go_out(iomctl: Program) -> list[str]:
    return [one["paper"] for one in today(iomctl)["papers"]]


def sent(iomctl: Program, to: str, *words: str) -> None:
    iomctl("panel", "minutes", "1", "--to", to, *words).succeeds()


def test_actions_are_late_by_the_hour(there: Program) -> None:
    there.now += timedelta(hours=24)
    assert [one["overdue"] for one in today(there)["papers"]] == [False, False]
    assert "actions  by 21 Apr 09:30" in there("today").succeeds().out
    there.now += timedelta(minutes=1)
    assert [one["overdue"] for one in today(there)["papers"]] == [True, False]
    assert [one["overdue"] for one in today(there, "--as-of", "2026-04-21")["papers"]] == [True, False]


def test_actions_are_sent_alone_and_stop_their_own_clock(there: Program) -> None:
    told = unpadded(there("panel", "minutes", "1", "--form", "actions", "--to", "all").succeeds().out)
    assert "| 1/1 | Ring the council | J Byrne, Probation Service | Fri 24 Apr 2026 |" in told
    assert "N00001 Mercer, Kai" in told
    assert all(words not in told for words in ("Hollis", "not engaging", "Decision", "Okafor, Bed"))
    assert to_go_out(there) == ["minutes"]


def test_one_agencys_lines_stop_the_clock_of_minutes_only_with_those_of_all_who_were_there(there: Program) -> None:
    sent(there, "S Okafor", "--form", "agency", "--agency", "police")
    assert to_go_out(there) == ["actions", "minutes"]
    sent(there, "the solicitor", "--form", "summary", "--about", "mercer")
    sent(there, "J Hale, the board")
    assert to_go_out(there) == ["actions", "minutes"]
    sent(there, "J Byrne", "--form", "agency", "--agency", "probation")
    assert to_go_out(there) == []


def test_a_paper_reaches_those_it_names(there: Program) -> None:
    sent(there, "j byrne", "--form", "actions")
    assert to_go_out(there) == ["minutes"]
    sent(there, "J Byrne")
    assert to_go_out(there) == ["minutes"]
    sent(there, "Alan Poe, S Okafor")
    assert to_go_out(there) == []


def test_an_agency_that_is_named_is_its_people(there: Program) -> None:
    sent(there, "Bedfordshire Police and Probation Service")
    assert to_go_out(there) == []


def test_without_an_action_there_is_none_to_go_out(iomctl: Program) -> None:
    lay_meeting(iomctl)
    iomctl("panel", "open", "1", "--statement-read").succeeds()
    iomctl("panel", "decide", "1", "mercer", "--decision", "keep", "--because", "calm").succeeds()
    task = ("--action", "Ring / byrne / 2026-04-24")
    iomctl("panel", "decide", "1", "hollis", *task).succeeds()
    for who in ("hollis", "sayle"):
        iomctl("panel", "agenda", "1", "--drop", who, "--because", "seen").succeeds()
    iomctl("panel", "close", "1").succeeds()
    assert to_go_out(iomctl) == ["minutes"]
    sent(iomctl, "S Okafor")  # nobody is recorded as there, so that only all are everybody
    assert to_go_out(iomctl) == ["minutes"]
    sent(iomctl, "all")
    assert to_go_out(iomctl) == []
