"""Spend adds up as a plain reading does, by each way of adding up and for any time, on either engine."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import product
from random import Random
from typing import Any

import pytest

from iomctl.services.accommodation.lists import WhichPlacements
from iomctl.services.figures.placement_spend import BY, PlacementSpend, SpendTime, placement_spend
from iomctl.services.figures.signposting import ALL
from iomctl.services.lookup.listed_people import ListedPeople
from iomctl.services.lookup.whose_cases import WhoseCases
from iomctl.services.rescopes.reports.group_names import NOT_RECORDED
from iomctl.storage.tables.placements import Placement
from iomctl.storage.unit_of_work import UnitOfWork
from tests.casebook import add, book, person, spell
from tests.program import Program
from tests.services.plain_spend import Added, Cost, plain_spend

TODAY = date(2026, 4, 20)
TIMES = (
    SpendTime(),
    SpendTime(date(2026, 2, 10)),
    SpendTime(None, date(2026, 3, 1)),
    SpendTime(date(2026, 2, 28), date(2026, 3, 31)),
    SpendTime(TODAY, TODAY),
)
KEYS: dict[str, Callable[[Cost, date], str]] = {
    "funder": lambda one, _: one.funder or NOT_RECORDED,
    "area": lambda one, _: one.area or NOT_RECORDED,
    "kind": lambda one, _: "rent-deposit" if one.money else "hotel",
    "month": lambda _, day: f"{day:%Y-%m}",
}


def made_up(work: UnitOfWork, chance: Random) -> list[Cost]:
    """Forty placements of twelve people, stored; some never ended, some without a cost, some not paid."""
    people = [person(work, f"Mercer {letter}").id for letter in "abcdefghijkl"]
    costs = []
    for number in range(1, 41):
        from_on = date(2026, 1, 1) + timedelta(days=chance.randrange(120))
        money, ended = chance.random() < 0.4, chance.random() < 0.7
        one = Cost(
            number,
            chance.choice(people),
            chance.choice((None, "prevention team", "council")),
            chance.choice((None, "Luton", "Bedford")),
            money,
            from_on,
            from_on + timedelta(days=chance.randrange(40)) if ended else None,
            chance.choice((None, 1, 6_250, 110_000)),
            from_on + timedelta(days=chance.randrange(9)) if money and chance.random() < 0.7 else None,
        )
        costs.append(store(work, one))
    return costs


def store(work: UnitOfWork, one: Cost) -> Cost:
    ended: dict[str, Any] = (
        {} if one.left_on is None else {"left_on": one.left_on, "end_reason": "left", "moved_to": "not-known"}
    )
    cost: dict[str, Any] = {"per_night_pence": one.pence}
    if one.money:
        cost = {"amount_pence": one.pence, "paid_on": one.paid_on}
    nothing: dict[str, Any] = dict.fromkeys(("leaves_on", "funded_leaves_on", "note"))
    row = Placement(
        offender_id=one.person,
        kind=KEYS["kind"](one, one.from_on),
        funder=one.funder,
        area=one.area,
        made_on=date(2026, 1, 1),
        from_on=one.from_on,
        **nothing,
        **ended,
        **cost,
        **work.recorded,
    )
    add(work, row)
    return one


def added(one: PlacementSpend) -> Added:
    parts = [part.pence for part in (one.for_nights, one.paid) if part is not None]
    spend = None if one.spend is None else one.spend.pence
    assert spend == (sum(parts) if parts else None)
    return Added(one.people, one.placements, one.nights, spend, one.cost_not_recorded, one.not_paid)


ASKED = [
    (by, time, on)
    for by, time, on in product(BY, TIMES, (TODAY, date(2026, 3, 5)))
    if max(time.first or on, time.last or on) <= on
]


@pytest.mark.parametrize("seed", range(3))
def test_it_is_what_a_plain_reading_adds_up(iomctl: Program, seed: int) -> None:
    with book(iomctl) as work:
        costs = made_up(work, Random(seed))  # noqa: S311 repeatable, not secret
        for by, time, on in ASKED:
            found = placement_spend(work, on, by, time, WhichPlacements())
            plain = plain_spend(costs, on, *time, KEYS[by])
            assert {one.group: added(one) for one in found[:-1]} == plain
            whole = plain_spend(costs, on, *time, lambda *_: ALL)
            assert [added(one) for one in found[-1:]] == list(whole.values())


def test_months_are_in_their_order_and_what_is_not_recorded_comes_last(iomctl: Program) -> None:
    with book(iomctl) as work:
        made_up(work, Random(5))  # noqa: S311 repeatable, not secret
        months = [one.group for one in placement_spend(work, TODAY, "month", SpendTime(), WhichPlacements())]
        assert months == [*sorted(months[:-1]), ALL]
        funders = [one.group for one in placement_spend(work, TODAY, "funder", SpendTime(), WhichPlacements())]
        assert funders == ["council", "prevention team", NOT_RECORDED, ALL]


def test_it_is_narrowed_to_a_cohort_a_kind_and_a_place(iomctl: Program) -> None:
    with book(iomctl) as work:
        one, other = person(work, "Mercer"), person(work, "Hollis")
        spell(work, one)
        for who, area in ((one, "Luton"), (other, "Bedford")):
            store(work, Cost(0, who.id, None, area, False, date(2026, 4, 1), date(2026, 4, 11), 5_000))

        def people(which: WhichPlacements) -> int:
            return placement_spend(work, TODAY, "kind", SpendTime(), which)[-1].people

        assert people(WhichPlacements()) == 2
        assert people(WhichPlacements(ListedPeople(None, WhoseCases(cohort="luton")))) == 1
        assert people(WhichPlacements(placed_in="Bedford", kind="hotel")) == 1
        assert placement_spend(work, TODAY, "kind", SpendTime(), WhichPlacements(kind="cas3")) == []
