"""The duty to refer outside prison: which home meets it, when it is due, and when a council is asked again."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.accommodation.duty_to_refer_prompts import STANDING, CouncilReferral, DutyHome, duty_to_refer
from iomctl.domain.accommodation.duty_words import DutyPlace, first_night, meeting, referred_before
from iomctl.domain.accommodation.prompts import Prompt
from iomctl.domain.policy.home_and_release_choices import Accommodation
from iomctl.domain.policy.prompt_windows import PromptWindows

WINDOWS, EIGHT_WEEKS = PromptWindows(), timedelta(weeks=8)
OUT, HOTEL_ENDS, CAS3_ENDS = date(2026, 7, 9), date(2026, 7, 23), date(2026, 10, 1)
HOTEL = DutyHome(HOTEL_ENDS, next_meets=False, outside=True)
CAS3 = DutyHome(CAS3_ENDS, next_meets=False, outside=True)
STREET = DutyHome(None, next_meets=False, outside=True, ran_out_on=HOTEL_ENDS)
TENANCY = DutyHome(None, next_meets=False, meets=True, outside=True)

days = st.dates(date(2024, 1, 1), date(2030, 12, 31))
homes = st.builds(DutyHome, st.none() | days, st.booleans(), st.booleans(), st.booleans(), st.none() | days)
council = st.none() | st.builds(CouncilReferral, st.sampled_from([*STANDING, "withdrawn"]), days)


def stands(home: DutyHome, on: date, status: str = "", submitted_on: date | None = None) -> str:
    newest = CouncilReferral(status, submitted_on) if status else None
    return duty_to_refer(home, newest, on, WINDOWS).status


@pytest.mark.parametrize(
    ("home", "on", "told"),
    [
        (HOTEL, OUT, "not-started"),
        (HOTEL, HOTEL_ENDS - timedelta(days=1), "not-started"),
        (STREET, HOTEL_ENDS, "not-started"),
        (STREET, HOTEL_ENDS + timedelta(days=600), "not-started"),
        (CAS3, OUT, "not-started"),  # twelve weeks before its end: it waits for no window
        (TENANCY, OUT, "not-required"),
        (TENANCY._replace(ends_on=CAS3_ENDS), CAS3_ENDS - EIGHT_WEEKS - timedelta(days=1), "not-required"),
        (TENANCY._replace(ends_on=CAS3_ENDS), CAS3_ENDS - EIGHT_WEEKS, "not-started"),
        (HOTEL._replace(next_meets=True), OUT, "not-required"),
    ],
)
def test_who_was_never_referred_is_to_be_from_the_first_night_in_a_home_that_does_not_meet_the_duty(
    home: DutyHome, on: date, told: str
) -> None:
    assert stands(home, on) == told


@pytest.mark.parametrize(
    ("home", "on", "submitted_on", "told"),
    [
        # Asked in prison within eight weeks of the hotel's end: that one stands, until the nights run out.
        (HOTEL, OUT, date(2026, 5, 28), "not-accepted"),
        (HOTEL, OUT, date(2026, 5, 27), "not-started"),
        (STREET, HOTEL_ENDS, date(2026, 5, 28), "not-started"),
        (STREET, HOTEL_ENDS, HOTEL_ENDS - timedelta(days=1), "not-started"),
        (STREET, HOTEL_ENDS, HOTEL_ENDS, "not-accepted"),
        # Twelve weeks of CAS3: again from eight weeks before their end.
        (CAS3, CAS3_ENDS - EIGHT_WEEKS - timedelta(days=1), date(2026, 5, 18), "not-accepted"),
        (CAS3, CAS3_ENDS - EIGHT_WEEKS, date(2026, 5, 18), "not-started"),
        (CAS3, CAS3_ENDS - EIGHT_WEEKS, CAS3_ENDS - EIGHT_WEEKS, "not-accepted"),
        (TENANCY, OUT, date(2026, 5, 18), "not-accepted"),
    ],
)
def test_a_council_that_did_not_accept_is_asked_again_for_the_next_nights_that_run_out(
    home: DutyHome, on: date, submitted_on: date, told: str
) -> None:
    assert stands(home, on, "not-accepted", submitted_on) == told


@given(homes, st.sampled_from(["submitted", "accepted"]), days, st.integers(0, 182))
def test_a_fresh_referral_that_waits_or_was_accepted_needs_no_second_whatever_ran_out(
    home: DutyHome, status: str, submitted_on: date, after: int
) -> None:
    assert stands(home, submitted_on + timedelta(days=after), status, submitted_on) == status


@given(homes, council, days)
def test_in_a_home_that_does_not_meet_the_duty_and_with_none_to_follow_it_is_never_excused(
    home: DutyHome, newest: CouncilReferral | None, on: date
) -> None:
    prompt = duty_to_refer(home._replace(meets=False, next_meets=False, outside=True), newest, on, WINDOWS)
    assert prompt.status in {"not-started", *STANDING}


@given(homes, council, days)
def test_nights_that_ran_out_excuse_nobody(home: DutyHome, newest: CouncilReferral | None, on: date) -> None:
    """What ran out can make a referral due that was not, never the other way round."""
    before = duty_to_refer(home._replace(ran_out_on=None), newest, on, WINDOWS)
    after = duty_to_refer(home._replace(ran_out_on=on), newest, on, WINDOWS)
    assert before == after or before.status == "not-accepted"


def test_a_settled_home_meets_the_duty_where_the_policy_does_not_say() -> None:
    kinds = (("settled", None), ("transient", None), ("homeless", None), ("transient", True), ("settled", False))
    told = [Accommodation("A", "A", settled, meets_duty=says).meets for settled, says in kinds]
    assert told == [True, False, False, True, False]


def test_the_reason_is_said_in_words() -> None:
    hotel = DutyPlace("Emergency hotel", meets=False, until_on=HOTEL_ENDS)
    assert meeting(hotel) == "Emergency hotel until 23 Jul 2026: does not meet the duty"
    assert first_night(DutyPlace("Supported housing", meets=True)) == "first night Supported housing: meets the duty"
    assert first_night(None) == "no first night is known"
    due = Prompt("not-started")
    told = [referred_before(due, CouncilReferral(status, date(2026, 5, 18))) for status in ("not-accepted", "accepted")]
    assert told == ["; not accepted when referred on 18 May 2026", "; the referral of 18 May 2026 is too old to count"]
    assert referred_before(due, None) == referred_before(Prompt("submitted"), CouncilReferral("submitted", OUT)) == ""
