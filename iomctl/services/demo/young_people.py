"""Made-up young people: one of 17 with half a handover, one of 25 in the hub, those who turned 18 on the scheme."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from iomctl.domain.days.ages import completed_years
from iomctl.domain.facts.transitions import birthday
from iomctl.services.demo import names
from iomctl.services.demo.cases import MadeUpSpell
from iomctl.services.demo.markers import MarkerMaker
from iomctl.services.demo.people import MadeUpPerson
from iomctl.services.demo.rows import Rows
from iomctl.storage.tables.facts.transitions import TransitionStep

HUB, ADULT = "transitions-to-adulthood", 25
STEPS = ("agreed", "met", "accepted", "transferred")
OTHERS = 6
"""So many people come before the first that is made young."""


@dataclass(frozen=True)
class Turning:
    """Somebody to make: the age they turn in so many days, or turned if negative, and the steps that are done."""

    age: int
    in_days: int
    steps: tuple[str, ...]


WANTED = (Turning(18, 45, STEPS[:2]), Turning(26, 60, STEPS[:1]), Turning(18, -20, STEPS[:3]))


class YoungMaker:
    """Puts made-up transitions in the queue, from chance of its own; everybody else stays as they were drawn."""

    def __init__(self, rows: Rows, seed: int, on: date, markers: MarkerMaker) -> None:
        self._random = Random(f"{seed} young people")  # noqa: S311 made-up people need to be repeatable, not secret
        self._rows, self._on, self._marked, self._wanted = rows, on, markers, list(WANTED)
        self._made_young = 0

    def instead(self, person: MadeUpPerson) -> MadeUpPerson:
        """The person, as young as is wanted next."""
        if not self._wanted or person.id <= OTHERS or person.restricted:
            return person
        # Who is under 25 stays so, and the others too: what is published by age is told of the same numbers.
        if (completed_years(person.born_on, self._on) < ADULT) != (self._wanted[0].age <= ADULT):
            return person
        self._made_young = person.id
        turns_on = self._on + timedelta(days=self._wanted[0].in_days)
        born_on = date(turns_on.year - self._wanted[0].age, turns_on.month, min(turns_on.day, 28))
        year = self._on.year - 2
        made = {"pnc": names.pnc(person.id, year), "cro": names.cro(person.id, year)}
        numbers = tuple((kind, made.get(kind, value)) for kind, value in person.identifiers)
        return replace(person, born_on=born_on, identifiers=numbers)

    def make(self, person: MadeUpPerson, made: MadeUpSpell) -> None:
        """The transition of one person on the scheme, where they have one."""
        if made.deselected_on is not None:
            return
        wanted, turned_on = self._wanted[0] if self._wanted else None, birthday(person.born_on, 18)
        is_wanted = wanted is not None and person.id == self._made_young and made.prison is None
        if wanted is not None and is_wanted and made.adopted_on <= self._on + timedelta(days=wanted.in_days):
            self._wanted.pop(0)
            self._steps(person.id, f"turning-{wanted.age}", wanted.steps, self._on)
            if wanted.age > 18:
                review_on = self._on + timedelta(weeks=12)
                self._marked.add_assessed(person.id, HUB, made.adopted_on, "low", review_on)
        elif made.adopted_on <= turned_on < self._on:
            self._steps(person.id, "turning-18", STEPS, turned_on)

    def _steps(self, person: int, kind: str, steps: tuple[str, ...], until: date) -> None:
        """Steps on working days in the weeks before a day, the last of them next to it."""
        day = until - timedelta(days=14 * len(steps))
        for step in steps:
            holidays = self._rows.work.calendar.holidays
            on = names.working_day(self._random, day, day + timedelta(days=10), holidays)
            self._rows.add(TransitionStep, person, kind, step, min(on, self._on), "probation", None)
            day += timedelta(days=14)
