"""Money, exact to the penny: a whole number of pence, told in pounds."""

import re
from collections.abc import Iterable
from functools import total_ordering

from iomctl.domain.days.written_days import quotable
from iomctl.errors import BadValue

MOST = 100_000_000
"""Pence that one amount may be: a million pounds. More is a slip of the finger."""
_WRITTEN = re.compile(r"£? ?([0-9]{1,9}|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.([0-9]{2}))?", re.ASCII).fullmatch


@total_ordering
class Money:
    """An amount of pounds, held as whole `pence` and never as a fraction.

    A database holds the pence. Written as data, in CSV and as a string in JSON, it is `1250.00`; a screen shows
    `£1,250.00`. So nothing on the way makes a binary fraction of it.
    """

    __slots__ = ("pence",)

    def __init__(self, pence: int) -> None:
        self.pence = pence

    @classmethod
    def parse(cls, text: str) -> "Money":
        """Read `450`, `450.50` or `£1,250.00`; BadValue for anything else, and for more than a million pounds."""
        found = _WRITTEN(" ".join(text.split()))
        if found is None:
            raise BadValue(f'amount "{quotable(text)}": write it like 450, 450.50 or £1,250.00')
        pence = int(found[1].replace(",", "")) * 100 + int(found[2] or 0)
        if pence > MOST:
            raise BadValue(f'amount "{quotable(text)}": it is at most {cls(MOST).in_pounds}')
        return cls(pence)

    @property
    def in_pounds(self) -> str:
        """As a screen shows it: `£1,250.00`."""
        return f"£{self.pence // 100:,}.{self.pence % 100:02}"

    def __str__(self) -> str:
        return f"{self.pence // 100}.{self.pence % 100:02}"

    def __repr__(self) -> str:
        return f"Money({self.pence})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Money) and self.pence == other.pence

    def __lt__(self, other: "Money") -> bool:
        return self.pence < other.pence

    def __hash__(self) -> int:
        return hash(self.pence)


def money(pence: int | None) -> Money | None:
    """The amount that a column of pence holds; None for none."""
    return None if pence is None else Money(int(pence))


def added_up(amounts: Iterable[Money | None]) -> Money | None:
    """Amounts together, without those that are not known; None where none is, which is not nothing."""
    known = [one.pence for one in amounts if one is not None]
    return Money(sum(known)) if known else None
