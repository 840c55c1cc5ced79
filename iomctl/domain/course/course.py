"""The course of a case: what its live facts amount to, whatever order they were recorded in."""

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable
from datetime import date
from typing import NamedTuple

from iomctl.domain.course.case_windows import CaseWindow
from iomctl.domain.course.day_facts import DayFacts, by_day
from iomctl.domain.course.facts import Adopted, Deselected, Fact
from iomctl.domain.course.standing import CaseStanding, CaseState
from iomctl.domain.course.versions import PolicyVersions
from iomctl.domain.course.window_steps import WindowSteps


class CaseCourse(NamedTuple):
    """The windows of a case in order, and how it stood from each day on that changed it.

    An open case has one window ahead, the last; one that ended has none. `states` are those of the days in the cohort;
    `last` counts the facts of the day of the de-selection too, and is the newest state where there was none.
    """

    adopted: Adopted
    deselected: Deselected | None
    windows: tuple[CaseWindow, ...]
    states: tuple[CaseState, ...]
    last: CaseState

    @property
    def ahead(self) -> CaseWindow | None:
        """The window that stands ahead; None where the case ended."""
        return self.windows[-1] if self.deselected is None else None

    def state_on(self, day: date) -> CaseState | None:
        """How the case stood at the end of a day; None while it is not in the cohort."""
        if self.deselected is not None and day >= self.deselected.on:
            return None
        place = bisect_right(self.states, day, key=lambda one: one.from_on)
        return self.states[place - 1] if place else None


def course_of(case: Hashable, facts: Iterable[Fact], versions: PolicyVersions) -> CaseCourse | None:
    """What the live facts of one case and of its person amount to; None without an adoption.

    `case` is what the releases of the person call this case by. The facts may come in any order, and clash nowhere
    (clashes.py). Nothing in the answer depends on the day it is asked or on who recorded what when. Raises LookupError
    for a colour or a version that the policies do not know. Source: a working rule of ours, no public source.
    """
    days = by_day(case, facts)
    for on in versions.loaded_on[1:]:
        # The colour shown inside is that of the version of each day.
        days.setdefault(on, DayFacts())
    order = sorted(days)
    adopted = next((found for on in order if (found := days[on].adopted) is not None), None)
    if adopted is None:
        return None
    standing = CaseStanding(case, adopted)
    first = bisect_left(order, adopted.on)
    for on in order[:first]:
        standing.take_stays(on, days[on])
    return _from_adoption(standing, adopted, [(on, days[on]) for on in order[first:]], versions)


def _from_adoption(
    standing: CaseStanding, adopted: Adopted, days: list[tuple[date, DayFacts]], versions: PolicyVersions
) -> CaseCourse:
    """The course over days of change, the first of which is that of the adoption."""
    on, today = days[0]
    standing.take_stays(on, today)
    rating = standing.rating
    standing.take_case(today)
    steps = WindowSteps(adopted, versions, rating, standing.rating)
    states: list[CaseState] = []
    before: tuple[object, ...] = ()
    for on, today in days:
        if on != adopted.on:
            standing.take_stays(on, today)
            standing.take_case(today)
        state = standing.state(on, versions.on(on).custody.colour if standing.inside else None)
        if today.deselected is not None:
            steps.end(on, today, state.colour)
            return CaseCourse(adopted, today.deselected, tuple(steps.closed), tuple(states), state)
        steps.step(on, today, standing, state.colour)
        if state[1:] != before:
            before = state[1:]
            states.append(state)
    return CaseCourse(adopted, None, (*steps.closed, steps.standing()), tuple(states), states[-1])
