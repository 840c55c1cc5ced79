"""Gather what a command could not find with what it could not take, so that one answer tells everything."""

from collections.abc import Callable
from typing import TypeVar

from iomctl.errors import BadValue, IomctlError, NotFound

Found = TypeVar("Found")


class EveryFault:
    """The faults met so far; a value that breaks a rule outweighs a record that is not there."""

    def __init__(self) -> None:
        self.met: list[BadValue | NotFound] = []

    def take(self, find: Callable[[], Found]) -> Found | None:
        """What `find` answers; None when it raises BadValue or NotFound, which is kept."""
        try:
            return find()
        except (BadValue, NotFound) as fault:
            self.met.append(fault)
            return None

    def refusal(self) -> IomctlError:
        """One error with every fault: BadValue when there is one among them, else NotFound."""
        kind = BadValue if any(isinstance(one, BadValue) for one in self.met) else NotFound
        advice = self.met[0].advice if len(self.met) == 1 else ""
        return kind(*dict.fromkeys(line for one in self.met for line in one.faults), advice=advice)
