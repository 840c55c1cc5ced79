"""The words of the markers on today's screen: those to review, and those that end soon."""

from typing import TYPE_CHECKING

from iomctl.cli.worklists.today_blocks import block
from iomctl.domain.counts import counted
from iomctl.domain.days.days import short
from iomctl.domain.facts.markers import END
from iomctl.output.overview.overview import Block

if TYPE_CHECKING:
    from iomctl.services.facts.markers_due import MarkerDue, MarkerOverdue
    from iomctl.services.worklists.today_record import Today

RANKS = {"kind": 2, "due": 1, "left": 1}


def due_markers(day: "Today") -> Block:
    """A row for each marker to review or ending by the end of the look-ahead."""
    rows = [
        _row(one, f"{'ends' if one.what == END else 'review'} {short(one.due_on, day.on)}", one.days_left, "left")
        for one in day.markers
    ]
    return block("Markers to review", "iomctl marker due", RANKS, rows)


def overdue_markers(day: "Today") -> Block:
    """A row for each marker whose review day is past."""
    rows = [
        _row(one, f"review {short(one.review_on, day.on)}", one.days_overdue, "past") for one in day.markers_overdue
    ]
    return block("Overdue reviews of markers", "iomctl marker overdue", RANKS, rows)


def _row(one: "MarkerDue | MarkerOverdue", due: str, days: int, side: str) -> dict[str, str]:
    return {
        "offender": one.offender,
        "name": one.name,
        "kind": f"{one.kind} {one.level}" if one.level else one.kind,
        "due": due,
        "left": f"{counted(days, 'day')} {side}",
        "type": f"marker review {one.marker}",
    }
