"""How a case stands at the end of a day: its tier, its colour, custody and who leads it."""

from collections.abc import Hashable
from datetime import date
from typing import NamedTuple

from iomctl.domain.course.day_facts import DayFacts
from iomctl.domain.course.facts import Adopted, Fact
from iomctl.domain.course.ratings import AT_LARGE, IN_CUSTODY, NOT_RATED
from iomctl.domain.course.stays import Stay


class CaseState(NamedTuple):
    """How a case stands from a day on, to the day of the next state.

    `colour` is the one shown: inside the one that means custody; None is not rated. `outside` is the colour for
    outside, which sleeps while inside. `prison` and `kind` are of the stay, None where nobody said.
    """

    from_on: date
    tier: str
    colour: str | None
    outside: str | None
    custody: bool
    at_large: bool
    prison: str | None
    kind: str | None
    worker: str | None
    agency: str | None


class CaseStanding:
    """How a case stands, taken from day to day. `changed_by` is the fact behind the last change of its rating."""

    def __init__(self, case: Hashable, adopted: Adopted) -> None:
        self.changed_by: Fact = adopted
        self._case = case
        self._adopted = adopted
        self._tier = adopted.tier
        self._worker, self._agency = adopted.worker, adopted.agency
        self._outside = adopted.colour
        self._stay: Stay | None = None
        self._stay_changed = False
        self._prison: str | None = None
        self._kind: str | None = None
        self._at_large = False

    @property
    def rating(self) -> str:
        """The rating after what was taken."""
        if self._stay is None:
            return self._outside or NOT_RATED
        return AT_LARGE if self._at_large else IN_CUSTODY

    @property
    def inside(self) -> bool:
        """Whether a stay covers the day."""
        return self._stay is not None

    def take_stays(self, on: date, today: DayFacts) -> None:
        """Take the stays of a day, also of one before the adoption."""
        stay = self._stay
        self._stay_changed = today.stay is not None or (stay is not None and stay.out == on)
        if today.stay is not None:
            self.changed_by = self._stay = today.stay
            self._prison, self._kind, self._at_large = None, today.stay.kind, False
        elif stay is not None and stay.out == on:
            self.changed_by = stay
            self._stay = self._prison = self._kind = None
            self._at_large = False
        if self._stay is not None:
            self._take_whereabouts(today)

    def take_case(self, today: DayFacts) -> None:
        """Take what is recorded of the case on a day, after its stays and after the adoption."""
        if today.tier is not None:
            self._tier = today.tier.tier
        if today.led is not None:
            self._worker, self._agency = today.led.worker, today.led.agency
        released = today.released
        # A release on the day of adoption counts only where the adoption said no colour.
        if released is not None and (released.out != self._adopted.on or self._adopted.colour is None):
            self._take_colour(released.released.colour(self._case), released)
        if today.held is not None and today.held.colour is not None:
            self._take_colour(today.held.colour, today.held)
        if today.colour is not None:
            self._take_colour(today.colour.colour, today.colour)

    def state(self, on: date, custody_colour: str | None) -> CaseState:
        """The state from a day on; `custody_colour` is that of the policy of the day, shown inside."""
        inside = self._stay is not None
        colour = custody_colour if inside else self._outside
        whereabouts = (inside, self._at_large, self._prison, self._kind)
        return CaseState(on, self._tier, colour, self._outside, *whereabouts, self._worker, self._agency)

    def _take_whereabouts(self, today: DayFacts) -> None:
        if today.prison is not None:
            self._prison = today.prison.prison
        if today.kind is not None:
            self._kind = today.kind.kind
        if today.at_large is not None:
            self._at_large = today.at_large.at_large
            if not self._stay_changed:
                self.changed_by = today.at_large

    def _take_colour(self, colour: str | None, fact: Fact) -> None:
        self._outside = colour
        # Inside a colour sleeps, and on the day of leaving it is the leaving that changes the rating.
        if self._stay is None and not self._stay_changed:
            self.changed_by = fact
