"""What the book said at an event: a fact keeps its number for life, and its times away are told beside it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeVar

Kept = TypeVar("Kept")


class Recorded(NamedTuple):
    """The events by which a fact came and went, each the number of one.

    `withdrawn_in` is None while the fact is live. `away` are the times before: withdrawn in, back in.
    """

    recorded_in: int
    withdrawn_in: int | None = None
    away: tuple[tuple[int, int], ...] = ()

    def known_at(self, event: int) -> bool:
        """Whether the book said it at an event: after what that event and all before it did."""
        if event < self.recorded_in or (self.withdrawn_in is not None and self.withdrawn_in <= event):
            return False
        return not any(gone <= event < back for gone, back in self.away)


def known_at(facts: Iterable[tuple[Kept, Recorded]], event: int) -> Iterator[Kept]:
    """The facts that the book said at an event, in their order."""
    return (fact for fact, recorded in facts if recorded.known_at(event))
