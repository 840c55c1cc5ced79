"""Going from one service to another at a birthday: when that is, which steps are done, and what is still to do."""

from calendar import isleap
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from iomctl.domain.policy.young_adult_choices import Transition


class StepDone(NamedTuple):
    """A step that was recorded, by its code, and its day."""

    code: str
    step_on: date


class Progress(NamedTuple):
    """How far a transition is: what is done, by day, what is still to do in the policy's order, and whether it is over.

    Nothing is to do of one that is over, also where a step before its end was never recorded.
    """

    done: tuple[StepDone, ...]
    to_do: tuple[str, ...]
    over: bool


def birthday(born_on: date, age: int) -> date:
    """The day from which somebody is so many completed years old, by the rule of `completed_years`.

    Who was born on 29 February turns on 1 March in a common year. Raises ValueError beyond the year 9999.
    """
    year = born_on.year + age
    if (born_on.month, born_on.day) == (2, 29) and not isleap(year):
        return date(year, 3, 1)
    return born_on.replace(year=year)


def progress(kind: Transition, recorded: Iterable[StepDone]) -> Progress:
    """How far a transition is by the steps that were recorded by a day, in any order.

    A step counts once however often it was recorded. The last of the policy's steps ends it, whatever is missing
    before, and so does any that stands otherwise (the policy's own rule: no public source gives one).
    """
    done = tuple(sorted(recorded, key=lambda one: one.step_on))
    known = {one.code for one in done}
    over = not known.isdisjoint({kind.steps[-1], *kind.otherwise})
    return Progress(done, () if over else tuple(one for one in kind.steps if one not in known), over)


def is_ahead(kind: Transition, turns_on: date, on: date) -> bool:
    """Whether lists of a day tell of the birthday to come: from the policy's `before` ahead of it to the day itself.

    How long that is has no public source: a default, set by the scheme.
    """
    return kind.before.before(turns_on) <= on <= turns_on


def concerns(kind: Transition, turns_on: date, adopted_on: date | None, begun: bool) -> bool:
    """Whether somebody past the birthday has the transition still before them, unless it is over.

    That is so of who was on the scheme by that day (`adopted_on`), of one that was begun, and of each that asks for a
    marker: who is asked about has it.
    """
    return bool(kind.marker) or begun or (adopted_on is not None and adopted_on <= turns_on)
