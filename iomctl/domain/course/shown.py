"""What is shown of a case from day to day, with the fact behind each change: its colours, and where the person is."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from iomctl.domain.course.course import CaseCourse
from iomctl.domain.course.facts import Coloured, Fact, ReviewHeld
from iomctl.domain.course.standing import CaseState
from iomctl.domain.course.stays import InPrison, Stay, StayKind

NOT_RATED = "not-rated"
"""What is shown for a colour where none was ever said."""

REVIEWED = "review"
"""The reason of a colour that a review without a decision gave."""


class Cause(NamedTuple):
    """Why something is shown from a day on, in words where somebody gave them, and the event that recorded it."""

    reason: str | None
    event: int


class ColourShown(NamedTuple):
    """The colour shown from a day on, to that of the next."""

    on: date
    colour: str
    cause: Cause


class PlaceShown(NamedTuple):
    """Whether in custody from a day on, and in which prison where that is known, to the day of the next."""

    on: date
    custody: bool
    prison: str | None
    cause: Cause


class ShownCase:
    """What is shown of a case. `facts` are those that its course was worked out from."""

    def __init__(self, course: CaseCourse, facts: Collection[Fact]) -> None:
        self._course = course
        self._days: dict[date, dict[type[Any], Any]] = {}
        self._ended: dict[date, Stay] = {}
        for fact in facts:
            self._days.setdefault(fact.on, {})[type(fact)] = fact
            if isinstance(fact, Stay) and fact.out is not None:
                self._ended[fact.out] = fact
        self._states = [*course.states]
        if course.deselected is not None and (not self._states or course.last[1:] != self._states[-1][1:]):
            self._states.append(course.last)

    def colours(self) -> list[ColourShown]:
        """Each colour that was shown, and each that somebody gave again, by its day."""
        found: list[ColourShown] = []
        for state in self._states:
            if not found or found[-1].colour != (state.colour or NOT_RATED):
                found.append(ColourShown(state.from_on, state.colour or NOT_RATED, self._why_coloured(state)))
        shown = {one.on for one in found}
        again = [one for one in self._given_again() if one.on not in shown]
        return sorted([*found, *again], key=lambda one: one.on)

    def places(self) -> list[PlaceShown]:
        """Each change of custody and prison by its day."""
        found: list[PlaceShown] = []
        for state in self._states:
            if not found or (found[-1].custody, found[-1].prison) != (state.custody, state.prison):
                found.append(PlaceShown(state.from_on, state.custody, state.prison, self._why_there(state)))
        return found

    def _given_again(self) -> Iterator[ColourShown]:
        for on, facts in self._days.items():
            said, state = facts.get(Coloured), self._state(on)
            if said is not None and state is not None and not state.custody and state.colour == said.colour:
                yield ColourShown(on, said.colour, Cause(said.reason, said.event))

    def _state(self, on: date) -> CaseState | None:
        return next((one for one in reversed(self._states) if one.from_on <= on), None)

    def _why_coloured(self, state: CaseState) -> Cause:
        of = self._days.get(state.from_on, {})
        if state.custody or Coloured not in of:
            return self._why_rated(state, of)
        return Cause(of[Coloured].reason, of[Coloured].event)

    def _why_rated(self, state: CaseState, of: Mapping[type[Any], Any]) -> Cause:
        held = of.get(ReviewHeld)
        if not state.custody and held is not None and held.colour is not None:
            return Cause(held.decision or REVIEWED, held.event)
        return self._why_there(state)

    def _why_there(self, state: CaseState) -> Cause:
        on = state.from_on
        of, ended, adopted = self._days.get(on, {}), self._ended.get(on), self._course.adopted
        if on == adopted.on and Stay not in of and ended is None:
            return Cause(None, adopted.event)
        if state.custody:
            told = of.get(InPrison) or of.get(StayKind) or of.get(Stay)
            return Cause(getattr(told, "reason", None), told.event if told is not None else adopted.event)
        if ended is None:
            return Cause(None, adopted.event)
        return Cause(ended.released.why, ended.event)
