"""The words of who is without a home on today's screen."""

from typing import TYPE_CHECKING

from iomctl.domain.columns import Column
from iomctl.domain.counts import counted
from iomctl.domain.days.days import short
from iomctl.output.board import Block

if TYPE_CHECKING:
    from iomctl.services.homes.without import WithoutHome
    from iomctl.services.worklists.today_record import Today

COLUMNS = {
    name: Column("", "", rank=rank)
    for name, rank in {"offender": 0, "name": 0, "home": 0, "since": 1, "doing": 2}.items()
}


def without_home(day: "Today") -> Block:
    """A row for each person without a home to stay in, the longest without one in front."""
    rows = [
        {
            "offender": one.offender,
            "name": one.name,
            "home": _home(one, day),
            "since": f"{counted(one.days, 'day')} without a home",
            "doing": one.doing or "nothing under way",
        }
        for one in day.without_home
    ]
    return Block("Without a home", "iomctl home none", COLUMNS, rows)


def _home(one: "WithoutHome", day: "Today") -> str:
    return f"{one.home} until {short(one.leaves_on, day.on)}" if one.leaves_on else one.home
