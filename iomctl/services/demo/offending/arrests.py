"""Made-up arrests for made-up offences, of the months since when the police send them to the scheme."""

from datetime import date, timedelta
from random import Random

from iomctl.domain.facts.arrests import joined
from iomctl.services.demo.offending.crimes import Crime
from iomctl.services.demo.rows import Rows
from iomctl.storage.tables.facts.arrests import Arrest

SENT_FOR = timedelta(545)
FOLLOWS = {"arrested": "bailed", "charged": "charged", "convicted": "charged", "no-further-action": "no-further-action"}
"""What came of an arrest, by the outcome of the offence."""


class ArrestMaker:
    """Puts made-up arrests in the queue, from chance of its own, so that the rest of a demo does not depend on them."""

    def __init__(self, rows: Rows, seed: int, on: date) -> None:
        self._random = Random(f"{seed} arrests")  # noqa: S311 made-up arrests need to be repeatable, not secret
        self._rows, self._on = rows, on

    def make(self, person: int, crime: Crime, done: tuple[date, str | None, str], came: tuple[str, date]) -> None:
        """The arrest that an offence led to: its day, code and victim, and its outcome with the day of that.

        One in four is for another offence of the kind too.
        """
        chance = self._random.random
        committed_on, code, victim = done
        arrested_on = min(came[1], committed_on + timedelta(int(chance() * 9)))
        others = crime.codes[:1] if chance() < 0.25 else ()
        if arrested_on < self._on - SENT_FOR:
            return
        codes = joined([code, *others]) if code else None
        outcome_on = min(came[1], arrested_on + timedelta(int(chance() * 2)))
        self._rows.add(Arrest, person, arrested_on, codes, victim, FOLLOWS[came[0]], outcome_on, "custody record")
