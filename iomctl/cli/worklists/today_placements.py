"""The words of placements on today's screen: past their end, running out, and without a move-on plan."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from iomctl.cli.worklists.today_blocks import block
from iomctl.domain.counts import counted
from iomctl.domain.days.days import short
from iomctl.output.overview.overview import Block

if TYPE_CHECKING:
    from iomctl.services.accommodation.records import PlacementRecord
    from iomctl.services.worklists.today_record import Today

RANKS = {"kind": 2, "provider": 4, "left": 1}
PLANS = {"kind": 2, "provider": 4, "due": 1}


def overdue_placements(day: "Today") -> Block:
    """A row for each placement past its nights or its expected end."""
    rows = _rows(day.placements_overdue, "end")
    return block("Placements past their end", "iomctl placement overdue", RANKS, rows)


def due_placements(day: "Today") -> Block:
    """A row for each placement that runs out by the end of the look-ahead."""
    return block("Placements that run out", "iomctl placement due", RANKS, _rows(day.placements, "extend"))


def overdue_plans(day: "Today") -> Block:
    """Placements without a move-on plan that was due, the longest overdue in front."""
    rows = [
        {
            **_placed(one, "plan"),
            "due": f"plan due {short(one.plan_due_on, day.on)}" if one.plan_due_on else "",
        }
        for one in day.plans_overdue
    ]
    return block("No move-on plan", "iomctl placement overdue --plan", PLANS, rows)


def _rows(found: "Sequence[PlacementRecord]", verb: str) -> list[dict[str, str]]:
    return [{**_placed(one, verb), "left": _left(one)} for one in found]


def _placed(one: "PlacementRecord", verb: str) -> dict[str, str]:
    shown = {"offender": one.offender, "name": one.name, "kind": one.kind, "provider": one.provider or ""}
    return {**shown, "type": f"placement {verb} {one.placement}"}


def _left(one: "PlacementRecord") -> str:
    days = one.days_left or 0
    left = f"{counted(-days, 'day')} past" if days < 0 else f"{counted(days, 'day')} left"
    return f"{left}, overstay {counted(one.overstay, 'night')}" if one.overstay else left
