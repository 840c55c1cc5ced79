"""When the time of a member of a programme is up: vectors, and what holds for every order of stays and any days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.days.intervals import Interval
from iomctl.domain.programmes.ends import JOINING, RELEASE, InCustody, ProgrammeEnd, end_of, release_counted, state_on

HALF_A_YEAR, TWELVE_WEEKS = Interval.parse("6 months"), Interval.parse("12 weeks")
JOINED = date(2026, 3, 2)
BEFORE = InCustody(date(2025, 5, 5), date(2025, 11, 3))
INSIDE = InCustody(date(2026, 1, 5), date(2026, 5, 3))
STILL_INSIDE = InCustody(date(2026, 1, 5), None)
AFTER = InCustody(date(2026, 6, 1), date(2026, 8, 31))

days = st.dates(date(2020, 1, 1), date(2030, 12, 31))
stays = st.lists(st.tuples(days, st.none() | st.integers(0, 400)), max_size=5).map(
    lambda drawn: [InCustody(first, None if nights is None else first + timedelta(nights)) for first, nights in drawn]
)


@pytest.mark.parametrize(
    ("counted_from", "known", "until_on", "on", "basis"),
    [
        (JOINING, [], None, "2026-05-25", "12 weeks from 2 Mar 2026"),
        (JOINING, [STILL_INSIDE], None, "2026-05-25", "12 weeks from 2 Mar 2026"),
        (RELEASE, [], None, None, "6 months after release: no release is known"),
        (RELEASE, [STILL_INSIDE], None, None, "6 months after release: not released yet"),
        (RELEASE, [BEFORE, STILL_INSIDE], None, None, "6 months after release: not released yet"),
        (RELEASE, [INSIDE], None, "2026-11-03", "6 months after release on 3 May 2026"),
        (RELEASE, [AFTER, INSIDE, BEFORE], None, "2026-11-03", "6 months after release on 3 May 2026"),
        (RELEASE, [BEFORE], None, "2026-05-03", "6 months after release on 3 Nov 2025"),
        (RELEASE, [BEFORE, AFTER], None, "2026-05-03", "6 months after release on 3 Nov 2025"),
        (RELEASE, [AFTER], None, "2027-02-28", "6 months after release on 31 Aug 2026"),
        (RELEASE, [InCustody(date(2026, 3, 2), None)], None, None, "6 months after release: not released yet"),
        (RELEASE, [InCustody(date(2026, 1, 5), JOINED)], None, "2026-09-02", "6 months after release on 2 Mar 2026"),
        (RELEASE, [InCustody(date(2026, 4, 1), None)], None, None, "6 months after release: not released yet"),
        (RELEASE, [STILL_INSIDE], "2026-12-01", "2026-12-01", "as agreed"),
        (JOINING, [], "2026-04-01", "2026-04-01", "as agreed"),
    ],
)
def test_the_end_and_its_reason(
    counted_from: str, known: list[InCustody], until_on: str | None, on: str | None, basis: str
) -> None:
    lasts = TWELVE_WEEKS if counted_from == JOINING else HALF_A_YEAR
    agreed = None if until_on is None else date.fromisoformat(until_on)
    found = end_of(JOINED, lasts, counted_from, known, agreed)
    assert found == ProgrammeEnd(None if on is None else date.fromisoformat(on), basis)


def test_a_programme_without_a_length_has_no_end_but_one_that_is_agreed() -> None:
    assert end_of(JOINED, None, JOINING, []) == ProgrammeEnd(None, "no end is set")
    assert end_of(JOINED, None, JOINING, [], date(2026, 4, 1)).on == date(2026, 4, 1)


@given(days, stays, st.randoms(use_true_random=False))
def test_the_order_of_stays_does_not_matter(joined_on: date, known: list[InCustody], random: object) -> None:
    distinct = list({one.from_on: one for one in known}.values())
    assert release_counted(joined_on, reversed(distinct)) == release_counted(joined_on, distinct)


@given(days, stays)
def test_a_release_that_counts_is_one_that_happened(joined_on: date, known: list[InCustody]) -> None:
    found = release_counted(joined_on, known)
    assert found is None or found in [one.released_on for one in known]
    if known and all(one.released_on is not None for one in known):
        assert found is not None


@given(days, st.none() | days, st.none() | days)
def test_a_membership_stands_in_one_way_on_each_day(on: date, ends_on: date | None, left_on: date | None) -> None:
    state = state_on(on, ends_on, left_on)
    assert (state == "left") == (left_on is not None and left_on <= on)
    if state != "left":
        assert (state == "past") == (ends_on is not None and on > ends_on), "the last day is still their time"
