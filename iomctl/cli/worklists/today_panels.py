"""The words of panels on today's screen: actions to be done, and papers that are to go out."""

from typing import TYPE_CHECKING

from iomctl.cli.worklists.today_blocks import block
from iomctl.domain.counts import counted
from iomctl.domain.days.days import short
from iomctl.domain.panels.actions import times
from iomctl.output.overview.overview import Block

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iomctl.services.panels.action_records import ActionOverdue, ActionRecord
    from iomctl.services.panels.papers_due import PaperDue
    from iomctl.services.worklists.today_record import Today

RANKS = {"task": 2, "owner": 3, "due": 1, "carried": 4}
PAPERS = {"paper": 0, "due": 1}


def overdue_actions(day: "Today") -> Block:
    """A row for each action whose day is past."""
    rows = [
        _action(one, f"due {short(one.due_on, day.on)}, {counted(one.days_overdue, 'day')}")
        for one in day.actions_overdue
    ]
    return block("Overdue actions", "iomctl action overdue", RANKS, rows)


def due_actions(day: "Today") -> Block:
    """A row for each action to be done by the end of the look-ahead."""
    rows = [_action(one, f"by {short(one.due_on, day.on)}") for one in day.actions]
    return block("Actions to be done", "iomctl action list --state open", RANKS, rows)


def papers(day: "Today") -> Block:
    """A row for each paper of a panel that is to go out."""
    rows = [
        {
            "offender": f"panel {one.panel}",
            "name": one.name,
            "paper": one.paper,
            "due": f"{'was due' if one.overdue else 'by'} {' '.join(_by(one, day))}",
            "type": f"panel minutes {one.panel}{' --form actions' if one.due_at else ''}",
        }
        for one in day.papers
    ]
    return block("Papers to go out", "iomctl panel list", PAPERS, rows)


def _by(one: "PaperDue", day: "Today") -> "Iterator[str]":
    yield short(one.due_on, day.on)
    if one.due_at is not None:
        yield one.due_at


def _action(one: "ActionRecord | ActionOverdue", due: str) -> dict[str, str]:
    return {
        "offender": one.offender,
        "name": one.name,
        "task": one.task,
        "owner": one.owner,
        "due": due,
        "carried": f"carried over {times(one.carried_over)}" if one.carried_over else "",
        "type": f"action done {one.panel or one.action}",
    }
