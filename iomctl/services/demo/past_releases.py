"""Made-up releases of the year before, good and bad, what was found when some were looked into, and recalls."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from iomctl.services.demo.custody import KINDS, RELEASES
from iomctl.services.demo.names import PRISONS, working_day
from iomctl.services.demo.rows import Rows
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.dated.custody_states import CustodyChange
from iomctl.storage.tables.dated.release_plans import ReleaseCheck, ReleasePlan
from iomctl.storage.tables.dated.release_reviews import ReleaseReview
from iomctl.storage.tables.facts.contacts import Contact
from iomctl.storage.tables.releases import Release, ReleaseDue

A_WEEK, A_YEAR, A_DAY = timedelta(days=8), timedelta(days=365), timedelta(days=1)
LEFT_PRISON, LOOKED_INTO, CHECKED = 0.28, 0.6, 0.9
RECALLED_SINCE = timedelta(days=90)
ACTIONS = ("the prison rings the lead worker on the day", "the council is asked at eight weeks", None)
FRIDAY = 4


@dataclass(frozen=True)
class LeftPrison:
    """How somebody left prison: to which home, at which hour, and what failed, if anything did."""

    home: str
    hour: str | None
    failed: str | None = None
    known: bool = True
    planned: bool = True
    early: int = 0
    friday: bool = False
    recalled: bool = False


STORIES = (
    LeftPrison("A17", "10:15"),
    LeftPrison("A08A", "16:40", "council-not-asked, late-in-the-day, no-address, no-notice", known=False, friday=True),
    LeftPrison("A07A", "11:30", recalled=True),
    LeftPrison("A08A", "13:20", "no-appointment, no-plan", planned=False, early=36),
    LeftPrison("A04", None, early=14),
    LeftPrison("A07B", "15:45", "no-notice, no-prescription", known=False),
    LeftPrison("A03", "11:05", "nothing", friday=True),
)
"""One after the other, so that a small demo has some of each."""


class PastReleaseMaker:
    """Puts made-up past stays in the queue, from chance of its own; the rest of a demo does not depend on them."""

    def __init__(self, rows: Rows, seed: int, on: date) -> None:
        self._random = Random(f"{seed} past releases")  # noqa: S311 made-up stays need to be repeatable, not secret
        self._rows, self._on, self._made = rows, on, 0

    def make(self, person: int, adopted_on: date, worker: int | None) -> None:
        """The stay of somebody who left prison when they came on the scheme, for about one in four of late."""
        chance = self._random.random
        if not self._on - A_YEAR < adopted_on < self._on - A_WEEK or chance() > LEFT_PRISON:
            return
        story, self._made = STORIES[self._made % len(STORIES)], self._made + 1
        out_on = adopted_on - A_DAY * ((adopted_on.weekday() - FRIDAY) % 7 if story.friday else 0)
        stay, kind = self._rows.number(Custody), self._random.choice(KINDS)
        since = out_on - timedelta(days=40 + int(chance() * 200))
        self._rows.add(Custody, stay, person, since, None if kind == "remand" else since, out_on)
        self._rows.add(CustodyChange, stay, kind, self._random.choice(PRISONS), since)
        known_on = since + timedelta(days=7) if story.known else out_on
        if story.known:
            self._rows.add(ReleaseDue, stay, RELEASES[kind], out_on + timedelta(days=story.early), known_on)
        if story.known and story.planned:
            self._plan(stay, out_on, story, RELEASES[kind])
        self._rows.add(Release, stay, out_on, story.known, known_on, story.home, story.hour)
        self._meet(person, out_on, worker, story)
        if story.recalled and out_on < self._on - RECALLED_SINCE:
            self._recall(person, out_on + timedelta(days=10 + int(chance() * 10)))
        if story.failed and chance() < LOOKED_INTO:
            self._look_into(stay, out_on, story.failed, worker)

    def _plan(self, stay: int, out_on: date, story: LeftPrison, kind: str) -> None:
        """What was done by then; a day brought forward was known and planned for."""
        chance, before = self._random.random, out_on - timedelta(days=5)
        if story.early:
            self._rows.add(ReleaseDue, stay, kind, out_on, out_on - timedelta(days=6))
        self._rows.add(ReleasePlan, stay, story.home, out_on + timedelta(days=int(chance() * 3)), before)
        for item in self._rows.work.policy.release_items:
            if story.early or chance() < CHECKED:
                self._rows.add(ReleaseCheck, stay, item, True, before)

    def _meet(self, person: int, out_on: date, worker: int | None, story: LeftPrison) -> None:
        """The appointment of the first week, which those missed who were let out without a plan."""
        if not story.known:
            return
        on = self._between(out_on + A_DAY, out_on + A_DAY * 4)
        came = ("kept", None) if story.planned else ("missed", "no-reason")
        told = ("appointment", "face-to-face", worker, None, *came, on, self._rows.event)
        self._rows.add(Contact, person, on, *told)

    def _look_into(self, stay: int, out_on: date, failed: str, worker: int | None) -> None:
        on = self._between(out_on + timedelta(days=3), min(self._on, out_on + timedelta(days=28)))
        action = self._random.choice(ACTIONS)
        led = (worker, action, on + timedelta(weeks=4)) if action else (None,) * 3
        self._rows.add(ReleaseReview, stay, on, failed, *led)

    def _recall(self, person: int, since: date) -> None:
        """Fourteen days in prison for a fixed-term recall, and out again as it was said."""
        stay, out_on = self._rows.number(Custody), since + timedelta(days=14)
        self._rows.add(Custody, stay, person, since, None, out_on)
        self._rows.add(CustodyChange, stay, "recall", self._random.choice(PRISONS), since)
        self._rows.add(ReleaseDue, stay, "fixed-term-recall", out_on, since)
        self._rows.add(Release, stay, out_on, True, since, "A07A", "10:30")

    def _between(self, first: date, last: date) -> date:
        return working_day(self._random, first, last, self._rows.work.calendar.holidays)
