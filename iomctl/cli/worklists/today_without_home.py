"""The words of who is without a home on today's screen."""

from typing import TYPE_CHECKING

from iomctl.cli.worklists.today_blocks import block
from iomctl.domain.counts import counted
from iomctl.domain.days.days import short
from iomctl.domain.what_to_type import up_to_reference
from iomctl.output.overview.overview import Block

if TYPE_CHECKING:
    from iomctl.services.homes.without import WithoutHome
    from iomctl.services.worklists.today_record import Today

RANKS = {"home": 1, "since": 2, "doing": 4}


def without_home(day: "Today") -> Block:
    """A row for each person without a home to stay in, the longest without one in front."""
    rows = [
        {
            "offender": one.offender,
            "name": one.name,
            "home": _home(one, day),
            "since": f"{counted(one.days, 'day')} without a home",
            "doing": one.doing or "nothing under way",
            "type": up_to_reference(one.command),
        }
        for one in day.without_home
    ]
    return block("Without a home", "iomctl home none", RANKS, rows)


def _home(one: "WithoutHome", day: "Today") -> str:
    return f"{one.home} until {short(one.leaves_on, day.on)}" if one.leaves_on else one.home
