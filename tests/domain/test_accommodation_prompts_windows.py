"""The ends of the windows of accommodation prompts, and what holds of every prompt whatever the facts."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.accommodation.address_prompts import OpenApplications, proposed_address
from iomctl.domain.accommodation.commissioned_prompts import CommissionedReferral, commissioned_accommodation
from iomctl.domain.accommodation.duty_to_refer_prompts import STANDING, CouncilReferral, DutyHome, duty_to_refer
from iomctl.domain.accommodation.prompts import STATUSES, Home, Prompt
from iomctl.domain.days.intervals import Interval
from iomctl.domain.policy.prompt_windows import PromptWindows
from iomctl.domain.referrals import NEXT, OPEN

WINDOWS = PromptWindows()
DAY = timedelta(days=1)
FREE = date(2026, 7, 17)
LEAVING = DutyHome(FREE, next_meets=False)

days = st.dates(date(2020, 1, 1), date(2035, 12, 31))
ends = st.none() | days
classes = st.sampled_from(["settled", "transient", "homeless", None])
homes = st.builds(Home, classes, ends, st.booleans())
leaving = st.builds(DutyHome, ends, st.booleans(), st.booleans(), st.just(value=False), st.none())
not_settled = classes.filter(lambda one: one != "settled")
council = st.none() | st.builds(CouncilReferral, st.sampled_from([*STANDING, "withdrawn"]), ends)
commissioned = st.none() | st.builds(CommissionedReferral, st.sampled_from(list(NEXT)), ends)
genders = st.sampled_from(["male", "female", "not-known", None])


@pytest.mark.parametrize(("status", "on"), [("upcoming", date(2026, 5, 21)), ("not-started", date(2026, 5, 22))])
def test_a_council_is_due_from_eight_weeks_before_the_release_that_day_included(status: str, on: date) -> None:
    prompt = duty_to_refer(LEAVING, None, on, WINDOWS)
    assert prompt.status == status
    assert prompt.from_on == (date(2026, 5, 22) if status == "upcoming" else None)


@pytest.mark.parametrize(("status", "on"), [("upcoming", date(2026, 4, 23)), ("not-started", date(2026, 4, 24))])
def test_commissioned_services_are_due_from_twelve_weeks_before_that_day_included(status: str, on: date) -> None:
    prompt = commissioned_accommodation(_leaving(FREE), None, "male", on, WINDOWS)
    assert prompt.status == status
    assert prompt.from_on == (date(2026, 4, 24) if status == "upcoming" else None)


@given(homes, genders, days)
def test_what_is_upcoming_is_to_be_done_from_the_day_it_tells_and_not_the_day_before(
    home: Home, gender: str | None, on: date
) -> None:
    for kind, prompt in enumerate(_not_referred(home, gender, on)):
        if prompt.from_on is not None:
            assert _not_referred(home, gender, prompt.from_on - DAY)[kind] == prompt
            assert _not_referred(home, gender, prompt.from_on)[kind].status == "not-started"


@given(not_settled, days, days, st.integers(1, 5000))
def test_accommodation_that_has_ended_and_one_of_no_known_end_are_as_near_as_can_be(
    settled: str | None, ends_on: date, on: date, later: int
) -> None:
    ended = Home(settled, ends_on, has_next=False)
    unknown = Home(settled, None, has_next=False)
    after = ends_on + timedelta(days=later)
    for home, day in ((ended, ends_on), (ended, after), (unknown, on)):
        assert {prompt.status for prompt in _not_referred(home, None, day)} == {"not-started"}


@given(leaving, st.sampled_from(STANDING), days, st.integers(-400, 400))
def test_a_councils_referral_tells_the_status_for_26_weeks_both_ends_included_and_no_day_else(
    home: DutyHome, status: str, submitted_on: date, after: int
) -> None:
    on = submitted_on + timedelta(days=after)
    prompt = duty_to_refer(home, CouncilReferral(status, submitted_on), on, WINDOWS)
    fresh = 0 <= after <= 182
    assert (prompt.status == status) == fresh
    assert fresh or prompt == duty_to_refer(home, None, on, WINDOWS)


@pytest.mark.parametrize(("after", "fresh"), [(-1, False), (0, True), (182, True), (183, False)])
@pytest.mark.parametrize("status", STANDING)
def test_the_ends_of_a_councils_referral(status: str, after: int, fresh: bool) -> None:
    on = FREE + timedelta(days=after)
    assert (duty_to_refer(LEAVING, CouncilReferral(status, FREE), on, WINDOWS).status == status) == fresh


@given(homes, st.sampled_from(list(NEXT)), genders, days, st.integers(-400, 4000))
def test_a_live_commissioned_referral_counts_once_made_and_while_the_window_is_open_however_old(
    home: Home, status: str, gender: str | None, made_on: date, after: int
) -> None:
    on = made_on + timedelta(days=after)
    prompt = commissioned_accommodation(home, CommissionedReferral(status, made_on), gender, on, WINDOWS)
    near = home.ends_on is None or (home.ends_on - on).days <= 84
    counts = status in OPEN and after >= 0 and near
    assert (prompt.status == "submitted") == counts
    assert counts or prompt == commissioned_accommodation(home, None, gender, on, WINDOWS)


def test_a_referral_counts_from_the_day_it_was_made_and_not_the_day_before() -> None:
    made = CommissionedReferral("made", FREE)
    told = [commissioned_accommodation(_leaving(FREE), made, "male", on, WINDOWS).status for on in (FREE - DAY, FREE)]
    assert told == ["not-started", "submitted"]


def test_a_live_referral_counts_from_the_first_day_of_the_window_and_not_the_day_before() -> None:
    made = CommissionedReferral("started", date(2026, 1, 5))
    window = (date(2026, 4, 23), date(2026, 4, 24))
    told = [commissioned_accommodation(_leaving(FREE), made, "male", on, WINDOWS).status for on in window]
    assert told == ["upcoming", "submitted"]


def test_a_scheme_may_have_windows_of_other_lengths() -> None:
    months = PromptWindows(Interval(0, 3), Interval(0, 6), Interval(0, 1))
    waiting = _not_referred(_leaving(FREE), None, date(2026, 1, 16), months)
    assert [prompt.from_on for prompt in waiting] == [date(2026, 4, 17), date(2026, 1, 17)]
    stale = CouncilReferral("accepted", date(2026, 6, 16))
    assert duty_to_refer(LEAVING, stale, FREE, months).status == "not-started"


@given(homes, council, commissioned, genders, days, st.booleans(), st.booleans())
def test_every_prompt_says_either_what_to_do_or_why_not_or_that_it_is_with_somebody_else(
    home: Home,
    to_council: CouncilReferral | None,
    to_services: CommissionedReferral | None,
    gender: str | None,
    on: date,
    cas1: bool,
    cas3: bool,
) -> None:
    for prompt in (
        duty_to_refer(_as_duty(home), to_council, on, WINDOWS),
        commissioned_accommodation(home, to_services, gender, on, WINDOWS),
        proposed_address(home.has_next, OpenApplications(cas1, cas3)),
    ):
        _is_whole(prompt, on)


def _is_whole(prompt: Prompt, on: date) -> None:
    assert prompt.status in STATUSES
    assert bool(prompt.reasons) == (prompt.status in {"not-required", "not-eligible"})
    assert (prompt.from_on is not None) == (prompt.status == "upcoming")
    assert prompt.from_on is None or prompt.from_on > on
    assert prompt.action is not None or prompt.status not in {"upcoming", "not-started"}
    assert not (prompt.action and prompt.reasons)
    assert all(one.name for one in (*prompt.reasons, *filter(None, [prompt.action])))


def _not_referred(home: Home, gender: str | None, on: date, windows: PromptWindows = WINDOWS) -> tuple[Prompt, Prompt]:
    """The prompts for a council and for commissioned services, of a person who was never referred to either."""
    services = commissioned_accommodation(home, None, gender, on, windows)
    return duty_to_refer(_as_duty(home), None, on, windows), services


def _as_duty(home: Home) -> DutyHome:
    """The same for the duty to refer, where every next home meets it."""
    return DutyHome(home.ends_on, home.has_next)


def _leaving(ends_on: date) -> Home:
    """A person in prison with nowhere to go on release."""
    return Home("transient", ends_on, has_next=False)
