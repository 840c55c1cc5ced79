"""Made-up stays in custody with the release ahead of each, its plan, and what is done for it."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from iomctl.services.demo.names import working_day
from iomctl.services.demo.rows import Rows
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.dated.custody_states import CustodyChange
from iomctl.storage.tables.dated.release_plans import ReleaseCheck, ReleasePlan
from iomctl.storage.tables.releases import ReleaseDue

KINDS = ("sentenced", "sentenced", "sentenced", "remand", "recall")
RELEASES = {"sentenced": "conditional", "remand": "end-of-remand", "recall": "fixed-term-recall"}
HOMES = ("A07A", "A07B", "A17", "A04", "A03")
NOT_SET, NOT_KNOWN, SOON, PLANNED = 0.12, 0.08, 0.55, 0.5
NOT_OUT, NOT_OUT_SINCE = 6, timedelta(days=5)
"""One in so many was to be out for so long, and nobody has said whether they are."""


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
        self._rows, self._on, self._long_inside = rows, on, 0

    def make(self, inside: Inside) -> None:
        """The stay of one person and what is known of the release."""
        chance, on = self._random.random, self._on
        stay, since, kind = self._rows.number(Custody), inside.since, self._random.choice(KINDS)
        sentenced_on = None if kind == "remand" else since
        self._rows.add(Custody, stay, inside.person, since, sentenced_on, None)
        self._rows.add(CustodyChange, stay, kind, inside.prison, since)
        late = self._is_late(since)
        if chance() < NOT_SET and not late:
            return
        known_on = self._between(since, on)
        ahead = timedelta(days=int(chance() * (80 if chance() < SOON else 500)) + 1)
        due_on = None if chance() < NOT_KNOWN else on + ahead
        if late:
            due_on, known_on = on - NOT_OUT_SINCE, since
        self._rows.add(ReleaseDue, stay, RELEASES[kind], due_on, known_on)
        if due_on is None or due_on > on + timedelta(weeks=14):
            return
        if chance() < PLANNED:
            appointment = self._between(due_on, due_on + timedelta(days=3)) if chance() < 0.7 else None
            self._rows.add(ReleasePlan, stay, self._random.choice(HOMES), appointment, self._between(known_on, on))
        for item in self._rows.work.policy.release_items:
            if chance() < 0.45:
                self._rows.add(ReleaseCheck, stay, item, True, self._between(known_on, on))

    def _is_late(self, since: date) -> bool:
        """Whether somebody who has been in prison since a day is made one whose release is past."""
        if since > self._on - NOT_OUT_SINCE * 6:
            return False
        self._long_inside += 1
        return self._long_inside % NOT_OUT == 1

    def _between(self, first: date, last: date) -> date:
        return working_day(self._random, first, last, self._rows.work.calendar.holidays)
