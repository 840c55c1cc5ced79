"""The block of today's screen about placements whose move-on plan is overdue."""

from typing import TYPE_CHECKING

from iomctl.domain.columns import Column
from iomctl.domain.days.days import short
from iomctl.output.board import Block

if TYPE_CHECKING:
    from iomctl.services.worklists.today_record import Today


def overdue_plans(day: "Today") -> Block:
    """Placements without a move-on plan that was due, the longest overdue in front."""
    columns = {name: Column(heading, "", rank=rank) for name, heading, rank in COLUMNS}
    rows = [
        {
            "offender": one.offender,
            "name": one.name,
            "kind": one.kind,
            "provider": one.provider or "",
            "due": f"plan due {short(one.plan_due_on, day.on)}" if one.plan_due_on else "",
        }
        for one in day.plans_overdue
    ]
    return Block("No move-on plan", "iomctl placement overdue --plan", columns, rows)


COLUMNS = (("offender", "Ref", 0), ("name", "Name", 0), ("kind", "", 1), ("provider", "", 2), ("due", "", 0))
