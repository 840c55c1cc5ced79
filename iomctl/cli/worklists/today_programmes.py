"""The words of programmes on today's screen: whose time is up soon, and which conditions of contracts are due."""

from typing import TYPE_CHECKING

from iomctl.cli.worklists.today_blocks import block
from iomctl.domain.counts import counted
from iomctl.domain.days.days import short
from iomctl.output.overview.overview import Block

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iomctl.services.programmes.condition_lists import ConditionRecord
    from iomctl.services.worklists.today_record import Today

RANKS = {"programme": 2, "ends": 3, "left": 1}
DUE = {"kind": 2, "programme": 4, "due": 3, "left": 1}


def programmes(day: "Today") -> Block:
    """A row for each member whose time is up by the end of the look-ahead, those whose time was up in front."""
    rows = []
    for one in day.programmes:
        days = one.days_left or 0
        rows.append(
            {
                "offender": one.offender,
                "name": one.name,
                "programme": one.programme,
                "ends": f"{'ended' if days < 0 else 'ends'} {short(one.ends_on, day.on)}" if one.ends_on else "",
                "left": f"{counted(-days, 'day')} past" if days < 0 else f"{counted(days, 'day')} left",
                "type": f"programme leave {one.membership}",
            }
        )
    return block("Programmes that end", "iomctl programme ending", RANKS, rows)


def conditions(day: "Today") -> tuple[Block, Block]:
    """A row for each condition of a contract past its last day, and for each due by the end of the look-ahead."""
    late = block("Overdue conditions", "iomctl condition overdue", DUE, _rows(day, day.conditions_overdue))
    return late, block("Conditions to meet", "iomctl condition due", DUE, _rows(day, day.conditions))


def _rows(day: "Today", found: "Sequence[ConditionRecord]") -> list[dict[str, str]]:
    rows = []
    for one in found:
        days = one.days_left or 0
        said = f"{counted(-days, 'day')} past" if days < 0 else f"{counted(days, 'day')} left"
        due = f"due {short(one.due_on, day.on)}" if one.due_on else ""
        kind = {"kind": one.kind, "programme": one.programme, "type": f"condition outcome {one.condition}"}
        rows.append({"offender": one.offender, "name": one.name, **kind, "due": due, "left": said})
    return rows
