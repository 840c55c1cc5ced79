"""Where somebody lives as the duty to refer sees it: what meets it, what ran out, and since when one is to ask."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.accommodation.duty_homes import DutyAsking, LivesIn, due_since, due_unbroken_since, is_late, lives_in
from iomctl.domain.accommodation.duty_to_refer_prompts import STANDING, CouncilReferral, DutyHome, duty_to_refer
from iomctl.domain.accommodation.home import Held, HomeFacts, HomeSaid, Placed, home_on
from iomctl.domain.policy.home_and_release_choices import Accommodation
from iomctl.domain.policy.prompt_windows import PromptWindows

CODES = {
    one.code: one
    for one in (
        Accommodation("A03", "Short-term accommodation", "transient"),
        Accommodation("A17", "CAS3", "transient"),
        Accommodation("A08A", "Rough sleeping", "homeless"),
        Accommodation("A01D", "Rents from a council", "settled"),
    )
}
CLASSES, WINDOWS = {code: one.settled for code, one in CODES.items()}, PromptWindows()
START = date(2026, 1, 1)


def day(number: int) -> date:
    """So many days from 1 January."""
    return START + timedelta(days=number)


def lives(facts: HomeFacts, on: date) -> LivesIn | None:
    return lives_in(facts, home_on(facts, on, CLASSES), on, CODES, next_meets=False)


HOTEL = Placed(1, "A03", day(10), leaves_on=day(24), funded_leaves_on=day(24))
LEFT_TO_STREET = HOTEL._replace(left_on=day(24), moved_to="A08A")
CAS3 = Placed(2, "A17", day(24), leaves_on=day(108), funded_leaves_on=day(108))
TENANCY = Placed(3, "A01D", day(10), leaves_on=day(38), funded_leaves_on=day(38))
Told = tuple[bool, int | None, int | None, int, bool]


@pytest.mark.parametrize(
    ("facts", "on", "told"),
    [
        # meets, the day it ends, the day nights ran out, since when, whether late
        (HomeFacts(placed=[HOTEL]), 10, (False, 24, None, 10, False)),
        (HomeFacts(placed=[HOTEL]), 23, (False, 24, None, 10, False)),
        (HomeFacts(placed=[HOTEL]), 24, (False, 24, 24, 10, True)),
        (HomeFacts(placed=[LEFT_TO_STREET]), 24, (False, None, 24, 10, True)),
        (HomeFacts(placed=[LEFT_TO_STREET]), 600, (False, None, 24, 10, True)),
        # From one that falls short into another nothing ran out; the time goes on.
        (HomeFacts(placed=[LEFT_TO_STREET._replace(moved_to="A17"), CAS3]), 30, (False, 108, None, 10, False)),
        # The money for a home that meets it ends, not the home.
        (HomeFacts(placed=[TENANCY]), 37, (True, None, None, 10, False)),
        (HomeFacts(placed=[TENANCY._replace(leaves_on=day(30))]), 29, (True, 30, None, 10, False)),
        (HomeFacts(said=[HomeSaid(1, "A08A", day(5))]), 9, (False, None, None, 5, True)),
        (HomeFacts(said=[HomeSaid(1, "A01D", day(5)), HomeSaid(2, "A08A", day(7))]), 9, (False, None, None, 7, True)),
        (HomeFacts(placed=[LEFT_TO_STREET._replace(moved_to="not-known")]), 30, (False, None, 24, 10, True)),
        # Out of prison to the street, from a hotel before it: nothing ran out but the stay.
        (
            HomeFacts(
                held=[Held(day(24), day(40))],
                placed=[LEFT_TO_STREET],
                said=[HomeSaid(1, "A08A", day(40), None, "release")],
            ),
            41,
            (False, None, None, 40, True),
        ),
    ],
)
def test_where_somebody_lives(facts: HomeFacts, on: int, told: Told) -> None:
    found = lives(facts, day(on))
    assert found is not None
    meets, ends, ran_out, since, late = told
    home = DutyHome(None if ends is None else day(ends), False, meets, True, None if ran_out is None else day(ran_out))
    assert (found.home, found.since, is_late(found, day(on))) == (home, day(since), late)


@pytest.mark.parametrize(
    "facts",
    [
        HomeFacts(),
        HomeFacts(held=[Held(day(1))], placed=[HOTEL]),
        HomeFacts(said=[HomeSaid(1, "would-not-say", day(1))]),
        HomeFacts(said=[HomeSaid(1, "not-known", day(1))]),
        HomeFacts(held=[Held(day(1), day(5))]),
        HomeFacts(placed=[LEFT_TO_STREET._replace(moved_to="hospital")]),
        HomeFacts(placed=[LEFT_TO_STREET._replace(moved_to="died")]),
    ],
)
def test_who_is_not_asked_about(facts: HomeFacts) -> None:
    assert lives(facts, day(30)) is None


placed = st.builds(
    lambda number, code, first, nights, ended: Placed(
        number,
        code,
        day(first),
        day(first + nights),
        day(first + nights),
        day(first + nights) if ended else None,
        ended,
    ),
    st.integers(1, 9),
    st.sampled_from(sorted(CODES)),
    st.integers(0, 120),
    st.integers(0, 60),
    st.none() | st.sampled_from([*CODES, "not-known", "custody", "hospital"]),
)
said = st.builds(
    lambda number, code, on: HomeSaid(number, code, day(on)),
    st.integers(1, 9),
    st.sampled_from([*CODES, "not-known"]),
    st.integers(0, 120),
)
held = st.builds(lambda first, days: Held(day(first), day(first + days)), st.integers(0, 120), st.integers(1, 30))
known = st.builds(
    HomeFacts,
    st.lists(held, max_size=2),
    st.lists(placed, max_size=3, unique_by=lambda one: one.number),
    st.lists(said, max_size=3, unique_by=lambda one: one.number),
)
council = st.none() | st.builds(CouncilReferral, st.sampled_from(STANDING), st.integers(-200, 150).map(day))


def test_it_is_due_since_the_first_of_all_days_on_which_it_was_whatever_the_reason() -> None:
    over, no = Placed(3, "A03", day(0), day(1), day(1)), CouncilReferral("not-accepted", day(0))
    for nights in (0, 56):
        facts = HomeFacts([], [over, Placed(2, "A03", day(2), day(2 + nights), day(2 + nights))], [])
        found = lives(facts, day(3))
        assert found is not None
        assert due_since(found, no, day(3), WINDOWS) == day(2)
        assert due_unbroken_since(facts, found, day(3), DutyAsking(no, WINDOWS, CODES, next_meets=False)) == day(1)


@given(known, council, st.integers(0, 200))
def test_since_when_it_is_due_is_the_first_day_of_the_days_on_which_it_is(
    facts: HomeFacts, newest: CouncilReferral | None, on: int
) -> None:
    """Never after the day asked about, and on that very day it was to be done, whatever was learned since."""
    found = lives(facts, day(on))
    if found is None or duty_to_refer(found.home, newest, day(on), WINDOWS).status != "not-started":
        return
    since = due_unbroken_since(facts, found, day(on), DutyAsking(newest, WINDOWS, CODES, next_meets=False))
    assert found.since <= since <= day(on)
    if newest is not None and newest.submitted_on is not None and newest.submitted_on <= day(on):
        assert since > newest.submitted_on or since == found.since
    before = lives(facts, since - timedelta(days=1))
    if since > found.since and before is not None and before.home.meets == found.home.meets:
        assert duty_to_refer(before.home, newest, since - timedelta(days=1), WINDOWS).status != "not-started"


@given(known, st.integers(0, 200))
def test_the_order_in_which_facts_are_told_does_not_matter(facts: HomeFacts, on: int) -> None:
    turned = HomeFacts(list(facts.held)[::-1], list(facts.placed)[::-1], list(facts.said)[::-1])
    numbers = [*(one.number for one in facts.placed), *(one.number for one in facts.said)]
    if len(set(numbers)) == len(numbers):
        assert lives(facts, day(on)) == lives(turned, day(on))
