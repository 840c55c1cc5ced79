"""The words of the markers on today's screen: those to review, and those that end soon."""

from typing import TYPE_CHECKING

from iomctl.domain.columns import Column
from iomctl.domain.counts import counted
from iomctl.domain.days.days import short
from iomctl.domain.facts.markers import END
from iomctl.output.board import Block

if TYPE_CHECKING:
    from iomctl.services.facts.markers_due import MarkerDue, MarkerOverdue
    from iomctl.services.worklists.today_record import Today

RANKS = {"offender": 0, "name": 0, "kind": 1, "due": 0, "left": 0}
COLUMNS = {name: Column("", "", rank=rank) for name, rank in RANKS.items()}


def due_markers(day: "Today") -> Block:
    """A row for each marker to review or ending by the end of the look-ahead."""
    rows = [
        _row(one, f"{'ends' if one.what == END else 'review'} {short(one.due_on, day.on)}", one.days_left, "left")
        for one in day.markers
    ]
    return Block("Markers to review", "iomctl marker due", COLUMNS, rows)


def overdue_markers(day: "Today") -> Block:
    """A row for each marker whose review day is past."""
    rows = [
        _row(one, f"review {short(one.review_on, day.on)}", one.days_overdue, "past") for one in day.markers_overdue
    ]
    return Block("Overdue reviews of markers", "iomctl marker overdue", COLUMNS, rows)


def _row(one: "MarkerDue | MarkerOverdue", due: str, days: int, side: str) -> dict[str, str]:
    return {
        "offender": one.offender,
        "name": one.name,
        "kind": f"{one.kind} {one.level}" if one.level else one.kind,
        "due": due,
        "left": f"{counted(days, 'day')} {side}",
    }
