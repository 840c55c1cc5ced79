"""What is due for a release by a day and not done yet."""

from datetime import date, timedelta

import pytest

from iomctl.domain.accommodation.release_plans import Planned, due_by, missing
from iomctl.domain.days.intervals import Interval
from iomctl.domain.policy.home_and_release_choices import ReleaseItem
from iomctl.domain.policy.prompt_windows import PromptWindows

OUT_ON = date(2026, 6, 11)
ITEMS = (
    ReleaseItem("id", "Identity document", Interval.parse("12 weeks")),
    ReleaseItem("gp", "Registered with a GP", Interval.parse("4 weeks")),
    ReleaseItem("old", "No longer asked", Interval.parse("12 weeks"), active=False),
)
NOTHING = Planned(first_night=False, appointment=False)


@pytest.mark.parametrize(
    ("days_before", "due"),
    [
        (85, ()),
        (84, ("id",)),
        (57, ("id",)),
        (56, ("address", "id")),
        (28, ("address", "id", "gp")),
        (15, ("address", "id", "gp")),
        (14, ("address", "appointment", "id", "gp")),
        (0, ("address", "appointment", "id", "gp")),
        (-3, ("address", "appointment", "id", "gp")),
    ],
)
def test_each_thing_is_due_from_its_own_day_on(days_before: int, due: tuple[str, ...]) -> None:
    on = OUT_ON - timedelta(days=days_before)
    assert missing(NOTHING, due_by(OUT_ON, on, ITEMS, PromptWindows())) == due


def test_what_is_done_is_not_missing_and_nothing_is_due_without_a_day() -> None:
    planned = Planned(first_night=True, appointment=False, done=frozenset({"gp"}))
    assert missing(planned, due_by(OUT_ON, OUT_ON, ITEMS, PromptWindows())) == ("appointment", "id")
    assert due_by(None, OUT_ON, ITEMS, PromptWindows()) == ()


def test_a_release_is_planned_with_a_first_night_and_an_appointment() -> None:
    assert Planned(first_night=True, appointment=True).whole
    assert not Planned(first_night=True, appointment=False).whole
    assert not Planned(first_night=False, appointment=True).whole
