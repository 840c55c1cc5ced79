"""Made-up stays in custody with the release ahead of each, its plan, and what is done for it."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from iomctl.services.demo.names import PRISONS, working_day
from iomctl.services.demo.rows import Rows
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.dated.custody_states import CustodyChange
from iomctl.storage.tables.dated.release_plans import ReleaseCheck, ReleasePlan
from iomctl.storage.tables.releases import Release, ReleaseDue

KINDS = ("sentenced", "sentenced", "sentenced", "remand", "recall")
RELEASES = {"sentenced": "conditional", "remand": "end-of-remand", "recall": "fixed-term-recall"}
HOMES = ("A07A", "A07B", "A17", "A04", "A03")
A_WEEK, A_YEAR = timedelta(days=8), timedelta(days=365)
LEFT_PRISON = 0.25
NOT_SET, NOT_KNOWN, SOON, PLANNED = 0.12, 0.08, 0.55, 0.5


@dataclass(frozen=True)
class Inside:
    """Somebody in prison: their row number, since when, and where."""

    person: int
    since: date
    prison: str


class CustodyMaker:
    """Puts made-up stays in the queue, from chance of its own, so that the rest of a demo does not depend on them."""

    def __init__(self, rows: Rows, seed: int, on: date) -> None:
        self._random = Random(f"{seed} custody")  # noqa: S311 made-up stays need to be repeatable, not secret
        self._of_past = Random(f"{seed} past releases")  # noqa: S311 the same
        self._rows, self._on, self._stays = rows, on, 0

    def make(self, inside: Inside) -> None:
        """The stay of one person and what is known of the release."""
        chance, on = self._random.random, self._on
        self._stays += 1
        stay, since, kind = self._stays, inside.since, self._random.choice(KINDS)
        sentenced_on = None if kind == "remand" else since
        self._rows.add(Custody, stay, inside.person, since, sentenced_on, None)
        self._rows.add(CustodyChange, stay, kind, inside.prison, since)
        if chance() < NOT_SET:
            return
        known_on = self._between(since, on)
        ahead = timedelta(days=int(chance() * (80 if chance() < SOON else 500)) + 1)
        due_on = None if chance() < NOT_KNOWN else on + ahead
        self._rows.add(ReleaseDue, stay, RELEASES[kind], due_on, known_on)
        if due_on is None or due_on > on + timedelta(weeks=14):
            return
        if chance() < PLANNED:
            appointment = self._between(due_on, due_on + timedelta(days=3)) if chance() < 0.7 else None
            self._rows.add(ReleasePlan, stay, self._random.choice(HOMES), appointment, self._between(known_on, on))
        for item in self._rows.work.policy.release_items:
            if chance() < 0.45:
                self._rows.add(ReleaseCheck, stay, item, True, self._between(known_on, on))

    def make_past(self, person: int, out_on: date) -> None:
        """The stay of somebody who left prison on the day they came on the scheme, for about one in four of late.

        Some were planned well, some left before the day, some nobody had heard of.
        """
        chance = self._of_past.random
        if not self._on - A_YEAR < out_on < self._on - A_WEEK or chance() > LEFT_PRISON:
            return
        self._stays += 1
        stay, kind = self._stays, self._of_past.choice(KINDS)
        since = out_on - timedelta(days=40 + int(chance() * 200))
        known_on = since + timedelta(days=7)
        self._rows.add(Custody, stay, person, since, None if kind == "remand" else since, out_on)
        self._rows.add(CustodyChange, stay, kind, self._of_past.choice(PRISONS), since)
        if known := chance() < 0.75:
            early = timedelta(days=14 + int(chance() * 40)) if chance() < 0.2 else timedelta(0)
            self._rows.add(ReleaseDue, stay, RELEASES[kind], out_on + early, known_on)
        if known and chance() < 0.7:
            appointment = out_on + timedelta(days=int(chance() * 3))
            self._rows.add(ReleasePlan, stay, self._of_past.choice(HOMES), appointment, out_on - timedelta(days=5))
            for item in self._rows.work.policy.release_items:
                if chance() < 0.8:
                    self._rows.add(ReleaseCheck, stay, item, True, out_on - timedelta(days=5))
        hour = f"{9 + int(chance() * 9):02d}:{int(chance() * 12) * 5:02d}" if chance() < 0.8 else None
        home = self._of_past.choice((*HOMES, "A08A")) if known else self._of_past.choice(("A08A", "A07B"))
        self._rows.add(Release, stay, out_on, known, known_on if known else out_on, home, hour)

    def _between(self, first: date, last: date) -> date:
        return working_day(self._random, first, last, self._rows.work.calendar.holidays)
