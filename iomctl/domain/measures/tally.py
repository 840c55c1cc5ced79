"""What was counted for a measure: of a group, or of the whole."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Tally:
    """What one measure counted in one group; no person can be told by it alone.

    `measure` is its code, `version` that of its definition. `by` says what the groups are (`tier`), and is "" for the
    whole, as `group` is then. Of a share `numerator` are those for whom it is so, and `denominator` all of whom it is
    known; of a plain count there is no denominator. `middle` is a median in days of what is counted in `numerator`.
    """

    measure: str
    version: int
    by: str
    group: str
    numerator: int
    denominator: int | None = None
    middle: Decimal | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from all others of a paper: measure, what it is broken down by, and the group."""
        return self.measure, self.by, self.group


class Tallies:
    """All that was counted for a paper, in the order in which it was counted; no two have the same key."""

    def __init__(self, counted: Iterable[Tally]) -> None:
        self._by_key: Mapping[tuple[str, str, str], Tally] = {one.key: one for one in counted}

    def __iter__(self) -> Iterator[Tally]:
        return iter(self._by_key.values())

    def __len__(self) -> int:
        return len(self._by_key)

    def whole(self, measure: str) -> Tally | None:
        """What a measure counted in all; None where it counted nothing."""
        return self._by_key.get((measure, "", ""))

    def of(self, measure: str, by: str, group: str) -> Tally | None:
        """What it counted in one group; None where it was not broken down so, or there is no such group."""
        return self._by_key.get((measure, by, group))

    def groups(self, measure: str, by: str) -> list[Tally]:
        """What it counted in each group, in the order in which the groups are shown."""
        return [one for one in self if one.measure == measure and one.by == by]

    def broken_down(self, measure: str) -> list[str]:
        """By what it was broken down, in order."""
        return list(dict.fromkeys(one.by for one in self if one.measure == measure and one.by))
