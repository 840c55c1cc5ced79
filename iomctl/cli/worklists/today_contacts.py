"""The words of the cases below a contact standard on today's screen."""

from typing import TYPE_CHECKING

from iomctl.cli.worklists.today_blocks import block
from iomctl.domain.counts import counted
from iomctl.domain.days.days import short
from iomctl.output.overview.overview import Block

if TYPE_CHECKING:
    from iomctl.services.worklists.today_record import Today

RANKS = {"standard": 2, "worker": 4, "last": 3, "late": 1}


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
            "type": f"contact add {one.offender}",
        }
        for one in day.below_standard
    ]
    return block("Below their contact standard", "iomctl contact overdue --standards", RANKS, rows)
