"""What stood for releases, read as one row for each: the same as read step by step."""

from datetime import date, timedelta
from random import Random
from typing import Any

from iomctl.domain.accommodation.release_plans import Planned
from iomctl.services.releases.planned import planned_for
from iomctl.services.releases.records import kept
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.dated.release_plans import ReleaseCheck, ReleasePlan
from iomctl.storage.unit_of_work import UnitOfWork
from tests.books import CopyOf
from tests.casebook import add, book, person
from tests.program import Program

FIRST = date(2026, 2, 2)
ITEMS = ("id", "gp", "phone")
STAYS = 60


def _stay(work: UnitOfWork, chance: Random) -> None:
    who = person(work, "Quill").id
    known: dict[str, Any] = {"kind": None, "prison": None, "at_large": False, "sentenced_on": None}
    stay = add(work, Custody(offender_id=who, from_on=FIRST, to_on=None, **known, **work.recorded)).id

    def recorded() -> dict[str, Any]:
        withdrawn = work.event if chance.random() < 0.2 else None
        on = FIRST + timedelta(days=chance.randrange(4))
        return {"custody_id": stay, "from_on": on, "withdrawn_in": withdrawn, **work.recorded}

    for _ in range(chance.randrange(7)):
        add(work, ReleaseCheck(item=chance.choice(ITEMS), done=chance.random() < 0.6, **recorded()))
    for _ in range(chance.randrange(3)):
        night, day = chance.choice((None, "A04")), chance.choice((None, FIRST))
        where: dict[str, Any] = {"address": None, "appointment_with": None}
        add(work, ReleasePlan(accommodation=night, appointment_on=day, **where, **recorded()))


def lay(iomctl: Program) -> None:
    """Stays of made-up people, with things said to be done and not, some on one day, some withdrawn."""
    chance = Random(7)  # noqa: S311 made-up people need to be repeatable, not secret
    with book(iomctl) as work:
        for _ in range(STAYS):
            _stay(work, chance)


def test_what_stood_is_what_was_said_last_of_each_thing(copy_of: CopyOf) -> None:
    with book(copy_of(lay)) as work:
        stays = range(1, STAYS + 1)
        stepwise = {
            stay: Planned(plan.accommodation is not None, plan.appointment_on is not None, frozenset(plan.done))
            for stay, plan in kept(work, stays, date.max).items()
        }
        nothing = Planned(first_night=False, appointment=False)
        told = planned_for(work, stays)
        assert {stay: told.get(stay, nothing) for stay in stays} == {
            stay: stepwise.get(stay, nothing) for stay in stays
        }
        assert len(set(told.values())) > 10
