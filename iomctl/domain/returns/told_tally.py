"""A figure as a return tells it: the counts, or that they were withheld."""

from typing import NamedTuple


class ToldTally(NamedTuple):
    """A `Tally` for readers outside; None where a count is withheld. A plain count has no `share`."""

    measure: str
    version: int
    by: str
    group: str
    numerator: int | None
    denominator: int | None
    share: bool

    @property
    def withheld(self) -> bool:
        """Whether its numerator or its denominator is."""
        return self.numerator is None or (self.share and self.denominator is None)

    @property
    def what(self) -> tuple[str, str, str]:
        """Its measure and its group, the same in every scheme."""
        return self.measure, self.by, self.group
