"""Made-up referrals to councils under the duty to refer, for some of those who need one, and what came of them."""

from datetime import date, timedelta
from random import Random

from iomctl.services.demo.names import working_day
from iomctl.services.demo.rows import Rows
from iomctl.storage.tables.duties import DutyAnswer, DutyReferral

COUNCILS = {"Luton": "E06000032", "Bedford": "E06000055", "Kempston": "E06000055"}
ELSEWHERE = "E06000056"
"""Codes of the councils of Luton, Bedford and, for every other town of the demo, Central Bedfordshire."""
ASKED, ANSWERED = 0.5, 0.65
SINCE = timedelta(days=150)


class DutyMaker:
    """Puts made-up referrals in the queue, from chance of its own; the rest of a demo does not depend on them."""

    def __init__(self, rows: Rows, seed: int, on: date) -> None:
        self._random = Random(f"{seed} duties")  # noqa: S311 made-up referrals need to be repeatable, not secret
        self._rows, self._on = rows, on

    def make(self, person: int, area: str, since: date) -> None:
        """Perhaps a referral of one person who has needed it since a day."""
        chance, outcomes = self._random.random, list(self._rows.work.policy.duties)
        if chance() >= ASKED or not outcomes:
            return
        number, submitted_on = self._rows.number(DutyReferral), self._between(max(since, self._on - SINCE))
        council = COUNCILS.get(area, ELSEWHERE)
        self._rows.add(DutyReferral, number, person, council, submitted_on, submitted_on)
        if chance() < ANSWERED:
            self._rows.add(DutyAnswer, number, self._between(submitted_on), self._random.choice(outcomes))

    def _between(self, first: date) -> date:
        return working_day(self._random, first, self._on, self._rows.work.calendar.holidays)
