"""Made-up offences after adoption that were proven, so that there is reoffending to tell of."""

from datetime import date, timedelta
from random import Random

from iomctl.services.demo.offending.crimes import Crime
from iomctl.services.demo.rows import Rows
from iomctl.storage.tables.facts.offences import Offence

# The share of those who offend again and how often are made up; many of them are shop thefts.
AGAIN, MOST = 0.35, 4
LATEST = timedelta(days=365)


class ReoffenceMaker:
    """Puts them in the queue, from chance of its own."""

    def __init__(self, rows: Rows, seed: int, on: date) -> None:
        self._random = Random(f"{seed} reoffences")  # noqa: S311 made-up facts need to be repeatable, not secret
        self._rows, self._on = rows, on

    def make(self, person: int, crime: Crime, since: date) -> None:
        """Those of one person who is on the scheme since a day, each convicted by the day of the demo."""
        chance = self._random.random
        if chance() >= AGAIN:
            return
        for _ in range(1 + int(chance() * MOST)):
            committed_on = since + timedelta(int(chance() * LATEST.days))
            convicted_on = committed_on + timedelta(20 + int(chance() * 120))
            code = "046/00" if chance() < 0.4 else crime.codes[int(chance() * len(crime.codes))]
            victim = "business" if code == "046/00" else crime.victims[int(chance() * len(crime.victims))]
            if convicted_on <= self._on:
                told = (committed_on, code, victim, "convicted", convicted_on, None, "PNC")
                self._rows.add(Offence, person, *told)
