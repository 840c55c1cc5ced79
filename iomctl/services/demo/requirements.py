"""Made-up treatment requirements of sentences: consent, an assessment, sessions, and now and then a breach."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from iomctl.domain.requirements import ASSESSMENT, BEGUN, BREACH, CONSENT, SESSION
from iomctl.services.demo.names import working_day
from iomctl.services.demo.rows import Rows
from iomctl.storage.tables.requirements import Requirement, RequirementStep

HAS_ONE, CONSENTS, SUITABLE, ATTENDS = 0.3, 0.9, 0.9, 0.75
BREACHED = 2
"""So many sessions missed lead to a breach."""
SESSIONS, APART = 8, timedelta(days=14)
BREACHES = (BEGUN, "dropped", "continued", "more-onerous")
WHY_MISSED = ("no-reason", "no-reason", "medical", "refused")


@dataclass(frozen=True)
class MadeUpOrder:
    """A sentence that may have requirements: its row number and the person's, the first and the last day."""

    number: int
    person: int
    start_on: date
    until_on: date


@dataclass(frozen=True)
class MadeUpReferral:
    """A referral of somebody: its row number, the pathway, the day it was made, and whether it goes on."""

    number: int
    pathway: str
    made_on: date
    goes_on: bool


class RequirementMaker:
    """Puts made-up requirements in the queue, from chance of its own; the rest of a demo does not depend on them."""

    def __init__(self, rows: Rows, seed: int, on: date) -> None:
        self._random = Random(f"{seed} requirements")  # noqa: S311 made-up ones need to be repeatable, not secret
        self._rows, self._on = rows, on

    def make(self, order: MadeUpOrder | None, referrals: Iterable[MadeUpReferral]) -> None:
        """Perhaps a requirement of an order, met by a referral of the person on its pathway where there is one."""
        known = self._rows.work.policy.requirements
        if order is None or not known or self._random.random() >= HAS_ONE:
            return
        number, kind = self._rows.number(Requirement), self._random.choice(list(known))
        fits = [one.number for one in referrals if one.pathway == known[kind].pathway]
        met_by = fits[0] if fits else None
        self._rows.add(Requirement, number, order.person, order.number, kind, met_by, order.start_on, None)
        self._steps(number, order)

    def _steps(self, number: int, order: MadeUpOrder) -> None:
        chance, last = self._random.random, min(self._on, order.until_on)
        said = "given" if chance() < CONSENTS else "refused"
        self._rows.add(RequirementStep, number, CONSENT, order.start_on, said, None, None)
        if said == "refused":
            return
        found, on = "suitable" if chance() < SUITABLE else "not-suitable", self._between(order.start_on, APART)
        if on > last:
            return
        self._rows.add(RequirementStep, number, ASSESSMENT, on, found, None, "treatment provider")
        if found == "suitable":
            self._sessions(number, on, last)

    def _sessions(self, number: int, day: date, last: date) -> None:
        missed = 0
        for _ in range(SESSIONS):
            day = self._between(day + timedelta(days=4), APART)
            if day > last:
                return
            told: tuple[str, str | None] = ("attended", None)
            if self._random.random() >= ATTENDS:
                told, missed = ("missed", self._random.choice(WHY_MISSED)), missed + 1
            self._rows.add(RequirementStep, number, SESSION, day, *told, None)
        on = self._between(day + timedelta(days=1), APART)
        if missed >= BREACHED and on <= last:
            self._rows.add(RequirementStep, number, BREACH, on, self._random.choice(BREACHES), None, None)

    def _between(self, first: date, days: timedelta) -> date:
        return working_day(self._random, first, first + days, self._rows.work.calendar.holidays)
