"""The transitions of one person's page: those that were begun, those ahead, and those past the birthday."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from iomctl.domain.facts.transitions import StepDone, birthday, concerns, is_ahead, progress
from iomctl.domain.policy.young_adult_choices import Transition
from iomctl.services.asked_day import AskedDay
from iomctl.services.page.facts import MarkerOnPage
from iomctl.storage.tables.cohorts import Cohort, Spell
from iomctl.storage.unit_of_work import UnitOfWork


class TransitionOnPage(NamedTuple):
    """A transition by its code; `birthday_on` is absent for a limited-access mark. When over, nothing is to do."""

    kind: str
    birthday_on: date | None
    done: tuple[StepDone, ...]
    to_do: tuple[str, ...]
    over: bool


class WhoseTransitions(NamedTuple):
    """Whose transitions: their row number, what is shown of their birth, their spells, each with its cohort.

    `markers` are those of their page, `recorded` the tables with a row about them.
    """

    person: int
    born_on: date | None
    spells: Sequence[tuple[Spell, Cohort]]
    markers: Sequence[MarkerOnPage]
    recorded: Collection[str]

    def adopted_on(self, on: date) -> date | None:
        """Since when they are on the scheme that day; None when they are not."""
        going_on = (one for one, _ in self.spells if one.deselected_on is None or one.deselected_on > on)
        return min((one.adopted_on for one in going_on), default=None)

    def has_marker(self, kind: str) -> bool:
        """Whether a marker of a kind stands; "" is none, which everybody has."""
        return not kind or any(one.kind == kind and one.state == "yes" for one in self.markers)


def transitions_on_page(work: UnitOfWork, whose: WhoseTransitions, day: AskedDay) -> tuple[TransitionOnPage, ...]:
    """The transitions of a person as on a day, in the order of the policy."""
    return tuple(_told(work, whose, day))


def _told(work: UnitOfWork, whose: WhoseTransitions, day: AskedDay) -> Iterator[TransitionOnPage]:
    steps = _steps(work, whose.person, day.on) if "transition_step" in whose.recorded else {}
    for code, kind in day.either(Transition).items():
        done = steps.get(code, [])
        turns_on = None if whose.born_on is None else birthday(whose.born_on, kind.age)
        if done or (kind.active and turns_on is not None and _is_theirs(kind, turns_on, whose, day.on)):
            yield TransitionOnPage(code, turns_on, *progress(kind, done))


def _is_theirs(kind: Transition, turns_on: date, whose: WhoseTransitions, on: date) -> bool:
    adopted_on = whose.adopted_on(on)
    if adopted_on is None or not whose.has_marker(kind.marker):
        return False
    return is_ahead(kind, turns_on, on) or (turns_on < on and concerns(kind, turns_on, adopted_on, begun=False))


def _steps(work: UnitOfWork, person: int, on: date) -> dict[str, list[StepDone]]:
    from iomctl.services.transitions.steps import steps_among

    return {kind: done for (_, kind), done in steps_among(work, on, [person]).items()}
