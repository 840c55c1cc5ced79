"""How often an action was carried over: by each later panel that was held and at which it was still open."""

from datetime import date

import pytest

from tests.cli.meeting_book import agenda, lay_meeting, opened
from tests.program import Program


@pytest.fixture
def there(iomctl: Program) -> Program:
    """Panel 1 is held today, 20 April, and agreed one action; panels 2 and 3 are planned for 4 and 18 May."""
    lay_meeting(iomctl)
    opened(iomctl)
    task = ("Ring the council", "--owner", "byrne", "--panel", "1", "--due", "2026-04-24")
    iomctl("action", "add", "mercer", *task).succeeds()
    return iomctl


def carried(iomctl: Program, *words: str) -> int:
    (action,) = iomctl("action", "list", *words, "--format", "json").succeeds().json()
    return int(action["carried_over"])


def hold(iomctl: Program, panel: str, day: date) -> None:
    iomctl.travel((day - iomctl.today).days)
    iomctl("panel", "open", panel, "--statement-read").succeeds()


def test_each_later_panel_that_is_held_counts_from_its_day_on(there: Program) -> None:
    hold(there, "2", date(2026, 5, 4))
    days = ("2026-05-03", "2026-05-04", "2026-07-01")
    assert [carried(there, "--as-of", day) for day in days] == [0, 1, 1]
    there("action", "done", "W1", "--on", "2026-05-04").succeeds()
    assert carried(there) == 0
    there("undo").succeeds()
    assert carried(there) == 1
    hold(there, "3", date(2026, 5, 18))
    assert (carried(there), carried(there, "--known-on", "2026-05-17")) == (2, 1)
    there("undo").succeeds()
    assert carried(there) == 1
    there("panel", "cancel", "2", "--reason", "nobody came").succeeds()
    assert carried(there) == 0


def test_a_panel_that_was_never_run_carries_nothing_over(there: Program) -> None:
    """Of the two that were planned since, nobody came to the first."""
    hold(there, "3", date(2026, 5, 18))
    assert carried(there) == 1
    (line,) = (one for one in agenda(there, panel="3") if one["item"] == "1/1")
    assert line["why"].endswith("carried over once")


def test_a_panel_of_another_name_carries_nothing_over(there: Program) -> None:
    there("panel", "add", "Other panel", "--on", "2026-05-05", "--cohort", "luton").succeeds()
    hold(there, "4", date(2026, 5, 5))
    assert carried(there) == 0
