"""Made-up placements: in hotels, hostels, CAS3 and supported housing, with plans and support, deposits and rent."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from iomctl.domain.accommodation.placements import after_nights, after_weeks
from iomctl.services.demo.places import BEDS
from iomctl.services.demo.requirements import MadeUpReferral
from iomctl.services.demo.rows import Rows
from iomctl.storage.tables.dated.placement_plans import PlacementPlan
from iomctl.storage.tables.placement_supports import PlacementSupport
from iomctl.storage.tables.placements import Placement, PlacementExtension

PLACED = 0.2
FUNDERS = ("prevention team", "prevention team", "council", "police and crime commissioner")
KEPT_ON, KEPT_SINCE = 3, timedelta(days=240)
"""One in so many who went to prison lately has a room that nobody gave up."""
SOME_NIGHTS_FEWER = 3
NOTHING_OF_MONEY = (None,) * 4


@dataclass(frozen=True)
class PlacementStory:
    """How a placement went: days ago it began, nights it was for, and nights after which it ended (None: goes on)."""

    kind: str
    ago: int
    nights: int | None
    stayed: int | None = None
    pence: int | None = None
    hour: str | None = None
    plan: str | None = None
    longer: int | None = None
    moved_to: str = "A07A"
    reason: str = "moved-on"
    money: tuple[str, int, int | None] | None = None
    """Of the deposit or the rent that followed: kind, pence, and days ago it was paid, None for not yet."""


STORIES = (
    PlacementStory("hotel", 6, None, pence=6250),
    PlacementStory("hotel", 19, None, pence=6250),
    PlacementStory("cas3", 40, None, plan="A01D"),
    PlacementStory("hotel", 55, None, stayed=14, pence=5900, moved_to="A01C", money=("rent-deposit", 112500, 43)),
    PlacementStory("supported", 90, 180, plan="A01D"),
    PlacementStory("hostel", 3, 7, pence=3500, hour="17:10"),
    PlacementStory("hotel", 13, None, pence=6250, plan="A01C", longer=10, money=("rent-deposit", 98000, None)),
    PlacementStory("hostel", 30, 10, stayed=9, pence=3500, hour="21:40", moved_to="A08A", reason="left"),
    PlacementStory("cas3", 110, None, stayed=80, moved_to="A01C", money=("rent-advance", 90000, 28)),
    PlacementStory("approved-premises", 70, None),
    PlacementStory("hotel", 45, None, stayed=3, pence=7000, moved_to="custody", reason="recalled"),
)
"""One after the other, so that a small demo has some of each."""


@dataclass(frozen=True)
class ToPlace:
    """Somebody who may be placed: row number, area, from which day on, and the referrals they have."""

    person: int
    area: str
    since: date
    referrals: Sequence[MadeUpReferral]


class PlacementMaker:
    """Puts made-up placements in the queue, from chance of its own; the rest of a demo does not depend on them."""

    def __init__(self, rows: Rows, seed: int, on: date, providers: dict[str, int]) -> None:
        self._random = Random(f"{seed} placements")  # noqa: S311 made-up placements need to be repeatable, not secret
        self._rows, self._on = rows, on
        self._beds = {kind: (providers[name], beds) for name, (kind, beds) in BEDS.items()}
        self._taken: Counter[str] = Counter()
        self._told = self._inside = 0

    def make(self, one: ToPlace) -> date | None:
        """Perhaps a placement of one person who is not in prison; its first day."""
        if self._random.random() >= PLACED:
            return None
        story = STORIES[self._told % len(STORIES)]
        from_on = self._on - timedelta(days=story.ago + int(self._random.random() * SOME_NIGHTS_FEWER))
        if from_on < one.since or story.kind not in self._rows.work.policy.placements:
            return None
        self._told += 1
        self._tell(one, story, from_on)
        return from_on

    def make_kept(self, person: int, area: str, inside_since: date) -> None:
        """A room that goes on although the person has been in prison since a day, for one in three of late."""
        if inside_since < self._on - KEPT_SINCE or "supported" not in self._rows.work.policy.placements:
            return
        self._inside += 1
        if self._inside % KEPT_ON == 1:
            story = PlacementStory("supported", 0, 300, pence=2100)
            self._tell(ToPlace(person, area, inside_since, ()), story, inside_since - timedelta(days=50))

    def _tell(self, one: ToPlace, story: PlacementStory, from_on: date) -> None:
        left_on = None if story.stayed is None else from_on + timedelta(days=story.stayed)
        number = self._add(one, story, from_on, left_on)
        if story.plan:
            self._rows.add(PlacementPlan, number, min(self._on, from_on + timedelta(days=2)), story.plan, None)
        if story.longer is not None:
            until = self._on + timedelta(days=story.longer)
            self._rows.add(PlacementExtension, number, self._on - timedelta(days=1), until, "flat not ready", "panel")
        if self._rows.work.policy.placements[story.kind].support:
            for referral in [its for its in one.referrals if its.goes_on][:1]:
                self._rows.add(PlacementSupport, number, referral.number)
        if story.money:
            self._pay(one, *story.money)

    def _add(self, one: ToPlace, story: PlacementStory, from_on: date, left_on: date | None) -> int:
        number, funded = self._rows.number(Placement), self._rows.work.policy.placements[story.kind].nights
        funded_until = None if funded is None else after_nights(from_on, funded)
        leaves_on = after_nights(from_on, story.nights) if story.nights else funded_until
        ended = (left_on, story.reason, story.moved_to, self._rows.event) if left_on else (None,) * 4
        where = (self._provider(story.kind), one.area, from_on, from_on, leaves_on, funded_until)
        told = (self._random.choice(FUNDERS), story.hour, story.pence)
        self._rows.add(Placement, number, one.person, story.kind, *where, *told, *ended, *NOTHING_OF_MONEY)
        return number

    def _pay(self, one: ToPlace, kind: str, pence: int, paid: int | None) -> None:
        """A deposit, or rent in advance, which is used up after its weeks."""
        from_on = self._on - timedelta(days=paid or 0)
        rule = self._rows.work.policy.placements[kind]
        leaves_on = after_weeks(from_on, 4) if rule.in_advance else None
        where = (None, one.area, from_on, from_on, leaves_on, None)
        told = (self._random.choice(FUNDERS), None, None, *(None,) * 4)
        of_money = (pence, 4, "Harbour Lettings", from_on if paid is not None else None)
        self._rows.add(Placement, self._rows.number(Placement), one.person, kind, *where, *told, *of_money)

    def _provider(self, kind: str) -> int | None:
        """Who has a bed of a kind, while there are more than were ever taken."""
        provider, beds = self._beds.get(kind, (None, 0))
        if self._taken[kind] >= beds:
            return None
        self._taken[kind] += 1
        return provider
