"""Made-up markers with their reviews, a few of which nobody held in time."""

from datetime import date, timedelta
from random import Random

from iomctl.domain.facts.markers import review_after
from iomctl.services.demo.rows import Rows
from iomctl.storage.tables.facts.markers import Marker, MarkerReview

LAPSED = 12
"""One review in so many is overdue by some days."""


class MarkerMaker:
    """Puts markers in the queue; their reviews are from chance of their own."""

    def __init__(self, rows: Rows, seed: int, on: date) -> None:
        self._random = Random(f"{seed} marker reviews")  # noqa: S311 made-up reviews need to be repeatable, not secret
        self._rows, self._on, self._reviewed = rows, on, 0

    def add(self, person: int, kind: str, present: bool, from_on: date, source: str) -> None:
        """A marker of one person, reviewed as often as its kind asks for, the last time so long ago or sooner."""
        number = self._put(person, kind, present, from_on, source)
        known = self._rows.work.policy.markers.get(kind)
        if not present or known is None or known.review_every is None:
            return
        self._reviewed += 1
        every = (review_after(self._on, known.review_every) or self._on) - self._on
        ago = timedelta(days=int(self._random.random() * every.days))
        if self._reviewed % LAPSED == 3:
            ago = every + timedelta(days=3 + ago.days // 4)
        on = max(from_on, self._on - ago)
        level = self._random.choice(known.levels) if known.levels else None
        self._rows.add(MarkerReview, number, on, review_after(on, known.review_every), level)

    def add_assessed(self, person: int, kind: str, from_on: date, level: str, review_on: date) -> None:
        """A marker of one person with a level, and its next review on a day."""
        number = self._put(person, kind, True, from_on, "probation")
        self._rows.add(MarkerReview, number, from_on, review_on, level)

    def _put(self, person: int, kind: str, present: bool, from_on: date, source: str) -> int:
        number = self._rows.number(Marker)
        self._rows.add(Marker, number, person, kind, present, from_on, None, source)
        return number
