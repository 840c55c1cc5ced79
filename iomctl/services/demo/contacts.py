"""Made-up contacts with the people on the scheme: kept, missed, and planned ahead."""

from datetime import date, timedelta
from random import Random

from iomctl.services.demo.names import working_day
from iomctl.services.demo.rows import Rows
from iomctl.storage.tables.facts.contacts import Contact

MET_AT_ALL, KEPT, AHEAD = 0.8, 0.78, 0.4
KINDS = (("appointment", "face-to-face"),) * 4 + (
    ("check-in", "telephone"),
    ("home-visit", "face-to-face"),
    ("police-visit", "doorstep"),
    ("check-in", "video"),
)
INSIDE = (("prison-visit", "face-to-face"), ("meeting", "video"))
WHY_MISSED = ("no-reason", "no-reason", "medical", "employment", "refused")
SINCE, APART = timedelta(weeks=8), timedelta(days=16)
NOT_SAID_YET = timedelta(days=3)


class ContactMaker:
    """Puts made-up contacts in the queue, from chance of its own; the rest of a demo does not depend on them."""

    def __init__(self, rows: Rows, seed: int, on: date) -> None:
        self._random = Random(f"{seed} contacts")  # noqa: S311 made-up contacts need to be repeatable, not secret
        self._rows, self._on = rows, on

    def make(self, person: int, since: date, worker: int | None, inside: bool) -> None:
        """The contacts of the last weeks of one person, every sixteen days or so, and perhaps the next one."""
        chance = self._random.random
        if chance() >= MET_AT_ALL:
            return
        kinds, day = INSIDE if inside else KINDS, max(since, self._on - SINCE)
        while (last := day + APART) <= self._on:
            self._met(person, self._between(day, last - timedelta(days=1)), worker, kinds)
            day = last
        if chance() < AHEAD:
            ahead_on = self._between(self._on + timedelta(days=1), self._on + timedelta(days=14))
            self._rows.add(Contact, person, ahead_on, *self._random.choice(kinds), worker, day, *(None,) * 4)

    def _met(self, person: int, on: date, worker: int | None, kinds: tuple[tuple[str, str], ...]) -> None:
        chance, event = self._random.random, self._rows.event
        told: tuple[object, ...] = ("kept", None, on, event)
        if chance() >= KEPT:
            told = ("missed", self._random.choice(WHY_MISSED), on, event)
        if on > self._on - NOT_SAID_YET:
            told = (None,) * 4
        self._rows.add(Contact, person, on, *self._random.choice(kinds), worker, None, *told)

    def _between(self, first: date, last: date) -> date:
        return working_day(self._random, first, last, self._rows.work.calendar.holidays)
