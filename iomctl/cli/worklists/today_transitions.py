"""The words of the transitions on today's screen: birthdays ahead, and those past with steps still to do."""

from typing import TYPE_CHECKING

from iomctl.domain.columns import Column
from iomctl.domain.counts import counted
from iomctl.domain.days.days import short
from iomctl.output.board import Block

if TYPE_CHECKING:
    from iomctl.services.transitions.due import TransitionDue, TransitionOverdue
    from iomctl.services.worklists.today_record import Today

RANKS = {"offender": 0, "name": 0, "kind": 1, "to_do": 2, "birthday": 0, "left": 0}
COLUMNS = {name: Column("", "", rank=rank) for name, rank in RANKS.items()}


def due_transitions(day: "Today") -> Block:
    """A row for each birthday ahead, in the policy's time before it."""
    rows = [_row(day, one, f"{counted(one.days_left, 'day')} left") for one in day.transitions]
    return Block("Transitions", "iomctl transition due", COLUMNS, rows)


def overdue_transitions(day: "Today") -> Block:
    """A row for each transition that is not over after the birthday."""
    rows = [_row(day, one, f"{counted(one.days_overdue, 'day')} past") for one in day.transitions_overdue]
    return Block("Overdue transitions", "iomctl transition overdue", COLUMNS, rows)


def _row(day: "Today", one: "TransitionDue | TransitionOverdue", left: str) -> dict[str, str]:
    return {
        "offender": one.offender,
        "name": one.name,
        "kind": one.kind,
        "to_do": f"to do: {one.to_do}",
        "birthday": short(one.birthday_on, day.on),
        "left": left,
    }
