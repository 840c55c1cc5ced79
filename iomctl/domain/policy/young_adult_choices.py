"""What a policy says of young people: at which birthdays they go from one service to another."""

from typing import NamedTuple

from iomctl.domain.days.intervals import Interval


class Transition(NamedTuple):
    """Going from one service to another at the birthday of an `age`, worked at from `before` that birthday on.

    Each of `steps` is recorded with its day; the last ends it, and so does any of `otherwise`. One with a `marker`,
    the code of a kind, is for people with that marker alone; "" for everybody of that age.
    """

    code: str
    name: str
    age: int
    before: Interval
    steps: tuple[str, ...]
    otherwise: tuple[str, ...] = ()
    marker: str = ""
    active: bool = True

    @property
    def all_steps(self) -> tuple[str, ...]:
        """Every step that may be recorded of it."""
        return (*self.steps, *self.otherwise)
