"""Made-up members of the programmes of the policy, no more than there are places, and the conditions of contracts."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from iomctl.domain.programmes.places import not_for
from iomctl.services.demo.names import working_day
from iomctl.services.demo.rows import Rows
from iomctl.storage.tables.facts.conditions import ProgrammeCondition
from iomctl.storage.tables.facts.programmes import Membership

INSIDE, OUTSIDE = ("family-work",), ("construction-academy", "contract", "womens-centre")
JOINS, LEFT, ASKED = 0.3, 0.25, 0.75
NOT_AGREED, SAID, MET = 0.3, 0.4, 0.8
REASONS = ("completed", "completed", "stopped", "moved", "breached")
SINCE = timedelta(days=150)


@dataclass(frozen=True)
class Candidate:
    """Somebody on the scheme who may join a programme: since when they are on it, and whether they are in prison."""

    person: int
    gender: str
    born_on: date
    adopted_on: date
    inside: bool


class ProgrammeMaker:
    """Puts made-up members in the queue, from chance of its own, so that the rest of a demo does not depend on them."""

    def __init__(self, rows: Rows, seed: int, on: date) -> None:
        self._random = Random(f"{seed} programmes")  # noqa: S311 made-up members need to be repeatable, not secret
        self._rows, self._on = rows, on
        self._members: Counter[str] = Counter()
        self._made = 0

    def make(self, one: Candidate) -> None:
        """Perhaps a programme of one person."""
        chance, known = self._random.random, self._rows.work.policy.programmes
        code = self._random.choice(INSIDE if one.inside else OUTSIDE)
        joins = chance() < JOINS
        joined_on = self._between(max(one.adopted_on, self._on - SINCE), self._on)
        if not joins or code not in known or not_for(known[code], one.gender, one.born_on, joined_on):
            return
        places = known[code].places
        if places is not None and self._members[code] >= places:
            return
        self._members[code] += 1
        figures = (int(chance() * 4), int(chance() * 5) + 1) if one.inside and chance() < ASKED else (None, None)
        left = chance() < LEFT
        left_on = self._between(joined_on, self._on) if left else None
        reason = self._random.choice(REASONS) if left else None
        self._made += 1
        self._rows.add(Membership, self._made, one.person, code, joined_on, *figures, left_on, reason)
        for kind in (its.code for its in self._rows.work.policy.conditions.values() if its.programme == code):
            self._condition(one.person, kind, (joined_on, left_on, reason))

    def _condition(self, person: int, kind: str, of: tuple[date, date | None, str | None]) -> None:
        """Perhaps a condition of a contract: of one that was completed each was met."""
        joined_on, left_on, reason = of
        due_on = joined_on + timedelta(days=28 + int(self._random.random() * 90))
        said = reason == "completed" or self._random.random() < SAID
        if self._random.random() < NOT_AGREED:
            return
        outcome = None if not said else "met" if reason == "completed" or self._random.random() < MET else "not-met"
        outcome_on = self._between(joined_on, left_on or self._on) if said else None
        self._rows.add(ProgrammeCondition, person, self._made, kind, joined_on, due_on, outcome, outcome_on)

    def _between(self, first: date, last: date) -> date:
        return working_day(self._random, first, last, self._rows.work.calendar.holidays)
