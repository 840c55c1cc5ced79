"""A room that stands empty while the person is in custody: its nights, and the command that ends it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.accommodation.empty_rooms import end_command, nights_empty, reason_of, to_end
from iomctl.domain.policy.choices import Reason

days = st.dates(date(2025, 1, 1), date(2027, 12, 31))
SHIPPED = {
    one.code: one
    for one in (
        Reason("moved-on", "planned move-on", "planned"),
        Reason("recalled", "recalled or breached", "custody"),
        Reason("custody", "further custody", "custody"),
    )
}


@given(days, days, st.integers(0, 200))
def test_nights_stand_empty_one_by_one_from_the_first_in_custody(from_on: date, since: date, after: int) -> None:
    on = max(from_on, since) + timedelta(days=after)
    slept_by_nobody = [
        night for night in (from_on + timedelta(days=n) for n in range((on - from_on).days)) if night >= since
    ]
    assert nights_empty(on, from_on, since) == len(slept_by_nobody) == after
    assert nights_empty(min(from_on, since), from_on, since) == 0


@given(days, days)
def test_it_ends_on_the_first_day_in_custody_and_not_before_it_began(from_on: date, since: date) -> None:
    assert to_end(from_on, since) >= from_on
    assert to_end(from_on, since) in {from_on, since}


@pytest.mark.parametrize(
    ("kind", "told"), [("recall", "recalled"), ("remand", "custody"), ("sentenced", "custody"), (None, "custody")]
)
def test_a_recall_ends_it_as_a_recall_and_any_other_stay_as_custody(kind: str | None, told: str) -> None:
    assert reason_of(kind, SHIPPED) == told


def test_a_policy_of_other_words_is_asked_for_those_of_the_group() -> None:
    local = {"back-inside": Reason("back-inside", "back inside", "custody")}
    assert (reason_of("recall", local), reason_of("remand", local)) == ("back-inside", "back-inside")
    retired = {"custody": SHIPPED["custody"]._replace(active=False), "moved-on": SHIPPED["moved-on"]}
    assert reason_of("remand", retired) == "CODE"


def test_the_command_that_ends_it() -> None:
    told = end_command("P00042", date(2026, 4, 20), "custody")
    assert told == "iomctl placement end P00042 --on 2026-04-20 --reason custody --to custody"
