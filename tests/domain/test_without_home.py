"""Who has no home to stay in, and why."""

from datetime import timedelta

import pytest

from iomctl.domain.accommodation.came_to import came_to
from iomctl.domain.accommodation.home import HomeOn, home_on
from iomctl.domain.accommodation.without_home import ENDS, NO_END, without_home
from tests.domain.test_home import CLASSES, day_of, facts_of

NOTICE = 56


@pytest.mark.parametrize(
    ("fact", "why"),
    [
        ("said 1 A08A 03-01", "homeless"),
        ("placement 1 A08C 03-01 leaves 12-01", "homeless"),
        ("said 1 would-not-say 03-01", "not-known"),
        ("said 1 hospital 03-01", "not-known"),
        ("custody 01-01 to 03-01", "not-known"),
        ("said 1 A07A 03-01", NO_END),
        ("said 1 A03 03-01 leaves 03-15", ENDS),
        ("placement 1 A03 03-01 leaves 03-10", ENDS),
        ("placement 1 A17 03-01 leaves 09-01", None),
        ("said 1 A01C 03-01 leaves 04-01", ENDS),
        ("said 1 A01C 03-01", None),
        ("custody 03-01", None),
        ("custody 03-01 at-large", None),
        ("placement 1 A03 02-01 left 03-01 to died", None),
        ("said 1 A08A 04-01", None),
    ],
)
def test_who_is_without_a_home_and_why(fact: str, why: str | None) -> None:
    on = day_of("03-10")
    assert without_home(home_on(facts_of([fact]), on, CLASSES), on, NOTICE) == why


@pytest.mark.parametrize(("days", "why"), [(-57, None), (-56, ENDS), (0, ENDS), (90, ENDS)])
def test_the_notice_is_counted_to_the_day_of_leaving_and_goes_on_past_it(days: int, why: str | None) -> None:
    home = HomeOn("A17", "transient", day_of("01-01"), day_of("06-01"))
    assert without_home(home, day_of("06-01") + timedelta(days=days), NOTICE) == why


def test_nobody_released_without_a_home_drops_off_in_sixty_days_nor_in_two_hundred() -> None:
    facts = facts_of(["custody 01-01 to 03-01", "said 1 A08A 04-10"])
    for days in range(201):
        on = day_of("03-01") + timedelta(days=days)
        assert without_home(home_on(facts, on, CLASSES), on, NOTICE) is not None, on
        assert came_to(facts, on, CLASSES).without_since == day_of("03-01")
