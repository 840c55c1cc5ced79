"""A consent clears own words from its first day to its last, unless it is taken back; one rule for every day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.facts.consents import (
    AHEAD,
    ANSWERS,
    CLEARED,
    EXPIRED,
    GIVEN,
    REFUSED,
    REVOKED,
    STATES,
    Consent,
    state_on,
)

DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
GIVEN_ONES = st.builds(Consent, st.just(GIVEN), DAYS, st.none() | DAYS, st.none() | DAYS)


@given(st.builds(Consent, st.sampled_from(ANSWERS), DAYS), DAYS)
def test_every_consent_stands_in_one_way_on_every_day(consent: Consent, day: date) -> None:
    assert state_on(day, consent) in STATES


@given(GIVEN_ONES, DAYS)
def test_days_from_the_first_to_the_last_before_it_was_taken_back_are_cleared(consent: Consent, day: date) -> None:
    begun = consent.from_on <= day
    over = consent.until_on is not None and consent.until_on < day
    taken = consent.revoked_on is not None and consent.revoked_on <= day
    assert (state_on(day, consent) == CLEARED) == (begun and not over and not taken)


@given(GIVEN_ONES, DAYS, st.integers(1, 400))
def test_what_was_taken_back_or_is_over_is_never_cleared_again(consent: Consent, day: date, later: int) -> None:
    if state_on(day, consent) in {EXPIRED, REVOKED}:
        assert state_on(day + timedelta(later), consent) in {EXPIRED, REVOKED}


@given(DAYS, DAYS)
def test_what_was_refused_is_never_cleared(first: date, day: date) -> None:
    assert state_on(day, Consent(REFUSED, first)) == (AHEAD if day < first else REFUSED)


def test_the_last_day_is_cleared_and_the_day_of_taking_back_is_not() -> None:
    first, last = date(2026, 4, 1), date(2026, 4, 30)
    assert state_on(last, Consent(GIVEN, first, last)) == CLEARED
    assert state_on(last, Consent(GIVEN, first, None, last)) == REVOKED
