"""How somebody came to where they sleep, the same as day by day."""

from datetime import date

import pytest
from hypothesis import given

from iomctl.domain.accommodation.came_to import UNSETTLED, came_to
from iomctl.domain.accommodation.home import HomeFacts, home_before, home_on
from tests.domain.test_home import CLASSES, FIRST, ONE_DAY, all_days, day_of, facts_of, made_up


@pytest.mark.parametrize(
    ("on", "since"),
    [("01-31", None), ("02-10", "02-10"), ("04-10", "02-10"), ("05-01", None), ("05-02", None), ("06-20", "06-20")],
)
def test_the_time_without_a_home_is_not_broken_by_a_hotel(on: str, since: str | None) -> None:
    facts = facts_of(
        [
            "custody 01-05 to 02-10",
            "placement 5 A03 03-01 left 03-15 to A08A",
            "said 1 A01D 05-01",
            "custody 06-01 to 06-20",
        ]
    )
    assert came_to(facts, day_of(on), CLASSES).without_since == (day_of(since) if since else None)


@given(made_up())
def test_it_is_what_a_plain_walk_through_the_days_says(facts: HomeFacts) -> None:
    without: date | None = None
    for on in all_days():
        home = home_on(facts, on, CLASSES)
        begins = without is None or home_on(facts, on - ONE_DAY, CLASSES).standing not in UNSETTLED
        without = None if home.standing not in UNSETTLED else on if begins or on == FIRST else without
        told = came_to(facts, on, CLASSES)
        assert told.home == home, on
        assert told.before == home_before(facts, home, CLASSES)._replace(since=told.before.since), on
        assert told.without_since == without, on
