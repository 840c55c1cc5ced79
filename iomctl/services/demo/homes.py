"""Made-up homes of the people on the scheme: settled, transient, homeless and not known, and some never asked."""

from datetime import date, timedelta
from random import Random

from iomctl.services.demo.names import working_day
from iomctl.services.demo.rows import Rows
from iomctl.storage.tables.facts.homes import SaidHome

SHARES = (
    (0.15, ()),  # never asked
    (0.60, ("A01C", "A01D", "A01D", "A04", "A07B", "A07B", "A01A")),
    (0.82, ("A07A", "A07A", "A03")),
    (0.94, ("A08A", "A08C", "A08")),
    (1.00, ("would-not-say", "not-known")),
)
"""Kinds of home, each with the share of people up to it; made up, no scheme's figures."""
SOURCES = ("himself", "probation", "outreach team", "housing worker")
FOR_NOW = {"A07A", "A03"}
NONE_TO_STAY = FOR_NOW | {"A08A", "A08C", "A08"}


class HomeMaker:
    """Puts made-up homes in the queue, from chance of its own, so that the rest of a demo does not depend on them."""

    def __init__(self, rows: Rows, seed: int, on: date) -> None:
        self._random = Random(f"{seed} homes")  # noqa: S311 made-up homes need to be repeatable, not secret
        self._rows, self._on = rows, on

    def make(self, person: int, area: str, adopted_on: date) -> date | None:
        """Where somebody sleeps who is on the scheme and not in prison; one in five has lived elsewhere before.

        The day since when they have no home, or one for now; None for a home, and where it is not known.
        """
        chance = self._random.random
        drawn = chance()
        kinds = next(kinds for share, kinds in SHARES if drawn < share)
        if not kinds:
            return None
        since = working_day(self._random, adopted_on, self._on)
        if chance() < 0.2 and since > adopted_on:
            self._say(person, adopted_on, self._random.choice(("A07A", "A08A", "A01C")), area)
        kind = self._random.choice(kinds)
        self._say(person, since, kind, area)
        return since if kind in NONE_TO_STAY else None

    def _say(self, person: int, since: date, kind: str, area: str) -> None:
        leaves_on = None
        if kind in FOR_NOW and self._random.random() < 0.6:
            leaves_on = max(since, self._on) + timedelta(days=int(self._random.random() * 100) - 10)
            leaves_on = max(leaves_on, since)
        where = None if kind in {"would-not-say", "not-known"} else area
        self._rows.add(SaidHome, person, since, kind, where, leaves_on, self._random.choice(SOURCES))
