"""The words of the transitions on today's screen: birthdays ahead, and those past with steps still to do."""

from typing import TYPE_CHECKING

from iomctl.cli.worklists.today_blocks import block
from iomctl.domain.counts import counted
from iomctl.domain.days.days import short
from iomctl.output.overview.overview import Block

if TYPE_CHECKING:
    from iomctl.services.transitions.due import TransitionDue, TransitionOverdue
    from iomctl.services.worklists.today_record import Today

RANKS = {"kind": 2, "to_do": 4, "birthday": 3, "left": 1}


def due_transitions(day: "Today") -> Block:
    """A row for each birthday ahead, in the policy's time before it."""
    rows = [_row(day, one, f"{counted(one.days_left, 'day')} left") for one in day.transitions]
    return block("Transitions", "iomctl transition due", RANKS, rows)


def overdue_transitions(day: "Today") -> Block:
    """A row for each transition that is not over after the birthday."""
    rows = [_row(day, one, f"{counted(one.days_overdue, 'day')} past") for one in day.transitions_overdue]
    return block("Overdue transitions", "iomctl transition overdue", RANKS, rows)


def _row(day: "Today", one: "TransitionDue | TransitionOverdue", left: str) -> dict[str, str]:
    return {
        "offender": one.offender,
        "name": one.name,
        "kind": one.kind,
        "to_do": f"to do: {one.to_do}",
        "birthday": short(one.birthday_on, day.on),
        "left": left,
        "type": f"transition add {one.offender}",
    }
