"""The clock on the wall of a scheme, wherever the program runs: it says which day it is."""

from datetime import date, datetime, time
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

ZONE = "Europe/London"
"""The time zone of England and Wales, of Scotland and of Northern Ireland: of every nation that a scheme can be in.

Source: the IANA time zone database, zone1970.tab, has one for the United Kingdom.
"""


@cache
def zone() -> "ZoneInfo":
    """The time zone of the scheme."""
    # Only here: help and completion ask for no day, and loading it takes time.
    from zoneinfo import ZoneInfo

    return ZoneInfo(ZONE)


def local(moment: datetime) -> datetime:
    """An aware moment by the scheme's clock."""
    return moment.astimezone(zone())


def start_of(day: date) -> datetime:
    """The first moment of a day by the scheme's clock, aware."""
    return datetime.combine(day, time.min, zone())
