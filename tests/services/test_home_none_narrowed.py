"""Whom the list of those without a home names: the same as a home worked out for everybody, and then asked."""

from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from iomctl.domain.accommodation.home import NOT_KNOWN, OWN_WORDS
from iomctl.domain.accommodation.without_home import REASONS, without_home
from iomctl.domain.references import PERSON, reference
from iomctl.services.asked_day import AskedDay
from iomctl.services.homes.candidates import may_be_without
from iomctl.services.homes.homes import Homes
from iomctl.services.homes.without import ALL, WhichWithout, without_homes
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.dated.release_plans import ReleasePlan
from iomctl.storage.tables.facts.homes import SaidHome
from iomctl.storage.tables.placements import Placement, PlacementExtension
from iomctl.storage.tables.releases import Release
from iomctl.storage.unit_of_work import UnitOfWork
from tests.books import CopyOf
from tests.casebook import add, book, person, spell
from tests.program import Program

PEOPLE = 250
FIRST, LAST = date(2026, 2, 1), date(2026, 4, 20)
CODES = ("A01C", "A01D", "A07B", "A04", "A03", "A07A", "A08A")
PLACES = ("hotel", "cas3", "supported", "hostel", "rent-deposit")


class MakesUp:
    """Puts made-up facts about where people live into a book: few days, so that many fall on the same one."""

    def __init__(self, work: UnitOfWork, chance: Random) -> None:
        self._work, self._chance = work, chance

    def all_of(self, who: int) -> None:
        """Some of everything about one person."""
        self._stays(who)
        for _ in range(self._chance.choice((0, 1, 1, 2))):
            self._home(who)
        for _ in range(self._chance.choice((0, 0, 1, 2))):
            self._placement(who)

    def _day(self, since: date = FIRST) -> date:
        return since + timedelta(days=self._chance.randrange(0, 25, 5))

    def _perhaps(self, value: Any) -> Any:
        return value if self._chance.random() < 0.5 else None

    def _recorded(self) -> dict[str, Any]:
        withdrawn = self._work.event if self._chance.random() < 0.15 else None
        return {"withdrawn_in": withdrawn, **self._work.recorded}

    def _stays(self, who: int) -> None:
        cuts = sorted({self._day() + timedelta(days=30 * at) for at in range(self._chance.choice((0, 1, 2, 3)))})
        for at in range(0, len(cuts), 2):
            to_on = cuts[at + 1] if at + 1 < len(cuts) else None
            large = self._chance.random() < 0.2
            known: dict[str, Any] = {
                "offender_id": who,
                "kind": None,
                "prison": None,
                "at_large": large,
                "sentenced_on": None,
            }
            stay = add(self._work, Custody(from_on=cuts[at], to_on=to_on, **known, **self._recorded()))
            if to_on is not None:
                self._let_out(stay.id, to_on)

    def _let_out(self, stay: int, out_on: date) -> None:
        code, chance = self._chance.choice(CODES), self._chance.random
        if chance() < 0.6:
            late = timedelta(days=2) if chance() < 0.1 else timedelta(0)
            told: dict[str, Any] = {"planned": True, "told_on": None, "note": None, "accommodation": code}
            add(self._work, Release(custody_id=stay, released_on=out_on + late, **told, **self._recorded()))
        if chance() < 0.5:
            plan: dict[str, Any] = {
                "address": None,
                "appointment_on": None,
                "appointment_with": None,
                "from_on": self._day(),
            }
            code = self._chance.choice(CODES)
            add(self._work, ReleasePlan(custody_id=stay, accommodation=code, **plan, **self._recorded()))

    def _home(self, who: int) -> None:
        kind, from_on = self._chance.choice((*CODES, *CODES, *OWN_WORDS)), self._day(self._day())
        leaves_on = self._perhaps(from_on + timedelta(days=self._chance.choice((0, 5, 60, 150))))
        said: dict[str, Any] = {"offender_id": who, "from_on": from_on, "kind": kind, "leaves_on": leaves_on}
        add(self._work, SaidHome(**said, area=None, source=None, **self._recorded()))

    def _placement(self, who: int) -> None:
        from_on, kind = self._day(self._day()), self._chance.choice(PLACES)
        left_on = self._perhaps(from_on + timedelta(days=self._chance.choice((0, 5, 30))))
        moved_to = None if left_on is None else self._chance.choice((*CODES, NOT_KNOWN, "died", "custody"))
        leaves_on = self._perhaps(from_on + timedelta(days=self._chance.choice((5, 60, 150))))
        made_on = from_on - timedelta(days=self._chance.choice((0, 3)))
        whose: dict[str, Any] = {"offender_id": who, "kind": kind, "area": None, "funder": None, "note": None}
        days: dict[str, Any] = {"made_on": made_on, "from_on": from_on, "left_on": left_on, "leaves_on": leaves_on}
        end: dict[str, Any] = {"end_reason": "other" if left_on else None, "moved_to": moved_to}
        funded = from_on + timedelta(days=14) if kind == "hotel" else None
        place = add(self._work, Placement(**whose, **days, **end, funded_leaves_on=funded, **self._recorded()))
        if self._chance.random() < 0.2:
            to: dict[str, Any] = {"from_on": from_on, "leaves_on": from_on + timedelta(days=200)}
            extended: dict[str, Any] = {"placement_id": place.id, "reason": None, "decision": None}
            add(self._work, PlacementExtension(**extended, **to, **self._recorded()))


def lay(iomctl: Program) -> None:
    """Made-up people with whatever may be known of where they live; some are not on the scheme."""
    chance = Random(20)  # noqa: S311 made-up people need to be repeatable, not secret
    with book(iomctl) as work:
        makes = MakesUp(work, chance)
        for number in range(PEOPLE):
            who = person(work, f"Made{number}")
            if number % 10:
                spell(work, who)
            makes.all_of(who.id)


@pytest.fixture
def made_up(copy_of: CopyOf) -> Program:
    """A copy of that case book."""
    return copy_of(lay)


def plainly(work: UnitOfWork, on: date) -> dict[int, str]:
    """Why each person has no home, worked out of everybody."""
    day, everybody = AskedDay(work, on), range(1, PEOPLE + 1)
    homes = Homes(work, day, everybody)
    told = {one: without_home(homes.of(one), on, day.policy.home_notice_days) for one in everybody}
    return {one: why for one, why in told.items() if why is not None}


@pytest.mark.parametrize("ago", range(0, 80, 8))
def test_the_list_is_that_of_a_home_worked_out_for_everybody(made_up: Program, ago: int) -> None:
    on = LAST - timedelta(days=ago)
    with book(made_up) as work:
        why = plainly(work, on)
        assert why.keys() <= set(may_be_without(work, AskedDay(work, on)))
        on_scheme = {reference(PERSON, one): said for one, said in why.items() if (one - 1) % 10}
        listed = without_homes(work, on, WhichWithout())
        assert {one.offender: one.why for one in listed} == on_scheme
        only = REASONS[ago // 8 % len(REASONS)]
        narrowed = without_homes(work, on, WhichWithout(ALL, only))
        assert [one.offender for one in narrowed] == [one.offender for one in listed if one.why == only]


def test_the_book_has_everything_that_narrowing_could_get_wrong(made_up: Program) -> None:
    with book(made_up) as work:
        why = plainly(work, LAST)
        assert set(why.values()) == set(REASONS)
        assert len(why) < len(set(may_be_without(work, AskedDay(work, LAST)))) < PEOPLE
