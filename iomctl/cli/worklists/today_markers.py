"""The words of the markers on today's screen: those to review, and those that end soon."""

from typing import TYPE_CHECKING

from iomctl.domain.columns import Column
from iomctl.domain.counts import counted
from iomctl.domain.days.days import short
from iomctl.domain.facts.markers import END
from iomctl.output.board import Block

if TYPE_CHECKING:
    from iomctl.services.worklists.today import Today


def marker_block(day: "Today") -> Block:
    """A row for each marker to review or ending by the end of the look-ahead."""
    ranks = {"offender": 0, "name": 0, "kind": 1, "due": 0, "left": 0}
    rows = [
        {
            "offender": one.offender,
            "name": one.name,
            "kind": f"{one.kind} {one.level}" if one.level else one.kind,
            "due": f"{'ends' if one.what == END else 'review'} {short(one.due_on, day.on)}",
            "left": f"{counted(abs(one.days_left), 'day')} {'past' if one.days_left < 0 else 'left'}",
        }
        for one in day.markers
    ]
    columns = {name: Column("", "", rank=rank) for name, rank in ranks.items()}
    return Block("Markers to review", "iomctl marker due", columns, rows)
