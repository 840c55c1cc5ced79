"""Money that is paid for somebody's home: added up per person, release and kind, as nights are."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from iomctl.domain.accommodation.funded_nights import release_before
from iomctl.domain.accommodation.home import Held


class Payment(NamedTuple):
    """A payment that was made or agreed: its row number, its day, pence and weeks of rent, 0 where none are said."""

    number: int
    from_on: date
    pence: int
    weeks: int


class PaidBeside(NamedTuple):
    """What is paid beside a payment of the same kind and release: pence, weeks of rent, and the row numbers."""

    pence: int = 0
    weeks: int = 0
    numbers: tuple[int, ...] = ()


def paid_beside(from_on: date, others: Iterable[Payment], stays: Iterable[Held]) -> PaidBeside:
    """What the `others` of a kind come to that belong to the same release as a payment of the day `from_on`.

    They belong to the newest stay in custody by their day; those of somebody never inside belong together. Whichever
    was recorded first, earlier and later ones count alike, for a cap is one pot.
    """
    known = tuple(stays)
    since = release_before(from_on, known)
    same = [one for one in others if release_before(one.from_on, known) == since]
    return PaidBeside(sum(one.pence for one in same), sum(one.weeks for one in same), tuple(one.number for one in same))
