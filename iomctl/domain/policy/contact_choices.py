"""What a policy says of contacts: what somebody must have, how and how often."""

from typing import NamedTuple

from iomctl.domain.days.intervals import Interval


class ContactStandard(NamedTuple):
    """What contact open cases must have: one that was kept, in one of the ways `how`, `every` so often.

    It holds for people whose newest score of the kind `score`, or whose marker of the kind `marker`, is of one of
    `levels`; in one of `tiers` and `colours`. What is left out asks nothing. In custody it holds where `custody` says.
    """

    code: str
    name: str
    how: tuple[str, ...]
    every: Interval
    score: str = ""
    marker: str = ""
    levels: tuple[str, ...] = ()
    tiers: tuple[str, ...] = ()
    colours: tuple[str, ...] = ()
    custody: bool = False
    active: bool = True
