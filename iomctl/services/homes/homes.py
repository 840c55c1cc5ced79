"""Where people sleep on a day, read for everybody asked about in a few statements."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from sqlmodel import col

from iomctl.domain.accommodation.came_to import CameTo, came_to
from iomctl.domain.accommodation.home import (
    PLAN,
    RELEASE,
    Held,
    HomeFacts,
    HomeOn,
    HomeSaid,
    Placed,
    asleep_on,
    home_on,
    kind_in_words,
)
from iomctl.domain.policy.home_and_release_choices import Accommodation, PlacementKind
from iomctl.domain.worded import Worded
from iomctl.services.asked_day import AskedDay
from iomctl.services.lookup.recorded_about import kept_in_book
from iomctl.storage.bulk import read, rows_among
from iomctl.storage.unit_of_work import UnitOfWork

ONE_BY_ONE = 30_000
"""Of more people whole tables are read: to look each of them up takes as long then."""


class Homes:
    """Where people sleep on a day, by their row numbers.

    The tables of what a book does not keep are not loaded. Logging the look is the caller's.
    """

    def __init__(self, work: UnitOfWork, day: AskedDay, people: Collection[int]) -> None:
        self._work, self._day, self._people = work, day, people
        self._codes = day.either(Accommodation)
        self.classes = {code: one.settled for code, one in self._codes.items()}
        self._held: dict[int, list[Held]] = defaultdict(list)
        self._placed: dict[int, list[Placed]] = defaultdict(list)
        self._said: dict[int, list[HomeSaid]] = defaultdict(list)
        kept = kept_in_book(work, "custody", "placement", "home")
        if "custody" in kept:
            self._read_stays()
        if "placement" in kept:
            self._read_placements()
        if "home" in kept:
            self._read_said()

    @property
    def told(self) -> frozenset[int]:
        """Those of whom anything is known that may say where they sleep."""
        return frozenset((*self._held, *self._placed, *self._said))

    def facts(self, person: int) -> HomeFacts:
        """What is known of where a person sleeps by that day."""
        return HomeFacts(self._held.get(person, ()), self._placed.get(person, ()), self._said.get(person, ()))

    def of(self, person: int) -> HomeOn:
        """Where a person sleeps."""
        return home_on(self.facts(person), self._day.on, self.classes)

    def asleep(self, person: int) -> HomeOn:
        """Where a person sleeps, but for since when: quicker for who asks thousands."""
        return asleep_on(self.facts(person), self._day.on, self.classes)

    def came_to(self, person: int) -> CameTo:
        """Where a person sleeps and where before, and since when without a settled home."""
        return came_to(self.facts(person), self._day.on, self.classes)

    def worded(self, home: HomeOn) -> Worded:
        """How somebody lives, in one word, with the rest as its parts."""
        shown = ("kind", "standing", "since", "until", "area", "source")
        return Worded(home.standing, {name: getattr(home, name) for name in shown} | {"kind_name": self.in_words(home)})

    def in_words(self, home: HomeOn) -> str:
        """A kind of home in words, as the policy calls it; "Not asked" where nothing was ever said."""
        return self.kind_named(home.kind)

    def kind_named(self, kind: str | None) -> str:
        """The same of a kind by itself."""
        return kind_in_words(kind, self._codes)

    def _read_stays(self) -> None:
        from iomctl.services.homes.home_rows import stays
        from iomctl.storage.tables.custodies import Custody

        on, left = self._day.on, dict[int, tuple[int, date]]()
        for person, stay, from_on, to_on, away in self._rows(stays(on, self._day.past), col(Custody.offender_id)):
            self._held[person].append(Held(from_on, to_on, bool(away)))
            if to_on is not None and to_on <= on:
                left[stay] = person, to_on
        if left:
            self._read_first_nights(left)

    def _read_first_nights(self, left: dict[int, tuple[int, date]]) -> None:
        """What was said of the releases from some stays, else planned for them; of each the newest that says it."""
        from iomctl.services.homes.home_rows import first_nights
        from iomctl.storage.tables.dated.release_plans import ReleasePlan
        from iomctl.storage.tables.releases import Release

        for table, day, source in ((Release, "released_on", RELEASE), (ReleasePlan, "from_on", PLAN)):
            rows: Any = table
            query = first_nights(table, day)
            newest = dict[int, tuple[Any, int, str]]()
            for stay, number, code, said_on in rows_among(self._work, query, rows.custody_id, left):
                if said_on <= left[stay][1]:
                    newest[stay] = max(newest.get(stay, (said_on, 0, "")), (said_on, number, code))
            for stay, (_, number, code) in newest.items():
                # What was said of a release counts before its plan, which need not be read then.
                person, out_on = left.pop(stay)
                self._said[person].append(HomeSaid(number, code, out_on, source=source))

    def _read_placements(self) -> None:
        from iomctl.services.accommodation.funded import FundedNightsOf, funded_until_of
        from iomctl.services.accommodation.records import slept_in
        from iomctl.services.homes.home_rows import placements
        from iomctl.storage.tables.placements import Placement

        on, kinds = self._day.on, self._day.either(PlacementKind)
        rows = list(self._rows(placements(on, slept_in(kinds)), col(Placement.offender_id)))
        # What is paid for of a place depends on the others; of those that are over nobody asks.
        clocked = [row for row in rows if row.left_on is None or row.left_on > on]
        limits = FundedNightsOf(self._work, self._day, (row.offender_id for row in clocked))
        funded = {row.id: limits.of_row(row) for row in clocked}
        for row in rows:
            ended = (row.left_on, row.moved_to, row.area)
            days = (row.from_on, row.until, funded_until_of(funded.get(row.id)))
            place = Placed(row.id, kinds[row.kind].accommodation, *days, *ended)
            self._placed[row.offender_id].append(place)

    def _read_said(self) -> None:
        from iomctl.services.homes.home_rows import said
        from iomctl.storage.tables.facts.homes import SaidHome

        rows = self._rows(said(self._day.on), col(SaidHome.offender_id))
        for person, number, kind, from_on, leaves_on, area in rows:
            self._said[person].append(HomeSaid(number, kind, from_on, leaves_on, area=area))

    def _rows(self, query: Any, person: Any) -> Iterator[Any]:
        """The rows of a query of the people asked about."""
        if len(self._people) <= ONE_BY_ONE:
            yield from rows_among(self._work, query, person, self._people)
        else:
            yield from read(self._work, query)
