"""The words about where people live on today's screen: rooms that are paid for while the person is in custody."""

from typing import TYPE_CHECKING

from iomctl.domain.columns import Column
from iomctl.domain.counts import counted
from iomctl.domain.days.days import short
from iomctl.output.board import Block

if TYPE_CHECKING:
    from iomctl.services.worklists.today import Today

ROOMS = {"offender": 0, "name": 0, "kind": 1, "provider": 2, "since": 0, "nights": 0}


def empty_rooms(day: "Today") -> Block:
    """A row for each placement that goes on while its person is in custody."""
    rows = [
        {
            "offender": one.offender,
            "name": one.name,
            "kind": one.kind,
            "provider": one.provider or "",
            "since": f"in custody since {short(one.in_custody_since, day.on)}",
            "nights": f"{counted(one.nights_empty, 'night')} empty",
        }
        for one in day.placements_empty
    ]
    columns = {name: Column("", "", rank=rank) for name, rank in ROOMS.items()}
    return Block("Rooms paid for, the person in custody", "iomctl placement empty", columns, rows)
