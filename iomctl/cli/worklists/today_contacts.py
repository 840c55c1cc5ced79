"""The words of the cases below a contact standard on today's screen."""

from typing import TYPE_CHECKING

from iomctl.domain.columns import Column
from iomctl.domain.counts import counted
from iomctl.domain.days.days import short
from iomctl.output.board import Block

if TYPE_CHECKING:
    from iomctl.services.worklists.today_record import Today

RANKS = {"offender": 0, "name": 0, "standard": 1, "worker": 3, "last": 2, "late": 0}
COLUMNS = {name: Column("", "", rank=rank) for name, rank in RANKS.items()}


def below_standard(day: "Today") -> Block:
    """A row for each case that was not met as a standard of the policy asks."""
    rows = [
        {
            "offender": one.offender,
            "name": one.name,
            "standard": one.standard,
            "worker": one.worker or "",
            "last": f"{one.how} {short(one.kept_last_on, day.on) if one.kept_last_on else 'never'}",
            "late": f"{counted(one.days_overdue, 'day')} past",
        }
        for one in day.below_standard
    ]
    return Block("Below their contact standard", "iomctl contact overdue --standards", COLUMNS, rows)
