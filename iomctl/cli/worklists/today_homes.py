"""The words about homes on today's screen: whom to refer to a council, and rooms paid for that nobody sleeps in."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from iomctl.cli.worklists.today_blocks import block
from iomctl.domain.counts import counted
from iomctl.domain.days.days import short
from iomctl.domain.what_to_type import up_to_reference
from iomctl.output.overview.overview import Block

if TYPE_CHECKING:
    from iomctl.services.releases.duties_due import DutyDue
    from iomctl.services.worklists.today_record import Today

DUTIES = {"basis": 2, "since": 1}
ROOMS = {"kind": 4, "provider": 5, "since": 2, "nights": 1}


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
            "type": up_to_reference(one.command),
        }
        for one in day.placements_empty
    ]
    return block("Rooms paid for, the person in custody", "iomctl placement empty", ROOMS, rows)


def due_duties(day: "Today") -> Block:
    """A row for each person to be referred to a council while their home lasts."""
    return _duties(day, "To be referred to a council", "due", day.duties)


def overdue_duties(day: "Today") -> Block:
    """A row for each person to be referred to a council who has no home any more."""
    return _duties(day, "No home, and no council asked", "overdue", day.duties_overdue)


def _duties(day: "Today", title: str, verb: str, found: "Sequence[DutyDue]") -> Block:
    rows = [
        {
            "offender": one.offender,
            "name": one.name,
            "basis": one.basis,
            "since": f"due since {short(one.due_since_on, day.on)}",
            "type": up_to_reference(one.command),
        }
        for one in found
    ]
    return block(title, f"iomctl duty {verb}", DUTIES, rows)
